#include "waits.h"

/* Dates that can be counted from another item: each `due`, then `start`. */
static const struct when *counted_at(const struct item *item, uint32_t i)
{
	uint32_t count = item->due ? item->due->count : 0;
	if (i < count)
		return &item->due->list[i].when;
	return i == count ? item->more->start : NULL;
}

bool next_wait(const struct item *item, uint32_t *at, struct wait *wait)
{
	const struct details *more = item->more;
	if (*at < more->after_count) {
		const struct link *link = &more->after[(*at)++];
		*wait = (struct wait){link->item, link->span, false};
		return true;
	}
	uint32_t last = more->after_count + (item->due ? item->due->count : 0);
	while (*at <= last) {
		const struct when *when = counted_at(item, (*at)++ - more->after_count);
		if (!when || !when_after(when))
			continue;
		*wait = (struct wait){when_after(when), when->span, true};
		return true;
	}
	return false;
}

struct waits waits_new(const struct model *model)
{
	return (struct waits){
		.model = model,
		.items = arena_array(model->arena, model->count, sizeof(const struct item *)),
	};
}

void waits_add(struct waits *waits, const struct item *item)
{
	struct wait wait;
	uint32_t at = 0;
	if (next_wait(item, &at, &wait))
		waits->items[waits->count++] = item;
}

/* Tarjan's search for strongly connected parts of a graph, with a stack of its own in place of
 * recursion, since a chain of items may be as long as the plan. */
struct search {
	const struct model *model;
	uint32_t *order;  /* in which an item was reached, from 1; 0: not yet */
	uint32_t *lowest; /* order of the earliest open item that can be reached from it */
	uint32_t *at;     /* the next of its waits to follow */
	uint32_t *path;   /* from where the search began to where it is */
	uint32_t *open;   /* reached, and not yet known to which knot it belongs */
	uint32_t *knot;
	bool *is_open;
	uint32_t reached, path_count, open_count, knot_count;
};

static void enter(struct search *search, uint32_t index)
{
	search->order[index] = search->lowest[index] = ++search->reached;
	search->path[search->path_count++] = index;
	search->open[search->open_count++] = index;
	search->is_open[index] = true;
}

static void lower(uint32_t *value, uint32_t limit)
{
	if (*value > limit)
		*value = limit;
}

/* Everything that the item waits for has been followed. */
static void leave(struct search *search, uint32_t index)
{
	search->path_count--;
	if (search->path_count)
		lower(&search->lowest[search->path[search->path_count - 1]], search->lowest[index]);
	if (search->lowest[index] != search->order[index])
		return;
	bool alone = search->open[search->open_count - 1] == index;
	uint32_t knot = alone ? 0 : ++search->knot_count;
	uint32_t last;
	do {
		last = search->open[--search->open_count];
		search->is_open[last] = false;
		search->knot[last] = knot;
	} while (last != index);
}

static void follow(struct search *search, uint32_t start)
{
	enter(search, start);
	while (search->path_count) {
		uint32_t index = search->path[search->path_count - 1];
		struct wait wait;
		if (!next_wait(&search->model->items[index], &search->at[index], &wait))
			leave(search, index);
		else if (!search->order[wait.item->index])
			enter(search, wait.item->index);
		else if (search->is_open[wait.item->index])
			lower(&search->lowest[index], search->order[wait.item->index]);
	}
}

void waits_find_knots(struct waits *waits)
{
	struct arena *arena = waits->model->arena;
	uint32_t count = waits->model->count;
	struct search search = {
		.model = waits->model,
		.order = arena_array(arena, count, sizeof *search.order),
		.lowest = arena_array(arena, count, sizeof *search.lowest),
		.at = arena_array(arena, count, sizeof *search.at),
		/* What waits for nothing is left as soon as it is entered. The plan may be another
		 * that waits, by mistake. */
		.path = arena_array(arena, waits->count + 2, sizeof *search.path),
		.open = arena_array(arena, waits->count + 2, sizeof *search.open),
		.knot = arena_array(arena, count, sizeof *search.knot),
		.is_open = arena_array(arena, count, sizeof *search.is_open),
	};
	for (uint32_t i = 0; i < waits->count; i++)
		if (!search.order[waits->items[i]->index])
			follow(&search, waits->items[i]->index);
	waits->knot = search.knot;
	waits->knot_count = search.knot_count;
}
