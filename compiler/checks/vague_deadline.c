#include "check.h"

void check_vague_deadline(const struct model *model, struct diags *diags, const struct dated *dated)
{
	(void)model;
	const struct when *when = dated->when;
	if (when->unread != UNREAD_VAGUE || when->reported)
		return;
	/* Words in quotes claim nothing, but a deadline must. */
	if (!when->bare && !dated->is_due)
		return;
	struct diag *diag =
		report(diags, PL207, when->span, "`%.*s` is not a date", STR_ARG(when->written));
	diag->stops = when->bare;
	if (dated->is_due)
		help(diags, diag,
			"say `tbc by June 2018`, `ongoing review March 2019`, `every quarter"
			" until March 2019`, or a date with `written \"%.*s\"`",
			STR_ARG(when->written));
	else
		help(diags, diag, "say the day, month or year, such as `March 2018`");
}
