/* What lays out a plan: where it is in the source, and what it has written. Shared by the files
 * that do so (canonical.c reads, canonical_words.c copies what stands in a line, canonical_lines.c
 * writes lines and comments), and by nobody else. */
#ifndef CANONICAL_WRITER_H
#define CANONICAL_WRITER_H

#include "canonical_parts.h"

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

/* The source from an offset on. */
static inline struct str rest(const struct writer *w, uint32_t from)
{
	return (struct str){w->source->scan + (from - w->source->base), w->end - from};
}

static inline char byte_at(const struct writer *w, uint32_t offset)
{
	return w->source->scan[offset - w->source->base];
}

/* The first line of a text, without its end. */
static inline struct str line_of(struct str text)
{
	const char *end = text.len ? memchr(text.at, '\n', text.len) : NULL;
	return (struct str){text.at, end ? (size_t)(end - text.at) : text.len};
}

/* True if a line that a text begins with is all that is left of it. */
static inline bool is_last(struct str line, struct str left)
{
	return line.len == left.len;
}

/* The next trivia that is a comment. */
static inline const struct ast_trivia *next_comment(const struct ast_trivia *trivia)
{
	while (trivia && trivia->kind != TRIVIA_COMMENT)
		trivia = trivia->next;
	return trivia;
}

/* Appends bytes as they are, or the blanks of so many levels. */
void put(struct writer *w, struct str text);
void put_indent(struct writer *w, unsigned level);

/* What comes is put on this line, behind a blank if it asks for one, or begins the next. */
void begin_piece(struct writer *w, bool space);

/* Ends the line, if there is one, and the statement, unless that goes on. */
void end_line(struct writer *w);

/* Puts a comment at the end of the line, or on one of its own. */
void put_comment(struct writer *w, const struct ast_trivia *comment);

/* Puts the comment of this source line, if it belongs to the statement: a line that holds several
 * statements is taken apart, and its comment stays with the one that it covers. */
void put_comment_of(struct writer *w, uint32_t statement);

/* Copies a part, or the word or mark that stands where the source is read, which is no part. */
void write_part(struct writer *w, const struct part *part);
void write_word(struct writer *w);

#endif
