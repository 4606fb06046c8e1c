#include "changes/sayings.h"

#include <stdlib.h>
#include <string.h>

#include "changes/spoken.h"

void say(struct sayings *sayings, struct str words, struct span span)
{
	if (!words.at)
		return;
	if (sayings->count == sayings->room) {
		sayings->room = sayings->room ? sayings->room * 2 : 8;
		struct said *wider = arena_array(sayings->arena, sayings->room, sizeof *wider);
		if (sayings->count)
			memcpy(wider, sayings->list, sayings->count * sizeof *wider);
		sayings->list = wider;
	}
	words = str_tidied(sayings->arena, words);
	sayings->list[sayings->count] = (struct said){words, span, sayings->count, false};
	sayings->count++;
}

void say_text(struct sayings *sayings, const struct text *text, const char *before)
{
	if (!text || !text->str.at)
		return;
	struct str words = str_format(sayings->arena, "%s%.*s", before, STR_ARG(text->str));
	for (const struct translation *other = text->others; other; other = other->next)
		words = str_format(sayings->arena, "%.*s (%.*s: %.*s)", STR_ARG(words),
			STR_ARG(other->language), STR_ARG(other->text.str));
	say(sayings, words, text->span);
}

static int by_words(const void *left, const void *right)
{
	const struct said *a = left, *b = right;
	int order = str_compare(a->words, b->words);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static int by_order(const void *left, const void *right)
{
	const struct said *a = left, *b = right;
	return (a->order > b->order) - (a->order < b->order);
}

/* Leaves what only one of them says, in its order. */
static void drop_kept(struct sayings *old, struct sayings *new)
{
	if (old->count)
		qsort(old->list, old->count, sizeof *old->list, by_words);
	if (new->count)
		qsort(new->list, new->count, sizeof *new->list, by_words);
	for (uint32_t i = 0, k = 0; i < old->count && k < new->count;) {
		int order = str_compare(old->list[i].words, new->list[k].words);
		if (order == 0)
			old->list[i].kept = new->list[k].kept = true;
		i += order <= 0;
		k += order >= 0;
	}
	struct sayings *both[] = {old, new};
	for (int side = 0; side < 2; side++) {
		uint32_t left = 0;
		for (uint32_t i = 0; i < both[side]->count; i++)
			if (!both[side]->list[i].kept)
				both[side]->list[left++] = both[side]->list[i];
		both[side]->count = left;
		if (left)
			qsort(both[side]->list, left, sizeof *both[side]->list, by_order);
	}
}

static void add(struct differ *c, const struct changed *of, const struct saying_kind *kind,
	const struct said *old, const struct said *new)
{
	struct change *change = change_add(c, of, new ? kind->gained : kind->lost, kind->clause);
	change_places(
		change, old ? old->span : change->old_span, new ? new->span : change->new_span);
	if (old)
		change->from = old->words;
	if (new)
		change->to = new->words;
	if (old && new) {
		struct str was, is;
		spoken_difference(c->arena, old->words, new->words, &was, &is);
		change_says(c, change, "has its %s changed to %.*s, it was %.*s", kind->words,
			STR_ARG(is), STR_ARG(was));
	} else if (new) {
		change_says(c, change, "%s %.*s", kind->gains,
			STR_ARG(spoken_quote(c->arena, new->words)));
	} else {
		change_says(c, change, "has lost its %s %.*s", kind->words,
			STR_ARG(spoken_quote(c->arena, old->words)));
	}
}

void compare_sayings(struct differ *c, const struct changed *of, const struct saying_kind *kind,
	struct sayings *old, struct sayings *new)
{
	drop_kept(old, new);
	if (old->count == 1 && new->count == 1) {
		add(c, of, kind, &old->list[0], &new->list[0]);
	} else {
		for (uint32_t i = 0; i < old->count; i++)
			add(c, of, kind, &old->list[i], NULL);
		for (uint32_t i = 0; i < new->count; i++)
			add(c, of, kind, NULL, &new->list[i]);
	}
	old->count = new->count = 0;
}
