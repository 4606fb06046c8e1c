/* A look-alike is a letter of another script that cannot be told from one of ours by eye. */
#ifndef LOOK_ALIKE_H
#define LOOK_ALIKE_H

#include "text.h"

/* The ASCII letter or digit, of the same case, that a Greek, Cyrillic or full-width character looks
 * like (Unicode UTS #39, look_alikes.def); '\0' for any other character, ASCII ones too. */
char look_alike(uint32_t code_point);

/* The name of the script of such a character: "Greek", "Cyrillic", "full-width". */
const char *look_alike_script(uint32_t code_point);

/* The words as they are read: each look-alike replaced. A copy owned by the arena; at == NULL if
 * there is no look-alike, or a letter besides them that is not ASCII either, so that the words may
 * well be those of another language. */
struct str look_alikes_replaced(struct arena *arena, struct str words);

/* The first look-alike in the words, and its place; 0 if there is none. */
uint32_t look_alike_in(struct str words, size_t *at);

/* The digits that a word of digits and the letters O and l is typed for: "2018" for "2O18". Empty
 * if it has no digit, no such letter, or anything else. Owned by the arena. */
struct str digits_typed(struct arena *arena, struct str word);

/* A word of letters and digits, and of what letters it is. */
struct lettered {
	struct str word;
	size_t count;  /* letters and digits */
	uint32_t like; /* its first look-alike; 0: it has none */
	bool ours;     /* it has a Latin letter */
	bool other;    /* it has a letter that is neither */
};

/* The next word of a text from *at on, and *at behind it; false if there is none. */
bool next_lettered(struct str text, size_t *at, struct lettered *lettered);

#endif
