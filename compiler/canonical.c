#include "canonical.h"

#include "canonical_writer.h"

/* Statements and blocks */

static const struct ast_clause *next_moved(
	const struct ast_node *node, const struct ast_clause *clause)
{
	return clause && clause->span.start < node->block.start ? clause : NULL;
}

/* Items that look as if they stood in the one above them, which has no `{` and could hold one of
 * them, go on to do so: only that shows what may be missing (PL036). */
static bool is_deeper(struct writer *w, const struct ast_node *node)
{
	if (!kind_is_item(node->kind))
		return false;
	if (node->indented)
		return w->deeper[w->depth];
	w->deeper[w->depth] = false;
	for (const struct ast_node *next = node->next; next; next = next->next) {
		if (!kind_is_item(next->kind))
			continue;
		if (!next->indented || w->deeper[w->depth])
			break;
		w->deeper[w->depth] = kind_may_hold(node->kind, next->kind);
	}
	return false;
}

static void begin_statement(struct writer *w)
{
	if (w->must_break || w->has_comment)
		end_line(w);
	const struct ast_node *node = w->statements[w->statement].node;
	w->header = w->statement++;
	w->pending = node->block.end ? node : NULL;
	w->opened = false;
	w->held = NULL;
	w->level = w->levels[w->depth] + is_deeper(w, node);
}

static void open_block(struct writer *w)
{
	begin_piece(w, true);
	put(w, STR("{"));
	if (w->held)
		put_comment(w, w->held);
	w->held = NULL;
	put_comment_of(w, w->header);
	unsigned inner = w->level + 1;
	if (w->depth + 1 < MOST_LEVELS)
		w->depth++;
	w->levels[w->depth] = inner;
	w->open[w->depth] = w->pending;
	w->opened = w->must_break = true;
}

static void close_block(struct writer *w)
{
	end_line(w);
	w->level = w->levels[w->depth] - 1;
	w->depth--;
	begin_piece(w, false);
	put(w, STR("}"));
	w->must_break = true;
}

/* Nothing but blanks, and a comment before a `{` with a line to itself. */
static bool is_gap(const struct writer *w, uint32_t from, uint32_t to)
{
	for (uint32_t at = from; at < to; at++) {
		if (byte_at(w, at) == '#')
			at += (uint32_t)line_of(rest(w, at)).len;
		else if (!ascii_is_blank(byte_at(w, at)))
			return false;
	}
	return true;
}

static bool can_move_clauses(const struct writer *w, const struct ast_node *node)
{
	const struct ast_clause *clause = next_moved(node, node->clauses);
	if (!clause || !node->title)
		return false;
	const struct ast_text *title = node->title;
	while (title->next)
		title = title->next;
	uint32_t end = title->span.end;
	for (; clause; clause = next_moved(node, clause->next)) {
		if (end > clause->span.start || !is_gap(w, end, clause->span.start))
			return false;
		end = clause->span.end;
	}
	return is_gap(w, end, node->block.start);
}

/* Whether a line of the header that was written from `start` on is too long, with ` {` behind it.
 */
static bool is_wide(const struct writer *w, size_t start)
{
	struct str text = {w->out.at + start, w->out.len - start};
	for (;;) {
		struct str line = line_of(text);
		bool last = is_last(line, text);
		if (utf8_count(line) + (last ? 2 : 0) > WIDEST)
			return true;
		if (last)
			return false;
		text.at += line.len + 1;
		text.len -= line.len + 1;
	}
}

/* What follows a line end, blanks apart. */
static uint32_t first_behind(const struct writer *w, uint32_t at)
{
	while (at < w->end && (byte_at(w, at) == ' ' || byte_at(w, at) == '\t'))
		at++;
	return at;
}

static void write_line_end(struct writer *w)
{
	uint32_t next = first_behind(w, w->at + 1);
	const struct part *part = w->part < w->parts.count ? &w->parts.list[w->part] : NULL;
	w->at++;
	if (w->pending && w->pending->block.start == next) {
		w->at = next; /* a `{` below its header */
		return;
	}
	w->empty_before |= !w->line_used;
	w->goes_on = part && part->kind == PART_TRANSLATION && part->span.start == next;
	end_line(w);
}

static void write_comment(struct writer *w)
{
	const struct ast_trivia *comment = w->comment;
	w->at += (uint32_t)line_of(rest(w, w->at)).len;
	/* Otherwise it has been written where it belongs. */
	if (!comment || comment->span.start >= w->at)
		return;
	w->comment = next_comment(comment->next);
	bool before_brace =
		w->pending && !w->opened && comment->span.start >= w->pending->header.end;
	if (before_brace)
		w->held = comment;
	else
		put_comment(w, comment);
}

/* Reading */

static void write_next(struct writer *w)
{
	size_t blank = str_blank(rest(w, w->at));
	if (byte_at(w, w->at) == '\n') {
		write_line_end(w);
	} else if (blank) {
		w->space = true;
		w->at += (uint32_t)blank;
	} else if (byte_at(w, w->at) == '#') {
		write_comment(w);
	} else if (w->depth && w->open[w->depth]->block.end == w->at + 1) {
		close_block(w);
		w->at++;
	} else {
		write_word(w);
	}
}

/* At a `{` of the tree. The header is written once more if it is too wide. */
static void read_opener(struct writer *w, const struct writer *before)
{
	const struct ast_node *node = w->pending;
	if (!w->opened && can_move_clauses(w, node) && is_wide(w, before->out.len)) {
		struct output_text out = w->out;
		out.len = before->out.len;
		*w = *before;
		w->out = out;
		w->moved = node->clauses;
		return;
	}
	if (!w->opened)
		open_block(w);
	w->must_break = true;
	w->pending = NULL;
	w->at++;
}

static void move_clause(struct writer *w)
{
	if (!w->opened)
		open_block(w);
	w->must_break = true;
	w->moved = next_moved(w->pending, w->moved->next);
}

static void write_all(struct writer *w)
{
	struct writer before = *w; /* the last header */
	while (w->at < w->end) {
		bool begins = w->statement < w->statement_count &&
			      w->statements[w->statement].node->header.start == w->at;
		if (begins) {
			const struct ast_clause *moved = w->moved;
			w->moved = NULL;
			before = *w;
			w->moved = moved;
			begin_statement(w);
		}
		while (w->part < w->parts.count && w->parts.list[w->part].span.start < w->at)
			w->part++;
		if (w->moved && w->moved->span.start == w->at)
			move_clause(w);
		if (w->pending && w->pending->block.start == w->at)
			read_opener(w, &before);
		else if (w->part < w->parts.count && w->parts.list[w->part].span.start == w->at)
			write_part(w, &w->parts.list[w->part]);
		else
			write_next(w);
	}
	end_line(w);
}

/* The statements of a tree in order. */
static struct statement *statements_of(
	const struct ast_file *file, struct arena *arena, uint32_t *count)
{
	uint32_t room = 0;
	for (unsigned kind = 0; kind < AST_KIND_COUNT; kind++)
		room += file->counts[kind];
	struct statement *list = arena_array(arena, room, sizeof *list);
	const struct ast_node *next[MOST_LEVELS] = {file->root->nodes};
	uint32_t parents[MOST_LEVELS] = {NOBODY};
	*count = 0;
	for (int depth = 0; depth >= 0;) {
		const struct ast_node *node = next[depth];
		if (!node || *count == room) {
			depth--;
			continue;
		}
		next[depth] = node->next;
		list[(*count)++] = (struct statement){node, parents[depth]};
		if (node->nodes && depth + 1 < MOST_LEVELS) {
			parents[++depth] = *count - 1;
			next[depth] = node->nodes;
		}
	}
	return list;
}

static bool is_understood(const struct ast_file *file, const struct writer *w)
{
	bool damaged = file->root->damaged;
	for (uint32_t i = 0; i < w->statement_count; i++)
		damaged |= w->statements[i].node->damaged;
	return !damaged;
}

bool canonical_text(
	const struct ast_file *file, struct words *words, struct arena *arena, struct str *text)
{
	const struct source *source = file->source;
	struct writer w = {.arena = arena,
		.words = words,
		.source = source,
		.at = source->base,
		.end = source->base + source->size,
		.parts = parts_of(file, arena),
		.comment = next_comment(file->trivia),
		.header = NOBODY};
	w.statements = statements_of(file, arena, &w.statement_count);
	if (!is_understood(file, &w))
		return false;
	const struct str mark = STR("\xEF\xBB\xBF");
	if (str_starts(rest(&w, w.at), mark)) {
		put(&w, mark);
		w.at += (uint32_t)mark.len;
	}
	write_all(&w);
	*text = (struct str){w.out.at, w.out.len};
	return true;
}
