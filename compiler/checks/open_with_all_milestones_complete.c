#include "check.h"

/* Whether it has milestones, at least one is complete, and what is not was cancelled or merged. One
 * that holds others and says nothing itself speaks through them. */
static bool all_are_complete(const struct model *model, const struct item *whole)
{
	bool any = false;
	for (uint32_t i = whole->index + 1; i < whole->end; i++) {
		const struct item *item = &model->items[i];
		if (item->kind != MILESTONE || (!item->more->status && item->has_children))
			continue;
		if (!is_closed(item))
			return false;
		any |= status_of(item) == COMPLETE;
	}
	return any;
}

void check_open_with_all_milestones_complete(
	const struct model *model, struct diags *diags, const struct item *item)
{
	/* Without a status of its own it says nothing that they could deny. */
	if (item->kind != ACTION || status_of(item) == NO_STATUS || is_closed(item) ||
		item->damaged || !all_are_complete(model, item))
		return;
	struct diag *diag = report(diags, PL403, item->more->status->span,
		"all milestones of %s are complete, and it is %s", item_words(model, item).at,
		status_words(status_of(item)));
	help(diags, diag,
		"if nothing is left to do, say `status complete on …`; if something is, give it"
		" a milestone");
}
