/* Markup turns the CommonMark of a plan's texts into plain text and into HTML.
 *
 * Of CommonMark (https://spec.commonmark.org/0.30/) a text may hold paragraphs, `-` bullets,
 * emphasis, and links to http, https and mailto. All else that the library would read (headings,
 * code, numbered lists, rules, quotes, HTML, images, definitions, other links) is text as typed,
 * and so is a text over MARKUP_LIMIT. A line end inside a paragraph is a blank. */
#ifndef MARKUP_H
#define MARKUP_H

#include <stdio.h>

#include "text.h"

enum {
	MARKUP_LIMIT = 16384,               /* bytes; see PL035 */
	MARKUP_ROOM = 3 * MARKUP_LIMIT + 64 /* bytes that plain text may need at most */
};

enum markup_form {
	MARKUP_BLOCK,  /* every paragraph in <p>, bullets in <ul>: where blocks may stand */
	MARKUP_CELL,   /* the same, but a text's only paragraph has no <p>: for <td>, <li>, <dd> */
	MARKUP_INLINE, /* one line: paragraphs joined by a blank, bullets by " • "; for headings */
	MARKUP_UNLINKED /* as MARKUP_INLINE, without links: for what stands inside <a> */
};

/* The text without marks, on one line: bullets joined by " • ", paragraphs by " ¶ " in MARKUP_CELL,
 * where they are to be told apart, and by a blank in any other form; of a link its words. A text
 * without marks is returned itself, any other is written into `room`, which has MARKUP_ROOM bytes.
 * The arena is told when memory ends; nothing is allocated from it. */
struct str markup_plain(
	const struct arena *arena, struct str text, enum markup_form form, char *room);

/* Writes the text as HTML. All that is not markup is escaped; the only elements are p, ul, li, em,
 * strong, a (with href) and br. The arena as above. */
void markup_html(const struct arena *arena, struct str text, enum markup_form form, FILE *out);

/* Writes any text (no CommonMark) so that it stands for itself in HTML, between tags and in an
 * attribute in quotes: & < > " ' are escaped. */
void markup_escape(struct str text, FILE *out);

#endif
