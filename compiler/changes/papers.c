#include <stdlib.h>

#include "changes/sayings.h"
#include "changes/spoken.h"

/* A report on both sides, or the plan's own paper. */
struct paper_pair {
	const struct changed *changed;
	const struct report *old, *new;
};

/* What a report says in its statements, as typed: they are the same whatever blanks are in them. */
typedef void speaker(struct sayings *, const struct sources *, const struct report *);

static void say_slice(struct sayings *to, const struct sources *sources, struct span span)
{
	if (span.end)
		say(to, source_slice(sources, span), span);
}

static void say_columns(
	struct sayings *to, const struct sources *sources, const struct report *report)
{
	for (uint32_t i = 0; i < report->columns_count; i++) {
		const struct columns *columns = &report->columns[i];
		if (!columns->count)
			continue;
		const struct column *last = &columns->list[columns->count - 1];
		struct span span = span_join(columns->list[0].span, last->span);
		if (last->heading.span.end > span.end)
			span.end = last->heading.span.end;
		say_slice(to, sources, span);
	}
}

static void say_conditions(
	struct sayings *to, const struct sources *sources, const struct report *report)
{
	for (uint32_t i = 0; i < report->where_count; i++)
		say_slice(to, sources, report->where[i]->span);
}

static void say_groups(
	struct sayings *to, const struct sources *sources, const struct report *report)
{
	(void)sources;
	for (uint32_t i = 0; i < report->group_count; i++)
		say(to, str_of(kind_word(report->group_by[i])), report->span);
}

static void say_order(
	struct sayings *to, const struct sources *sources, const struct report *report)
{
	(void)sources;
	struct str *keys = arena_array(to->arena, (size_t)report->sort_count + 1, sizeof *keys);
	for (uint32_t i = 0; i < report->sort_count; i++) {
		const struct sort_key *key = &report->sort[i];
		keys[i] = str_format(to->arena, "%.*s%s", STR_ARG(field_name(&key->by)),
			key->descending ? " descending" : "");
	}
	if (report->sort_count)
		say(to, spoken_list(to->arena, keys, report->sort_count), report->span);
}

static void say_texts(
	struct sayings *to, const struct sources *sources, const struct report *report)
{
	(void)sources;
	say_text(to, &report->title, "");
	say_text(to, &report->text, "");
	for (uint32_t i = 0; i < report->note_count; i++)
		say_text(to, &report->notes[i], "");
}

static const struct {
	struct saying_kind kind;
	speaker *speak;
} statements[] = {
	{{"columns", "has other columns,", "columns", CHANGE_PLAN, CHANGE_PLAN}, say_columns},
	{{"where", "has another condition,", "condition", CHANGE_PLAN, CHANGE_PLAN},
		say_conditions},
	{{"group by", "is grouped by", "groups,", CHANGE_PLAN, CHANGE_PLAN}, say_groups},
	{{"sort by", "is sorted by", "order,", CHANGE_PLAN, CHANGE_PLAN}, say_order},
	{{"text", "has another text,", "text", CHANGE_PLAN, CHANGE_PLAN}, say_texts},
};

static void compare_paper(struct differ *c, const struct paper_pair *pair)
{
	struct sayings old = {.arena = c->arena}, new = {.arena = c->arena};
	for (size_t row = 0; row < sizeof statements / sizeof *statements; row++) {
		statements[row].speak(&old, c->changes->sources, pair->old);
		statements[row].speak(&new, c->changes->sources, pair->new);
		if (old.count || new.count)
			compare_sayings(c, pair->changed, &statements[row].kind, &old, &new);
	}
}

static int by_name(const void *left, const void *right)
{
	const struct report *a = *(const struct report *const *)left;
	const struct report *b = *(const struct report *const *)right;
	return str_compare(a->name, b->name);
}

static const struct report **sorted(struct differ *c, const struct model *model)
{
	const struct report **list =
		arena_array(c->arena, (size_t)model->report_count + 1, sizeof *list);
	for (uint32_t i = 0; i < model->report_count; i++)
		list[i] = &model->reports[i];
	if (model->report_count)
		qsort(list, model->report_count, sizeof *list, by_name);
	return list;
}

static const struct changed *describe(
	struct differ *c, const struct report *old, const struct report *new)
{
	struct changed *changed = NEW(c->arena, struct changed);
	const struct report *report = new ? new : old;
	changed->path = report->name;
	changed->kind = kind_word(REPORT);
	changed->title = str_tidied(c->arena, report->title.str);
	changed->words = str_format(c->arena, "report `%.*s`", STR_ARG(report->name));
	if (old)
		changed->old_span = old->span;
	if (new)
		changed->new_span = new->span;
	return changed;
}

void compare_papers(struct differ *c)
{
	struct paper_pair own = {
		changed_item(c, c->old->items, c->new->items), &c->old->paper, &c->new->paper};
	struct report old_paper = c->old->paper, new_paper = c->new->paper;
	/* Its texts are the plan's, and compared with that. */
	old_paper.title = new_paper.title = old_paper.text = new_paper.text = (struct text){0};
	old_paper.note_count = new_paper.note_count = 0;
	own.old = &old_paper;
	own.new = &new_paper;
	compare_paper(c, &own);
	const struct report **old = sorted(c, c->old), **new = sorted(c, c->new);
	uint32_t i = 0, k = 0;
	while (i < c->old->report_count || k < c->new->report_count) {
		int order = i == c->old->report_count   ? 1
			    : k == c->new->report_count ? -1
							: str_compare(old[i]->name, new[k]->name);
		struct paper_pair pair = {
			NULL, order <= 0 ? old[i] : NULL, order >= 0 ? new[k] : NULL};
		pair.changed = describe(c, pair.old, pair.new);
		if (order == 0) {
			compare_paper(c, &pair);
		} else {
			struct change *change = change_add(c, pair.changed, CHANGE_PLAN, NULL);
			*(pair.new ? &change->to : &change->from) = pair.changed->title;
			change_says(c, change, pair.new ? "is new" : "is gone");
		}
		i += order <= 0;
		k += order >= 0;
	}
}
