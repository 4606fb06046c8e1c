#include "canonical.h"

#include "canonical_parts.h"
#include "plan.tab.h"

#include <string.h>

/* Blanks a level; how wide a header may be whose clauses can go into its block; how deep blocks can
 * be nested, with room to spare. */
enum { LEVEL = 4, WIDEST = 100, MOST_LEVELS = 64 };

static const uint32_t NOBODY = UINT32_MAX;

/* A statement of the tree; they are in the order of their places. */
struct statement {
	const struct ast_node *node;
	uint32_t parent; /* index; NOBODY at the top */
};

struct output_text {
	char *at;
	size_t len, room;
};

/* The plan is read from its first byte to its last, and written as it goes. The parts are copied;
 * what is left are words of the language, marks, blanks and comments. */
struct writer {
	struct arena *arena;
	struct words *words;
	const struct source *source;
	uint32_t at, end; /* what is read next */
	struct output_text out;

	struct parts parts;
	uint32_t part; /* the next */
	const struct statement *statements;
	uint32_t statement, statement_count; /* the next */
	const struct ast_trivia *comment;    /* the next that is not yet written */
	const struct ast_trivia *placed;     /* the last whose place was looked for … */
	uint32_t place;                      /* … and the statement that it is for */
	const struct ast_trivia *held;       /* a comment before its header's `{` */

	unsigned depth; /* of blocks */
	unsigned levels[MOST_LEVELS];
	const struct ast_node *open[MOST_LEVELS];
	bool deeper[MOST_LEVELS]; /* its items that look as if they stood in another do */

	uint32_t header;   /* the statement whose header line this is; NOBODY */
	unsigned level;    /* of the statement that is being written */
	bool goes_on;      /* the next line goes on with it */
	bool space;        /* a blank stands between what was written and what comes */
	bool line_used;    /* something is written on the line */
	bool must_break;   /* nothing but a comment may follow on the line */
	bool has_comment;  /* nothing at all may */
	bool empty_before; /* an empty line comes before the next */
	bool begun;        /* a line was written */

	const struct ast_node *pending; /* the node whose `{` is not yet read */
	bool opened;                    /* but is written, for its clauses to go into the block */
	const struct ast_clause *moved; /* the next of these */
};

static struct str rest(const struct writer *w, uint32_t from)
{
	return (struct str){w->source->scan + (from - w->source->base), w->end - from};
}

static char byte_at(const struct writer *w, uint32_t offset)
{
	return w->source->scan[offset - w->source->base];
}

static void put(struct writer *w, struct str text)
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

static void put_indent(struct writer *w, unsigned level)
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

static const struct ast_trivia *next_comment(const struct ast_trivia *trivia)
{
	while (trivia && trivia->kind != TRIVIA_COMMENT)
		trivia = trivia->next;
	return trivia;
}

static struct str comment_words(const struct writer *w, const struct ast_trivia *comment)
{
	struct str words = rest(w, comment->span.start);
	words.len = comment->span.end - comment->span.start;
	return str_trim(words);
}

static void begin_piece(struct writer *w, bool space);

static void put_comment(struct writer *w, const struct ast_trivia *comment)
{
	if (w->line_used && !w->has_comment)
		put(w, STR(" "));
	else
		begin_piece(w, false);
	put(w, comment_words(w, comment));
	w->has_comment = true;
	w->space = false;
}

/* A line that holds several statements is taken apart; its comment stays with the one that it
 * belongs to. */
static void put_comment_of(struct writer *w, uint32_t statement)
{
	const struct ast_trivia *comment = w->comment;
	if (statement == NOBODY || !comment || comment->own_line || w->has_comment ||
		place_of(w, comment) != statement)
		return;
	w->comment = next_comment(comment->next);
	put_comment(w, comment);
}

/* Lines */

static void end_line(struct writer *w)
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

/* What comes is put on this line, behind a blank if it asks for one, or begins the next. */
static void begin_piece(struct writer *w, bool space)
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

static char last_byte(const struct writer *w)
{
	return w->line_used ? w->out.at[w->out.len - 1] : '\0';
}

/* Texts */

static struct str line_of(struct str text)
{
	const char *end = text.len ? memchr(text.at, '\n', text.len) : NULL;
	return (struct str){text.at, end ? (size_t)(end - text.at) : text.len};
}

static struct str without_return(struct str line)
{
	if (line.len && line.at[line.len - 1] == '\r')
		line.len--;
	return line;
}

static size_t indentation(struct str line)
{
	size_t len = 0;
	while (len < line.len && (line.at[len] == ' ' || line.at[len] == '\t'))
		len++;
	return len;
}

static bool is_last(struct str line, struct str left)
{
	return line.len == left.len;
}

/* The indentation that is no part of the text: the least of its further lines, but for empty ones
 * and one that holds only the closing quote. */
static size_t least_indentation(struct str text, size_t quote)
{
	size_t least = SIZE_MAX;
	for (size_t at = line_of(text).len + 1; at < text.len;) {
		struct str left = {text.at + at, text.len - at};
		struct str line = line_of(left), words = without_return(line);
		size_t closing = is_last(line, left) ? quote : 0, indent = indentation(words);
		if (indent + closing < words.len && indent < least)
			least = indent;
		at += line.len + 1;
	}
	return least;
}

/* Each line stays a line; further ones stand four deeper than the statement. */
static void put_text(struct writer *w, const struct ast_text *text)
{
	struct str whole = rest(w, text->span.start);
	whole.len = text->span.end - text->span.start;
	size_t least = text->has_lines ? least_indentation(whole, text->close) : 0;
	for (size_t at = 0; at < whole.len;) {
		struct str left = {whole.at + at, whole.len - at};
		struct str line = line_of(left), words = without_return(line);
		at += line.len + 1;
		if (left.at > whole.at) {
			size_t closing = is_last(line, left) ? text->close : 0;
			size_t indent = indentation(words);
			bool is_empty = indent + closing == words.len;
			size_t cut = is_empty || indent < least ? indent : least;
			words.at += cut;
			words.len -= cut;
			if (words.len)
				put_indent(w, w->level + 1);
		}
		put(w, words);
		if (!is_last(line, left))
			put(w, STR("\n"));
	}
}

/* A name in quotes, byte for byte but for how its lines end. */
static void put_exact(struct writer *w, struct span span)
{
	for (uint32_t at = span.start; at < span.end; at++)
		if (byte_at(w, at) != '\r')
			put(w, (struct str){rest(w, at).at, 1});
}

/* Words */

static bool is_name_byte(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' || c == '.' || c == '-';
}

/* The word that stands first in a text, as the scanner sees it; empty if none does. */
static struct str first_word(struct str text)
{
	size_t len = 0;
	while (len < text.len && is_name_byte(text.at[len]))
		len++;
	while (len && !ascii_is_alpha(text.at[len - 1]) && !ascii_is_digit(text.at[len - 1]))
		len--;
	return (struct str){text.at, len};
}

static int token_of(const struct writer *w, struct str text)
{
	const struct word *word = text.len ? word_find(w->words, text) : NULL;
	return word ? word->token : 0;
}

/* The words of dates are the writer's. */
static bool is_of_calendar(int token)
{
	switch (token) {
	case T_MONTH:
	case T_SEASON:
	case T_QUARTER:
	case T_UNIT:
	case T_FREQUENCY:
	case T_YEAR:
	case T_MONTHS: return true;
	default: return false;
	}
}

static bool is_hyphened_status(int token)
{
	return token == T_NOT_STARTED || token == T_IN_PROGRESS || token == T_ON_TRACK ||
	       token == T_AT_RISK;
}

/* A word outside the parts: one of the language is written small. */
static void put_word(struct writer *w, struct str word)
{
	int token = token_of(w, word);
	bool ours = token && !is_of_calendar(token);
	for (size_t i = 0; i < word.len; i++) {
		char c = ours ? ascii_lower(word.at[i]) : word.at[i];
		if (c == '-' && is_hyphened_status(token))
			c = ' ';
		put(w, (struct str){&c, 1});
	}
}

static size_t skip_blanks(struct str text, size_t at)
{
	size_t blank;
	while ((blank = str_blank((struct str){text.at + at, text.len - at})) > 0)
		at += blank;
	return at;
}

/* `31st March`, `31st of March`: bytes from the digits' end to the month, 0 if it is no such day.
 */
static size_t ordinal_length(const struct writer *w, struct str text)
{
	struct str word = first_word(text);
	size_t digits = 0;
	while (digits < word.len && ascii_is_digit(word.at[digits]))
		digits++;
	if (!digits || word.len != digits + 2 || !ascii_is_alpha(word.at[digits]))
		return 0;
	size_t at = skip_blanks(text, word.len);
	struct str next = first_word((struct str){text.at + at, text.len - at});
	if (str_equal_nocase(next, STR("of"))) {
		at = skip_blanks(text, at + next.len);
		next = first_word((struct str){text.at + at, text.len - at});
	}
	return token_of(w, next) == T_MONTH ? at - digits : 0;
}

/* A name, an amount or a date: one blank where there are several. */
static void put_words(struct writer *w, struct span span, bool is_date)
{
	struct str text = rest(w, span.start);
	text.len = span.end - span.start;
	for (size_t at = 0; at < text.len;) {
		struct str left = {text.at + at, text.len - at};
		size_t behind = skip_blanks(left, 0);
		if (behind) {
			put(w, STR(" "));
			at += behind;
			continue;
		}
		size_t len = first_word(left).len;
		size_t dropped = is_date && len ? ordinal_length(w, left) : 0;
		if (dropped)
			len -= 2;
		put(w, (struct str){left.at, len ? len : 1});
		if (dropped)
			put(w, STR(" "));
		at += (len ? len : 1) + dropped;
	}
}

static void write_part(struct writer *w, const struct part *part)
{
	bool quoted = part->kind == PART_TEXT || part->kind == PART_EXACT;
	if (part->kind == PART_JOINT) {
		put(w, STR(","));
		w->space = true;
	} else {
		begin_piece(w, w->space || (quoted && last_byte(w) != '('));
	}
	switch (part->kind) {
	case PART_TRANSLATION:
		put(w, (struct str){part->text->language, sizeof part->text->language});
		put(w, STR(" "));
		put_text(w, part->text);
		break;
	case PART_TEXT: put_text(w, part->text); break;
	case PART_EXACT: put_exact(w, part->span); break;
	case PART_WORDS:
	case PART_DATE: put_words(w, part->span, part->kind == PART_DATE); break;
	case PART_JOINT: break;
	}
	w->at = part->span.end;
}

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

/* A mark, or a word that is no part. */
static void write_word(struct writer *w)
{
	struct str left = rest(w, w->at), word = first_word(left);
	char mark = *left.at;
	if (word.len) {
		begin_piece(w, w->space);
		put_word(w, word);
		w->at += (uint32_t)word.len;
		return;
	}
	bool opens = mark == '(', joins = mark == ',' || mark == ')';
	/* A mark too many behind a brace is none on a line of its own. */
	bool hangs = w->must_break && strchr(";,.:", mark);
	if (hangs) {
		put(w, (struct str){left.at, 1});
		w->at++;
		return;
	}
	begin_piece(w, opens ? last_byte(w) != '(' : w->space && !joins);
	put(w, (struct str){left.at, 1});
	w->at++;
	w->space = joins;
	if (opens)
		w->at += (uint32_t)(skip_blanks(rest(w, w->at), 0));
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
