#include "check.h"

void check_empty_container(const struct model *model, struct diags *diags)
{
	/* Backwards, so that the next action and the next container are those that stand below. */
	uint32_t action = model->count, container = model->count;
	for (uint32_t i = model->count; i-- > 1;) {
		const struct item *item = &model->items[i];
		if (item->kind == ACTION)
			action = i;
		if (!is_container(item->kind))
			continue;
		/* Where it holds containers, it is for them to hold the actions. */
		bool is_empty = action >= item->end && container >= item->end;
		container = i;
		if (!is_empty || item->damaged || is_closed(item))
			continue;
		struct diag *diag = report(diags, PL115, item->span, "%.*s has no actions",
			STR_ARG(item_words(model, item)));
		if (item->has_children)
			help(diags, diag,
				"what somebody owns and what falls due is an action, and stands above"
				" milestones and measures");
		else
			help(diags, diag,
				"if this is what somebody does by a day, make it an `action`, and say"
				" what you call it: `call action \"Recommendation\"`");
	}
}
