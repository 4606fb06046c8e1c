#include <stdlib.h>

#include "changes/differ.h"
#include "changes/spoken.h"

/* How two lists of parties lie to each other. */
struct lists {
	uint32_t gone, new; /* parties that only one has */
	bool first_differs;
	bool all_gone_left; /* all that are gone were no longer in office */
};

static int by_number(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	return (a > b) - (a < b);
}

/* The parties of a list by the indexes of the new side, sorted; those of the old side that are gone
 * lie behind all. */
static uint32_t *numbers(struct differ *c, const struct claims *claims, bool is_new)
{
	uint32_t *list = arena_array(c->arena, (size_t)claims->count + 1, sizeof *list);
	for (uint32_t i = 0; i < claims->count; i++) {
		uint32_t index = claims->list[i].party->index;
		list[i] = is_new ? index : c->match->party_to_new[index];
	}
	qsort(list, claims->count, sizeof *list, by_number);
	return list;
}

static bool has_left(const struct differ *c, const struct party *party)
{
	const struct when *until = &party->until;
	if (until->known && !until->all.open && until->all.end <= c->new->today)
		return true;
	uint32_t index = c->match->party_to_new[party->index];
	if (index == NO_ITEM)
		return false;
	until = &c->new->parties[index].until;
	return until->known && !until->all.open && until->all.end <= c->new->today;
}

static bool is_among(const uint32_t *list, uint32_t count, uint32_t number)
{
	return count && bsearch(&number, list, count, sizeof *list, by_number);
}

static struct lists compare_lists(
	struct differ *c, const struct claims *old, const struct claims *new)
{
	uint32_t old_count = old ? old->count : 0, new_count = new ? new->count : 0;
	struct lists lists = {.all_gone_left = true};
	const uint32_t *was = old_count ? numbers(c, old, false) : NULL;
	const uint32_t *is = new_count ? numbers(c, new, true) : NULL;
	for (uint32_t i = 0; i < new_count; i++)
		lists.new += !is_among(was, old_count, new->list[i].party->index);
	for (uint32_t i = 0; i < old_count; i++) {
		const struct party *party = old->list[i].party;
		uint32_t index = c->match->party_to_new[party->index];
		if (index != NO_ITEM && is_among(is, new_count, index))
			continue;
		lists.gone++;
		lists.all_gone_left &= has_left(c, party);
	}
	lists.first_differs =
		old_count && new_count &&
		c->match->party_to_new[old->list[0].party->index] != new->list[0].party->index;
	return lists;
}

static struct change *add(struct differ *c, const struct item_pair *pair, enum change_kind kind,
	const char *clause, const struct claims *old, const struct claims *new)
{
	struct change *change = change_add(c, changed_of(c, pair), kind, clause);
	change_places(
		change, old ? old->span : change->old_span, new ? new->span : change->new_span);
	if (old && old->count)
		change->from = spoken_parties(c->arena, old);
	if (new &&new->count)
		change->to = spoken_parties(c->arena, new);
	return change;
}

/* Where an item has its owners from, itself or above. */
static const struct item *source_of_owners(const struct model *model, const struct item *item)
{
	while (item && item->owners_inherited)
		item = item_parent(model, item);
	return item;
}

static const struct item *source_of_sponsors(const struct model *model, const struct item *item)
{
	while (item && item->sponsors_inherited)
		item = item_parent(model, item);
	return item;
}

static bool are_one(const struct differ *c, const struct item *old, const struct item *new)
{
	return old && new &&counterpart_in_new(c->match, old) == new;
}

static bool is_damaged(const struct claims *old, const struct claims *new)
{
	return (old && old->damaged) || (new &&new->damaged);
}

static void compare_owner(struct differ *c, const struct item_pair *pair)
{
	const struct claims *old = pair->old->owners, *new = pair->new->owners;
	bool inherited = pair->old->owners_inherited && pair->new->owners_inherited;
	if (is_damaged(old, new) || (inherited && are_one(c, source_of_owners(c->old, pair->old),
							  source_of_owners(c->new, pair->new))))
		return;
	struct lists lists = compare_lists(c, old, new);
	if (!lists.gone && !lists.new && !lists.first_differs)
		return;
	bool left = lists.gone > 0 || lists.first_differs;
	struct change *change =
		add(c, pair, left ? CHANGE_OWNER : CHANGE_OWNER_ADDED, "owner", old, new);
	if (!change->from.at) {
		change_says(
			c, change, "is now owned by %.*s, it had no owner", STR_ARG(change->to));
		return;
	}
	if (!change->to.at) {
		change_says(c, change, "has no owner any more, it was %.*s", STR_ARG(change->from));
		change_helps(c, change, "name who follows: `owner …`");
		return;
	}
	bool in_order = lists.gone && lists.all_gone_left;
	change->at_most = in_order || !lists.gone ? NOTE : WARNING;
	change_says(c, change, "is now owned by %.*s, it was %.*s%s", STR_ARG(change->to),
		STR_ARG(change->from), in_order ? ", who has left" : "");
}

/* Sponsors and partners: told, but no rule asks about them. */
static void compare_others(struct differ *c, const struct item_pair *pair, enum change_kind kind,
	const char *clause, const struct claims *old, const struct claims *new)
{
	struct lists lists = compare_lists(c, old, new);
	if (is_damaged(old, new) || (!lists.gone && !lists.new && !lists.first_differs))
		return;
	struct change *change = add(c, pair, kind, clause, old, new);
	const char *what = kind == CHANGE_SPONSOR ? "sponsored by" : "done with";
	if (!change->to.at)
		change_says(c, change, "is no longer %s %.*s", what, STR_ARG(change->from));
	else if (!change->from.at)
		change_says(c, change, "is now %s %.*s", what, STR_ARG(change->to));
	else
		change_says(c, change, "is now %s %.*s, it was %.*s", what, STR_ARG(change->to),
			STR_ARG(change->from));
}

void compare_owners(struct differ *c, const struct item_pair *pair)
{
	const struct item *old = pair->old, *new = pair->new;
	compare_owner(c, pair);
	bool inherited = old->sponsors_inherited && new->sponsors_inherited;
	if (!inherited ||
		!are_one(c, source_of_sponsors(c->old, old), source_of_sponsors(c->new, new)))
		compare_others(c, pair, CHANGE_SPONSOR, "sponsor", old->sponsors, new->sponsors);
	compare_others(c, pair, CHANGE_PARTNERS, "with", old->more->partners, new->more->partners);
}
