#include "check.h"
#include "lateness.h"

static bool is_in_office(const struct party *party, const struct when *due)
{
	return !(party->until.known && !party->until.all.open &&
		       party->until.all.end < due->all.end) &&
	       !(party->from.known && party->from.all.start > due->all.end);
}

void check_owner_not_in_office(
	const struct model *model, struct diags *diags, const struct item *item)
{
	const struct claims *owners = item->owners;
	const struct item *parent = item_parent(model, item);
	if (!owners || !item->due)
		return;
	/* What both have been given has been looked at above. */
	if (parent && parent->owners == owners && parent->due == item->due)
		return;
	const struct when *due = NULL;
	for (uint32_t i = 0; i < owners->count; i++) {
		const struct party *party = owners->list[i].party;
		if (!party->until.known && !party->from.known)
			continue;
		if (!due)
			due = present_deadline(item);
		if (!due || due->all.open || is_ended(item))
			return;
		if (is_in_office(party, due))
			continue;
		bool leaves = party->until.known && party->until.all.end < due->all.end;
		const struct when *term = leaves ? &party->until : &party->from;
		/* What several inherit is one finding, where it stands. */
		struct span span = item->owners_inherited && !item->due_inherited
					   ? due->span
					   : owners->list[i].span;
		struct diag *diag = report(diags, PL308, span,
			leaves ? "`%.*s` is in office until %.*s, and the deadline is %.*s"
			       : "`%.*s` is in office from %.*s, and the deadline is %.*s",
			STR_ARG(party->title.str), STR_ARG(written_words(model, term)),
			STR_ARG(written_words(model, due)));
		note(diags, diag, term->span, "the term is said here");
		help(diags, diag, "name who will answer for it then, or the post that they hold");
	}
}
