/* What is written into a text when the fixes of its findings are made. */
#include "check.h"
#include "fix.h"
#include "load.h"
#include "parse.h"
#include "resolve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

_Noreturn static void out_of_memory(void)
{
	abort();
}

#define BEFORE "plan p \"P\" {\n\tperiod 2018/19\n}\nperson ada \"Ada\"\nperson ben \"Ben\"\n"

static void expect_fixed(const char *typed, const char *meant)
{
	struct arena *arena = arena_new(out_of_memory);
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	struct severities severities = severities_default();
	struct str error, text = str_format(arena, BEFORE "%s\n", typed);
	struct ast_file *file = load_text(text, STR("plan"), ".", sources, words, diags, &error);
	assert_non_null(file);
	check_all(resolve(file, sources, words, diags, day_of((struct date){2018, 6, 1})), diags,
		&severities);
	diags_judge(diags, &severities);
	diags_settle(diags);
	uint32_t count;
	struct str fixed = fixes_made(diags, file->source, arena, &count);
	const char *got = str_chars(arena, fixed) + strlen(BEFORE);
	if (!str_equal(str_of(got), str_format(arena, "%s\n", meant)))
		fail_msg("%s becomes %s", typed, got);
	assert_int_equal(count > 0, strcmp(typed, meant) != 0);
	arena_free(arena);
}

static void test_slips(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *meant; /* the same: no fix is safe */
	} rows[] = {
		{"action a “T” owner: ada due March 2018",
			"action a \"T\" owner ada due March 2018"},
		{"action a \"T”", "action a \"T\""},
		{"action 1. \"T\"", "action 1 \"T\""},
		{"action a \"T\" due 31 Mar. 2018;", "action a \"T\" due 31 Mar 2018"},
		{"action a \"T\" due \"March 2018\"", "action a \"T\" due March 2018"},
		{"action a \"T\" due April 2018 – March 2019",
			"action a \"T\" due April 2018 to March 2019"},
		{"action a \"T\" due 2018–19", "action a \"T\" due 2018/19"},
		{"action a \"T\" due March 18", "action a \"T\" due March 2018"},
		{"action a \"T\" due 31/03/2018", "action a \"T\" due 31 March 2018"},
		{"action a \"T\" due 03/04/2018", "action a \"T\" due 03/04/2018"},
		{"action a \"T\" due 2018 March", "action a \"T\" due March 2018"},
		{"action a \"T\" status complete (July 2018)",
			"action a \"T\" status complete on July 2018"},
		{"action a \"T\" status done", "action a \"T\" status complete"},
		{"action a \"T\" progress 60 per cent", "action a \"T\" progress 60%"},
		{"action a \"T\" owner ada / ben", "action a \"T\" owner ada, ben"},
		{"action a \"T\" owner ada ben", "action a \"T\" owner ada, ben"},
		{"action a \"T\"\n{\nlead ada\n}", "action a \"T\" {\nowner ada\n}"},
		{"action a \"The \"Big\" one\"", "action a \"The “Big” one\""},
		{"action a 'T'", "action a \"T\""},
		{"action a\xC2\xA0\"T\" ow\xE2\x80\x8Bner ada", "action a \"T\" owner ada"},
		{"action a \"T\" owner ada", "action a \"T\" owner ada"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		expect_fixed(rows[i].typed, rows[i].meant);
}

/* Updates change places; where a comment stands between them nobody knows whose it is. */
static void test_update_order(void **state)
{
	(void)state;
	expect_fixed("action a \"T\" {\n"
		     "\tupdate May 2018 \"One.\"\n"
		     "\tupdate \"Hm.\"\n"
		     "\tupdate 4 June 2018 \"Three,\n\t\tand more.\"\n\t\tcy \"Tri.\"\n"
		     "\tupdate 2 June 2018 \"Two.\"\n}",
		"action a \"T\" {\n"
		"\tupdate 4 June 2018 \"Three,\n\t\tand more.\"\n\t\tcy \"Tri.\"\n"
		"\tupdate \"Hm.\"\n"
		"\tupdate 2 June 2018 \"Two.\"\n"
		"\tupdate May 2018 \"One.\"\n}");
	static const char commented[] = "action a \"T\" {\n"
					"\tupdate May 2018 \"One.\" # by telephone\n"
					"\tupdate 4 June 2018 \"Two.\"\n}";
	expect_fixed(commented, commented);
}

/* Of two that overlap, the second waits, with all its edits. */
static void test_overlaps(void **state)
{
	(void)state;
	struct arena *arena = arena_new(out_of_memory);
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct str error;
	struct source *source = source_add(sources, STR("0123456789\n"), STR("plan"), &error);
	uint32_t base = source->base;
	struct diag *first = report(diags, PL022, (struct span){base, base + 1}, "first");
	suggest(diags, first, SAFE, (struct span){base + 2, base + 4}, "ab");
	suggest(diags, first, SAFE, (struct span){base, base}, "<");
	struct diag *second = report(diags, PL022, (struct span){base, base + 1}, "second");
	suggest(diags, second, SAFE, (struct span){base + 3, base + 5}, "no");
	suggest(diags, second, SAFE, (struct span){base + 8, base + 9}, "no");
	struct diag *third = report(diags, PL022, (struct span){base, base + 1}, "third");
	suggest(diags, third, SAFE, (struct span){base + 5, base + 10}, "%s", "");
	struct diag *guess = report(diags, PL022, (struct span){base, base + 1}, "guess");
	suggest(diags, guess, GUESS, (struct span){base + 1, base + 2}, "no");
	uint32_t count;
	struct str fixed = fixes_made(diags, source, arena, &count);
	assert_string_equal(str_chars(arena, fixed), "<01ab4\n");
	assert_int_equal(count, 2);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slips),
		cmocka_unit_test(test_update_order),
		cmocka_unit_test(test_overlaps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
