/* A finding as every machine-readable format shows it: one record, made once, of texts that are
 * safe to print and of places in the units that formats ask for. */
#ifndef FINDING_H
#define FINDING_H

#include "diag.h"

/* A place between two characters. */
struct point {
	uint32_t line, column; /* from 1, in code points */
	uint32_t byte;         /* in the file, from 0 */
	uint32_t byte_column;  /* in the line, from 1 */
};

/* A part of a file; `end` is behind its last character. */
struct range {
	struct str path; /* of the file, to be shown */
	struct str raw;  /* the same, byte for byte */
	struct point start, end;
};

/* A further place and what it shows, which may be empty. */
struct related {
	struct range range;
	struct str text;
};

struct replacement {
	struct range range;
	struct str text; /* valid UTF-8, not made visible: it is to be written */
};

/* Texts are of one line, valid UTF-8, and show what is hidden as `U+202E` or `\x9B`, but for those
 * of changes. Counted lists may be empty. */
struct finding {
	enum diag_id id;
	enum severity severity;
	const char *code;
	char name[DIAG_NAME_ROOM];
	struct range range;              /* the start of the first file, if it has no place */
	struct str message, label, help; /* the last two may be empty */
	const struct str *notes;         /* facts without a place */
	const struct related *related;
	const struct replacement *changes; /* of the one fix */
	uint32_t note_count, related_count, change_count;
	enum trust trust;       /* of the fix */
	struct str item;        /* path in the plan; empty for none */
	struct str fingerprint; /* see fingerprint.h; never empty */
	bool known;             /* the plan had it before */
	bool suppressed;
	struct str justification; /* why it is; may be empty */
};

/* Those of a run. */
struct findings {
	struct arena *arena;
	const struct sources *sources;
	const struct finding *list; /* in the order of diags */
	uint32_t count;
	uint32_t severities[ERROR + 1]; /* how many of each are not suppressed, shown or not */
	uint32_t suppressed;
};

/* The records of the first `most` findings (0: all), owned by the arena of `diags`, which are
 * settled and have their fingerprints. */
struct findings *findings_of(const struct diags *diags, uint32_t most);

/* What ranges call the file: its path without `./`, byte for byte. */
struct str finding_raw_path(const struct source *source);

/* Each finding that is not suppressed. */
#define EACH_OPEN(each, findings)                                                                  \
	for (const struct finding *each = (findings)->list;                                        \
		each < (findings)->list + (findings)->count; each++)                               \
		if (!each->suppressed)

/* How a finding ranks where a platform shows but the first ones: errors first, and of each severity
 * first what the plan did not have before. */
static inline int rank_of(const struct finding *finding)
{
	return 2 * (ERROR - (int)finding->severity) + finding->known;
}

/* The same as EACH_OPEN, by rank. */
#define EACH_BY_RANK(each, findings)                                                               \
	for (int rank_ = 0; rank_ < 2 * ERROR; rank_++)                                            \
		EACH_OPEN (each, findings)                                                         \
			if (rank_of(each) == rank_)

/* What a format calls a severity: one of its three words. */
static inline const char *one_of(
	enum severity severity, const char *error, const char *warning, const char *note)
{
	return severity == ERROR ? error : severity == WARNING ? warning : note;
}

#endif
