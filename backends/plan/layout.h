/* The layout is a paper without ink: the headings, tables, rows and cells of a report, in reading
 * order, made one block at a time. It knows no format: how a field is written is for its reader.
 *
 * The rules are those of docs/language.md, "Papers". Where that page is silent:
 * - Below a heading its own rows come first, then full-width rows with theirs, then further
 *   headings, then measures, so that nothing stands under a heading it does not belong to.
 * - Whatever has neither a row, a heading nor a list of its own is nested in the cell that holds
 *   the title of the row above it: no item is lost.
 * - A container below a row or a full-width row is a full-width row, if rows can stand below it.
 * - Where rows are sorted, those of all headings stand in one table without them; within a
 * full-width row or another row they are sorted by themselves. Lists in cells stay in the order of
 * the plan. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "plan.h"
#include "plan/layout_fields.h"
#include "plan/select.h"

struct layout;

/* One cell. The columns that share it stand in a row. */
struct cell {
	const struct column *columns;
	uint32_t count;
	const struct item *item;        /* whose fields it shows … */
	const struct item *claimant;    /* … but for owners and sponsors, which are this one's */
	uint32_t rows;                  /* table rows that it spans */
	bool title;                     /* holds what is nested below the row's item */
	const struct item *first, *end; /* where the entries of a list in it stand */
};

enum block_kind {
	BLOCK_HEADING, /* item, level */
	BLOCK_TABLE,   /* a table begins: item is what its rows stand in, line its first */
	BLOCK_HEADER, /* a row of header cells: cells, labels, line; again: not the table's first */
	BLOCK_GROUP,  /* a full-width row: item, width */
	BLOCK_ROW,    /* item, cells, line; again: a further row of the same item */
	BLOCK_TABLE_END,
	BLOCK_MEASURES /* the measures of item, under a heading of this level */
};

/* Good until the next one is asked for. */
struct block {
	enum block_kind kind;
	const struct item *item;
	unsigned level; /* 1 for what stands right in the plan */
	const struct columns *line;
	uint32_t width; /* cells of a whole row */
	const struct cell *cells;
	uint32_t cell_count;
	const struct label *labels; /* header: one for each column of the line */
	bool again;
	bool holds_rows; /* row: others, or full-width rows, stand below it */
};

/* Whether a browser had better not lay out all of a paper at once. Then full-width rows begin
 * tables of their own, so that each table is a part that can wait. */
bool layout_is_long(const struct model *model);

/* A layout of `report`, with the items that it and the request select. `own` is the language of
 * what we call a field that the plan has no word for. Owned by the arena, which does not grow with
 * the plan but for containers with measures that are printed as full-width rows, for what is
 * selected and for sorting. */
struct layout *layout_new(const struct model *model, const struct report *report,
	const struct request *request, const struct language *own, struct arena *arena);

/* The n-th line of columns, from 0; NULL behind the last. Its kind is that of its rows. */
const struct columns *layout_line(const struct layout *layout, uint32_t n);

/* What the header cells of a line are called at an item: a label for each of its columns. */
void layout_labels(const struct layout *layout, const struct columns *line,
	const struct item *place, struct label *labels);

/* What the paper shows. */
const struct selection *layout_selection(const struct layout *layout);

/* Makes the next block; false behind the last. */
bool layout_next(struct layout *layout, struct block *block);

/* The next entry of a list column in a cell behind `after` (NULL: the first); NULL if none. */
const struct item *layout_entry(const struct layout *layout, const struct cell *cell,
	const struct column *column, const struct item *after);

/* The next child of `parent` that is nested below it, in a row of `line`; as above. */
const struct item *layout_nested(const struct layout *layout, const struct columns *line,
	const struct item *parent, const struct item *after);

/* The next measure of a BLOCK_MEASURES; as above. */
const struct item *layout_measure(
	const struct layout *layout, const struct item *parent, const struct item *after);

/* True if a column of the line shows the field. */
bool layout_shows(const struct layout *layout, const struct columns *line, enum field field);

/* True if a listed item that has owners of its own begins a further table row of its own: then
 * the list need not name them. */
bool layout_splits(const struct layout *layout, const struct columns *line);

/* The outcome that a cell shows: the item's own, or the one that a container shares; or NULL. */
const struct text *layout_outcome(const struct layout *layout, const struct item *item);

/* What a heading or full-width row says of its item besides its title, one field after another in
 * a fixed order. *at is 0 for the first call. False behind the last. Asked for right after the
 * item's block. */
bool layout_fact(
	const struct layout *layout, const struct item *item, uint32_t *at, struct column *fact);

/* True if the item, which stands right in the plan, has a heading of its own. */
bool layout_has_heading(const struct layout *layout, const struct item *item);

/* Printed at all: selected, and not withheld. */
bool layout_prints(const struct layout *layout, const struct item *item);

/* Printed in a place of its own, which a link can lead to. */
bool layout_has_place(const struct layout *layout, const struct item *item);

#endif
