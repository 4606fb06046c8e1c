#include "check.h"
#include "example.h"
#include "lateness.h"

/* From so many in one container on, they are one finding. */
enum { MANY = 3 };

static bool lacks_date(const struct item *item)
{
	if (status_of(item) != COMPLETE || when_is_said(&item->more->status->terms->on) ||
		item->damaged)
		return false;
	/* An update may have said it. */
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct update *update = &item->more->updates[i];
		if (update->status == COMPLETE && when_is_said(&update->on))
			return false;
	}
	return true;
}

/* What lacks its date in one container. */
struct group {
	const struct item *container; /* or the plan */
	uint32_t count;
	bool mixed; /* of several kinds */
	enum kind kind;
	struct diag *diag;
};

/* The next item that lacks its date, behind `item` and in the group's container, but in none that
 * stands in it; NULL at the end. */
static const struct item *next_lacking(
	const struct model *model, const struct group *group, const struct item *item)
{
	const struct item *end = model->items + group->container->end;
	do
		item = item != group->container && is_container(item->kind)
			       ? model->items + item->end
			       : item + 1;
	while (item < end && !lacks_date(item));
	return item < end ? item : NULL;
}

/* A month in which the item may have been completed. */
static struct str example_for(const struct diags *diags, const struct item *item)
{
	const struct when *due = present_deadline(item);
	if (!due)
		return example_month(diags);
	struct date day = date_of(due->all.end);
	return str_format(diags->arena, "%s %d", month_name(day.month), day.year);
}

static void report_one(const struct model *model, struct diags *diags, const struct item *item)
{
	struct diag *diag = report(diags, PL404, item->more->status->span,
		"%s is complete, but not since when", item_words(model, item).at);
	help(diags, diag, "say the day or the month: `status complete on %.*s`",
		STR_ARG(example_for(diags, item)));
}

static void report_in_group(const struct model *model, struct diags *diags, struct group *group,
	const struct item *item)
{
	if (!group->diag) {
		group->diag = report(diags, PL404, group->container->span,
			"%lu %s of %s are complete, but not since when",
			(unsigned long)group->count,
			group->mixed ? "items" : kind_plural(group->kind),
			item_words(model, group->container).at);
		help(diags, group->diag,
			"say the day or the month of each: `status complete on %.*s`",
			STR_ARG(example_for(diags, item)));
	}
	repeat(diags, group->diag, item->more->status->span, STR("since when?"));
}

static void look_at(const struct model *model, struct diags *diags, const struct item *container)
{
	struct group group = {.container = container};
	for (const struct item *each = container; (each = next_lacking(model, &group, each));) {
		group.mixed |= group.count > 0 && group.kind != each->kind;
		group.kind = each->kind;
		group.count++;
	}
	if (!group.count)
		return;
	for (const struct item *each = container; (each = next_lacking(model, &group, each));)
		if (group.count < MANY)
			report_one(model, diags, each);
		else
			report_in_group(model, diags, &group, each);
}

void check_complete_without_date(
	const struct model *model, struct diags *diags, const struct item *item)
{
	/* With its last item, all of a container is at hand. */
	for (const struct item *above = item; above && above->end == item->index + 1;
		above = item_parent(model, above))
		if (above->kind == PLAN || is_container(above->kind))
			look_at(model, diags, above);
}
