#include "check.h"

enum { MOVES_COMPARED = 64 }; /* of one deadline; more have gone wrong elsewhere */

/* The move of the same deadline above this one, which is newer; NULL if there is none. */
static const struct move *newer_move(const struct item *item, uint32_t i)
{
	const struct move *moves = item->more->was;
	for (uint32_t k = i; k-- > 0 && i - k <= MOVES_COMPARED;)
		if (str_equal(moves[k].label, moves[i].label))
			return &moves[k];
	return NULL;
}

/* What the newest move led to: of a `start` where there is no deadline. */
static const struct when *present(const struct item *item, const struct move *move)
{
	if (!item->due)
		return item->more->start;
	for (uint32_t i = 0; i < item->due->count && i < MOVES_COMPARED; i++)
		if (item->due->count == 1 ||
			str_equal(deadline_label(&item->due->list[i]), move->label))
			return &item->due->list[i].when;
	return NULL;
}

static bool is_same(const struct when *a, const struct when *b)
{
	return a->known && b->known && !a->all.open && !b->all.open && a->all.end == b->all.end &&
	       a->kind != IS_ONGOING && b->kind != IS_ONGOING && a->kind != IS_TBC &&
	       b->kind != IS_TBC;
}

static void look_at(
	const struct model *model, struct diags *diags, const struct item *item, uint32_t i)
{
	const struct move *move = &item->more->was[i], *newer = newer_move(item, i);
	const struct when *after = newer ? &newer->from : present(item, move);
	struct str from = written_words(model, &move->from);
	struct diag *diag;
	if (after && is_same(&move->from, after)) {
		diag = report(diags, PL228, move->from.span,
			"the deadline is the same before and after this move, %.*s", STR_ARG(from));
		note(diags, diag, after->span, "what it moved to");
		help(diags, diag,
			"put the deadline here from which it was moved, or take `was` out");
		return;
	}
	const struct when *on = &move->agreed_on;
	if (!newer || !on->known || !newer->agreed_on.known ||
		newer->agreed_on.all.end >= on->all.start)
		return;
	diag = report(diags, PL228, on->span,
		"the move from %.*s was agreed on %.*s, after the newer one above it",
		STR_ARG(from), STR_ARG(written_words(model, on)));
	note(diags, diag, newer->agreed_on.span, "the newer one was agreed earlier");
	help(diags, diag, "moves stand newest first; put them in order, or mend the days");
}

void check_slip_record_implausible(
	const struct model *model, struct diags *diags, const struct item *item)
{
	for (uint32_t i = 0; i < item->more->was_count; i++)
		look_at(model, diags, item, i);
}
