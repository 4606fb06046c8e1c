#include "when_parts.h"

#include <string.h>

enum { MOST_DATES = 1000 };

/* More steps than there are days up to year 9999, so that larger ones make no difference. */
enum { LONGEST_STEP = 4000000 };

/* The dates of a recurring deadline, the nth of them by arithmetic: so many months or days, counted
 * from a first day; or a month or day of each year. */
struct series {
	enum { EVERY_MONTHS, EVERY_DAYS, EVERY_YEAR } by;
	struct date first;
	day_number first_day;
	int64_t step;
	int month, day; /* EVERY_YEAR; day 0 for the whole month */
};

/* Where the series begins and ends. */
struct extent {
	enum outcome outcome;
	enum unread unread; /* of UNREADABLE */
	day_number first, last;
};

/* `every quarter` is a quarter of the plan's years, `every 3 months` is counted from the beginning:
 * only the number was written to be counted. */
static struct date grid_start(
	const struct calendar *calendar, enum ast_unit unit, struct date first)
{
	/* Months are those of the calendar, also where the plan's years begin within one. */
	if (unit == UNIT_MONTH)
		return (struct date){first.year, first.month, 1};
	return date_of(plan_year_days(calendar, first.year - 1).start);
}

static struct series series_of(
	const struct calendar *calendar, const struct ast_when *when, const struct extent *extent)
{
	static const int months_of[] = {
		[UNIT_MONTH] = 1, [UNIT_QUARTER] = 3, [UNIT_HALF] = 6, [UNIT_YEAR] = 12};
	struct date first = date_of(extent->first);
	if (when->every->month > 0)
		return (struct series){.by = EVERY_YEAR,
			.first = first,
			.month = (int)when->every->month,
			.day = (int)when->every->day};
	enum ast_unit unit = when->every->unit;
	int64_t count = when->every->count < LONGEST_STEP ? when->every->count : LONGEST_STEP;
	if (unit == UNIT_DAY || unit == UNIT_WEEK)
		return (struct series){.by = EVERY_DAYS,
			.first_day = extent->first,
			.step = count * (unit == UNIT_WEEK ? 7 : 1)};
	return (struct series){.by = EVERY_MONTHS,
		.first = count == 1 ? grid_start(calendar, unit, first) : first,
		.step = count * months_of[unit]};
}

/* The nth days of the series, counted from 0; false if that year has no such day. `days` are those
 * before it. */
static bool series_at(const struct series *series, int64_t n, struct interval *days)
{
	if (series->by == EVERY_YEAR) {
		int year = series->first.year + (int)n;
		*days = days_of_month(year, series->month);
		if (series->day > 0)
			days->start += series->day - 1;
		bool has_day = days->start <= days->end;
		if (series->day > 0)
			days->end = days->start;
		return has_day;
	}
	if (series->by == EVERY_MONTHS) {
		days->start = n > 0 ? days->end + 1 : month_later(series->first, 0);
		days->end = month_later(series->first, (n + 1) * series->step) - 1;
		return true;
	}
	/* The step is cut, so that this stays within 64 bits, and the loop ends before 32. */
	days->start = (day_number)(series->first_day + n * series->step);
	days->end = (day_number)(days->start + series->step - 1);
	return true;
}

/* The dates that lie in the extent as a whole, at most MOST_DATES + 1 of them. */
static uint32_t collect_dates(const struct series *series, const struct extent *extent,
	struct interval dates[MOST_DATES + 1])
{
	uint32_t count = 0;
	struct interval days = {0};
	for (int64_t n = 0; count <= MOST_DATES; n++) {
		bool is_one = series_at(series, n, &days);
		if (days.start > extent->last)
			break;
		if (!is_one || days.start < extent->first || days.end > extent->last)
			continue;
		dates[count++] = days;
	}
	return count;
}

static void report_without(const struct calendar *calendar, const struct ast_when *when,
	struct str words, bool lacks_end)
{
	if (period_is_missed(calendar, when->span))
		return;
	struct diag *diag = report(calendar->diags, PL227, when->span,
		"`%.*s` has no %s, and the plan has no period", STR_ARG(words),
		lacks_end ? "end" : "beginning");
	help(calendar->diags, diag, "say it with `%s …`, or give the plan a `period`",
		lacks_end ? "until" : "from");
	*calendar->without_period = diag;
}

static struct extent extent_of(const struct calendar *calendar, const struct ast_when *when,
	const struct part *from, const struct part *until)
{
	struct extent extent = {.first = calendar->period.start, .last = calendar->period.end};
	const struct part *const ends[] = {from, until};
	for (int i = 0; i < 2; i++) {
		if (!ends[i])
			continue;
		struct reading reading = read_point(calendar, ends[i]);
		/* What never ends has no last day to count to. */
		if (reading.outcome == READ && reading.days.open && ends[i] == until)
			reading.outcome = WAITING;
		if (reading.outcome > extent.outcome) {
			extent.outcome = reading.outcome;
			extent.unread = reading.unread;
		}
		if (ends[i] == from)
			extent.first = reading.days.start;
		else
			extent.last = reading.days.end;
	}
	if (extent.outcome != READ || (from && until) || calendar->has_period)
		return extent;
	extent.outcome = WRONG;
	if (!calendar->period_unread)
		report_without(calendar, when, words_at(calendar, when->span), !until);
	return extent;
}

/* False, and reported, if there is no such day in any year or no such step. */
static bool makes_sense(const struct calendar *calendar, const struct ast_when *when)
{
	if (when->every->month > 0)
		return when->every->day == 0 || day_is_one(calendar, when->span, when->every->day,
							(int)when->every->month, 0);
	if (when->every->count > 0)
		return true;
	report(calendar->diags, PL227, when->span, "there is no date `%.*s`",
		STR_ARG(words_at(calendar, when->span)));
	return false;
}

/* Says that there are no dates, or too many. */
static void report_count(const struct calendar *calendar, const struct ast_when *when,
	const struct extent *extent, uint32_t count)
{
	struct str words = words_at(calendar, when->span);
	struct str first = day_words(calendar->arena, extent->first);
	struct str last = day_words(calendar->arena, extent->last);
	if (extent->last < extent->first)
		report(calendar->diags, PL227, when->span,
			"`%.*s` ends on %.*s, before it begins on %.*s", STR_ARG(words),
			STR_ARG(last), STR_ARG(first));
	else if (count == 0)
		report(calendar->diags, PL227, when->span, "`%.*s` has no date from %.*s to %.*s",
			STR_ARG(words), STR_ARG(first), STR_ARG(last));
	else if (count > MOST_DATES)
		report(calendar->diags, PL227, when->span,
			"`%.*s` has more than %d,%03d dates from %.*s to %.*s", STR_ARG(words),
			MOST_DATES / 1000, MOST_DATES % 1000, STR_ARG(first), STR_ARG(last));
}

/* `annually from June 2018`: of the plan's years the first whole one may begin much later, and one
 * who counts from June is not told before. */
static void doubt_first(const struct calendar *calendar, const struct ast_when *when,
	const struct extent *extent, const struct interval *first)
{
	enum { MONTHS_LEFT_OUT = 2 };
	enum ast_unit unit = when->every->unit;
	const struct ast_point *begin = when->every->from;
	bool is_dated = begin && (begin->kind == POINT_MONTH || begin->kind == POINT_DAY);
	bool is_part = when->every->month == 0 && when->every->count == 1 &&
		       (unit == UNIT_YEAR || unit == UNIT_HALF);
	struct date from = date_of(extent->first);
	if (!is_part || !is_dated || calendar->reads_period ||
		first->start < month_later(from, MONTHS_LEFT_OUT))
		return;
	struct diag *diag = report(calendar->diags, PL227, when->span,
		"the first date of `%.*s` is %.*s", STR_ARG(words_at(calendar, when->span)),
		STR_ARG(interval_words(calendar, *first)));
	diag->at_most = NOTE;
	struct str words = from.day > 1
				   ? day_words(calendar->arena, extent->first)
				   : interval_words(calendar, days_of_month(from.year, from.month));
	help(calendar->diags, diag, "to count from there, write `every %d months from %.*s`",
		unit == UNIT_YEAR ? 12 : 6, STR_ARG(words));
	if (unit == UNIT_YEAR)
		help(calendar->diags, diag, "%.*s; `every %s` comes once a year",
			STR_ARG(diag->help), month_name(from.month));
}

/* Fills in the dates; false, and reported, if there are none or too many. */
static bool read_dates(const struct calendar *calendar, const struct ast_when *when,
	const struct extent *extent, struct when *result)
{
	struct series series = series_of(calendar, when, extent);
	struct interval found[MOST_DATES + 1];
	uint32_t count = collect_dates(&series, extent, found);
	if (count == 0 || count > MOST_DATES) {
		report_count(calendar, when, extent, count);
		return false;
	}
	doubt_first(calendar, when, extent, &found[0]);
	struct interval *dates = arena_array(calendar->arena, count, sizeof *dates);
	memcpy(dates, found, count * sizeof *dates);
	struct when_rest *rest = add_rest(calendar, result);
	rest->points = dates;
	rest->point_count = count;
	result->all = (struct interval){.start = dates[0].start, .end = dates[count - 1].end};
	return true;
}

void read_recurrence(const struct calendar *calendar, const struct ast_when *when,
	const struct part *from, const struct part *until, struct when *result)
{
	result->kind = IS_RECURRING;
	if (!makes_sense(calendar, when)) {
		result->reported = true;
		return;
	}
	struct extent extent = extent_of(calendar, when, from, until);
	if (extent.outcome == READ)
		result->known = read_dates(calendar, when, &extent, result);
	result->reported = !result->known && extent.outcome != WAITING;
	if (extent.outcome != UNREADABLE)
		return;
	result->kind = IS_UNREAD;
	result->unread = extent.unread;
	result->bare = true;
	result->reported = extent.unread == UNREAD_OTHER;
}
