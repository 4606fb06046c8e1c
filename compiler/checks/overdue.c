#include "check.h"
#include "lateness.h"

/* The deadline that counts, and what is to be said of it. */
struct late {
	const struct when *when;
	day_number day;
	struct str label; /* of a stage; empty if it is none */
	bool is_present;  /* false: it has been moved, and counts all the same */
	bool has_news;    /* an update since the first day of its last points */
};

static bool has_news(const struct item *item, day_number since)
{
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct when *on = &item->more->updates[i].on;
		if (on->known && on->all.end >= since)
			return true;
	}
	return false;
}

static struct late find_late(const struct model *model, const struct item *item)
{
	struct late late = {.when = deadline_that_counts(model, item)};
	late_after(model, item, &late.day);
	for (uint32_t i = 0; item->due && i < item->due->count; i++)
		if (&item->due->list[i].when == late.when) {
			late.is_present = true;
			late.label = deadline_label(&item->due->list[i]);
		}
	for (uint32_t i = 0; i < item->more->was_count; i++)
		if (&item->more->was[i].from == late.when)
			late.label = item->more->was[i].label;
	day_number since = late.when->all.start;
	for (uint32_t i = 0; i < when_point_count(late.when); i++)
		if (when_points(late.when)[i].end == late.day)
			since = when_points(late.when)[i].start;
	late.has_news = has_news(item, since);
	return late;
}

/* "61 days before 31 May 2018". */
static struct str ago(const struct model *model, struct diags *diags, day_number day)
{
	int days = model->today - day;
	return str_format(diags->arena, "%d day%s before %.*s", days, days == 1 ? "" : "s",
		STR_ARG(day_words(diags->arena, model->today)));
}

/* What is wrong, behind "action `a`". An update says that a stage, or what recurs, is done. */
static struct str late_words(
	const struct model *model, struct diags *diags, const struct late *late)
{
	struct arena *arena = diags->arena;
	struct str on = day_words(arena, late->day), days = ago(model, diags, late->day);
	struct str written = written_words(model, late->when);
	switch (late->when->kind) {
	case IS_ONGOING:
		return str_format(
			arena, "was to be reviewed by %.*s, %.*s", STR_ARG(on), STR_ARG(days));
	case IS_TBC:
		return str_format(
			arena, "was to have a deadline by %.*s, %.*s", STR_ARG(on), STR_ARG(days));
	case IS_RECURRING:
		if (late->has_news)
			return str_format(arena,
				"is due `%.*s`, the last time on %.*s, %.*s, and not complete",
				STR_ARG(written), STR_ARG(on), STR_ARG(days));
		return str_format(arena, "is due `%.*s`, and has no update for %.*s, %.*s",
			STR_ARG(written), STR_ARG(on), STR_ARG(days));
	default:
		if (late->label.len)
			return str_format(arena, "has a stage \"%.*s\" due %.*s, %.*s, and %s",
				STR_ARG(late->label), STR_ARG(written), STR_ARG(days),
				late->has_news ? "is not complete" : "no update since");
		return str_format(arena, "is due %.*s, %.*s, and not complete", STR_ARG(written),
			STR_ARG(days));
	}
}

static void help_late(
	const struct model *model, struct diags *diags, struct diag *diag, const struct late *late)
{
	bool by_news = late->when->kind == IS_RECURRING || late->label.len;
	if (late->when->kind == IS_ONGOING || late->when->kind == IS_TBC)
		return;
	if (by_news && !late->has_news)
		help(diags, diag, "say what became of it: `update %.*s \"…\"`",
			STR_ARG(day_words(diags->arena, late->day)));
	else if (late->is_present && !by_news)
		help(diags, diag,
			"if it is done, say since when: `status complete on …`; if it takes longer,"
			" move the deadline and keep the old one: `was %.*s because \"…\"`",
			STR_ARG(str_tidied(
				diags->arena, source_slice(diags->sources, late->when->span))));
	else if (!late->is_present && model->plan.slips == SLIPS_NEED_APPROVAL)
		help(diags, diag,
			"if it is done, say since when: `status complete on …`; if the move was agreed,"
			" say by whom: `agreed \"…\" on …`");
	else
		help(diags, diag, "if it is done, say since when: `status complete on …`");
}

void check_overdue(const struct model *model, struct diags *diags, const struct item *item)
{
	/* PL402 speaks for the steps of what is complete. */
	if (item->kind == PLAN || item->in_complete || !is_overdue(model, item) ||
		green_but_overdue(model, item))
		return;
	struct late late = find_late(model, item);
	/* An inherited deadline stands elsewhere, where nothing need be late. */
	struct span span = item->due_inherited ? item->span : late.when->span;
	struct diag *diag = report(diags, PL217, span, "%s %.*s", item_words(model, item).at,
		STR_ARG(late_words(model, diags, &late)));
	if (item->due_inherited)
		note(diags, diag, late.when->span, "this deadline holds for it");
	if (!late.is_present)
		note(diags, diag, (struct span){0, 0},
			model->plan.slips == SLIPS_NEVER
				? "under `slips never` the first deadline counts"
				: "under `slips need approval` a move counts once it is agreed");
	help_late(model, diags, diag, &late);
}
