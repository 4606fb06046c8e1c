/* Meant is what a word of the field is in the language, asked only to word a finding. */
#ifndef MEANT_H
#define MEANT_H

#include "text.h"

/* The status that reports mean by the words, in whatever case: "on hold" is `paused`, "green" is no
 * status but `rag green`. NULL for words that are none of those. */
const char *status_meant(struct str words);

/* The status of the language that these words are, in whatever case they stand; NULL for none. */
const char *status_ours(struct str words);

/* The status that is meant, by our words or by others'; NULL for none. */
const char *status_called(struct str words);

#endif
