#include <stdlib.h>

#include "changes/differ.h"

static int by_number(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	return (a > b) - (a < b);
}

static bool is_among(const uint32_t *list, uint32_t count, uint32_t number)
{
	return count && bsearch(&number, list, count, sizeof *list, by_number);
}

static uint32_t *sorted_items(struct differ *c, const struct link *links, uint32_t count)
{
	uint32_t *list = arena_array(c->arena, (size_t)count + 1, sizeof *list);
	for (uint32_t i = 0; i < count; i++)
		list[i] = links[i].item->index;
	if (count)
		qsort(list, count, sizeof *list, by_number);
	return list;
}

static uint32_t *sorted_goals(struct differ *c, const struct goal_link *links, uint32_t count)
{
	uint32_t *list = arena_array(c->arena, (size_t)count + 1, sizeof *list);
	for (uint32_t i = 0; i < count; i++)
		list[i] = links[i].goal->index;
	if (count)
		qsort(list, count, sizeof *list, by_number);
	return list;
}

static bool may_name(const struct differ *c, const struct item *old, const struct item *new)
{
	return c->full || (!old->exempt && !new->exempt);
}

/* Of what is gone altogether the removal tells, and of what is new the addition. */
static void compare_after(struct differ *c, const struct item_pair *pair)
{
	const struct details *old = pair->old->more, *new = pair->new->more;
	uint32_t *was = sorted_items(c, old->after, old->after_count);
	uint32_t *is = sorted_items(c, new->after, new->after_count);
	for (uint32_t i = 0; i < old->after_count; i++) {
		const struct item *item = old->after[i].item;
		uint32_t now = c->match->to_new[item->index];
		if (now == NO_ITEM || is_among(is, new->after_count, now) ||
			!may_name(c, item, &c->new->items[now]))
			continue;
		struct change *change =
			change_add(c, changed_of(c, pair), CHANGE_DEPENDENCY_REMOVED, "after");
		change_places(change, old->after[i].span, pair->new->span);
		change->from = item_words(c->old, item);
		change_says(c, change, "no longer waits for %.*s", STR_ARG(change->from));
	}
	for (uint32_t i = 0; i < new->after_count; i++) {
		const struct item *item = new->after[i].item;
		uint32_t before = c->match->to_old[item->index];
		if (before == NO_ITEM || is_among(was, old->after_count, before) ||
			!may_name(c, &c->old->items[before], item))
			continue;
		struct change *change =
			change_add(c, changed_of(c, pair), CHANGE_DEPENDENCY_ADDED, "after");
		change_places(change, pair->old->span, new->after[i].span);
		change->to = item_words(c->new, item);
		change_says(c, change, "now waits for %.*s", STR_ARG(change->to));
	}
}

static void compare_supports(struct differ *c, const struct item_pair *pair)
{
	const struct details *old = pair->old->more, *new = pair->new->more;
	uint32_t *was = sorted_goals(c, old->supports, old->support_count);
	uint32_t *is = sorted_goals(c, new->supports, new->support_count);
	for (uint32_t i = 0; i < old->support_count; i++) {
		const struct goal *goal = old->supports[i].goal;
		uint32_t now = c->match->goal_to_new[goal->index];
		if (now != NO_ITEM && is_among(is, new->support_count, now))
			continue;
		struct change *change =
			change_add(c, changed_of(c, pair), CHANGE_GOALS, "supports");
		change_places(change, old->supports[i].span, pair->new->span);
		change->from = goal->name;
		change_says(c, change, "no longer supports the goal `%.*s`", STR_ARG(goal->name));
	}
	for (uint32_t i = 0; i < new->support_count; i++) {
		const struct goal *goal = new->supports[i].goal;
		uint32_t before = c->match->goal_to_old[goal->index];
		if (before != NO_ITEM && is_among(was, old->support_count, before))
			continue;
		struct change *change =
			change_add(c, changed_of(c, pair), CHANGE_GOALS, "supports");
		change_places(change, pair->old->span, new->supports[i].span);
		change->to = goal->name;
		change_says(c, change, "now supports the goal `%.*s`", STR_ARG(goal->name));
	}
}

void compare_links(struct differ *c, const struct item_pair *pair)
{
	compare_after(c, pair);
	compare_supports(c, pair);
}
