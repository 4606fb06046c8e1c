/* Titles finds out which items share a title, without comparing all with all. */
#ifndef TITLES_H
#define TITLES_H

#include "diag.h"
#include "model.h"

/* Equal but for the case of ASCII letters and the length of gaps. */
bool same_title(struct str a, struct str b);

/* A title, and the items that have it. */
struct title {
	const struct item *first; /* that has it; NULL: the entry is free */
	const struct item *last;
	struct diag *diag; /* for the checks: the finding about it */
	uint32_t key;      /* odd: of the whole title; even: of its end */
	uint32_t count;
};

/* A table of titles. One is entered by its end, which mostly is its own; only where several end
 * alike is each entered by its whole, and read to its start. */
struct titles {
	struct title *entries; /* all zero */
	uint32_t size;         /* a power of two, at least twice the titles */
};

/* Adds the item's title and counts it; two kinds never share one. NULL for an empty title; `last`
 * is still the item before it. */
struct title *titles_add(const struct titles *titles, const struct item *item);

#endif
