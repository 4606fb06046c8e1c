#include "when_parts.h"

static bool takes_year(const struct ast_point *point)
{
	return point->kind == POINT_DAY || point->kind == POINT_MONTH ||
	       point->kind == POINT_QUARTER || point->kind == POINT_SEASON;
}

/* `March 13` in a plan of 2012/13: the century is that which lies nearest to the plan's period. */
static void complete_century(const struct calendar *calendar, struct ast_point *point)
{
	int year = nearest_century(calendar, (int)point->year);
	struct str words = words_at(calendar, point->span);
	/* The year is the last of the words, as no other order has a year of two digits. */
	struct str full = str_format(
		calendar->arena, "%.*s%d", (int)words.len - point->year_digits, words.at, year);
	struct diag *diag = report(calendar->diags, PL206, point->span, "`%.*s` is read as %.*s",
		STR_ARG(words), STR_ARG(full));
	/* Elsewhere it may as well be a day, or a slip. */
	suggest_words(calendar->diags, diag, year_in_period(calendar, year) ? SAFE : GUESS,
		point->span, full);
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

/* The last characters of the first part and the first of the second have but a comma in between. */
static bool comma_between(
	const struct calendar *calendar, const struct ast_point *one, const struct ast_point *other)
{
	struct span between = {one->span.end, other->span.start};
	return between.start < between.end && str_equal(words_at(calendar, between), STR(","));
}

/* `March 31, 2018`, `31 March, 2018`: not a list, but one date as others write it. */
static void join_comma_dates(const struct calendar *calendar, struct part *parts, uint32_t count)
{
	for (uint32_t i = 0; i + 1 < count; i++) {
		struct ast_point *point = &parts[i].is, *year = &parts[i + 1].is;
		bool day_behind = point->kind == POINT_MONTH && point->year_digits > 0 &&
				  point->year_digits <= 2 && point->year >= 1 && point->year <= 31;
		bool bare = takes_year(point) && point->year_digits == 0;
		if ((!day_behind && !bare && point->kind != POINT_WORDS) ||
			year->kind != POINT_YEAR || year->year_digits != 4 ||
			!comma_between(calendar, point, year))
			continue;
		point->kind = POINT_WORDS;
		point->span = span_join(point->span, year->span);
		year->year_digits = 0;
		parts[i + 1].echo = true;
	}
}

/* `2018 March`, `2018 March 31` were taken for a day and its month. */
static void find_years_in_front(struct part *parts, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (parts[i].is.kind == POINT_DAY && parts[i].is.day >= FIRST_YEAR &&
			parts[i].is.day <= LAST_YEAR)
			parts[i].is.kind = POINT_WORDS;
}

void complete_parts(const struct calendar *calendar, struct part *parts, uint32_t count)
{
	find_years_in_front(parts, count);
	if (count > 1)
		join_comma_dates(calendar, parts, count);
	for (uint32_t i = 0; i < count; i++)
		if (takes_year(&parts[i].is) && parts[i].is.year_digits == 2)
			complete_century(calendar, &parts[i].is);
	if (count == 1)
		return;
	continue_counts(parts, count);
	lend(parts, count);
}
