#include "lateness.h"
/* A report as CSV: the committee's table with one header row. What stands in a heading or a
 * full-width row is a column before the others; rows below rows stand beside what they stand in; a
 * cell that spans rows is repeated in each. */
#include <string.h>

#include "csv_cell.h"

/* A cell as it was last written: of a row that spans several, the others repeat it. */
struct kept_cell {
	char *bytes;
	size_t len, room;
};

struct csv_paper {
	struct csv_table *table;
	struct layout *layout;
	bool places[MEASURE + 1]; /* kinds of container that have a column of their own */
	struct kept_cell *cells;  /* of all lines, one behind another */
	uint32_t *first;          /* cell of each line; behind the last: how many there are */
	const struct item **rows; /* of each line: the item whose cells are kept */
	uint32_t line_count;
	uint32_t pending; /* line of the row that is not written yet; line_count: none */
};

/* Rows */

static void keep_cell(struct csv_paper *paper, struct kept_cell *kept)
{
	const struct csv_table *table = paper->table;
	if (table->len > kept->room) {
		kept->room = 2 * table->len;
		kept->bytes = arena_alloc(table->model->arena, kept->room);
	}
	if (table->len)
		memcpy(kept->bytes, table->cell, table->len);
	kept->len = table->len;
}

static void next_cell(struct csv_paper *paper, bool *any)
{
	if (*any)
		sink_byte(&paper->table->sink, ',');
	*any = true;
}

static bool stands_in(const struct item *item, const struct item *above)
{
	return above && item->index >= above->index && item->index < above->end;
}

static void put_places(struct csv_paper *paper, const struct item *item, bool *any)
{
	struct csv_table *table = paper->table;
	for (enum kind kind = THEME; kind <= MEASURE; kind++) {
		if (!paper->places[kind])
			continue;
		const struct item *place = item_above(table->model, item, kind);
		next_cell(paper, any);
		csv_begin(table);
		if (place)
			csv_append_title(table, place, true);
		csv_end(table);
	}
}

/* The row that is waiting, beside those that it stands in. */
static void put_pending(struct csv_paper *paper)
{
	if (paper->pending == paper->line_count)
		return;
	const struct item *item = paper->rows[paper->pending];
	uint64_t start = sink_total(&paper->table->sink);
	bool any = false;
	put_places(paper, item, &any);
	for (uint32_t n = 0; n < paper->line_count; n++) {
		bool shown = stands_in(item, paper->rows[n]);
		for (uint32_t i = paper->first[n]; i < paper->first[n + 1]; i++) {
			next_cell(paper, &any);
			if (shown)
				csv_put_value(paper->table,
					(struct str){paper->cells[i].bytes, paper->cells[i].len});
		}
	}
	if (sink_total(&paper->table->sink) == start)
		sink_put(&paper->table->sink, STR("\"\"")); /* an empty line would be no row */
	sink_put(&paper->table->sink, STR("\r\n"));
	paper->pending = paper->line_count;
}

static void put_row(struct csv_paper *paper, const struct block *block)
{
	uint32_t n = 0;
	while (layout_line(paper->layout, n) != block->line)
		n++;
	/* A row of a lower kind stands beside the one above it, which has then been said. */
	bool beside = paper->pending < n && stands_in(block->item, paper->rows[paper->pending]);
	if (!beside)
		put_pending(paper);
	for (uint32_t i = 0; i < block->cell_count; i++) {
		const struct cell *cell = &block->cells[i];
		uint32_t place = paper->first[n];
		for (const struct column *at = block->line->list + 1; at <= cell->columns; at++)
			place += !at->joined;
		csv_append_cell(paper->table, paper->layout, block->line, cell);
		keep_cell(paper, &paper->cells[place]);
	}
	paper->rows[n] = block->item;
	paper->pending = n;
}

/* Header */

static void append_label(struct csv_table *table, const struct label *label, bool first)
{
	if (label->text) {
		csv_append(table, csv_plain(table, label->text));
		return;
	}
	size_t start = table->len;
	csv_append(table, label->own);
	if (first && table->len > start && table->cell[start] >= 'a' && table->cell[start] <= 'z')
		table->cell[start] = (char)(table->cell[start] - 'a' + 'A');
}

/* The title of the cell that has been put together. */
static struct str titled(const struct csv_table *table)
{
	char *copy = arena_alloc(table->model->arena, table->len + 1);
	if (table->len)
		memcpy(copy, table->cell, table->len);
	return (struct str){copy, table->len};
}

static void add_line_titles(
	struct csv_paper *paper, const struct columns *line, struct str *titles, uint32_t *count)
{
	struct csv_table *table = paper->table;
	struct label *labels = arena_array(table->model->arena, line->count, sizeof *labels);
	layout_labels(paper->layout, line, table->model->items, labels);
	for (uint32_t i = 0, end; i < line->count; i = end) {
		for (end = i + 1; end < line->count && line->list[end].joined; end++)
			;
		csv_begin(table);
		for (uint32_t k = i; k < end; k++) {
			bool more = k > i && (labels[k].text || labels[k].own.len);
			csv_append(table, !more          ? STR("")
					  : k + 1 == end ? STR(" and ")
							 : STR(", "));
			append_label(table, &labels[k], k == i);
		}
		titles[(*count)++] = titled(table);
	}
}

static const struct str *paper_titles(struct csv_paper *paper, uint32_t *count)
{
	struct csv_table *table = paper->table;
	struct str *titles = arena_array(
		table->model->arena, MEASURE + 1 + paper->first[paper->line_count], sizeof *titles);
	*count = 0;
	for (enum kind kind = THEME; kind <= MEASURE; kind++) {
		if (!paper->places[kind])
			continue;
		struct column column = {.field = FIELD_KIND, .kind = kind};
		struct label label =
			field_label(table->model, languages, table->model->items, &column);
		csv_begin(table);
		append_label(table, &label, true);
		titles[(*count)++] = titled(table);
	}
	for (uint32_t n = 0; n < paper->line_count; n++)
		add_line_titles(paper, layout_line(paper->layout, n), titles, count);
	return titles;
}

static void put_header(struct csv_paper *paper)
{
	uint32_t count;
	const struct str *titles = paper_titles(paper, &count);
	bool any = false;
	for (uint32_t i = 0; i < count; i++) {
		next_cell(paper, &any);
		csv_put_value(paper->table, titles[i]);
	}
	sink_put(&paper->table->sink, STR("\r\n"));
}

/* Kinds whose items the paper prints as headings or full-width rows above its rows. */
static void find_places(struct csv_paper *paper)
{
	EACH_ITEM (item, paper->table->model)
		if (item->kind < MEASURE && has_steps(paper->table->model, item) &&
			layout_has_place(paper->layout, item))
			paper->places[item->kind] = true;
	for (uint32_t n = 0; n < paper->line_count; n++) {
		const struct columns *line = layout_line(paper->layout, n);
		for (enum kind kind = line->kind; kind <= MEASURE; kind++)
			paper->places[kind] = false;
		for (uint32_t i = 0; i < line->count; i++)
			if (line->list[i].field == FIELD_KIND)
				paper->places[line->list[i].kind] = false;
	}
}

static struct csv_paper paper_of(struct csv_table *table)
{
	const struct model *model = table->model;
	const struct request *request = table->request;
	struct csv_paper paper = {.table = table};
	paper.layout = layout_new(model, request->report, request, languages, model->arena);
	while (layout_line(paper.layout, paper.line_count))
		paper.line_count++;
	paper.pending = paper.line_count;
	paper.first = arena_array(model->arena, paper.line_count + 1, sizeof *paper.first);
	paper.rows = arena_array(model->arena, paper.line_count, sizeof *paper.rows);
	for (uint32_t n = 0; n < paper.line_count; n++) {
		const struct columns *line = layout_line(paper.layout, n);
		paper.first[n + 1] = paper.first[n];
		for (uint32_t i = 0; i < line->count; i++)
			paper.first[n + 1] += i == 0 || !line->list[i].joined;
	}
	paper.cells = arena_array(model->arena, paper.first[paper.line_count], sizeof *paper.cells);
	find_places(&paper);
	return paper;
}

const struct str *csv_titles(struct csv_table *table, uint32_t *count)
{
	struct csv_paper paper = paper_of(table);
	return paper_titles(&paper, count);
}

void csv_put_paper(struct csv_table *table)
{
	struct csv_paper paper = paper_of(table);
	struct block block;
	put_header(&paper);
	while (layout_next(paper.layout, &block))
		if (block.kind == BLOCK_ROW)
			put_row(&paper, &block);
	put_pending(&paper);
}
