#include "csv.h"

#include "facts.h"

const struct csv_column_info csv_columns[CSV_COLUMN_COUNT] = {
#define COLUMN(id, name, datatype, is_list, description) {name, datatype, is_list, description},
#include "export_columns.def"
};

/* Takes the first name off the list, blanks taken off. */
static struct str next_name(struct str *names)
{
	size_t comma = str_find(*names, STR(","));
	struct str name = {names->at, comma};
	size_t behind = comma < names->len ? comma + 1 : comma;
	*names = (struct str){names->at + behind, names->len - behind};
	return str_trim(name);
}

static enum csv_column find_column(struct str name)
{
	enum csv_column column = 0;
	while (column < CSV_COLUMN_COUNT && !str_equal(str_of(csv_columns[column].name), name))
		column++;
	return column;
}

uint32_t csv_select(struct str names, enum csv_column columns[CSV_COLUMN_COUNT])
{
	uint32_t count = 0;
	bool seen[CSV_COLUMN_COUNT] = {false};
	while (names.len) {
		enum csv_column column = find_column(next_name(&names));
		if (column == CSV_COLUMN_COUNT || seen[column])
			continue;
		seen[column] = true;
		columns[count++] = column;
	}
	if (count > 0)
		return count;
	for (enum csv_column column = 0; column < CSV_COLUMN_COUNT; column++)
		columns[count++] = column;
	return count;
}

struct str csv_unknown_column(struct str names)
{
	while (names.len) {
		struct str name = next_name(&names);
		if (find_column(name) == CSV_COLUMN_COUNT)
			return name.len ? name : STR("");
	}
	return (struct str){0};
}

bool csv_has_row(const struct item *item)
{
	return !is_container(item->kind) || is_accountable(item);
}
