#include "canonical_writer.h"

void put(struct writer *w, struct str text)
{
	struct output_text *out = &w->out;
	if (out->len + text.len > out->room) {
		out->room = (out->len + text.len) * 2;
		char *wider = arena_alloc(w->arena, out->room);
		if (out->len)
			memcpy(wider, out->at, out->len);
		out->at = wider;
	}
	if (text.len)
		memcpy(out->at + out->len, text.at, text.len);
	out->len += text.len;
}

void put_indent(struct writer *w, unsigned level)
{
	for (unsigned i = 0; i < level * LEVEL; i++)
		put(w, STR(" "));
}

/* Comments */

static bool is_one_line(const struct writer *w, uint32_t from, uint32_t to)
{
	return !memchr(rest(w, from).at, '\n', to - from);
}

/* The statement to which a comment at the end of a line belongs, as suppress.c has it: that on
 * whose header line it stands, of several the outermost that ends there; NOBODY if it stands
 * elsewhere. */
static uint32_t place_of(struct writer *w, const struct ast_trivia *comment)
{
	uint32_t at = comment->span.start;
	if (w->placed == comment)
		return w->place;
	w->placed = comment;
	w->place = NOBODY;
	uint32_t last = w->statement;
	while (last < w->statement_count && w->statements[last].node->header.start < at)
		last++;
	if (last == 0)
		return NOBODY;
	const struct statement *statement = &w->statements[--last];
	uint32_t header_end = statement->node->header.end;
	if (header_end > at || !is_one_line(w, header_end, at))
		return NOBODY;
	w->place = last;
	for (uint32_t outer = statement->parent; outer != NOBODY;
		outer = w->statements[outer].parent) {
		const struct ast_node *node = w->statements[outer].node;
		if (node->block.end > at || !is_one_line(w, node->header.end, at))
			break;
		w->place = outer;
	}
	return w->place;
}

static struct str comment_words(const struct writer *w, const struct ast_trivia *comment)
{
	struct str words = rest(w, comment->span.start);
	words.len = comment->span.end - comment->span.start;
	return str_trim(words);
}

void put_comment(struct writer *w, const struct ast_trivia *comment)
{
	if (w->line_used && !w->has_comment)
		put(w, STR(" "));
	else
		begin_piece(w, false);
	put(w, comment_words(w, comment));
	w->has_comment = true;
	w->space = false;
}

void put_comment_of(struct writer *w, uint32_t statement)
{
	const struct ast_trivia *comment = w->comment;
	if (statement == NOBODY || !comment || comment->own_line || w->has_comment ||
		place_of(w, comment) != statement)
		return;
	w->comment = next_comment(comment->next);
	put_comment(w, comment);
}

/* Lines */

void end_line(struct writer *w)
{
	if (w->line_used) {
		if (!w->goes_on)
			put_comment_of(w, w->header);
		put(w, STR("\n"));
	}
	w->line_used = w->has_comment = w->must_break = w->space = false;
	if (!w->goes_on) {
		w->header = NOBODY;
		w->level = w->levels[w->depth];
	}
}

void begin_piece(struct writer *w, bool space)
{
	if (w->must_break || w->has_comment)
		end_line(w);
	if (w->line_used && space)
		put(w, STR(" "));
	if (!w->line_used) {
		if (w->empty_before && w->begun)
			put(w, STR("\n"));
		put_indent(w, w->level + w->goes_on);
		w->goes_on = w->empty_before = false;
		w->line_used = w->begun = true;
	}
	w->space = false;
}
