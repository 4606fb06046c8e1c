/* Fixes are the changes that findings suggest, written into the texts of their files. */
#ifndef FIX_H
#define FIX_H

#include "diag.h"

/* A file in which fixes were made. */
struct fixed_file {
	const struct source *source; /* of a file that was loaded more than once, the first */
	struct str text;             /* without the line end that was added to the source */
	uint32_t fixes;              /* how many were made */
};

/* The files that fixes change, in the order in which they were loaded, in memory of the arena;
 * stores how many in *count. With SAFE only safe fixes are made, with GUESS all; of
 * suppressed findings none. Of two fixes that
 * overlap the later one is left out: it is for the findings of the text so made. Where two plans
 * read a file that both include in two ways, so that their fixes differ, none is made. Takes
 * n log n steps for n edits. */
struct fixed_file *fixes_made(
	const struct diags *diags, enum trust trust, struct arena *arena, uint32_t *count);

#endif
