#include "check.h"

static bool is_over(const struct measured *measured)
{
	return measured->amount.kind == AMOUNT_PERCENT && measured->amount.value > 100;
}

/* Where every figure is over 100%, and there are several, they are no shares of a whole. */
static bool is_ratio(const struct rare_details *rare)
{
	uint32_t shares = 0, over = 0;
	for (uint32_t i = 0; i < rare->measured_count; i++) {
		shares += rare->measured[i].amount.kind == AMOUNT_PERCENT;
		over += is_over(&rare->measured[i]);
	}
	return over > 1 && over == shares;
}

static const char *const words[] = {[MEASURED_BASELINE] = "baseline",
	[MEASURED_TARGET] = "target",
	[MEASURED_ACTUAL] = "actual"};

void check_measure_out_of_range(
	const struct model *model, struct diags *diags, const struct item *item)
{
	const struct rare_details *rare = item->more->rare;
	struct diag *diag = NULL;
	(void)model;
	if (rare->measured_count == 0 || is_ratio(rare))
		return;
	for (uint32_t i = 0; i < rare->measured_count; i++) {
		const struct measured *measured = &rare->measured[i];
		if (!is_over(measured))
			continue;
		if (diag) {
			repeat(diags, diag, measured->amount.span, STR("and this"));
			continue;
		}
		struct str written = measured->amount.written;
		diag = report(diags, PL413, measured->amount.span,
			"`%s %.*s` is more than 100%% of a whole", words[measured->what],
			STR_ARG(written));
		help(diags, diag,
			"if it is measured against something else, say so in words:"
			" `%s \"%.*s of …\"`",
			words[measured->what], STR_ARG(written));
	}
}
