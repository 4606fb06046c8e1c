/* A plan backend writes a plan in one format; the table is made of backends.def. */
#ifndef PLAN_H
#define PLAN_H

#include <stdio.h>

#include "model.h"

/* What the options ask of a paper. */
struct request {
	struct str language;         /* empty: the plan's first */
	const struct report *report; /* NULL: the whole plan in the format's own form */
	const struct party *owner;   /* whose items are shown; NULL: all */
	bool full;                   /* exempt items and e-mail addresses too */
	bool byte_order_mark;        /* CSV: for spreadsheets that ask for one */
	bool raw;                    /* CSV: no guard before cells that look like formulas */
	struct str columns;          /* CSV: names of columns, joined by commas; empty: all */
	struct str file;             /* last part of the output's name, empty for a stream */
};

/* Writes the whole paper. Cannot fail: the stream keeps its error, and the command asks it once. */
typedef void plan_backend(const struct model *, const struct request *, FILE *);

struct plan_backend_info {
	const char *name;
	const char *summary;
	plan_backend *emit;
};

/* Ends with a row whose name is NULL. */
extern const struct plan_backend_info plan_backends[];

/* A further file that belongs to one of a format. */
struct companion_info {
	const char *of, *name, *suffix;
};
extern const struct companion_info companions[];

#define PLAN_BACKEND(name, summary) plan_backend emit_##name;
#include "backends.def"

#endif
