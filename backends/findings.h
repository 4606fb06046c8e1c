/* A findings backend writes the findings of a run in one format; the table is made of backends.def.
 */
#ifndef FINDINGS_H
#define FINDINGS_H

#include <stdio.h>

#include "baseline.h"
#include "diag.h"

struct changes;
struct findings;

/* What the options ask of a report. */
struct findings_request {
	bool color;         /* ANSI colours, for a terminal */
	struct str host;    /* of this machine: paths are links to it; at == NULL: no links */
	uint32_t files;     /* plan files of this run, for the summary */
	struct str as_of;   /* the day that counted as today, as people write it; empty if none */
	day_number today;   /* the same, for programs */
	unsigned max_shown; /* findings shown by text and short, 0 for all */
	bool statistics;    /* text counts how many of each rule there are */
	struct str error;   /* why not all could be done; empty if all was */
	size_t room;        /* bytes that a summary may take */
	const struct baseline *baseline;      /* the plans were compared with; NULL: with nothing */
	const struct changes *const *changes; /* what changed since, a plan each */
	uint32_t change_count;
	/* For formats of records and summaries; NULL for the others. */
	const struct findings *findings;
};

typedef void findings_backend(const struct diags *, const struct findings_request *, FILE *);

struct findings_backend_info {
	const char *name;
	const char *summary;
	findings_backend *print;
	bool records; /* it is handed the findings as records */
};

/* Ends with a row whose name is NULL. */
extern const struct findings_backend_info findings_backends[];

/* What is appended to a file that the environment names, beside a format. */
struct summary_info {
	const char *of, *variable;
	findings_backend *print;
};
extern const struct summary_info summaries[];

#define FINDINGS_BACKEND(name, summary) findings_backend print_##name;
#define SUMMARY(of, name, variable) findings_backend print_##name;
#include "backends.def"

#endif
