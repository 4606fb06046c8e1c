#include "item_places.h"

#include <stdlib.h>

struct item_places {
	const struct model *model;
	const struct item **items; /* by the offset of their headers */
	uint32_t count;
};

static int by_header(const void *a, const void *b)
{
	const struct item *const *first = a, *const *second = b;
	uint32_t at = (*first)->header.start, other = (*second)->header.start;
	return at < other ? -1 : at > other;
}

struct item_places *item_places_new(const struct model *model, struct arena *arena)
{
	struct item_places *places = NEW(arena, struct item_places);
	places->model = model;
	places->items = arena_array(arena, model->count, sizeof *places->items);
	for (uint32_t i = 0; i < model->count; i++)
		places->items[i] = &model->items[i];
	places->count = model->count;
	/* Those of an included file stand between others, but behind them by offset. */
	qsort(places->items, places->count, sizeof *places->items, by_header);
	return places;
}

const struct item *item_at(const struct item_places *places, uint32_t offset)
{
	uint32_t low = 0, high = places->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (places->items[middle]->header.start <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	const struct item *item = low ? places->items[low - 1] : NULL;
	while (item && offset >= item->stop)
		item = item_parent(places->model, item);
	return item && offset >= item->header.start ? item : NULL;
}
