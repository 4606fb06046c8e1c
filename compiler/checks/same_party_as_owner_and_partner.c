#include "check.h"

enum { FEW = 16 }; /* owners that are compared one by one */

/* Which parties own the item, by their index; NULL for few of them. */
static const bool *owners_by_index(
	const struct model *model, struct diags *diags, const struct claims *owners)
{
	if (owners->count <= FEW)
		return NULL;
	bool *found = arena_array(diags->arena, model->party_count, sizeof *found);
	for (uint32_t i = 0; i < owners->count; i++)
		found[owners->list[i].party->index] = true;
	return found;
}

static bool owns(const struct claims *owners, const bool *by_index, const struct party *party)
{
	if (by_index)
		return by_index[party->index];
	for (uint32_t i = 0; i < owners->count; i++)
		if (owners->list[i].party == party)
			return true;
	return false;
}

/* From the name to the one beside it in its list, with their comma; the same span if none is beside
 * it, as then the clause would say nothing. */
static struct span with_comma(const struct model *model, const struct claims *partners, uint32_t i)
{
	struct span name = partners->list[i].span, all = name;
	if (i + 1 < partners->count)
		all.end = partners->list[i + 1].span.start;
	else if (i > 0)
		all.start = partners->list[i - 1].span.end;
	/* The next name may stand in a clause of its own. */
	struct str words = source_slice(model->sources, all);
	for (size_t at = 0; at < words.len; at++)
		if (words.at[at] == '\n' || words.at[at] == '"' || words.at[at] == '#')
			return name;
	return all;
}

void check_same_party_as_owner_and_partner(
	const struct model *model, struct diags *diags, const struct item *item)
{
	const struct claims *owners = item->owners, *partners = item->more->partners;
	if (!partners || !owners || !owners->count)
		return;
	const bool *by_index = owners_by_index(model, diags, owners);
	for (uint32_t i = 0; i < partners->count; i++) {
		const struct claim *partner = &partners->list[i];
		if (!owns(owners, by_index, partner->party))
			continue;
		struct diag *diag =
			report(diags, PL311, partner->span, "`%.*s` is owner and partner of %s",
				STR_ARG(partner->party->name), item_words(model, item).at);
		note(diags, diag, owners->span, "named as an owner here");
		help(diags, diag, "leave it out of the partners");
		struct span all = with_comma(model, partners, i);
		if (all.start != partner->span.start || all.end != partner->span.end)
			suggest(diags, diag, SAFE, all, "%s", "");
	}
}
