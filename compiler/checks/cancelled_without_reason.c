#include "check.h"

/* News that it was cancelled, in words. */
static bool said_in_update(const struct item *item)
{
	for (uint32_t i = 0; i < item->more->update_count; i++)
		if (item->more->updates[i].status == CANCELLED &&
			item->more->updates[i].text.str.len)
			return true;
	return false;
}

void check_cancelled_without_reason(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (status_of(item) != CANCELLED || item->damaged ||
		item->more->status->terms->because.str.len || said_in_update(item))
		return;
	struct diag *diag = report(diags, PL410, item->more->status->span,
		"%s is cancelled, without a reason", item_words(model, item).at);
	help(diags, diag, "say why: `status cancelled because \"…\"`");
}
