/* Dates in forms that plans do not use: those of a spreadsheet, of other countries, of a hurry.
 * They are told by the order of their parts, and the help says the same date in our words. */
#include "../example.h"
#include "../look_alike.h"
#include "form_helps.h"

#include <string.h>

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
				month_name(second->value), form_year(form, 2)));
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
		suggest_words(form->calendar->diags, form_says(form, "has a letter in a number"),
			SAFE, form->span,
			str_format(
				form->calendar->arena, "%.*s %.*s", STR_ARG(typed), STR_ARG(date)));
		return;
	}
	if (str_equal_nocase(word, STR("date"))) {
		struct diag *extra = form_says(form, "has a word too many");
		help(form->calendar->diags, extra, "write `%.*s`, without `%.*s`", STR_ARG(date),
			STR_ARG(word));
		suggest(form->calendar->diags, extra, SAFE, form->span, "%.*s", STR_ARG(date));
		return;
	}
	struct diag *diag = form_says(form, "has a word in front of the date");
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
	struct diag *diag = form_says(form, "counts from a date, and not from an item");
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
		struct diag *diag = form_says(&words, "does not read as a date");
		help(calendar->diags, diag,
			"write the date that is meant, and keep the words:"
			" `%.*s written \"%.*s\"`",
			STR_ARG(example_beside(calendar->diags, words.words)),
			STR_ARG(words.words));
	}
	return (struct reading){.outcome = WRONG, .kind = IS_DAY};
}
