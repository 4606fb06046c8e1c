/* Item places tell to which item of a plan a place in its text belongs. */
#ifndef ITEM_PLACES_H
#define ITEM_PLACES_H

#include "model.h"

struct item_places;

/* The items of a model by where they stand; `arena`'s. Takes time n log n in their number. */
struct item_places *item_places_new(const struct model *model, struct arena *arena);

/* The innermost item whose header or block holds the offset, the plan among them; NULL if none
 * does, as of a party, or of what stands behind a plan without a block. */
const struct item *item_at(const struct item_places *places, uint32_t offset);

#endif
