/* Findings as people read them: the block, and one line each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "findings.h"

struct run {
	struct arena *arena;
	struct sources *sources;
	struct diags *diags;
	struct findings_request request;
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
	run->request.files = 1;
	*state = run;
	return 0;
}

static int tear_down(void **state)
{
	struct run *run = *state;
	arena_free(run->arena);
	return 0;
}

static const struct source *add(struct run *run, const char *path, struct str text)
{
	struct str error;
	return source_add(run->sources, text, str_of(path), &error);
}

/* The first place where the words stand. */
static struct span span_of(const struct source *source, const char *words)
{
	struct str text = {source->text, source->size};
	size_t at = str_find(text, str_of(words));
	assert_true(at < text.len || text.len == 0);
	uint32_t start = source->base + (uint32_t)at;
	return (struct span){start, start + (uint32_t)strlen(words)};
}

static const char *printed(struct run *run, findings_backend *print)
{
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	diags_settle(run->diags);
	print(run->diags, &run->request, out);
	fclose(out);
	const char *copy = str_chars(run->arena, (struct str){text, size});
	assert_int_equal(strlen(copy), size);
	free(text);
	return copy;
}

static void the_picture(void **state)
{
	struct run *run = *state;
	struct str text = {0};
	for (unsigned line = 1; line <= 30; line++) {
		const char *words = "";
		if (line == 21)
			words = "    action employment \"Open the employment service\""
				" due 30 September 2017 {";
		if (line == 28)
			words = "        milestone agree-sites \"Agree shop front sites\""
				" due 31 December 2017";
		text = str_format(run->arena, "%.*s%s\n", STR_ARG(text), words);
	}
	const struct source *source = add(run, "plans/equality.plan", text);
	struct diag *diag = report(run->diags, PL203, span_of(source, "31 December 2017"),
		"milestone `agree-sites` is due 31 December 2017, after its action,"
		" due 30 September 2017");
	label(run->diags, diag, "92 days later");
	note(run->diags, diag, span_of(source, "30 September 2017"), "the action ends here");
	help(run->diags, diag,
		"if the action takes longer, move its deadline and keep the old one:"
		" `was 30 September 2017 because \"…\"`");
	run->request.as_of = STR("1 May 2017");
	assert_string_equal(printed(run, print_text),
		"error[PL203]: milestone `agree-sites` is due 31 December 2017, after its action,"
		" due 30 September 2017\n"
		"  --> plans/equality.plan:28:60\n"
		"   |\n"
		"21 |     action employment \"Open the employment service\""
		" due 30 September 2017 {\n"
		"   |                                                        "
		" ----------------- the action ends here\n"
		"...\n"
		"28 |         milestone agree-sites \"Agree shop front sites\""
		" due 31 December 2017\n"
		"   |                                                           "
		" ^^^^^^^^^^^^^^^^ 92 days later\n"
		"   |\n"
		"   = help: if the action takes longer, move its deadline and keep the old one:"
		" `was 30 September 2017 because \"…\"`\n"
		"\n"
		"1 error, 0 warnings, 0 notes in 1 file (as of 1 May 2017)\n"
		"For more about this error, run `planc explain PL203`.\n");
}

static void several_marks(void **state)
{
	struct run *run = *state;
	const struct source *other =
		add(run, "part.plan", STR("\n\n\n\n\n\n\n\n\n\nparty parks\n"));
	const struct source *source = add(run, "plans/north mere.plan",
		STR("plan \"Northmere\"\n"
		    "action a \"A\" after a, b, c\n"
		    "\n"
		    "action b \"B\"\n"
		    "action c \"C\"\n"
		    "# 6\n# 7\n"
		    "action c \"D\"\n"));
	struct diag *diag = report(run->diags, PL105, span_of(source, "after a, b, c"), "m");
	label(run->diags, diag, "after these");
	note(run->diags, diag, span_of(other, "parks"), "declared here");
	note(run->diags, diag, (struct span){0, 0}, "a fact");
	note(run->diags, diag, span_of(source, "c \"D\""), "last");
	note(run->diags, diag, span_of(source, "b \"B\""), "%s", "");
	note(run->diags, diag, span_of(source, "\"A\""), "its\ntitle");
	note(run->diags, diag, span_of(source, "c \"C\""), "next");
	diag->repeats = 1240;
	help(run->diags, diag, "drop one\tof\r\nthem\x1B");
	assert_string_equal(printed(run, print_text),
		"error[PL105]: m\n"
		"  --> plans/north mere.plan:2:14\n"
		"   |\n"
		" 2 | action a \"A\" after a, b, c\n"
		"   |          --- its title\n"
		"   |              ^^^^^^^^^^^^^ after these\n"
		" 3 |\n"
		" 4 | action b \"B\"\n"
		"   |        -----\n"
		" 5 | action c \"C\"\n"
		"   |        ----- next\n"
		"...\n"
		" 8 | action c \"D\"\n"
		"   |        ----- last\n"
		"   |\n"
		"  ::: part.plan:11:7\n"
		"   |\n"
		"11 | party parks\n"
		"   |       ----- declared here\n"
		"   |\n"
		"   = note: a fact\n"
		"   = note: and 1,240 more places\n"
		"   = help: drop one of  themU+001B\n"
		"\n"
		"1 error, 0 warnings, 0 notes in 1 file\n"
		"For more about this error, run `planc explain PL105`.\n");
}

static void without_place(void **state)
{
	struct run *run = *state;
	add(run, "a.plan", STR("x\n"));
	struct diag *diag = report(run->diags, PL034, (struct span){0, 0}, "there is no plan");
	help(run->diags, diag, "write one");
	const char *text = printed(run, print_text);
	assert_non_null(
		strstr(text, "error[PL034]: there is no plan\n  = help: write one\n\n1 error"));
	assert_string_equal(printed(run, print_short), "planc: error: there is no plan [PL034]\n");
}

/* Text from a plan must not steer the terminal, wherever it is shown. */
static void nothing_raw(void **state)
{
	struct run *run = *state;
	const char *evil = "e\x1B[31m\u202E\x9B\xC2\x9B\x07\n\u2066x";
	const struct source *source = add(run, evil, str_of(evil));
	struct diag *diag = report(run->diags, PL001, span_of(source, "e"), "%s", evil);
	label(run->diags, diag, "%s", evil);
	help(run->diags, diag, "%s", evil);
	note(run->diags, diag, span_of(source, "x"), "%s", evil);
	note(run->diags, diag, (struct span){0, 0}, "%s", evil);
	run->request.as_of = str_of(evil);
	const char *outputs[] = {printed(run, print_text), printed(run, print_short)};
	for (int i = 0; i < 2; i++) {
		struct str text = str_of(outputs[i]);
		assert_int_equal(utf8_valid(text), text.len);
		uint32_t c;
		for (size_t at = 0; at < text.len;) {
			at += utf8_decode((struct str){text.at + at, text.len - at}, &c);
			assert_true(c == '\n' || !utf8_is_hidden(c));
		}
	}
	assert_non_null(strstr(outputs[1], "eU+001B[31mU+202E\\x9BU+009BU+0007 U+2066x:1:1: error: "
					   "eU+001B[31mU+202E\\x9BU+009BU+0007 U+2066x [PL001]\n"));
}

static void summary(void **state)
{
	struct run *run = *state;
	assert_string_equal(printed(run, print_text), "no findings in 1 file\n");
	run->request.files = 1001;
	run->request.as_of = STR("1 May 2017");
	assert_string_equal(
		printed(run, print_text), "no findings in 1,001 files (as of 1 May 2017)\n");
	const struct source *source = add(run, "a.plan", STR("abcdef\n"));
	for (uint32_t i = 0; i < 3; i++)
		report(run->diags, PL204, (struct span){source->base + i, source->base + i + 1},
			"m");
	run->request.files = 2;
	const char *text = printed(run, print_text);
	assert_non_null(
		strstr(text, "\n\n0 errors, 3 warnings, 0 notes in 2 files (as of 1 May 2017)\n"
			     "For more about this warning, run `planc explain PL204`.\n"));
	report(run->diags, PL403, span_of(source, "e"), "m");
	report(run->diags, PL203, span_of(source, "f"), "m");
	text = printed(run, print_text);
	assert_non_null(
		strstr(text, "\n\n1 error, 3 warnings, 1 note in 2 files (as of 1 May 2017)\n"
			     "For more about a finding, run `planc explain CODE`, for example"
			     " `planc explain PL203`.\n"));
	assert_null(strstr(text, "shown"));
}

static unsigned times(const char *text, const char *words)
{
	unsigned count = 0;
	for (; (text = strstr(text, words)); text += strlen(words))
		count++;
	return count;
}

static void most_shown(void **state)
{
	struct run *run = *state;
	static char line[1300];
	memset(line, 'a', sizeof line);
	const struct source *source = add(run, "a.plan", (struct str){line, sizeof line});
	for (uint32_t i = 0; i < 1240; i++)
		report(run->diags, PL204, (struct span){source->base + i, source->base + i + 1},
			"m");
	run->request.max_shown = 1000;
	const char *text = printed(run, print_text);
	assert_int_equal(times(text, "warning[PL204]"), 1000);
	assert_non_null(strstr(text,
		"\n\nnote[PL902]: 1,000 findings shown; 240 more\n"
		"  = help: `--max-findings 0` shows all, `--max-findings 20` the first 20\n\n"
		"0 errors, 1,240 warnings, 0 notes in 1 file\n"));
	assert_int_equal(times(printed(run, print_short), "\n"), 1000);
	run->request.max_shown = 1240;
	assert_null(strstr(printed(run, print_text), "shown"));
	assert_int_equal(times(printed(run, print_short), "\n"), 1240);
	run->request.max_shown = 0;
	assert_int_equal(times(printed(run, print_short), "\n"), 1240);
}

static void colors(void **state)
{
	struct run *run = *state;
	const struct source *source = add(run, "a.plan", STR("abc\n"));
	struct diag *diag = report(run->diags, PL203, span_of(source, "a"), "m");
	note(run->diags, diag, span_of(source, "b"), "n");
	help(run->diags, diag, "h");
	assert_null(strchr(printed(run, print_text), '\033'));
	run->request.color = true;
	const char *text = printed(run, print_text);
	assert_string_equal(text, "\033[1;31merror[PL203]\033[0m\033[1m: m\033[0m\n"
				  "\033[34m --> \033[0ma.plan:1:1\n"
				  "\033[34m  |\033[0m\n"
				  "\033[34m1 |\033[0m abc\n"
				  "\033[34m  |\033[0m \033[1;31m^\033[0m\n"
				  "\033[34m  |\033[0m  \033[34m- n\033[0m\n"
				  "\033[34m  |\033[0m\n"
				  "\033[34m  =\033[0m \033[1mhelp:\033[0m h\n"
				  "\n"
				  "1 error, 0 warnings, 0 notes in 1 file\n"
				  "For more about this error, run `planc explain PL203`.\n");
	assert_null(strchr(printed(run, print_short), '\033'));
	diag->severity = WARNING;
	assert_non_null(strstr(printed(run, print_text), "\033[1;33mwarning[PL203]\033[0m"));
	diag->severity = NOTE;
	assert_non_null(strstr(printed(run, print_text), "\033[1;36mnote[PL203]\033[0m"));
}

/* How VS Code's $gcc reads a line:
 *
 *     ^(.*?):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error|note?):\s+(.*)$
 *
 * POSIX knows no `.*?`, so each end of the path is tried from the left. */
static bool gcc_matches(const char *line, struct str parts[5])
{
	regex_t regex;
	assert_int_equal(0,
		regcomp(&regex,
			"^:([0-9]+):([0-9]*):?[[:space:]]+(fatal[[:space:]]+)?(warning|error|note?)"
			":[[:space:]]+(.*)$",
			REG_EXTENDED));
	bool found = false;
	for (const char *at = line; *at && !found; at++) {
		regmatch_t match[6];
		if (regexec(&regex, at, 6, match, 0) != 0)
			continue;
		found = true;
		parts[0] = (struct str){line, (size_t)(at - line)};
		static const int groups[] = {1, 2, 4, 5};
		for (int i = 0; i < 4; i++) {
			regmatch_t group = match[groups[i]];
			parts[1 + i] =
				(struct str){at + group.rm_so, (size_t)(group.rm_eo - group.rm_so)};
		}
	}
	regfree(&regex);
	return found;
}

static void short_lines(void **state)
{
	static const struct {
		const char *path, *message, *expected, *read_message;
		enum diag_id id;
		const char *word;
	} cases[] = {
		{"a.plan", "no `x`", "a.plan:2:5: error: no `x` [PL203]\n", "no `x` [PL203]", PL203,
			"error"},
		{"My Plans/a b.plan", "m", "My Plans/a b.plan:2:5: warning: m [PL204]\n",
			"m [PL204]", PL204, "warning"},
		{"C:/plans/a:1.plan", "m", "C:/plans/a:1.plan:2:5: note: m [PL403]\n", "m [PL403]",
			PL403, "note"},
		{"HEAD:a.plan", "at 10:30: error: no",
			"HEAD:a.plan:2:5: error: at 10:30: error: no [PL203]\n",
			"at 10:30: error: no [PL203]", PL203, "error"},
		{"é/●.plan", "two\nlines\r\nand\ta tab",
			"é/●.plan:2:5: error: two lines  and a tab [PL203]\n",
			"two lines  and a tab [PL203]", PL203, "error"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		void *own;
		set_up(&own);
		struct run *run = own;
		const struct source *source = add(run, cases[i].path, STR("plan\n●●● due X\n"));
		struct diag *diag = report(
			run->diags, cases[i].id, span_of(source, "due"), "%s", cases[i].message);
		label(run->diags, diag, "not shown");
		help(run->diags, diag, "not shown");
		run->request.color = true;
		const char *text = printed(run, print_short);
		assert_string_equal(text, cases[i].expected);
		char line[200] = {0};
		memcpy(line, text, strcspn(text, "\n"));
		struct str parts[5];
		assert_true(gcc_matches(line, parts));
		assert_true(str_equal(parts[0], str_of(cases[i].path)));
		assert_true(str_equal(parts[1], STR("2")));
		assert_true(str_equal(parts[2], STR("5")));
		assert_true(str_equal(parts[3], str_of(cases[i].word)));
		assert_true(str_equal(parts[4], str_of(cases[i].read_message)));
		tear_down(&own);
	}
}

static void the_table(void **state)
{
	(void)state;
	assert_string_equal(findings_backends[0].name, "text");
	assert_ptr_equal(findings_backends[0].print, print_text);
	assert_string_equal(findings_backends[1].name, "short");
	assert_ptr_equal(findings_backends[1].print, print_short);
	const struct findings_backend_info *last = findings_backends;
	while (last->name)
		last++;
	assert_null(last->print);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_picture, set_up, tear_down),
		cmocka_unit_test_setup_teardown(several_marks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing_raw, set_up, tear_down),
		cmocka_unit_test_setup_teardown(summary, set_up, tear_down),
		cmocka_unit_test_setup_teardown(most_shown, set_up, tear_down),
		cmocka_unit_test_setup_teardown(colors, set_up, tear_down),
		cmocka_unit_test(short_lines),
		cmocka_unit_test(the_table),
	};
	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
