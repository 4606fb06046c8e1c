/* A glance at a text tells which rules have to read it. Most of a plan is texts, and nearly none of
 * them has what a rule of words looks for, so many bytes are asked at once. */
#ifndef GLANCE_H
#define GLANCE_H

#include "text.h"

/* What a text may hold. */
enum suspicion {
	SUSPECT_PLACEHOLDER = 1, /* words that a form asks to be replaced */
	SUSPECT_PHRASE = 2,      /* a hedge or a condition, rows of phrases.def */
	SUSPECT_BLANK = 4,       /* a blank too many */
	SUSPECT_REPEAT = 8,      /* a word of two or three letters twice */
};

/* A sum of suspicions. What is not among them the text does not hold, for certain. Time is that of
 * some instructions for each 16 bytes. */
unsigned glance(struct str text);

#endif
