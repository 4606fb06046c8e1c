#include "check.h"
#include "lateness.h"
#include "milestones.h"

/* A milestone whose deadline is wrong by another finding says nothing about the order. */
static const struct when *point_in_order(
	const struct model *model, const struct item *milestone, const struct item *evaluation)
{
	const struct when *due = milestone->kind == MILESTONE ? own_point(milestone) : NULL;
	bool counts = due && milestone != evaluation && !milestone->damaged &&
		      !outside_period(model, milestone, &milestone->due->list[0]) &&
		      !outlasts_whole(model, milestone);
	return counts ? due : NULL;
}

static void look_at_all(const struct model *model, struct diags *diags, const struct item *parent)
{
	const struct item *other, *evaluation = early_evaluation(model, parent, &other);
	const struct when *latest = NULL;
	struct diag *diag = NULL;
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end) {
		const struct when *due = point_in_order(model, &model->items[i], evaluation);
		if (!due)
			continue;
		if (!latest || due->all.end >= latest->all.end) {
			latest = due;
			continue;
		}
		if (diag) {
			repeat(diags, diag, due->span, STR("this one is due too early, too"));
			continue;
		}
		diag = report(diags, PL210, due->span,
			"the milestones of %s are not in date order: %.*s stands behind %.*s",
			item_words(model, parent).at, STR_ARG(written_words(model, due)),
			STR_ARG(written_words(model, latest)));
		note(diags, diag, latest->span, "due later, and stands before it");
		help(diags, diag,
			"put them in the order in which they fall due, or look whether a year or"
			" month is wrong");
	}
}

void check_milestone_order(const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->kind != MILESTONE || item->place < 2 || !is_last_child(model, item))
		return;
	const struct item *parent = item_parent(model, item);
	const struct when *before = NULL;
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end) {
		const struct item *child = &model->items[i];
		const struct when *due = child->kind == MILESTONE ? own_point(child) : NULL;
		if (due && before && due->all.end < before->all.end) {
			look_at_all(model, diags, parent);
			return;
		}
		before = due ? due : before;
	}
}
