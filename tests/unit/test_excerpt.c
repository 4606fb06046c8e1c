/* Excerpts: carets stand under what a terminal shows, and no line is too long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "findings/excerpt.h"

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

enum { BYTES = 1 << 14 }; /* more than any excerpt here */

struct bytes {
	size_t from, to;
	const char *text;
};

/* The excerpt of a text with marks under the given bytes, the first being that of the finding.
 * Lives until the next call. */
static const char *excerpt_of(struct str text, const struct bytes *bytes, size_t count)
{
	static char copy[BYTES];
	struct arena *arena = arena_new(out_of_memory);
	struct sources *sources = sources_new(arena);
	struct str error;
	const struct source *source = source_add(sources, text, STR("a.plan"), &error);
	struct mark marks[4];
	for (size_t i = 0; i < count; i++) {
		uint32_t from = (uint32_t)bytes[i].from, to = (uint32_t)bytes[i].to;
		struct place place = source_place(sources, source->base + from);
		marks[i] = (struct mark){.source = source,
			.line = place.line,
			.from = from,
			.to = to,
			.primary = i == 0,
			.text = str_of(bytes[i].text)};
	}
	FILE *out = fmemopen(copy, sizeof copy, "w");
	struct pen pen = {.out = out, .gutter = 1};
	excerpt_print(&pen, marks, count, STYLE_ERROR);
	assert_int_equal(fclose(out), 0);
	arena_free(arena);
	return copy;
}

static const char *excerpt(struct str text, size_t from, size_t to)
{
	const char *lines = excerpt_of(text, &(struct bytes){from, to, "here"}, 1);
	static char copy[BYTES];
	size_t len = strlen(lines);
	memcpy(copy, lines, len);
	copy[len - 1] = '\0'; /* the last line end */
	return copy;
}

static void carets(void **state)
{
	(void)state;
	/* Each line has the words X to mark; the carets must stand under what a terminal shows. */
	const struct {
		struct str line;
		const char *words, *excerpt;
	} cases[] = {
		{STR("due X"), "X",
			"1 | due X\n"
			"  |     ^ here"},
		{STR("£5 – X ●"), "X",
			"1 | £5 – X ●\n"
			"  |      ^ here"},
		{STR("£5 ● X"), "£5 ●",
			"1 | £5 ● X\n"
			"  | ^^^^ here"},
		{STR("caf\u00E9 X"), "X",
			"1 | caf\u00E9 X\n"
			"  |      ^ here"},
		{STR("cafe\u0301 X"), "X",
			"1 | cafe\u0301 X\n"
			"  |      ^ here"},
		{STR("cafe\u0301 X"), "e\u0301",
			"1 | cafe\u0301 X\n"
			"  |    ^ here"},
		{STR("cafe\u0301 X"), "\u0301",
			"1 | cafe\u0301 X\n"
			"  |    ^ here"},
		{STR("План Жуково X"), "Жуково",
			"1 | План Жуково X\n"
			"  |      ^^^^^^ here"},
		{STR("計画 X"), "X",
			"1 | 計画 X\n"
			"  |      ^ here"},
		{STR("計画 X"), "画",
			"1 | 計画 X\n"
			"  |   ^^ here"},
		{STR("\tX"), "X",
			"1 |     X\n"
			"  |     ^ here"},
		{STR("ab\tX\tY"), "X",
			"1 | ab  X   Y\n"
			"  |     ^ here"},
		{STR("abcd\tX"), "\t",
			"1 | abcd    X\n"
			"  |     ^^^^ here"},
		{STR("画\tX"), "X",
			"1 | 画  X\n"
			"  |     ^ here"},
		{STR("a\u202Eb X"), "X",
			"1 | aU+202Eb X\n"
			"  |          ^ here"},
		{STR("a\u202Eb X"), "\u202E",
			"1 | aU+202Eb X\n"
			"  |  ^^^^^^ here"},
		{STR("a\u200Bb\uFEFF\U000E0041\u2028\x1B[1mX"), "X",
			"1 | aU+200BbU+FEFFU+E0041U+2028U+001B[1mX\n"
			"  |                                     ^ here"},
		{STR("a\0b X"), "X",
			"1 | aU+0000b X\n"
			"  |          ^ here"},
		{STR("a\2435 X"), "\xA3",
			"1 | a\\xA35 X\n"
			"  |  ^^^^ here"},
		{STR("a\xE2\x80 X"), "\xE2\x80",
			"1 | a\\xE2\\x80 X\n"
			"  |  ^^^^^^^^ here"},
		{STR("a\rX"), "X",
			"1 | aU+000DX\n"
			"  |        ^ here"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t from = str_find(cases[i].line, str_of(cases[i].words));
		assert_string_equal(excerpt(cases[i].line, from, from + strlen(cases[i].words)),
			cases[i].excerpt);
	}
}

static void carets_at_edges(void **state)
{
	(void)state;
	const struct {
		struct str text;
		size_t from, to;
		const char *excerpt;
	} cases[] = {
		/* an empty span; the line end, with and without CR; the end of the file */
		{STR("due X\n"), 4, 4, "1 | due X\n  |     ^ here"},
		{STR("due X\n"), 5, 5, "1 | due X\n  |      ^ here"},
		{STR("due X\n"), 5, 6, "1 | due X\n  |      ^ here"},
		{STR("due X\n"), 6, 6, "1 | due X\n  |      ^ here"},
		{STR("due X\r\n"), 6, 7, "1 | due X\n  |      ^ here"},
		{STR("due X"), 5, 5, "1 | due X\n  |      ^ here"},
		{STR(""), 0, 0, "1 |\n  | ^ here"},
		{STR("\n\n"), 0, 1, "1 |\n  | ^ here"},
		/* several lines */
		{STR("due X {\n}\n"), 4, 9, "1 | due X {\n  |     ^^^ here"},
		/* part of a character: all of it */
		{STR("£ X"), 0, 1, "1 | £ X\n  | ^ here"},
		{STR("a£ X"), 2, 3, "1 | a£ X\n  |  ^ here"},
		/* marks that stand on nothing */
		{STR("\u0301X"), 0, 2, "1 | \u0301X\n  | ^ here"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
			excerpt(cases[i].text, cases[i].from, cases[i].to), cases[i].excerpt);
}

/* A long line of `unit`, with an X at `place` in units. */
static struct str long_line(struct arena *arena, const char *unit, size_t units, size_t place)
{
	size_t size = strlen(unit);
	char *text = arena_alloc(arena, units * size + 2), *at = text;
	for (size_t i = 0; i < units; i++) {
		if (i == place)
			*at++ = 'X';
		memcpy(at, unit, size);
		at += size;
	}
	return (struct str){text, (size_t)(at - text)};
}

/* Columns that a terminal takes from `at` to `end`. */
static unsigned columns_of(const char *at, const char *end)
{
	unsigned columns = 0;
	while (at < end) {
		uint32_t code_point;
		at += utf8_decode((struct str){at, (size_t)(end - at)}, &code_point);
		columns += (unsigned)utf8_width(code_point);
	}
	return columns;
}

static void expect_cut(const char *unit, size_t units, size_t place)
{
	struct arena *arena = arena_new(out_of_memory);
	size_t at = place * strlen(unit);
	const char *shown = excerpt(long_line(arena, unit, units, place), at, at + 1);
	const char *end = strchr(shown, '\n'), *x = strchr(shown, 'X'), *caret = strchr(shown, '^');
	if (!x || x > end || columns_of(shown, x) != (unsigned)(caret - (end + 1)))
		fail_msg("%zu times %s, then X: %s", place, unit, shown);
	assert_string_equal(caret, "^ here");
	assert_in_range(columns_of(shown, end), 4 + 100, 4 + 120);
	arena_free(arena);
}

static void long_lines(void **state)
{
	(void)state;
	static const char *const units[] = {
		"a", "é", "画", "\t", "\xFF", "e\u0301", "\u0301", "\u202E"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		for (size_t place = 0; place < 300; place += 7)
			expect_cut(units[i], 1000, place);
		expect_cut(units[i], 500000, 400000);
	}
}

static void cut_lines(void **state)
{
	(void)state;
	struct arena *arena = arena_new(out_of_memory);
	/* exactly as wide as can be shown */
	struct str fits = long_line(arena, "a", 119, 100);
	assert_int_equal(strcspn(excerpt(fits, 100, 101), "\n"), 4 + 120);
	assert_null(strstr(excerpt(fits, 100, 101), "…"));
	/* a combining mark stays with its letter, and a character is never cut */
	struct str marked = long_line(arena, "e\u0301", 300, 300 - 20);
	assert_non_null(strstr(excerpt(marked, 280 * 3, 280 * 3 + 1), "1 | …e\u0301e\u0301"));
	for (size_t i = 0; i < 41; i++) {
		marked = long_line(arena,
			"e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
			"\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
			300, 200);
		const char *cut = excerpt(marked, 200 * 41 + i, 200 * 41 + i + 1);
		assert_non_null(strstr(cut, "1 | …e\u0301"));
		assert_null(strstr(cut, "\\x"));
	}
	/* the mark lies left, in the middle, at the end, over all */
	struct str line = long_line(arena, "a", 130, 0);
	assert_non_null(strstr(excerpt(line, 0, 1), "aaa…\n  | ^ here"));
	line = long_line(arena, "b", 600, 300);
	assert_string_equal(excerpt(line, 300, 301),
		"1 | …bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbXbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
		"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…\n"
		"  |                                          ^ here");
	assert_string_equal(excerpt(line, 601, 601),
		"1 | …bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n"
		"  |                                          ^ here");
	const char *all = excerpt(line, 0, 601);
	assert_int_equal(strspn(strchr(all, '^'), "^"), 120);
	arena_free(arena);
}

static void several_marks(void **state)
{
	(void)state;
	/* Each mark has a line of its own, so that labels never meet. */
	const struct bytes two[] = {{0, 3, "whole"}, {1, 2, "part"}};
	assert_string_equal(
		excerpt_of(STR("abc"), two, 2), "1 | abc\n  | ^^^ whole\n  |  - part\n");
	/* One line between is shown, more are left out. */
	const struct bytes gaps[] = {{0, 1, ""}, {2, 3, ""}, {6, 7, ""}, {12, 13, ""}};
	assert_string_equal(excerpt_of(STR("a\nb\nc\nd\ne\nf\ng\n"), gaps, 4),
		"1 | a\n  | ^\n2 | b\n  | -\n3 | c\n4 | d\n  | -\n...\n7 | g\n  | -\n");
	/* Marks too far apart for one cut. */
	struct arena *arena = arena_new(out_of_memory);
	struct str line = long_line(arena, "b", 600, 300);
	const struct bytes apart[] = {{0, 2, "first"}, {2, 4, "second"}, {300, 301, "third"}};
	const char *all = excerpt_of(line, apart, 3);
	assert_true(str_starts(str_of(all), STR("1 | bbb")));
	assert_non_null(strstr(all, "bbb…\n  | ^^ first\n  |   -- second\n1 | …bbb"));
	assert_non_null(strstr(all, "- third\n"));
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(carets),
		cmocka_unit_test(carets_at_edges),
		cmocka_unit_test(long_lines),
		cmocka_unit_test(cut_lines),
		cmocka_unit_test(several_marks),
	};
	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
