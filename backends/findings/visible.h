/* Visible text is a plan's text as a terminal may show it: nothing hidden, nothing that steers. */
#ifndef VISIBLE_H
#define VISIBLE_H

#include <stdio.h>

#include "text.h"

/* What one character looks like. Hidden ones are spelt `U+202E`, bytes that are not UTF-8 `\xA3`,
 * and a tab is blanks. */
struct glyph {
	struct str text;  /* its bytes in the text */
	unsigned column;  /* where it starts, from 0 */
	unsigned columns; /* how many it takes */
	char spelt[12];   /* what stands in its place; empty for most characters */
};

/* A walk over a text, glyph by glyph. Begins with the text in `rest` and all else 0. */
struct glyphs {
	struct str rest;
	unsigned column;
	unsigned marks; /* combining characters since the last one that takes a column */
};

/* The next glyph of the walk; false at the end. Tabs reach to the next multiple of 4. */
bool glyph_next(struct glyphs *glyphs, struct glyph *glyph);

/* Prints a text from its `column` on, glyph by glyph. */
void visible_line(struct str text, unsigned column, FILE *out);

/* Prints a text that belongs into one line: tabs and line ends become blanks. */
void visible_text(struct str text, FILE *out);

/* What visible_text prints, as a text: the text itself where that is the same, else owned by the
 * arena. It is valid UTF-8, and XML 1.0 can hold each of its characters. */
struct str visible_copy(struct arena *arena, struct str text);

#endif
