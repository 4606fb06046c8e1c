/* Fixing is what `check --fix` does: round by round the fixes of findings are made in memory, until
 * none is left; then the files are replaced, or a patch says what would change. */
#ifndef FIXING_H
#define FIXING_H

#include "rework.h"

struct session;

/* What the options ask for, and how far it has come. */
struct fixing {
	bool wanted;
	bool as_patch; /* print what would change, and change nothing */
	bool quiet;
	enum trust trust;
	unsigned rounds;
	uint32_t fixes;
	struct rework *files; /* sorted by path */
	uint32_t count;
};

/* Makes the fixes of what the session has found. True if there were some: then the session has
 * begun anew, and the same files are to be read again. */
bool fixing_go_on(struct fixing *fixing, struct session *session);

/* Replaces the files, all or none, or prints the patch. False after a complaint. */
bool fixing_finish(const struct fixing *fixing, struct session *session);

#endif
