#include "plan/html.h"

#include <string.h>

/* Headings below this one are written as it is: HTML has no more. */
enum { LAST_HEADING = 6 };

/* Columns that fit on a small screen, on a usual one, and on paper. */
enum { FEW = 3, MANY = 6, MOST = 8 };

/* Keeps what fits of a header's words, whole characters. */
static void append(struct header *header, struct str words)
{
	size_t room = sizeof header->words - header->len;
	if (words.len > room) {
		words.len = room;
		words.len = utf8_valid(words);
	}
	memcpy(header->words + header->len, words.at, words.len);
	header->len += words.len;
}

static void append_label(struct paper *paper, struct header *header, const struct label *label)
{
	struct str words = label->own;
	if (label->text)
		words = markup_plain(paper->model->arena,
			text_in(paper->model->arena, label->text, paper->language), MARKUP_INLINE,
			paper->room);
	if (!words.len)
		return;
	size_t start = header->len;
	append(header, words);
	char *first = header->words + start;
	if (!label->text && start == 0 && *first >= 'a' && *first <= 'z')
		*first = (char)(*first - 'a' + 'A');
}

/* What stands before the n-th label of a cell: they read "status, progress and update". */
static struct str joint(struct paper *paper, const struct label *labels, uint32_t count, uint32_t n)
{
	if (n == 0 || !(labels[n].text || labels[n].own.len))
		return STR("");
	return n + 1 == count ? paper->words[WORDS_LABELS_AND] : STR(", ");
}

static void keep_headers(struct paper *paper, const struct block *block)
{
	if (block->cell_count > paper->header_capacity) {
		paper->header_capacity = block->cell_count;
		paper->headers =
			arena_array(paper->model->arena, block->cell_count, sizeof *paper->headers);
	}
	const struct label *label = block->labels;
	for (uint32_t i = 0; i < block->cell_count; i++) {
		struct header *header = &paper->headers[i];
		header->len = 0;
		for (uint32_t k = 0; k < block->cells[i].count; k++) {
			append(header, joint(paper, label, block->cells[i].count, k));
			append_label(paper, header, &label[k]);
		}
		label += block->cells[i].count;
	}
}

static void end_body(struct paper *paper)
{
	html_put(paper, paper->in_body ? STR("</tbody>\n") : STR(""));
	paper->in_body = false;
}

static void begin_body(struct paper *paper)
{
	html_put(paper, paper->in_body ? STR("") : STR("<tbody>\n"));
	paper->in_body = true;
}

static void put_header(struct paper *paper, const struct block *block)
{
	keep_headers(paper, block);
	end_body(paper);
	html_put(paper, block->again ? STR("<tbody>\n<tr class=\"again\">") : STR("<thead>\n<tr>"));
	const struct label *label = block->labels;
	for (uint32_t i = 0; i < block->cell_count; i++) {
		html_put(paper, STR("<th scope=\"col\">"));
		for (uint32_t k = 0; k < block->cells[i].count; k++) {
			html_put(paper, joint(paper, label, block->cells[i].count, k));
			if (k > 0 && !label[k].text)
				html_escape(paper, label[k].own);
			else
				html_label(paper, &label[k]);
		}
		label += block->cells[i].count;
		html_put(paper, STR("</th>"));
	}
	html_put(paper, block->again ? STR("</tr>\n") : STR("</tr>\n</thead>\n"));
	paper->in_body = block->again;
}

static void put_attribute(struct paper *paper, struct str name, uint32_t value)
{
	char room[24];
	html_put(paper, name);
	html_put(paper, decimal(value, room));
	html_byte(paper, '"');
}

/* How much room the words of a column mostly need, beside those of others. What is not here is a
 * few words or a number. */
static unsigned weight_of(const struct column *column, enum kind row)
{
	static const unsigned char weights[] = {
		[FIELD_TITLE] = 50,
		[FIELD_TEXT] = 45,
		[FIELD_RESPONSE] = 45,
		[FIELD_UPDATE] = 90,
		[FIELD_SO_THAT] = 30,
		[FIELD_NOTE] = 35,
		[FIELD_SUPPORTS] = 30,
		[FIELD_OWNER] = 30,
		[FIELD_SPONSOR] = 30,
		[FIELD_WITH] = 25,
		[FIELD_AFTER] = 25,
		[FIELD_SEE] = 25,
		[FIELD_EVIDENCE] = 25,
		[FIELD_CUSTOM] = 25,
	};
	enum { FEW_WORDS = 15, LISTED = 65, ABOVE = 30 };
	unsigned weight = column->field < sizeof weights ? weights[column->field] : 0;
	if (column->field == FIELD_KIND)
		weight = column->kind == row  ? weights[FIELD_TITLE]
			 : column->kind > row ? LISTED
					      : ABOVE;
	return weight ? weight : FEW_WORDS;
}

/* That of the cell whose first column is the n-th, which is the most that one of its columns needs;
 * *end is the first column of the next cell. */
static unsigned cell_weight(const struct columns *line, uint32_t n, uint32_t *end)
{
	unsigned weight = 0;
	for (*end = n; *end == n || (*end < line->count && line->list[*end].joined); ++*end) {
		unsigned one = weight_of(&line->list[*end], line->kind);
		weight = one > weight ? one : weight;
	}
	return weight;
}

/* Widths that do not depend on what the cells hold, so that tables below one another are in line.
 * In steps of 5 per cent, as the page's policy allows no style but that of its style sheet. */
static void put_widths(struct paper *paper, const struct columns *line)
{
	enum { STEP = 5 };
	unsigned sum = 0;
	for (uint32_t i = 0; i < line->count;)
		sum += cell_weight(line, i, &i);
	html_put(paper, STR("<colgroup>"));
	for (uint32_t i = 0; i < line->count;) {
		unsigned weight = cell_weight(line, i, &i);
		put_attribute(paper, STR("<col class=\"w"),
			(weight * 200 + sum * STEP) / (2 * sum * STEP) * STEP);
		html_byte(paper, '>');
	}
	html_put(paper, STR("</colgroup>\n"));
}

/* Names the table for those who hear it: what its rows stand in, and what they are. */
static void begin_table(struct paper *paper, const struct block *block)
{
	const struct item *item = block->item;
	html_put(paper, layout_is_long(paper->model) ? STR("<div class=\"long\">\n") : STR(""));
	html_put(paper, STR("<table class=\"plan"));
	html_put(paper, paper->report->columns_count > 1 ? STR(" mixed") : STR(""));
	html_put(paper, block->width > MOST   ? STR(" cards\">\n")
			: block->width > MANY ? STR(" dense\">\n")
			: block->width > FEW  ? STR(" wide\">\n")
					      : STR("\">\n"));
	html_put(paper, STR("<caption class=\"hidden\">"));
	html_short_words(paper, item);
	html_put(paper, STR(": "));
	html_kind(paper, item, block->line->kind, true);
	html_put(paper, STR("</caption>\n"));
	if (block->width <= MOST)
		put_widths(paper, block->line);
	paper->in_body = false;
}

/* The place of a cell in the header row: cells that a span covers are left out of the row. */
static uint32_t place_of(const struct block *block, const struct cell *cell)
{
	uint32_t place = 0;
	for (const struct column *column = block->line->list + 1; column <= cell->columns; column++)
		place += !column->joined;
	return place;
}

/* What the columns of a cell show, each in a part of its own if several show something. */
static void put_parts(struct paper *paper, const struct block *block, const struct cell *cell)
{
	uint32_t filled = 0;
	for (uint32_t i = 0; i < cell->count && filled < 2; i++)
		filled += html_has_field(paper, &cell->columns[i], cell);
	for (uint32_t i = 0; i < cell->count; i++) {
		if (!html_has_field(paper, &cell->columns[i], cell))
			continue;
		html_put(paper, filled > 1 ? STR("<div class=\"part\">") : STR(""));
		html_field(paper, &cell->columns[i], cell, block->line);
		html_put(paper, filled > 1 ? STR("</div>") : STR(""));
	}
}

static bool is_empty(struct paper *paper, const struct cell *cell)
{
	for (uint32_t i = 0; i < cell->count; i++)
		if (html_has_field(paper, &cell->columns[i], cell))
			return false;
	return !cell->title;
}

static void put_cell(struct paper *paper, const struct block *block, const struct cell *cell)
{
	bool empty = is_empty(paper, cell);
	html_put(paper, cell->title ? STR("<th scope=\"row\"") : STR("<td"));
	if (cell->rows > 1)
		put_attribute(paper, STR(" rowspan=\""), cell->rows);
	if (!empty) {
		const struct header *header = &paper->headers[place_of(block, cell)];
		html_put(paper, STR(" data-label=\""));
		html_escape(paper, (struct str){header->words, header->len});
		html_byte(paper, '"');
	}
	html_byte(paper, '>');
	if (cell->count > 1)
		put_parts(paper, block, cell);
	else if (!empty && html_has_field(paper, cell->columns, cell))
		html_field(paper, cell->columns, cell, block->line);
	if (cell->title)
		html_below_title(paper, cell->item, block->line);
	html_put(paper, cell->title ? STR("</th>") : STR("</td>"));
}

static void put_row(struct paper *paper, const struct block *block)
{
	begin_body(paper);
	if (block->again) {
		html_put(paper, STR("<tr>"));
	} else {
		html_put(paper,
			block->holds_rows ? STR("<tr class=\"parent\" id=\"") : STR("<tr id=\""));
		html_anchor(paper, block->item);
		html_byte(paper, '"');
		html_filter_marks(paper, block->item, true);
		html_byte(paper, '>');
	}
	for (uint32_t i = 0; i < block->cell_count; i++)
		put_cell(paper, block, &block->cells[i]);
	html_put(paper, STR("</tr>\n"));
}

static void put_group(struct paper *paper, const struct block *block)
{
	struct column fact;
	uint32_t at = 0;
	end_body(paper);
	begin_body(paper);
	html_put(paper, STR("<tr class=\"group\" id=\""));
	html_anchor(paper, block->item);
	html_byte(paper, '"');
	html_filter_marks(paper, block->item, false);
	put_attribute(paper, STR("><th scope=\"rowgroup\" colspan=\""), block->width);
	html_put(paper, STR(">"));
	html_heading_words(paper, block->item, MARKUP_INLINE);
	html_put(paper, STR("</th></tr>\n"));
	if (!layout_fact(paper->layout, block->item, &at, &fact))
		return;
	put_attribute(paper, STR("<tr class=\"group\"><td colspan=\""), block->width);
	html_put(paper, STR(">\n"));
	html_facts(paper, block->item);
	html_put(paper, STR("</td></tr>\n"));
}

static void put_heading_tag(struct paper *paper, bool begin, unsigned level)
{
	level = level + 1 > LAST_HEADING ? LAST_HEADING : level + 1;
	html_put(paper, begin ? STR("<h") : STR("</h"));
	html_byte(paper, (char)('0' + level));
}

static void put_heading(struct paper *paper, const struct block *block)
{
	put_heading_tag(paper, true, block->level);
	html_put(paper, STR(" id=\""));
	html_anchor(paper, block->item);
	html_byte(paper, '"');
	html_filter_marks(paper, block->item, false);
	html_byte(paper, '>');
	html_heading_words(paper, block->item, MARKUP_INLINE);
	put_heading_tag(paper, false, block->level);
	html_put(paper, STR(">\n"));
	html_facts(paper, block->item);
}

/* What the plan calls several of a kind, as a heading. */
static void put_kind_heading(
	struct paper *paper, const struct item *place, enum kind kind, unsigned level)
{
	put_heading_tag(paper, true, level);
	html_put(paper, STR(">"));
	html_kind_heading(paper, place, kind);
	put_heading_tag(paper, false, level);
	html_put(paper, STR(">\n"));
}

static void put_measures(struct paper *paper, const struct block *block)
{
	put_kind_heading(paper, block->item, MEASURE, block->level);
	html_measures(paper, block->item);
}

static void end_table(struct paper *paper)
{
	end_body(paper);
	html_put(paper, STR("</table>\n"));
	html_put(paper, layout_is_long(paper->model) ? STR("</div>\n") : STR(""));
}

/* What is said of the plan itself stands apart from the summary. */
static void put_about(struct paper *paper)
{
	struct column fact;
	uint32_t at = 0;
	if (!layout_fact(paper->layout, paper->model->items, &at, &fact))
		return;
	html_put(paper, STR("<h2 id=\"about\">"));
	html_words(paper, WORDS_ABOUT);
	html_put(paper, STR("</h2>\n"));
	html_facts(paper, paper->model->items);
}

void html_plan(struct paper *paper)
{
	struct block block;
	if (!html_is_report(paper))
		put_about(paper);
	html_filter(paper);
	for (bool first = true; layout_next(paper->layout, &block); first = false) {
		if (first && block.kind == BLOCK_TABLE)
			put_kind_heading(paper, block.item, block.line->kind, 1);
		switch (block.kind) {
		case BLOCK_HEADING: put_heading(paper, &block); break;
		case BLOCK_TABLE: begin_table(paper, &block); break;
		case BLOCK_HEADER: put_header(paper, &block); break;
		case BLOCK_GROUP: put_group(paper, &block); break;
		case BLOCK_ROW: put_row(paper, &block); break;
		case BLOCK_TABLE_END: end_table(paper); break;
		case BLOCK_MEASURES: put_measures(paper, &block); break;
		}
	}
}
