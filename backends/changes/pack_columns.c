#include "changes/pack_columns.h"

#include "changes/told.h"

static const struct {
	const char *name;
	const char *headings[PACK_TABLE_COUNT];
} columns[PACK_COLUMN_COUNT] = {
#define PACK_COLUMN(name, a, b, c, d, e, f) [PACK_COLUMN_##name] = {#name, {a, b, c, d, e, f}},
#include "changes/pack_columns.def"
};

const char *pack_column_name(enum pack_column column)
{
	return columns[column].name;
}

const char *pack_column_heading(enum pack_column column, enum pack_table table)
{
	return columns[column].headings[table];
}

static struct str days_cell(const struct changes *changes, const struct pack_row *row)
{
	return row->has_days ? str_format(changes->arena, "%d", row->days) : STR("");
}

static struct str part_cell(const struct changes *changes, const struct pack_row *row)
{
	return row->within ? told_name(changes, row->within) : STR("");
}

struct str pack_cell(const struct pack *pack, const struct pack_row *row, enum pack_column column)
{
	const struct changes *changes = pack->changes;
	switch (column) {
	case PACK_COLUMN_table:
		return str_format(changes->arena, "%c", pack_tables[row->table].letter);
	case PACK_COLUMN_path: return told_words(changes, row->of->path);
	case PACK_COLUMN_kind: return str_of(row->of->kind);
	case PACK_COLUMN_number: return told_words(changes, row->of->number);
	case PACK_COLUMN_title: return told_plain(changes, row->of->title, TOLD_WHOLE);
	case PACK_COLUMN_part_of: return part_cell(changes, row);
	case PACK_COLUMN_owner: return told_plain(changes, row->owner, TOLD_WHOLE);
	case PACK_COLUMN_was: return told_words(changes, row->was);
	case PACK_COLUMN_due: return told_words(changes, row->due);
	case PACK_COLUMN_days: return days_cell(changes, row);
	case PACK_COLUMN_status: return told_plain(changes, row->status, TOLD_WHOLE);
	case PACK_COLUMN_status_on: return told_words(changes, row->status_on);
	case PACK_COLUMN_reason: return told_plain(changes, row->reason, TOLD_WHOLE);
	case PACK_COLUMN_agreed: return told_plain(changes, row->agreed, TOLD_WHOLE);
	case PACK_COLUMN_agreed_on: return told_words(changes, row->agreed_on);
	case PACK_COLUMN_news: return told_plain(changes, row->news, TOLD_WHOLE);
	case PACK_COLUMN_news_on: return told_words(changes, row->news_on);
	default: return STR("");
	}
}
