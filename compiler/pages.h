/* The pages are the texts that are built into the program: docs/findings, docs/schemas and
 * docs/templates, and the style sheet of the HTML. */
#ifndef PAGES_H
#define PAGES_H

#include <stddef.h>

/* One file. The Makefile makes the table. */
struct page {
	const char *path; /* as in the source tree: "docs/findings/PL204.md" */
	const char *text; /* ended by NUL */
	size_t size;      /* bytes, without the NUL */
};

/* Ends with a page whose path is NULL. */
extern const struct page pages[];

#endif
