/* A stage is one deadline of an item with what it was before: most items have one, without a label.
 */
#ifndef STAGES_H
#define STAGES_H

#include "model.h"

struct stage {
	struct str label;
	/* NULL: it has none. Where an item has no `due`, its `was` lines speak of `start`. */
	const struct when *when;
	bool is_start;
	const struct move *const *moves; /* the newest first */
	uint32_t move_count;
};

struct stages {
	struct stage *list; /* by their labels */
	uint32_t count;
};

/* Those of an item, with the deadlines that it inherits but only its own `was` lines. Owned by
 * `arena`. Time n log n in its deadlines and `was` lines. */
struct stages stages_of(const struct item *item, struct arena *arena);

#endif
