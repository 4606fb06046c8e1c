#include "check.h"

void check_no_outcome(const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->kind != ACTION)
		return;
	for (const struct item *each = item; each; each = item_parent(model, each))
		if (each->more->outcome || each->more->support_count || each->damaged)
			return;
	struct diag *diag = report(diags, PL502, item->span,
		"%s does not say what it is for: there is no `so that` here or above",
		item_words(model, item).at);
	help(diags, diag,
		"say what will be better: `so that \"…\"`, in the action or in what it stands in");
}
