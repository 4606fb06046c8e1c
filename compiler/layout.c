#include "layout.h"

#include "canonical.h"
#include "parse.h"

bool layout_of(const struct source *source, struct arena *arena, struct str *text)
{
	/* The loader reads a copy where bytes are damaged. */
	if (source->scan != source->text)
		return false;
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	const struct ast_file *file = parse(source, words, diags);
	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		if (diag_is_fixed(diag->id))
			return false;
	return canonical_text(file, words, arena, text);
}

static void report_difference(
	struct diags *diags, const struct source *source, struct str old, struct str new)
{
	size_t beginning = str_same_first_lines(old, new);
	size_t ending = str_same_last_lines(old, new, beginning);
	size_t first = beginning, end = beginning;
	while (end < old.len && old.at[end] != '\n')
		end++;
	while (first < end && (old.at[first] == ' ' || old.at[first] == '\t'))
		first++;
	while (end > first && ascii_is_blank(old.at[end - 1]))
		end--;
	struct span line = {source->base + (uint32_t)first, source->base + (uint32_t)end};
	struct span whole = {
		source->base + (uint32_t)beginning, source->base + (uint32_t)(old.len - ending)};
	struct str text = {new.at + beginning, new.len - ending - beginning};
	struct diag *diag = report(diags, PL015, line, "`planc fmt` would change this file");
	label(diags, diag, "from here on");
	help(diags, diag, "`planc fmt -w` lays the file out");
	suggest(diags, diag, SAFE, whole, "%.*s", STR_ARG(text));
}

static bool is_understood(const struct diags *diags, const struct source *source)
{
	for (const struct diag *diag = *diags->unjudged; diag; diag = diag->next)
		if (diag_is_fixed(diag->id) && diag->span.start >= source->base &&
			diag->span.start <= source->base + source->size)
			return false;
	return true;
}

void report_layout(const struct sources *sources, uint32_t first, struct diags *diags)
{
	for (uint32_t i = first; i < sources->count; i++) {
		const struct source *source = sources->files[i];
		struct str old = {source->text, source->size - source->line_end_added}, new;
		if (is_understood(diags, source) && layout_of(source, diags->arena, &new) &&
			!str_equal(old, new))
			report_difference(diags, source, old, new);
	}
}
