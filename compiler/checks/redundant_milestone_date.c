#include "check.h"
#include "milestones.h"

void check_redundant_milestone_date(
	const struct model *model, struct diags *diags, const struct item *item)
{
	const struct when *due = item->kind == MILESTONE ? own_point(item) : NULL, *end;
	const struct item *whole = due ? milestone_whole(model, item, &end) : NULL;
	if (!whole || due->all.end != end->all.end)
		return;
	const char *kind = kind_word(whole->kind);
	struct diag *diag = report(diags, PL220, due->span, "%s has the same deadline as its %s",
		item_words(model, item).at, kind);
	note(diags, diag, end->span, "the %s ends here", kind);
	help(diags, diag, "say when this step is done, if that is earlier");
}
