/* The words of a date in another form, as the parts that such forms are told by. */
#ifndef RESOLVE_FORM_WORDS_H
#define RESOLVE_FORM_WORDS_H

#include "when_parts.h"

/* One part of the words. The letter is what patterns are made of: N a number of one or two digits,
 * Y one of four, M a month, S a season, Q a quarter, W any other. */
struct piece {
	char letter;
	struct str text;
	int value;
};

enum { MOST_PIECES = 6 };

struct form_words {
	const struct calendar *calendar;
	struct str words;
	struct span span;
	struct piece pieces[MOST_PIECES];
	char pattern[MOST_PIECES + 1];
	char joint[4]; /* the first mark between two parts; empty if there are only blanks */
};

/* Splits `words` into its pieces, pattern and joint. False if there are more parts than a date has.
 */
bool split_form_words(struct form_words *form);

/* PL024 of all the words: "`…` is …". */
struct diag *form_says(const struct form_words *form, const char *what);

/* The year that a piece stands for, of two digits the nearest to the plan's period. */
int form_year(const struct form_words *form, size_t piece);

#endif
