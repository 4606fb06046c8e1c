/* The columns of the committee pack, in all its formats. */
#ifndef PACK_COLUMNS_H
#define PACK_COLUMNS_H

#include "changes/pack.h"

enum pack_column {
#define PACK_COLUMN(name, a, b, c, d, e, f) PACK_COLUMN_##name,
#include "changes/pack_columns.def"
	PACK_COLUMN_COUNT
};

/* "part_of", in the header row of the CSV. */
const char *pack_column_name(enum pack_column column);

/* "Part of"; NULL if the table does not show the column. */
const char *pack_column_heading(enum pack_column column, enum pack_table table);

/* What it holds of a row, plain, as it may be shown; empty for what the plan does not say. */
struct str pack_cell(const struct pack *pack, const struct pack_row *row, enum pack_column column);

#endif
