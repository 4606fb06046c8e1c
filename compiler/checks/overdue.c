#include "check.h"

/* The label of the deadline, empty if it has none; of an earlier one that still counts, its own. */
static struct str label_of(const struct item *item, const struct when *when)
{
	for (uint32_t i = 0; item->due && i < item->due->count; i++)
		if (&item->due->list[i].when == when)
			return item->due->list[i].label;
	for (uint32_t i = 0; i < item->more->was_count; i++)
		if (&item->more->was[i].from == when)
			return item->more->was[i].label;
	return (struct str){0};
}

static bool is_present(const struct item *item, const struct when *when)
{
	for (uint32_t i = 0; item->due && i < item->due->count; i++)
		if (&item->due->list[i].when == when)
			return true;
	return false;
}

/* "61 days before 31 May 2018". */
static struct str ago(const struct model *model, struct diags *diags, day_number day)
{
	int days = model->today - day;
	return str_format(diags->arena, "%d day%s before %.*s", days, days == 1 ? "" : "s",
		STR_ARG(day_words(diags->arena, model->today)));
}

static struct diag *report_late(const struct model *model, struct diags *diags,
	const struct item *item, const struct when *when, day_number day)
{
	/* An inherited deadline stands elsewhere, and so does its finding not. */
	struct span span = item->due_inherited ? item->span : when->span;
	struct str words = item_words(model, item), days = ago(model, diags, day);
	struct str on = day_words(diags->arena, day), stage = label_of(item, when);
	switch (when->kind) {
	case IS_RECURRING:
		return report(diags, PL217, span,
			"%.*s is due `%.*s`, and has no update for %.*s, %.*s", STR_ARG(words),
			STR_ARG(when->written), STR_ARG(on), STR_ARG(days));
	case IS_ONGOING:
		return report(diags, PL217, span, "the review of %.*s was due %.*s, %.*s",
			STR_ARG(words), STR_ARG(on), STR_ARG(days));
	case IS_TBC:
		return report(diags, PL217, span,
			"the deadline of %.*s was to be known by %.*s, %.*s", STR_ARG(words),
			STR_ARG(on), STR_ARG(days));
	default:
		if (stage.len)
			return report(diags, PL217, span,
				"the stage \"%.*s\" of %.*s is due %.*s, %.*s, and has no update since",
				STR_ARG(stage), STR_ARG(words), STR_ARG(when->written), STR_ARG(days));
		return report(diags, PL217, span, "%.*s is due %.*s, %.*s, and not complete",
			STR_ARG(words), STR_ARG(when->written), STR_ARG(days));
	}
}

/* A container without a status speaks through what it holds, which inherits its deadline. */
static bool speaks(const struct item *item)
{
	return !is_container(item->kind) || status_of(item) != NO_STATUS;
}

void check_overdue(const struct model *model, struct diags *diags)
{
	EACH_ITEM(item, model) {
		day_number day;
		if (!item->due && !item->more->was_count)
			continue;
		if (!speaks(item) || !is_overdue(model, item) || !late_after(model, item, &day))
			continue;
		const struct when *when = deadline_that_counts(model, item);
		struct diag *diag = report_late(model, diags, item, when, day);
		if (!is_present(item, when))
			note(diags, diag, (struct span){0, 0},
				model->plan.slips == SLIPS_NEVER
					? "under `slips never` the first deadline counts"
					: "under `slips need approval` a move counts once it is agreed");
		if (item->due_inherited)
			note(diags, diag, when->span, "this deadline holds for it");
		if (when->kind == IS_ONGOING || when->kind == IS_TBC)
			continue;
		help(diags, diag,
			"if it is done, say since when: `status complete on %.*s`; if it takes longer,"
			" move the deadline and keep the old one: `was %.*s because \"…\"`",
			STR_ARG(day_words(diags->arena, day)), STR_ARG(when->written));
	}
}
