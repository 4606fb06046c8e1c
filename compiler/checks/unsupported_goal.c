#include "check.h"

void check_unsupported_goal(const struct model *model, struct diags *diags)
{
	if (!diags_understood(diags))
		return;
	for (uint32_t i = 0; i < model->goal_count; i++) {
		const struct goal *goal = &model->goals[i];
		/* A part may declare goals for several plans. */
		if (goal->named || goal->included)
			continue;
		struct diag *diag =
			report(diags, PL120, goal->span, "nothing in the plan supports goal `%.*s`",
				STR_ARG(goal->name.len ? goal->name : goal->title.str));
		if (goal->name.len)
			help(diags, diag, "say so where it is served: `supports %.*s`",
				STR_ARG(goal->name));
		else
			help(diags, diag,
				"give it a name, and say where it is served: `goal health \"…\"`, "
				"`supports health`");
	}
}
