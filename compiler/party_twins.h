/* Party twins are two declared parties whose names are so alike that they may be one. */
#ifndef PARTY_TWINS_H
#define PARTY_TWINS_H

#include "likeness.h"
#include "model.h"

struct twin {
	const struct party *first, *second; /* in the order declared */
	enum likeness likeness;
};

/* No party is the second of two twins; so three spellings of a name are two twins. */
struct party_twins {
	struct twin *list;
	uint32_t count;
};

/* All twins of the model, but for those that the plan calls `distinct`, and those of which one is
 * the other's `aka`. Persons and posts are compared with persons and posts, bodies with bodies.
 * Takes time linear in the letters of their names. Owned by `arena`. */
struct party_twins party_twins(const struct model *model, struct arena *arena);

/* In what the names of two parties are alike, whatever the plan says of them. */
enum likeness parties_alike(const struct party *a, const struct party *b);

#endif
