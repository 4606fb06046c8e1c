#include "check.h"
#include "example.h"

/* `mid 2018`: the months that it may mean, as a place to begin from. */
static bool help_part_of_year(struct diags *diags, struct diag *diag, struct str words)
{
	static const struct {
		const char *word, *first, *last;
	} parts[] = {
		{"early", "January", "April"},
		{"mid", "May", "August"},
		{"late", "September", "December"},
	};
	if (words.len < 5)
		return false;
	struct str year = {words.at + words.len - 4, 4};
	for (size_t i = 0; i < year.len; i++)
		if (!ascii_is_digit(year.at[i]))
			return false;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		struct str word = str_of(parts[i].word);
		if (words.len != word.len + 1 + year.len ||
			!str_equal_nocase((struct str){words.at, word.len}, word))
			continue;
		help(diags, diag,
			"say which months are meant, and keep the words:"
			" `%s to %s %.*s written \"%.*s\"`",
			parts[i].first, parts[i].last, STR_ARG(year), STR_ARG(words));
		return true;
	}
	return false;
}

/* How often, in a word that plans do not have. */
static bool help_frequency(struct diags *diags, struct diag *diag, struct str words)
{
	static const struct {
		const char *word, *ours;
	} frequencies[] = {
		{"daily", "every day"},
		{"fortnightly", "every 2 weeks"},
		{"six-monthly", "every 6 months"},
	};
	for (size_t i = 0; i < sizeof frequencies / sizeof frequencies[0]; i++) {
		if (!str_equal_nocase(words, str_of(frequencies[i].word)))
			continue;
		struct str month = example_month(diags);
		help(diags, diag, "say `%s`, or `%s until %.*s`", frequencies[i].ours,
			frequencies[i].ours, STR_ARG(month));
		return true;
	}
	return false;
}

void check_vague_deadline(const struct model *model, struct diags *diags, const struct dated *dated)
{
	(void)model;
	const struct when *when = dated->when;
	if (when->unread != UNREAD_VAGUE || when->reported)
		return;
	/* Words in quotes claim nothing, but a deadline must. */
	if (!when->bare && !dated->is_due)
		return;
	struct diag *diag = report(diags, PL207, when->span, "`%.*s` is not a date",
		STR_ARG(written_words(model, when)));
	diag_stop(diags, diag, when->bare);
	if (help_part_of_year(diags, diag, written_words(model, when)))
		return;
	if (dated->is_due && when->bare && help_frequency(diags, diag, written_words(model, when)))
		return;
	struct str month = example_beside(diags, written_words(model, when));
	if (dated->is_due)
		help(diags, diag,
			"say `tbc by %.*s`, `ongoing review %.*s`, `every quarter until %.*s`, or a"
			" date with `written \"%.*s\"`",
			STR_ARG(month), STR_ARG(month), STR_ARG(month),
			STR_ARG(written_words(model, when)));
	else
		help(diags, diag, "say the day, month or year, such as `%.*s`", STR_ARG(month));
}
