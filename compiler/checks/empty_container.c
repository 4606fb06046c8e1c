#include "check.h"

/* Where it holds containers, it is for them to hold the actions. */
static bool is_empty(const struct model *model, const struct item *container)
{
	for (uint32_t i = container->index + 1; i < container->end; i++)
		if (model->items[i].kind == ACTION || is_container(model->items[i].kind))
			return false;
	return true;
}

/* What stands right behind it, and could stand in it; NULL for nothing. */
static const struct item *held_by_none(const struct model *model, const struct item *container)
{
	const struct item *next = &model->items[container->end];
	bool below = container->end < model->count && next->parent == container->parent &&
		     next->kind > container->kind && next->kind <= ACTION;
	return below && container->stop == container->header.end ? next : NULL;
}

void check_empty_container(const struct model *model, struct diags *diags, const struct item *item)
{
	if (!is_container(item->kind) || item->damaged || is_ended(item) || !is_empty(model, item))
		return;
	struct diag *diag =
		report(diags, PL115, item->span, "%s has no actions", item_words(model, item).at);
	if (item->has_children)
		help(diags, diag,
			"what somebody owns and what falls due is an action, and stands above"
			" milestones and measures");
	else if (held_by_none(model, item))
		help(diags, diag,
			"if the %s below belongs to it, put a `{` at the end of line %u, and a `}`"
			" behind what belongs to it",
			kind_word(held_by_none(model, item)->kind),
			(unsigned)source_place(model->sources, item->header.end).line);
	else
		help(diags, diag,
			"if this is what somebody does by a day, make it an `action`, and say"
			" what you call it: `call action \"Recommendation\"`");
}
