#include "check.h"

#include <stdlib.h>
#include <string.h>

enum { FEW = 16 }; /* entries that are compared sooner than sorted */

/* A name in a list of names. */
struct entry {
	uint32_t index; /* of what it stands for, among its kind */
	uint32_t place; /* in the list */
	struct span span;
	bool doubled; /* in a line that was written twice */
};

/* The names that one kind of clause gives an item, in one line or several. */
struct list {
	const struct model *model;
	struct diags *diags;
	struct entry *entries; /* in source order */
	uint32_t count;
	bool *taken_out; /* by place: what a fix leaves out */
};

static int by_index(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	if (a->index != b->index)
		return a->index < b->index ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* Whether the entry and the one before it stand in one line of names: a comma or `and` is all
 * between. */
static bool is_joined(const struct list *list, uint32_t i)
{
	if (i == 0 || i >= list->count ||
		list->entries[i - 1].span.end > list->entries[i].span.start)
		return false;
	struct str between = source_slice(list->model->sources,
		(struct span){list->entries[i - 1].span.end, list->entries[i].span.start});
	between = str_trim(between);
	return str_equal(between, STR(",")) || str_equal(between, STR("and")) ||
	       str_equal(between, STR(", and"));
}

/* The keyword before the first name of a line, {0, 0} if something else stands there. */
static struct span keyword_before(const struct list *list, struct span name)
{
	static const char *const keywords[] = {
		"owner", "sponsor", "with", "supports", "after", "see"};
	const struct source *source = source_at(list->model->sources, name.start);
	const char *text = source->text;
	uint32_t end = name.start - source->base;
	while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t'))
		end--;
	uint32_t start = end;
	while (start > 0 && ascii_is_alpha(text[start - 1]))
		start--;
	for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
		if (str_equal_nocase((struct str){text + start, end - start}, str_of(keywords[i])))
			return (struct span){source->base + start, source->base + end};
	return (struct span){0, 0};
}

/* A clause that is left out takes its line with it if it is alone there. */
static struct span whole_line(const struct list *list, struct span clause)
{
	const struct source *source = source_at(list->model->sources, clause.start);
	uint32_t start = clause.start - source->base, end = clause.end - source->base;
	while (start > 0 && (source->text[start - 1] == ' ' || source->text[start - 1] == '\t'))
		start--;
	while (end < source->size && (source->text[end] == ' ' || source->text[end] == '\t'))
		end++;
	bool is_first = start == 0 || source->text[start - 1] == '\n';
	bool is_last = end < source->size && source->text[end] == '\n';
	if (is_first && is_last)
		return (struct span){source->base + start, source->base + end + 1};
	/* A comment behind it keeps the indentation. */
	if (is_first)
		return (struct span){clause.start, source->base + end};
	return (struct span){source->base + start, clause.end};
}

/* Takes names out of the entries from `start` to `end`, which stand in one line; false if that
 * cannot be done. Without `diag` it is only tried. */
static bool thin_out(const struct list *list, uint32_t start, uint32_t end, struct diag *diag)
{
	const struct entry *entries = list->entries;
	uint32_t left_out = 0;
	for (uint32_t i = start; i < end; i++)
		left_out += list->taken_out[i];
	if (left_out == end - start) {
		struct span keyword = keyword_before(list, entries[start].span);
		if (diag && keyword.end)
			suggest(list->diags, diag, SAFE,
				whole_line(list, span_join(keyword, entries[end - 1].span)), "%s",
				"");
		return keyword.end != 0;
	}
	bool kept = false;
	for (uint32_t i = start; diag && i < end; i++) {
		kept |= !list->taken_out[i];
		if (!list->taken_out[i])
			continue;
		struct span span = {kept ? entries[i - 1].span.end : entries[i].span.start,
			kept ? entries[i].span.end : entries[i + 1].span.start};
		suggest(list->diags, diag, SAFE, span, "%s", "");
	}
	return true;
}

static bool thin_out_all(const struct list *list, struct diag *diag)
{
	bool good = true;
	for (uint32_t start = 0, end; start < list->count; start = end) {
		for (end = start + 1; is_joined(list, end);)
			end++;
		good &= thin_out(list, start, end, diag);
	}
	return good;
}

/* `same` are the entries of one name, `count` of them. */
static void report_same(const struct list *list, const struct entry *same, uint32_t count)
{
	struct str name = source_slice(list->model->sources, same[1].span);
	struct diag *diag;
	if (count == 2)
		diag = report(
			list->diags, PL113, same[1].span, "`%.*s` is listed twice", STR_ARG(name));
	else
		diag = report(list->diags, PL113, same[1].span, "`%.*s` is listed %u times",
			STR_ARG(name), (unsigned)count);
	note(list->diags, diag, same[0].span, "first listed here");
	for (uint32_t i = 2; i < count; i++)
		repeat(list->diags, diag, same[i].span, STR("and again here"));
	help(list->diags, diag, "list it once; if another was meant, name that");
	memset(list->taken_out, 0, list->count * sizeof *list->taken_out);
	for (uint32_t i = 1; i < count; i++)
		list->taken_out[same[i].place] = true;
	if (thin_out_all(list, NULL))
		thin_out_all(list, diag);
}

/* A line of names that was written twice is one finding. */
static bool report_doubled(const struct list *list, uint32_t before, uint32_t start, uint32_t end)
{
	const struct entry *entries = list->entries;
	if (end - start < 2 || start - before != end - start)
		return false;
	/* One name over and over is better said of the name. */
	for (uint32_t i = start; i < end; i++)
		if (entries[i].index != entries[i - (end - start)].index ||
			(i > start && entries[i].index == entries[i - 1].index))
			return false;
	struct span span = span_join(entries[start].span, entries[end - 1].span);
	struct diag *diag = report(list->diags, PL113, span, "these names are listed twice");
	note(list->diags, diag, span_join(entries[before].span, entries[start - 1].span),
		"first listed here");
	help(list->diags, diag, "take one of the lines out");
	struct span keyword = keyword_before(list, entries[start].span);
	if (keyword.end)
		suggest(list->diags, diag, SAFE, whole_line(list, span_join(keyword, span)), "%s",
			"");
	return true;
}

/* Leaves out the lines that were written twice. */
static void take_doubled(struct list *list)
{
	uint32_t kept = 0, before = 0, end;
	for (uint32_t start = 0; start < list->count; before = start, start = end) {
		for (end = start + 1; is_joined(list, end);)
			end++;
		for (uint32_t i = start; i < end; i++)
			list->entries[i].doubled = false;
		if (start > 0 && report_doubled(list, before, start, end))
			for (uint32_t i = start; i < end; i++)
				list->entries[i].doubled = true;
	}
	for (uint32_t i = 0; i < list->count; i++)
		if (!list->entries[i].doubled)
			list->entries[kept++] = list->entries[i];
	list->count = kept;
	for (uint32_t i = 0; i < kept; i++)
		list->entries[i].place = i;
}

static void report_all(
	const struct model *model, struct diags *diags, struct entry *entries, uint32_t count)
{
	struct arena *arena = diags->arena;
	struct list list = {model, diags, entries, count, NULL};
	take_doubled(&list);
	count = list.count;
	struct entry *sorted = arena_array(arena, count, sizeof *sorted);
	memcpy(sorted, entries, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, by_index);
	for (uint32_t start = 0, end; start < count; start = end) {
		for (end = start + 1; end < count && sorted[start].index == sorted[end].index;)
			end++;
		if (end - start < 2)
			continue;
		if (!list.taken_out)
			list.taken_out = arena_array(arena, count, sizeof *list.taken_out);
		report_same(&list, sorted + start, end - start);
	}
}

static bool may_repeat(const struct entry *entries, uint32_t count)
{
	if (count > FEW)
		return true;
	for (uint32_t i = 1; i < count; i++)
		for (uint32_t k = 0; k < i; k++)
			if (entries[i].index == entries[k].index)
				return true;
	return false;
}

static void look_at_parties(
	const struct model *model, struct diags *diags, const struct claims *claims)
{
	if (!claims || claims->count < 2)
		return;
	struct entry few[FEW];
	uint32_t count = claims->count;
	struct entry *entries =
		count > FEW ? arena_array(diags->arena, count, sizeof *entries) : few;
	for (uint32_t i = 0; i < count; i++)
		entries[i] = (struct entry){
			claims->list[i].party->index, i, claims->list[i].span, false};
	if (may_repeat(entries, count))
		report_all(model, diags, entries, count);
}

static void look_at_goals(const struct model *model, struct diags *diags, const struct item *item)
{
	struct entry few[FEW];
	uint32_t count = item->more->support_count;
	const struct goal_link *links = item->more->supports;
	if (count < 2)
		return;
	struct entry *entries =
		count > FEW ? arena_array(diags->arena, count, sizeof *entries) : few;
	for (uint32_t i = 0; i < count; i++)
		entries[i] = (struct entry){links[i].goal->index, i, links[i].span, false};
	if (may_repeat(entries, count))
		report_all(model, diags, entries, count);
}

static void look_at_links(
	const struct model *model, struct diags *diags, const struct link *links, uint32_t count)
{
	struct entry few[FEW];
	if (count < 2)
		return;
	struct entry *entries =
		count > FEW ? arena_array(diags->arena, count, sizeof *entries) : few;
	for (uint32_t i = 0; i < count; i++)
		entries[i] = (struct entry){links[i].item->index, i, links[i].span, false};
	if (may_repeat(entries, count))
		report_all(model, diags, entries, count);
}

void check_repeated_list_entry(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (!item->owners_inherited)
		look_at_parties(model, diags, item->owners);
	if (!item->sponsors_inherited)
		look_at_parties(model, diags, item->sponsors);
	look_at_parties(model, diags, item->more->partners);
	look_at_goals(model, diags, item);
	look_at_links(model, diags, item->more->after, item->more->after_count);
	look_at_links(model, diags, item->more->rare->see, item->more->rare->see_count);
}
