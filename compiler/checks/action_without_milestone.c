#include "check.h"

static bool has_milestone(const struct model *model, const struct item *item)
{
	for (uint32_t i = item->index + 1; i < item->end; i++)
		if (model->items[i].kind == MILESTONE)
			return true;
	return false;
}

void check_action_without_milestone(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->kind != ACTION || item->damaged || is_ended(item) || has_milestone(model, item))
		return;
	struct diag *diag = report(
		diags, PL501, item->span, "%s has no milestones", item_words(model, item).at);
	help(diags, diag,
		"say by which steps it will be done: `milestone \"…\" due …` in its block");
}
