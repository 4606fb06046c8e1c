#include "check.h"
#include "lateness.h"

void check_start_after_due(const struct model *model, struct diags *diags, const struct item *item)
{
	const struct when *start = item->more->start;
	const struct when *due = start && start->known ? present_deadline(item) : NULL;
	if (!due || start->all.start <= due->all.end)
		return;
	int days = start->all.start - due->all.end;
	struct diag *diag = report(diags, PL214, start->span,
		"%s starts %.*s, after it is due, %.*s", item_words(model, item).at,
		STR_ARG(written_words(model, start)), STR_ARG(written_words(model, due)));
	label(diags, diag, "%d day%s later", days, days == 1 ? "" : "s");
	note(diags, diag, due->span, "due here");
}
