/* Pairing finds which piece of one text is which of another. */
#ifndef MERGE_PAIR_H
#define MERGE_PAIR_H

#include "merge/pieces.h"

/* Makes partners of what stands right below two pieces that are partners, or files: by name; as
 * they stand; by title; and then by kind, where that leaves no choice. Of what both sides have
 * added (OURS_THEIRS), which has no partner yet, only what cannot be there twice. */
void pair_insides(
	struct piece *left, struct piece *right, enum pairing pairing, struct arena *arena);

#endif
