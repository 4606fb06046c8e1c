#include "check.h"

/* From so many in one container on, they are one finding. */
enum { MANY = 3 };

static bool lacks_date(const struct item *item)
{
	if (status_of(item) != COMPLETE || item->status->terms->on.written.at || item->damaged)
		return false;
	/* An update may have said it. */
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct update *update = &item->more->updates[i];
		if (update->status == COMPLETE && update->on.written.at)
			return false;
	}
	return true;
}

/* The nearest container that the item stands in, or the plan. */
static const struct item *container_of(const struct model *model, const struct item *item)
{
	do
		item = item_parent(model, item);
	while (item->kind != PLAN && !is_container(item->kind));
	return item;
}

/* What lacks its date in one container. */
struct group {
	uint32_t count;
	bool mixed; /* of several kinds */
	enum kind kind;
	struct diag *diag;
};

static void report_one(const struct model *model, struct diags *diags, const struct item *item)
{
	struct diag *diag = report(diags, PL404, item->status->span,
		"%.*s is complete, but not since when", STR_ARG(item_words(model, item)));
	help(diags, diag, "say the day or the month: `status complete on March 2018`");
}

static void report_in_group(const struct model *model, struct diags *diags, struct group *group,
	const struct item *container, const struct item *item)
{
	if (!group->diag) {
		group->diag = report(diags, PL404, container->span,
			"%lu %s of %.*s are complete, but not since when",
			(unsigned long)group->count,
			group->mixed ? "items" : kind_plural(group->kind),
			STR_ARG(item_words(model, container)));
		help(diags, group->diag,
			"say the day or the month of each: `status complete on March 2018`");
	}
	repeat(diags, group->diag, item->status->span, STR("since when?"));
}

void check_complete_without_date(const struct model *model, struct diags *diags)
{
	struct group *groups = NULL;
	EACH_ITEM (item, model) {
		if (!lacks_date(item))
			continue;
		if (!groups)
			groups = arena_array(diags->arena, model->count, sizeof *groups);
		struct group *group = &groups[container_of(model, item)->index];
		group->mixed |= group->count > 0 && group->kind != item->kind;
		group->kind = item->kind;
		group->count++;
	}
	EACH_ITEM (item, model) {
		if (!groups || !lacks_date(item))
			continue;
		const struct item *container = container_of(model, item);
		struct group *group = &groups[container->index];
		if (group->count < MANY)
			report_one(model, diags, item);
		else
			report_in_group(model, diags, group, container, item);
	}
}
