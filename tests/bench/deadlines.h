/* Deadlines in every form of the language, for a plan whose period is 2018/19 to 2021/22. */
#ifndef BENCH_DEADLINES_H
#define BENCH_DEADLINES_H

#include "random.h"

/* Quarters of the period, from 0: April to June 2018. */
enum { QUARTERS = 16 };

/* An action that others may name. */
struct neighbour {
	unsigned pledge, action;
	unsigned quarter; /* in which it is due */
};

struct neighbours {
	struct neighbour list[32];
	unsigned count;
};

void add_neighbour(struct neighbours *neighbours, struct neighbour neighbour);

/* One that is due before a quarter, or in it; NULL if there is none at hand. */
const struct neighbour *neighbour_until(
	const struct neighbours *neighbours, struct random *random, unsigned quarter);

/* Prints a deadline that ends within a quarter, whatever its form. */
void plain_deadline(struct random *random, unsigned quarter);

/* The same in any form, those that recur, stay open or name something included. Returns the label
 * of its last stage, NULL if it has none. */
const char *deadline(struct random *random, unsigned quarter, const struct neighbours *neighbours);

#endif
