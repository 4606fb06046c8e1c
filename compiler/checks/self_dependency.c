#include "check.h"

static void look_at(const struct model *model, struct diags *diags, const struct item *item)
{
	struct wait wait;
	uint32_t at = 0;
	while (next_wait(item, &at, &wait)) {
		if (wait.item != item)
			continue;
		struct diag *diag = report(
			diags, PL106, wait.span, "%s waits for itself", item_words(model, item).at);
		if (wait.is_counted && item->due_inherited)
			note(diags, diag, item->span,
				"its deadline, which it takes from above, is counted from it");
		return;
	}
}

void check_self_dependency(
	const struct model *model, struct diags *diags, const struct waits *waits)
{
	for (uint32_t i = 0; i < waits->count; i++)
		look_at(model, diags, waits->items[i]);
}
