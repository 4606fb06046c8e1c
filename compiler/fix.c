#include "fix.h"

#include <stdlib.h>
#include <string.h>

/* An edit that may be made, and with which others. */
struct change {
	const struct edit *edit;
	uint32_t fix; /* number among the fixes of the file */
};

/* The changes of one file, and which of its fixes are left out. */
struct changes {
	struct change *list;
	uint32_t count;
	bool *left_out;
	uint32_t fixes;
};

static bool is_inside(const struct source *source, const struct fix *fix)
{
	uint32_t end = source->base + source->size;
	for (const struct edit *edit = fix->edits; edit; edit = edit->next)
		if (edit->span.start < source->base || edit->span.end > end)
			return false;
	return true;
}

/* What the plan lets pass is to stay as it is. */
static bool is_wanted(const struct source *source, const struct diag *diag)
{
	return diag->fix && !diag->suppressed.at && diag->fix->trust == SAFE &&
	       is_inside(source, diag->fix);
}

static struct changes collect(
	const struct diags *diags, const struct source *source, struct arena *arena)
{
	struct changes changes = {0};
	uint32_t fixes = 0, edits = 0;
	for (const struct diag *diag = diags->first; diag; diag = diag->next) {
		if (!is_wanted(source, diag))
			continue;
		fixes++;
		for (const struct edit *edit = diag->fix->edits; edit; edit = edit->next)
			edits++;
	}
	changes.list = arena_array(arena, edits, sizeof *changes.list);
	changes.left_out = arena_array(arena, fixes, sizeof *changes.left_out);
	for (const struct diag *diag = diags->first; diag; diag = diag->next) {
		if (!is_wanted(source, diag))
			continue;
		for (const struct edit *edit = diag->fix->edits; edit; edit = edit->next)
			changes.list[changes.count++] = (struct change){edit, changes.fixes};
		changes.fixes++;
	}
	return changes;
}

static int by_place(const void *left, const void *right)
{
	const struct change *a = left, *b = right;
	if (a->edit->span.start != b->edit->span.start)
		return a->edit->span.start < b->edit->span.start ? -1 : 1;
	if (a->edit->span.end != b->edit->span.end)
		return a->edit->span.end < b->edit->span.end ? -1 : 1;
	return a->fix < b->fix ? -1 : a->fix > b->fix;
}

/* A fix is left out with all its edits if one of them overlaps what stands before it. */
static void leave_out_overlaps(struct changes *changes)
{
	const struct change *before = NULL;
	for (uint32_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->list[i];
		if (changes->left_out[change->fix])
			continue;
		struct span span = change->edit->span;
		bool overlaps = before && before->fix != change->fix &&
				(span.start < before->edit->span.end ||
					span.start == before->edit->span.start);
		if (overlaps)
			changes->left_out[change->fix] = true;
		else
			before = change;
	}
}

struct str fixes_made(const struct diags *diags, const struct source *source, struct arena *arena,
	uint32_t *count)
{
	struct changes changes = collect(diags, source, arena);
	if (changes.count)
		qsort(changes.list, changes.count, sizeof *changes.list, by_place);
	leave_out_overlaps(&changes);
	size_t room = source->size;
	for (uint32_t i = 0; i < changes.count; i++)
		room += changes.list[i].edit->text.len;
	char *text = arena_alloc(arena, room);
	size_t len = 0;
	uint32_t at = 0;
	for (uint32_t i = 0; i < changes.count; i++) {
		const struct edit *edit = changes.list[i].edit;
		if (changes.left_out[changes.list[i].fix])
			continue;
		uint32_t start = edit->span.start - source->base;
		memcpy(text + len, source->text + at, start - at);
		len += start - at;
		if (edit->text.len)
			memcpy(text + len, edit->text.at, edit->text.len);
		len += edit->text.len;
		at = edit->span.end - source->base;
	}
	memcpy(text + len, source->text + at, source->size - at);
	len += source->size - at;
	*count = 0;
	for (uint32_t i = 0; i < changes.fixes; i++)
		*count += !changes.left_out[i];
	return (struct str){text, len};
}
