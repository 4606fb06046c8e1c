#include "changes/judge.h"

#include <stdlib.h>

#include "model.h"

/* In a draft all but the rules on history and names are a level milder. */
static enum severity milder(enum severity at_most)
{
	return at_most == OFF ? OFF : at_most == NOTE ? NOTE : (enum severity)(at_most - 1);
}

/* A milder case of a rule that a draft is told at most as a note: there it is nothing. */
static bool is_too_mild(const struct change *change, enum diag_id id)
{
	return change->at_most == NOTE && diag_info(id)->severity[DRAFT] != ERROR;
}

static void report_change(struct change *change, struct diags *diags, bool is_draft)
{
	enum diag_id id = (enum diag_id)change->code;
	if (is_draft && is_too_mild(change, id))
		return;
	struct diag *diag = report(diags, id, change->place, "%.*s %.*s",
		STR_ARG(change->of->words), STR_ARG(change->text));
	enum severity at_most = is_draft ? milder(change->at_most) : change->at_most;
	diag->at_most = at_most;
	if (change->old_span.end)
		note(diags, diag, change->old_span, "it was here");
	if (change->help.len)
		help(diags, diag, "%.*s", STR_ARG(change->help));
	diag->fingerprint = change->fingerprint;
	diag->item = change->of->path;
	change->finding = diag;
}

static int by_start(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	return (a > b) - (a < b);
}

/* A record that a slip is judged by is not judged for itself. */
static void take_back(const struct changes *changes, struct diags *diags, struct diag *first)
{
	uint32_t *starts = arena_array(diags->arena, (size_t)changes->count + 1, sizeof *starts);
	size_t count = 0;
	for (uint32_t i = 0; i < changes->count; i++)
		if (changes->list[i].record.end)
			starts[count++] = changes->list[i].record.start;
	if (!count)
		return;
	qsort(starts, count, sizeof *starts, by_start);
	for (struct diag *diag = first; diag; diag = diag->next)
		if (diag->id == PL226 &&
			bsearch(&diag->span.start, starts, count, sizeof *starts, by_start))
			diag->severity = OFF;
}

void changes_judge(struct changes *changes, struct diags *diags, struct diag *first)
{
	const struct model *old = changes->old;
	bool is_draft = old && !when_is_said(&old->plan.adopted), any = false;
	take_back(changes, diags, first);
	for (uint32_t i = 0; i < changes->count; i++) {
		if (changes->list[i].code == NO_RULE)
			continue;
		report_change(&changes->list[i], diags, is_draft);
		any = true;
	}
	if (!is_draft || !any || !changes->new)
		return;
	struct diag *diag = report(diags, PL754, changes->new->items->span,
		"the plan was a draft before these changes, so they are judged mildly");
	note(diags, diag, old->items->span, "no `adopted` stood here");
	changes->draft = diag;
}
