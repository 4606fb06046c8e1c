/* Comparing finds out what changed between two versions of a plan. */
#ifndef COMPARE_H
#define COMPARE_H

#include "changes/change.h"

/* What changed from `old` to `new`, which are of one run, with `sources` for both. NULL for a plan
 * that is not there: all of the other is new, or gone. Unless `full`, what is exempt is left out
 * whole, whatever changed of it. Nothing is said of what a side lacks that was not understood.
 * Owned by `arena`. Time n log n in the plans. */
struct changes *compare_plans(const struct model *old, const struct model *new,
	const struct sources *sources, bool full, struct arena *arena);

#endif
