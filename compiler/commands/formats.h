/* The formats in which a run's findings are asked for, and the places that they go to. */
#ifndef FORMATS_H
#define FORMATS_H

#include "command.h"
#include "findings.h"

enum { MOST_FORMATS = 16, SHOWN_BY_DEFAULT = 1000 };

struct formats {
	struct format {
		const struct findings_backend_info *backend;
		const char *path; /* NULL: standard output */
	} list[MOST_FORMATS];
	unsigned count;
	unsigned max_findings; /* 0: all */
	bool limited;          /* by --max-findings; else only text is, to SHOWN_BY_DEFAULT */
	bool quiet;            /* nothing on standard output */
	bool statistics;       /* --statistics */
	const struct baseline *baseline;      /* NULL: nothing was compared */
	const struct changes *const *changes; /* what changed since, a plan each */
	uint32_t change_count;
};

/* Adds "FORMAT" or "FORMAT=FILE". False after a complaint. */
bool formats_add(struct formats *formats, const char *value);

/* Lists all formats that there are. */
void formats_help(FILE *out);

/* True if one of them asks for fingerprints. */
bool formats_ask_records(const struct formats *formats);

/* Writes the findings of a session, which are settled, in each format. `good` is false if not all
 * could be done, which formats for programs then say. False after a complaint. */
bool formats_print(const struct formats *formats, const struct session *session, bool good);

#endif
