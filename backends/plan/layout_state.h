/* The state of a layout, shared by the files that make it and by nobody else. */
#ifndef LAYOUT_STATE_H
#define LAYOUT_STATE_H

#include "plan/layout.h"

/* Blocks nest 32 deep (PL033), and the plan is one more. */
enum { LAYOUT_DEPTH = 40 };

/* How an item is printed. */
enum role { ROLE_NONE, ROLE_HEADING, ROLE_GROUP, ROLE_ROW, ROLE_NESTED, ROLE_MEASURE };

/* What comes below a heading, in this order; below a row and a full-width row only the first two.
 */
enum stage { STAGE_ROWS, STAGE_GROUPS, STAGE_GROUP_MEASURES, STAGE_HEADINGS, STAGE_MEASURES };

/* An item whose children are being printed. */
struct frame {
	const struct item *item;
	const struct item *next; /* child to look at */
	enum role role;
	enum stage stage;
	unsigned level; /* of headings below it */
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
	bool full;
	bool is_report; /* not the plan's own paper */

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
	bool fresh_outcome;    /* that cell stands in the present row */

	const struct item **measured; /* full-width rows whose measures follow the table */
	uint32_t measured_count, measured_capacity, measured_next;
};

/* How an item is printed below one of role `above`. */
enum role layout_role(const struct layout *layout, const struct item *item, enum role above);

/* True if a row, or a full-width row, stands below the item, which is printed in this role. */
bool layout_has_rows(const struct layout *layout, const struct item *item, enum role role);

/* Begins the row of an item; and makes its next table row. */
void row_begin(struct layout *layout, const struct item *item);
void row_next(struct layout *layout, struct block *block);

/* True if a row below the item shows the item's outcome. */
bool shares_outcome(const struct layout *layout, const struct item *item, enum role role);

#endif
