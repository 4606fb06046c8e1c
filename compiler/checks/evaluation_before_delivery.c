#include "check.h"
#include "milestones.h"

/* The same day of a later year, if it is a month that comes after all of them: most often the year
 * alone is wrong. */
static void help_year(const struct model *model, struct diags *diags, struct diag *diag,
	const struct item *parent, const struct when *due)
{
	struct date day = date_of(due->all.end);
	day_number later = day_add_months(due->all.end, 12), latest = later;
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end) {
		const struct item *item = &model->items[i];
		const struct when *other = item->kind == MILESTONE ? own_point(item) : NULL;
		if (other && other->all.end > latest)
			latest = other->all.end;
	}
	const struct when *period = &model->plan.period;
	bool fits = latest == later && (!period->known || later <= period->all.end);
	if (fits && due->kind == IS_MONTH)
		help(diags, diag, "is `due %s %d` meant?", month_name(day.month), day.year + 1);
	else if (fits && due->kind == IS_DAY)
		help(diags, diag, "is `due %.*s` meant?", STR_ARG(day_words(diags->arena, later)));
	else
		help(diags, diag,
			"give it a deadline behind theirs, or say in its title what is evaluated"
			" so early");
}

void check_evaluation_before_delivery(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->kind != MILESTONE || item->place < 2 || !is_last_child(model, item))
		return;
	const struct item *parent = item_parent(model, item), *other;
	const struct item *evaluation = early_evaluation(model, parent, &other);
	if (!evaluation || evaluation->damaged)
		return;
	const struct when *due = own_point(evaluation), *first = own_point(other);
	struct diag *diag = report(diags, PL211, due->span,
		"%s is due %.*s, before everything that it would evaluate, from %.*s on",
		item_words(model, evaluation).at, STR_ARG(written_words(model, due)),
		STR_ARG(written_words(model, first)));
	note(diags, diag, first->span, "the first of the others is due here");
	help_year(model, diags, diag, parent, due);
}
