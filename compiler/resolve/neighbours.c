#include "when_parts.h"

static bool takes_year(const struct ast_point *point)
{
	return point->kind == POINT_DAY || point->kind == POINT_MONTH ||
	       point->kind == POINT_QUARTER || point->kind == POINT_SEASON;
}

/* How far a year lies from the plan's period; 0 within it. */
static int years_off(const struct calendar *calendar, int year)
{
	int first = date_of(calendar->period.start).year, last = date_of(calendar->period.end).year;
	return year < first ? first - year : year > last ? year - last : 0;
}

/* `March 13` in a plan of 2012/13: the century is that which lies nearest to the plan's period. */
static void complete_century(const struct calendar *calendar, struct ast_point *point)
{
	int year = 2000 + (int)point->year;
	if (calendar->has_period)
		for (int other = FIRST_YEAR + (int)point->year; other <= LAST_YEAR; other += 100)
			if (years_off(calendar, other) < years_off(calendar, year))
				year = other;
	struct str words = words_at(calendar, point->span);
	/* The year is the last of the words, as no other order has a year of two digits. */
	struct str full = str_format(
		calendar->arena, "%.*s%d", (int)words.len - point->year_digits, words.at, year);
	struct diag *diag = report(calendar->diags, PL206, point->span, "`%.*s` is read as %.*s",
		STR_ARG(words), STR_ARG(full));
	help(calendar->diags, diag, "write `%.*s`", STR_ARG(full));
	point->year = (uint16_t)year;
	point->year_digits = 4;
}

/* `Years 1, 2 and 3`, `Month 4 to 48`: a number goes on with what the one before it counts. */
static void continue_counts(struct part *parts, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++) {
		struct ast_point *point = &parts[i].is;
		const struct ast_point *before = &parts[i - 1].is;
		if (point->kind == POINT_YEAR && point->year < FIRST_YEAR &&
			(before->kind == POINT_NTH_YEAR || before->kind == POINT_NTH_MONTH)) {
			point->kind = before->kind;
			point->number = point->year;
		}
	}
}

/* `1 to 30 April 2018`, `1, 8 and 15 April 2018`: a number before a day is a day of that month. */
static void lend_month(struct ast_point *point, const struct ast_point *next)
{
	if (point->kind != POINT_YEAR || point->year < 1 || point->year > 31 ||
		next->kind != POINT_DAY)
		return;
	point->kind = POINT_DAY;
	point->day = point->year;
	point->month = next->month;
	point->year = next->year;
	point->year_digits = next->year_digits;
}

/* A year of the calendar fits any point, one of the plan only quarters and seasons. */
static bool lend_year(struct ast_point *point, const struct ast_point *lender)
{
	bool part_of_year = point->kind == POINT_QUARTER || point->kind == POINT_SEASON;
	if (lender->year_end_digits > 0 && !part_of_year)
		return false;
	point->year = lender->year;
	point->year_digits = lender->year_digits;
	point->year_end = lender->year_end;
	point->year_end_digits = lender->year_end_digits;
	return true;
}

/* From the last to the first: each lends what it has, or was lent. A year that stands alone, as in
 * `June, 2018`, lends nothing: it is a date itself, or a slip, and only the writer knows. */
static void lend(struct part *parts, uint32_t count)
{
	const struct ast_point *lender = NULL;
	bool lacking = false;
	for (uint32_t i = count; i-- > 0;) {
		struct ast_point *point = &parts[i].is;
		if (i + 1 < count)
			lend_month(point, &parts[i + 1].is);
		if (takes_year(point) && point->year_digits == 0) {
			parts[i].lent = lender && lend_year(point, lender);
			parts[i].echo = !parts[i].lent && lacking;
			lacking = lacking || !parts[i].lent;
		}
		if (takes_year(point) && point->year_digits > 0)
			lender = point;
		else if (point->kind == POINT_YEAR || point->kind == POINT_PLAN_YEAR)
			lender = NULL;
	}
}

void complete_parts(const struct calendar *calendar, struct part *parts, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (takes_year(&parts[i].is) && parts[i].is.year_digits == 2)
			complete_century(calendar, &parts[i].is);
	if (count == 1)
		return;
	continue_counts(parts, count);
	lend(parts, count);
}
