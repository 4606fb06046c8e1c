/* Whether files stand in the canonical layout, which is `planc fmt`'s to give them. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "diag.h"

/* The canonical text of a file that has been loaded. False, and no text, if it has errors of
 * syntax: what was not understood stays as it is. Owned by the arena. Takes n log n steps. */
bool layout_of(const struct source *source, struct arena *arena, struct str *text);

/* Reports the files from number `first` on that stand in another layout (PL015), one finding a
 * file, whose fix is the canonical text; none for a file in which the findings since the last
 * diags_judge have an error of syntax. */
void report_layout(const struct sources *sources, uint32_t first, struct diags *diags);

#endif
