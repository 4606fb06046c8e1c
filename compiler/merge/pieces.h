/* A text is cut into pieces, headers and clauses and braces, each with the blanks and comments that
 * belong to it; put together again they are the text. */
#ifndef MERGE_PIECES_H
#define MERGE_PIECES_H

#include "ast.h"

enum piece_kind {
	PIECE_FILE, /* all of it; its pieces are those of no block */
	PIECE_ITEM, /* keyword, name and title of a header */
	PIECE_CLAUSE,
	PIECE_TRANSLATION, /* of a title, on a line of its own */
	PIECE_OPEN,        /* { */
	PIECE_CLOSE,       /* }, and the end of the file */
};

/* In which order the pieces of an item stand. */
enum piece_place { ON_HEADER, AT_OPEN, IN_BLOCK, AT_CLOSE, PIECE_PLACES };

/* Which two of the three texts a pair of pieces is from. */
enum pairing { BASE_OURS, BASE_THEIRS, OURS_THEIRS, PAIRINGS };

struct piece {
	enum piece_kind kind;
	enum piece_place place;
	bool starts_line;
	const struct ast_node *node;     /* of an item */
	const struct ast_clause *clause; /* of a clause */
	struct span span;
	struct str above;  /* lines of blanks and comments before the piece's own */
	struct str indent; /* before it on its line */
	struct str body;
	struct str tail;  /* behind the last piece of a line: blanks, a comment, the line end */
	struct str whole; /* body and all that the item's block holds, to its last brace */
	const struct piece *last; /* of these */
	uint32_t inside;          /* how many they are, itself included */
	struct piece *parent, *first, *end_child, *next;
	struct piece *partner[PAIRINGS];
};

/* Cuts a text. The first piece is the file. NULL if it cannot be understood: it has errors of
 * syntax, or bytes that no plan has. */
struct piece *pieces_of(struct str text, struct arena *arena);

/* A text without blanks, line ends and empty lines: what its comments say. */
struct str comments_of(struct str text, struct arena *arena);

#endif
