#include "fix.h"

#include <stdlib.h>
#include <string.h>

/* An edit that may be made, and with which others. */
struct change {
	const struct edit *edit;
	const struct source *copy; /* as one plan has read the file */
	uint32_t file;             /* number of the file's first source */
	uint32_t start, end;       /* in its text */
	uint32_t fix;              /* number among all fixes */
};

/* The changes of all files, and which of the fixes are left out. */
struct changes {
	struct change *list;
	uint32_t count;
	bool *left_out;
	uint32_t fixes;
};

static int by_path(const void *left, const void *right)
{
	const struct source *const *a = left, *const *b = right;
	int order = str_compare((*a)->real_path, (*b)->real_path);
	return order ? order : (*a)->number < (*b)->number ? -1 : (*a)->number > (*b)->number;
}

/* For each source the number of the first that holds the same file: plans that share a part have
 * each loaded it. */
static uint32_t *files_of(const struct sources *sources, struct arena *arena)
{
	uint32_t count = sources->count;
	uint32_t *files = arena_array(arena, count, sizeof *files);
	const struct source **sorted = arena_array(arena, count, sizeof *sorted);
	for (uint32_t i = 0; i < count; i++)
		sorted[i] = sources->files[i];
	if (count)
		qsort(sorted, count, sizeof *sorted, by_path);
	for (uint32_t i = 0; i < count; i++) {
		const struct source *before = i ? sorted[i - 1] : NULL;
		bool same = before && sorted[i]->real_path.len &&
			    str_equal(before->real_path, sorted[i]->real_path) &&
			    before->size == sorted[i]->size;
		files[sorted[i]->number] = same ? files[before->number] : sorted[i]->number;
	}
	return files;
}

/* The file in which all edits of a fix stand, NULL if there is none. */
static const struct source *source_of(const struct diags *diags, const struct fix *fix)
{
	const struct source *source = source_at(diags->sources, fix->edits->span.start);
	for (const struct edit *edit = fix->edits; source && edit; edit = edit->next)
		if (edit->span.start < source->base || edit->span.end > source->base + source->size)
			return NULL;
	return source;
}

/* What the plan lets pass is to stay as it is. */
static bool is_wanted(const struct diag *diag, enum trust trust)
{
	return diag->fix && !diag->suppressed.at && (trust == GUESS || diag->fix->trust == SAFE);
}

static void add_changes(struct changes *changes, const struct source *source, uint32_t file,
	const struct edit *edits)
{
	for (const struct edit *edit = edits; edit; edit = edit->next)
		changes->list[changes->count++] = (struct change){
			.edit = edit,
			.copy = source,
			.file = file,
			.start = edit->span.start - source->base,
			.end = edit->span.end - source->base,
			.fix = changes->fixes,
		};
	changes->fixes++;
}

static struct changes collect(const struct diags *diags, enum trust trust, struct arena *arena)
{
	struct changes changes = {0};
	uint32_t fixes = 0, edits = 0;
	for (const struct diag *diag = diags->first; diag; diag = diag->next) {
		if (!is_wanted(diag, trust))
			continue;
		fixes++;
		for (const struct edit *edit = diag->fix->edits; edit; edit = edit->next)
			edits++;
	}
	changes.list = arena_array(arena, edits, sizeof *changes.list);
	changes.left_out = arena_array(arena, fixes, sizeof *changes.left_out);
	const uint32_t *files = files_of(diags->sources, arena);
	for (const struct diag *diag = diags->first; diag; diag = diag->next) {
		const struct source *source =
			is_wanted(diag, trust) ? source_of(diags, diag->fix) : NULL;
		if (source)
			add_changes(&changes, source, files[source->number], diag->fix->edits);
	}
	return changes;
}

static int by_place(const void *left, const void *right)
{
	const struct change *a = left, *b = right;
	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return a->fix < b->fix ? -1 : a->fix > b->fix;
}

static bool overlaps(const struct change *before, const struct change *change)
{
	return before->file == change->file && before->fix != change->fix &&
	       (change->start < before->end || change->start == before->start);
}

/* Two plans that include a file do not agree on what it means. */
static bool contradicts(const struct change *before, const struct change *change)
{
	return before->copy != change->copy &&
	       (before->start != change->start || before->end != change->end ||
		       !str_equal(before->edit->text, change->edit->text));
}

/* A fix is left out with all its edits if one of them overlaps what stands before it. */
static void leave_out_overlaps(struct changes *changes)
{
	const struct change *before = NULL;
	for (uint32_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->list[i];
		if (changes->left_out[change->fix])
			continue;
		if (!before || !overlaps(before, change)) {
			before = change;
			continue;
		}
		changes->left_out[change->fix] = true;
		if (contradicts(before, change))
			changes->left_out[before->fix] = true;
	}
}

static struct str text_as_read(const struct source *source)
{
	return (struct str){source->text, source->size - source->line_end_added};
}

/* The text of one file with its changes made. */
static struct str rewrite(const struct changes *changes, uint32_t first, uint32_t end,
	const struct source *source, struct arena *arena)
{
	struct str old = text_as_read(source);
	size_t room = source->size;
	for (uint32_t i = first; i < end; i++)
		room += changes->list[i].edit->text.len;
	char *text = arena_alloc(arena, room);
	size_t len = 0, at = 0;
	for (uint32_t i = first; i < end; i++) {
		const struct change *change = &changes->list[i];
		if (changes->left_out[change->fix])
			continue;
		memcpy(text + len, source->text + at, change->start - at);
		len += change->start - at;
		if (change->edit->text.len)
			memcpy(text + len, change->edit->text.at, change->edit->text.len);
		len += change->edit->text.len;
		at = change->end;
	}
	if (at < old.len) {
		memcpy(text + len, old.at + at, old.len - at);
		len += old.len - at;
	}
	return (struct str){text, len};
}

/* How many fixes the changes of one file make; each is counted at its first edit. */
static uint32_t count_made(
	const struct changes *changes, uint32_t first, uint32_t end, bool *counted)
{
	uint32_t made = 0;
	for (uint32_t i = first; i < end; i++) {
		uint32_t fix = changes->list[i].fix;
		made += !changes->left_out[fix] && !counted[fix];
		counted[fix] = true;
	}
	return made;
}

struct fixed_file *fixes_made(
	const struct diags *diags, enum trust trust, struct arena *arena, uint32_t *count)
{
	struct changes changes = collect(diags, trust, arena);
	if (changes.count)
		qsort(changes.list, changes.count, sizeof *changes.list, by_place);
	leave_out_overlaps(&changes);
	bool *counted = arena_array(arena, changes.fixes, sizeof *counted);
	struct fixed_file *fixed = arena_array(arena, diags->sources->count, sizeof *fixed);
	*count = 0;
	for (uint32_t first = 0, end = 0; first < changes.count; first = end) {
		uint32_t file = changes.list[first].file;
		while (end < changes.count && changes.list[end].file == file)
			end++;
		const struct source *source = diags->sources->files[file];
		uint32_t made = count_made(&changes, first, end, counted);
		if (made)
			fixed[(*count)++] = (struct fixed_file){
				source, rewrite(&changes, first, end, source, arena), made};
	}
	return fixed;
}
