/* Dedenting a text takes off what its writer put before its lines so that they stand in their
 * block.
 */
#ifndef DEDENT_H
#define DEDENT_H

#include "text.h"

/* The text between two quotes as CommonMark: what indentation its further lines share is taken off,
 * and marks of word processors for the items of a list are CommonMark's `-`. A copy owned by the
 * arena, unless the text has one line; what has been dedented stays as it is. */
struct str dedent(struct arena *arena, struct str text);

#endif
