/* Milestones are the steps of an action: how their deadlines lie to it and to each other. */
#ifndef MILESTONES_H
#define MILESTONES_H

#include "model.h"

/* The one deadline of the item's own that is a point with a last day; NULL if it has none, or
 * several. */
static inline const struct when *own_point(const struct item *item)
{
	const struct deadlines *due = item->due_inherited ? NULL : item->due;
	const struct when *when = due && due->count == 1 ? &due->list[0].when : NULL;
	bool is_point = when && when->known && !when->all.open && when->kind != IS_RECURRING &&
			when->kind != IS_ONGOING && when->kind != IS_TBC;
	return is_point ? when : NULL;
}

/* What a milestone is part of: the nearest milestone or action above that has a deadline, which is
 * stored. NULL for none. */
const struct item *milestone_whole(
	const struct model *model, const struct item *milestone, const struct when **end);

/* Whether the milestone is due after what it is part of (PL203). */
bool outlasts_whole(const struct model *model, const struct item *milestone);

/* The milestone among the children of `parent` that evaluates, as its title says, and is due before
 * all others (PL211); NULL for none. The earliest of the others, which has a deadline, is stored.
 */
const struct item *early_evaluation(
	const struct model *model, const struct item *parent, const struct item **other);

#endif
