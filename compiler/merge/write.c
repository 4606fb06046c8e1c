#include "merge/parts.h"

#include <string.h>

struct writer {
	const struct merge_request *request;
	struct arena *arena;
	char *bytes;
	size_t len, room;
	struct str line_end;
	uint32_t conflicts;
};

static void put(struct writer *writer, struct str text)
{
	if (writer->room - writer->len < text.len) {
		size_t room = writer->room * 2 + text.len + 4096;
		char *wider = arena_alloc(writer->arena, room);
		if (writer->len)
			memcpy(wider, writer->bytes, writer->len);
		writer->bytes = wider;
		writer->room = room;
	}
	if (text.len)
		memcpy(writer->bytes + writer->len, text.at, text.len);
	writer->len += text.len;
}

static bool ends_line(struct str text)
{
	return text.len && text.at[text.len - 1] == '\n';
}

static void put_marker(struct writer *writer, char mark, struct str label)
{
	for (size_t i = 0; i < writer->request->marker_size; i++)
		put(writer, (struct str){&mark, 1});
	if (label.len) {
		put(writer, STR(" "));
		put(writer, label);
	}
	put(writer, writer->line_end);
}

/* The next part in the order of the text; NULL behind the last. */
static const struct part *following(const struct part *part)
{
	if (part->first)
		return part->first;
	while (part && !part->next)
		part = part->parent;
	return part ? part->next : NULL;
}

static bool has_comment(struct str tail)
{
	return memchr(tail.at ? tail.at : "", '#', tail.len) != NULL;
}

/* True if `part` stands on the line of the one before it. */
static bool continues(const struct part *before, const struct part *part)
{
	return !part->starts_line && !before->is_open && !before->ends_block &&
	       !has_comment(before->tail[OURS]) && !has_comment(before->tail[THEIRS]);
}

/* A line is the parts from `first` up to `end`. */
struct line {
	const struct part *first, *end, *last;
	bool disagrees;
	bool gone; /* a side has not its first part */
};

static struct line line_from(const struct part *first)
{
	struct line line = {
		.first = first, .gone = !first->body[OURS].at || !first->body[THEIRS].at};
	const struct part *part = first;
	do {
		line.disagrees |= part->disagrees || part->tail_disagrees;
		line.last = part;
		part = following(part);
	} while (part && continues(line.last, part));
	line.end = part;
	return line;
}

/* The parts of a line as one side has them. */
static void put_line(struct writer *writer, const struct line *line, enum side side)
{
	const struct part *last = NULL;
	for (const struct part *part = line->first; part != line->end; part = following(part)) {
		if (!part->body[side].at)
			continue;
		if (last)
			put(writer, part->indent);
		else
			put(writer, line->first->starts_line ? line->first->indent
							     : line->first->line_indent);
		put(writer, part->body[side]);
		last = part;
	}
	/* The end of the file has no line. */
	if (!last || (!last->body[side].len && !last->next))
		return;
	struct str tail = line->last->tail[side];
	put(writer, tail);
	if (!ends_line(tail))
		put(writer, writer->line_end);
}

/* Whole lines that both texts begin with. */
static size_t same_lines(struct str a, struct str b)
{
	size_t same = 0;
	for (size_t i = 0; i < a.len && i < b.len && a.at[i] == b.at[i]; i++)
		if (a.at[i] == '\n')
			same = i + 1;
	return same;
}

static struct str behind(struct str text, size_t at)
{
	return (struct str){text.at + at, text.len - at};
}

/* Comments above a line that both sides have. */
static void put_comments(struct writer *writer, const struct part *part)
{
	const struct str *above = part->above;
	size_t same = same_lines(above[OURS], above[THEIRS]);
	writer->conflicts++;
	put(writer, (struct str){above[OURS].at, same});
	put_marker(writer, '<', writer->request->ours_label);
	put(writer, behind(above[OURS], same));
	put_marker(writer, '=', STR(""));
	put(writer, behind(above[THEIRS], same));
	put_marker(writer, '>', writer->request->theirs_label);
}

static void put_disagreement(struct writer *writer, const struct line *line)
{
	/* What a side took away has gone with its comments. */
	bool gone = line->gone;
	const struct part *first = line->first;
	writer->conflicts++;
	put_marker(writer, '<', writer->request->ours_label);
	if (gone)
		put(writer, first->above[OURS]);
	put_line(writer, line, OURS);
	put_marker(writer, '=', STR(""));
	if (gone)
		put(writer, first->above[THEIRS]);
	put_line(writer, line, THEIRS);
	put_marker(writer, '>', writer->request->theirs_label);
}

static void put_either(struct writer *writer, const struct line *line)
{
	if (line->first->above_disagrees && !line->gone)
		put_comments(writer, line->first);
	else if (!line->gone)
		put(writer, line->first->above[OURS]);
	if (line->disagrees)
		put_disagreement(writer, line);
	else
		put_line(writer, line, OURS);
}

/* The one of three answers that was changed. */
static bool changed_end(const struct merge_request *request)
{
	bool base = ends_line(request->base), ours = ends_line(request->ours);
	return ours == base ? ends_line(request->theirs) : ours;
}

static bool has_dos_lines(struct str text)
{
	const char *end = text.len ? memchr(text.at, '\n', text.len) : NULL;
	return end && end > text.at && end[-1] == '\r';
}

struct merge_result parts_write(
	const struct part *file, const struct merge_request *request, struct arena *arena)
{
	struct writer writer = {.request = request, .arena = arena, .line_end = STR("\n")};
	if (has_dos_lines(request->ours))
		writer.line_end = STR("\r\n");
	for (const struct part *part = following(file); part;) {
		struct line line = line_from(part);
		put_either(&writer, &line);
		part = line.end;
	}
	if (!writer.conflicts && writer.len && !changed_end(request)) {
		writer.len--;
		if (writer.len && writer.bytes[writer.len - 1] == '\r')
			writer.len--;
	}
	return (struct merge_result){{writer.bytes, writer.len}, writer.conflicts};
}
