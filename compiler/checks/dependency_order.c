#include "check.h"

#include "waits.h"

/* What the item must wait for beyond its own last day. */
static bool is_too_late(const struct item *other, const struct when *due)
{
	const struct when *end = is_closed(other) ? NULL : present_deadline(other);
	return end && end->all.end > due->all.end;
}

/* Items that wait for each other cannot be put in order, and are reported as what they are. The
 * knots are found when they are first asked for, which in most plans is never. */
static bool share_knot(
	const struct model *model, struct knots *knots, const struct item *a, const struct item *b)
{
	if (!knots->of)
		*knots = find_knots(model);
	return knots->of[a->index] && knots->of[a->index] == knots->of[b->index];
}

/* The dependency that ends last, NULL if all are in time. */
static const struct link *latest(const struct model *model, const struct item *item,
	const struct when *due, struct knots *knots)
{
	const struct link *latest = NULL;
	for (uint32_t i = 0; i < item->more->after_count; i++) {
		const struct link *link = &item->more->after[i];
		if (!is_too_late(link->item, due) || share_knot(model, knots, item, link->item))
			continue;
		if (!latest || present_deadline(link->item)->all.end >
				       present_deadline(latest->item)->all.end)
			latest = link;
	}
	return latest;
}

static void report_order(const struct model *model, struct diags *diags, const struct item *item,
	const struct when *due, const struct link *link, struct knots *knots)
{
	const struct when *end = present_deadline(link->item);
	int days = end->all.end - due->all.end;
	struct diag *diag = report(diags, PL209, item->due_inherited ? link->span : due->span,
		"%.*s is due %.*s, before %.*s (%.*s), for which it waits",
		STR_ARG(item_words(model, item)), STR_ARG(due->written),
		STR_ARG(item_words(model, link->item)), STR_ARG(end->written));
	label(diags, diag, "%d day%s before it", days, days == 1 ? "" : "s");
	note(diags, diag, end->span, "%.*s ends here", STR_ARG(item_words(model, link->item)));
	for (uint32_t i = 0; i < item->more->after_count; i++) {
		const struct link *other = &item->more->after[i];
		if (other->item != link->item && is_too_late(other->item, due) &&
			!share_knot(model, knots, item, other->item))
			repeat(diags, diag, other->span, STR("this ends later, too"));
	}
}

void check_dependency_order(const struct model *model, struct diags *diags)
{
	struct knots knots = {0};
	EACH_ITEM (item, model) {
		if (!item->more->after_count || is_closed(item))
			continue;
		const struct when *due = present_deadline(item);
		if (!due)
			continue;
		const struct link *link = latest(model, item, due, &knots);
		if (link)
			report_order(model, diags, item, due, link, &knots);
	}
}
