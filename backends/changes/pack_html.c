#include "changes/pack_columns.h"
#include "changes/page.h"
#include "changes/told.h"
#include "packs.h"

/* What each table comes to, with a way to it. */
static void put_summary(struct html_page *page, const struct pack *pack)
{
	page_put(page, STR("<section class=\"summary\">\n<h2>Summary</h2>\n"
			   "<dl class=\"figures\">\n"));
	for (int i = 0; i < PACK_TABLE_COUNT; i++) {
		struct str name = str_format(pack->changes->arena, "%c. %s", pack_tables[i].letter,
			pack_tables[i].title);
		page_figure(page, name, pack->table_count[i], i == PACK_OVERDUE);
	}
	page_put(page, STR("</dl>\n"));
	page_withheld(page, pack->changes->withheld);
	page_put(page, STR("</section>\n"));
}

/* What the committee asks for and the plan does not say, is said to be missing. */
static struct str missing(const struct pack_row *row, enum pack_column column)
{
	bool asked = row->table == PACK_EXTENDED || row->table == PACK_ENDED;
	if (column == PACK_COLUMN_reason && asked)
		return STR("none given");
	if (column == PACK_COLUMN_agreed && asked)
		return STR("not said");
	if (column == PACK_COLUMN_owner)
		return STR("nobody");
	return STR("");
}

/* What a cell shows, with the date that belongs to it. */
static struct str shown(
	const struct pack *pack, const struct pack_row *row, enum pack_column column)
{
	struct arena *arena = pack->changes->arena;
	struct str words = pack_cell(pack, row, column), on;
	if (!words.len)
		return missing(row, column);
	if (column == PACK_COLUMN_agreed && row->agreed_on.len) {
		on = pack_cell(pack, row, PACK_COLUMN_agreed_on);
		return str_format(arena, "%.*s, %.*s", STR_ARG(words), STR_ARG(on));
	}
	if (column == PACK_COLUMN_news && row->news_on.len) {
		on = pack_cell(pack, row, PACK_COLUMN_news_on);
		return str_format(arena, "%.*s: %.*s", STR_ARG(on), STR_ARG(words));
	}
	return words;
}

static void put_row(struct html_page *page, const struct pack *pack, const struct pack_row *row)
{
	page_begin_row(page);
	page_cell(page, told_name(pack->changes, row->of));
	for (int i = 0; i < PACK_COLUMN_COUNT; i++) {
		enum pack_column column = (enum pack_column)i;
		if (!pack_column_heading(column, row->table))
			continue;
		page_cell(page, shown(pack, row, column));
	}
	page_end_row(page);
}

static uint32_t columns_of(enum pack_table table, struct str columns[PACK_COLUMN_COUNT + 1])
{
	uint32_t count = 0;
	columns[count++] = STR("Item");
	for (int i = 0; i < PACK_COLUMN_COUNT; i++) {
		const char *heading = pack_column_heading((enum pack_column)i, table);
		if (heading)
			columns[count++] = str_of(heading);
	}
	return count;
}

/* The table that begins with row `first`; returns the row behind it. */
static uint32_t put_table(
	struct html_page *page, const struct pack *pack, enum pack_table table, uint32_t first)
{
	const struct pack_table_info *info = &pack_tables[table];
	struct str columns[PACK_COLUMN_COUNT + 1];
	uint32_t count = columns_of(table, columns), end = first + pack->table_count[table];
	struct str title = str_format(pack->changes->arena, "%c. %s", info->letter, info->title);
	page_put(page, STR("<h2>"));
	page_words(page, title);
	page_put(page, STR("</h2>\n"));
	if (first == end) {
		page_put(page, STR("<p>"));
		page_words(page, str_of(info->empty));
		page_put(page, STR("</p>\n"));
		return end;
	}
	page_begin_table(page, title, true, columns, count);
	for (uint32_t i = first; i < end; i++)
		put_row(page, pack, &pack->rows[i]);
	page_end_table(page);
	return end;
}

void print_pack_html(const struct pack *pack, const struct changes_request *request, FILE *out)
{
	struct html_page page = {.sink.file = out, .request = request};
	page_begin(&page, STR("Progress report"), told_plan(pack->changes));
	put_summary(&page, pack);
	for (uint32_t table = 0, row = 0; table < PACK_TABLE_COUNT; table++)
		row = put_table(&page, pack, (enum pack_table)table, row);
	page_end(&page);
}
