/* A writer of the parts that every HTML page of ours has: words that stand for themselves, and a
 * head that lets nothing be loaded and nothing run but what is ours. HTML Living Standard. */
#ifndef HTML_WRITER_H
#define HTML_WRITER_H

#include "sink.h"

/* Any words so that they stand for themselves, between tags and in an attribute in quotes. */
void html_write(struct sink *sink, struct str words);

/* All up to the words of the title, which the caller writes next; the languages, of the page and of
 * its title, are BCP 47; `scripted`: the page may run our script. Then the rest of the head, with
 * the style sheet that all pages share. */
void html_write_head(
	struct sink *sink, struct str language, struct str title_language, bool scripted);
void html_write_style(struct sink *sink);

/* The script; it stands behind the controls that it works on. */
void html_write_script(struct sink *sink);

#endif
