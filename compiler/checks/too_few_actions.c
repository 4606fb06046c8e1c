#include "check.h"

enum { FEWEST = 3 };

void check_too_few_actions(const struct model *model, struct diags *diags, const struct item *item)
{
	uint32_t count = 0;
	if (!is_container(item->kind) || item->damaged)
		return;
	for (const struct item *child = item_first_child(model, item); child && count < FEWEST;
		child = item_next(model, child))
		count += child->kind == ACTION;
	/* One with none at all is another finding, or holds containers. */
	if (count == 0 || count >= FEWEST)
		return;
	report(diags, PL506, item->span, "%s has %lu action%s, fewer than %d",
		item_words(model, item).at, (unsigned long)count, count == 1 ? "" : "s", FEWEST);
}
