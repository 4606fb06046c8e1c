/* Likeness is in what two names of parties are alike, so that one may be a slip for the other. */
#ifndef LIKENESS_H
#define LIKENESS_H

#include "text.h"

/* From the surest to the least. Each is asked of names that no surer one finds alike. */
enum likeness {
	UNLIKE,
	SAME_LETTERS, /* but for case, accents, marks, blanks and letters that look alike */
	SMALL_WORDS,  /* and, of, the */
	PLURAL,
	ACRONYM,    /* one is the initials of the other */
	ONE_LETTER, /* changed, added, dropped or swapped, from 6 letters */
	KIND_WORDS, /* team, service, department, directorate */
	LIKENESS_COUNT
};

enum { FOLDED_LETTERS = 120, FOLDED_WORDS = 24 };

/* A name as it is compared: its words without what people do not see as a difference. */
struct folded {
	bool is_person; /* plurals and kinds are bodies' */
	bool is_acronym;
	unsigned char count;
	size_t len;
	char letters[FOLDED_LETTERS]; /* of all words, one behind the other */
	struct {
		unsigned char start, len;
	} words[FOLDED_WORDS];
};

/* len == 0 for a name without letters, or with more than are compared. */
struct folded name_folded(struct str name, bool is_person);

/* In what the names are alike. */
enum likeness likeness_of(const struct folded *a, const struct folded *b);

/* What names that are alike in this way have in common, for an index. Of the initials there is one
 * for each of the ways in which they are taken, and names that share one may still be unlike.
 * Stores it in `key` and returns its bytes; 0: nothing, which matches nothing. Not for ONE_LETTER.
 */
enum { WAYS_OF_INITIALS = 3 };
size_t likeness_key(
	const struct folded *name, enum likeness likeness, unsigned way, char key[FOLDED_LETTERS]);

#endif
