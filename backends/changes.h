/* A changes backend writes what changed between two versions of plans in one format; the table is
 * made of backends.def. */
#ifndef CHANGES_H
#define CHANGES_H

#include <stdio.h>

#include "baseline.h"
#include "changes/change.h"

/* What the options ask of a report, and what is said of the two sides. */
struct changes_request {
	struct arena *arena;             /* of what is made for the report */
	bool color;                      /* ANSI colours, for a terminal */
	struct str old;                  /* the old side as people call it: "main", "old.plan" */
	struct str new;                  /* the new one; empty: the files as they are */
	const struct baseline *baseline; /* NULL: no revision is the old side */
	struct str language;             /* of the plans, BCP 47; empty: English */
	struct str as_of;                /* the day that counted as today, as people write it */
	day_number today;                /* the same, for programs */
	bool full;                       /* what is exempt, too */
	bool raw;                        /* CSV: no guard before cells that look like formulas */
	bool byte_order_mark;            /* CSV: for spreadsheets that ask for one */
};

/* Writes the changes of `count` plans. */
typedef void changes_backend(
	const struct changes *const *plans, uint32_t count, const struct changes_request *, FILE *);

struct changes_backend_info {
	const char *name;
	const char *summary;
	changes_backend *print;
};

/* Ends with a row whose name is NULL. */
extern const struct changes_backend_info changes_backends[];

#define CHANGES_BACKEND(name, summary) changes_backend print_changes_##name;
#include "backends.def"

#endif
