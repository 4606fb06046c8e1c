#include "plan/layout_state.h"

/* Owners and sponsors of its own, or both: what makes a listed item begin a new table row. */
static bool has_claims(const struct item *item)
{
	return (item->owners && !item->owners_inherited) ||
	       (item->sponsors && !item->sponsors_inherited);
}

static bool claims_equal(const struct claims *a, const struct claims *b)
{
	if (a == b || !a || !b)
		return a == b;
	if (a->count != b->count || !str_equal(a->written, b->written))
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (a->list[i].party != b->list[i].party)
			return false;
	return true;
}

static bool same_claims(const struct item *a, const struct item *b)
{
	return a == b ||
	       (claims_equal(a->owners, b->owners) && claims_equal(a->sponsors, b->sponsors));
}

/* The next item of a kind in [item, end) that does not stand in another one of it. */
static const struct item *seek(const struct layout *layout, const struct item *item,
	const struct item *end, enum kind kind)
{
	while (item < end) {
		bool inside = layout_prints(layout, item) && item->kind < kind;
		if (layout_prints(layout, item) && item->kind == kind)
			return item;
		item = inside ? item + 1 : layout->model->items + item->end;
	}
	return NULL;
}

const struct item *layout_entry(const struct layout *layout, const struct cell *cell,
	const struct column *column, const struct item *after)
{
	const struct item *from = after ? layout->model->items + after->end : cell->first;
	return seek(layout, from, cell->end, column->kind);
}

static enum kind listed_kind(const struct line *line)
{
	enum kind kind = PLAN;
	while (!(line->lists >> kind & 1))
		kind++;
	return kind;
}

/* Where the part of a row that begins with the entry `first` ends; *claimant is whose owners it
 * shows. Who answers for the row itself is never left out: the opening part may have no entry. */
static const struct item *part_end(const struct layout *layout, const struct line *line,
	const struct item *row, const struct item *first, bool opening,
	const struct item **claimant)
{
	const struct item *end = layout->model->items + row->end;
	enum kind kind = listed_kind(line);
	const struct item *entry = seek(layout, first, end, kind);
	bool claims = entry && has_claims(entry);
	*claimant = claims && !(opening && (row->owners || row->sponsors)) ? entry : row;
	while (entry && same_claims(has_claims(entry) ? entry : row, *claimant))
		entry = seek(layout, layout->model->items + entry->end, end, kind);
	return entry ? entry : end;
}

static uint32_t count_parts(
	const struct layout *layout, const struct line *line, const struct item *row)
{
	uint32_t parts = 1;
	if (!line->splits)
		return parts;
	const struct item *end = layout->model->items + row->end, *claimant;
	const struct item *at = part_end(layout, line, row, row + 1, true, &claimant);
	for (; at < end; parts++)
		at = part_end(layout, line, row, at, false, &claimant);
	return parts;
}

static bool has_outcome(const struct item *item)
{
	return item->more->outcome && item->more->outcome->str.len;
}

/* Where an item's outcome is shared from at most: the heading above the table. */
static const struct item *heading_of(const struct layout *layout)
{
	uint32_t i = layout->depth;
	while (i > 1 && layout->frames[i - 1].role != ROLE_HEADING)
		i--;
	return layout->frames[i ? i - 1 : 0].item;
}

const struct text *layout_outcome(const struct layout *layout, const struct item *item)
{
	const struct item *heading = heading_of(layout);
	for (; item; item = item_parent(layout->model, item)) {
		if (has_outcome(item))
			return item->more->outcome;
		if (item == heading)
			break;
	}
	return NULL;
}

bool shares_outcome(const struct layout *layout, const struct item *item, enum role role)
{
	const struct item *child = NULL;
	while ((child = layout_below(layout, item, role, ROLE_ROW, child)))
		if (!has_outcome(child) && layout->line_of[child->kind]->shows >> FIELD_SO_THAT & 1)
			return true;
	while ((child = layout_below(layout, item, role, ROLE_GROUP, child)))
		if (!has_outcome(child) && shares_outcome(layout, child, ROLE_GROUP))
			return true;
	return false;
}

/* The row that comes behind `item` below the same frame, `ahead` rows from the present one. */
static const struct item *row_behind(const struct layout *layout, const struct frame *frame,
	const struct item *item, uint32_t ahead)
{
	if (!layout->sorted)
		return layout_below(layout, frame->item, frame->role, ROLE_ROW, item);
	uint32_t next = frame->row_next + ahead;
	return next < frame->row_end ? layout->sorted[next] : NULL;
}

/* Table rows, from the present row on, that one cell with a shared outcome covers. */
static uint32_t outcome_span(const struct layout *layout, const struct line *line)
{
	const struct item *item = layout->row.item;
	const struct text *outcome = layout_outcome(layout, item);
	uint32_t rows = layout->row.parts;
	if (has_outcome(item) || !outcome)
		return rows;
	const struct frame *frame = &layout->frames[layout->depth - 1];
	for (uint32_t ahead = 0;; ahead++) {
		if (layout_has_rows(layout, item, ROLE_ROW))
			return rows;
		item = row_behind(layout, frame, item, ahead);
		if (!item || layout->line_of[item->kind] != line ||
			layout_outcome(layout, item) != outcome)
			return rows;
		rows += count_parts(layout, line, item);
	}
}

void row_begin(struct layout *layout, const struct item *item)
{
	const struct line *line = layout->line_of[item->kind];
	layout->row = (struct row){
		.item = item,
		.first = item + 1,
		.parts = count_parts(layout, line, item),
	};
	layout->fresh_outcome = layout->outcome_rows == 0 && line->shows >> FIELD_SO_THAT & 1;
	if (layout->fresh_outcome)
		layout->outcome_rows = outcome_span(layout, line);
}

/* True if each part of a row has a cell of its own for these columns. */
static bool is_split(const struct line *line, const struct cell *cell)
{
	for (uint32_t i = 0; i < cell->count && line->splits; i++) {
		const struct column *column = &cell->columns[i];
		if (column->field == FIELD_OWNER || column->field == FIELD_SPONSOR)
			return true;
		if (column->field == FIELD_KIND && line->lists >> column->kind & 1)
			return true;
	}
	return false;
}

/* Adds the cell unless one of an earlier table row covers its place. */
static void add_cell(struct layout *layout, const struct line *line, struct cell cell,
	const struct item *claimant, struct block *block)
{
	const struct row *row = &layout->row;
	bool split = is_split(line, &cell);
	bool outcome = cell.count == 1 && cell.columns->field == FIELD_SO_THAT;
	if (row->part > 0 && !split)
		return;
	if (outcome && !layout->fresh_outcome)
		return;
	uint32_t title = (uint32_t)(cell.columns - line->columns.list);
	cell.title = line->title >= title && line->title < title + cell.count;
	cell.rows = outcome ? layout->outcome_rows : split ? 1 : row->parts;
	cell.item = row->item;
	cell.claimant = claimant;
	cell.first = row->first;
	cell.end = row->end;
	layout->cells[block->cell_count++] = cell;
}

void row_next(struct layout *layout, struct block *block)
{
	struct row *row = &layout->row;
	const struct line *line = layout->line_of[row->item->kind];
	const struct columns *columns = &line->columns;
	const struct item *claimant = row->item;
	row->end = layout->model->items + row->item->end;
	if (line->splits)
		row->end = part_end(layout, line, row->item, row->first, row->part == 0, &claimant);
	*block = (struct block){.kind = BLOCK_ROW,
		.item = row->item,
		.line = columns,
		.width = line->width,
		.cells = layout->cells,
		.again = row->part > 0};
	for (uint32_t i = 0, end; i < columns->count; i = end) {
		for (end = i + 1; end < columns->count && columns->list[end].joined; end++)
			;
		struct cell cell = {.columns = &columns->list[i], .count = end - i};
		add_cell(layout, line, cell, claimant, block);
	}
	row->first = row->end;
	row->part++;
	if (layout->outcome_rows)
		layout->outcome_rows--;
}

const struct item *layout_nested(const struct layout *layout, const struct columns *columns,
	const struct item *parent, const struct item *after)
{
	const struct line *line = NULL;
	for (uint32_t i = 0; i < layout->line_count; i++)
		if (&layout->lines[i].columns == columns)
			line = &layout->lines[i];
	enum role above = layout->line_of[parent->kind] ? ROLE_ROW : ROLE_NESTED;
	const struct item *child =
		after ? item_next(layout->model, after) : item_first_child(layout->model, parent);
	for (; child; child = item_next(layout->model, child)) {
		/* An entry of a list holds those of its own kind. */
		bool listed = line && line->lists >> child->kind & 1 && child->kind != parent->kind;
		bool nested = above == ROLE_NESTED
				      ? layout_prints(layout, child)
				      : layout_role(layout, child, ROLE_ROW) == ROLE_NESTED;
		if (nested && !listed)
			return child;
	}
	return NULL;
}
