#include "date.h"

/* The rule of leap years repeats after 400 years, and these are the days of each step of it. */
enum {
	YEAR_DAYS = 365,
	FOUR_YEARS_DAYS = 4 * YEAR_DAYS + 1,
	CENTURY_DAYS = 25 * FOUR_YEARS_DAYS - 1,
	CYCLE_DAYS = 4 * CENTURY_DAYS + 1,
	/* 1970 is 4 cycles, 3 centuries, 17 times four years and 1 year after year 1. */
	DAYS_BEFORE_1970 = 4 * CYCLE_DAYS + 3 * CENTURY_DAYS + 17 * FOUR_YEARS_DAYS + YEAR_DAYS,
};

/* Division that rounds down, so that years before year 1 count on in the same way. */
static int64_t divide(int64_t number, int64_t by)
{
	return number / by - (number % by < 0);
}

static day_number day_within(int64_t day)
{
	return day < INT32_MIN ? INT32_MIN : day > INT32_MAX ? INT32_MAX : (day_number)day;
}

bool year_is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int month_days(int year, int month)
{
	static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return month == 2 && year_is_leap(year) ? 29 : days[month - 1];
}

const char *month_name(int month)
{
	static const char *const names[12] = {"January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December"};
	return names[month - 1];
}

bool date_exists(struct date date)
{
	return date.year >= FIRST_YEAR && date.year <= LAST_YEAR && date.month >= 1 &&
	       date.month <= 12 && date.day >= 1 && date.day <= month_days(date.year, date.month);
}

/* The next word of `words`, taken off them. */
static struct str next_word(struct str *words)
{
	*words = str_trim(*words);
	size_t len = 0;
	while (len < words->len && !ascii_is_blank(words->at[len]))
		len++;
	struct str word = {words->at, len};
	*words = (struct str){words->at + len, words->len - len};
	return word;
}

static bool has_digits(struct str word, size_t least, size_t most)
{
	for (size_t i = 0; i < word.len; i++)
		if (!ascii_is_digit(word.at[i]))
			return false;
	return word.len >= least && word.len <= most;
}

/* 1 to 12, 0 if it is none. */
static int month_of(struct str word)
{
	for (int month = 1; month <= 12; month++) {
		struct str name = str_of(month_name(month));
		if (str_equal_nocase(word, name) ||
			str_equal_nocase(word, (struct str){name.at, 3}))
			return month;
	}
	return 0;
}

bool date_is_written(struct str words)
{
	struct str word = next_word(&words);
	if (has_digits(word, 1, 2))
		word = next_word(&words);
	else if (word.len > 5 && word.at[4] == '/' && str_trim(words).len == 0)
		return has_digits((struct str){word.at, 4}, 4, 4) &&
		       has_digits((struct str){word.at + 5, word.len - 5}, 2, 4);
	if (!month_of(word))
		return false;
	word = next_word(&words);
	return has_digits(word, 4, 4) && str_trim(words).len == 0;
}

/* Of few digits, which is all that it holds. */
static int number_of(struct str digits)
{
	int number = 0;
	for (size_t i = 0; i < digits.len; i++)
		number = number * 10 + (digits.at[i] - '0');
	return number;
}

bool date_read(struct str words, struct date *date)
{
	struct str word = next_word(&words);
	struct str day, year;
	if (word.len == 10 && word.at[4] == '-' && word.at[7] == '-') {
		struct str month = {word.at + 5, 2};
		year = (struct str){word.at, 4};
		day = (struct str){word.at + 8, 2};
		date->month = has_digits(month, 2, 2) ? number_of(month) : 0;
	} else {
		day = word;
		date->month = month_of(next_word(&words));
		year = next_word(&words);
	}
	if (!has_digits(day, 1, 2) || !has_digits(year, 4, 4) || str_trim(words).len)
		return false;
	date->day = number_of(day);
	date->year = number_of(year);
	return date_exists(*date);
}

/* Days of a year before its month, 0 for January. */
static int days_before(unsigned month, bool leap)
{
	static const int before[12] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
	return before[month] + (leap && month > 1);
}

/* The day's number for any year, as 64 bits hold it. */
static int64_t count_days(int64_t year, int month, int day)
{
	int64_t cycles = divide(year - 1, 400);
	/* The years of the cycle that have passed, a number that needs no rounding down. */
	unsigned past = (unsigned)(year - 1 - cycles * 400);
	bool leap = past % 4 == 3 && (past % 100 != 99 || past == 399);
	unsigned days = past * YEAR_DAYS + past / 4 - past / 100;
	return cycles * CYCLE_DAYS - DAYS_BEFORE_1970 + days +
	       days_before((unsigned)month - 1, leap) + day - 1;
}

day_number day_of(struct date date)
{
	return day_within(count_days(date.year, date.month, date.day));
}

struct date date_of(day_number day)
{
	int64_t rest = (int64_t)day + DAYS_BEFORE_1970;
	int64_t cycles = divide(rest, CYCLE_DAYS);
	rest -= cycles * CYCLE_DAYS;
	/* The last day of a cycle, and of four years, is the leap day at the end: one more than the
	 * shorter steps would allow. */
	int64_t centuries = rest / CENTURY_DAYS < 3 ? rest / CENTURY_DAYS : 3;
	rest -= centuries * CENTURY_DAYS;
	int64_t fours = rest / FOUR_YEARS_DAYS;
	rest -= fours * FOUR_YEARS_DAYS;
	int64_t years = rest / YEAR_DAYS < 3 ? rest / YEAR_DAYS : 3;
	rest -= years * YEAR_DAYS;

	struct date date = {(int)(cycles * 400 + centuries * 100 + fours * 4 + years + 1), 1, 1};
	/* No month has more than 31 days, and a year's lack of them is less than a month: this is
	 * the month, or the one before it. */
	unsigned left = (unsigned)rest, month = left / 31;
	bool leap = year_is_leap(date.year);
	if (month < 11 && (int)left >= days_before(month + 1, leap))
		month++;
	date.month = (int)month + 1;
	date.day = (int)left - days_before(month, leap) + 1;
	return date;
}

day_number day_add_months(day_number day, int months)
{
	struct date from = date_of(day);
	bool last = from.day == month_days(from.year, from.month);
	int64_t month = (int64_t)from.year * 12 + (from.month - 1) + months;
	int64_t year = divide(month, 12);
	int in_year = (int)(month - year * 12) + 1;
	int days = month_days((int)(year - divide(year, 400) * 400), in_year);
	return day_within(count_days(year, in_year, last || from.day > days ? days : from.day));
}

struct str day_words(struct arena *arena, day_number day)
{
	struct date date = date_of(day);
	return str_format(arena, "%d %s %d", date.day, month_name(date.month), date.year);
}

struct str day_iso(struct arena *arena, day_number day)
{
	struct date date = date_of(day);
	return str_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}
