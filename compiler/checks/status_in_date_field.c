#include "check.h"
#include "meant.h"

/* The status that the words are or begin with, in our words. */
static const char *status_of_words(struct str words)
{
	while (words.len) {
		const char *status = status_called(words);
		if (status)
			return status;
		while (words.len && !ascii_is_blank(words.at[words.len - 1]))
			words.len--;
		words = str_trim(words);
	}
	return status_words(COMPLETE);
}

void check_status_in_date_field(
	const struct model *model, struct diags *diags, const struct dated *dated)
{
	(void)model;
	const struct when *when = dated->when;
	if (when->unread != UNREAD_STATUS || when->reported)
		return;
	/* Words in quotes claim nothing, but a deadline must. */
	if (!when->bare && !dated->is_due)
		return;
	struct diag *diag = report(diags, PL208, when->span, "`%.*s` is a status, not a %s",
		STR_ARG(written_words(model, when)), dated->is_due ? "deadline" : "date");
	diag_stop(diags, diag, when->bare);
	if (dated->is_due)
		help(diags, diag,
			"write `status %s`, and behind `due` the date by which it was to be done",
			status_of_words(written_words(model, when)));
}
