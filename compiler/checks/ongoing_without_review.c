#include "check.h"
#include "example.h"

void check_ongoing_without_review(
	const struct model *model, struct diags *diags, const struct item *item)
{
	(void)model;
	if (!item->due || item->due_inherited || is_ended(item))
		return;
	for (uint32_t i = 0; i < item->due->count; i++) {
		const struct when *when = &item->due->list[i].when;
		if (when->kind != IS_ONGOING || when_review(when) || when->reported)
			continue;
		struct diag *diag =
			report(diags, PL221, when->span, "ongoing, but no date to review it");
		help(diags, diag, "say when it is looked at again: `ongoing review %.*s`",
			STR_ARG(example_month(diags)));
	}
}
