#include "check.h"
#include "example.h"

void check_tbc_without_by(const struct model *model, struct diags *diags, const struct item *item)
{
	(void)model;
	if (!item->due || item->due_inherited || is_ended(item))
		return;
	for (uint32_t i = 0; i < item->due->count; i++) {
		const struct when *when = &item->due->list[i].when;
		if (when->kind != IS_TBC || when_review(when) || when->reported)
			continue;
		struct diag *diag =
			report(diags, PL222, when->span, "to be confirmed, but not by when");
		help(diags, diag, "say by when it will be known: `tbc by %.*s`",
			STR_ARG(example_month(diags)));
	}
}
