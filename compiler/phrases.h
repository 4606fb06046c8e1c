/* Phrases are set words, rows of phrases.def, that rules look for in the texts of a plan. */
#ifndef PHRASES_H
#define PHRASES_H

#include "text.h"

enum phrase_kind {
	PHRASE_PLACEHOLDER,
	PHRASE_HEDGE,
	PHRASE_CONDITION,
	PHRASE_CONTINUING,
	PHRASE_WEAK_VERB,
	PHRASE_PROMISE
};

/* Where a phrase stands in a text, in bytes; len 0: it does not. */
struct found_phrase {
	size_t at, len;
	const char *words; /* the row's */
	uint32_t row;      /* among those of its kind, from 0 */
};

/* A word begins here, or ends before here. A byte of a longer character is taken for a letter's,
 * whatever the script. */
bool begins_word(struct str text, size_t at);
bool ends_word(struct str text, size_t at);

/* A phrase of the kind that begins here, where a word begins; the longest if there are several. */
struct found_phrase phrase_here(struct str text, size_t at, enum phrase_kind kind);

/* The first phrase of the kind from `at` on. */
struct found_phrase find_phrase(struct str text, size_t at, enum phrase_kind kind);

/* Which placeholders are a name by initials here, bits by row: TBC in "Tamworth Borough Council".
 * Small words such as "of" count for nothing. */
uint32_t placeholders_spelt(struct str text);

#endif
