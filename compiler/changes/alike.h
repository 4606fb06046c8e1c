/* Alike is how many words two texts have in common, and a search for those that have many. */
#ifndef ALIKE_H
#define ALIKE_H

#include "text.h"

/* The words of a text, without regard to case, accents, marks and order: their hashes, sorted. */
struct bag {
	const uint64_t *words;
	uint32_t count;
};

/* Owned by the arena. Time n log n in the words. */
struct bag bag_of(struct arena *arena, struct str text);

/* Dice's coefficient of two bags in per cent: twice the words that both have, of all; 100 for two
 * texts without words. */
unsigned bags_alike(struct bag a, struct bag b);
unsigned texts_alike(struct arena *arena, struct str a, struct str b);

/* A text of one of two sides, numbered as the caller likes. Only texts of one scope are compared.
 */
struct likened {
	uint32_t number;
	uint32_t scope;
	struct str text;
};

/* A text of each side, and how alike they are. */
struct alike_pair {
	uint32_t old, new; /* their numbers */
	unsigned percent;
};
struct alike_pairs {
	struct alike_pair *list; /* the likest first */
	size_t count;
};

/* The pairs that are at least so alike, the same from both sides but for their order. They are
 * found by words, and pairs of words, that few texts have: where all words of two texts are
 * everywhere, these two may be missed. So it takes n log n time in the words, whatever they are. */
struct alike_pairs find_alike(struct arena *arena, const struct likened *old, size_t old_count,
	const struct likened *new, size_t new_count, unsigned least);

#endif
