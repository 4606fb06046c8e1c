#include "milestones.h"

#include "lateness.h"

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

/* A word that begins with "evaluat". */
static bool says_evaluate(struct str title)
{
	struct str evaluate = STR("evaluat");
	bool in_word = false;
	for (; title.len >= evaluate.len; title.at++, title.len--) {
		if (!in_word && str_equal_nocase((struct str){title.at, evaluate.len}, evaluate))
			return true;
		in_word = ascii_is_alpha(*title.at);
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
