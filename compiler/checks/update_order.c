#include "check.h"

#include <stdlib.h>
#include <string.h>

/* A dated update, and its number among all of the item. */
struct dated_update {
	day_number end;
	uint32_t index;
};

static int newest_first(const void *a, const void *b)
{
	const struct dated_update *one = a, *other = b;
	if (one->end != other->end)
		return one->end > other->end ? -1 : 1;
	return one->index < other->index ? -1 : one->index > other->index;
}

/* The whole clause, with the translations behind it. */
static struct span clause_span(const struct update *update)
{
	struct span span = update->span;
	for (const struct translation *other = update->text.others; other; other = other->next)
		span = span_join(span, other->text.span);
	return span;
}

/* A comment between updates may belong to one of them. */
static bool has_comment(const struct model *model, const struct item *item)
{
	for (uint32_t i = 1; i < item->more->update_count; i++) {
		struct span gap = {clause_span(&item->more->updates[i - 1]).end,
			item->more->updates[i].span.start};
		struct str between = source_slice(model->sources, gap);
		if (str_find(between, STR("#")) < between.len)
			return true;
	}
	return false;
}

/* Dated updates change places; one without a date stays where it is. */
static void suggest_order(
	const struct model *model, struct diags *diags, struct diag *diag, const struct item *item)
{
	const struct update *updates = item->more->updates;
	uint32_t count = 0;
	struct dated_update *sorted =
		arena_array(diags->arena, item->more->update_count, sizeof *sorted);
	uint32_t *places = arena_array(diags->arena, item->more->update_count, sizeof *places);
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		if (!updates[i].on.known)
			continue;
		places[count] = i;
		sorted[count++] = (struct dated_update){updates[i].on.all.end, i};
	}
	qsort(sorted, count, sizeof *sorted, newest_first);
	enum trust trust = has_comment(model, item) ? GUESS : SAFE;
	for (uint32_t i = 0; i < count; i++) {
		struct span here = clause_span(&updates[places[i]]);
		struct span there = clause_span(&updates[sorted[i].index]);
		if (here.start != there.start)
			suggest(diags, diag, trust, here, "%.*s",
				STR_ARG(source_slice(model->sources, there)));
	}
}

void check_update_order(const struct model *model, struct diags *diags, const struct item *item)
{
	const struct update *oldest = NULL;
	if (item->more->update_count < 2 || item->damaged)
		return;
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct update *update = &item->more->updates[i];
		if (!update->on.known)
			continue;
		if (oldest && oldest->on.all.end < update->on.all.start) {
			struct diag *diag = report(diags, PL411, update->on.span,
				"the update of %.*s stands below the older one of %.*s",
				STR_ARG(written_words(model, &update->on)),
				STR_ARG(written_words(model, &oldest->on)));
			note(diags, diag, oldest->on.span, "older");
			help(diags, diag, "updates stand with the newest first");
			suggest_order(model, diags, diag, item);
			return;
		}
		if (!oldest || update->on.all.end < oldest->on.all.end)
			oldest = update;
	}
}
