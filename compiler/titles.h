/* Titles finds out which items share a title, without comparing all with all. A full stop at its
 * end makes no other title (str_without_stop). */
#ifndef TITLES_H
#define TITLES_H

#include "diag.h"
#include "model.h"

/* Equal but for the case of ASCII letters and the length of gaps. */
bool same_title(struct str a, struct str b);

/* A title that several items have. */
struct title {
	const struct item *first;
	const struct item *last;
	struct diag *diag; /* for the checks: the finding about it */
	uint32_t count;
};

/* Eight bytes, as most titles are seen once. */
struct title_slot {
	uint32_t key;   /* odd: of a whole title; even: of its end */
	uint32_t value; /* 0: the slot is free; else the index of an item, or see titles.c */
};

/* A table of titles. One is entered by its end, which mostly is its own; only where several end
 * alike is each entered by its whole, and read to its start. */
struct titles {
	struct arena *arena;
	const struct item *items;
	struct title_slot *slots; /* all zero */
	uint32_t size;            /* a power of two, at least twice the titles */
	struct title *repeated;   /* in the order in which they were found; NULL as long as none */
	uint32_t count, room;
};

/* Adds the title of an item, which is not the first of `items`. If items of its kind had it before,
 * what they share: it is counted, and `last` is still the item before it. NULL for a new or empty
 * title. Good until the next is added. */
struct title *titles_add(struct titles *titles, const struct item *item);

#endif
