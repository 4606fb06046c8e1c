#include "changes/stages.h"

#include <stdlib.h>

/* In the order of labels, else of places in memory, which is that of the plan. */
static int by_label(const void *left, const void *right)
{
	const struct move *a = *(const struct move *const *)left;
	const struct move *b = *(const struct move *const *)right;
	int order = str_compare(a->label, b->label);
	return order ? order : (a > b) - (a < b);
}

static int by_stage(const void *left, const void *right)
{
	const struct stage *a = left, *b = right;
	int order = str_compare(a->label, b->label);
	return order ? order : (a->when > b->when) - (a->when < b->when);
}

/* The stages and the moves are both in the order of labels. */
static void share_moves(struct stages *stages, const struct move *const *moves, uint32_t count)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < stages->count; i++) {
		struct stage *stage = &stages->list[i];
		while (at < count && str_compare(moves[at]->label, stage->label) < 0)
			at++;
		stage->moves = moves + at;
		while (at < count && str_equal(moves[at]->label, stage->label)) {
			stage->move_count++;
			at++;
		}
	}
}

struct stages stages_of(const struct item *item, struct arena *arena)
{
	uint32_t due = item->due ? item->due->count : 0, moves = item->more->was_count;
	struct stages stages = {NULL, due};
	if (!due && !moves)
		return stages;
	stages.list = arena_array(arena, due + 1, sizeof *stages.list);
	const struct move **list = arena_array(arena, (size_t)moves + 1, sizeof *list);
	for (uint32_t i = 0; i < moves; i++)
		list[i] = &item->more->was[i];
	for (uint32_t i = 0; i < due; i++) {
		stages.list[i].when = &item->due->list[i].when;
		stages.list[i].label = deadline_label(&item->due->list[i]);
	}
	if (due > 1) {
		qsort(stages.list, due, sizeof *stages.list, by_stage);
		if (moves)
			qsort(list, moves, sizeof *list, by_label);
		share_moves(&stages, list, moves);
		return stages;
	}
	if (!due) {
		stages.count = 1;
		stages.list[0].when = item->more->start;
		stages.list[0].is_start = item->more->start != NULL;
	}
	stages.list[0].moves = list;
	stages.list[0].move_count = moves;
	return stages;
}
