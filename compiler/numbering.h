/* A numbering is what plans print before titles: "1.2", "R4", "3)" as a number with its neighbours.
 */
#ifndef NUMBERING_H
#define NUMBERING_H

#include "model.h"

/* "1.2." is the number 2 between "1." and ".". */
struct numbering {
	struct str before, behind;
	uint32_t number;
};

/* Reads what item_number gives. False if it does not end in a number ("2a", "three"). */
bool read_numbering(struct str printed, struct numbering *numbering);

/* Whether the two count the same: what stands before the numbers is equal. */
bool same_numbering(const struct numbering *a, const struct numbering *b);

#endif
