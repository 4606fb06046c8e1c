#include "merge/merge.h"

#include <string.h>

static struct str marker(
	const struct merge_request *request, char mark, struct str label, struct arena *arena)
{
	char *marks = arena_alloc(arena, request->marker_size + 1);
	memset(marks, mark, request->marker_size);
	return str_format(arena, "%s%s%.*s\n", marks, label.len ? " " : "", STR_ARG(label));
}

static struct str middle(struct str text, size_t beginning, size_t ending)
{
	return (struct str){text.at + beginning, text.len - ending - beginning};
}

/* What a marker that follows needs. */
static struct str line_end(struct str lines)
{
	bool ends = !lines.len || lines.at[lines.len - 1] == '\n';
	return ends ? STR("") : STR("\n");
}

struct merge_result mark_lines(const struct merge_request *request, struct arena *arena)
{
	struct str ours = request->ours, theirs = request->theirs;
	size_t beginning = str_same_first_lines(ours, theirs);
	size_t ending = str_same_last_lines(ours, theirs, beginning);
	struct str our_lines = middle(ours, beginning, ending);
	struct str their_lines = middle(theirs, beginning, ending);
	struct str parts[] = {
		{ours.at, beginning},
		marker(request, '<', request->ours_label, arena),
		our_lines,
		line_end(our_lines),
		marker(request, '=', STR(""), arena),
		their_lines,
		line_end(their_lines),
		marker(request, '>', request->theirs_label, arena),
		{ours.at + ours.len - ending, ending},
	};
	size_t count = sizeof parts / sizeof parts[0], room = 1;
	for (size_t i = 0; i < count; i++)
		room += parts[i].len;
	char *out = arena_alloc(arena, room);
	struct merge_result result = {{out, 0}, 1};
	for (size_t i = 0; i < count; i++) {
		if (parts[i].len)
			memcpy(out + result.text.len, parts[i].at, parts[i].len);
		result.text.len += parts[i].len;
	}
	return result;
}
