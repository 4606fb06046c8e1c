/* The CommonMark of texts as plain text and as HTML: what is markup, and what is text as typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "plan/markup.h"

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

static int set_up(void **state)
{
	*state = arena_new(out_of_memory);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* The text in memory of exactly its size, so that a look beyond its end is seen. */
static struct str exact(const char *text)
{
	size_t len = strlen(text);
	char *copy = malloc(len ? len : 1);
	assert_non_null(copy);
	memcpy(copy, text, len);
	return (struct str){copy, len};
}

static const char *plain(struct arena *arena, const char *text)
{
	struct str copy = exact(text);
	char *room = arena_alloc(arena, MARKUP_ROOM);
	struct str words = markup_plain(arena, copy, MARKUP_INLINE, room);
	const char *result = str_chars(arena, words);
	free((void *)(uintptr_t)copy.at);
	return result;
}

static const char *html_of(struct arena *arena, struct str text, enum markup_form form)
{
	char *bytes = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&bytes, &len);
	assert_non_null(out);
	markup_html(arena, text, form, out);
	assert_int_equal(fclose(out), 0);
	const char *result = str_chars(arena, (struct str){bytes, len});
	free(bytes);
	return result;
}

static const char *html(struct arena *arena, const char *text, enum markup_form form)
{
	struct str copy = exact(text);
	const char *result = html_of(arena, copy, form);
	free((void *)(uintptr_t)copy.at);
	return result;
}

struct example {
	const char *text, *plain, *block;
};

static void check(struct arena *arena, const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(plain(arena, examples[i].text), examples[i].plain);
		assert_string_equal(html(arena, examples[i].text, MARKUP_BLOCK), examples[i].block);
	}
}

#define CHECK(arena, examples) check((arena), (examples), sizeof(examples) / sizeof *(examples))

static void words_without_marks(void **state)
{
	static const struct example examples[] = {
		{"", "", ""},
		{"Grants & loans", "Grants & loans", "<p>Grants &amp; loans</p>"},
		{"<5 £ “a” 'b' \"c\"", "<5 £ “a” 'b' \"c\"",
			"<p>&lt;5 £ “a” &#39;b&#39; &quot;c&quot;</p>"},
		{"two\nlines", "two lines", "<p>two lines</p>"},
		{"two  \r\n   lines", "two lines", "<p>two lines</p>"},
		{"snake_case, 2 * 3, C:\\temp", "snake_case, 2 * 3, C:\\temp",
			"<p>snake_case, 2 * 3, C:\\temp</p>"},
		{"-", "-", "<p>-</p>"},
		{"-5 % of 3", "-5 % of 3", "<p>-5 % of 3</p>"},
		{"2018. A year", "2018. A year", "<p>2018. A year</p>"},
	};
	CHECK(*state, examples);
}

static void a_text_without_marks_is_not_copied(void **state)
{
	char room[1]; /* nothing may be written into it */
	struct str text = STR("Develop a strategy, and review it.");
	struct str words = markup_plain(*state, text, MARKUP_INLINE, room);
	assert_ptr_equal(words.at, text.at);
	assert_int_equal(words.len, text.len);
}

static void paragraphs_and_bullets(void **state)
{
	static const struct example examples[] = {
		{"one\n\ntwo", "one two", "<p>one</p><p>two</p>"},
		{"events by:\n- one;\n- two\n  more", "events by: • one; • two more",
			"<p>events by:</p><ul><li>one;</li><li>two more</li></ul>"},
		{"- one\n- two", "one • two", "<ul><li>one</li><li>two</li></ul>"},
		{"a\n- b\n  - c\n- d", "a • b • c • d",
			"<p>a</p><ul><li>b<ul><li>c</li></ul></li><li>d</li></ul>"},
		{"- a\n\n  b\n- c", "a b • c", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>"},
		{"- a\n-\n- b", "a • - • b", "<ul><li>a</li><li><p>-</p></li><li>b</li></ul>"},
		{"- a\n\nb", "a b", "<ul><li>a</li></ul><p>b</p>"},
		{"a\r\n\r\n- b\r\n- *c*", "a • b • c",
			"<p>a</p><ul><li>b</li><li><em>c</em></li></ul>"},
	};
	CHECK(*state, examples);
}

static void emphasis_and_links(void **state)
{
	static const struct example examples[] = {
		{"*a* and __b__", "a and b", "<p><em>a</em> and <strong>b</strong></p>"},
		{"_a\nb_", "a b", "<p><em>a b</em></p>"},
		{"\\*a\\* &amp; \\\"b\\\"", "*a* & \"b\"", "<p>*a* &amp; &quot;b&quot;</p>"},
		{"[a *b*](https://x.example/?c=d&e=f)", "a b",
			"<p><a href=\"https://x.example/?c=d&amp;e=f\">a <em>b</em></a></p>"},
		{"<https://x.example> <a@b.example>", "https://x.example a@b.example",
			"<p><a href=\"https://x.example\">https://x.example</a> "
			"<a href=\"mailto:a@b.example\">a@b.example</a></p>"},
		{"[a](HTTP://x.example/\"'<b>)", "a",
			"<p><a href=\"HTTP://x.example/%22&#39;%3Cb%3E\">a</a></p>"},
		{"[a](<mailto:a b@c.example> \"title\")", "a",
			"<p><a href=\"mailto:a%20b@c.example\">a</a></p>"},
		/* HTML has no link in a link. */
		{"[a <https://b.example>](https://c.example)", "a https://b.example",
			"<p><a href=\"https://c.example\">a https://b.example</a></p>"},
	};
	CHECK(*state, examples);
}

/* All else that CommonMark knows stays as it was typed. */
static void text_as_typed(void **state)
{
	static const struct example examples[] = {
		{"# A *head*\ntext", "# A *head* text", "<p># A *head*</p><p>text</p>"},
		{"Head *a*\n---", "Head *a* ---", "<p>Head *a*<br>---</p>"},
		{"1) In *partnership*", "1) In *partnership*", "<p>1) In *partnership*</p>"},
		{"Do:\n1. a\n2. b", "Do: 1. a 2. b", "<p>Do:</p><p>1. a<br>2. b</p>"},
		{"* a\n* b", "* a * b", "<p>* a<br>* b</p>"},
		{"+ a", "+ a", "<p>+ a</p>"},
		{"> a\nb", "> a b", "<p>&gt; a<br>b</p>"},
		{"a\n\n***\n\nb", "a *** b", "<p>a</p><p>***</p><p>b</p>"},
		{"```\n- a\n\n*b*\n```", "``` - a *b* ```", "<p>```<br>- a<br>*b*<br>```</p>"},
		{"    four *blanks*", "four *blanks*", "<p>four *blanks*</p>"},
		{"a `*b*` ``c`d`` e", "a `*b*` ``c`d`` e", "<p>a `*b*` ``c`d`` e</p>"},
		{"a\\``*b*`", "a``*b*`", "<p>a``*b*`</p>"},
		{"<b>a</b> <!-- b -->", "<b>a</b> <!-- b -->",
			"<p>&lt;b&gt;a&lt;/b&gt; &lt;!-- b --&gt;</p>"},
		{"<script>\nalert(1)\n</script>\n\n*a*", "<script> alert(1) </script> a",
			"<p>&lt;script&gt;<br>alert(1)<br>&lt;/script&gt;</p><p><em>a</em></p>"},
		{"![a *b*](https://x.example)", "![a *b*](https://x.example)",
			"<p>![a *b*](https://x.example)</p>"},
		{"[a *b*](javascript:c) *d*", "[a *b*](javascript:c) d",
			"<p>[a *b*](javascript:c) <em>d</em></p>"},
		{"[a](//x.example) [b](c.html)", "[a](//x.example) [b](c.html)",
			"<p>[a](//x.example) [b](c.html)</p>"},
		{"<javascript:alert(1)>", "<javascript:alert(1)>",
			"<p>&lt;javascript:alert(1)&gt;</p>"},
		{"a\n\n[b]: https://c.example\n\n- d\n- [e]: /f",
			"a [b]: https://c.example • d • - [e]: /f",
			"<p>a</p><p>[b]: https://c.example</p><ul><li>d</li>"
			"<li><p>- [e]: /f</p></li></ul>"},
		{"a\\\nb  \nc", "a\\ b c", "<p>a\\ b c</p>"},
		{"- a\n\n  1. b\n  2. c", "a 1. b 2. c", "<ul><li>a<p>1. b<br>2. c</p></li></ul>"},
	};
	CHECK(*state, examples);
}

/* A character reference brings in nothing that the loader keeps out. */
static void no_control_characters(void **state)
{
	assert_string_equal(plain(*state, "a&#27;b&#x202E;c&#10;d&#9;e"), "a�b�c d e");
}

static void forms(void **state)
{
	static const struct {
		const char *text, *cell, *line, *unlinked;
	} examples[] = {
		{"a & *b*", "a &amp; <em>b</em>", "a &amp; <em>b</em>", "a &amp; <em>b</em>"},
		{"a\n\nb", "<p>a</p><p>b</p>", "a b", "a b"},
		{"a:\n- b\n- c", "a:<ul><li>b</li><li>c</li></ul>", "a: • b • c", "a: • b • c"},
		{"[a](https://b.example)", "<a href=\"https://b.example\">a</a>",
			"<a href=\"https://b.example\">a</a>", "a"},
		{"1. a\n2. b", "1. a<br>2. b", "1. a 2. b", "1. a 2. b"},
	};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		assert_string_equal(html(*state, examples[i].text, MARKUP_CELL), examples[i].cell);
		assert_string_equal(
			html(*state, examples[i].text, MARKUP_INLINE), examples[i].line);
		assert_string_equal(
			html(*state, examples[i].text, MARKUP_UNLINKED), examples[i].unlinked);
	}
}

/* A text over the limit never reaches the library, one at the limit does. */
static void long_texts(void **state)
{
	char *bytes = arena_alloc(*state, MARKUP_LIMIT + 1);
	char *room = arena_alloc(*state, MARKUP_ROOM);
	memset(bytes, 'a', MARKUP_LIMIT + 1);
	bytes[0] = bytes[2] = '*';
	struct str text = {bytes, MARKUP_LIMIT + 1};
	assert_ptr_equal(markup_plain(*state, text, MARKUP_INLINE, room).at, bytes);
	assert_memory_equal(html_of(*state, text, MARKUP_BLOCK), "<p>*a*aaaa", 10);
	text.len = MARKUP_LIMIT;
	assert_int_equal(markup_plain(*state, text, MARKUP_INLINE, room).len, MARKUP_LIMIT - 2);
	assert_memory_equal(html_of(*state, text, MARKUP_BLOCK), "<p><em>a</em>aa", 15);
}

/* In a cell paragraphs are told apart; the text that grows most by that has room. */
static void paragraphs_of_a_cell(void **state)
{
	enum { PARAGRAPHS = MARKUP_LIMIT / 2 };
	char *room = arena_alloc(*state, MARKUP_ROOM);
	struct str text = STR("One\nline.\n\n- two\n- three\n\nFour.");
	struct str words = markup_plain(*state, text, MARKUP_CELL, room);
	assert_true(str_equal(words, STR("One line. • two • three ¶ Four.")));
	char *bytes = arena_alloc(*state, MARKUP_LIMIT);
	for (size_t i = 0; i < PARAGRAPHS; i++)
		memcpy(bytes + 2 * i, "#\n", 2);
	words = markup_plain(*state, (struct str){bytes, MARKUP_LIMIT}, MARKUP_CELL, room);
	assert_int_equal(words.len, PARAGRAPHS * strlen("# ¶ ") - strlen(" ¶ "));
}

/* What is known to take cmark long, or to nest deeply, as long as it may be. */
static void hostile_texts(void **state)
{
	static const char *const pieces[] = {"![[]()", "[", "*a _", "- ", "> ", "``a`", "<", "&#1;",
		"\\*", "&nGt;", "- a\n", "[a](b)", "*a **b ", "a\n\n", "1. ", "-\n", "[a]: b\n",
		"- - a\n"};
	char *bytes = arena_alloc(*state, MARKUP_LIMIT);
	char *room = arena_alloc(*state, MARKUP_ROOM);
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		size_t len = strlen(pieces[i]), total = 0;
		for (; total + len <= MARKUP_LIMIT; total += len)
			memcpy(bytes + total, pieces[i], len);
		struct str text = {bytes, total};
		assert_in_range(markup_plain(*state, text, MARKUP_CELL, room).len, 1, MARKUP_ROOM);
		for (enum markup_form form = MARKUP_BLOCK; form <= MARKUP_UNLINKED; form++)
			html_of(*state, text, form);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(words_without_marks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_text_without_marks_is_not_copied, set_up, tear_down),
		cmocka_unit_test_setup_teardown(paragraphs_and_bullets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(emphasis_and_links, set_up, tear_down),
		cmocka_unit_test_setup_teardown(text_as_typed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_control_characters, set_up, tear_down),
		cmocka_unit_test_setup_teardown(forms, set_up, tear_down),
		cmocka_unit_test_setup_teardown(long_texts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(paragraphs_of_a_cell, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hostile_texts, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
