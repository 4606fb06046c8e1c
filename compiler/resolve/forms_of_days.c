/* Days and months as a spreadsheet, other countries or people in a hurry write them. */
#include "../example.h"
#include "form_helps.h"

static struct str day_name(const struct form_words *form, int year, int month, int day)
{
	return str_format(form->calendar->arena, "%d %s %d", day, month_name(month), year);
}

static bool is_day(int year, int month, int day)
{
	return month >= 1 && month <= 12 && date_exists((struct date){year, month, day});
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
void explain_numeric(const struct form_words *form)
{
	int first = form->pieces[0].value, second = form->pieces[1].value;
	int year = form_year(form, 2);
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
	struct diag *diag = form_says(form, "has a number for its month");
	if (british || american) {
		struct str words = british ? day_name(form, year, second, first)
					   : day_name(form, year, first, second);
		help(form->calendar->diags, diag, "write the month as a word: `%.*s`",
			STR_ARG(words));
		suggest(form->calendar->diags, diag, SAFE, form->span, "%.*s", STR_ARG(words));
	} else
		help_day(form, diag, year, second, first);
}

void explain_year_first(const struct form_words *form)
{
	int year = form->pieces[0].value;
	int month = form->pieces[1].value, day = form->pieces[2].value;
	if (!is_day(year, month, day) && is_day(year, day, month)) {
		int swap = month;
		month = day;
		day = swap;
	}
	help_day(form, form_says(form, "has the year in front"), year, month, day);
}

/* `31-Mar-18`; or `31 March, 2018`, which has only a comma too many. */
static struct diag *say_spreadsheet(const struct form_words *form, const char *what)
{
	bool comma = str_find(form->words, STR(",")) < form->words.len;
	return form_says(form, comma ? "has a comma in it" : what);
}

void explain_spreadsheet_day(const struct form_words *form)
{
	struct diag *diag = say_spreadsheet(form, "is how a spreadsheet writes a day");
	help_day(form, diag, form_year(form, 2), form->pieces[1].value, form->pieces[0].value);
}

/* `March 31 2018`; in `March 20 18` a year may have a blank too many. */
void explain_month_first(const struct form_words *form)
{
	struct diag *diag = form_says(form, "has the day behind the month");
	help_day(form, diag, form_year(form, 2), form->pieces[0].value, form->pieces[1].value);
	if (form->pieces[2].letter == 'N' && diag->fix)
		diag->fix->trust = GUESS;
}

void explain_no_year(const struct form_words *form)
{
	bool day_first = form->pieces[0].letter == 'N';
	const struct piece *day = &form->pieces[day_first ? 0 : 1];
	struct diag *diag = form_says(form, "has no year");
	help(form->calendar->diags, diag, "write `%d %s` and the year", day->value,
		month_name(form->pieces[day_first ? 1 : 0].value));
}

/* `Mar-18`, `Mar/2018`, but `March 31st` is a day. */
void explain_month(const struct form_words *form)
{
	const struct piece *last = &form->pieces[1];
	if (!ascii_is_digit(last->text.at[last->text.len - 1])) {
		explain_no_year(form);
		return;
	}
	struct diag *diag = say_spreadsheet(form, "is how a spreadsheet writes a month");
	suggest_words(form->calendar->diags, diag, SAFE, form->span,
		str_format(form->calendar->arena, "%s %d", month_name(form->pieces[0].value),
			form_year(form, 1)));
}

static void suggest_month(const struct form_words *form, struct diag *diag, int month, int year)
{
	help(form->calendar->diags, diag, "write the month as a word: `%s %d`", month_name(month),
		year);
	suggest(form->calendar->diags, diag, SAFE, form->span, "%s %d", month_name(month), year);
}

void explain_month_number(const struct form_words *form)
{
	struct diag *diag = form_says(form, "has a number for its month");
	int month = form->pieces[0].value;
	if (month >= 1 && month <= 12)
		suggest_month(form, diag, month, form->pieces[1].value);
	else
		help(form->calendar->diags, diag, "write a month and a year, such as `%.*s`",
			STR_ARG(example_month(form->calendar->diags)));
}

void explain_month_behind(const struct form_words *form)
{
	struct diag *diag = form_says(form, "has the year in front");
	suggest_words(form->calendar->diags, diag, SAFE, form->span,
		str_format(form->calendar->arena, "%s %d", month_name(form->pieces[1].value),
			form->pieces[0].value));
}
