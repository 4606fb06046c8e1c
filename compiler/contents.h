/* Contents goes over every text, or every unread date, of a plan, one after another. */
#ifndef CONTENTS_H
#define CONTENTS_H

#include "model.h"

/* Where a walk over texts, or one over dates, stands. */
struct contents {
	const struct model *model;
	struct contents_part *part;
	enum unread unread; /* of a walk over dates */
};

/* Starts a walk of the one or of the other. Memory is the model's arena's. */
struct contents contents_of(const struct model *model);

/* The next text that is there, its translations behind it; NULL at the end. The model's header and
 * declarations come first, then the items in source order. */
const struct text *next_text(struct contents *contents);

/* A date that could not be read, and what it is. */
struct dated {
	const struct when *when;
	const struct item *item; /* NULL for one of a declaration, or of the plan's header */
	bool is_due;             /* a deadline of the item's own */
};

/* The next date that could not be read for this reason, which is the same all through a walk; false
 * at the end. What is inherited comes once, where it stands. */
bool next_unread(struct contents *contents, enum unread why, struct dated *dated);

#endif
