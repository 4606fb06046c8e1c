/* Names: which of several one means, and what is said of one that means nothing. */
#include "reading.h"

static struct trial try_text(const char *text)
{
	return resolve_text(str_of(text));
}

/* The paths of what an item comes after, joined by blanks. */
static void assert_after(const struct trial *trial, const char *path, const char *expected)
{
	const struct item *item = find(trial, path);
	struct str got = {0};
	for (uint32_t i = 0; i < item->more->after_count; i++) {
		struct str other = item_path(trial->model, item->more->after[i].item, trial->arena);
		got = str_format(
			trial->arena, "%.*s%s%.*s", STR_ARG(got), i ? " " : "", STR_ARG(other));
	}
	assert_str(got, expected);
}

static void test_nearest_name_first(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\"\n"
				      "action x \"top\"\n"
				      "pledge 1 \"1\" {\n"
				      "    action x \"inner\"\n"
				      "    objective o \"O\" {\n"
				      "        action y \"Y\" after x, z, 2, q\n"
				      "        action z \"near\"\n"
				      "    }\n"
				      "    action z \"farther\"\n"
				      "}\n"
				      "pledge 2 \"2\" {\n"
				      "    action z \"elsewhere\" after 1/x, x, 1/o/z, z\n"
				      "    action q \"only one\"\n"
				      "}\n"
				      "action last \"L\" after 1, 2/z, x\n");
	assert_no_findings(&trial);
	assert_after(&trial, "1/o/y", "1/x 1/o/z 2 2/q");
	assert_after(&trial, "2/z", "1/x x 1/o/z 2/z");
	assert_after(&trial, "last", "1 2/z x");
	arena_free(trial.arena);
}

static void test_path_begins_nearest(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\"\n"
				      "pledge a \"A\" {\n"
				      "    objective b \"far\" {\n"
				      "        action x \"X\"\n"
				      "    }\n"
				      "}\n"
				      "pledge c \"C\" {\n"
				      "    objective b \"near\" {\n"
				      "        action x \"X\"\n"
				      "    }\n"
				      "    action y \"Y\" after b/x, a/b/x, c/b\n"
				      "}\n"
				      "action z \"Z\" see a/b/x, a/b/x/y\n");
	assert_after(&trial, "c/y", "c/b/x a/b/x c/b");
	const struct diag *diag = only_finding(&trial, PL102);
	assert_str(diag->message, "no item `a/b/x/y` in this plan");
	arena_free(trial.arena);
}

static void test_ambiguous_name(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\"\n"
				      "pledge 1 \"1\" {\n    action x \"X\"\n}\n"
				      "pledge 2 \"2\" {\n    action x \"X\"\n}\n"
				      "action a \"A\" after x see x\n"
				      "action b \"B\" due 1 day after x, 2 days after x\n"
				      "action c \"C\" after 2/x see x/y\n");
	const struct diag *diag = only_finding(&trial, PL118);
	assert_str(diag->message, "2 items are called `x`");
	unsigned places = 0, again = 0;
	for (const struct note *note = diag->notes; note; note = note->next) {
		places +=
			str_equal(note->text, STR("`1/x`")) || str_equal(note->text, STR("`2/x`"));
		again += str_equal(note->text, STR("and here"));
	}
	assert_int_equal(places, 2);
	assert_int_equal(again, 4); /* each use once, however often it is looked up */
	assert_after(&trial, "c", "2/x");
	arena_free(trial.arena);
}

static void test_unknown_name_is_one_finding(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\" owner bob\n"
				      "action a \"A\" owner bob with bob sponsor bob\n"
				      "action b \"B\" owner bob, bob, bob, bob, bob, bob, bob\n");
	const struct diag *diag = only_finding(&trial, PL101);
	assert_str(source_slice(trial.sources, diag->span), "bob");
	assert_int_equal(source_place(trial.sources, diag->span.start).line, 1);
	assert_int_equal(diag->repeats_noted, REPEATS_NOTED);
	assert_int_equal(diag->repeats, 2);
	arena_free(trial.arena);
}

static void test_each_space_has_its_names(void **state)
{
	(void)state;
	struct trial trial = try_text("plan x \"P\"\nperson x \"Person\"\ngoal x \"Goal\"\n"
				      "phase x \"Phase\" from 2018 until 2019\nreport x \"R\"\n"
				      "action x \"X\" owner x supports x due x after y\n"
				      "action y \"Y\"\n");
	assert_no_findings(&trial);
	const struct item *x = find(&trial, "x");
	assert_str(x->owners->list[0].party->title.str, "Person");
	assert_str(x->more->supports[0].goal->title.str, "Goal");
	assert_int_equal(x->due->list[0].when.kind, IS_PHASE);
	arena_free(trial.arena);
}

static void test_wrong_kind(void **state)
{
	(void)state;
	static const struct {
		const char *clause, *message;
	} rows[] = {
		{"owner g", "`g` is a goal, but a party is needed"},
		{"owner f", "`f` is a phase, but a party is needed"},
		{"owner a", "`a` is an action, but a party is needed"},
		{"owner m", "`m` is a measure, but a party is needed"},
		{"after ada", "`ada` is a person, but an item is needed"},
		{"see g", "`g` is a goal, but an item is needed"},
		{"supports ada", "`ada` is a person, but a goal is needed"},
		{"due ada", "`ada` is a person, but a phase or event is needed"},
		{"due a", "`a` is an action, but a phase or event is needed"},
		{"due 1 day after ada", "`ada` is a person, but an item, phase or event is needed"},
		{"status merged into ada", "`ada` is a person, but an item is needed"},
		{"update by g \"u\"", "`g` is a goal, but a party is needed"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct trial words = {.arena = arena_new(out_of_memory)};
		struct str text = str_format(words.arena,
			"plan p \"P\"\nperson ada \"Ada\"\ngoal g \"G\"\nphase f \"F\" until 2019\n"
			"measure m \"M\"\naction a \"A\"\naction b \"B\" %s\n",
			rows[i].clause);
		struct trial trial = try_text(str_chars(words.arena, text));
		assert_str(only_finding(&trial, PL103)->message, rows[i].message);
		arena_free(trial.arena);
		arena_free(words.arena);
	}
}

static void test_declared_twice(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\"\n"
				      "person a \"1\"\nteam a \"2\"\n"
				      "goal a \"3\"\ngoal a \"4\"\n"
				      "phase a \"5\" until 2019\nevent a \"6\"\n"
				      "action a \"7\"\npledge a \"8\" {\n    action a \"9\"\n}\n"
				      "report a \"10\"\nreport a \"11\"\n");
	static const enum diag_id ids[] = {PL104, PL104, PL104, PL104, PL104};
	assert_findings(&trial, ids, 5);
	/* The first keeps the name. */
	assert_str(find(&trial, "a")->title.str, "7");
	arena_free(trial.arena);
}

static void test_siblings_in_capitals(void **state)
{
	(void)state;
	struct trial trial =
		try_text("plan p \"P\"\naction aB \"1\"\naction Ab \"2\"\naction AB \"3\"\n"
			 "pledge P \"P\" {\n    action ab \"4\"\n}\n"
			 "person P \"5\"\ngoal p \"6\"\n");
	static const enum diag_id ids[] = {PL104, PL104};
	assert_findings(&trial, ids, 2);
	assert_str(trial.diags->first->message, "`Ab` and `aB` differ only in capital letters");
	arena_free(trial.arena);
}

static void test_printed_numbers(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\"\naction 1.2 \"A\"\naction R2 \"B\"\n"
				      "action culture-bid \"C\"\naction x \"D\" number \"1.\"\n"
				      "action 7 \"E\" number \"\"\naction \"F\"\n");
	assert_no_findings(&trial);
	assert_str(item_number(find(&trial, "1.2")), "1.2");
	assert_str(item_number(find(&trial, "R2")), "R2");
	assert_str(item_number(find(&trial, "culture-bid")), "");
	assert_str(item_number(find(&trial, "x")), "1.");
	assert_str(item_number(find(&trial, "7")), "");
	assert_str(item_number(find(&trial, "(6)")), "");
	arena_free(trial.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nearest_name_first),
		cmocka_unit_test(test_path_begins_nearest),
		cmocka_unit_test(test_ambiguous_name),
		cmocka_unit_test(test_unknown_name_is_one_finding),
		cmocka_unit_test(test_each_space_has_its_names),
		cmocka_unit_test(test_wrong_kind),
		cmocka_unit_test(test_declared_twice),
		cmocka_unit_test(test_siblings_in_capitals),
		cmocka_unit_test(test_printed_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
