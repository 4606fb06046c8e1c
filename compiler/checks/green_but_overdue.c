#include "check.h"
#include "lateness.h"

void check_green_but_overdue(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->kind == PLAN || !green_but_overdue(model, item))
		return;
	const struct when *when = deadline_that_counts(model, item);
	int days = model->today - when->all.end;
	struct diag *diag = report(diags, PL412,
		item->more->status ? item->more->status->span : item->span,
		"%s is %s, though due %.*s, %d day%s before %.*s", item_words(model, item).at,
		status_of(item) == ON_TRACK ? "on track" : "green",
		STR_ARG(written_words(model, when)), days, days == 1 ? "" : "s",
		STR_ARG(day_words(diags->arena, model->today)));
	note(diags, diag, when->span,
		item->due_inherited ? "this deadline holds for it" : "it was due here");
	help(diags, diag,
		"if it is done, say since when: `status complete on …`; if it takes longer, say"
		" that it is `delayed`, and why");
}
