/* Which findings comments keep from being shown, and what is left when unused ones are taken out.
 */
#include "reading.h"

#include "fix.h"
#include "load.h"
#include "suppress.h"

#include <time.h>

static struct trial suppress_in(struct str text)
{
	struct trial trial = begin();
	struct str error;
	struct ast_file *file = load_text(
		text, STR("t.plan"), ".", trial.sources, trial.words, trial.diags, &error);
	assert_non_null(file);
	trial.file = file;
	trial.source = file->source;
	trial.model = resolve(file, trial.sources, trial.words, trial.diags, 0);
	return trial;
}

static void finish(struct trial *trial, bool shown)
{
	struct severities severities = severities_default();
	suppress(trial->file, trial->diags, &severities, 0, shown);
	diags_judge(trial->diags, &severities);
	diags_settle(trial->diags);
}

/* The reason stays with the finding, which is counted apart. */
static void test_reason(void **state)
{
	(void)state;
	struct str text = STR("plan p \"P\"\n# planc: allow PL022 --  the  printer wants it \n"
			      "action a: \"A\"\naction b: \"B\" # planc: allow PL022\n"
			      "action c: \"C\"\n");
	struct trial trial = suppress_in(text);
	finish(&trial, false);
	static const enum diag_id ids[] = {PL022, PL022, PL802, PL022};
	assert_findings(&trial, ids, 4);
	const struct diag *first = trial.diags->first;
	assert_str(first->suppressed, "the  printer wants it");
	assert_non_null(first->next->suppressed.at);
	assert_int_equal(first->next->suppressed.len, 0);
	assert_null(first->next->next->suppressed.at);
	assert_null(first->next->next->next->suppressed.at);
	assert_int_equal(trial.diags->suppressed, 2);
	assert_int_equal(trial.diags->count[NOTE], 1);
	assert_int_equal(trial.diags->count[WARNING], 1);
	arena_free(trial.arena);

	trial = suppress_in(text);
	finish(&trial, true);
	assert_findings(&trial, ids, 4);
	assert_null(trial.diags->first->suppressed.at);
	assert_int_equal(trial.diags->suppressed, 0);
	assert_int_equal(trial.diags->count[NOTE], 3);
	arena_free(trial.arena);
}

/* An unused one goes with its line, or with the blanks before it; of several rules only that. */
static void test_fixes(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *left;
	} rows[] = {
		{"\t# planc: allow PL204 -- x\naction a \"A\"\n", "action a \"A\"\n"},
		{"action a \"A\" \t# planc: allow PL204 -- x\n", "action a \"A\"\n"},
		{"action a \"A\" # planc: allow PL204 -- x\r\n", "action a \"A\"\r\n"},
		{"# planc: allow PL204 -- x\r\naction a \"A\"\n", "action a \"A\"\n"},
		{"# planc: allow PL204,PL022 , PL301 -- x\naction a: \"A\"\n",
			"# planc: allow PL022 -- x\naction a: \"A\"\n"},
		{"# planc: allow PL022 -- x\n# planc: allow PL022 -- y\naction a: \"A\"\n",
			"# planc: allow PL022 -- x\naction a: \"A\"\n"},
		/* Off in a draft. */
		{"# planc: allow PL502 -- x\naction a \"A\"\n",
			"# planc: allow PL502 -- x\naction a \"A\"\n"},
		{"# planc: allow PL022 -- x\naction a: \"A\"\n",
			"# planc: allow PL022 -- x\naction a: \"A\"\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *arena = arena_new(out_of_memory);
		struct str text = str_format(arena, "plan p \"P\"\n%s", rows[i].typed);
		struct trial trial = suppress_in(text);
		finish(&trial, false);
		uint32_t count;
		const struct fixed_file *made = fixes_made(trial.diags, SAFE, arena, &count);
		struct str fixed = count ? made->text : text;
		struct str wanted = str_format(arena, "plan p \"P\"\n%s", rows[i].left);
		if (!str_equal(fixed, wanted))
			fail_msg("row %zu becomes %.*s", i, STR_ARG(fixed));
		arena_free(trial.arena);
		arena_free(arena);
	}
}

static struct str repeated(struct arena *arena, const char *line, unsigned times)
{
	size_t len = strlen(line);
	char *text = arena_alloc(arena, len * times);
	for (unsigned i = 0; i < times; i++)
		memcpy(text + len * i, line, len);
	return (struct str){text, len * times};
}

/* Processor time for this many stacked comments before as many findings, in seconds. */
static double seconds_for(unsigned times)
{
	struct arena *arena = arena_new(out_of_memory);
	struct str comments = repeated(arena, "# planc: allow PL022 -- x\n", times);
	struct str items = repeated(arena, "action: \"A\" # planc: allow PL022 -- x\n", times);
	struct str text = str_format(arena, "plan p \"P\"\n%.*spledge 1 \"B\" {\n%.*s}\n",
		STR_ARG(comments), STR_ARG(items));
	struct trial trial = suppress_in(text);
	struct severities severities = severities_default();
	clock_t start = clock();
	suppress(trial.file, trial.diags, &severities, 0, false);
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	diags_settle(trial.diags);
	assert_int_equal(trial.diags->suppressed, times);
	arena_free(trial.arena);
	arena_free(arena);
	return seconds;
}

/* Ten times the comments take about ten times the time; a hundred times would be the square. */
static void test_many(void **state)
{
	(void)state;
	double few = seconds_for(2000), many = seconds_for(20000);
	if (many > 40 * few + 0.05)
		fail_msg("%.3f s for 2,000, %.3f s for 20,000", few, many);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reason),
		cmocka_unit_test(test_fixes),
		cmocka_unit_test(test_many),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
