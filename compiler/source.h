/* A source is the text of one file, kept in memory for the whole run; spans point into it. */
#ifndef SOURCE_H
#define SOURCE_H

#include "text.h"

/* A half-open range of bytes, counted through all texts loaded in a run, one after another, so that
 * a span also tells its file. 4 GiB a run. {0, 0} is no place at all. */
struct span {
	uint32_t start, end;
};

/* The bytes from the start of `a` to the end of `b`. */
struct span span_join(struct span a, struct span b);

/* Bytes behind a text that may be read with it: the scanner wants two NULs, and asks many at once.
 */
enum { SOURCE_PADDING = 48 };

/* One file. Everything is owned by the arena of its sources. */
struct source {
	struct str path;           /* as messages show it */
	struct str real_path;      /* absolute and without links; empty if there is none */
	const char *text;          /* as read, a line end added if the last line had none */
	char *scan;                /* what the scanner reads: `text` itself, or a copy without
				      damaged bytes; SOURCE_PADDING NULs behind it */
	uint32_t size;             /* bytes, the added line end included */
	uint32_t number;           /* place among the files of the run */
	bool line_end_added;       /* the last line had none */
	uint32_t base;             /* offset of the first byte among all texts */
	bool fileless;             /* from standard input, or of a revision: no file of
				      the disk has this text */
	bool earlier;              /* of the version with which a plan is compared */
	bool has_rare;             /* characters of other scripts, invisible ones, `<` */
	struct span included_from; /* the include statement; {0, 0} for a main file */
	const uint32_t *lines;     /* offset in the text of each line's first byte */
	uint32_t line_count;       /* lines are found when the first place is asked for */
	const struct checkpoint *checkpoints; /* every so many bytes, for files with a long line */
};

/* A text that stands in place of what the file holds. */
struct draft {
	struct str path; /* absolute and without links */
	struct str text;
};

/* All files of a run, in the order in which they were loaded. */
struct sources {
	struct arena *arena;
	struct source **files;
	uint32_t count, capacity;
	uint32_t end;               /* offset behind the last text */
	const struct draft *drafts; /* sorted by path; what the files to come hold instead */
	uint32_t draft_count;
};

/* Where an offset stands, for people. */
struct place {
	const struct source *source;
	uint32_t line;   /* from 1 */
	uint32_t column; /* from 1, in code points (SARIF 2.1.0 columnKind unicodeCodePoints) */
};

/* No file yet. Offset 0 is kept free, so that no span is {0, 0}. */
struct sources *sources_new(struct arena *arena);

/* Reads the file `path` ("-" is standard input) and appends it, shown to people as `shown`.
 * Returns NULL when that cannot be done and stores why, in words that fit behind "cannot read X: ",
 * in *error. Folders, and files over 1 GiB, are refused. */
struct source *source_load(
	struct sources *sources, const char *path, struct str shown, struct str *error);

/* Appends a text that is in memory already; it is copied. NULL and *error as above. */
struct source *source_add(
	struct sources *sources, struct str text, struct str shown, struct str *error);

/* The file that holds the offset, NULL for none. */
struct source *source_at(const struct sources *sources, uint32_t offset);

/* Line and column of an offset; {0} for an offset without a file. The end of a file, and any byte
 * of a line end, is the place behind the last character of the line. The first call for a file
 * counts its lines. */
struct place source_place(const struct sources *sources, uint32_t offset);

/* Bytes from the start of its file to the place of an offset: the same for all bytes of a line end,
 * and for the end of the file, as their line and column are the same. No lines are counted. */
uint32_t source_byte(const struct source *source, uint32_t offset);

/* The bytes of a span as the scanner saw them; the span lies within one file. */
struct str source_slice(const struct sources *sources, struct span span);

/* The line with this number (from 1) as it was read, without its line end; and where it starts in
 * the text. A place in the file has been asked for before. */
struct str source_line(const struct source *source, uint32_t line, uint32_t *start);

#endif
