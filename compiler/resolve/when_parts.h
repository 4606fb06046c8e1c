/* The parts of a deadline, shared by the files that read it: one point each, the calendar that they
 * are counted by, and the words of messages. */
#ifndef RESOLVE_WHEN_PARTS_H
#define RESOLVE_WHEN_PARTS_H

#include "when.h"

/* One point of a deadline. */
struct part {
	struct ast_point is;              /* as written, with what its neighbours lend it */
	const struct when_target *target; /* what its name stands for; NULL if it has none */
	bool lent;                        /* its year is that of the part behind it */
	bool echo;                        /* wrong as the part beside it is, and not said again */
};

/* What a point or a deadline turned out to be; a deadline is as good as its worst point. */
enum outcome {
	READ,
	WAITING,    /* for a date that is not known yet */
	WRONG,      /* and reported */
	UNREADABLE, /* words or a year that are for checks to judge */
};

struct reading {
	enum outcome outcome;
	enum when_kind kind;
	struct interval days;     /* of READ */
	enum unread unread;       /* of UNREADABLE */
	const struct item *after; /* what it is counted from */
};

/* What few deadlines have besides, with what is known of it already. */
static inline struct when_rest *add_rest(const struct calendar *calendar, struct when *result)
{
	struct when_rest *rest = NEW(calendar->arena, struct when_rest);
	if (result->rest)
		*rest = *result->rest;
	result->rest = rest;
	return rest;
}

/* neighbours.c: completes the points of one deadline: two-digit years get their century (PL206),
 * `Years 1, 2 and 3` and `1 to 30 April 2018` their sense, and a point without a year gets that of
 * the next one that has it. */
void complete_parts(const struct calendar *calendar, struct part *parts, uint32_t count);

/* points.c: a day or a month with its year, as nearly all deadlines are, put into what is said of
 * it. False for any other point, and for one of which something has to be said. */
bool read_plain(const struct ast_point *point, struct when *result);

/* points.c: the days of a point. Reports what is wrong with it. */
struct reading read_point(const struct calendar *calendar, const struct part *part);

/* points.c: says that there is no such month (as calendars are, of any year) or day (of that month,
 * in that year or, with year 0, in any) and returns false. */
bool month_is_one(const struct calendar *calendar, const struct ast_point *point);
bool day_is_one(
	const struct calendar *calendar, struct span span, uint32_t day, int month, int year);

/* forms.c: a point whose words are no date of ours, or are one in a form that plans do not use:
 * what that is, and how a plan writes it (PL024). Vague words, statuses and odd years are left to
 * checks. */
struct reading read_form(const struct calendar *calendar, const struct ast_point *point);

/* recurrence.c: the dates of a recurring deadline. `from` and `until` are NULL where not written.
 * Fills in all of `result` but its words. */
void read_recurrence(const struct calendar *calendar, const struct ast_when *when,
	const struct part *from, const struct part *until, struct when *result);

/* True if it has been said that the plan has no period; then this place is one more that needs it.
 */
bool period_is_missed(const struct calendar *calendar, struct span span);

/* Calendar: days of a year, and of a month. */
struct interval year_days(int year);
struct interval days_of_month(int year, int month);

/* Whether `2011-12`, with these numbers, looks like the year `2011/12`. */
static inline bool may_be_year(int year, int month)
{
	return month == (year + 1) % 100;
}

/* The plan's year that begins in `year`. */
struct interval plan_year_days(const struct calendar *calendar, int year);
struct interval quarter_days(const struct calendar *calendar, int year, int quarter);

/* Spring 1 to winter 4, which begins in December of `year`. */
struct interval season_days(int year, int season);

/* The year that two digits mean: of the century that lies nearest to the plan's period. */
int nearest_century(const struct calendar *calendar, int two_digits);

/* The plan's period has a day in that year; false if there is no period. */
bool year_in_period(const struct calendar *calendar, int year);

bool years_are_calendar_years(const struct calendar *calendar);

/* `months` later, the day of the month kept or cut to the last one, as periods are counted. Months
 * beyond any calendar give a day beyond it. */
day_number month_later(struct date from, int64_t months);

/* The words of a span, runs of blanks made one. */
struct str words_at(const struct calendar *calendar, struct span span);

/* The words of a text in quotes, without them. */
struct str text_words(const struct calendar *calendar, const struct ast_text *text);

/* "2017/18", or "2017" where the plan's years are calendar years. */
struct str plan_year_words(const struct calendar *calendar, int year);

/* The days as a plan would write them: "March 2018", "October to December 2018", "1 April 2018 to
 * 15 May 2018". */
struct str interval_words(const struct calendar *calendar, struct interval days);

#endif
