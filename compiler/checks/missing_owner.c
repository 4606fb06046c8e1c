#include "check.h"

/* The line that would name the owner may be one that was not understood, here or above. */
static bool may_be_damaged(const struct model *model, const struct item *item)
{
	while (item && !item->damaged)
		item = item_parent(model, item);
	return item != NULL;
}

enum { NEAR = 50 }; /* so many items or parties are looked at, for a help */

/* The party that the item's own words for its owner speak of. */
static const struct party *party_in_words(const struct model *model, struct str words)
{
	for (uint32_t i = 0; i < model->party_count && i < NEAR; i++) {
		const struct party *party = &model->parties[i];
		bool named = party->title.str.len && str_find(words, party->title.str) < words.len;
		bool role = party->role.str.len && str_find(words, party->role.str) < words.len;
		if (party->name.len && (named || role))
			return party;
	}
	return NULL;
}

/* Who owns an item that stands beside it, or a step of it. */
static const struct party *party_nearby(const struct model *model, const struct item *item)
{
	for (const struct item *step = item + 1; step < model->items + item->end; step++)
		if (step->owners && step->owners->count && step->index - item->index < NEAR)
			return step->owners->list[0].party;
	for (uint32_t back = 1; back < NEAR && item->parent < item->index - back; back++) {
		const struct item *other = item - back;
		if (other->parent == item->parent && other->owners && other->owners->count)
			return other->owners->list[0].party;
	}
	return NULL;
}

/* One that the writer could name, NULL if none has a name. */
static const struct party *example(const struct model *model, const struct item *item)
{
	const struct party *party = NULL;
	if (item->owners)
		party = party_in_words(model, item->owners->written);
	if (!party)
		party = party_nearby(model, item);
	for (uint32_t i = 0; !party && i < model->party_count; i++)
		if (model->parties[i].name.len)
			party = &model->parties[i];
	return party;
}

void check_missing_owner(const struct model *model, struct diags *diags, const struct item *item)
{
	const struct claims *owners = item->owners;
	if (!model->plan.required[item->kind].owner ||
		(owners && (owners->count || owners->damaged)) || may_be_damaged(model, item))
		return;
	struct str words = item_words(model, item);
	struct diag *diag;
	if (owners)
		diag = report(diags, PL301, item->span,
			"%.*s has no owner that the plan declares, only the words \"%.*s\"",
			STR_ARG(words), STR_ARG(owners->written));
	else
		diag = report(diags, PL301, item->span, "%.*s has no owner, and inherits none",
			STR_ARG(words));
	const struct party *party = example(model, item);
	if (party)
		help(diags, diag, "name who is accountable, such as `owner %.*s`",
			STR_ARG(party->name));
	else
		help(diags, diag,
			"declare who is accountable, such as `team parks \"Parks Team\"`, and"
			" name it: `owner parks`");
}
