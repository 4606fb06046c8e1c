/* Takes names that a list has twice out of it, and looks at what is left. */
#include "check.h"
#include "fix.h"
#include "load.h"
#include "parse.h"
#include "resolve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void out_of_memory(void)
{
	fail_msg("no memory");
}

#define BEFORE "plan p \"P\"\nperson ada \"Ada\"\nperson ben \"Ben\"\ngoal g \"G\"\ngoal h \"H\"\n"

/* Makes the fixes of the text once; the arena owns what is returned. */
static const char *fixed_once(struct arena *arena, const char *typed)
{
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	struct str error;
	struct ast_file *file =
		load_text(str_of(typed), STR("plan"), ".", sources, words, diags, &error);
	assert_non_null(file);
	const struct model *model =
		resolve(file, sources, words, diags, day_of((struct date){2018, 6, 1}));
	EACH_ITEM (item, model)
		check_repeated_list_entry(model, diags, item);
	struct severities severities = severities_default();
	diags_judge(diags, &severities);
	diags_settle(diags);
	uint32_t count;
	const struct fixed_file *fixed = fixes_made(diags, SAFE, arena, &count);
	return str_chars(arena, count ? fixed->text : str_of(typed));
}

static void test_lists(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *meant;
	} rows[] = {
		{"action a \"T\" owner ada, ada", "action a \"T\" owner ada"},
		{"action a \"T\" owner ada, ben, ada due March 2018",
			"action a \"T\" owner ada, ben due March 2018"},
		{"action a \"T\" owner ada, ada, ben, ada", "action a \"T\" owner ada, ben"},
		{"action a \"T\" {\n\tsupports g\n\tsupports g, h\n}",
			"action a \"T\" {\n\tsupports g\n\tsupports h\n}"},
		{"action a \"T\" {\n\tsupports g\n\tsupports g, g\n\tnote \"N\"\n}",
			"action a \"T\" {\n\tsupports g\n\tnote \"N\"\n}"},
		{"action a \"T\" {\n\tsupports g, h\n\tsupports g, h # both\n}",
			"action a \"T\" {\n\tsupports g, h\n\t# both\n}"},
		{"action a \"T\" {\n\tsupports g, h\n\tsupports g, h\n}",
			"action a \"T\" {\n\tsupports g, h\n}"},
		{"action a \"T\" with ada and ben with ada", "action a \"T\" with ada and ben"},
		{"action a \"T\" owner ada sponsor ada", "action a \"T\" owner ada sponsor ada"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *arena = arena_new(out_of_memory);
		struct str typed = str_format(arena, BEFORE "%s\n", rows[i].typed);
		struct str meant = str_format(arena, BEFORE "%s\n", rows[i].meant);
		const char *got = str_chars(arena, typed), *before = "";
		/* Fixes that overlap wait for the next round. */
		for (unsigned round = 0; round < 10 && strcmp(before, got) != 0; round++) {
			before = got;
			got = fixed_once(arena, got);
		}
		if (!str_equal(str_of(got), meant))
			fail_msg("row %zu becomes %s", i, got);
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_lists)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
