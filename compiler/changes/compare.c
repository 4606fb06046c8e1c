#include "changes/compare.h"

#include "changes/differ.h"
#include "fingerprint.h"

/* What holds an item, and the item, are shown. */
static bool is_shown(const struct differ *c, const struct item *item)
{
	return c->full || !item->exempt;
}

static void compare_pair(struct differ *c, const struct item *old, const struct item *new)
{
	struct item_pair pair = {old, new, changed_item(c, old, new)};
	if (compare_identity(c, &pair))
		return;
	compare_place(c, &pair);
	/* What is missing may stand in a line that was not understood. */
	if (old->damaged || new->damaged)
		return;
	compare_status(c, &pair);
	compare_deadlines(c, &pair);
	compare_owners(c, &pair);
	compare_wording(c, &pair);
	compare_measures(c, &pair);
	compare_links(c, &pair);
	compare_details(c, &pair);
}

static void compare_removed(struct differ *c, const struct item *old_parent)
{
	if (!c->new->understood)
		return;
	for (const struct item *old = item_first_child(c->old, old_parent); old;
		old = item_next(c->old, old)) {
		if (counterpart_in_new(c->match, old))
			continue;
		if (is_shown(c, old))
			report_removed(c, old);
		else
			c->changes->withheld++;
	}
}

static void compare_items(struct differ *c)
{
	compare_removed(c, c->old->items);
	EACH_ITEM (new, c->new) {
		const struct item *old = counterpart_in_old(c->match, new);
		if (!is_shown(c, new) || (old && !is_shown(c, old))) {
			c->changes->withheld++;
			continue;
		}
		if (old) {
			compare_pair(c, old, new);
			compare_removed(c, old);
		} else if (c->old->understood &&
			   counterpart_in_old(c->match, item_parent(c->new, new))) {
			report_added(c, new);
		}
	}
}

/* The same change has the same fingerprint whatever stands around it. */
static void take_fingerprints(struct differ *c)
{
	const uint64_t *old = fingerprint_items(c->old, c->arena);
	const uint64_t *new = fingerprint_items(c->new, c->arena);
	for (uint32_t i = 0; i < c->changes->count; i++) {
		struct change *change = &c->changes->list[i];
		const struct changed *of = change->of;
		uint64_t hash = of->new_item   ? new[of->new_item->index]
				: of->old_item ? old[of->old_item->index]
					       : fingerprint_mix(new[0], of->path);
		hash = fingerprint_mix(hash, str_of(change_kind_name(change->kind)));
		hash = fingerprint_mix(hash, str_of(change->clause ? change->clause : ""));
		change->fingerprint = fingerprint_mix(hash, change->to);
	}
}

struct changes *compare_plans(const struct model *old, const struct model *new,
	const struct sources *sources, bool full, struct arena *arena)
{
	struct changes *changes = NEW(arena, struct changes);
	*changes = (struct changes){.arena = arena, .sources = sources, .old = old, .new = new};
	struct differ c = {.arena = arena, .old = old, .new = new, .full = full};
	c.changes = changes;
	c.changed_old = arena_array(arena, old->count, sizeof *c.changed_old);
	c.changed_new = arena_array(arena, new->count, sizeof *c.changed_new);
	c.match = match_plans(old, new, arena);
	compare_terms(&c);
	compare_declarations(&c);
	compare_items(&c);
	compare_silence(&c);
	take_fingerprints(&c);
	return changes;
}
