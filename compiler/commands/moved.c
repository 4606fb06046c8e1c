#include "moved.h"

#include <stdlib.h>

/* The name and title of its plan are in its tree; what else it says does not matter here. */
static void look_into(struct arena *arena, struct gone_plan *gone)
{
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct str error;
	const struct side *side = &gone->side;
	struct ast_file *file = load(side->origin, side->path, side->shown, sources,
		words_for_plans(arena), diags, &error);
	const struct ast_node *node = file ? file->root->nodes : NULL;
	while (node && node->kind != AST_PLAN)
		node = node->next;
	gone->is_plan = node != NULL;
	if (node && node->name && node->name->word)
		gone->name = node->name->word->text;
	if (node && node->title)
		gone->title =
			str_tidied(arena, str_unquoted(source_slice(sources, node->title->span)));
}

static int by_name(const void *left, const void *right)
{
	const struct gone_plan *a = left, *b = right;
	int order = str_compare(a->name, b->name);
	if (!order)
		order = str_compare(a->title, b->title);
	return order ? order : str_compare(a->path, b->path);
}

struct gone_plans gone_plans_of(
	struct arena *arena, const struct side *sides, const struct str *paths, size_t count)
{
	struct gone_plans gone = {arena_array(arena, count, sizeof *gone.list), count};
	for (size_t i = 0; i < count; i++) {
		gone.list[i].side = sides[i];
		gone.list[i].path = paths[i];
		look_into(arena, &gone.list[i]);
	}
	if (count)
		qsort(gone.list, count, sizeof *gone.list, by_name);
	return gone;
}

/* Those that have this name, and this title where `by_title`, begin at the result. */
static size_t first_gone(
	const struct gone_plans *gone_plans, struct str name, struct str title, bool by_title)
{
	size_t low = 0, high = gone_plans->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct gone_plan *gone = &gone_plans->list[middle];
		int order = str_compare(gone->name, name);
		if (!order && by_title)
			order = str_compare(gone->title, title);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The one plan that has these, NULL if there is none, or several. */
static struct gone_plan *only_gone(
	struct gone_plans *gone_plans, struct str name, struct str title, bool by_title)
{
	size_t at = first_gone(gone_plans, name, title, by_title), count = 0;
	while (count < 2 && at + count < gone_plans->count &&
		str_equal(gone_plans->list[at + count].name, name) &&
		(!by_title || str_equal(gone_plans->list[at + count].title, title)))
		count++;
	return count == 1 ? &gone_plans->list[at] : NULL;
}

const struct side *gone_plan_now(
	struct gone_plans *gone_plans, struct str now, struct str name, struct str title)
{
	struct gone_plan *gone = NULL;
	if (name.len)
		gone = only_gone(gone_plans, name, title, false);
	if (!gone && title.len)
		gone = only_gone(gone_plans, name, title, true);
	if (!gone || (gone->now.at && !str_equal(gone->now, now)))
		return NULL;
	gone->now = now;
	return &gone->side;
}

const struct side *gone_plan_of(
	struct arena *arena, struct gone_plans *gone, const struct side *side, struct str now)
{
	struct gone_plan plan = {.side = *side};
	if (gone->count)
		look_into(arena, &plan);
	return gone_plan_now(gone, now, plan.name, plan.title);
}
