#include "changes/declared.h"

#include <stdlib.h>
#include <string.h>

/* One of either side, as it is looked for. */
struct entry {
	struct str key;
	uint32_t kind; /* only what has the same is matched */
	uint32_t index;
	bool is_new;
};

struct entries {
	struct entry *list;
	size_t count;
	uint32_t *to_new, *to_old;
};

static int by_entry(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	int order = str_compare(a->key, b->key);
	if (order)
		return order;
	if (a->is_new != b->is_new)
		return a->is_new ? 1 : -1;
	return (a->index > b->index) - (a->index < b->index);
}

static void add(struct entries *entries, struct str key, uint32_t kind, uint32_t index, bool is_new)
{
	const uint32_t *taken = is_new ? entries->to_old : entries->to_new;
	if (key.len && taken[index] == NO_ITEM)
		entries->list[entries->count++] = (struct entry){key, kind, index, is_new};
}

/* Those whose key stands once on each side. */
static void join(struct entries *entries)
{
	struct entry *list = entries->list;
	size_t count = entries->count;
	entries->count = 0;
	if (count)
		qsort(list, count, sizeof *list, by_entry);
	for (size_t from = 0, end; from < count; from = end) {
		size_t old = 0;
		for (end = from; end < count && list[end].kind == list[from].kind &&
				 str_equal(list[end].key, list[from].key);
			end++)
			old += !list[end].is_new;
		if (old != 1 || end - from != 2)
			continue;
		entries->to_new[list[from].index] = list[from + 1].index;
		entries->to_old[list[from + 1].index] = list[from].index;
	}
}

static struct entries begin(struct arena *arena, uint32_t old_count, uint32_t new_count)
{
	struct entries entries = {0};
	size_t both = (size_t)old_count + new_count;
	entries.list = arena_array(arena, both + 1, sizeof *entries.list);
	entries.to_new = arena_array(arena, (size_t)old_count + 1, sizeof *entries.to_new);
	entries.to_old = arena_array(arena, (size_t)new_count + 1, sizeof *entries.to_old);
	memset(entries.to_new, 0xFF, old_count * sizeof *entries.to_new);
	memset(entries.to_old, 0xFF, new_count * sizeof *entries.to_old);
	return entries;
}

static void match_parties(struct match *match, struct arena *arena)
{
	const struct model *old = match->old, *new = match->new;
	struct entries entries = begin(arena, old->party_count, new->party_count);
	for (uint32_t i = 0; i < old->party_count; i++)
		add(&entries, old->parties[i].name, 0, i, false);
	for (uint32_t i = 0; i < new->party_count; i++)
		add(&entries, new->parties[i].name, 0, i, true);
	join(&entries);
	for (uint32_t i = 0; i < old->party_count; i++)
		add(&entries, old->parties[i].title.str, old->parties[i].kind, i, false);
	for (uint32_t i = 0; i < new->party_count; i++)
		add(&entries, new->parties[i].title.str, new->parties[i].kind, i, true);
	join(&entries);
	match->party_to_new = entries.to_new;
	match->party_to_old = entries.to_old;
}

static void match_goals(struct match *match, struct arena *arena)
{
	const struct model *old = match->old, *new = match->new;
	struct entries entries = begin(arena, old->goal_count, new->goal_count);
	for (uint32_t i = 0; i < old->goal_count; i++)
		add(&entries, old->goals[i].name, 0, i, false);
	for (uint32_t i = 0; i < new->goal_count; i++)
		add(&entries, new->goals[i].name, 0, i, true);
	join(&entries);
	for (uint32_t i = 0; i < old->goal_count; i++)
		add(&entries, old->goals[i].title.str, 0, i, false);
	for (uint32_t i = 0; i < new->goal_count; i++)
		add(&entries, new->goals[i].title.str, 0, i, true);
	join(&entries);
	match->goal_to_new = entries.to_new;
	match->goal_to_old = entries.to_old;
}

static void match_phases(struct match *match, struct arena *arena)
{
	const struct model *old = match->old, *new = match->new;
	struct entries entries = begin(arena, old->phase_count, new->phase_count);
	for (uint32_t i = 0; i < old->phase_count; i++)
		add(&entries, old->phases[i].name, 0, i, false);
	for (uint32_t i = 0; i < new->phase_count; i++)
		add(&entries, new->phases[i].name, 0, i, true);
	join(&entries);
	for (uint32_t i = 0; i < old->phase_count; i++)
		add(&entries, old->phases[i].title.str, old->phases[i].kind, i, false);
	for (uint32_t i = 0; i < new->phase_count; i++)
		add(&entries, new->phases[i].title.str, new->phases[i].kind, i, true);
	join(&entries);
	match->phase_to_new = entries.to_new;
	match->phase_to_old = entries.to_old;
}

void match_declarations(struct match *match, struct arena *arena)
{
	match_parties(match, arena);
	match_goals(match, arena);
	match_phases(match, arena);
}
