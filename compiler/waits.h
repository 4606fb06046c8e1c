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

/* All that waits in a plan. Items that wait for each other in a circle, or in several circles that
 * share an item, are one knot. An item that waits for itself alone is in none. */
struct waits {
	const struct model *model;
	const struct item **items; /* that wait for something, as they were added */
	uint32_t count, room;
	uint32_t *number;     /* by index of an item: its place in `items`, from 1; 0: not there */
	const uint32_t *knot; /* by number: see knot_of */
	uint32_t knot_count;
};

/* Nothing yet; memory is the model's arena's. */
struct waits waits_new(const struct model *model);

/* Adds the item if it waits for something; each item once. */
void waits_add(struct waits *waits, const struct item *item);

/* Finds the knots when all items have been added. Takes time and memory in proportion to
 * what was added. */
void waits_find_knots(struct waits *waits);

/* The knot that an item is in, from 1 in no order; 0 for none. */
static inline uint32_t knot_of(const struct waits *waits, const struct item *item)
{
	return waits->knot[waits->number[item->index]];
}

#endif
