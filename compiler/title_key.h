/* A key of a title: a number that titles have in common which titles.h takes for the same. It is
 * made when a header is parsed, while the title's bytes are at hand, as all titles are asked for
 * theirs.
 */
#ifndef TITLE_KEY_H
#define TITLE_KEY_H

#include "text.h"

/* Even, and the same for titles that end alike; 0 for one that has only blanks. */
uint32_t title_key(struct str title);

#endif
