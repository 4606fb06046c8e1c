/* Dates in forms that plans do not use: those of a spreadsheet, of other countries, of a hurry.
 * They are told by the order of their parts, and the help says the same date in our words. */
#include "../example.h"
#include "../look_alike.h"
#include "form_words.h"

#include <string.h>

/* What the forms come to. Each of these says what was found and what to write. */

static struct diag *say(const struct form_words *form, const char *what)
{
	return report(
		form->calendar->diags, PL024, form->span, "`%.*s` %s", STR_ARG(form->words), what);
}

static struct str day_name(const struct form_words *form, int year, int month, int day)
{
	return str_format(form->calendar->arena, "%d %s %d", day, month_name(month), year);
}

static bool is_day(int year, int month, int day)
{
	return month >= 1 && month <= 12 && date_exists((struct date){year, month, day});
}

static int year_value(const struct form_words *form, size_t i)
{
	const struct piece *piece = &form->pieces[i];
	return piece->letter == 'N' ? nearest_century(form->calendar, piece->value) : piece->value;
}

static void help_day(const struct form_words *form, struct diag *diag, int year, int month, int day)
{
	if (is_day(year, month, day))
		suggest_words(form->calendar->diags, diag, SAFE, form->span,
			day_name(form, year, month, day));
	else
		help(form->calendar->diags, diag,
			"write a day, a month as a word and a year, such as `%.*s`",
			STR_ARG(example_day(form->calendar->diags)));
}

/* `31/03/2018`: one of the first two is the day. */
static void explain_numeric(const struct form_words *form)
{
	int first = form->pieces[0].value, second = form->pieces[1].value;
	int year = year_value(form, 2);
	bool british = is_day(year, second, first), american = is_day(year, first, second);
	if (british && american && first != second) {
		struct str one = day_name(form, year, second, first);
		struct str other = day_name(form, year, first, second);
		struct diag *diag = report(form->calendar->diags, PL024, form->span,
			"`%.*s` has two readings: %.*s, or %.*s", STR_ARG(form->words),
			STR_ARG(one), STR_ARG(other));
		help(form->calendar->diags, diag, "write the month as a word: `%.*s`, or `%.*s`",
			STR_ARG(one), STR_ARG(other));
		/* The British reading, where the other one is not written. */
		suggest(form->calendar->diags, diag, GUESS, form->span, "%.*s", STR_ARG(one));
		return;
	}
	struct diag *diag = say(form, "has a number for its month");
	if (british || american) {
		struct str words = british ? day_name(form, year, second, first)
					   : day_name(form, year, first, second);
		help(form->calendar->diags, diag, "write the month as a word: `%.*s`",
			STR_ARG(words));
		suggest(form->calendar->diags, diag, SAFE, form->span, "%.*s", STR_ARG(words));
	} else
		help_day(form, diag, year, second, first);
}

static void explain_year_first(const struct form_words *form)
{
	int year = form->pieces[0].value;
	int month = form->pieces[1].value, day = form->pieces[2].value;
	if (!is_day(year, month, day) && is_day(year, day, month)) {
		int swap = month;
		month = day;
		day = swap;
	}
	help_day(form, say(form, "has the year in front"), year, month, day);
}

/* `31-Mar-18`; or `31 March, 2018`, which has only a comma too many. */
static struct diag *say_spreadsheet(const struct form_words *form, const char *what)
{
	bool comma = str_find(form->words, STR(",")) < form->words.len;
	return say(form, comma ? "has a comma in it" : what);
}

static void explain_spreadsheet_day(const struct form_words *form)
{
	struct diag *diag = say_spreadsheet(form, "is how a spreadsheet writes a day");
	help_day(form, diag, year_value(form, 2), form->pieces[1].value, form->pieces[0].value);
}

/* `March 31 2018`; in `March 20 18` a year may have a blank too many. */
static void explain_month_first(const struct form_words *form)
{
	struct diag *diag = say(form, "has the day behind the month");
	help_day(form, diag, year_value(form, 2), form->pieces[0].value, form->pieces[1].value);
	if (form->pieces[2].letter == 'N' && diag->fix)
		diag->fix->trust = GUESS;
}

static void explain_no_year(const struct form_words *form)
{
	bool day_first = form->pieces[0].letter == 'N';
	const struct piece *day = &form->pieces[day_first ? 0 : 1];
	struct diag *diag = say(form, "has no year");
	help(form->calendar->diags, diag, "write `%d %s` and the year", day->value,
		month_name(form->pieces[day_first ? 1 : 0].value));
}

/* `Mar-18`, `Mar/2018`, but `March 31st` is a day. */
static void explain_month(const struct form_words *form)
{
	const struct piece *last = &form->pieces[1];
	if (!ascii_is_digit(last->text.at[last->text.len - 1])) {
		explain_no_year(form);
		return;
	}
	struct diag *diag = say_spreadsheet(form, "is how a spreadsheet writes a month");
	suggest_words(form->calendar->diags, diag, SAFE, form->span,
		str_format(form->calendar->arena, "%s %d", month_name(form->pieces[0].value),
			year_value(form, 1)));
}

static void suggest_month(const struct form_words *form, struct diag *diag, int month, int year)
{
	help(form->calendar->diags, diag, "write the month as a word: `%s %d`", month_name(month),
		year);
	suggest(form->calendar->diags, diag, SAFE, form->span, "%s %d", month_name(month), year);
}

static void explain_month_number(const struct form_words *form)
{
	struct diag *diag = say(form, "has a number for its month");
	int month = form->pieces[0].value;
	if (month >= 1 && month <= 12)
		suggest_month(form, diag, month, form->pieces[1].value);
	else
		help(form->calendar->diags, diag, "write a month and a year, such as `%.*s`",
			STR_ARG(example_month(form->calendar->diags)));
}

static void explain_month_behind(const struct form_words *form)
{
	struct diag *diag = say(form, "has the year in front");
	suggest_words(form->calendar->diags, diag, SAFE, form->span,
		str_format(form->calendar->arena, "%s %d", month_name(form->pieces[1].value),
			form->pieces[0].value));
}

/* `quarter` of the year that begins in `year`: written with its plan year, or of the calendar. */
static void help_quarter(
	const struct form_words *form, struct diag *diag, int quarter, int year, bool plan_year)
{
	const struct calendar *calendar = form->calendar;
	if (plan_year) {
		suggest_words(calendar->diags, diag, SAFE, form->span,
			str_format(
				calendar->arena, "Q%d %d/%02d", quarter, year, (year + 1) % 100));
		return;
	}
	struct str words = plan_year_words(calendar, year);
	struct str whole = str_format(calendar->arena, "Q%d %.*s", quarter, STR_ARG(words));
	if (years_are_calendar_years(calendar)) {
		suggest_words(calendar->diags, diag, SAFE, form->span, whole);
		return;
	}
	suggest(calendar->diags, diag, GUESS, form->span, "%.*s", STR_ARG(whole));
	struct interval days = {.start = days_of_month(year, 3 * quarter - 2).start,
		.end = days_of_month(year, 3 * quarter).end};
	help(calendar->diags, diag,
		"write `Q%d %.*s` for that of the plan's year, or `%.*s` for that of the calendar",
		quarter, STR_ARG(words), STR_ARG(interval_words(calendar, days)));
}

static void explain_quarter(const struct form_words *form)
{
	size_t count = strlen(form->pattern);
	bool year_first = form->pattern[0] == 'Y';
	struct diag *diag = say(
		form, year_first ? "has the year in front" : "is not how a plan writes a quarter");
	const struct piece *years = &form->pieces[year_first ? 0 : 1];
	int quarter = form->pieces[year_first ? count - 1 : 0].value;
	int year = year_value(form, (size_t)(years - form->pieces));
	help_quarter(form, diag, quarter, year, count > 2);
}

static void explain_season(const struct form_words *form)
{
	size_t count = strlen(form->pattern);
	bool year_first = form->pattern[0] == 'Y';
	struct diag *diag = say(
		form, year_first ? "has the year in front" : "is not how a plan writes a season");
	const struct piece *season = &form->pieces[year_first ? count - 1 : 0];
	int year = form->pieces[year_first ? 0 : 1].value;
	struct str word = season->text;
	if (count > 2)
		suggest_words(form->calendar->diags, diag, SAFE, form->span,
			str_format(form->calendar->arena, "%.*s %d/%02d", STR_ARG(word), year,
				(year + 1) % 100));
	else if (season->value == 4)
		help(form->calendar->diags, diag, "write `%.*s %d/%02d`, or `%.*s %d/%02d`",
			STR_ARG(word), year - 1, year % 100, STR_ARG(word), year, (year + 1) % 100);
	else
		suggest_words(form->calendar->diags, diag, SAFE, form->span,
			str_format(form->calendar->arena, "%.*s %d", STR_ARG(word), year));
}

/* `Autumn/Winter 2018`: a winter has two years, of which the other season tells the one. */
static bool joins_winter(const struct form_words *form)
{
	return strcmp(form->pattern, "SSY") == 0 &&
	       (form->pieces[0].value == 4 || form->pieces[1].value == 4);
}

static struct str seasons_with_winter(const struct form_words *form)
{
	struct str first = form->pieces[0].text, second = form->pieces[1].text;
	int year = form->pieces[2].value;
	if (form->pieces[0].value == 4)
		return str_format(form->calendar->arena, "%.*s %d/%02d to %.*s %d", STR_ARG(first),
			year - 1, year % 100, STR_ARG(second), year);
	return str_format(form->calendar->arena, "%.*s %d to %.*s %d/%02d", STR_ARG(first), year,
		STR_ARG(second), year, (year + 1) % 100);
}

/* `April-June 2018`, `Q1/Q2 2018/19`, `1-30 April 2018`: what stands behind the joint stays. */
static void explain_joined(const struct form_words *form)
{
	const struct piece *first = &form->pieces[0], *second = &form->pieces[1];
	struct str rest = {
		second->text.at, (size_t)(form->words.at + form->words.len - second->text.at)};
	struct diag *diag = report(form->calendar->diags, PL024, form->span,
		"`%.*s` joins two dates by `%s`", STR_ARG(form->words), form->joint);
	if (form->pattern[2] == 'N') {
		suggest_words(form->calendar->diags, diag, SAFE, form->span,
			str_format(form->calendar->arena, "%s to %s %d", month_name(first->value),
				month_name(second->value), year_value(form, 2)));
		return;
	}
	if (joins_winter(form)) {
		suggest_words(
			form->calendar->diags, diag, GUESS, form->span, seasons_with_winter(form));
		return;
	}
	bool has_year = form->pattern[2];
	struct str both = str_format(
		form->calendar->arena, "%.*s to %.*s", STR_ARG(first->text), STR_ARG(rest));
	if (has_year)
		suggest_words(form->calendar->diags, diag, SAFE, form->span, both);
	else
		help(form->calendar->diags, diag, "write `%.*s` and the year", STR_ARG(both));
}

/* `Dec 2018/Jan 2019` */
static void explain_two_dates(const struct form_words *form)
{
	const struct piece *year = &form->pieces[1], *second = &form->pieces[2];
	const char *words = form->words.at, *end = words + form->words.len;
	struct str one = {words, (size_t)(year->text.at + year->text.len - words)};
	struct str other = {second->text.at, (size_t)(end - second->text.at)};
	struct diag *diag = report(form->calendar->diags, PL024, form->span,
		"`%.*s` joins two dates by `%s`", STR_ARG(form->words), form->joint);
	help(form->calendar->diags, diag, "write `%.*s to %.*s`, or `and` for the two alone",
		STR_ARG(one), STR_ARG(other));
	suggest(form->calendar->diags, diag, GUESS, form->span, "%.*s to %.*s", STR_ARG(one),
		STR_ARG(other));
}

/* `Years 1-3`, `Year 1/2` */
static void explain_counts(const struct form_words *form)
{
	bool years = ascii_lower(form->pieces[0].text.at[0]) == 'y';
	struct diag *diag = report(form->calendar->diags, PL024, form->span,
		"`%.*s` joins two numbers by `%s`", STR_ARG(form->words), form->joint);
	suggest_words(form->calendar->diags, diag, SAFE, form->span,
		str_format(form->calendar->arena, "%s %d %s %d", years ? "Years" : "Months",
			form->pieces[1].value, form->joint[0] == '/' ? "and" : "to",
			form->pieces[2].value));
}

/* `18/19`, `2018/9`: a year of the plan cut short, or a month as a number, or either. */
static void explain_short_year(const struct form_words *form)
{
	const struct diags *diags = form->calendar->diags;
	int year = year_value(form, 0), second = form->pieces[1].value;
	bool next = second == (year + 1) % 100 || second == (year + 1) % 10;
	bool month = second >= 1 && second <= 12;
	struct str years = str_format(form->calendar->arena, "%d/%02d", year, (year + 1) % 100);
	if (next && !month) {
		suggest_words(form->calendar->diags, say(form, "is a year cut short"), SAFE,
			form->span, years);
		return;
	}
	struct diag *diag = say(form, "is not how a plan writes a date");
	bool year_first = form->pattern[0] == 'Y';
	if (next && year_first)
		help(form->calendar->diags, diag, "write `%.*s` for the year, or `%s %d`",
			STR_ARG(years), month_name(second), year);
	else if (next)
		help(form->calendar->diags, diag,
			"write `%.*s` for the year, or the date with its month as a word",
			STR_ARG(years));
	else if (month && year_first)
		suggest_words(form->calendar->diags, diag, SAFE, form->span,
			str_format(form->calendar->arena, "%s %d", month_name(second), year));
	else
		help(form->calendar->diags, diag, "write `%.*s`, for example",
			STR_ARG(example_month(diags)));
}

/* The piece at which `FY` or `financial year` begins, right before a year or as the first; the
 * number of pieces if there is none. */
static size_t financial_year_at(const struct form_words *form)
{
	size_t count = strlen(form->pattern);
	for (size_t i = 0; i + 1 < count; i++) {
		bool two = str_equal_nocase(form->pieces[i].text, STR("financial")) &&
			   str_equal_nocase(form->pieces[i + 1].text, STR("year"));
		if (two || str_equal_nocase(form->pieces[i].text, STR("FY")))
			return i;
	}
	return count;
}

/* `end of FY 2018/19`; but `FY 2018`, `end of financial year 2018` are named by the year in which
 * they begin, or end. */
static void explain_financial_year(const struct form_words *form)
{
	const struct calendar *calendar = form->calendar;
	size_t last = strlen(form->pattern) - 1;
	size_t len = (size_t)(form->pieces[financial_year_at(form)].text.at - form->words.at);
	struct str before = {form->words.at, len};
	if (form->pattern[last] == 'N') {
		int first = form->pieces[last - 1].value;
		suggest_words(calendar->diags, say(form, "has a word in front of the year"), SAFE,
			form->span,
			str_format(calendar->arena, "%.*s%d/%02d", STR_ARG(before), first,
				form->pieces[last].value));
		return;
	}
	int year = form->pieces[last].value;
	struct diag *diag = say(form, "may mean the year that begins in it, or that ends in it");
	if (years_are_calendar_years(calendar))
		help(calendar->diags, diag, "write the first and the last month, and their years");
	else
		help(calendar->diags, diag, "write `%.*s%.*s`, or `%.*s%.*s`", STR_ARG(before),
			STR_ARG(plan_year_words(calendar, year - 1)), STR_ARG(before),
			STR_ARG(plan_year_words(calendar, year)));
}

/* `FY18/19` */
static void explain_short_financial_year(const struct form_words *form)
{
	int year = year_value(form, 1), second = form->pieces[2].value;
	struct diag *diag = say(form, "has a word in front of the year");
	if (second == (year + 1) % 100)
		suggest_words(form->calendar->diags, diag, SAFE, form->span,
			str_format(form->calendar->arena, "%d/%02d", year, second));
	else
		help(form->calendar->diags, diag, "for example `%d/%02d`", year, (year + 1) % 100);
}

static void explain_years(const struct form_words *form)
{
	const struct calendar *calendar = form->calendar;
	int first = form->pieces[0].value, last = form->pieces[1].value;
	struct diag *diag = report(calendar->diags, PL024, form->span,
		"`%.*s` joins two years by `%s`", STR_ARG(form->words), form->joint);
	if (years_are_calendar_years(calendar) || last <= first)
		suggest_words(calendar->diags, diag, last > first ? SAFE : GUESS, form->span,
			str_format(calendar->arena, "%d to %d", first, last));
	else if (last == first + 1)
		help(calendar->diags, diag,
			"write `%.*s` for one year of the plan, or `%d to %d` for two of the"
			" calendar",
			STR_ARG(plan_year_words(calendar, first)), first, last);
	else
		help(calendar->diags, diag,
			"write `%.*s to %.*s` for years of the plan, or `%d to %d` for those of"
			" the calendar",
			STR_ARG(plan_year_words(calendar, first)),
			STR_ARG(plan_year_words(calendar, last - 1)), first, last);
}

static bool is_half(struct str word)
{
	return str_equal_nocase(word, STR("H1")) || str_equal_nocase(word, STR("H2"));
}

/* `H1 2018/19`, `H1 2018`: a half is two quarters. */
static void explain_half(const struct form_words *form)
{
	const struct calendar *calendar = form->calendar;
	int year = form->pieces[1].value, first = form->pieces[0].text.at[1] == '2' ? 3 : 1;
	struct diag *diag = say(form, "is not how a plan writes half a year");
	if (form->pattern[2] || years_are_calendar_years(calendar)) {
		struct str words = form->pattern[2] ? str_format(calendar->arena, "%d/%02d", year,
							      (year + 1) % 100)
						    : plan_year_words(calendar, year);
		suggest_words(calendar->diags, diag, SAFE, form->span,
			str_format(calendar->arena, "Q%d to Q%d %.*s", first, first + 1,
				STR_ARG(words)));
		return;
	}
	struct interval days = {.start = days_of_month(year, 3 * first - 2).start,
		.end = days_of_month(year, 3 * first + 3).end};
	help(calendar->diags, diag,
		"write `Q%d to Q%d %.*s` for that of the plan's year, or `%.*s` for that of the"
		" calendar",
		first, first + 1, STR_ARG(plan_year_words(calendar, year)),
		STR_ARG(interval_words(calendar, days)));
}

/* `Q5 2018/19`: a fifth quarter there is none. */
static bool explain_no_quarter(const struct form_words *form, struct str word)
{
	int year = form->pieces[1].value;
	if (form->pieces[1].letter != 'Y' || word.len != 2 || ascii_lower(word.at[0]) != 'q' ||
		!ascii_is_digit(word.at[1]))
		return false;
	struct diag *diag = say(form, "is none of the four quarters");
	help(form->calendar->diags, diag, "for example `Q1 %d/%02d`", year, (year + 1) % 100);
	return true;
}

/* `Monday 31 March 2018`, `FY 2018/19`, `mid March 2018`: behind the first word is a date. */
static void explain_word_in_front(const struct form_words *form)
{
	bool two = form->pieces[1].letter == 'W';
	const char *second = form->pieces[two ? 2 : 1].text.at;
	struct str date = {second, (size_t)(form->words.at + form->words.len - second)};
	struct str word = form->pieces[0].text;
	struct str typed = digits_typed(form->calendar->arena, word);
	if (explain_no_quarter(form, word))
		return;
	if (is_half(word)) {
		explain_half(form);
		return;
	}
	if (typed.len) {
		suggest_words(form->calendar->diags, say(form, "has a letter in a number"), SAFE,
			form->span,
			str_format(
				form->calendar->arena, "%.*s %.*s", STR_ARG(typed), STR_ARG(date)));
		return;
	}
	if (str_equal_nocase(word, STR("date"))) {
		struct diag *extra = say(form, "has a word too many");
		help(form->calendar->diags, extra, "write `%.*s`, without `%.*s`", STR_ARG(date),
			STR_ARG(word));
		suggest(form->calendar->diags, extra, SAFE, form->span, "%.*s", STR_ARG(date));
		return;
	}
	struct diag *diag = say(form, "has a word in front of the date");
	if (str_equal_nocase(word, STR("before")) || str_equal_nocase(word, STR("after"))) {
		help(form->calendar->diags, diag,
			"write the date that is meant, and keep the words behind it:"
			" `written \"%.*s\"`",
			STR_ARG(form->words));
		return;
	}
	if (str_equal_nocase(word, STR("between"))) {
		help(form->calendar->diags, diag, "from one date to another is `%.*s to …`",
			STR_ARG(date));
		return;
	}
	/* `1to 31 March 2018`: what stands there may be a date as well. */
	if (ascii_is_digit(word.at[0])) {
		help(form->calendar->diags, diag, "write the date that is meant, such as `%.*s`",
			STR_ARG(example_beside(form->calendar->diags, form->words)));
		return;
	}
	if (str_equal_nocase(word, STR("end"))) {
		suggest_words(form->calendar->diags, diag, SAFE, form->span,
			str_format(form->calendar->arena, "end of %.*s", STR_ARG(date)));
		return;
	}
	help(form->calendar->diags, diag,
		"write `%.*s`, or keep the words beside it: `%.*s written \"%.*s\"`", STR_ARG(date),
		STR_ARG(date), STR_ARG(form->words));
}

static const struct form {
	const char *pattern;
	enum when_kind kind;
	void (*explain)(const struct form_words *form);
} forms[] = {
	{"NNN", IS_DAY, explain_numeric},
	{"NNY", IS_DAY, explain_numeric},
	{"YNN", IS_DAY, explain_year_first},
	{"YMN", IS_DAY, explain_year_first},
	{"NMN", IS_DAY, explain_spreadsheet_day},
	{"NMY", IS_DAY, explain_spreadsheet_day},
	{"MNN", IS_DAY, explain_month_first},
	{"MNY", IS_DAY, explain_month_first},
	{"NM", IS_DAY, explain_no_year},
	{"MN", IS_MONTH, explain_month},
	{"MY", IS_MONTH, explain_month},
	{"NY", IS_MONTH, explain_month_number},
	{"YM", IS_MONTH, explain_month_behind},
	{"YQ", IS_QUARTER, explain_quarter},
	{"YNQ", IS_QUARTER, explain_quarter},
	{"YYQ", IS_QUARTER, explain_quarter},
	{"QY", IS_QUARTER, explain_quarter},
	{"QYN", IS_QUARTER, explain_quarter},
	{"QYY", IS_QUARTER, explain_quarter},
	{"YS", IS_SEASON, explain_season},
	{"YNS", IS_SEASON, explain_season},
	{"YYS", IS_SEASON, explain_season},
	{"SY", IS_SEASON, explain_season},
	{"SYN", IS_SEASON, explain_season},
	{"SYY", IS_SEASON, explain_season},
	{"MM", IS_RANGE, explain_joined},
	{"MMY", IS_RANGE, explain_joined},
	{"MMN", IS_RANGE, explain_joined},
	{"MYMY", IS_RANGE, explain_two_dates},
	{"SYSY", IS_RANGE, explain_two_dates},
	{"QYQY", IS_RANGE, explain_two_dates},
	{"NN", IS_PLAN_YEARS, explain_short_year},
	{"YN", IS_PLAN_YEARS, explain_short_year},
	{"QNN", IS_QUARTER, explain_quarter},
	{"QQ", IS_RANGE, explain_joined},
	{"QQY", IS_RANGE, explain_joined},
	{"QQYN", IS_RANGE, explain_joined},
	{"QQYY", IS_RANGE, explain_joined},
	{"SS", IS_RANGE, explain_joined},
	{"SSY", IS_RANGE, explain_joined},
	{"SSYN", IS_RANGE, explain_joined},
	{"SSYY", IS_RANGE, explain_joined},
	{"NNMY", IS_RANGE, explain_joined},
	{"YY", IS_RANGE, explain_years},
	{"WNMY", IS_DAY, explain_word_in_front},
	{"WWNMY", IS_DAY, explain_word_in_front},
	{"WMY", IS_MONTH, explain_word_in_front},
	{"WYN", IS_PLAN_YEARS, explain_word_in_front},
	{"WYY", IS_PLAN_YEARS, explain_word_in_front},
};

static bool is_year_word(struct str word)
{
	return str_equal_nocase(word, STR("year")) || str_equal_nocase(word, STR("years"));
}

static bool counts_from_period(const struct form_words *form)
{
	struct str word = form->pieces[0].text;
	return is_year_word(word) || str_equal_nocase(word, STR("month")) ||
	       str_equal_nocase(word, STR("months"));
}

/* Alone, or its end. */
static bool names_financial_year(const struct form_words *form)
{
	size_t at = financial_year_at(form);
	struct str first = form->pieces[0].text;
	return at == 0 ||
	       (at < strlen(form->pattern) && (str_equal_nocase(first, STR("end")) ||
						      str_equal_nocase(first, STR("the"))));
}

static bool begins_with_half(const struct form_words *form)
{
	return is_half(form->pieces[0].text);
}

/* Forms that are told by a word. */
static const struct {
	struct form form;
	bool (*has_word)(const struct form_words *form);
} forms_of_words[] = {
	{{"WNN", IS_POINTS, explain_counts}, counts_from_period},
	{{"WNN", IS_PLAN_YEARS, explain_short_financial_year}, names_financial_year},
	{{"WY", IS_PLAN_YEARS, explain_financial_year}, names_financial_year},
	{{"WWY", IS_PLAN_YEARS, explain_financial_year}, names_financial_year},
	{{"WWWY", IS_DAY, explain_financial_year}, names_financial_year},
	{{"WWYN", IS_DAY, explain_financial_year}, names_financial_year},
	{{"WWWYN", IS_DAY, explain_financial_year}, names_financial_year},
	{{"WWWWY", IS_DAY, explain_financial_year}, names_financial_year},
	{{"WWWWWY", IS_DAY, explain_financial_year}, names_financial_year},
	{{"WY", IS_RANGE, explain_half}, begins_with_half},
};

/* Where `2027-03` stands in `2027-03 Q3`: two numbers of a year of the plan that are none; NULL if
 * there are none such. */
static const struct piece *odd_plan_year(const struct form_words *form)
{
	if (!strpbrk(form->pattern, "QSW"))
		return NULL;
	for (size_t i = 0; form->pattern[i] && form->pattern[i + 1]; i++) {
		const struct piece *year = &form->pieces[i], *end = year + 1;
		int next = year->value + 1;
		if (year->letter != 'Y' || (end->letter != 'N' && end->letter != 'Y'))
			continue;
		if (end->letter == 'N')
			next %= end->text.len == 1 ? 10 : 100;
		return end->value == next ? NULL : year;
	}
	return NULL;
}

static void explain_odd_plan_year(const struct form_words *form)
{
	int year = odd_plan_year(form)->value;
	struct diag *diag = say(form, "has a year of two that do not follow each other");
	help(form->calendar->diags, diag, "after %d comes %d: one year of the plan is `%d/%02d`",
		year, year + 1, year, (year + 1) % 100);
}

static const struct form *find_form(struct form_words *form)
{
	static const struct form odd = {"", IS_PLAN_YEARS, explain_odd_plan_year};
	if (!split_form_words(form))
		return NULL;
	if (odd_plan_year(form))
		return &odd;
	for (size_t i = 0; i < sizeof forms_of_words / sizeof forms_of_words[0]; i++)
		if (strcmp(forms_of_words[i].form.pattern, form->pattern) == 0 &&
			forms_of_words[i].has_word(form))
			return &forms_of_words[i].form;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (strcmp(forms[i].pattern, form->pattern) == 0)
			return &forms[i];
	return NULL;
}

bool is_date_form(struct str words)
{
	struct form_words form = {.words = words};
	return find_form(&form) != NULL;
}

/* `Febuary 2018` */
static bool explain_misspelt(const struct form_words *form)
{
	struct str word = form->pieces[0].text;
	struct str month = strcmp(form->pattern, "WY") == 0 ? month_like(word) : (struct str){0};
	if (!month.len)
		return false;
	struct diags *diags = form->calendar->diags;
	struct diag *diag =
		report(diags, PL024, form->span, "there is no month `%.*s`", STR_ARG(word));
	int year = form->pieces[1].value;
	help(diags, diag, "did you mean `%.*s %d`?", STR_ARG(month), year);
	suggest(diags, diag, GUESS, form->span, "%.*s %d", STR_ARG(month), year);
	return true;
}

/* `6 months after March 2018`: the months are counted here, since only items are counted from. */
static bool explain_count(const struct form_words *form)
{
	if (strcmp(form->pattern, "NWWMY") != 0)
		return false;
	bool months = ascii_lower(form->pieces[1].text.at[0]) == 'm';
	if (!months && !is_year_word(form->pieces[1].text))
		return false;
	int steps = form->pieces[0].value * (months ? 1 : 12);
	int month = form->pieces[4].value * 12 + form->pieces[3].value - 1 + steps;
	struct str date =
		str_format(form->calendar->arena, "%s %d", month_name(month % 12 + 1), month / 12);
	struct diag *diag = say(form, "counts from a date, and not from an item");
	help(form->calendar->diags, diag,
		"write `%.*s`, or keep the words beside it: `%.*s written \"%.*s\"`", STR_ARG(date),
		STR_ARG(date), STR_ARG(form->words));
	return true;
}

struct reading read_form(const struct calendar *calendar, const struct ast_point *point)
{
	struct form_words words = {.calendar = calendar,
		.words = words_at(calendar, point->span),
		.span = point->span};
	const struct form *form = find_form(&words);
	if (form) {
		form->explain(&words);
		return (struct reading){.outcome = WRONG, .kind = form->kind};
	}
	enum unread unread = unread_of(words.words);
	if (unread != UNREAD_OTHER)
		return (struct reading){.outcome = UNREADABLE, .kind = IS_UNREAD, .unread = unread};
	if (!explain_misspelt(&words) && !explain_count(&words)) {
		struct diag *diag = say(&words, "does not read as a date");
		help(calendar->diags, diag,
			"write the date that is meant, and keep the words:"
			" `%.*s written \"%.*s\"`",
			STR_ARG(example_beside(calendar->diags, words.words)),
			STR_ARG(words.words));
	}
	return (struct reading){.outcome = WRONG, .kind = IS_DAY};
}
