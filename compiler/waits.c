#include "waits.h"

#include <string.h>

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
		.number = arena_array(model->arena, model->count, sizeof(uint32_t)),
	};
}

static void grow(struct waits *waits)
{
	struct waits old = *waits;
	waits->room = old.room ? old.room * 2 : 64;
	waits->items = arena_array(waits->model->arena, waits->room, sizeof *waits->items);
	if (old.count)
		memcpy(waits->items, old.items, old.count * sizeof *old.items);
}

/* Most are due on one point and say nothing else of when. */
static bool may_wait(const struct item *item)
{
	const struct details *more = item->more;
	bool is_plain = !item->due || (item->due->count == 1 && !item->due->list[0].when.rest);
	return !is_plain || more->after_count || more->start;
}

void waits_add(struct waits *waits, const struct item *item)
{
	struct wait wait;
	uint32_t at = 0;
	if (!may_wait(item) || !next_wait(item, &at, &wait))
		return;
	if (waits->count == waits->room)
		grow(waits);
	waits->items[waits->count++] = item;
	waits->number[item->index] = waits->count;
}

/* Tarjan's search for strongly connected parts of a graph, with a stack of its own in place of
 * recursion, since a chain of items may be as long as the plan. Items go by their numbers in
 * `waits`. */
struct search {
	const struct waits *waits;
	uint32_t *order;  /* in which an item was reached, from 1; 0: not yet */
	uint32_t *lowest; /* order of the earliest open item that can be reached from it */
	uint32_t *at;     /* the next of its waits to follow */
	uint32_t *path;   /* from where the search began to where it is */
	uint32_t *open;   /* reached, and not yet known to which knot it belongs */
	uint32_t *knot;
	bool *is_open;
	uint32_t reached, path_count, open_count, knot_count;
};

static void enter(struct search *search, uint32_t number)
{
	search->order[number] = search->lowest[number] = ++search->reached;
	search->path[search->path_count++] = number;
	search->open[search->open_count++] = number;
	search->is_open[number] = true;
}

static void lower(uint32_t *value, uint32_t limit)
{
	if (*value > limit)
		*value = limit;
}

/* Everything that the item waits for has been followed. */
static void leave(struct search *search, uint32_t number)
{
	search->path_count--;
	if (search->path_count)
		lower(&search->lowest[search->path[search->path_count - 1]],
			search->lowest[number]);
	if (search->lowest[number] != search->order[number])
		return;
	bool alone = search->open[search->open_count - 1] == number;
	uint32_t knot = alone ? 0 : ++search->knot_count;
	uint32_t last;
	do {
		last = search->open[--search->open_count];
		search->is_open[last] = false;
		search->knot[last] = knot;
	} while (last != number);
}

static void follow(struct search *search, uint32_t start)
{
	enter(search, start);
	while (search->path_count) {
		uint32_t number = search->path[search->path_count - 1];
		struct wait wait;
		if (!next_wait(search->waits->items[number - 1], &search->at[number], &wait)) {
			leave(search, number);
			continue;
		}
		/* What waits for nothing leads nowhere. */
		uint32_t next = search->waits->number[wait.item->index];
		if (next && !search->order[next])
			enter(search, next);
		else if (next && search->is_open[next])
			lower(&search->lowest[number], search->order[next]);
	}
}

void waits_find_knots(struct waits *waits)
{
	struct arena *arena = waits->model->arena;
	size_t count = (size_t)waits->count + 1;
	struct search search = {
		.waits = waits,
		.order = arena_array(arena, count, sizeof *search.order),
		.lowest = arena_array(arena, count, sizeof *search.lowest),
		.at = arena_array(arena, count, sizeof *search.at),
		.path = arena_array(arena, count, sizeof *search.path),
		.open = arena_array(arena, count, sizeof *search.open),
		.knot = arena_array(arena, count, sizeof *search.knot),
		.is_open = arena_array(arena, count, sizeof *search.is_open),
	};
	for (uint32_t number = 1; number <= waits->count; number++)
		if (!search.order[number])
			follow(&search, number);
	waits->knot = search.knot;
	waits->knot_count = search.knot_count;
}
