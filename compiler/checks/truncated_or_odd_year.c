#include "check.h"
#include "example.h"

/* A run of digits in the source. */
struct digits {
	struct str text;
	uint32_t at; /* behind the start of the words */
};

static bool is_odd(struct str digits)
{
	return digits.len != 4 || digits.at[0] == '0';
}

/* The number that was meant as a year: the last one that cannot be one, rather not of two digits,
 * which may be a day. */
static struct digits find_year(struct str words)
{
	struct digits best = {0};
	for (size_t at = 0; at < words.len;) {
		size_t len = 0;
		while (at + len < words.len && ascii_is_digit(words.at[at + len]))
			len++;
		struct str text = {words.at + at, len};
		if (len && is_odd(text) && (len > 2 || best.text.len <= 2))
			best = (struct digits){text, (uint32_t)at};
		at += len ? len : 1;
	}
	return best;
}

static struct diag *report_year(
	const struct model *model, struct diags *diags, const struct when *when)
{
	static const char *const numbers[] = {
		"no", "one digit", "two digits", "three digits", "four digits", "five digits"};
	struct digits year = find_year(source_slice(model->sources, when->span));
	struct span span = {
		when->span.start + year.at, when->span.start + year.at + (uint32_t)year.text.len};
	if (!year.text.len)
		return report(diags, PL205, when->span, "`%.*s` has no year that can be one",
			STR_ARG(written_words(model, when)));
	if (year.text.len == 4 || year.text.len >= sizeof numbers / sizeof numbers[0])
		return report(diags, PL205, span, "`%.*s` cannot be a year", STR_ARG(year.text));
	return report(diags, PL205, span, "the year `%.*s` has %s", STR_ARG(year.text),
		numbers[year.text.len]);
}

/* `December 201`, `12 Dec 20188`: the month is known. */
static struct str likely_month(const struct diags *diags, struct str words)
{
	enum { SHORT = 3 };
	for (int month = 1; month <= 12; month++)
		if (str_find(words, (struct str){month_name(month), SHORT}) < words.len)
			return example_named_month(diags, month);
	return example_month(diags);
}

/* `due 2` may be the second year of the plan. */
static bool may_count_years(const struct model *model, const struct when *when)
{
	struct str words = written_words(model, when);
	return model->plan.period.known && words.len == 1 && words.at[0] >= '1' &&
	       words.at[0] <= '9';
}

void check_truncated_or_odd_year(
	const struct model *model, struct diags *diags, const struct dated *dated)
{
	const struct when *when = dated->when;
	if (when->unread != UNREAD_ODD_YEAR || when->reported)
		return;
	struct diag *diag = report_year(model, diags, when);
	/* Words in quotes are kept as words; without quotes they claim to be a date. */
	diag_stop(diags, diag, when->bare);
	if (when->bare && may_count_years(model, when))
		help(diags, diag,
			"a year has four digits; if one of the plan's years is meant, write"
			" `Year %.*s`",
			STR_ARG(written_words(model, when)));
	else if (when->bare)
		help(diags, diag, "a year has four digits, from %d to %d", FIRST_YEAR, LAST_YEAR);
	else
		help(diags, diag,
			"the words alone are no date: put the one that is meant before them,"
			" such as `%.*s written \"%.*s\"`",
			STR_ARG(likely_month(diags, written_words(model, when))),
			STR_ARG(written_words(model, when)));
}
