/* Sources: lines and columns of offsets, slices, and files that cannot be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "source.h"

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

static int set_up(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	*state = sources_new(arena);
	return 0;
}

static int tear_down(void **state)
{
	struct sources *sources = *state;
	arena_free(sources->arena);
	return 0;
}

static struct source *add(struct sources *sources, const char *path, struct str text)
{
	struct str error = {0};
	struct source *source = source_add(sources, text, str_of(path), &error);
	assert_non_null(source);
	return source;
}

static void expect(const struct sources *sources, const struct source *source, uint32_t at,
	uint32_t line, uint32_t column)
{
	struct place place = source_place(sources, source->base + at);
	if (place.source != source || place.line != line || place.column != column)
		fail_msg("byte %u is at %u:%u, not %u:%u", (unsigned)at, (unsigned)place.line,
			(unsigned)place.column, (unsigned)line, (unsigned)column);
}

static void lines_and_columns(void **state)
{
	const struct source *source = add(*state, "a.plan", STR("plan\n\n£5 ●x\n"));
	expect(*state, source, 0, 1, 1);
	expect(*state, source, 3, 1, 4);
	expect(*state, source, 4, 1, 5); /* the line end itself */
	expect(*state, source, 5, 2, 1); /* an empty line */
	expect(*state, source, 6, 3, 1);
	expect(*state, source, 8, 3, 2);  /* behind two bytes of £ */
	expect(*state, source, 13, 3, 5); /* behind three bytes of ● */
	expect(*state, source, 14, 3, 6);
	expect(*state, source, 15, 3, 6); /* the end of the file */
	uint32_t start;
	assert_true(str_equal(source_line(source, 1, &start), STR("plan")));
	assert_int_equal(start, 0);
	assert_true(str_equal(source_line(source, 2, &start), STR("")));
	assert_true(str_equal(source_line(source, 3, &start), STR("£5 ●x")));
	assert_int_equal(start, 6);
}

static void windows_line_ends(void **state)
{
	const struct source *source = add(*state, "a.plan", STR("ab\r\n\r\nc\rd\r\n"));
	expect(*state, source, 1, 1, 2);
	expect(*state, source, 2, 1, 3);
	expect(*state, source, 3, 1, 3); /* CR and LF are one place */
	expect(*state, source, 4, 2, 1);
	expect(*state, source, 5, 2, 1);
	expect(*state, source, 8, 3, 3); /* a lone CR ends no line */
	expect(*state, source, 11, 3, 4);
	uint32_t start;
	assert_true(str_equal(source_line(source, 1, &start), STR("ab")));
	assert_true(str_equal(source_line(source, 2, &start), STR("")));
	assert_true(str_equal(source_line(source, 3, &start), STR("c\rd")));
}

static void no_last_line_end(void **state)
{
	const struct source *source = add(*state, "a.plan", STR("a\nbc"));
	assert_int_equal(source->size, 5);
	assert_memory_equal(source->text, "a\nbc\n\0\0", 7);
	expect(*state, source, 3, 2, 2);
	expect(*state, source, 4, 2, 3);
	expect(*state, source, 5, 2, 3);
}

static void empty_files(void **state)
{
	const struct source *empty = add(*state, "empty.plan", (struct str){0});
	const struct source *line = add(*state, "line.plan", STR("\n"));
	assert_int_equal(empty->size, 0);
	expect(*state, empty, 0, 1, 1);
	expect(*state, line, 0, 1, 1);
	expect(*state, line, 1, 1, 1);
	uint32_t start;
	assert_int_equal(source_line(empty, 1, &start).len, 0);
}

static void several_files(void **state)
{
	struct sources *sources = *state;
	assert_null(source_at(sources, 0));
	assert_null(source_place(sources, 0).source);
	const struct source *a = add(sources, "a.plan", STR("one\n"));
	const struct source *b = add(sources, "b.plan", STR("two"));
	assert_int_equal(a->base, 1);
	expect(sources, a, 0, 1, 1);
	expect(sources, a, 4, 1, 4); /* the end of a file is its own, not the next one's */
	expect(sources, b, 0, 1, 1);
	expect(sources, b, 4, 1, 4);
	assert_null(source_at(sources, 0));
	assert_null(source_at(sources, sources->end));
	struct span span = span_join(
		(struct span){b->base, b->base + 1}, (struct span){b->base + 2, b->base + 3});
	assert_true(str_equal(source_slice(sources, span), STR("two")));
	assert_int_equal(source_slice(sources, (struct span){0, 0}).len, 0);
}

/* In a long line columns are counted from checkpoints; they must be those of a plain count. */
static void long_lines(void **state)
{
	enum { SIZE = 10000 };
	static char text[SIZE];
	static const char *const parts[] = {"a", "é", "●", "😀", "\xFF", "\xE2\x80", "zz"};
	size_t len = 0;
	for (unsigned i = 0; len < SIZE - 8; i++) {
		const char *part = len == 700 ? "\n" : parts[i * 7 / 3 % 7];
		memcpy(text + len, part, strlen(part));
		len += strlen(part);
	}
	const struct source *source = add(*state, "a.plan", (struct str){text, len});
	uint32_t line = 1, start = 0;
	for (uint32_t at = 0; at < len; at++) {
		struct str before = {text + start, at - start};
		expect(*state, source, at, line, (uint32_t)utf8_count(before) + 1);
		if (text[at] == '\n') {
			line++;
			start = at + 1;
		}
	}
}

static void files(void **state)
{
	struct sources *sources = *state;
	struct str error = {0};
	assert_null(source_load(sources, "no-such-file.plan", STR("x"), &error));
	assert_true(str_equal(error, STR("No such file or directory")));
	assert_null(source_load(sources, ".", STR("x"), &error));
	assert_true(str_equal(error, STR("it is a folder")));
	assert_int_equal(sources->count, 0);

	char name[] = "test_source_XXXXXX";
	int file = mkstemp(name);
	assert_true(file >= 0);
	assert_int_equal(write(file, "a\nb", 3), 3);
	close(file);
	const struct source *source = source_load(sources, name, STR("shown.plan"), &error);
	unlink(name);
	assert_non_null(source);
	assert_true(str_equal(source->path, STR("shown.plan")));
	assert_int_equal(source->real_path.at[0], '/');
	expect(sources, source, 3, 2, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(lines_and_columns, set_up, tear_down),
		cmocka_unit_test_setup_teardown(windows_line_ends, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_last_line_end, set_up, tear_down),
		cmocka_unit_test_setup_teardown(empty_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(several_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(long_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(files, set_up, tear_down),
	};
	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
