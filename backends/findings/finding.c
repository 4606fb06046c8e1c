#include "findings/finding.h"

#include <string.h>

#include "findings/visible.h"
#include "fingerprint.h"

struct str finding_raw_path(const struct source *source)
{
	/* As a repository's own tools write it. */
	struct str path = source->path;
	while (path.len > 2 && path.at[0] == '.' && path.at[1] == '/')
		path = (struct str){path.at + 2, path.len - 2};
	return path;
}

static struct point point_of(const struct sources *sources, uint32_t offset)
{
	struct place place = source_place(sources, offset);
	uint32_t start, at = offset - place.source->base;
	struct str line = source_line(place.source, place.line, &start);
	/* A place in the line end is behind the last character, in bytes, too. */
	if (at > start + line.len)
		at = start + (uint32_t)line.len;
	return (struct point){place.line, place.column, at, at - start + 1};
}

/* Findings without a place come first, and so does this file. */
static const struct source *first_source(const struct sources *sources)
{
	const struct source *first = sources->files[0];
	for (uint32_t i = 1; i < sources->count; i++)
		if (!sources->files[i]->earlier &&
			str_compare(sources->files[i]->path, first->path) < 0)
			first = sources->files[i];
	return first;
}

static struct range range_of(const struct sources *sources, struct arena *arena, struct span span)
{
	const struct source *source = source_at(sources, span.start);
	/* Every format asks for a place: the start of a file. */
	if (!source) {
		source = first_source(sources);
		span = (struct span){source->base, source->base};
	}
	struct range range = {.raw = finding_raw_path(source)};
	range.path = visible_copy(arena, range.raw);
	range.start = range.end = point_of(sources, span.start);
	if (span.end > span.start)
		range.end = point_of(sources, span.end);
	return range;
}

/* What is to be written stays as it is; what is no UTF-8 cannot be written in any format. */
static struct str valid(struct arena *arena, struct str text)
{
	if (utf8_valid(text) == text.len)
		return text;
	static const char replacement[] = "\xEF\xBF\xBD";
	char *copy = arena_alloc(arena, text.len * 3), *end = copy;
	while (text.len) {
		uint32_t ignored;
		size_t bytes = utf8_decode(text, &ignored);
		bool damaged = bytes == 1 && (unsigned char)text.at[0] >= 0x80;
		size_t len = damaged ? sizeof replacement - 1 : bytes;
		memcpy(end, damaged ? replacement : text.at, len);
		end += len;
		text = (struct str){text.at + bytes, text.len - bytes};
	}
	return (struct str){copy, (size_t)(end - copy)};
}

/* Notes with a place are related places, the others are facts. */
static void add_notes(const struct sources *sources, struct arena *arena, const struct diag *diag,
	struct finding *to)
{
	uint32_t count = 0;
	for (const struct note *note = diag->notes; note; note = note->next)
		count++;
	struct str *notes = arena_array(arena, count + (diag->repeats > 0), sizeof *notes);
	struct related *related = arena_array(arena, count, sizeof *related);
	for (const struct note *note = diag->notes; note; note = note->next) {
		struct str text = visible_copy(arena, note->text);
		if (source_at(sources, note->span.start))
			related[to->related_count++] =
				(struct related){range_of(sources, arena, note->span), text};
		else
			notes[to->note_count++] = text;
	}
	if (diag->repeats)
		notes[to->note_count++] = str_format(arena, "and %lu more place%s",
			(unsigned long)diag->repeats, diag->repeats == 1 ? "" : "s");
	to->notes = notes;
	to->related = related;
}

static void add_fix(const struct sources *sources, struct arena *arena, const struct fix *fix,
	struct finding *to)
{
	uint32_t count = 0;
	for (const struct edit *edit = fix->edits; edit; edit = edit->next)
		count++;
	struct replacement *changes = arena_array(arena, count, sizeof *changes);
	for (const struct edit *edit = fix->edits; edit; edit = edit->next)
		changes[to->change_count++] = (struct replacement){
			range_of(sources, arena, edit->span), valid(arena, edit->text)};
	to->changes = changes;
	to->trust = fix->trust;
}

static void fill(const struct diags *diags, const struct diag *diag, struct finding *to)
{
	struct arena *arena = diags->arena;
	to->id = diag->id;
	to->severity = diag->severity;
	to->code = diag_info(diag->id)->code;
	diag_name(diag->id, to->name);
	to->range = range_of(diags->sources, arena, diag->span);
	to->message = visible_copy(arena, diag->message);
	to->label = visible_copy(arena, diag->label);
	to->help = visible_copy(arena, diag->help);
	add_notes(diags->sources, arena, diag, to);
	if (diag->fix)
		add_fix(diags->sources, arena, diag->fix, to);
	to->item = visible_copy(arena, diag->item);
	to->suppressed = diag->suppressed.at != NULL;
	to->justification = visible_copy(arena, diag->suppressed);
	to->fingerprint = fingerprint_words(arena, diag);
	to->known = diag->known;
}

struct findings *findings_of(const struct diags *diags, uint32_t most)
{
	struct findings *findings = NEW(diags->arena, struct findings);
	findings->arena = diags->arena;
	findings->sources = diags->sources;
	uint32_t count = 0, open = 0;
	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		count++;
	struct finding *list = arena_array(diags->arena, count, sizeof *list);
	for (const struct diag *diag = diags->first; diag; diag = diag->next) {
		if (most && open == most)
			break;
		fill(diags, diag, &list[findings->count++]);
		open += !diag->suppressed.at;
	}
	findings->list = list;
	memcpy(findings->severities, diags->count, sizeof findings->severities);
	findings->suppressed = diags->suppressed;
	return findings;
}
