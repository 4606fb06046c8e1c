#include "check.h"

void check_complete_before_start(
	const struct model *model, struct diags *diags, const struct item *item)
{
	const struct when *start = item->more->start;
	if (!start || !start->known || status_of(item) != COMPLETE)
		return;
	const struct when *on = &item->more->status->terms->on;
	if (!on->known || on->all.open || on->all.end >= start->all.start)
		return;
	int days = start->all.start - on->all.end;
	struct diag *diag = report(diags, PL405, on->span,
		"%s is complete on %.*s, before it starts, %.*s", item_words(model, item).at,
		STR_ARG(written_words(model, on)), STR_ARG(written_words(model, start)));
	label(diags, diag, "%d day%s before", days, days == 1 ? "" : "s");
	note(diags, diag, start->span, "it starts here");
}
