/* Years, and quarters, seasons and halves of them, as other papers write them. */
#include "../example.h"
#include "form_helps.h"

#include <string.h>

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

void explain_quarter(const struct form_words *form)
{
	size_t count = strlen(form->pattern);
	bool year_first = form->pattern[0] == 'Y';
	struct diag *diag = form_says(
		form, year_first ? "has the year in front" : "is not how a plan writes a quarter");
	const struct piece *years = &form->pieces[year_first ? 0 : 1];
	int quarter = form->pieces[year_first ? count - 1 : 0].value;
	int year = form_year(form, (size_t)(years - form->pieces));
	help_quarter(form, diag, quarter, year, count > 2);
}

void explain_season(const struct form_words *form)
{
	size_t count = strlen(form->pattern);
	bool year_first = form->pattern[0] == 'Y';
	struct diag *diag = form_says(
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

/* `18/19`, `2018/9`: a year of the plan cut short, or a month as a number, or either. */
void explain_short_year(const struct form_words *form)
{
	const struct diags *diags = form->calendar->diags;
	int year = form_year(form, 0), second = form->pieces[1].value;
	bool next = second == (year + 1) % 100 || second == (year + 1) % 10;
	bool month = second >= 1 && second <= 12;
	struct str years = str_format(form->calendar->arena, "%d/%02d", year, (year + 1) % 100);
	if (next && !month) {
		suggest_words(form->calendar->diags, form_says(form, "is a year cut short"), SAFE,
			form->span, years);
		return;
	}
	struct diag *diag = form_says(form, "is not how a plan writes a date");
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
void explain_financial_year(const struct form_words *form)
{
	const struct calendar *calendar = form->calendar;
	size_t last = strlen(form->pattern) - 1;
	size_t len = (size_t)(form->pieces[financial_year_at(form)].text.at - form->words.at);
	struct str before = {form->words.at, len};
	if (form->pattern[last] == 'N') {
		int first = form->pieces[last - 1].value;
		suggest_words(calendar->diags, form_says(form, "has a word in front of the year"),
			SAFE, form->span,
			str_format(calendar->arena, "%.*s%d/%02d", STR_ARG(before), first,
				form->pieces[last].value));
		return;
	}
	int year = form->pieces[last].value;
	struct diag *diag =
		form_says(form, "may mean the year that begins in it, or that ends in it");
	if (years_are_calendar_years(calendar))
		help(calendar->diags, diag, "write the first and the last month, and their years");
	else
		help(calendar->diags, diag, "write `%.*s%.*s`, or `%.*s%.*s`", STR_ARG(before),
			STR_ARG(plan_year_words(calendar, year - 1)), STR_ARG(before),
			STR_ARG(plan_year_words(calendar, year)));
}

/* `FY18/19` */
void explain_short_financial_year(const struct form_words *form)
{
	int year = form_year(form, 1), second = form->pieces[2].value;
	struct diag *diag = form_says(form, "has a word in front of the year");
	if (second == (year + 1) % 100)
		suggest_words(form->calendar->diags, diag, SAFE, form->span,
			str_format(form->calendar->arena, "%d/%02d", year, second));
	else
		help(form->calendar->diags, diag, "for example `%d/%02d`", year, (year + 1) % 100);
}

void explain_years(const struct form_words *form)
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

bool is_half(struct str word)
{
	return str_equal_nocase(word, STR("H1")) || str_equal_nocase(word, STR("H2"));
}

/* `H1 2018/19`, `H1 2018`: a half is two quarters. */
void explain_half(const struct form_words *form)
{
	const struct calendar *calendar = form->calendar;
	int year = form->pieces[1].value, first = form->pieces[0].text.at[1] == '2' ? 3 : 1;
	struct diag *diag = form_says(form, "is not how a plan writes half a year");
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
bool explain_no_quarter(const struct form_words *form, struct str word)
{
	int year = form->pieces[1].value;
	if (form->pieces[1].letter != 'Y' || word.len != 2 || ascii_lower(word.at[0]) != 'q' ||
		!ascii_is_digit(word.at[1]))
		return false;
	struct diag *diag = form_says(form, "is none of the four quarters");
	help(form->calendar->diags, diag, "for example `Q1 %d/%02d`", year, (year + 1) % 100);
	return true;
}

/* Alone, or its end. */
bool names_financial_year(const struct form_words *form)
{
	size_t at = financial_year_at(form);
	struct str first = form->pieces[0].text;
	return at == 0 ||
	       (at < strlen(form->pattern) && (str_equal_nocase(first, STR("end")) ||
						      str_equal_nocase(first, STR("the"))));
}

/* Where `2027-03` stands in `2027-03 Q3`: two numbers of a year of the plan that are none; NULL if
 * there are none such. */
const struct piece *odd_plan_year(const struct form_words *form)
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

void explain_odd_plan_year(const struct form_words *form)
{
	int year = odd_plan_year(form)->value;
	struct diag *diag = form_says(form, "has a year of two that do not follow each other");
	help(form->calendar->diags, diag, "after %d comes %d: one year of the plan is `%d/%02d`",
		year, year + 1, year, (year + 1) % 100);
}
