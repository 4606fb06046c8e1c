#include "check.h"

static void look_at(const struct model *model, struct diags *diags, const struct move *move)
{
	struct str from = written_words(model, &move->from);
	bool need_approval = model->plan.slips == SLIPS_NEED_APPROVAL;
	struct diag *diag;
	if (need_approval && !move->agreed.str.at) {
		diag = report(diags, PL226, move->from.span,
			"nobody has agreed to the move from %.*s", STR_ARG(from));
		note(diags, diag, (struct span){0, 0},
			"under `slips need approval` a move counts once it is agreed");
		help(diags, diag, "say who agreed, and when: `agreed \"…\" on …`");
	} else if (!need_approval && !move->because.str.at) {
		diag = report(diags, PL226, move->from.span,
			"there is no reason for the move from %.*s", STR_ARG(from));
		help(diags, diag, "say why: `was %.*s because \"…\"`", STR_ARG(from));
	} else if (move->agreed.str.at && !when_is_said(&move->agreed_on)) {
		diag = report(diags, PL226, move->agreed.span,
			"the move from %.*s was agreed, but not said when", STR_ARG(from));
		diag->at_most = NOTE;
		help(diags, diag, "put the day behind it: `agreed \"…\" on …`");
	}
}

void check_slip_record_incomplete(
	const struct model *model, struct diags *diags, const struct item *item)
{
	for (uint32_t i = 0; !item->damaged && i < item->more->was_count; i++)
		if (item->more->was[i].from.kind != IS_UNREAD)
			look_at(model, diags, &item->more->was[i]);
}
