/* Dates: every day that a plan can speak of, against the C library's calendar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "date.h"

enum { MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12 };

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

/* The day by the C library, which counts in UTC and so knows no time zone. */
static struct tm library_date(day_number day)
{
	time_t seconds = (time_t)day * 24 * 60 * 60;
	struct tm tm;
	assert_non_null(gmtime_r(&seconds, &tm));
	return tm;
}

static day_number first_day(void)
{
	return day_of((struct date){FIRST_YEAR, 1, 1});
}

static day_number last_day(void)
{
	return day_of((struct date){LAST_YEAR, 12, 31});
}

static void known_days(void **state)
{
	(void)state;
	assert_int_equal(day_of((struct date){1970, 1, 1}), 0);
	assert_int_equal(day_of((struct date){1969, 12, 31}), -1);
	assert_int_equal(day_of((struct date){2000, 3, 1}), 11017);
	assert_int_equal(day_of((struct date){1, 1, 1}), -719162);
	assert_int_equal(first_day(), -354285);
	assert_int_equal(last_day(), 2932896);
	assert_int_equal(last_day(), LAST_DAY);
}

/* Each day follows the one before it, goes there and back, and is what the library says. */
static void every_day(void **state)
{
	(void)state;
	struct date before = date_of(first_day() - 1);
	for (day_number day = first_day(); day <= last_day(); day++) {
		struct date date = date_of(day);
		struct tm tm = library_date(day);
		bool next = date.day == before.day + 1 ? date.month == before.month : date.day == 1;
		if (!next || date.year != tm.tm_year + 1900 || date.month != tm.tm_mon + 1 ||
			date.day != tm.tm_mday || day_of(date) != day || !date_exists(date))
			fail_msg("day %d is %04d-%02d-%02d", day, date.year, date.month, date.day);
		before = date;
	}
}

static void days_of_months(void **state)
{
	(void)state;
	for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
		for (int month = 1; month <= 12; month++) {
			day_number first = day_of((struct date){year, month, 1});
			struct tm end = library_date(first + month_days(year, month) - 1);
			struct tm next = library_date(first + month_days(year, month));
			assert_int_equal(end.tm_mon, month - 1);
			assert_int_equal(next.tm_mday, 1);
			assert_false(date_exists((struct date){year, month, 0}));
			assert_false(date_exists(
				(struct date){year, month, month_days(year, month) + 1}));
		}
	assert_true(year_is_leap(2000) && year_is_leap(2024));
	assert_false(year_is_leap(1900) || year_is_leap(2023));
}

static void no_such_dates(void **state)
{
	(void)state;
	assert_false(date_exists((struct date){2018, 0, 1}));
	assert_false(date_exists((struct date){2018, 13, 1}));
	assert_false(date_exists((struct date){2018, -1, 1}));
	assert_false(date_exists((struct date){2018, 2, 29}));
	assert_false(date_exists((struct date){201, 12, 1}));
	assert_false(date_exists((struct date){LAST_YEAR + 1, 1, 1}));
	assert_false(date_exists((struct date){INT32_MAX, INT32_MAX, INT32_MAX}));
}

/* A sequence of numbers that is the same in every run (SplitMix64). */
static uint64_t next_number(uint64_t *seed)
{
	uint64_t n = *seed += 0x9E3779B97F4A7C15;
	n = (n ^ n >> 30) * 0xBF58476D1CE4E5B9;
	n = (n ^ n >> 27) * 0x94D049BB133111EB;
	return n ^ n >> 31;
}

/* The first day of each month, found by walking over the library's calendar. */
static void list_months(day_number first[MONTHS + 1])
{
	int count = 0;
	for (day_number day = first_day(); count <= MONTHS; day++)
		if (library_date(day).tm_mday == 1)
			first[count++] = day;
}

static void added_months(void **state)
{
	(void)state;
	static day_number first[MONTHS + 1];
	list_months(first);
	uint64_t seed = 2018;
	for (int i = 0; i < 200000; i++) {
		int from = (int)(next_number(&seed) % MONTHS);
		int to = (int)(next_number(&seed) % MONTHS);
		int length = first[from + 1] - first[from], target = first[to + 1] - first[to];
		int day = (int)(next_number(&seed) % (unsigned)length) + 1;
		bool last = day == length;
		int expected = last || day > target ? target : day;
		day_number sum = day_add_months(first[from] + day - 1, to - from);
		if (sum != first[to] + expected - 1)
			fail_msg("%d + %d months is %d", first[from] + day - 1, to - from, sum);
	}
}

static void month_ends(void **state)
{
	(void)state;
	const struct {
		struct date from;
		int months;
		struct date to;
	} rows[] = {
		{{2018, 1, 31}, 1, {2018, 2, 28}},
		{{2018, 2, 28}, 1, {2018, 3, 31}},
		{{2020, 2, 28}, 1, {2020, 3, 28}},
		{{2020, 2, 29}, 12, {2021, 2, 28}},
		{{2018, 4, 30}, 3, {2018, 7, 31}},
		{{2018, 1, 30}, 1, {2018, 2, 28}},
		{{2018, 3, 15}, -3, {2017, 12, 15}},
		{{2018, 12, 31}, 2, {2019, 2, 28}},
		{{2018, 6, 30}, 0, {2018, 6, 30}},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(
			day_add_months(day_of(rows[i].from), rows[i].months), day_of(rows[i].to));
}

/* No number, however large, overflows. */
static void limits(void **state)
{
	(void)state;
	const day_number days[] = {INT32_MIN, INT32_MIN + 1, -1, 0, INT32_MAX - 1, INT32_MAX};
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		assert_int_equal(day_of(date_of(days[i])), days[i]);
		assert_true(day_add_months(days[i], INT32_MAX) >= days[i]);
		assert_true(day_add_months(days[i], INT32_MIN) <= days[i]);
	}
	assert_int_equal(day_of((struct date){INT32_MAX, 12, 31}), INT32_MAX);
	assert_int_equal(day_of((struct date){INT32_MIN, 1, 1}), INT32_MIN);
}

static void words(void **state)
{
	(void)state;
	struct arena *arena = arena_new(out_of_memory);
	day_number day = day_of((struct date){2018, 3, 1});
	assert_true(str_equal(day_words(arena, day), STR("1 March 2018")));
	assert_true(str_equal(day_iso(arena, day), STR("2018-03-01")));
	assert_true(str_equal(day_iso(arena, first_day()), STR("1000-01-01")));
	assert_true(str_equal(day_words(arena, last_day()), STR("31 December 9999")));
	arena_free(arena);
	for (int month = 1; month <= 12; month++) {
		char name[32];
		struct tm tm = {.tm_mon = month - 1, .tm_mday = 1};
		/* The locale of a program that sets none is "C", and its months are English. */
		assert_true(strftime(name, sizeof name, "%B", &tm) > 0);
		assert_string_equal(month_name(month), name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_days),
		cmocka_unit_test(every_day),
		cmocka_unit_test(days_of_months),
		cmocka_unit_test(no_such_dates),
		cmocka_unit_test(added_months),
		cmocka_unit_test(month_ends),
		cmocka_unit_test(limits),
		cmocka_unit_test(words),
	};
	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
