#include "../confusable.h"
#include "when_parts.h"

/* More months than there are from year 1000 to 9999, so that more make no difference. */
enum { MOST_MONTHS = 12 * (LAST_YEAR + 1) };

static day_number day(int year, int month, int day_of_month)
{
	int days = month_days(year, month);
	return day_of((struct date){year, month, day_of_month < days ? day_of_month : days});
}

bool period_is_missed(const struct calendar *calendar, struct span span)
{
	if (!*calendar->without_period)
		return false;
	repeat(calendar->diags, *calendar->without_period, span, STR("and this"));
	return true;
}

struct interval year_days(int year)
{
	return (struct interval){.start = day(year, 1, 1), .end = day(year, 12, 31)};
}

struct interval days_of_month(int year, int month)
{
	day_number first = day_of((struct date){year, month, 1});
	return (struct interval){.start = first, .end = first + month_days(year, month) - 1};
}

bool years_are_calendar_years(const struct calendar *calendar)
{
	return calendar->year_month == 1 && calendar->year_day == 1;
}

static day_number plan_year_start(const struct calendar *calendar, int year)
{
	return day(year, calendar->year_month, calendar->year_day);
}

struct interval plan_year_days(const struct calendar *calendar, int year)
{
	return (struct interval){.start = plan_year_start(calendar, year),
		.end = plan_year_start(calendar, year + 1) - 1};
}

day_number month_later(struct date from, int64_t months)
{
	int month = from.year * 12 + (from.month - 1) +
		    (int)(months < MOST_MONTHS ? months : MOST_MONTHS);
	return day(month / 12, month % 12 + 1, from.day);
}

struct interval quarter_days(const struct calendar *calendar, int year, int quarter)
{
	struct date first = date_of(plan_year_start(calendar, year));
	day_number next =
		quarter < 4 ? month_later(first, 3 * quarter) : plan_year_start(calendar, year + 1);
	return (struct interval){.start = month_later(first, 3 * (quarter - 1)), .end = next - 1};
}

struct interval season_days(int year, int season)
{
	if (season == 4)
		return (struct interval){.start = day(year, 12, 1), .end = day(year + 1, 2, 29)};
	return (struct interval){
		.start = day(year, 3 * season, 1), .end = day(year, 3 * season + 2, 31)};
}

/* How far a year lies from the plan's period; 0 within it. */
static int years_off(const struct calendar *calendar, int year)
{
	int first = date_of(calendar->period.start).year, last = date_of(calendar->period.end).year;
	return year < first ? first - year : year > last ? year - last : 0;
}

bool year_in_period(const struct calendar *calendar, int year)
{
	return calendar->has_period && years_off(calendar, year) == 0;
}

int nearest_century(const struct calendar *calendar, int two_digits)
{
	int year = 2000 + two_digits;
	if (calendar->has_period)
		for (int other = FIRST_YEAR + two_digits; other <= LAST_YEAR; other += 100)
			if (years_off(calendar, other) < years_off(calendar, year))
				year = other;
	return year;
}

struct str words_at(const struct calendar *calendar, struct span span)
{
	return str_tidied(calendar->arena, source_slice(calendar->sources, span));
}

struct str text_words(const struct calendar *calendar, const struct ast_text *text)
{
	find_look_alikes(calendar->diags, text_inner(text));
	struct str words = str_unquoted(source_slice(calendar->sources, text->span));
	return str_tidied(calendar->arena, words);
}

struct str plan_year_words(const struct calendar *calendar, int year)
{
	if (years_are_calendar_years(calendar))
		return str_format(calendar->arena, "%d", year);
	return str_format(calendar->arena, "%d/%02d", year, (year + 1) % 100);
}

struct str interval_words(const struct calendar *calendar, struct interval days)
{
	struct date first = date_of(days.start), last = date_of(days.end);
	bool months = first.day == 1 && last.day == month_days(last.year, last.month);
	if (days.start == days.end)
		return day_words(calendar->arena, days.start);
	if (!months)
		return str_format(calendar->arena, "%.*s to %.*s",
			STR_ARG(day_words(calendar->arena, days.start)),
			STR_ARG(day_words(calendar->arena, days.end)));
	if (first.year != last.year)
		return str_format(calendar->arena, "%s %d to %s %d", month_name(first.month),
			first.year, month_name(last.month), last.year);
	if (first.month != last.month)
		return str_format(calendar->arena, "%s to %s %d", month_name(first.month),
			month_name(last.month), last.year);
	return str_format(calendar->arena, "%s %d", month_name(last.month), last.year);
}
