#include "../example.h"
#include "when_parts.h"

#include <string.h>

static struct reading wrong(enum when_kind kind)
{
	return (struct reading){.outcome = WRONG, .kind = kind};
}

static struct reading read_days(enum when_kind kind, struct interval days)
{
	return (struct reading){.outcome = READ, .kind = kind, .days = days};
}

static struct str words_of(const struct calendar *calendar, const struct ast_point *point)
{
	return words_at(calendar, point->span);
}

/* Years */

/* The days that a point without a year has in `year`; false if it has none. A quarter is one of the
 * plan's year, a winter begins in the year. */
static bool days_in_year(const struct calendar *calendar, const struct ast_point *point, int year,
	struct interval *days)
{
	struct date date = {year, (int)point->month, (int)point->day};
	switch (point->kind) {
	case POINT_DAY:
		if (point->day > 31 || !date_exists(date))
			return false;
		days->start = days->end = day_of(date);
		return true;
	case POINT_MONTH: *days = days_of_month(year, date.month); return true;
	case POINT_QUARTER: *days = quarter_days(calendar, year, (int)point->number); return true;
	case POINT_SEASON: *days = season_days(year, (int)point->number); return true;
	default: return false;
	}
}

/* The year as it is written beside such a point. */
static struct str year_words(
	const struct calendar *calendar, const struct ast_point *point, int year)
{
	if (point->kind == POINT_QUARTER)
		return plan_year_words(calendar, year);
	if (point->kind == POINT_SEASON && point->number == 4)
		return str_format(calendar->arena, "%d/%02d", year, (year + 1) % 100);
	return str_format(calendar->arena, "%d", year);
}

/* `due March`: of which year? If the plan's period has only one, the help can name it. */
static void report_no_year(const struct calendar *calendar, const struct ast_point *point)
{
	struct str words = words_of(calendar, point);
	struct diag *diag =
		report(calendar->diags, PL025, point->span, "`%.*s` has no year", STR_ARG(words));
	int year = calendar->diags->example.year, count = 0;
	struct interval days;
	if (calendar->has_period) {
		const struct interval *period = &calendar->period;
		int first = date_of(period->start).year, last = date_of(period->end).year;
		year = first;
		for (int each = first - 1; each <= last && count < 2; each++)
			if (days_in_year(calendar, point, each, &days) &&
				days.start <= period->end && days.end >= period->start &&
				count++ == 0)
				year = each;
	}
	while (!days_in_year(calendar, point, year, &days) && year < LAST_YEAR)
		year++; /* 29 February */
	struct str year_text = year_words(calendar, point, year);
	help(calendar->diags, diag,
		count == 1 ? "in the plan's period that is `%.*s %.*s`" : "for example `%.*s %.*s`",
		STR_ARG(words), STR_ARG(year_text));
	if (count == 1)
		suggest(calendar->diags, diag, GUESS, point->span, "%.*s %.*s", STR_ARG(words),
			STR_ARG(year_text));
}

/* Whether the point has a year that can be one: READ if so. */
static struct reading read_year(
	const struct calendar *calendar, const struct part *part, enum when_kind kind)
{
	const struct ast_point *point = &part->is;
	if (point->year_digits == 0) {
		if (!part->echo)
			report_no_year(calendar, point);
		return wrong(kind);
	}
	if (point->year_digits != 4 || point->year < FIRST_YEAR)
		return (struct reading){
			.outcome = UNREADABLE, .kind = IS_UNREAD, .unread = UNREAD_ODD_YEAR};
	return (struct reading){.outcome = READ, .kind = kind};
}

/* The second half of `2017/18` as a whole year, behind the first if it can be. */
static int year_end(const struct ast_point *point)
{
	enum { SPAN_OF_A_PLAN = 20 };
	if (point->year_end_digits > 2)
		return (int)point->year_end;
	int end = (int)(point->year - point->year % 100 + point->year_end);
	return end <= (int)point->year - 100 + SPAN_OF_A_PLAN ? end + 100 : end;
}

/* Says that `2017/19` is not one year, that `2017/18` is none of a calendar's: then false. */
static bool plan_year_is_one(const struct calendar *calendar, const struct ast_point *point)
{
	int year = (int)point->year, end = year_end(point);
	if (end != year + 1) {
		struct str words = words_of(calendar, point);
		struct diag *diag = report(calendar->diags, PL201, point->span,
			"`%.*s` is not one year: after %d comes %d", STR_ARG(words), year,
			year + 1);
		if (end > year)
			help(calendar->diags, diag,
				"one year is `%d/%02d`, several are `%d/%02d to %d/%02d`", year,
				(year + 1) % 100, year, (year + 1) % 100, end - 1, end % 100);
		else if (point->kind == POINT_PLAN_YEAR && point->year_end_digits == 2 &&
			 point->year_end >= 1 && point->year_end <= 12)
			help(calendar->diags, diag, "write `%s %d`, or `%d/%02d` for the year",
				month_name(point->year_end), year, year, (year + 1) % 100);
		else
			help(calendar->diags, diag, "for example `%d/%02d`", year,
				(year + 1) % 100);
		return false;
	}
	bool winter = point->kind == POINT_SEASON && point->number == 4;
	if (winter || !years_are_calendar_years(calendar))
		return true;
	struct diag *diag = report(calendar->diags, PL201, point->span,
		"`%.*s` lies in two years: those of this plan are calendar years",
		STR_ARG(words_of(calendar, point)));
	help(calendar->diags, diag,
		"write the year as `%d`, or say what the plan's years are: `years financial`",
		year);
	return false;
}

static struct reading read_plan_year(const struct calendar *calendar, const struct part *part)
{
	struct reading reading = read_year(calendar, part, IS_PLAN_YEARS);
	if (reading.outcome != READ)
		return reading;
	if (!plan_year_is_one(calendar, &part->is))
		return wrong(IS_PLAN_YEARS);
	reading.days = plan_year_days(calendar, (int)part->is.year);
	return reading;
}

/* Days and months */

/* `2017-18` for the year `2017/18`. */
static void suggest_year(const struct calendar *calendar, struct diag *diag,
	const struct ast_point *point, enum trust trust)
{
	int year = (int)point->year, next = (year + 1) % 100;
	help(calendar->diags, diag, "if the year is meant, write `%d/%02d`", year, next);
	suggest(calendar->diags, diag, trust, point->span, "%d/%02d", year, next);
}

bool month_is_one(const struct calendar *calendar, const struct ast_point *point)
{
	if (point->month >= 1 && point->month <= 12)
		return true;
	struct diag *diag =
		report(calendar->diags, PL201, point->span, "there is no month %u", point->month);
	int year = (int)point->year, end = year - year % 100 + (int)point->month;
	if (point->kind == POINT_DAY && point->month >= 1 && point->month <= 31 &&
		point->day >= 1 && point->day <= 12)
		help(calendar->diags, diag, "the month stands before the day: `%d-%02u-%02u`", year,
			point->day, point->month);
	else if (point->kind == POINT_MONTH && end == year + 1)
		suggest_year(calendar, diag, point, SAFE);
	else if (point->kind == POINT_MONTH && end > year)
		help(calendar->diags, diag, "if the years are meant, write `%d/%02d to %d/%02d`",
			year, (year + 1) % 100, end - 1, end % 100);
	return false;
}

bool day_is_one(
	const struct calendar *calendar, struct span span, uint32_t day, int month, int year)
{
	/* The first leap year has all the days that a month can have. */
	int days = month_days(year > 0 ? year : 2000, month);
	if (day >= 1 && day <= (uint32_t)days)
		return true;
	if (day == 0)
		report(calendar->diags, PL201, span, "there is no day 0: a month begins with 1");
	else if (day > 99)
		/* The number may be cut. */
		report(calendar->diags, PL201, span, "there is no such day: %s has %s%d days",
			month_name(month), month == 2 && year == 0 ? "28 or " : "", days);
	else if (year > 0)
		report(calendar->diags, PL201, span, "there is no %u %s %d: %s %d has %d days", day,
			month_name(month), year, month_name(month), year, days);
	else
		report(calendar->diags, PL201, span, "there is no %u %s: %s has %s%d days", day,
			month_name(month), month_name(month), month == 2 ? "28 or " : "", days);
	return false;
}

bool read_plain(const struct ast_point *point, struct when *result)
{
	bool dated = point->kind == POINT_DAY || point->kind == POINT_MONTH;
	int year = point->year, month = point->month;
	if (!dated || point->open || point->year_digits != 4 || year < FIRST_YEAR || month < 1 ||
		month > 12)
		return false;
	struct interval days = days_of_month(year, month);
	bool is_day = point->kind == POINT_DAY;
	if (is_day && (point->day < 1 || days.start + point->day - 1 > days.end))
		return false;
	if (!is_day && may_be_year(year, month))
		return false; /* see doubt_month */
	if (is_day)
		days.end = days.start + point->day - 1;
	if (is_day || point->end_of)
		days.start = days.end;
	result->kind = is_day || point->end_of ? IS_DAY : IS_MONTH;
	result->all = days;
	result->known = true;
	return true;
}

static struct reading read_day(const struct calendar *calendar, const struct part *part)
{
	const struct ast_point *point = &part->is;
	bool dated = point->year_digits == 4 && point->year >= FIRST_YEAR;
	if (!month_is_one(calendar, point) ||
		!day_is_one(calendar, point->span, point->day, (int)point->month,
			dated ? (int)point->year : 0))
		return wrong(IS_DAY);
	struct reading reading = read_year(calendar, part, IS_DAY);
	if (reading.outcome != READ)
		return reading;
	days_in_year(calendar, point, (int)point->year, &reading.days);
	return reading;
}

/* `2011-12` is a month, but councils write their years so: worth a warning as a period, and a note
 * in a plan that writes years. */
static void doubt_month(const struct calendar *calendar, const struct ast_point *point)
{
	struct str words = words_of(calendar, point);
	if (!ascii_is_digit(words.at[0]) || (!calendar->reads_period && !calendar->writes_years))
		return;
	int year = (int)point->year;
	struct str month =
		str_format(calendar->arena, "%s %d", month_name((int)point->month), year);
	struct diag *diag = report(calendar->diags, PL224, point->span, "`%.*s` is read as %.*s",
		STR_ARG(words), STR_ARG(month));
	if (!calendar->reads_period)
		diag->at_most = NOTE;
	suggest_year(calendar, diag, point, GUESS);
	help(calendar->diags, diag, "%.*s, else `%.*s`", STR_ARG(diag->help), STR_ARG(month));
}

static struct reading read_month(const struct calendar *calendar, const struct part *part)
{
	struct reading reading = read_year(calendar, part, IS_MONTH);
	if (reading.outcome != READ)
		return reading;
	if (!month_is_one(calendar, &part->is))
		return wrong(IS_MONTH);
	days_in_year(calendar, &part->is, (int)part->is.year, &reading.days);
	if (may_be_year((int)part->is.year, (int)part->is.month))
		doubt_month(calendar, &part->is);
	return reading;
}

/* Quarters and seasons */

/* PL225. `which` says more about the first reading; it may be empty. */
static struct diag *report_two_readings(const struct calendar *calendar,
	const struct ast_point *point, struct interval one, struct str which, struct interval other)
{
	return report(calendar->diags, PL225, point->span,
		"`%.*s` has two readings: %.*s%.*s, or %.*s", STR_ARG(words_of(calendar, point)),
		STR_ARG(interval_words(calendar, one)), STR_ARG(which),
		STR_ARG(interval_words(calendar, other)));
}

static struct reading read_quarter(const struct calendar *calendar, const struct part *part)
{
	const struct ast_point *point = &part->is;
	struct reading reading = read_year(calendar, part, IS_QUARTER);
	if (reading.outcome != READ)
		return reading;
	int year = (int)point->year, quarter = (int)point->number;
	reading.days = quarter_days(calendar, year, quarter);
	if (point->year_end_digits > 0)
		return plan_year_is_one(calendar, point) ? reading : wrong(IS_QUARTER);
	if (years_are_calendar_years(calendar))
		return reading;
	struct interval plain = {.start = days_of_month(year, 3 * quarter - 2).start,
		.end = days_of_month(year, 3 * quarter).end};
	struct str plan_year = plan_year_words(calendar, year);
	struct str which = str_format(
		calendar->arena, " (Q%d of the plan's year %.*s)", quarter, STR_ARG(plan_year));
	struct diag *diag = report_two_readings(calendar, point, reading.days, which, plain);
	help(calendar->diags, diag, "write `Q%d %.*s`, or `%.*s`", quarter, STR_ARG(plan_year),
		STR_ARG(interval_words(calendar, plain)));
	suggest(calendar->diags, diag, GUESS, point->span, "Q%d %.*s", quarter, STR_ARG(plan_year));
	return wrong(IS_QUARTER);
}

/* The words without the year, which is the last of them unless it was lent. */
static struct str season_word(const struct calendar *calendar, const struct ast_point *point)
{
	struct str words = words_of(calendar, point);
	if (ascii_is_digit(words.at[words.len - 1]))
		while (words.len > 0 && words.at[words.len - 1] != ' ')
			words.len--;
	return str_trim(words);
}

/* `Spring 2017/18`: the spring that lies in the plan's year, if one does as a whole. */
static struct reading read_season_of_plan_year(
	const struct calendar *calendar, const struct ast_point *point)
{
	int year = (int)point->year, season = (int)point->number;
	struct interval first = season_days(year, season), second = season_days(year + 1, season);
	if (!plan_year_is_one(calendar, point))
		return wrong(IS_SEASON);
	struct interval whole = plan_year_days(calendar, year);
	if (season == 4 || (first.start >= whole.start && first.end <= whole.end))
		return read_days(IS_SEASON, first);
	if (second.start >= whole.start && second.end <= whole.end)
		return read_days(IS_SEASON, second);
	struct diag *diag = report_two_readings(calendar, point, first, STR(""), second);
	struct str word = season_word(calendar, point);
	help(calendar->diags, diag, "write `%.*s %d`, or `%.*s %d`", STR_ARG(word), year,
		STR_ARG(word), year + 1);
	return wrong(IS_SEASON);
}

static struct reading read_season(const struct calendar *calendar, const struct part *part)
{
	const struct ast_point *point = &part->is;
	struct reading reading = read_year(calendar, part, IS_SEASON);
	if (reading.outcome != READ)
		return reading;
	if (point->year_end_digits > 0)
		return read_season_of_plan_year(calendar, point);
	int year = (int)point->year, season = (int)point->number;
	if (season != 4)
		return read_days(IS_SEASON, season_days(year, season));
	struct diag *diag = report_two_readings(
		calendar, point, season_days(year - 1, season), STR(""), season_days(year, season));
	struct str word = season_word(calendar, point);
	help(calendar->diags, diag, "write `%.*s %d/%02d`, or `%.*s %d/%02d`", STR_ARG(word),
		year - 1, year % 100, STR_ARG(word), year, (year + 1) % 100);
	return wrong(IS_SEASON);
}

/* Counted from the period, or from something named */

/* The digits of `Year 2`, as written: the number may be cut. */
static struct str digits_of(const struct calendar *calendar, const struct ast_point *point)
{
	struct str words = words_of(calendar, point);
	size_t start = words.len;
	while (start > 0 && ascii_is_digit(words.at[start - 1]))
		start--;
	return (struct str){words.at + start, words.len - start};
}

/* Says that the period has no such year or month. */
static void report_beyond(const struct calendar *calendar, const struct ast_point *point,
	const char *word, int months)
{
	const struct interval *period = &calendar->period;
	struct str digits = digits_of(calendar, point);
	struct date first = date_of(period->start), end = date_of(period->end);
	int last = ((end.year - first.year) * 12 + end.month - first.month) / months;
	while (month_later(first, last * months) <= period->end)
		last++;
	struct diag *diag;
	if (month_later(first, last * months) - 1 == period->end)
		diag = report(calendar->diags, PL215, point->span,
			"there is no %s %.*s: the plan covers %d %s%s", word, STR_ARG(digits), last,
			months == 12 ? "year" : "month", last == 1 ? "" : "s");
	else
		diag = report(calendar->diags, PL215, point->span,
			"there is no %s %.*s: the plan ends on %.*s, in %s %d", word,
			STR_ARG(digits), STR_ARG(day_words(calendar->arena, period->end)), word,
			last);
	if (months == 12 && point->number >= FIRST_YEAR && point->number <= LAST_YEAR)
		help(calendar->diags, diag, "the year by the calendar is `%u`", point->number);
}

/* `Year 2`, `Month 18`. The last of them ends with the period, however short that makes it. */
static struct reading read_nth(
	const struct calendar *calendar, const struct ast_point *point, const char *word)
{
	enum when_kind kind = point->kind == POINT_NTH_YEAR ? IS_PLAN_YEARS : IS_MONTH;
	int months = point->kind == POINT_NTH_YEAR ? 12 : 1;
	if (point->number == 0) {
		report(calendar->diags, PL215, point->span, "there is no %s 0: the first is %s 1",
			word, word);
		return wrong(kind);
	}
	if (calendar->period_unread)
		return wrong(kind);
	if (!calendar->has_period && period_is_missed(calendar, point->span))
		return wrong(kind);
	if (!calendar->has_period) {
		struct diag *diag = report(calendar->diags, PL215, point->span,
			"the plan has no period, from which %s %.*s is counted", word,
			STR_ARG(digits_of(calendar, point)));
		help(calendar->diags, diag, "for example `period %.*s`",
			STR_ARG(example_period(calendar->diags)));
		*calendar->without_period = diag;
		return wrong(kind);
	}
	struct date first = date_of(calendar->period.start);
	day_number last = calendar->period.end;
	struct interval days = {.start = month_later(first, (int64_t)(point->number - 1) * months),
		.end = month_later(first, (int64_t)point->number * months) - 1};
	if (days.start > last) {
		report_beyond(calendar, point, word, months);
		return wrong(kind);
	}
	days.end = days.end < last ? days.end : last;
	return read_days(kind, days);
}

static struct reading read_named(const struct calendar *calendar, const struct part *part)
{
	const struct when_target *target = part->target;
	if (!target || target->is == TARGET_NONE) {
		struct str words = words_at(calendar, part->is.ref->span);
		if (is_date_form(words))
			return read_form(calendar, &part->is);
		return (struct reading){
			.outcome = UNREADABLE, .kind = IS_UNREAD, .unread = unread_of(words)};
	}
	enum when_kind kind = target->is == TARGET_EVENT ? IS_EVENT : IS_PHASE;
	if (target->is == TARGET_ITEM)
		return wrong(kind);
	if (!target->known)
		return (struct reading){.outcome = WAITING, .kind = kind};
	return read_days(kind, target->all);
}

/* `3 months after 1.2/4`: from the last day of what is named. */
static struct reading read_relative(const struct part *part)
{
	const struct ast_point *point = &part->is;
	const struct when_target *target = part->target;
	if (!target || target->is == TARGET_NONE)
		return wrong(IS_RELATIVE);
	struct reading reading = {.outcome = WAITING, .kind = IS_RELATIVE, .after = target->item};
	if (!target->known || target->all.open)
		return reading;
	static const int days_of[] = {[UNIT_DAY] = 1, [UNIT_WEEK] = 7};
	static const int months_of[] = {
		[UNIT_MONTH] = 1, [UNIT_QUARTER] = 3, [UNIT_HALF] = 6, [UNIT_YEAR] = 12};
	bool by_days = point->unit == UNIT_DAY || point->unit == UNIT_WEEK;
	int64_t steps =
		(int64_t)point->number * (by_days ? days_of[point->unit] : months_of[point->unit]);
	int64_t most = (int64_t)LAST_DAY + 1 - target->all.end;
	/* A step is at least a day, so that more steps than days are left end behind the last. */
	if (steps > most)
		steps = most;
	day_number day = by_days ? (day_number)(target->all.end + steps)
				 : day_add_months(target->all.end, (int)steps);
	reading.outcome = READ;
	reading.days = (struct interval){.start = day, .end = day};
	return reading;
}

static struct reading read_kind(const struct calendar *calendar, const struct part *part)
{
	struct reading year;
	switch (part->is.kind) {
	case POINT_DAY: return read_day(calendar, part);
	case POINT_MONTH: return read_month(calendar, part);
	case POINT_PLAN_YEAR: return read_plan_year(calendar, part);
	case POINT_QUARTER: return read_quarter(calendar, part);
	case POINT_SEASON: return read_season(calendar, part);
	case POINT_NTH_YEAR: return read_nth(calendar, &part->is, "Year");
	case POINT_NTH_MONTH: return read_nth(calendar, &part->is, "Month");
	case POINT_NAMED: return read_named(calendar, part);
	case POINT_RELATIVE: return read_relative(part);
	case POINT_WORDS: return read_form(calendar, &part->is);
	case POINT_YEAR: break;
	}
	year = read_year(calendar, part, IS_YEAR);
	if (year.outcome == READ)
		year.days = year_days((int)part->is.year);
	return year;
}

/* A date of ours, or one in figures: whatever is wrong with it, no name stands there. */
static bool names_nothing(const struct calendar *calendar, const struct ast_point *point)
{
	if (point->kind == POINT_RELATIVE)
		return false;
	if (point->kind != POINT_NAMED && point->kind != POINT_WORDS)
		return true;
	struct str words = words_of(calendar, point);
	for (size_t i = 0; i < words.len; i++)
		if (!ascii_is_digit(words.at[i]) && !strchr("/.- ", words.at[i]))
			return false;
	return true;
}

struct reading read_point(const struct calendar *calendar, const struct part *part)
{
	struct diag **mark = diags_mark(calendar->diags);
	struct reading reading = read_kind(calendar, part);
	if (reading.outcome == WRONG && *mark && names_nothing(calendar, &part->is))
		diags_lose_nothing(calendar->diags, *mark);
	if (reading.outcome != READ)
		return reading;
	if (reading.days.end > LAST_DAY) {
		report(calendar->diags, PL201, part->is.span,
			"`%.*s` ends after the year %d, the last that a date can have",
			STR_ARG(words_of(calendar, &part->is)), LAST_YEAR);
		return wrong(reading.kind);
	}
	if (!part->is.end_of)
		return reading;
	if (reading.days.open) {
		reading.outcome = WAITING;
		return reading;
	}
	reading.days.start = reading.days.end;
	if (reading.kind != IS_PHASE && reading.kind != IS_EVENT && reading.kind != IS_RELATIVE)
		reading.kind = IS_DAY;
	return reading;
}
