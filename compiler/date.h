/* A date is a number of days; the calendar is the proleptic Gregorian one, without clock or locale.
 */
#ifndef DATE_H
#define DATE_H

#include "text.h"

/* Days since 1 January 1970, which is day 0; negative before it. */
typedef int32_t day_number;

/* A day in parts: month 1 to 12, day 1 to 31. */
struct date {
	int year, month, day;
};

enum { FIRST_YEAR = 1000, LAST_YEAR = 9999 };

/* 31 December of the last year. */
enum { LAST_DAY = 2932896 };

bool year_is_leap(int year);

/* Days in a month, 28 to 31. */
int month_days(int year, int month);

/* The name in English, "March"; month 1 to 12. */
const char *month_name(int month);

/* The month of such a name in full or of its first three letters, capitals or not; 0 for none. */
int month_named(struct str word);

/* True if the calendar has this day. */
bool date_exists(struct date date);

/* True for words such as "March 2018", "31 March 2018" and "2017/18", which a plan could read if
 * they stood without quotes. The day itself need not exist. */
bool date_is_written(struct str words);

/* Reads a day such as "31 March 2018" or "2018-03-31". False if it is none that exists. */
bool date_read(struct str words, struct date *date);

/* The day's number. The date must exist. */
day_number day_of(struct date date);

struct date date_of(day_number day);

/* `months` later (or earlier, if negative). The last day of a month goes to the last day of a
 * month; any other day is kept, or cut to the last day of a shorter month. */
day_number day_add_months(day_number day, int months);

/* "31 March 2018" and "2018-03-31" (ISO 8601), owned by the arena. */
struct str day_words(struct arena *arena, day_number day);
struct str day_iso(struct arena *arena, day_number day);

#endif
