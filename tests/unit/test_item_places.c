/* To which item a place in a plan belongs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "item_places.h"
#include "load.h"
#include "parse.h"
#include "resolve.h"

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

struct trial {
	struct arena *arena;
	const char *text;
	const struct model *model;
	struct item_places *places;
};

static struct trial read_plan(const char *text)
{
	struct arena *arena = arena_new(out_of_memory);
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	struct str error;
	struct ast_file *file =
		load_text(str_of(text), STR("test.plan"), ".", sources, words, diags, &error);
	assert_non_null(file);
	const struct model *model =
		resolve(file, sources, words, diags, day_of((struct date){2018, 5, 31}));
	return (struct trial){arena, text, model, item_places_new(model, arena)};
}

/* The path of the item in which `words` stand. */
static void assert_at(const struct trial *trial, const char *words, const char *path)
{
	const char *found = strstr(trial->text, words);
	assert_non_null(found);
	uint32_t offset = trial->model->items->header.start +
			  (uint32_t)(found - strstr(trial->text, "plan "));
	const struct item *item = item_at(trial->places, offset);
	struct str got = !item                ? STR("none")
			 : item->kind == PLAN ? STR("plan")
					      : item_path(trial->model, item, trial->arena);
	if (!str_equal(got, str_of(path)))
		fail_msg("`%s` stands in %.*s, not in %s", words, STR_ARG(got), path);
}

static void test_innermost(void **state)
{
	(void)state;
	struct trial trial = read_plan("# first line\n"
				       "plan p \"P\" {\n    text \"Why.\"\n}\n"
				       "team parks \"Parks\"\n"
				       "pledge 1 \"One\" {\n"
				       "    note \"A note.\"\n"
				       "    action a \"A\" owner parks {\n"
				       "        milestone m \"M\"\n"
				       "        # the last of a\n"
				       "    }\n"
				       "    # behind a\n"
				       "    action b \"B\"\n"
				       "}\n"
				       "goal g \"G\"\n");
	assert_at(&trial, "# first", "none");
	assert_at(&trial, "plan p", "plan");
	assert_at(&trial, "Why.", "plan");
	assert_at(&trial, "team", "none");
	assert_at(&trial, "pledge", "1");
	assert_at(&trial, "A note.", "1");
	assert_at(&trial, "action a", "1/a");
	assert_at(&trial, "owner", "1/a");
	assert_at(&trial, "\"M\"", "1/a/m");
	assert_at(&trial, "# the last", "1/a");
	assert_at(&trial, "# behind", "1");
	assert_at(&trial, "\"B\"", "1/b");
	assert_at(&trial, "goal", "none");
	arena_free(trial.arena);
}

static void test_items_in_the_block_of_the_plan(void **state)
{
	(void)state;
	struct trial trial = read_plan("plan p \"P\" {\n"
				       "    person ada \"Ada Marsh\"\n"
				       "    action a \"A\"\n"
				       "    person ben \"Ben Hale\"\n"
				       "}\n");
	assert_at(&trial, "ada", "plan");
	assert_at(&trial, "action", "a");
	assert_at(&trial, "ben", "plan");
	arena_free(trial.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_innermost),
		cmocka_unit_test(test_items_in_the_block_of_the_plan),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
