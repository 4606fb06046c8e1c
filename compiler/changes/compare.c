#include "changes/compare.h"

#include <stdlib.h>

#include "changes/differ.h"
#include "fingerprint.h"

/* What holds an item, and the item, are shown. */
static bool is_shown(const struct differ *c, const struct item *item)
{
	return c->full || !item->exempt;
}

/* Header and block are typed in the same words, so that the details that an item says of itself, in
 * words and names alone, are the same. What they refer to is compared on its own. */
static bool is_typed_alike(const struct differ *c, const struct item *old, const struct item *new)
{
	struct span before = {old->header.start, old->stop}, after = {new->header.start, new->stop};
	return str_equal(
		source_slice(c->old->sources, before), source_slice(c->new->sources, after));
}

static void compare_pair(struct differ *c, const struct item *old, const struct item *new)
{
	struct item_pair pair = {old, new};
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
	if (!is_typed_alike(c, old, new))
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
	compare_pair(c, c->old->items, c->new->items);
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

/* Values in one line, and fingerprints. */
static void finish_changes(struct differ *c)
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
		if (change->from.at)
			change->from = str_tidied(c->arena, change->from);
		if (change->to.at)
			change->to = str_tidied(c->arena, change->to);
	}
}

static int by_fingerprint(const void *left, const void *right)
{
	const struct change *a = *(struct change *const *)left;
	const struct change *b = *(struct change *const *)right;
	if (a->fingerprint != b->fingerprint)
		return a->fingerprint < b->fingerprint ? -1 : 1;
	return (a > b) - (a < b);
}

static void number_fingerprints(struct changes *changes)
{
	if (!changes->count)
		return;
	struct change **list = arena_array(changes->arena, changes->count, sizeof *list);
	for (uint32_t i = 0; i < changes->count; i++)
		list[i] = &changes->list[i];
	qsort(list, changes->count, sizeof *list, by_fingerprint);
	for (uint32_t i = 0; i < changes->count; i++) {
		bool again = i > 0 && list[i]->fingerprint == list[i - 1]->fingerprint;
		list[i]->fingerprint_number = again ? list[i - 1]->fingerprint_number + 1 : 1;
	}
}

static bool is_all_closed(const struct model *model)
{
	EACH_ITEM (item, model)
		if (item->kind == ACTION && !is_closed(item))
			return false;
	return true;
}

/* A plan that one side lacks is one change. */
static void add_whole(struct changes *changes)
{
	const struct model *model = changes->new ? changes->new : changes->old;
	const struct item *plan = model->items;
	struct changed *changed = NEW(changes->arena, struct changed);
	changed->kind = kind_word(PLAN);
	changed->called = str_of(changed->kind);
	changed->words = STR("the plan");
	changed->title = str_tidied(changes->arena, plan->title.str);
	*(changes->new ? &changed->new_item : &changed->old_item) = plan;
	*(changes->new ? &changed->new_span : &changed->old_span) = plan->span;
	enum change_kind kind = changes->new ? CHANGE_ADDED : CHANGE_CONTAINER_REMOVED;
	struct change *change = NEW(changes->arena, struct change);
	*change = (struct change){.kind = kind,
		.code = change_kind_rule(kind),
		.of = changed,
		.old_span = changed->old_span,
		.new_span = changed->new_span,
		/* Of a plan that is gone nothing new is left to be looked at. */
		.place = changes->new ? changed->new_span : changed->old_span,
		.fingerprint_number = 1};
	if (!changes->new &&is_all_closed(model))
		change->at_most = NOTE;
	else if (!changes->new)
		change->help = STR("what was promised stays on record: keep the plan until its"
				   " actions are complete, cancelled or merged into others");
	unsigned long actions = model->kind_count[ACTION];
	change->text = str_format(changes->arena, "is %s, with %lu action%s",
		changes->new ? "new" : "gone", actions, actions == 1 ? "" : "s");
	*(changes->new ? &change->to : &change->from) = changed->title;
	change->fingerprint =
		fingerprint_mix(fingerprint_items(model, changes->arena)[0], change->text);
	changes->plan = changed;
	changes->list = change;
	changes->count = changes->room = 1;
	changes->group_count[change_kind_group(kind)] = 1;
}

struct changes *compare_plans(const struct model *old, const struct model *new,
	const struct sources *sources, bool full, struct arena *arena)
{
	struct changes *changes = NEW(arena, struct changes);
	*changes = (struct changes){.arena = arena, .sources = sources, .old = old, .new = new};
	if (!old || !new) {
		add_whole(changes);
		return changes;
	}
	struct differ c = {.arena = arena, .old = old, .new = new, .full = full};
	c.changes = changes;
	c.changed_old = arena_array(arena, old->count, sizeof *c.changed_old);
	c.changed_new = arena_array(arena, new->count, sizeof *c.changed_new);
	c.match = changes->match = match_plans(old, new, arena);
	changes->plan = changed_item(&c, old->items, new->items);
	compare_terms(&c);
	compare_papers(&c);
	compare_declarations(&c);
	compare_items(&c);
	compare_silence(&c);
	finish_changes(&c);
	number_fingerprints(changes);
	return changes;
}
