/* A writer of Markdown that others will render (CommonMark, and GitHub's and GitLab's additions):
 * words from a plan stay words, whatever they hold. */
#ifndef MARKDOWN_WRITER_H
#define MARKDOWN_WRITER_H

#include "text.h"

/* A text in the making. Starts as {.arena = arena}; what was written last can be taken back by
 * setting `len`. */
struct markdown {
	struct arena *arena;
	char *at;
	size_t len, room;
};

/* Markup of ours. */
void markdown_put(struct markdown *text, struct str markup);

/* "1 change", "3 changes". */
void markdown_count(struct markdown *text, uint32_t count, const char *word);

/* Words within a line, behind other words or marks: nothing in them is markup, a mention of a
 * person or an issue, or a link. */
void markdown_words(struct markdown *text, struct str words);

/* The same between tags of HTML, where backslashes and asterisks are no marks. */
void markdown_html(struct markdown *text, struct str words);

/* Words as code. */
void markdown_code(struct markdown *text, struct str words);

/* The same with names in backticks, which become code. */
void markdown_message(struct markdown *text, struct str words);

#endif
