#include "check.h"

/* In fewer deadlines nobody gets lost, and below half of them the others tell what comes first. */
enum { FEWEST = 20, PERCENT = 50 };

void check_deadline_bunching(const struct model *model, struct diags *diags)
{
	const struct plan *plan = &model->plan;
	uint64_t all = plan->dated_count, last = plan->dated_last_count;
	if (all < FEWEST || last * 100 < all * PERCENT)
		return;
	struct diag *diag = report(diags, PL212, plan->period.span,
		"%u of %u deadlines (%u%%) fall on the last day of the plan, %.*s", (unsigned)last,
		(unsigned)all, (unsigned)((last * 100 + all / 2) / all),
		STR_ARG(day_words(diags->arena, plan->period.all.end)));
	help(diags, diag,
		"where the work is done earlier, say so; a deadline that all share tells nobody what"
		" comes first");
}
