/* Habits are what people type who have not met the language: each is told what it means by it. */
#ifndef HABITS_H
#define HABITS_H

#include "parser.h"

/* What the grammar would have taken, in its words. */
struct expectation {
	const char *const *names;
	size_t count;
};

bool expects(const struct expectation *expected, const char *name);

/* Reports the syntax error at `span` if it is a habit that is known; false, and nothing reported,
 * if it is none. Called once a line. */
bool habit_explained(struct parser *parser, struct span span, const struct expectation *expected);

/* The keyword that people mean by the words of the field at `span`, or with the words before it:
 * widens `span` to them. NULL if they are none. */
const char *synonym_at(const struct parser *parser, struct span *span);

/* The rest of the line behind `from`, without what opens a block and without a comment. */
struct str rest_of_line(const struct parser *parser, uint32_t from);

#endif
