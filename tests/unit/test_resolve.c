/* Resolving: what waits for what, what holds for what stands below, and what a text is. */
#include "reading.h"

static struct trial try_text(const char *text)
{
	return resolve_text(str_of(text));
}

static void assert_due(const struct trial *trial, const char *path, const char *expected)
{
	const struct item *item = find(trial, path);
	assert_non_null(item->due);
	const struct when *when = &item->due->list[0].when;
	assert_str(when->known ? day_iso(trial->arena, when->all.end) : STR("open"), expected);
}

/* Deadlines that name others */

static void test_chain_of_deadlines(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\"\n"
				      "action a \"A\" due 1 month after b\n"
				      "action b \"B\" due 10 days after P/c\n"
				      "pledge P \"P\" {\n"
				      "    due 3 weeks after e\n"
				      "    action c \"inherits\"\n"
				      "    action d \"D\" due 1 day after c\n"
				      "}\n"
				      "event e \"E\" on 28 February 2018\n"
				      "action f \"F\" due end of March 2018, 2 quarters after f2\n"
				      "action f2 \"G\" due 31 August 2017\n"
				      "action g \"H\" start 1 year after f was 2 days after e\n");
	assert_no_findings(&trial);
	assert_due(&trial, "P/c", "2018-03-21");
	assert_due(&trial, "P/d", "2018-03-22");
	assert_due(&trial, "b", "2018-03-31");
	assert_due(&trial, "a", "2018-04-30"); /* the last day of a month stays the last */
	assert_due(&trial, "f", "2018-03-31");
	const struct item *g = find(&trial, "g");
	assert_str(day_iso(trial.arena, g->more->start->all.end), "2019-03-31");
	assert_str(day_iso(trial.arena, g->more->was[0].from.all.end), "2018-03-02");
	arena_free(trial.arena);
}

static void test_circles_of_deadlines_stay_open(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\"\n"
				      "action a \"A\" due 1 day after b\n"
				      "action b \"B\" due 1 day after c\n"
				      "action c \"C\" due 1 day after a\n"
				      "action d \"D\" due 1 day after d\n"
				      "action e \"E\" due 1 day after a\n"
				      "pledge P \"P\" due 1 day after x {\n    action x \"X\"\n}\n"
				      "action y \"Y\" due March 2018 was 1 day after y\n");
	assert_no_findings(&trial); /* a check tells of the circles */
	static const char *const open[] = {"a", "b", "c", "d", "e", "P", "P/x"};
	for (size_t i = 0; i < sizeof open / sizeof open[0]; i++)
		assert_due(&trial, open[i], "open");
	assert_due(&trial, "y", "2018-03-31");
	arena_free(trial.arena);
}

static void test_deadline_of_nothing_is_open(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\"\nevent e \"E\"\naction n \"N\"\n"
				      "action a \"A\" due 3 months after e\n"
				      "action b \"B\" due 3 months after n\n"
				      "action c \"C\" due e\n");
	assert_no_findings(&trial);
	assert_due(&trial, "a", "open");
	assert_due(&trial, "b", "open");
	assert_due(&trial, "c", "open");
	assert_ptr_equal(when_after(&find(&trial, "b")->due->list[0].when), find(&trial, "n"));
	arena_free(trial.arena);
}

/* What holds for what stands below */

static void assert_owner(
	const struct trial *trial, const char *path, const char *name, bool inherited)
{
	const struct item *item = find(trial, path);
	assert_non_null(item->owners);
	assert_str(item->owners->list[0].party->name, name);
	assert_int_equal(item->owners_inherited, inherited);
}

static void test_inheritance(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\" {\n    owner a\n    due 2020\n}\n"
				      "person a \"A\"\nperson b \"B\"\nperson c \"C\"\n"
				      "action top \"T\"\n"
				      "theme t \"T\" {\n"
				      "    pledge 1 \"1\" owner b sponsor c due March 2018 {\n"
				      "        action x \"X\"\n"
				      "        action y \"Y\" owner c due May 2018 {\n"
				      "            milestone m \"M\"\n"
				      "        }\n"
				      "        objective o \"O\" {\n"
				      "            action z \"Z\" with a\n"
				      "        }\n"
				      "        measure k \"K\"\n"
				      "    }\n"
				      "}\n");
	assert_no_findings(&trial);
	assert_owner(&trial, "top", "a", true);
	assert_owner(&trial, "t", "a", true);
	assert_owner(&trial, "t/1", "b", false);
	assert_owner(&trial, "t/1/x", "b", true);
	assert_owner(&trial, "t/1/y", "c", false);
	assert_owner(&trial, "t/1/y/m", "c", true);
	assert_owner(&trial, "t/1/o/z", "b", true);
	const struct item *z = find(&trial, "t/1/o/z");
	assert_str(z->sponsors->list[0].party->name, "c");
	assert_true(z->sponsors_inherited);
	assert_null(find(&trial, "top")->sponsors);
	assert_null(find(&trial, "t/1/x")->more->partners);
	/* A deadline is inherited by actions, from the nearest that has one; not by milestones. */
	assert_due(&trial, "top", "2020-12-31");
	assert_due(&trial, "t/1/x", "2018-03-31");
	assert_due(&trial, "t/1/o/z", "2018-03-31");
	assert_due(&trial, "t/1/y", "2018-05-31");
	assert_true(z->due_inherited);
	assert_false(find(&trial, "t/1/y")->due_inherited);
	assert_null(find(&trial, "t/1/y/m")->due);
	assert_null(find(&trial, "t/1/o")->due);
	arena_free(trial.arena);
}

static void test_exempt_holds_below(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"P\"\nperson a \"A\"\nperson b \"B\"\ngoal g \"G\"\n"
				      "pledge P \"P\" exempt \"Paragraph 3\" {\n"
				      "    action x \"X\" owner a supports g {\n"
				      "        milestone m \"M\" owner b\n    }\n}\n"
				      "action y \"Y\" owner b\n");
	assert_no_findings(&trial);
	assert_true(find(&trial, "P/x/m")->exempt);
	assert_false(find(&trial, "y")->exempt);
	assert_true(trial.model->parties[0].named && !trial.model->parties[0].named_openly);
	assert_true(trial.model->parties[1].named_openly);
	assert_true(trial.model->goals[0].named && !trial.model->goals[0].named_openly);
	arena_free(trial.arena);
}

static void test_lists_add_up(void **state)
{
	(void)state;
	struct trial trial = try_text(
		"plan p \"P\"\nperson a \"A\" {\n    aka \"x\", \"y\"\n    aka \"z\"\n}\n"
		"person b \"B\"\npost q \"Q\" held by a held by b, a\n"
		"action x \"X\" owner a, b {\n    owner a and b\n    tag 1,200\n    tag t\n}\n"
		"action y \"Y\" {\n    owner a, b written \"Ann and Bob\"\n    owner b\n}\n");
	assert_no_findings(&trial);
	const struct item *x = find(&trial, "x");
	assert_int_equal(x->owners->count, 4);
	assert_null(x->owners->written.at);
	assert_int_equal(x->more->tag_count, 3);
	assert_str(x->more->tags[1], "200");
	assert_str(find(&trial, "y")->owners->written, "Ann and Bob, B");
	assert_int_equal(trial.model->parties[0].aka_count, 3);
	assert_str(trial.model->parties[0].aka[2].str, "z");
	assert_int_equal(trial.model->parties[2].held_by_count, 3);
	arena_free(trial.arena);
}

/* Texts, and the words of a body */

static void test_indentation_of_texts(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"\"a\"", "a"},
		{"\"\"", ""},
		{"\"a\n        b\n      c\"", "a\n  b\nc"},
		{"\"a\n\n        b\"", "a\n\nb"},
		{"\"    a\n    b\"", "    a\nb"},
		{"\"a\n    b\n  \"", "a\nb\n"},
		{"\"\n    b\n    \"", "\nb\n"},
		{"\"a\r\n    b\r\n      c\"", "a\nb\n  c"},
		{"\"a\n\tb\n\t\tc\"", "a\nb\n\tc"},
		{"\"a\nb\n    c\"", "a\nb\n    c"},
		{"\"a\n      \n    b\"", "a\n  \nb"},
		{"\"say \\\"hi\\\"\"", "say \\\"hi\\\""},
		/* The marks of word processors, of lines only. */
		{"\"• a\n    • b\n    •\tc\n      ◦d\n    •\"", "- a\n- b\n- c\n  - d\n- "},
		{"\"● a\n▪ b\n· c\n○ d\"", "- a\n- b\n- c\n- d"},
		{"\"• a\"", "• a"},
		{"\"a • b\nc • d\"", "a • b\nc • d"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct trial words = {.arena = arena_new(out_of_memory)};
		struct str text = str_format(words.arena,
			"plan p \"P\"\naction a \"A\" {\n    note %s\n}\n", rows[i][0]);
		struct trial trial = try_text(str_chars(words.arena, text));
		assert_no_findings(&trial);
		const struct text *note = find(&trial, "a")->more->notes;
		assert_str(text_in(trial.model->arena, note, STR("")), rows[i][1]);
		arena_free(trial.arena);
		arena_free(words.arena);
	}
}

static void test_translations(void **state)
{
	(void)state;
	struct trial trial = try_text("plan p \"Plan\" {\n"
				      "    cy \"Cynllun\"\n"
				      "    languages en, cy, gd\n"
				      "}\n"
				      "action a \"Do\" {\n"
				      "    gd \"Dèan\"\n"
				      "    text \"One\n"
				      "        two\"\n"
				      "    cy \"Un\n"
				      "        dau\"\n"
				      "}\n");
	assert_no_findings(&trial);
	const struct item *a = find(&trial, "a");
	assert_int_equal(trial.model->plan.language_count, 3);
	assert_str(text_in(trial.model->arena, &trial.model->items[0].title, STR("cy")), "Cynllun");
	assert_str(text_in(trial.model->arena, &trial.model->items[0].title, STR("gd")), "Plan");
	assert_str(text_in(trial.model->arena, &a->title, STR("gd")), "Dèan");
	assert_str(text_in(trial.model->arena, &a->title, STR("")), "Do");
	assert_str(text_in(trial.model->arena, a->more->text, STR("cy")), "Un\ndau");
	assert_str(text_in(trial.model->arena, a->more->text, STR("en")), "One\ntwo");
	arena_free(trial.arena);

	trial = try_text("plan p \"Plan\"\naction a \"A\"\nfr \"B\"\naction b \"B\"\nfr \"C\"\n");
	assert_str(only_finding(&trial, PL102)->message, "no language `fr` in `languages`");
	arena_free(trial.arena);
}

static void assert_call(
	const struct trial *trial, const char *path, const char *what, const char *word)
{
	const struct call *call = call_for(trial->model, find(trial, path), str_of(what));
	if (!word)
		assert_null(call);
	else
		assert_str(call->word.str, word);
}

static void test_calls(void **state)
{
	(void)state;
	struct trial trial =
		try_text("plan p \"P\" {\n"
			 "    call pledge \"Recommendation\" plural \"Recommendations\"\n"
			 "    call action \"Step\"\n"
			 "    call so that \"Outcome\"\n"
			 "    call In  Progress \"Ongoing\"\n"
			 "}\n"
			 "pledge 1 \"1\" {\n"
			 "    call action \"Task\"\n"
			 "    action a \"A\" {\n        call milestone \"Mark\"\n"
			 "        milestone m \"M\"\n    }\n"
			 "}\n"
			 "action b \"B\"\n");
	assert_no_findings(&trial);
	assert_call(&trial, "1", "pledge", "Recommendation");
	assert_call(&trial, "1/a", "action", "Task");
	assert_call(&trial, "b", "action", "Step");
	assert_call(&trial, "1/a/m", "milestone", "Mark");
	assert_call(&trial, "b", "milestone", NULL);
	assert_call(&trial, "1/a/m", "so that", "Outcome");
	assert_call(&trial, "b", "in progress", "Ongoing");
	const struct call *call = call_for(trial.model, find(&trial, "1"), STR("pledge"));
	assert_str(call->plural.str, "Recommendations");
	arena_free(trial.arena);

	trial = try_text("plan p \"P\" {\n    call cake \"x\"\n}\n");
	assert_str(only_finding(&trial, PL001)->message,
		"expected a kind, a clause or a status, found `cake`");
	arena_free(trial.arena);
}

static void test_amounts(void **state)
{
	(void)state;
	struct trial trial = try_text(
		"plan p \"P\"\n"
		"measure m \"M\" {\n"
		"    baseline 1,200 in 2012\n    target 60 % by March 2013\n    target £1.1m\n"
		"    actual 65.5\n    actual €20K\n    actual GBP 1,500.50\n    actual USD 2 Billion\n"
		"    actual \"many\"\n    actual 1,234,567.5\n"
		"}\n"
		"action a \"A\" budget £1.5 million \"a year\" progress 60%\n"
		"action b \"B\" budget \"within existing resources\"\n");
	assert_no_findings(&trial);
	static const struct {
		int kind;
		double value;
		const char *currency, *written;
	} rows[] = {{AMOUNT_NUMBER, 1200, "", "1,200"}, {AMOUNT_PERCENT, 60, "", "60 %"},
		{AMOUNT_MONEY, 1.1e6, "GBP", "£1.1m"}, {AMOUNT_NUMBER, 65.5, "", "65.5"},
		{AMOUNT_MONEY, 20e3, "EUR", "€20K"}, {AMOUNT_MONEY, 1500.5, "GBP", "GBP 1,500.50"},
		{AMOUNT_MONEY, 2e9, "USD", "USD 2 Billion"}, {AMOUNT_WORDS, 0, "", "many"},
		{AMOUNT_NUMBER, 1234567.5, "", "1,234,567.5"}};
	const struct details *more = find(&trial, "m")->more;
	assert_int_equal(more->rare->measured_count, sizeof rows / sizeof rows[0]);
	for (size_t i = 0; i < more->rare->measured_count; i++) {
		const struct amount *amount = &more->rare->measured[i].amount;
		assert_int_equal(amount->kind, rows[i].kind);
		assert_true(amount->value > rows[i].value - 1e-6 &&
			    amount->value < rows[i].value + 1e-6);
		assert_str(amount->currency, rows[i].currency);
		assert_str(amount->written, rows[i].written);
	}
	const struct item *a = find(&trial, "a");
	assert_int_equal(a->more->rare->progress, 60);
	assert_str(a->more->rare->budget->words.str, "a year");
	assert_int_equal(find(&trial, "b")->more->rare->budget->kind, AMOUNT_WORDS);
	arena_free(trial.arena);
}

/* Where things stand */

static void test_places_of_statements(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum diag_id id;
	} rows[] = {
		{"plan p \"P\" {\n    action a \"A\"\n    person b \"B\"\n}\n", DIAG_COUNT},
		{"plan p \"P\"\ntheme \"T\" {\n    theme \"U\" {\n        pledge \"V\"\n    }\n}\n",
			DIAG_COUNT},
		{"plan p \"P\"\npledge \"T\" {\n    theme \"U\"\n}\n", PL029},
		{"plan p \"P\"\naction \"T\" {\n    action \"U\"\n}\n", PL029},
		{"plan p \"P\"\nmilestone \"T\" {\n    milestone \"U\"\n}\n", DIAG_COUNT},
		{"plan p \"P\"\nmilestone \"T\" {\n    measure \"U\"\n}\n", PL029},
		{"plan p \"P\"\nmeasure \"T\" {\n    milestone \"U\"\n}\n", PL029},
		{"plan p \"P\"\npledge \"T\" {\n    person a \"U\"\n}\n", PL029},
		{"plan p \"P\"\nperson a \"T\" {\n    action \"U\"\n}\n", PL029},
		{"plan p \"P\"\nplan q \"Q\"\n", PL034},
		{"owner a\n", PL030},
		{"plan p \"P\"\naction \"A\" baseline 5\n", PL030},
		{"plan p \"P\"\naction \"A\" publisher \"U\"\n", PL030},
		{"plan p \"P\"\naction \"A\" progress 5% progress 6%\n", PL005},
		{"plan p \"P\"\naction \"A\" note \"a\" note \"b\"\n", DIAG_COUNT},
		{"plan p \"P\"\npledge \"P\" {\n    action \"A\"\n    note \"late\"\n}\n", PL028},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct trial trial = try_text(rows[i].text);
		assert_findings(&trial, &rows[i].id, rows[i].id != DIAG_COUNT);
		arena_free(trial.arena);
	}
}

static void test_order_of_items(void **state)
{
	(void)state;
	struct trial trial =
		try_text("plan p \"P\" {\n    pledge 1 \"1\" {\n        action a \"A\" {\n"
			 "            milestone m \"M\"\n        }\n        action b \"B\"\n"
			 "    }\n}\npledge 2 \"2\"\naction c \"C\"\n");
	assert_no_findings(&trial);
	static const char *const paths[] = {"1", "1/a", "1/a/m", "1/b", "2", "c"};
	static const uint32_t ends[] = {5, 4, 4, 5, 6, 7}, places[] = {1, 1, 1, 2, 2, 3};
	const struct item *items = trial.model->items;
	assert_int_equal(trial.model->count, 7);
	assert_int_equal(items[0].end, 7);
	for (uint32_t i = 0; i < 6; i++) {
		assert_ptr_equal(find(&trial, paths[i]), &items[i + 1]);
		assert_int_equal(items[i + 1].end, ends[i]);
		assert_int_equal(items[i + 1].place, places[i]);
	}
	assert_ptr_equal(item_first_child(trial.model, &items[1]), &items[2]);
	assert_ptr_equal(item_next(trial.model, &items[2]), &items[4]);
	assert_null(item_next(trial.model, &items[4]));
	arena_free(trial.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chain_of_deadlines),
		cmocka_unit_test(test_circles_of_deadlines_stay_open),
		cmocka_unit_test(test_deadline_of_nothing_is_open),
		cmocka_unit_test(test_inheritance),
		cmocka_unit_test(test_exempt_holds_below),
		cmocka_unit_test(test_lists_add_up),
		cmocka_unit_test(test_indentation_of_texts),
		cmocka_unit_test(test_translations),
		cmocka_unit_test(test_calls),
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_places_of_statements),
		cmocka_unit_test(test_order_of_items),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
