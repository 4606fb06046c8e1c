/* Which party, goal and phase of one version of a plan is which of another. */
#ifndef DECLARED_H
#define DECLARED_H

#include "changes/match.h"

/* Fills in the declarations of a match: by name, then, of those left, by a title that is only
 * theirs. */
void match_declarations(struct match *match, struct arena *arena);

#endif
