#include "plan/layout_state.h"

#include <string.h>

#include "plan/order.h"

static void describe_line(struct line *line)
{
	const struct columns *columns = &line->columns;
	bool has_title = false, lists_one = false;
	for (uint32_t i = 0; i < columns->count; i++) {
		const struct column *column = &columns->list[i];
		bool names_row = column->field == FIELD_TITLE ||
				 (column->field == FIELD_KIND && column->kind == columns->kind);
		line->width += i == 0 || !column->joined;
		line->shows |= (uint64_t)1 << column->field;
		if (names_row && !has_title) {
			line->title = i;
			has_title = true;
		}
		if (column->field == FIELD_KIND && column->kind > columns->kind) {
			lists_one = line->lists == 0;
			line->lists |= 1u << column->kind;
		}
	}
	const uint64_t claims = (uint64_t)1 << FIELD_OWNER | (uint64_t)1 << FIELD_SPONSOR;
	line->splits = lists_one && (line->shows & claims);
}

static void add_line(struct layout *layout, struct columns columns)
{
	struct line *line = &layout->lines[layout->line_count++];
	line->columns = columns;
	if (columns.kind == PLAN)
		line->columns.kind = ACTION;
	enum kind kind = line->columns.kind;
	describe_line(line);
	if (!layout->line_of[kind])
		layout->line_of[kind] = line;
	if (kind <= MILESTONE && kind > layout->lowest)
		layout->lowest = kind;
}

static void add_lines(struct layout *layout, const struct report *report)
{
	uint32_t count = report->columns_count ? report->columns_count : 1, widest = 1;
	layout->lines = arena_array(layout->arena, count, sizeof *layout->lines);
	if (!report->columns_count)
		add_line(layout, default_columns(layout->model, layout->full, layout->arena));
	for (uint32_t i = 0; i < report->columns_count; i++)
		add_line(layout, report->columns[i]);
	for (uint32_t i = 0; i < layout->line_count; i++)
		if (layout->lines[i].columns.count > widest)
			widest = layout->lines[i].columns.count;
	layout->labels = arena_array(layout->arena, widest, sizeof *layout->labels);
	layout->spare_labels = arena_array(layout->arena, widest, sizeof *layout->labels);
	layout->cells = arena_array(layout->arena, widest, sizeof *layout->cells);
}

static void sort_rows(struct layout *layout, struct frame *frame)
{
	const struct item *row = NULL;
	while ((row = layout_below(layout, frame->item, frame->role, ROLE_ROW, row)))
		layout->sorted[frame->row_end++] = row;
	order_items(layout->model, layout->report, layout->language,
		layout->sorted + frame->row_next, frame->row_end - frame->row_next, layout->arena);
}

static void push(struct layout *layout, const struct item *item, enum role role)
{
	const struct frame *above = layout->depth ? &layout->frames[layout->depth - 1] : NULL;
	if (layout->depth == LAYOUT_DEPTH)
		return;
	struct frame *frame = &layout->frames[layout->depth++];
	*frame = (struct frame){
		.item = item,
		.role = role,
		.level = above ? above->level + 1 : 1,
		.row_next = above ? above->row_end : 0,
	};
	frame->row_end = frame->row_next;
	if (layout->sorted)
		sort_rows(layout, frame);
}

struct layout *layout_new(const struct model *model, const struct report *report,
	const struct request *request, const struct language *own, struct arena *arena)
{
	struct layout *layout = NEW(arena, struct layout);
	layout->model = model;
	layout->arena = arena;
	layout->full = request->full;
	layout->language = request->language;
	layout->own = own;
	layout->report = report;
	layout->selection = select_items(model, report, request);
	if (report->sort_count)
		layout->sorted = arena_array(arena, model->count, sizeof *layout->sorted);
	add_lines(layout, report);
	for (uint32_t i = 0; i < report->group_count; i++)
		layout->grouped[report->group_by[i]] = true;
	push(layout, model->items, ROLE_HEADING);
	return layout;
}

const struct columns *layout_line(const struct layout *layout, uint32_t n)
{
	return n < layout->line_count ? &layout->lines[n].columns : NULL;
}

const struct selection *layout_selection(const struct layout *layout)
{
	return &layout->selection;
}

/* A cell's own heading, given with any of its columns, stands for all of them; so does, in the
 * plan's own paper, what a container calls one of them. */
void layout_labels(const struct layout *layout, const struct columns *columns,
	const struct item *place, struct label *labels)
{
	for (uint32_t i = 0, end; i < columns->count; i = end) {
		const struct text *given = NULL, *nearer = NULL;
		for (end = i; end < columns->count && (end == i || columns->list[end].joined);
			end++) {
			const struct column *column = &columns->list[end];
			labels[end] = field_label(layout->model, layout->own, place, column);
			if (!given && column->heading.str.len)
				given = &column->heading;
			if (!nearer && labels[end].local && !layout->report->name.len)
				nearer = labels[end].text;
		}
		if (given && nearer)
			given = nearer;
		for (uint32_t k = i; given && k < end; k++)
			labels[k] = (struct label){.text = k == i ? given : NULL};
	}
}

static bool label_equal(const struct label *a, const struct label *b)
{
	if (!a->text || !b->text)
		return !a->text && !b->text && str_equal(a->own, b->own);
	return a->text == b->text || str_equal(a->text->str, b->text->str);
}

/* True if the newest header row says what a row of the line at this place needs; otherwise the
 * labels are those of the header row that must come first. */
static bool header_holds(struct layout *layout, const struct line *line, const struct item *place)
{
	if (layout->header == line && layout->header_place == place)
		return true;
	layout_labels(layout, &line->columns, place, layout->spare_labels);
	bool holds = layout->header && layout->header->columns.count == line->columns.count;
	for (uint32_t i = 0; holds && i < line->columns.count; i++)
		holds = label_equal(&layout->labels[i], &layout->spare_labels[i]);
	struct label *labels = layout->spare_labels;
	layout->spare_labels = layout->labels;
	layout->labels = labels;
	layout->header_place = place;
	return holds;
}

static void make_header(struct layout *layout, const struct line *line, struct block *block)
{
	block->kind = BLOCK_HEADER;
	block->item = layout->header_place;
	block->line = &line->columns;
	block->again = layout->header != NULL;
	block->labels = layout->labels;
	block->cells = layout->cells;
	for (uint32_t i = 0; i < line->columns.count; i++) {
		const struct column *column = &line->columns.list[i];
		if (i == 0 || !column->joined)
			layout->cells[block->cell_count++] =
				(struct cell){.columns = column, .rows = 1};
		layout->cells[block->cell_count - 1].count++;
	}
	layout->header = line;
}

/* The first row that stands below a full-width row; NULL if there is none. */
static const struct item *first_row_below(const struct layout *layout, const struct item *item)
{
	const struct item *end = layout->model->items + item->end;
	for (item++; item < end;) {
		if (layout_prints(layout, item) && layout->line_of[item->kind])
			return item;
		item = layout_prints(layout, item) ? item + 1 : layout->model->items + item->end;
	}
	return NULL;
}

static void make_group(struct layout *layout, struct block *block)
{
	block->kind = BLOCK_GROUP;
	block->item = layout->wanted;
	block->line = &layout->table->columns;
	layout->outcome_rows = 0;
	push(layout, layout->wanted, ROLE_GROUP);
	layout->wanted = NULL;
}

enum {
	LONG = 2000,    /* items of a plan */
	LONG_TABLE = 50 /* rows of a table in such a plan */
};

bool layout_is_long(const struct model *model)
{
	return model->count > LONG;
}

/* Whether a full-width row had better begin another table. */
static bool is_full(const struct layout *layout)
{
	return layout_is_long(layout->model) && layout->table_rows >= LONG_TABLE &&
	       layout->frames[layout->depth - 1].role == ROLE_HEADING;
}

/* What must come before the wanted row, or the row itself. */
static void make_wanted(struct layout *layout, struct block *block)
{
	const struct item *above = layout->frames[layout->depth - 1].item, *place = above;
	const struct line *line = layout->line_of[layout->wanted->kind];
	bool group = !line, full = group && is_full(layout);
	if (group && !full && layout->table && layout->header) {
		line = layout->table;
	} else if (group) {
		/* The table's first header row is that of the first row below it. */
		const struct item *row = first_row_below(layout, layout->wanted);
		line = row ? layout->line_of[row->kind] : layout->lines;
		place = row ? item_parent(layout->model, row) : place;
	}
	block->width = line->width;
	if (layout->table && (full || layout->table->width != line->width)) {
		block->kind = BLOCK_TABLE_END;
		layout->table = NULL;
	} else if (!layout->table) {
		*block = (struct block){.kind = BLOCK_TABLE,
			.item = above,
			.line = &line->columns,
			.width = line->width};
		layout->table = line;
		layout->table_rows = 0;
		layout->header = NULL;
		layout->outcome_rows = 0;
	} else if (!(group && layout->header) && !header_holds(layout, line, place)) {
		make_header(layout, line, block);
	} else if (group) {
		make_group(layout, block);
	} else {
		const struct item *item = layout->wanted;
		layout->wanted = NULL;
		layout->table_rows++;
		row_begin(layout, item);
		row_next(layout, block);
		block->holds_rows = layout_has_rows(layout, item, ROLE_ROW);
		if (block->holds_rows)
			push(layout, item, ROLE_ROW);
	}
}

static void keep_measured(struct layout *layout, const struct item *item)
{
	if (!layout_measure(layout, item, NULL))
		return;
	if (layout->measured_count == layout->measured_capacity) {
		uint32_t capacity = layout->measured_capacity ? layout->measured_capacity * 2 : 8;
		const struct item **wider = arena_array(layout->arena, capacity, sizeof *wider);
		if (layout->measured_count)
			memcpy(wider, layout->measured, layout->measured_count * sizeof *wider);
		layout->measured = wider;
		layout->measured_capacity = capacity;
	}
	layout->measured[layout->measured_count++] = item;
}

static void pop(struct layout *layout)
{
	const struct frame *frame = &layout->frames[--layout->depth];
	if (frame->role == ROLE_GROUP)
		keep_measured(layout, frame->item);
}

/* The next item below the frame with the role, NULL if there is no more. */
static const struct item *next_child(
	const struct layout *layout, struct frame *frame, enum role role)
{
	if (role == ROLE_ROW && layout->sorted)
		return frame->row_next < frame->row_end ? layout->sorted[frame->row_next++] : NULL;
	const struct item *next = layout_below(layout, frame->item, frame->role, role, frame->last);
	frame->last = next;
	return next;
}

static void enter_stage(struct frame *frame, enum stage stage)
{
	frame->stage = stage;
	frame->last = NULL;
}

static bool make_measures(const struct item *item, unsigned level, struct block *block)
{
	*block = (struct block){.kind = BLOCK_MEASURES, .item = item, .level = level};
	return true;
}

/* Makes a block of what stands below a heading but not in a table; false if there is none yet. */
static bool below_heading(struct layout *layout, struct frame *frame, struct block *block)
{
	if (frame->stage == STAGE_GROUP_MEASURES) {
		if (layout->measured_next < layout->measured_count)
			return make_measures(
				layout->measured[layout->measured_next++], frame->level, block);
		layout->measured_next = layout->measured_count = 0;
		enter_stage(frame, STAGE_HEADINGS);
		return false;
	}
	if (frame->stage == STAGE_HEADINGS) {
		const struct item *child = next_child(layout, frame, ROLE_HEADING);
		if (!child) {
			enter_stage(frame, STAGE_MEASURES);
			return false;
		}
		*block =
			(struct block){.kind = BLOCK_HEADING, .item = child, .level = frame->level};
		push(layout, child, ROLE_HEADING);
		return true;
	}
	pop(layout);
	return layout_measure(layout, frame->item, NULL) &&
	       make_measures(frame->item, frame->level, block);
}

/* Goes one step through the children of the innermost frame; true if that made a block. */
static bool step(struct layout *layout, struct block *block)
{
	struct frame *frame = &layout->frames[layout->depth - 1];
	if (frame->stage > STAGE_GROUPS)
		return below_heading(layout, frame, block);
	layout->wanted =
		next_child(layout, frame, frame->stage == STAGE_ROWS ? ROLE_ROW : ROLE_GROUP);
	if (layout->wanted)
		return false;
	if (frame->stage == STAGE_ROWS) {
		enter_stage(frame, STAGE_GROUPS);
		return false;
	}
	if (frame->role != ROLE_HEADING) {
		pop(layout);
		return false;
	}
	frame->stage = STAGE_GROUP_MEASURES;
	if (!layout->table)
		return false;
	*block = (struct block){.kind = BLOCK_TABLE_END};
	layout->table = NULL;
	return true;
}

bool layout_next(struct layout *layout, struct block *block)
{
	*block = (struct block){.kind = BLOCK_ROW};
	while (layout->row.part < layout->row.parts || layout->wanted || layout->depth) {
		if (layout->row.part < layout->row.parts) {
			row_next(layout, block);
			return true;
		}
		if (layout->wanted) {
			make_wanted(layout, block);
			return true;
		}
		if (step(layout, block))
			return true;
	}
	return false;
}

bool layout_fact(
	const struct layout *layout, const struct item *item, uint32_t *at, struct column *fact)
{
	const struct frame *frame = &layout->frames[layout->depth ? layout->depth - 1 : 0];
	enum role role = frame->item == item ? frame->role : ROLE_HEADING;
	while (item_fact(item, (*at)++, fact)) {
		if (!item_uses(item, fact))
			continue;
		if (fact->field != FIELD_SO_THAT || !shares_outcome(layout, item, role))
			return true;
	}
	return false;
}
