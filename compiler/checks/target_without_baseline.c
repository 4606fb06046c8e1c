#include "check.h"

void check_target_without_baseline(
	const struct model *model, struct diags *diags, const struct item *item)
{
	const struct rare_details *rare = item->more->rare;
	const struct measured *target = NULL;
	if (item->damaged)
		return;
	for (uint32_t i = 0; i < rare->measured_count; i++) {
		const struct measured *measured = &rare->measured[i];
		if (measured->what == MEASURED_BASELINE)
			return;
		/* Words such as "all three parks" need nothing to compare them with. */
		if (!target && measured->what == MEASURED_TARGET &&
			measured->amount.kind != AMOUNT_WORDS)
			target = measured;
	}
	if (!target)
		return;
	struct diag *diag = report(diags, PL510, target->amount.span,
		"the target of %s has no baseline to compare it with", item_words(model, item).at);
	help(diags, diag, "say where it starts from: `baseline … in …`");
}
