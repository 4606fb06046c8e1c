/* Dates in forms that plans do not use: those of a spreadsheet, of other countries, of a hurry.
 * They are told by the order of their parts, and the help says the same date in our words. */
#include "../example.h"
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

static void explain_month_first(const struct form_words *form)
{
	help_day(form, say(form, "has the day behind the month"), year_value(form, 2),
		form->pieces[0].value, form->pieces[1].value);
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

static void explain_month_number(const struct form_words *form)
{
	struct diag *diag = say(form, "has a number for its month");
	int month = form->pieces[0].value;
	if (month >= 1 && month <= 12)
		help(form->calendar->diags, diag, "write the month as a word: `%s %d`",
			month_name(month), form->pieces[1].value);
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
		help(calendar->diags, diag, "write `Q%d %d/%02d`", quarter, year, (year + 1) % 100);
		return;
	}
	struct str words = plan_year_words(calendar, year);
	if (years_are_calendar_years(calendar)) {
		help(calendar->diags, diag, "write `Q%d %.*s`", quarter, STR_ARG(words));
		return;
	}
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
	bool has_year = form->pattern[2];
	help(form->calendar->diags, diag, "write `%.*s to %.*s`%s", STR_ARG(first->text),
		STR_ARG(rest), has_year ? "" : " and the year");
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

/* `18/19`, `2018/9`: a year of the plan cut short, or a month as a number. */
static void explain_short_year(const struct form_words *form)
{
	int year = year_value(form, 0), second = form->pieces[1].value;
	bool next = second == (year + 1) % 100 || second == (year + 1) % 10;
	if (form->joint[0] == '/' && next) {
		suggest_words(form->calendar->diags, say(form, "is a year cut short"), SAFE,
			form->span,
			str_format(form->calendar->arena, "%d/%02d", year, (year + 1) % 100));
		return;
	}
	struct diag *diag = say(form, "is not how a plan writes a date");
	bool month = form->pattern[0] == 'Y' && second >= 1 && second <= 12;
	if (month)
		help(form->calendar->diags, diag, "write `%s %d`", month_name(second), year);
	else
		help(form->calendar->diags, diag, "write `%.*s`, for example",
			STR_ARG(example_month(form->calendar->diags)));
}

static void explain_years(const struct form_words *form)
{
	const struct calendar *calendar = form->calendar;
	int first = form->pieces[0].value, last = form->pieces[1].value;
	struct diag *diag = report(calendar->diags, PL024, form->span,
		"`%.*s` joins two years by `%s`", STR_ARG(form->words), form->joint);
	if (years_are_calendar_years(calendar) || last <= first)
		help(calendar->diags, diag, "write `%d to %d`", first, last);
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

/* `H1 2018/19`, `Q5 2018/19`: a half is two quarters, and a fifth there is none. */
static bool explain_part_of_year(const struct form_words *form, struct str word)
{
	char letter = word.len == 2 ? ascii_lower(word.at[0]) : ' ', number = word.at[word.len - 1];
	int year = form->pieces[1].value;
	bool half = letter == 'h' && (number == '1' || number == '2');
	if (form->pieces[1].letter != 'Y' || !(half || (letter == 'q' && ascii_is_digit(number))))
		return false;
	struct diag *diag = say(form,
		half ? "is not how a plan writes half a year" : "is none of the four quarters");
	int first = half && number == '2' ? 3 : 1;
	if (half)
		suggest_words(form->calendar->diags, diag, SAFE, form->span,
			str_format(form->calendar->arena, "Q%d to Q%d %d/%02d", first, first + 1,
				year, (year + 1) % 100));
	else
		help(form->calendar->diags, diag, "for example `Q1 %d/%02d`", year,
			(year + 1) % 100);
	return true;
}

/* `Monday 31 March 2018`, `FY 2018/19`, `mid March 2018`: behind the first word is a date. */
static void explain_word_in_front(const struct form_words *form)
{
	bool two = form->pieces[1].letter == 'W';
	const char *second = form->pieces[two ? 2 : 1].text.at;
	struct str date = {second, (size_t)(form->words.at + form->words.len - second)};
	struct str word = form->pieces[0].text;
	if (explain_part_of_year(form, word))
		return;
	if (str_equal_nocase(word, STR("date"))) {
		help(form->calendar->diags, say(form, "has a word too many"),
			"write `%.*s`, without `%.*s`", STR_ARG(date), STR_ARG(word));
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
	{"NNMY", IS_RANGE, explain_joined},
	{"YY", IS_RANGE, explain_years},
	{"WNMY", IS_DAY, explain_word_in_front},
	{"WWNMY", IS_DAY, explain_word_in_front},
	{"WMY", IS_MONTH, explain_word_in_front},
	{"WYN", IS_PLAN_YEARS, explain_word_in_front},
	{"WYY", IS_PLAN_YEARS, explain_word_in_front},
};

static bool counts_from_period(struct str word)
{
	return str_equal_nocase(word, STR("year")) || str_equal_nocase(word, STR("years")) ||
	       str_equal_nocase(word, STR("month")) || str_equal_nocase(word, STR("months"));
}

static const struct form *find_form(struct form_words *form)
{
	if (!split_form_words(form))
		return NULL;
	static const struct form counts = {"WNN", IS_POINTS, explain_counts};
	if (strcmp(form->pattern, counts.pattern) == 0 && counts_from_period(form->pieces[0].text))
		return &counts;
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
	struct diag *diag = say(&words, "does not read as a date");
	help(calendar->diags, diag,
		"write the date that is meant, and keep the words: `%.*s written \"%.*s\"`",
		STR_ARG(example_month(calendar->diags)), STR_ARG(words.words));
	return (struct reading){.outcome = WRONG, .kind = IS_DAY};
}
