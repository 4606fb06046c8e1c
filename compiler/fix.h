/* Fixes are the changes that findings suggest, written into the text of a file. */
#ifndef FIX_H
#define FIX_H

#include "diag.h"

/* The text of a file with every fix of its findings that is SAFE, but for suppressed ones, in
 * memory of the arena; stores how many were made in *count, and is the text as it stands if there
 * was none. Of two fixes that overlap the later one is left out: it is for the findings of the text
 * so made. Takes n log n steps for n edits. */
struct str fixes_made(const struct diags *diags, const struct source *source, struct arena *arena,
	uint32_t *count);

#endif
