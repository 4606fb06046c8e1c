/* Findings: the register, severities, order and duplicates, and "did you mean". */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"

struct run {
	struct arena *arena;
	struct sources *sources;
	struct diags *diags;
};

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

static int set_up(void **state)
{
	struct arena *arena = arena_new(out_of_memory);
	struct run *run = NEW(arena, struct run);
	run->arena = arena;
	run->sources = sources_new(arena);
	run->diags = diags_new(arena, run->sources);
	*state = run;
	return 0;
}

static int tear_down(void **state)
{
	struct run *run = *state;
	arena_free(run->arena);
	return 0;
}

static const struct source *add(struct run *run, const char *path, const char *text)
{
	struct str error;
	return source_add(run->sources, str_of(text), str_of(path), &error);
}

static struct span span_at(const struct source *source, uint32_t at)
{
	return (struct span){source->base + at, source->base + at + 1};
}

static struct diag *say(struct run *run, enum diag_id id, const struct source *source, uint32_t at,
	const char *what)
{
	return report(run->diags, id, span_at(source, at), "%s", what);
}

/* All messages in order, with a blank between. */
static const char *messages(const struct run *run)
{
	struct str all = {0};
	for (const struct diag *diag = run->diags->first; diag; diag = diag->next)
		all = str_format(run->arena, "%.*s%s%.*s", STR_ARG(all), all.len ? " " : "",
			STR_ARG(diag->message));
	return str_chars(run->arena, all);
}

static void the_register(void **state)
{
	(void)state;
	char room[DIAG_NAME_ROOM];
	assert_string_equal(diag_info(PL204)->code, "PL204");
	assert_string_equal(diag_info(PL204)->name, "missing_deadline");
	assert_string_equal(diag_name(PL204, room), "missing-deadline");
	assert_int_equal(diag_info(PL204)->severity[DRAFT], WARNING);
	assert_int_equal(diag_info(PL204)->severity[AGREED], ERROR);
	assert_true(diag_info(PL001)->stops);
	assert_false(diag_info(PL204)->stops);
	for (enum diag_id id = 0; id < DIAG_COUNT; id++) {
		assert_int_equal(diag_find(str_of(diag_info(id)->code)), id);
		assert_int_equal(diag_find(str_of(diag_name(id, room))), id);
		assert_null(strchr(room, '_'));
		if (id > 0)
			assert_true(strcmp(diag_info(id - 1)->code, diag_info(id)->code) < 0);
	}
	assert_int_equal(diag_find(STR("pl204")), PL204);
	assert_int_equal(diag_find(STR("Missing-Deadline")), PL204);
	assert_int_equal(diag_find(STR("missing_deadline")), PL204);
	assert_int_equal(diag_find(STR("missing")), DIAG_COUNT);
	assert_int_equal(diag_find(STR("PL2040")), DIAG_COUNT);
	assert_int_equal(diag_find(STR("")), DIAG_COUNT);
	assert_string_equal(severity_word(ERROR), "error");
	assert_string_equal(severity_word(WARNING), "warning");
	assert_string_equal(severity_word(NOTE), "note");
	assert_string_equal(severity_word(OFF), "off");
}

static void order(void **state)
{
	struct run *run = *state;
	const struct source *b = add(run, "b.plan", "one\ntwo\n");
	const struct source *a = add(run, "a.plan", "one\ntwo\n");
	say(run, PL204, b, 4, "b2");
	say(run, PL204, b, 2, "b1");
	say(run, PL204, a, 5, "a2z");
	say(run, PL204, a, 5, "a2y");
	say(run, PL203, a, 5, "a2zz");
	say(run, PL204, a, 2, "a1c3");
	say(run, PL301, a, 1, "a1c2");
	report(run->diags, PL034, (struct span){0, 0}, "nowhere");
	diags_settle(run->diags);
	assert_string_equal(messages(run), "nowhere a1c2 a1c3 a2zz a2y a2z b1 b2");
	assert_int_equal(run->diags->count[WARNING], 6);
	assert_int_equal(run->diags->count[ERROR], 2);
}

static void nothing(void **state)
{
	struct run *run = *state;
	diags_settle(run->diags);
	assert_null(run->diags->first);
	assert_false(diags_stop(run->diags));
}

static void duplicates(void **state)
{
	struct run *run = *state;
	/* One part, loaded for two plans. */
	const struct source *once = add(run, "part.plan", "abc\n");
	const struct source *again = add(run, "part.plan", "abc\n");
	say(run, PL204, once, 1, "same");
	say(run, PL204, once, 1, "other");
	say(run, PL203, once, 1, "same");
	say(run, PL204, once, 2, "same");
	say(run, PL204, again, 1, "same")->severity = ERROR;
	say(run, PL204, once, 1, "same");
	/* The end of the file and its last line end are one place. */
	say(run, PL034, once, 3, "end");
	report(run->diags, PL034, (struct span){once->base + 4, once->base + 4}, "end");
	diags_settle(run->diags);
	assert_string_equal(messages(run), "same other same same end");
	const struct diag *second = run->diags->first->next->next;
	assert_int_equal(second->id, PL204);
	assert_int_equal(second->severity, ERROR); /* the severer of the two */
	assert_int_equal(run->diags->count[ERROR], 3);
	assert_int_equal(run->diags->count[WARNING], 2);
}

static void line_ends(void **state)
{
	struct run *run = *state;
	const struct source *source = add(run, "part.plan", "ab\r\n");
	say(run, PL034, source, 2, "end");
	say(run, PL034, source, 3, "end");
	say(run, PL034, source, 4, "end");
	diags_settle(run->diags);
	assert_string_equal(messages(run), "end");
}

static void severities(void **state)
{
	struct run *run = *state;
	static const struct {
		enum diag_id id;
		enum profile profile;
		int plan, option;
		enum severity expected;
	} cases[] = {
		{PL204, DRAFT, UNSET, UNSET, WARNING},
		{PL204, AGREED, UNSET, UNSET, ERROR},
		{PL404, AGREED, UNSET, UNSET, WARNING},
		{PL404, STRICT, UNSET, UNSET, ERROR},
		{PL404, STRICT, NOTE, UNSET, NOTE}, /* a `rule` line still wins */
		{PL404, STRICT, OFF, UNSET, OFF},
		{PL404, STRICT, OFF, WARNING, WARNING}, /* and an option over it */
		{PL404, DRAFT, ERROR, OFF, OFF},
		{PL404, DRAFT, UNSET, ERROR, ERROR},
		{PL403, STRICT, UNSET, UNSET, NOTE},
		/* Errors of PL0xx cannot be lowered; its warnings can. */
		{PL001, DRAFT, OFF, OFF, ERROR},
		{PL002, STRICT, NOTE, UNSET, ERROR},
		{PL035, DRAFT, UNSET, OFF, OFF},
		{PL007, STRICT, NOTE, UNSET, NOTE},
		/* Nor can what stops a paper. */
		{PL101, DRAFT, WARNING, UNSET, ERROR},
		{PL101, DRAFT, UNSET, OFF, ERROR},
	};
	const struct source *source = add(run, "a.plan", "x\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct severities settings = severities_default();
		settings.profile = cases[i].profile;
		settings.plan[cases[i].id] = cases[i].plan;
		settings.option[cases[i].id] = cases[i].option;
		const struct diag *diag = say(run, cases[i].id, source, 0, "x");
		diags_judge(run->diags, &settings);
		if (diag->severity != cases[i].expected)
			fail_msg("row %zu: %s", i, severity_word(diag->severity));
	}
}

static void milder_cases(void **state)
{
	struct run *run = *state;
	static const struct {
		enum severity at_most;
		enum profile profile;
		int plan;
		enum severity expected;
	} cases[] = {
		{OFF, AGREED, UNSET, ERROR},
		{NOTE, DRAFT, UNSET, NOTE},
		{NOTE, STRICT, UNSET, NOTE},
		{WARNING, AGREED, UNSET, WARNING},
		{WARNING, STRICT, UNSET, ERROR},
		{ERROR, DRAFT, UNSET, WARNING},
		{NOTE, DRAFT, ERROR, ERROR},
	};
	const struct source *source = add(run, "a.plan", "x\n");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct severities settings = severities_default();
		settings.profile = cases[i].profile;
		settings.plan[PL204] = cases[i].plan;
		struct diag *diag = say(run, PL204, source, 0, "x");
		diag->at_most = cases[i].at_most;
		diags_judge(run->diags, &settings);
		if (diag->severity != cases[i].expected)
			fail_msg("row %zu: %s", i, severity_word(diag->severity));
	}
}

/* Each plan of a run is judged by its own settings. */
static void judged_once(void **state)
{
	struct run *run = *state;
	const struct source *source = add(run, "a.plan", "x\n");
	struct severities draft = severities_default(), agreed = draft;
	agreed.profile = AGREED;
	const struct diag *first = say(run, PL204, source, 0, "first");
	diags_judge(run->diags, &draft);
	diags_judge(run->diags, &agreed);
	const struct diag *second = say(run, PL204, source, 0, "second");
	diags_judge(run->diags, &agreed);
	assert_int_equal(first->severity, WARNING);
	assert_int_equal(second->severity, ERROR);
	agreed.plan[PL204] = OFF;
	say(run, PL204, source, 0, "third");
	say(run, PL203, source, 1, "fourth");
	diags_judge(run->diags, &agreed);
	diags_settle(run->diags);
	assert_string_equal(messages(run), "first second fourth");
}

static void stops(void **state)
{
	struct run *run = *state;
	const struct source *source = add(run, "a.plan", "x\n");
	say(run, PL203, source, 0, "an error that builds");
	assert_false(diags_stop(run->diags));
	say(run, PL101, source, 0, "an unknown name");
	assert_true(diags_stop(run->diags));
	struct severities settings = severities_default();
	settings.option[PL101] = OFF;
	diags_judge(run->diags, &settings);
	diags_settle(run->diags);
	assert_true(diags_stop(run->diags));
}

static void further_places(void **state)
{
	struct run *run = *state;
	const struct source *source = add(run, "a.plan", "x\n");
	struct diag *diag = say(run, PL101, source, 0, "x");
	note(run->diags, diag, (struct span){0, 0}, "a fact %d", 1);
	for (unsigned i = 0; i < 100; i++)
		repeat(run->diags, diag, span_at(source, 0), STR("used here"));
	unsigned notes = 0;
	for (const struct note *each = diag->notes; each; each = each->next)
		notes++;
	assert_int_equal(notes, 1 + REPEATS_NOTED);
	assert_int_equal(diag->repeats, 100 - REPEATS_NOTED);
	assert_true(str_equal(diag->notes->text, STR("a fact 1")));
	assert_true(str_equal(diag->notes->next->text, STR("used here")));
	help(run->diags, diag, "do %s", "this");
	help(run->diags, diag, "do %s", "that");
	label(run->diags, diag, "here");
	assert_true(str_equal(diag->help, STR("do that")));
	assert_true(str_equal(diag->label, STR("here")));
}

/* What is suggested for `wanted` out of names that are divided by blanks. */
static const char *suggested(struct run *run, const char *wanted, const char *names)
{
	struct likes likes = likes_of(str_of(wanted));
	for (const char *at = names; *at;) {
		size_t len = strcspn(at, " ");
		likes_offer(&likes, (struct str){at, len}, (struct span){0, 0});
		at += len + (at[len] == ' ');
	}
	struct diag *diag = report(run->diags, PL101, (struct span){0, 0}, "x");
	bool any = likes_suggest(&likes, run->diags, diag);
	assert_int_equal(any, diag->help.len > 0);
	assert_null(diag->notes);
	return str_chars(run->arena, diag->help);
}

static void likeness(void **state)
{
	static const struct {
		const char *wanted, *names, *help;
	} cases[] = {
		{"stategy", "parks strategy housing", "did you mean `strategy`?"},
		{"STRATEGY", "parks strategy", "did you mean `strategy`?"},
		{"srtategy", "strategy", "did you mean `strategy`?"},
		{"strategy", "strategy parks", ""}, /* the same word is no other one */
		{"housing", "parks strategy", ""},
		/* The likest first, then by name; at most four. */
		{"parks", "bark barks park", "did you mean `barks` or `park`?"},
		{"parks", "marks barks park", "did you mean `barks`, `marks` or `park`?"},
		{"planning", "plannings planing planing2 xplanning plannin planning1",
			"did you mean `planing`, `plannin`, `planning1` or `plannings`?"},
		{"planning", "planninxy planninx1 planninx2 planninx3 planing",
			"did you mean `planing`, `planninx1`, `planninx2` or `planninx3`?"},
		{"park", "parks parks", "did you mean `parks`?"},
		/* max(1, length / 3) edits */
		{"due", "dew", ""},
		{"due", "dua", "did you mean `dua`?"},
		{"owners", "ownxx", ""},
		{"owners", "ownxrs", "did you mean `ownxrs`?"},
		{"owners", "ownxxs", "did you mean `ownxxs`?"},
		/* Short names: something must be left. */
		{"x", "y xy a", ""},
		{"x", "X", "did you mean `X`?"},
		{"hr", "h", ""},
		{"hr", "hs", "did you mean `hs`?"},
		{"", "a", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
			suggested(*state, cases[i].wanted, cases[i].names), cases[i].help);
}

static void likes_have_places(void **state)
{
	struct run *run = *state;
	const struct source *source = add(run, "a.plan", "parks barks\n");
	struct likes likes = likes_of(STR("marks"));
	likes_offer(&likes, STR("parks"), span_at(source, 0));
	likes_offer(&likes, STR("mark"), (struct span){0, 0}); /* a word of the language */
	likes_offer(&likes, STR("barks"), span_at(source, 6));
	struct diag *diag = say(run, PL101, source, 0, "x");
	assert_true(likes_suggest(&likes, run->diags, diag));
	assert_true(str_equal(diag->help, STR("did you mean `barks`, `mark` or `parks`?")));
	assert_true(str_equal(diag->notes->text, STR("`barks` is declared here")));
	assert_int_equal(diag->notes->span.start, source->base + 6);
	assert_true(str_equal(diag->notes->next->text, STR("`parks` is declared here")));
	assert_null(diag->notes->next->next);
}

/* Many findings in one long line: a slip into squares would take minutes here. */
static void many(void **state)
{
	struct run *run = *state;
	enum { MANY = 200000 };
	char *text = arena_alloc(run->arena, MANY * 4 + 1);
	for (uint32_t i = 0; i < MANY * 4; i++)
		text[i] = i % 4 ? 'a' : ' ';
	const struct source *source = add(run, "a.plan", text);
	uint32_t at = 0;
	for (uint32_t i = 0; i < MANY; i++) {
		at = (at + 7919 * 4 + 1) % (MANY * 4);
		report(run->diags, i % 2 ? PL204 : PL203, span_at(source, at), "%u",
			(unsigned)i % 10);
	}
	diags_settle(run->diags);
	uint32_t count = 0, last = 0;
	for (const struct diag *diag = run->diags->first; diag; diag = diag->next) {
		assert_true(diag->span.start >= last);
		last = diag->span.start;
		count++;
	}
	assert_int_equal(count, MANY);
}

/* Steps forwards, some back, and some findings of what stands far away, in many mixtures. */
static void nearly_in_order(void **state)
{
	struct run *run = *state;
	enum { BYTES = 1000, TIMES = 300 };
	char *text = arena_alloc(run->arena, BYTES + 1);
	memset(text, 'a', BYTES);
	const struct source *source = add(run, "a.plan", text);
	uint32_t chance = 1;
	for (unsigned times = 0; times < TIMES; times++) {
		struct diags *diags = diags_new(run->arena, run->sources);
		uint32_t reported = times % 61, sum = 0;
		for (uint32_t i = 0; i < reported; i++) {
			chance = chance * 1664525u + 1013904223u;
			uint32_t far = chance >> 29 < times % 4 ? chance >> 8 : 0;
			uint32_t at =
				(i * 15 + (chance >> 16) % (times % 5 * 40 + 1) + far) % BYTES;
			report(diags, PL204, span_at(source, at), "%u", (unsigned)i);
			sum += i;
		}
		diags_settle(diags);
		uint32_t count = 0, last = 0;
		for (const struct diag *diag = diags->first; diag; diag = diag->next) {
			assert_true(diag->span.start >= last);
			last = diag->span.start;
			sum -= (uint32_t)strtoul(diag->message.at, NULL, 10);
			count++;
		}
		assert_int_equal(count, reported);
		assert_int_equal(sum, 0);
	}
}

/* What is known of the findings so far, and of those that are left when some are taken back. */
static void what_there_is(void **state)
{
	struct run *run = *state;
	struct diags *diags = run->diags;
	const struct source *source = add(run, "a.plan", "x\n");
	assert_true(diags_understood(diags));
	struct diag *milder = say(run, PL101, source, 0, "an unknown name");
	assert_false(diags_understood(diags));
	assert_true(diags_have(diags, PL101));
	diag_stop(diags, milder, false);
	diag_stop(diags, milder, false);
	assert_true(diags_understood(diags));
	struct diag **mark = diags_mark(diags);
	diag_stop(diags, say(run, PL207, source, 0, "no date"), true);
	assert_false(diags_understood(diags));
	assert_true(diags_have(diags, PL207));
	diags_rewind(diags, mark);
	assert_true(diags_understood(diags));
	assert_false(diags_have(diags, PL207));
	assert_true(diags_have(diags, PL101));
	say(run, PL101, source, 0, "another");
	say(run, PL001, source, 0, "of syntax");
	diags_keep_syntax(diags, mark);
	assert_false(diags_understood(diags));
	assert_string_equal(messages(run), "an unknown name of syntax");
	struct severities settings = severities_default();
	diags_judge(diags, &settings);
	assert_true(diags_understood(diags));
	assert_false(diags_have(diags, PL001));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_register),
		cmocka_unit_test_setup_teardown(order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(duplicates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(line_ends, set_up, tear_down),
		cmocka_unit_test_setup_teardown(severities, set_up, tear_down),
		cmocka_unit_test_setup_teardown(milder_cases, set_up, tear_down),
		cmocka_unit_test_setup_teardown(judged_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(stops, set_up, tear_down),
		cmocka_unit_test_setup_teardown(further_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(likeness, set_up, tear_down),
		cmocka_unit_test_setup_teardown(likes_have_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(many, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nearly_in_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_there_is, set_up, tear_down),
	};
	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
