/* The order of a paper: items sorted by its `sort by`. Dates stand by the last day of the deadline
 * that counts, words by their code points, numbers such as 1.10 by their value; what says nothing
 * stands last, also where the order is descending. Items that are equal stay in the order of the
 * plan. */
#ifndef ORDER_H
#define ORDER_H

#include "model.h"

/* Puts `items`, of which there are `count`, into the order of the report. `language` is that of the
 * paper. Uses memory of the arena. */
void order_items(const struct model *model, const struct report *report, struct str language,
	const struct item **items, uint32_t count, struct arena *arena);

#endif
