/* Deadlines: written forms through parser and resolver, the properties that hold of all of them,
 * and the calls that a plan's text does not reach. */
#include "reading.h"

#include "resolve/when.h"

/* A text that is put together piece by piece. */
struct room {
	char *at;
	size_t len, size;
};

__attribute__((format(printf, 2, 3))) static void put(struct room *room, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int len = vsnprintf(room->at + room->len, room->size - room->len, format, args);
	va_end(args);
	assert_true(len >= 0 && (size_t)len < room->size - room->len);
	room->len += (size_t)len;
}

static void put_days(struct room *room, struct arena *arena, struct interval days)
{
	put(room, " %.*s", STR_ARG(day_iso(arena, days.start)));
	if (days.open)
		put(room, "..");
	else if (days.end != days.start)
		put(room, "..%.*s", STR_ARG(day_iso(arena, days.end)));
}

/* What the deadline is, in the words of when_forms.def. */
static void put_when(struct room *room, struct arena *arena, const struct when *when)
{
	static const char *const unread[] = {"other", "odd-year", "status", "vague"};
	bool dateless = when->kind == IS_UNREAD || when->kind == IS_ONGOING || when->kind == IS_TBC;
	put(room, "%s", when_kind_word(when->kind));
	if (when->kind == IS_UNREAD)
		put(room, " %s%s", unread[when->unread], when->bare ? " bare" : "");
	for (uint32_t i = 0; i < when_point_count(when); i++)
		put_days(room, arena, when_points(when)[i]);
	if (when_review(when)) {
		put(room, " review");
		put_days(room, arena, *when_review(when));
	}
	if (when->reported)
		put(room, " reported");
	else if (!when->known && !dateless)
		put(room, " waits");
}

static void put_findings(struct room *room, const struct diags *diags)
{
	for (const struct diag *diag = diags->first; diag; diag = diag->next) {
		if (diag->id >= PL101 && diag->id <= PL121)
			continue;
		put(room, " | %s %.*s%s%.*s", diag_info(diag->id)->code, STR_ARG(diag->message),
			diag->help.len ? "; " : "", STR_ARG(diag->help));
	}
}

/* What holds of every deadline. */
static void check_when(const struct when *when)
{
	const day_number first = day_of((struct date){FIRST_YEAR, 1, 1});
	const day_number last = day_of((struct date){LAST_YEAR, 12, 31});
	assert_true(when->known == (when_point_count(when) > 0));
	assert_false(when->known && (when->reported || when->kind == IS_UNREAD));
	struct interval all = {.start = INT32_MAX, .end = INT32_MIN};
	for (uint32_t i = 0; i < when_point_count(when); i++) {
		const struct interval *days = &when_points(when)[i];
		assert_true(days->start >= first && days->start <= days->end && days->end <= last);
		all.start = days->start < all.start ? days->start : all.start;
		all.end = days->end > all.end ? days->end : all.end;
		all.open |= days->open;
	}
	if (when->known) {
		assert_int_equal(when->all.start, all.start);
		assert_int_equal(when->all.end, all.end);
		assert_int_equal(when->all.open, all.open);
	}
	if (when_review(when))
		assert_true(when_review(when)->start <= when_review(when)->end);
}

static const struct when *due_of(const struct model *model, uint32_t item)
{
	assert_true(item < model->count);
	assert_non_null(model->items[item].due);
	return &model->items[item].due->list[0].when;
}

static size_t count_forms(void)
{
	static const int forms[] = {
#define ROW(header, form, meaning) 0,
#include "when_forms.def"
#define ROW(header, form, meaning) 0,
#include "when_mistakes.def"
	};
	return sizeof forms / sizeof forms[0];
}

static void written_forms(void **state)
{
	(void)state;
	static const struct {
		const char *header, *form, *meaning;
	} rows[] = {
#define ROW(header, form, meaning) {header, form, meaning},
#include "when_forms.def"
#define ROW(header, form, meaning) {header, form, meaning},
#include "when_mistakes.def"
	};
	unsigned failed = 0;
	for (size_t i = 0; i < count_forms(); i++) {
		char text[1024], found[2048];
		struct room plan = {text, 0, sizeof text}, meaning = {found, 0, sizeof found};
		put(&plan, "plan p \"P\" {\n%s\n}\naction a \"A\" due %s\n", rows[i].header,
			rows[i].form);
		for (size_t at = 0; at < plan.len; at++)
			if (text[at] == ';')
				text[at] = '\n';
		put(&plan, "action b \"B\" due 30 June 2018\naction c \"C\"\n"
			   "action d \"D\" due March 2018\n");
		struct trial trial = resolve_text((struct str){text, plan.len});
		const struct when *when = due_of(trial.model, 1);
		check_when(when);
		put_when(&meaning, trial.arena, when);
		put_findings(&meaning, trial.diags);
		if (strcmp(found, rows[i].meaning) != 0) {
			print_error("%s: due %s\n  is  %s\n  not %s\n", rows[i].header,
				rows[i].form, found, rows[i].meaning);
			failed++;
		}
		arena_free(trial.arena);
	}
	assert_int_equal(failed, 0);
}

/* The words that people are shown, and the place of what was typed. */
static void kept_words(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *words, *place;
	} rows[] = {
		{"March 2018", "March 2018", "March 2018"},
		{"by  the \t end of March 2018", "by the end of March 2018",
			"by  the \t end of March 2018"},
		{"31\xC2\xA0March\xE2\x80\xAF 2018", "31 March 2018",
			"31\xC2\xA0March\xE2\x80\xAF 2018"},
		{"March 2018 written \"early  spring\"", "early spring", "March 2018"},
		{"written \"when\n\t\tfunding ‘allows’\"", "when funding ‘allows’",
			"\"when\n\t\tfunding ‘allows’\""},
		{"written \"a \\\"late\\\" year\"", "a \"late\" year", "\"a \\\"late\\\" year\""},
		{"written \"\"", "", "\"\""},
		{"31\xE2\x80\x80March\xE2\x80\x8A\xE3\x80\x80 2018", "31 March 2018",
			"31\xE2\x80\x80March\xE2\x80\x8A\xE3\x80\x80 2018"},
		{"written \"a\\b  c\"", "a\\b c", "\"a\\b  c\""},
		{"written \"not closed", "not closed", "\"not closed"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char text[256];
		struct room plan = {text, 0, sizeof text};
		put(&plan, "plan p \"P\"\naction a \"A\" due %s\n", rows[i].typed);
		struct trial trial = resolve_text((struct str){text, plan.len});
		const struct when *when = due_of(trial.model, 1);
		assert_true(str_equal(written_words(trial.model, when), str_of(rows[i].words)));
		assert_true(
			str_equal(source_slice(trial.sources, when->span), str_of(rows[i].place)));
		arena_free(trial.arena);
	}
}

/* What is refused with PL001 has the period that its help names. */
static const struct {
	const char *header, *form, *meaning, *example;
} period_rows[] = {
	{"", "2017/18", "plan-years 2017-04-01..2018-03-31", NULL},
	{"years calendar", "2018", "year 2018-01-01..2018-12-31", NULL},
	{"years academic", "2017/18 to 2018/19", "range 2017-09-01..2019-08-31", NULL},
	{"years from 1 July", "2017/18", "plan-years 2017-07-01..2018-06-30", NULL},
	{"", "April 2018 to March 2021", "range 2018-04-01..2021-03-31", NULL},
	{"", "1 April 2018 to 31 March 2021", "range 2018-04-01..2021-03-31", NULL},
	{"", "from April 2018 to March 2021", "range 2018-04-01..2021-03-31", NULL},
	{"", "2017/18 and 2018/19", "plan-years 2017-04-01..2018-03-31 2018-04-01..2019-03-31",
		NULL},
	{"", "2011-12",
		"month 2011-12-01..2011-12-31 | PL224 `2011-12` is read as December 2011; if the "
		"year is meant, write `2011/12`, else `December 2011`",
		NULL},
	{"", "December 2011", "month 2011-12-01..2011-12-31", NULL},
	{"", "ongoing", "ongoing reported", "April 2017 to March 2020"},
	{"", "short", "unread other bare reported", "April 2017 to March 2020"},
	{"", "201", "unread odd-year bare reported", "April 2017 to March 2020"},
	{"", "TBC", "tbc reported", "April 2017 to March 2020"},
	{"", "3 months after b", "relative reported", "April 2017 to March 2020"},
	{"", "Year 2",
		"plan-years reported | PL215 the plan has no period, from which Year 2 is counted"
		"; for example `period April 2017 to March 2020`",
		NULL},
	{"", "every month",
		"recurring reported | PL227 `every month` has no end, and the plan has no "
		"period; say it with `until …`, or give the plan a `period`",
		NULL},
	{"", "every year from 2018 until 2019", "recurring reported", "April 2017 to March 2020"},
	{"", "2018-2021",
		"range reported | PL024 `2018-2021` joins two years by `-`; write `2018/19 to "
		"2020/21` for years of the plan, or `2018 to 2021` for those of the calendar",
		NULL},
	{"", "short to 2021", "unread other bare reported", "January 2021 to December 2023"},
	{"", "2018 to 3 months after b", "range reported", "April 2017 to March 2020"},
	{"years from 31 June", "2017/18",
		"plan-years 2017-04-01..2018-03-31 | PL201 there is no 31 June: June has 30 days",
		NULL},
	{"years from July", "2017/18",
		"plan-years 2017-04-01..2018-03-31 | PL001 expected a day and a month, "
		"found `July`; for example `years from 1 July`",
		NULL},
};

static void periods(void **state)
{
	(void)state;
	static const char ends[] =
		" | PL001 expected the first and the last day of the plan, found";
	for (size_t i = 0; i < sizeof period_rows / sizeof period_rows[0]; i++) {
		char text[256], found[512], expected[512];
		struct room plan = {text, 0, sizeof text}, meaning = {found, 0, sizeof found};
		struct room wanted = {expected, 0, sizeof expected};
		put(&plan, "plan p \"P\" {\n%s\nperiod %s\n}\n", period_rows[i].header,
			period_rows[i].form);
		struct trial trial = resolve_text((struct str){text, plan.len});
		const struct when *period = &trial.model->plan.period;
		put_when(&meaning, trial.arena, period);
		put_findings(&meaning, trial.diags);
		check_when(period);
		put(&wanted, "%s", period_rows[i].meaning);
		if (period_rows[i].example)
			put(&wanted, "%s `%s`; for example `period %s`", ends, period_rows[i].form,
				period_rows[i].example);
		assert_string_equal(found, expected);
		arena_free(trial.arena);
	}
	struct trial open = resolve_text(STR("plan p \"P\" {\nperiod from April 2018\n}\n"));
	assert_false(open.model->plan.period.known);
	assert_true(open.model->plan.period.reported);
	arena_free(open.arena);
}

/* As many dates as a recurrence may have, and one more. */
static void most_dates(void **state)
{
	(void)state;
	static const char plan[] = "plan p \"P\"\n"
				   "action a \"A\" due every day from 1 January 2018 until "
				   "26 September 2020\n"
				   "action b \"B\" due every day from 1 January 2018 until "
				   "27 September 2020\n";
	struct trial trial = resolve_text(STR(plan));
	check_when(due_of(trial.model, 1));
	assert_int_equal(when_point_count(due_of(trial.model, 1)), 1000);
	assert_false(due_of(trial.model, 2)->known);
	assert_int_equal(trial.diags->first->id, PL227);
	assert_null(trial.diags->first->next);
	arena_free(trial.arena);
}

/* A sequence of numbers that is the same in every run (SplitMix64). */
static uint64_t next_number(uint64_t *seed, uint64_t below)
{
	uint64_t n = *seed += 0x9E3779B97F4A7C15;
	n = (n ^ n >> 30) * 0xBF58476D1CE4E5B9;
	n = (n ^ n >> 27) * 0x94D049BB133111EB;
	return (n ^ n >> 31) % below;
}

/* Half of the numbers are years that a plan has, the others anything. */
static void put_number(struct room *room, uint64_t *seed)
{
	static const uint64_t limits[] = {4, 13, 32, 101, 1001, 10002, UINT32_MAX, UINT64_MAX};
	uint64_t below = limits[next_number(seed, sizeof limits / sizeof limits[0])];
	uint64_t number =
		next_number(seed, 2) ? 2015 + next_number(seed, 10) : next_number(seed, below);
	put(room, "%llu ", (unsigned long long)number);
}

/* Words that dates are made of, in any order: what the parser takes, the resolver must judge. */
static void put_form(struct room *room, uint64_t *seed)
{
	static const char *const words[] = {"March ", "February ", "december ", "Q3 ", "Winter ",
		"Spring ", "Year ", "Months ", "to ", "and ", ", ", "from ", "until ", "every ",
		"end of ", "weeks ", "months ", "years ", "days ", "half year ", "quarterly ",
		"after b ", "after d ", "after a ", "2017/18 ", "9999/00 ", "1999/2000 ",
		"2018-02-29 ", "2018-13 ", "31st ", "short ", "assent ", "later ", "ASAP ",
		"ongoing review ", "tbc by ", "by ", "– ", "- ", "\"", "Mar. ",
		"within 3 months of b ", "31/03/2018 ", "Mar-18 ", "2017–18 ", "2018–2021 ",
		"April-June ", "(", ")", "/ b "};
	static const char *const forms[] = {"~ March ~", "March ~", "~ to ~ March ~", "Year ~",
		"Months ~ to ~", "Years ~, ~ and ~", "Q3 ~", "Winter ~", "~ months after b",
		"~ weeks after d", "~ days after assent", "~ half years after b", "every ~ months",
		"every ~ days", "every ~ weeks", "every ~ March", "every ~ February from ~ until ~",
		"every month from March ~ until ~", "from ~", "~ to ~", "March to February ~",
		"end of March ~", "end of Year ~", "March and ~ June and Q2 ~", "end of short",
		"ongoing review ~ March ~", "tbc by ~", "short to ~", "~ and assent and later",
		"~ – ~ March ~", "\"March ~\"", "March ~, ~", "~ Q3", "~ March, ~",
		"before March ~", "within ~ months of d", "~ after b"};
	if (next_number(seed, 2)) {
		for (uint64_t i = 0, count = next_number(seed, 5) + 1; i < count; i++) {
			if (next_number(seed, 3) == 0)
				put_number(room, seed);
			put(room, "%s", words[next_number(seed, sizeof words / sizeof words[0])]);
		}
		return;
	}
	const char *form = forms[next_number(seed, sizeof forms / sizeof forms[0])];
	for (; *form; form++)
		if (*form == '~')
			put_number(room, seed);
		else
			put(room, "%c", *form);
}

static void any_form(void **state)
{
	(void)state;
	enum { ACTIONS = 4000, PLANS = 8, ROOM = ACTIONS * 200 };
	static const char *const headers[] = {"", "years calendar\n", "years academic\n",
		"years from 29 February\n", "period 2018/19 to 2020/21\n", "period 1000\n",
		"period 1000 to 9999\n", "years from 6 April\nperiod 31 January 2020 to 2021\n"};
	static char text[ROOM];
	uint64_t seed = 2;
	unsigned known = 0;
	for (int i = 0; i < PLANS; i++) {
		struct room plan = {text, 0, sizeof text};
		put(&plan,
			"plan p \"P\" {\n%sphase short \"S\" from 2018 until 2019\n"
			"event assent \"A\" on 3 May 2019\nevent later \"L\"\n}\n"
			"action b \"B\" due 31 December 9990\naction d \"D\" due 30 June 2018\n",
			headers[i]);
		for (int action = 0; action < ACTIONS; action++) {
			put(&plan, "action \"A\" due ");
			put_form(&plan, &seed);
			put(&plan, "\n");
		}
		struct trial trial = resolve_text((struct str){text, plan.len});
		for (uint32_t k = 1; k < trial.model->count; k++) {
			if (!trial.model->items[k].due)
				continue;
			check_when(due_of(trial.model, k));
			known += due_of(trial.model, k)->known;
		}
		arena_free(trial.arena);
	}
	/* The forms are not so wild that nothing is learnt. */
	assert_true(known > ACTIONS * PLANS / 16);
}

/* What a name stands for, where no plan's text makes it so. */
static void targets_by_hand(void **state)
{
	(void)state;
	struct trial trial = resolve_text(STR("plan p \"P\"\naction a \"A\" due from x\n"
					      "action b \"B\" due 2 months after x and y\n"
					      "action c \"C\" due end of x\n"
					      "action d \"D\" due every year from 1960 until x\n"));
	struct diag *without_period = NULL;
	struct calendar calendar = {.arena = trial.arena,
		.sources = trial.sources,
		.diags = trial.diags,
		.without_period = &without_period};
	set_years(&calendar, YEARS_FINANCIAL);
	const struct ast_when *when[4];
	const struct ast_node *node = trial.file->root->nodes->next;
	for (int i = 0; i < 4; i++, node = node->next)
		when[i] = node->clauses->when;
	struct interval open = {.start = 0, .end = 10, .open = true};

	struct when_targets targets = when_targets(&calendar, when[0]);
	assert_int_equal(targets.count, 1);
	assert_false(targets.list[0].relative);
	targets.list[0].is = TARGET_PHASE;
	targets.list[0].known = true;
	targets.list[0].all = open;
	struct when from = when_of(&calendar, when[0], NULL, &targets);
	assert_true(from.known && from.kind == IS_FROM && from.all.open && from.all.start == 0);
	/* What never ends has no last day, and nothing can be counted from it. */
	assert_false(when_of(&calendar, when[2], NULL, &targets).known);
	struct when recurring = when_of(&calendar, when[3], NULL, &targets);
	assert_true(!recurring.known && !recurring.reported && recurring.kind == IS_RECURRING);
	targets.list[0].all.open = false;
	recurring = when_of(&calendar, when[3], NULL, &targets);
	assert_int_equal(when_point_count(&recurring), 9);

	targets = when_targets(&calendar, when[1]);
	assert_int_equal(targets.count, 2);
	assert_true(targets.list[0].relative && !targets.list[1].relative);
	const struct ast_ref *x = targets.list[0].ref, *y = targets.list[1].ref;
	const struct item *item = &trial.model->items[2];
	targets.list[0] = (struct when_target){
		.ref = x, .is = TARGET_ITEM, .known = true, .all = open, .item = item};
	targets.list[1] = (struct when_target){.ref = y, .is = TARGET_EVENT, .known = true};
	struct when list = when_of(&calendar, when[1], NULL, &targets);
	assert_true(!list.known && !list.reported && list.kind == IS_POINTS);
	/* Each name is known by where it stands, that of a list, too. */
	assert_int_equal(list.rest->name_count, 2);
	assert_ptr_equal(list.rest->names[0].item, item);
	assert_int_equal(list.rest->names[1].span.start, y->span.start);
	targets.list[0].all.open = false;
	list = when_of(&calendar, when[1], NULL, &targets);
	assert_true(list.known && when_point_count(&list) == 2);
	assert_int_equal(when_points(&list)[0].end, day_of((struct date){1970, 3, 11}));

	const struct ast_point *point = when[1]->ranges;
	targets = point_targets(&calendar, point);
	targets.list[0].is = TARGET_ITEM;
	targets.list[0].item = item;
	struct when alone = point_when(&calendar, point, &targets);
	assert_true(alone.kind == IS_RELATIVE && !alone.known && !alone.reported);
	assert_ptr_equal(when_after(&alone), item);
	arena_free(trial.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_forms),
		cmocka_unit_test(kept_words),
		cmocka_unit_test(periods),
		cmocka_unit_test(most_dates),
		cmocka_unit_test(any_form),
		cmocka_unit_test(targets_by_hand),
	};
	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
