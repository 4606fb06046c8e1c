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

static bool has_mark(const struct model *model, struct span span)
{
	struct str words = source_slice(model->sources, span);
	return str_find(words, STR("#")) < words.len;
}

/* From the line above the first update to the end of the line of the last. */
static struct span lines_of(const struct model *model, struct span first, struct span last)
{
	struct place from = source_place(model->sources, first.start);
	struct place to = source_place(model->sources, last.end - 1);
	uint32_t above, end;
	source_line(from.source, from.line > 1 ? from.line - 1 : 1, &above);
	struct str line = source_line(to.source, to.line, &end);
	return (struct span){from.source->base + above, to.source->base + end + (uint32_t)line.len};
}

/* A comment between updates, above the first or behind the last may belong to one of them. */
static bool has_comment(const struct model *model, const struct item *item)
{
	const struct update *updates = item->more->updates;
	uint32_t last = item->more->update_count - 1;
	struct span all = span_join(updates[0].span, clause_span(&updates[last]));
	struct span lines = lines_of(model, updates[0].span, clause_span(&updates[last]));
	bool found = has_mark(model, (struct span){lines.start, all.start}) ||
		     has_mark(model, (struct span){all.end, lines.end});
	for (uint32_t i = 1; i <= last && !found; i++)
		found = has_mark(model,
			(struct span){clause_span(&updates[i - 1]).end, updates[i].span.start});
	return found;
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
