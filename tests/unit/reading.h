/* Reading is what tests of parser and resolver begin with: a text in memory, read as far as they
 * ask. */
#ifndef READING_H
#define READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "parse.h"
#include "resolve.h"

/* One text, as far as it was read; who has a trial frees its arena. */
struct trial {
	struct arena *arena;
	struct sources *sources;
	struct diags *diags;
	struct words *words;
	const struct source *source;
	const struct ast_file *file;
	const struct model *model;
};

static inline void out_of_memory(void)
{
	fail_msg("out of memory");
}

static inline struct trial begin(void)
{
	struct trial trial = {.arena = arena_new(out_of_memory)};
	trial.sources = sources_new(trial.arena);
	trial.diags = diags_new(trial.arena, trial.sources);
	trial.words = words_for_plans(trial.arena);
	return trial;
}

static inline struct trial begin_text(struct str text)
{
	struct trial trial = begin();
	struct str error;
	trial.source = source_add(trial.sources, text, STR("t.plan"), &error);
	assert_non_null(trial.source);
	return trial;
}

static inline struct trial parse_text(struct str text)
{
	struct trial trial = begin_text(text);
	trial.file = parse(trial.source, trial.words, trial.diags);
	return trial;
}

static inline struct trial resolve_text(struct str text)
{
	struct trial trial = parse_text(text);
	trial.model = resolve(trial.file, trial.sources, trial.words, trial.diags, 0);
	return trial;
}

static inline void assert_str(struct str got, const char *expected)
{
	if (!str_equal(got, str_of(expected)))
		fail_msg("`%.*s` instead of `%s`", STR_ARG(got), expected);
}

/* Fails unless there are exactly these findings, in the order of reporting, given by their codes.
 */
static inline void assert_findings(const struct trial *trial, const enum diag_id *ids, size_t count)
{
	size_t found = 0;
	for (const struct diag *diag = trial->diags->first; diag; diag = diag->next, found++)
		if (found == count || diag->id != ids[found])
			fail_msg("finding %u is %s: %.*s", (unsigned)found,
				diag_info(diag->id)->code, STR_ARG(diag->message));
	assert_int_equal(found, count);
}

static inline void assert_no_findings(const struct trial *trial)
{
	assert_findings(trial, NULL, 0);
}

/* That there is one finding, and which. */
static inline const struct diag *only_finding(const struct trial *trial, enum diag_id id)
{
	assert_findings(trial, &id, 1);
	return trial->diags->first;
}

/* The item with this path; fails if there is none. */
static inline const struct item *find(const struct trial *trial, const char *path)
{
	EACH_ITEM (item, trial->model)
		if (str_equal(item_path(trial->model, item, trial->arena), str_of(path)))
			return item;
	fail_msg("there is no item %s", path);
	return NULL;
}

#endif
