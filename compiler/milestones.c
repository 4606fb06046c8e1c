#include "milestones.h"

#include <string.h>

const struct item *milestone_whole(
	const struct model *model, const struct item *milestone, const struct when **end)
{
	const struct item *item = item_parent(model, milestone);
	while (!(*end = present_deadline(item)) && item->kind == MILESTONE)
		item = item_parent(model, item);
	bool ends = item->kind == MILESTONE || item->kind == ACTION;
	return ends && *end ? item : NULL;
}

bool outlasts_whole(const struct model *model, const struct item *milestone)
{
	const struct when *due = present_deadline(milestone), *end;
	return due && milestone_whole(model, milestone, &end) && due->all.end > end->all.end;
}

/* The first `v` in either case; NULL if there is none. */
static const char *find_v(const char *at, const char *end)
{
	const char *small = memchr(at, 'v', (size_t)(end - at));
	const char *large = memchr(at, 'V', (size_t)((small ? small : end) - at));
	return large ? large : small;
}

/* A word that begins with "evaluat", which is looked for by its rarest letter. */
static bool says_evaluate(struct str title)
{
	struct str evaluate = STR("evaluat");
	if (!title.len)
		return false;
	const char *end = title.at + title.len;
	for (const char *at = title.at; (at = find_v(at, end)); at++) {
		const char *word = at - 1;
		if (at > title.at && (size_t)(end - word) >= evaluate.len &&
			str_equal_nocase((struct str){word, evaluate.len}, evaluate) &&
			(word == title.at || !ascii_is_alpha(word[-1])))
			return true;
	}
	return false;
}

const struct item *early_evaluation(
	const struct model *model, const struct item *parent, const struct item **other)
{
	const struct item *first = NULL, *second = NULL;
	day_number first_day = 0, second_day = 0;
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end) {
		const struct item *item = &model->items[i];
		const struct when *due = item->kind == MILESTONE ? own_point(item) : NULL;
		if (!due)
			continue;
		if (!first || due->all.end < first_day) {
			second = first;
			second_day = first_day;
			first = item;
			first_day = due->all.end;
		} else if (!second || due->all.end < second_day) {
			second = item;
			second_day = due->all.end;
		}
	}
	*other = second;
	bool earlier = second && first_day < second_day;
	return earlier && says_evaluate(first->title.str) ? first : NULL;
}
