/* An excerpt is the lines of a plan that a finding speaks of, with marks under the places. */
#ifndef EXCERPT_H
#define EXCERPT_H

#include <stdio.h>

#include "source.h"

/* The first are those of the severities, so that a severity is also its style. */
enum style { STYLE_OFF, STYLE_NOTE, STYLE_WARNING, STYLE_ERROR, STYLE_STRONG, STYLE_FRAME };

/* What draws a finding. */
struct pen {
	FILE *out;
	bool color;
	struct str host; /* see findings_request */
	unsigned gutter; /* digits of the largest line number in the finding */
};

/* Changes colour and weight (ECMA-48 SGR); STYLE_OFF goes back. Nothing without colour. */
void pen_style(const struct pen *pen, enum style style);

/* Draws the frame at the left of a line, `line` being its number or 0 for none. */
void pen_gutter(const struct pen *pen, uint32_t line);

/* A place to underline. */
struct mark {
	const struct source *source;
	uint32_t file;         /* in which order files are shown */
	uint32_t line, column; /* from 1 */
	uint32_t from, to; /* bytes of the source's text; what lies on later lines is not shown */
	uint32_t order;    /* in which the finding names its places */
	bool primary;      /* the place of the finding itself: ^^^^, else ---- */
	struct str text;   /* beside the line; may be empty */
};

/* Draws the lines of `count` marks, which lie in one file and are sorted. At most 120 columns of a
 * line are shown. `style` is that of the primary mark. */
void excerpt_print(const struct pen *pen, const struct mark *marks, size_t count, enum style style);

#endif
