#include "csv_cell.h"

#include <string.h>

#include "csv_writer.h"

/* Writing a cell */

void csv_put_value(struct csv_table *table, struct str value)
{
	csv_write(&table->sink, value, table->request->raw);
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
