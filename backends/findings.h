/* A findings backend writes the findings of a run in one format; the table is made of backends.def.
 */
#ifndef FINDINGS_H
#define FINDINGS_H

#include <stdio.h>

#include "diag.h"

/* What the options ask of a report. */
struct findings_request {
	bool color;         /* ANSI colours, for a terminal */
	struct str host;    /* of this machine: paths are links to it; at == NULL: no links */
	uint32_t files;     /* plan files of this run, for the summary */
	struct str as_of;   /* the day that counted as today, as people write it; empty if none */
	unsigned max_shown; /* findings shown by text and short, 0 for all */
};

typedef void findings_backend(const struct diags *, const struct findings_request *, FILE *);

struct findings_backend_info {
	const char *name;
	const char *summary;
	findings_backend *print;
};

/* Ends with a row whose name is NULL. */
extern const struct findings_backend_info findings_backends[];

#define FINDINGS_BACKEND(name, summary) findings_backend print_##name;
#include "backends.def"

#endif
