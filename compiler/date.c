#include "date.h"

/* Years are counted from March here, so that the leap day is the last of its year; and from so long
 * before year 1 that no number is negative. The rule of leap years repeats after 400 of them. */
enum { CYCLE_YEARS = 400, CYCLE_DAYS = 146097, CYCLES_BEFORE = 6000000 };

/* From 1 March of year 0 to 1 January 1970. */
enum { DAYS_BEFORE_1970 = 719468 };

static const int64_t YEARS_BEFORE = (int64_t)CYCLES_BEFORE * CYCLE_YEARS;
static const int64_t DAYS_BEFORE = (int64_t)CYCLES_BEFORE * CYCLE_DAYS + DAYS_BEFORE_1970;

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

int month_named(struct str word)
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
	if (!month_named(word))
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
		date->month = month_named(next_word(&words));
		year = next_word(&words);
	}
	if (!has_digits(day, 1, 2) || !has_digits(year, 4, 4) || str_trim(words).len)
		return false;
	date->day = number_of(day);
	date->year = number_of(year);
	return date_exists(*date);
}

/* Days before a month, of which March is 0: five months in a row have 153 days, as 31, 30, 31, 30
 * and 31 come again from August and from January. */
static unsigned days_before(unsigned month)
{
	return (153 * month + 2) / 5;
}

/* The same for so many years. */
static uint64_t days_of_years(uint64_t years)
{
	return years * 365 + years / 4 - years / 100 + years / 400;
}

/* The day's number for any year, as 64 bits hold it. */
static int64_t count_days(int64_t year, int month, int day)
{
	bool from_march = month > 2;
	uint64_t years = (uint64_t)(year + YEARS_BEFORE - !from_march);
	unsigned months = (unsigned)(from_march ? month - 3 : month + 9);
	return (int64_t)days_of_years(years) - DAYS_BEFORE + days_before(months) + day - 1;
}

day_number day_of(struct date date)
{
	return day_within(count_days(date.year, date.month, date.day));
}

struct date date_of(day_number day)
{
	uint64_t days = (uint64_t)(day + DAYS_BEFORE);
	uint64_t cycles = days / CYCLE_DAYS, rest = days % CYCLE_DAYS;
	/* Without the leap days, of which the last of the cycle ends it, all years are as long. */
	uint64_t years = (rest - rest / 1460 + rest / 36524 - rest / (CYCLE_DAYS - 1)) / 365;
	unsigned left = (unsigned)(rest - days_of_years(years));
	unsigned month = (5 * left + 2) / 153;
	bool from_march = month < 10;
	int64_t year = (int64_t)(cycles * CYCLE_YEARS + years) - YEARS_BEFORE + !from_march;
	return (struct date){(int)year, (int)(from_march ? month + 3 : month - 9),
		(int)(left - days_before(month)) + 1};
}

day_number day_add_months(day_number day, int months)
{
	struct date from = date_of(day);
	bool last = from.day == month_days(from.year, from.month);
	int64_t month = (int64_t)from.year * 12 + (from.month - 1) + months;
	int64_t year = (month + 12 * YEARS_BEFORE) / 12 - YEARS_BEFORE;
	int in_year = (int)(month - year * 12) + 1, days = month_days((int)year, in_year);
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
