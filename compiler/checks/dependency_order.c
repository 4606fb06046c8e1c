#include "check.h"
#include "lateness.h"

/* What the item must wait for beyond its own last day. */
static bool is_too_late(const struct item *other, const struct when *due)
{
	const struct when *end = is_ended(other) ? NULL : present_deadline(other);
	return end && end->all.end > due->all.end;
}

/* Items that wait for each other cannot be put in order, and are reported as what they are. */
static bool share_knot(const struct waits *waits, const struct item *a, const struct item *b)
{
	return knot_of(waits, a) && knot_of(waits, a) == knot_of(waits, b);
}

/* The dependency that ends last, NULL if all are in time. */
static const struct link *latest(
	const struct waits *waits, const struct item *item, const struct when *due)
{
	const struct link *latest = NULL;
	for (uint32_t i = 0; i < item->more->after_count; i++) {
		const struct link *link = &item->more->after[i];
		if (!is_too_late(link->item, due) || share_knot(waits, item, link->item))
			continue;
		if (!latest || present_deadline(link->item)->all.end >
				       present_deadline(latest->item)->all.end)
			latest = link;
	}
	return latest;
}

static void report_order(const struct model *model, struct diags *diags, const struct waits *waits,
	const struct item *item, const struct when *due, const struct link *link)
{
	const struct when *end = present_deadline(link->item);
	int days = end->all.end - due->all.end;
	struct diag *diag = report(diags, PL209, item->due_inherited ? link->span : due->span,
		"%s is due %.*s, before %s (%.*s), for which it waits", item_words(model, item).at,
		STR_ARG(written_words(model, due)), item_words(model, link->item).at,
		STR_ARG(written_words(model, end)));
	label(diags, diag, "%d day%s before it", days, days == 1 ? "" : "s");
	note(diags, diag, end->span, "%s ends here", item_words(model, link->item).at);
	for (uint32_t i = 0; i < item->more->after_count; i++) {
		const struct link *other = &item->more->after[i];
		if (other->item != link->item && is_too_late(other->item, due) &&
			!share_knot(waits, item, other->item))
			repeat(diags, diag, other->span, STR("this ends later, too"));
	}
}

void check_dependency_order(
	const struct model *model, struct diags *diags, const struct waits *waits)
{
	for (uint32_t i = 0; i < waits->count; i++) {
		const struct item *item = waits->items[i];
		const struct when *due = is_ended(item) ? NULL : present_deadline(item);
		const struct link *link = due ? latest(waits, item, due) : NULL;
		if (link)
			report_order(model, diags, waits, item, due, link);
	}
}
