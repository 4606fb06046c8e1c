/* An allowance is a comment by which a plan lets findings pass: `# planc: allow PL204 -- reason`.
 */
#ifndef ALLOWANCE_H
#define ALLOWANCE_H

#include "diag.h"

/* A rule that an allowance names. */
struct allowed {
	struct str word;
	struct span span;
	enum diag_id id; /* DIAG_COUNT: there is none, or it cannot be suppressed */
	bool used;
};

struct allowance {
	struct span span; /* the comment, from its `#` */
	bool whole_file;  /* allow-file */
	bool own_line;
	struct allowed *rules; /* at least one; owned by the arena of the findings */
	uint32_t count;
	struct str reason;    /* empty: none */
	struct span until;    /* its last day, as written; {0, 0}: it has none */
	day_number until_day; /* valid only if there is one */
	struct span cover; /* what it covers; for suppress.c, which knows what stands around it */
};

/* Reads a comment. True if it is an allowance, with or without a reason; what is wrong with its
 * rules is reported. False, and reported, too, if it only looks like one; false without a word for
 * any other comment. */
bool allowance_read(struct allowance *allowance, struct diags *diags, struct span comment);

#endif
