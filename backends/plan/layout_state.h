/* The state of a layout, shared by the files that make it and by nobody else. */
#ifndef LAYOUT_STATE_H
#define LAYOUT_STATE_H

#include "plan/layout.h"

/* Blocks nest 32 deep (PL033), and the plan is one more. */
enum { LAYOUT_DEPTH = 40 };

/* How an item is printed. PASSED: a heading that a sorted paper does without, as its rows stand
 * with those of others. */
enum role { ROLE_NONE, ROLE_PASSED, ROLE_HEADING, ROLE_GROUP, ROLE_ROW, ROLE_NESTED, ROLE_MEASURE };

/* What comes below a heading, in this order; below a row and a full-width row only the first two.
 */
enum stage { STAGE_ROWS, STAGE_GROUPS, STAGE_GROUP_MEASURES, STAGE_HEADINGS, STAGE_MEASURES };

/* An item whose children are being printed. */
struct frame {
	const struct item *item;
	const struct item *last; /* that was found below it in this stage; NULL: none yet */
	enum role role;
	enum stage stage;
	unsigned level; /* of headings below it */
	/* Its rows in the order of a sorted paper, those of the frames above it first. */
	uint32_t row_next, row_end;
};

/* A line of columns, and what was found out about it. */
struct line {
	struct columns columns;
	uint32_t width; /* cells */
	uint64_t shows; /* bit n: field n */
	unsigned lists; /* bit n: items of kind n are listed in a cell */
	uint32_t title; /* column whose cell holds what is nested */
	bool splits;    /* a listed item with owners of its own begins a further table row */
};

/* The row that is being printed, one table row after another. */
struct row {
	const struct item *item;
	const struct item *first, *end; /* entries of the next part */
	uint32_t part, parts;
};

struct layout {
	const struct model *model;
	struct arena *arena;
	struct line *lines;
	uint32_t line_count;
	const struct line *line_of[KIND_COUNT]; /* of the rows of a kind, NULL if it has none */
	bool grouped[KIND_COUNT];
	enum kind lowest; /* container, action or milestone that has rows */
	struct selection selection;
	struct str language;
	const struct language *own;
	bool full;
	const struct report *report;
	const struct item **sorted; /* rows of the open frames; NULL: in the order of the plan */

	struct frame frames[LAYOUT_DEPTH];
	uint32_t depth;
	const struct item *wanted; /* what comes next in a table; NULL: see the frames */
	struct row row;

	const struct line *table; /* first line of the open table, NULL if none is open */
	const struct line *header;
	const struct item *header_place;
	struct label *labels, *spare_labels;
	struct cell *cells;
	uint32_t outcome_rows; /* table rows that the newest cell with an outcome still covers */
	uint32_t table_rows;   /* of the table so far */
	bool fresh_outcome;    /* that cell stands in the present row */

	const struct item **measured; /* full-width rows whose measures follow the table */
	uint32_t measured_count, measured_capacity, measured_next;
};

/* How an item is printed below one of role `above`. */
enum role layout_role(const struct layout *layout, const struct item *item, enum role above);

/* The next item behind `after` (NULL: the first) that is printed in the role right below `parent`,
 * which is printed in the role `above`; NULL if there is none. */
const struct item *layout_below(const struct layout *layout, const struct item *parent,
	enum role above, enum role role, const struct item *after);

/* True if a row, or a full-width row, stands below the item, which is printed in this role. */
bool layout_has_rows(const struct layout *layout, const struct item *item, enum role role);

/* Begins the row of an item; and makes its next table row. */
void row_begin(struct layout *layout, const struct item *item);
void row_next(struct layout *layout, struct block *block);

/* True if a row below the item shows the item's outcome. */
bool shares_outcome(const struct layout *layout, const struct item *item, enum role role);

#endif
