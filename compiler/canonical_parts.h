/* The parts of a file that a formatter may not take for words of the language: texts, names, dates
 * and amounts, told from keywords by the tree alone. */
#ifndef CANONICAL_PARTS_H
#define CANONICAL_PARTS_H

#include "ast.h"

struct part {
	struct span span;
	enum part_kind {
		PART_TEXT,        /* in quotes */
		PART_TRANSLATION, /* from its tag on: goes on with the statement of the line above
				   */
		PART_EXACT,       /* a name in quotes */
		PART_WORDS, /* a name, an amount, a date in another form: blanks apart, as it is */
		PART_DATE,  /* the same, but for `31st` */
		PART_JOINT, /* between two of a list: a comma, `and`, or both */
	} kind;
	const struct ast_text *text; /* of a text or translation */
};

/* The parts of a file in order, none of which overlaps another. Owned by the arena. */
struct parts {
	struct arena *arena;
	const struct source *source;
	struct part *list;
	uint32_t count, room;
};

/* Those of a tree that was made without errors of syntax. Takes n log n steps. */
struct parts parts_of(const struct ast_file *file, struct arena *arena);

#endif
