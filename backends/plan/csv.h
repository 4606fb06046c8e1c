/* The columns of the CSV, which the CSVW file and `--columns` know too. */
#ifndef CSV_H
#define CSV_H

#include "plan.h"

enum csv_column {
#define COLUMN(id, name, datatype, is_list, description) CSV_##id,
#include "export_columns.def"
	CSV_COLUMN_COUNT
};

struct csv_column_info {
	const char *name;
	const char *datatype; /* of CSV on the Web */
	bool is_list;         /* several values, joined by "; " */
	const char *description;
};

extern const struct csv_column_info csv_columns[CSV_COLUMN_COUNT];

/* Reads names joined by commas, blanks around them allowed; an empty list is all columns. Fills in
 * each column once, in the order named, and returns how many; what is unknown is left out. */
uint32_t csv_select(struct str names, enum csv_column columns[CSV_COLUMN_COUNT]);

/* The first name of such a list that is no column; at == NULL if all are. For the command, which
 * refuses it. */
struct str csv_unknown_column(struct str names);

/* True if the item has a row. */
bool csv_has_row(const struct item *item);

#endif
