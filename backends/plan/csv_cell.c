#include "csv_cell.h"

#include <string.h>

#include "scan.h"

/* Writing a cell */

/* A number as people write it, "-1,200.50" or "+3%". */
static bool is_number(struct str value)
{
	size_t at = value.len && (value.at[0] == '-' || value.at[0] == '+') ? 1 : 0;
	if (value.len && value.at[value.len - 1] == '%')
		value.len--;
	bool digit = false;
	for (; at < value.len; at++) {
		if (!ascii_is_digit(value.at[at]) &&
			!(digit && (value.at[at] == ',' || value.at[at] == '.')))
			return false;
		digit = ascii_is_digit(value.at[at]);
	}
	return digit;
}

/* True for what a spreadsheet would run as a formula (OWASP, "CSV Injection"). */
static bool looks_like_formula(struct str value)
{
	return value.len && memchr("=+-@\t\r", value.at[0], 6) && !is_number(value);
}

static bool needs_quotes(struct str value)
{
	static const unsigned char special[256] = {['"'] = 1, [','] = 1, ['\n'] = 1, ['\r'] = 1};
	return scan_clean(special, value) < value.len;
}

void csv_put_value(struct csv_table *table, struct str value)
{
	bool guarded = !table->request->raw && looks_like_formula(value);
	bool quoted = needs_quotes(value);
	if (quoted)
		sink_byte(&table->sink, '"');
	if (guarded)
		sink_byte(&table->sink, '\'');
	for (const char *quote; quoted && (quote = memchr(value.at, '"', value.len));) {
		size_t len = (size_t)(quote - value.at) + 1;
		sink_put(&table->sink, (struct str){value.at, len});
		sink_byte(&table->sink, '"');
		value = (struct str){value.at + len, value.len - len};
	}
	sink_put(&table->sink, value);
	if (quoted)
		sink_byte(&table->sink, '"');
}

struct str csv_plain(struct csv_table *table, const struct text *text)
{
	struct str words = text_in(table->model->arena, text, table->request->language);
	return markup_plain(table->model->arena, words, MARKUP_CELL, table->plain);
}

/* Putting a cell together */

void csv_begin(struct csv_table *table)
{
	table->len = 0;
	table->listed = false;
}

void csv_append(struct csv_table *table, struct str piece)
{
	if (piece.len > table->room - table->len) {
		/* Doubled, so that all that ever was is no more than the last of them. */
		size_t room = 2 * (table->len + piece.len) + 256;
		char *cell = arena_alloc(table->model->arena, room);
		if (table->len)
			memcpy(cell, table->cell, table->len);
		table->cell = cell;
		table->room = room;
	}
	if (piece.len)
		memcpy(table->cell + table->len, piece.at, piece.len);
	table->len += piece.len;
}

/* Before each entry of a list. */
void csv_next_entry(struct csv_table *table)
{
	if (table->listed)
		csv_append(table, STR("; "));
	table->listed = true;
}

void csv_end(struct csv_table *table)
{
	csv_put_value(table, (struct str){table->cell, table->len});
}

struct str csv_party_name(struct csv_table *table, const struct party *party)
{
	struct str *name = &table->names[party->index];
	if (name->at)
		return *name;
	*name = party->title.str.len ? csv_plain(table, &party->title) : party->name;
	if (name->at == table->plain) {
		char *copy = arena_alloc(table->model->arena, name->len + 1);
		memcpy(copy, name->at, name->len);
		name->at = copy;
	}
	return *name;
}

void csv_append_due(struct csv_table *table, const struct item *item)
{
	for (uint32_t i = 0; item->due && i < item->due->count; i++) {
		const struct deadline *deadline = &item->due->list[i];
		csv_next_entry(table);
		csv_append(table, shown_words(&table->withheld, &deadline->when));
		if (deadline_label(deadline).len) {
			csv_append(table, STR(" ("));
			csv_append(table, deadline_label(deadline));
			csv_append(table, STR(")"));
		}
	}
}
