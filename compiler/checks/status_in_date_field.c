#include "check.h"

/* The status that the words are, in our words. */
static const char *status_meant(struct str words)
{
	for (int status = NO_STATUS + 1; status < MERGED; status++)
		if (str_equal_nocase(words, str_of(status_words((enum status)status))))
			return status_words((enum status)status);
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
	diag->stops = when->bare;
	if (dated->is_due)
		help(diags, diag,
			"say it in a clause of its own, such as `status %s`, and let `due`"
			" keep the date by which it was to be done",
			status_meant(written_words(model, when)));
}
