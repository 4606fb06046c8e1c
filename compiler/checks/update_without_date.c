#include "check.h"
#include "example.h"

void check_update_without_date(
	const struct model *model, struct diags *diags, const struct item *item)
{
	struct diag *diag = NULL;
	if (item->damaged)
		return;
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct update *update = &item->more->updates[i];
		if (when_is_said(&update->on))
			continue;
		if (diag) {
			repeat(diags, diag, update->text.span, STR("nor has this one"));
			continue;
		}
		diag = report(diags, PL414, update->text.span, "this update of %s has no date",
			item_words(model, item).at);
		help(diags, diag, "say of which day or month it is: `update %.*s \"…\"`",
			STR_ARG(example_day(diags)));
	}
}
