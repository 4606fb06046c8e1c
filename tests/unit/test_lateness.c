/* What is derived from a plan's deadlines: which one counts, when it is late, how far it slipped;
 * and the walk over items. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "lateness.h"
#include "load.h"
#include "parse.h"
#include "resolve.h"

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

/* The plan as of 31 May 2018, which must be without fault. */
static const struct model *read_plan(struct arena *arena, const char *header, const char *body)
{
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	struct str error;
	struct str text = str_format(arena, "plan p \"P\" {\n%s\n}\n%s\n", header, body);
	struct ast_file *file =
		load_text(text, STR("test.plan"), ".", sources, words, diags, &error);
	assert_non_null(file);
	const struct model *model =
		resolve(file, sources, words, diags, day_of((struct date){2018, 5, 31}));
	if (diags->first)
		fail_msg("%.*s", STR_ARG(diags->first->message));
	return model;
}

static const struct item *item_at(const struct model *model, const char *path)
{
	EACH_ITEM (each, model)
		if (str_equal(item_path(model, each, model->arena), str_of(path)))
			return each;
	fail_msg("no item %s", path);
	return NULL;
}

/* The day after which it is late, "none" if there is none. */
static const char *late(const struct model *model, const char *path)
{
	day_number day;
	if (!late_after(model, item_at(model, path), &day))
		return "none";
	return str_chars(model->arena, day_iso(model->arena, day));
}

static const char *words_of(const struct model *model, const struct when *when)
{
	return when ? str_chars(model->arena, written_words(model, when)) : "none";
}

static const char *original(const struct model *model, const char *path)
{
	return words_of(model, original_deadline(item_at(model, path)));
}

static const char MOVES[] =
	"action none \"None.\"\n"
	"action still \"Never moved.\" due March 2018\n"
	"action agreed \"Agreed.\" due June 2018 {\n"
	"    was March 2018 because \"x\" agreed \"Board\" on 6 February 2018\n}\n"
	"action alone \"Not agreed.\" due June 2018 {\n    was March 2018 because \"x\"\n}\n"
	"action twice \"The first move agreed.\" due December 2018 {\n"
	"    was July 2018 because \"x\"\n"
	"    was January 2018 because \"x\" agreed \"Board\" on 6 February 2018\n}\n"
	"action sooner \"Brought forward.\" due March 2018 {\n    was June 2018 because \"x\"\n}\n"
	"action begins \"Of the start.\" start June 2018 {\n    was March 2018 because \"x\"\n}\n"
	"action gone \"Taken away.\" {\n    was March 2018 because \"x\"\n}\n"
	"action stages \"Stages.\" {\n    due June 2018 for \"a\"\n    due May 2019 for \"b\"\n"
	"    was May 2018 for \"a\" because \"x\"\n    was June 2018 for \"b\" because \"x\"\n"
	"    was March 2018 for \"b\" because \"x\"\n}\n"
	"pledge 1 \"Above.\" {\n    due June 2018\n    was March 2018 because \"x\"\n"
	"    action heir \"Inherits.\"\n"
	"    action own \"Moved by itself before.\" {\n        was May 2018 because \"x\"\n    }\n}\n";

static void reasons_are_enough_by_default(void **state)
{
	const struct model *model = read_plan(*state, "", MOVES);
	assert_string_equal(late(model, "none"), "none");
	assert_string_equal(late(model, "still"), "2018-03-31");
	assert_string_equal(late(model, "agreed"), "2018-06-30");
	assert_string_equal(late(model, "alone"), "2018-06-30");
	assert_string_equal(late(model, "twice"), "2018-12-31");
	assert_string_equal(late(model, "begins"), "none");
	assert_string_equal(late(model, "gone"), "none");
	assert_string_equal(late(model, "1/heir"), "2018-06-30");
}

static void approval_is_asked(void **state)
{
	const struct model *model = read_plan(*state, "slips need approval", MOVES);
	assert_string_equal(late(model, "still"), "2018-03-31");
	assert_string_equal(late(model, "agreed"), "2018-06-30");
	assert_string_equal(late(model, "alone"), "2018-03-31");
	assert_string_equal(late(model, "twice"), "2018-07-31");
	assert_string_equal(late(model, "begins"), "none");
	assert_string_equal(late(model, "gone"), "2018-03-31");
	assert_string_equal(late(model, "1/heir"), "2018-03-31");
	assert_string_equal(late(model, "1/own"), "2018-05-31");
}

static void the_first_counts(void **state)
{
	const struct model *model = read_plan(*state, "slips never", MOVES);
	assert_string_equal(late(model, "agreed"), "2018-03-31");
	assert_string_equal(late(model, "twice"), "2018-01-31");
	assert_string_equal(late(model, "stages"), "2018-03-31");
}

static void originals_and_slips(void **state)
{
	const struct model *model = read_plan(*state, "", MOVES);
	assert_string_equal(original(model, "none"), "none");
	assert_string_equal(original(model, "still"), "March 2018");
	assert_string_equal(original(model, "twice"), "January 2018");
	assert_string_equal(original(model, "begins"), "none");
	assert_string_equal(original(model, "gone"), "March 2018");
	assert_string_equal(original(model, "stages"), "March 2018");
	assert_string_equal(original(model, "1/heir"), "March 2018");
	assert_string_equal(original(model, "1/own"), "May 2018");
	assert_int_equal(days_slipped(item_at(model, "none")), 0);
	assert_int_equal(days_slipped(item_at(model, "still")), 0);
	assert_int_equal(days_slipped(item_at(model, "agreed")), 91);
	assert_int_equal(days_slipped(item_at(model, "twice")), 334);
	assert_int_equal(days_slipped(item_at(model, "sooner")), 0);
	assert_int_equal(days_slipped(item_at(model, "gone")), 0);
	assert_int_equal(days_slipped(item_at(model, "stages")), 426);
	assert_int_equal(days_slipped(item_at(model, "1/heir")), 91);
}

static void what_is_soon_or_over(void **state)
{
	const struct model *model = read_plan(*state, "period 2018",
		"action early \"x\" due December 2017\n"
		"action meant \"x\" due December 2017 note \"Outside the plan.\"\n"
		"action yesterday \"x\" due 30 May 2018\n"
		"action today \"x\" due 31 May 2018\n"
		"action soon \"x\" due 31 August 2018\n"
		"action later \"x\" due 1 September 2018\n"
		"action done \"x\" due 31 August 2018 status complete on May 2018\n"
		"action was-late \"x\" due 30 May 2018 status cancelled because \"x\"\n"
		"action open \"x\" due from April 2012\n"
		"action reviewed \"x\" due ongoing review 30 May 2018\n"
		"action never \"x\" due ongoing\n");
	static const struct {
		const char *name;
		bool overdue, soon, known, doubted;
	} rows[] = {
		{"early", false, false, true, true},
		{"meant", true, false, true, false},
		{"yesterday", true, false, true, false},
		{"today", false, true, true, false},
		{"soon", false, true, true, false},
		{"later", false, false, true, false},
		{"done", false, false, true, false},
		{"was-late", false, false, true, false},
		{"open", false, false, false, false},
		{"reviewed", true, false, false, false},
		{"never", false, false, false, false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct item *each = item_at(model, rows[i].name);
		assert_int_equal(is_overdue(model, each), rows[i].overdue);
		assert_int_equal(is_due_soon(model, each), rows[i].soon);
		assert_int_equal(deadline_known(each), rows[i].known);
		assert_int_equal(deadline_doubted(model, each), rows[i].doubted);
	}
}

static void what_recurs_counts_by_its_news(void **state)
{
	const struct model *model = read_plan(*state, "period 2018",
		"action silent \"x\" due every quarter\n"
		"action told \"x\" due every quarter {\n    update May 2018 \"x\"\n}\n"
		"action vague \"x\" due every quarter {\n    update \"x\"\n}\n"
		"action all \"x\" due every quarter {\n    update 1 December 2018 \"x\"\n}\n"
		"action stages \"x\" {\n    due June 2018 for \"b\"\n    due March 2018 for \"a\"\n"
		"    update 1 March 2018 \"x\"\n}\n");
	assert_string_equal(late(model, "silent"), "2018-03-31");
	assert_string_equal(late(model, "told"), "2018-09-30");
	assert_string_equal(late(model, "vague"), "2018-03-31");
	assert_string_equal(late(model, "all"), "2018-12-31");
	assert_string_equal(late(model, "stages"), "2018-06-30");
}

static void the_walk(void **state)
{
	const struct model *model = read_plan(*state, "call action \"Step\"",
		"pledge 1 \"One\" {\n    call action \"Task\"\n    objective \"O\" {\n"
		"        action \"A\"\n        action b \"B\" {\n            milestone \"M\"\n"
		"        }\n    }\n    action c \"C\"\n}\naction d \"D\"\n");
	const struct item *pledge = item_at(model, "1"), *task = item_at(model, "1/(1)/b");
	assert_ptr_equal(item_first_child(model, model->items), pledge);
	assert_ptr_equal(item_next(model, pledge), item_at(model, "d"));
	assert_null(item_next(model, item_at(model, "d")));
	assert_null(item_parent(model, model->items));
	assert_ptr_equal(item_next(model, item_at(model, "1/(1)/(1)")), task);
	assert_ptr_equal(item_first_child(model, task), item_at(model, "1/(1)/b/(1)"));
	assert_null(item_first_child(model, item_at(model, "1/(1)/(1)")));
	assert_ptr_equal(item_above(model, task, PLEDGE), pledge);
	assert_null(item_above(model, pledge, PLEDGE));
	assert_string_equal(str_chars(*state, item_words(model, item_at(model, "1/(1)/(1)"))),
		"action `1/(1)/(1)`");
	assert_string_equal(str_chars(*state, item_words(model, task)), "action `b`");
	assert_string_equal(str_chars(*state, item_words(model, model->items)), "plan `p`");
	assert_int_equal(item_path(model, model->items, *state).len, 0);
	struct str what = STR("action");
	assert_string_equal(str_chars(*state, call_for(model, task, what)->word.str), "Task");
	assert_string_equal(
		str_chars(*state, call_for(model, item_at(model, "d"), what)->word.str), "Step");
	assert_null(call_for(model, task, STR("owner")));
}

static void texts_by_language(void **state)
{
	const struct model *model = read_plan(*state, "languages en, cy",
		"action a \"Plan\"\n    cy \"Cynllun\"\naction b \"Only one\"\n");
	const struct text *title = &item_at(model, "a")->title;
	assert_true(str_equal(text_in(model->arena, title, STR("cy")), STR("Cynllun")));
	assert_true(str_equal(text_in(model->arena, title, STR("en")), STR("Plan")));
	assert_true(str_equal(text_in(model->arena, title, STR("")), STR("Plan")));
	assert_true(str_equal(
		text_in(model->arena, &item_at(model, "b")->title, STR("cy")), STR("Only one")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reasons_are_enough_by_default, set_up, tear_down),
		cmocka_unit_test_setup_teardown(approval_is_asked, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_first_counts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(originals_and_slips, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_soon_or_over, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_recurs_counts_by_its_news, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_walk, set_up, tear_down),
		cmocka_unit_test_setup_teardown(texts_by_language, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
