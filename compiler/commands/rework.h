/* Reworking gives files new texts: all of them or none, or says as a patch what would change. */
#ifndef REWORK_H
#define REWORK_H

#include "fix.h"

struct command;

/* A file that changes. The texts are the session's. */
struct rework {
	struct draft draft;
	struct str original; /* as it was read */
	struct str shown;    /* the path that messages show */
};

/* False after a complaint, if a path of the command line is no file that can be changed. */
bool rework_can_change(const struct command *command, const char *path);

/* By path; and the file with this path among `count` that are sorted so, NULL if there is none. */
void rework_sort(struct rework *files, uint32_t count);
struct rework *rework_find(struct rework *files, uint32_t count, struct str path);

/* Replaces the files, all or none; what others have changed meanwhile, or what nobody may write,
 * keeps all from being replaced. They keep their rights and links. False after a complaint. */
bool rework_replace(const struct rework *files, uint32_t count, struct arena *arena);

/* Prints on standard output what changes in a file. */
void rework_print_patch(const struct rework *file, struct arena *arena);

#endif
