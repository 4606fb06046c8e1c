/* Plans whose files are gone are looked for in other files: a plan that was moved is known again by
 * its name, or its title. */
#ifndef MOVED_H
#define MOVED_H

#include "command.h"

struct gone_plan {
	struct side side;
	struct str path;        /* within the repository or folder */
	struct str now;         /* the file that it is now; at == NULL: none is known */
	struct str name, title; /* of its plan; empty for none */
	bool is_plan;           /* not a part of others */
	bool told;              /* it has been reported as gone */
};

struct gone_plans {
	struct gone_plan *list;
	size_t count;
};

/* Takes the names and titles of the plans at `sides`, whose paths are `paths`. Owned by the arena.
 */
struct gone_plans gone_plans_of(
	struct arena *arena, const struct side *sides, const struct str *paths, size_t count);

/* The one plan that the file `now`, whose plan has this name and title, has been: the only one of
 * that name, or, of several or without a name, the only one of that title, too. NULL if there is
 * none, or it is another file now. */
const struct side *gone_plan_now(
	struct gone_plans *gone, struct str now, struct str name, struct str title);

/* The same for a file that has not been read. */
const struct side *gone_plan_of(
	struct arena *arena, struct gone_plans *gone, const struct side *side, struct str now);

#endif
