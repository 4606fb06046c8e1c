/* History is what `was` lines say of a deadline; it is held against what the old version says. */
#ifndef HISTORY_H
#define HISTORY_H

#include "changes/differ.h"
#include "changes/stages.h"

enum { REPEATED_SLIP = 3 };

/* What the new version says of the moves since the old one. */
struct recorded {
	uint32_t count;            /* `was` lines on top of the old ones */
	const struct move *newest; /* NULL: there is none */
	bool all_reasoned, all_agreed;
	bool wrong;       /* they deny what the old version says, which has been told */
	unsigned slips;   /* of all that the new version knows, these too */
	day_number first; /* last day of the first of its deadlines */
};

/* Compares the `was` lines of one deadline; either side may be NULL. Reports records that are gone,
 * wrong, or only said otherwise. */
struct recorded compare_history(struct differ *c, const struct item_pair *pair,
	const struct stage *old, const struct stage *new);

#endif
