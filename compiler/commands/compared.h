/* What `planc diff` compares: pairs of plans, from files, folders and revisions, until all have
 * been looked at. */
#ifndef COMPARED_H
#define COMPARED_H

#include "against.h"
#include "changes/change.h"
#include "diff_words.h"

struct compared {
	struct session *session;
	struct against against;
	bool full;   /* what is exempt, too */
	bool broken; /* a plan could not be understood */
	/* Those in which something changed. */
	const struct changes **plans;
	uint32_t count, room;
	const struct changes *same; /* one of the others; NULL: there is none */
	struct origin disk;
	struct words *seen; /* paths of what has been compared */
};

/* Compares what the words ask for. What could not be done has been told, and is in the session and
 * in `broken`. */
void compare_words(struct compared *compared, const struct diff_words *words);

#endif
