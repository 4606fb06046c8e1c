/* A match tells which item, party, goal and phase of one version of a plan is which of another. */
#ifndef MATCH_H
#define MATCH_H

#include "model.h"

/* The other side's indexes; NO_ITEM for what has no counterpart. */
struct match {
	const struct model *old, *new;
	uint32_t *to_new, *to_old; /* items; the plan is the plan */
	uint32_t *party_to_new, *party_to_old;
	uint32_t *goal_to_new, *goal_to_old;
	uint32_t *phase_to_new, *phase_to_old; /* and events */
	/* By index of the new item: the old item of its name and path, which is another one, gone
	 * or called otherwise now; NO_ITEM: none. */
	uint32_t *reused;
};

/* Items are matched by name and path, a fresh `formerly` before all else; then by title, under one
 * parent and across; then those of one kind whose titles are at least 90 % alike, by name among
 * those of one name at least half; then, under one parent, the likest unnamed ones from 50 % on,
 * and last by place those left unnamed where they are equally many. The same pairs from both sides.
 * Owned by `arena`. Time n log n. */
struct match *match_plans(const struct model *old, const struct model *new, struct arena *arena);

/* Whether `formerly` of the item has the name. */
bool was_called(const struct item *item, struct str name);

static inline const struct item *counterpart_in_new(
	const struct match *match, const struct item *old)
{
	uint32_t index = match->to_new[old->index];
	return index == NO_ITEM ? NULL : &match->new->items[index];
}

static inline const struct item *counterpart_in_old(
	const struct match *match, const struct item *new)
{
	uint32_t index = match->to_old[new->index];
	return index == NO_ITEM ? NULL : &match->old->items[index];
}

#endif
