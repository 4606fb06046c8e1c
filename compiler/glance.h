/* A glance at a text tells which rules have to read it. Most of a plan is texts, and nearly none of
 * them has what a rule of words looks for, so many bytes are asked at once. */
#ifndef GLANCE_H
#define GLANCE_H

#include "text.h"

/* What a text may hold. */
enum suspicion {
	SUSPECT_PLACEHOLDER = 1, /* words that a form asks to be replaced */
	SUSPECT_PHRASE = 2,      /* a hedge or a condition, rows of phrases.def */
	SUSPECT_BLANK = 4,       /* a blank too many, but at the end */
	SUSPECT_REPEAT = 8,      /* a word of two or three letters twice */
	SUSPECT_EVALUATION = 16, /* "evaluation" and the like */
	SUSPECT_SENTENCE = 32,   /* a stop with a blank behind it */
	SUSPECT_FOOTNOTE = 64,   /* an asterisk at its end */
	SUSPECT_EMPTY = 128,     /* nothing, or a blank at its start */
};

/* The letters of phrases.def, a bit for each net: a byte is in it if the tables of both its halves
 * say so, at each of the first three letters; of the fourth the low half will do. */
struct sieve {
	unsigned char low[4][16], high[3][16];
	bool wide; /* instructions that ask 32 bytes at once are used */
};

/* Made once a run. */
struct sieve sieve_new(void);

/* A sum of suspicions. What is not among them the text does not hold, for certain. Time is that of
 * some instructions for each 32 bytes. */
uint8_t glance(const struct sieve *sieve, struct str text);

/* The same of a text without a line end that a straight quote follows, where GLANCE_PADDING bytes
 * can be read behind it: that one, and whatever comes next. */
enum { GLANCE_PADDING = 40 };
uint8_t glance_at_line(const struct sieve *sieve, struct str line);

#endif
