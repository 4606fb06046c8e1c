#include "check.h"
#include "numbering.h"

#include <stdlib.h>

static int by_kind_and_number(const void *left, const void *right)
{
	const struct item *const *first = left, *const *second = right;
	const struct item *a = *first, *b = *second;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	int order = str_compare(item_number(a), item_number(b));
	return order ? order : a->index < b->index ? -1 : a->index > b->index;
}

static bool are_same(const struct item *a, const struct item *b)
{
	return a->kind == b->kind && str_equal(item_number(a), item_number(b));
}

static bool has_clause(const struct item *item)
{
	return item->more->rare->number.at != NULL;
}

static struct span span_of_number(const struct item *item)
{
	return has_clause(item) ? item->more->rare->number_span : item->span;
}

/* Only where nothing numbered stands behind it is the next number free for certain. */
static void suggest_next(const struct model *model, struct diags *diags, struct diag *diag,
	const struct item *parent, const struct item *item)
{
	struct numbering at, other;
	if (!has_clause(item) || !read_numbering(item_number(item), &at))
		return;
	uint32_t most = 0;
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end) {
		const struct item *sibling = &model->items[i];
		if (sibling->kind != item->kind || !read_numbering(item_number(sibling), &other))
			continue;
		if (sibling->index > item->index)
			return;
		if (same_numbering(&at, &other) && other.number > most)
			most = other.number;
	}
	suggest_words(diags, diag, GUESS, item->more->rare->number_span,
		str_format(diags->arena, "\"%.*s%u%.*s\"", STR_ARG(at.before), (unsigned)most + 1,
			STR_ARG(at.behind)));
}

/* `same` are `count` items with one number, in source order. */
static void report_same(const struct model *model, struct diags *diags, const struct item *parent,
	const struct item *const *same, uint32_t count)
{
	const struct item *second = same[1];
	bool clause = false, named_alike = true;
	for (uint32_t i = 0; i < count; i++) {
		clause |= has_clause(same[i]);
		named_alike &= same[i]->name.len && str_equal(same[i]->name, same[0]->name);
	}
	/* Of names it has been said (PL104). */
	if (!clause || named_alike)
		return;
	struct str times =
		count == 2 ? STR("twice") : str_format(diags->arena, "%u times", (unsigned)count);
	struct diag *diag =
		report(diags, PL112, span_of_number(second), "`%.*s` is printed %.*s in %s",
			STR_ARG(item_number(second)), STR_ARG(times), item_words(model, parent).at);
	note(diags, diag, span_of_number(same[0]), "first printed here");
	for (uint32_t i = 2; i < count; i++)
		repeat(diags, diag, span_of_number(same[i]), STR("and again here"));
	if (count == 2)
		suggest_next(model, diags, diag, parent, second);
}

void check_numbering_repeated(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->place < 2 || !is_last_child(model, item))
		return;
	const struct item *parent = item_parent(model, item), *last = NULL;
	bool any_clause = false, rising = true;
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end) {
		const struct item *child = &model->items[i];
		any_clause |= has_clause(child);
		struct str number = item_number(child);
		if (!number.len)
			continue;
		struct str before = last ? item_number(last) : (struct str){0};
		rising &= before.len < number.len ||
			  (before.len == number.len && str_compare(before, number) < 0);
		last = child;
	}
	if (!any_clause || rising)
		return;
	const struct item **items = arena_array(diags->arena, item->place, sizeof *items);
	uint32_t count = 0;
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end)
		if (item_number(&model->items[i]).len)
			items[count++] = &model->items[i];
	qsort(items, count, sizeof *items, by_kind_and_number);
	for (uint32_t start = 0, end; start < count; start = end) {
		for (end = start + 1; end < count && are_same(items[start], items[end]);)
			end++;
		if (end - start > 1)
			report_same(model, diags, parent, items + start, end - start);
	}
}
