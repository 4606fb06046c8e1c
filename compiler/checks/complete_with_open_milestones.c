#include "check.h"
#include "example.h"

/* The milestones below an item. Where one holds others and says nothing itself, they speak. */
struct milestones {
	uint32_t open, silent;
	bool any_status;
	const struct item *first_open, *first_silent;
};

static struct milestones look_below(const struct model *model, const struct item *whole)
{
	struct milestones found = {0};
	for (uint32_t i = whole->index + 1; i < whole->end; i++) {
		const struct item *item = &model->items[i];
		if (item->kind != MILESTONE || item->in_dropped)
			continue;
		found.any_status |= item->more->status != NULL;
		if (!item->more->status && (item->has_children || item->damaged))
			continue;
		if (!item->more->status) {
			found.first_silent = found.silent++ ? found.first_silent : item;
		} else if (status_of(item) != NO_STATUS && !is_ended(item)) {
			found.first_open = found.open++ ? found.first_open : item;
		}
	}
	return found;
}

static void add_notes(const struct model *model, struct diags *diags, struct diag *diag,
	const struct item *whole, const struct item *named)
{
	for (uint32_t i = whole->index + 1; i < whole->end; i++) {
		const struct item *item = &model->items[i];
		bool silent = !item->more->status && !item->has_children && !item->damaged;
		if (item->kind != MILESTONE || item == named || is_ended(item))
			continue;
		if (silent)
			repeat(diags, diag, item->span, STR("no status"));
		else if (status_of(item) != NO_STATUS)
			repeat(diags, diag, item->more->status->span,
				str_of(status_words(status_of(item))));
	}
}

static void report_open(const struct model *model, struct diags *diags, const struct item *whole,
	const struct milestones *found)
{
	struct span span = whole->more->status->span;
	struct str words = item_words(model, whole);
	struct diag *diag;
	if (!found->any_status) {
		diag = report(diags, PL402, span,
			"%.*s is complete, but its milestones have no status", STR_ARG(words));
		/* Perhaps nobody keeps the status of milestones. */
		diag->at_most = WARNING;
		help(diags, diag,
			"give each its status, such as `status complete on %.*s`, or turn this"
			" off: `rule PL402 off`",
			STR_ARG(example_day(diags)));
		return;
	}
	const struct item *open = found->open ? found->first_open : found->first_silent;
	diag = report(diags, PL402, span, "%.*s is complete, but %s %s%s", STR_ARG(words),
		item_words(model, open).at, open->more->status ? "is " : "has no status",
		open->more->status ? status_words(status_of(open)) : "");
	note(diags, diag, open->more->status ? open->more->status->span : open->span, "%s",
		open->more->status ? status_words(status_of(open)) : "no status");
	add_notes(model, diags, diag, whole, open);
}

static bool is_complete(const struct item *item)
{
	return !item->damaged && status_of(item) == COMPLETE &&
	       (item->kind == ACTION || item->kind == MILESTONE);
}

void check_complete_with_open_milestones(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (!is_complete(item) || !item->has_children)
		return;
	/* What it stands in has been looked at with all that is below. */
	for (const struct item *above = item_parent(model, item); above;
		above = item_parent(model, above))
		if (is_complete(above))
			return;
	struct milestones found = look_below(model, item);
	if (found.open || found.silent)
		report_open(model, diags, item, &found);
}
