/* Waits are what an item must wait for: the items that it names `after`, and those that its
 * deadline or start is counted from. */
#ifndef WAITS_H
#define WAITS_H

#include "model.h"

/* That one item waits for another. */
struct wait {
	const struct item *item; /* the other one */
	struct span span;        /* where this is said */
	bool is_counted;         /* a date is counted from the other one */
};

/* The next thing that `item` waits for, which may be itself; false if there is none. *at counts
 * them, from 0, and is moved on. */
bool next_wait(const struct item *item, uint32_t *at, struct wait *wait);

/* Items that wait for each other in a circle, or in several circles that share an item, are one
 * knot: each has the same number. An item that waits for itself alone is in none. */
struct knots {
	const uint32_t *of; /* by index of an item: the number of its knot, 0 for none */
	uint32_t count;
};

/* The knots of a plan, numbered from 1 in no particular order. Takes time and memory in proportion
 * to the items and their waits; the memory is the model's arena's. `of` is NULL where nothing
 * waits. */
struct knots find_knots(const struct model *model);

#endif
