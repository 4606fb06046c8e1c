#include "check.h"
#include "lateness.h"

static void look_at(const struct model *model, struct diags *diags, const struct item *item,
	const struct deadline *deadline)
{
	const struct when *period = &model->plan.period, *when = &deadline->when;
	int side = outside_period(model, item, deadline);
	if (side == 0)
		return;
	struct str words = item_words(model, item);
	struct str edge = day_words(diags->arena, side > 0 ? period->all.end : period->all.start);
	struct diag *diag = report(diags, PL202, when->span,
		"%.*s is due %.*s, %s the plan's period, which %s on %.*s", STR_ARG(words),
		STR_ARG(written_words(model, when)), side > 0 ? "after" : "before",
		side > 0 ? "ends" : "begins", STR_ARG(edge));
	/* Of these the words alone do not tell the day. */
	if (when->kind >= IS_PLAN_YEARS && !when->all.open)
		label(diags, diag, "until %.*s", STR_ARG(day_words(diags->arena, when->all.end)));
	note(diags, diag, period->span, "the plan's period");
	help(diags, diag,
		"if it is meant to lie outside the period, say so: `note \"Lies outside the plan's"
		" period.\"`");
}

void check_deadline_outside_plan(
	const struct model *model, struct diags *diags, const struct item *item)
{
	for (uint32_t i = 0; item->due && !item->due_inherited && i < item->due->count; i++)
		look_at(model, diags, item, &item->due->list[i]);
}
