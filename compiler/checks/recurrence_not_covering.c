#include "check.h"
#include "lateness.h"

/* Months have 28 to 31 days, so that steps of months differ by some; those of weeks do not. */
enum { MONTH = 28, YEAR = 365, LEEWAY = 3 };

/* The days from one date to the next. */
static int step_of(const struct when *when)
{
	uint32_t count = when_point_count(when);
	const struct interval *points = when_points(when);
	/* Of a single date only the year is known for certain to come again. */
	int step = count < 2 ? YEAR : points[count - 1].end - points[count - 2].end;
	return step < MONTH ? step : step - LEEWAY;
}

/* Something above the item ends, too: then the plan does not say how long it goes on. */
static bool is_part(const struct model *model, const struct item *item)
{
	while ((item = item_parent(model, item)) && item->kind != PLAN)
		if (present_deadline(item))
			return true;
	return false;
}

static struct str days_words(const struct model *model, int days)
{
	int years = (days + YEAR / 2) / YEAR;
	if (years < 1 || days < YEAR - LEEWAY)
		return str_format(model->arena, "%d days", days);
	return str_format(model->arena, "%d year%s", years, years == 1 ? "" : "s");
}

static void look_at(const struct model *model, struct diags *diags, const struct item *item,
	const struct when *when)
{
	const struct when *period = &model->plan.period;
	int days = period->all.end - when->all.end;
	if (!period->known || days < MONTH || days < step_of(when) || is_part(model, item))
		return;
	struct diag *diag = report(diags, PL216, when->span,
		"the last date of `%.*s` is %.*s, %.*s before the plan's period ends",
		STR_ARG(written_words(model, when)),
		STR_ARG(day_words(diags->arena, when->all.end)), STR_ARG(days_words(model, days)));
	note(diags, diag, period->span, "the plan's period");
	help(diags, diag,
		"if it goes on until then, leave out `until`; if it ends earlier, say so in a"
		" `note`");
}

static bool says_yearly(struct str title)
{
	static const char *const phrases[] = {"each year", "every year", "annually", "yearly"};
	for (bool in_word = false; title.len; title.at++, title.len--) {
		char first = ascii_lower(*title.at);
		bool may = !in_word && (first == 'e' || first == 'a' || first == 'y');
		for (size_t i = 0; may && i < sizeof phrases / sizeof phrases[0]; i++) {
			struct str phrase = str_of(phrases[i]);
			bool fits =
				title.len >= phrase.len &&
				(title.len == phrase.len || !ascii_is_alpha(title.at[phrase.len]));
			if (fits && str_equal_nocase((struct str){title.at, phrase.len}, phrase))
				return true;
		}
		in_word = ascii_is_alpha(*title.at);
	}
	return false;
}

/* Only its words say that it recurs: it may well be meant for these years. */
static void look_at_words(const struct model *model, struct diags *diags, const struct item *item,
	const struct when *when)
{
	const struct when *period = &model->plan.period;
	int days = period->all.end - when->all.end;
	if (!period->known || days < YEAR - LEEWAY || !says_yearly(item->title.str))
		return;
	struct diag *diag = report(diags, PL216, when->span,
		"%s is for each year, but its last date is %.*s, %.*s before the plan's period"
		" ends",
		item_words(model, item).at, STR_ARG(day_words(diags->arena, when->all.end)),
		STR_ARG(days_words(model, days)));
	diag->at_most = NOTE;
	note(diags, diag, period->span, "the plan's period");
	help(diags, diag, "name the other years, too, or write `due every year`");
}

/* A note says that it is meant. */
static bool is_spared(const struct item *item, const struct when *when)
{
	return !when->known || when->all.open || item->more->note_count || is_ended(item);
}

void check_recurrence_not_covering(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (!item->due || item->due_inherited)
		return;
	for (uint32_t i = 0; i < item->due->count; i++) {
		const struct when *when = &item->due->list[i].when;
		if (!when->rest || !when->rest->points || is_spared(item, when))
			continue;
		if (when->kind == IS_RECURRING)
			look_at(model, diags, item, when);
		else if (when->rest->point_count > 1)
			look_at_words(model, diags, item, when);
	}
}
