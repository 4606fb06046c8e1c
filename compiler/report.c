#include "report.h"

struct str field_name(const struct column *column)
{
	static const char *const names[] = {
#define FIELD(id, name, compares, what) [FIELD_##id] = name,
#include "fields.def"
	};
	if (column->field == FIELD_CUSTOM)
		return column->name;
	return str_of(column->field == FIELD_KIND ? kind_word(column->kind) : names[column->field]);
}

enum comparison field_comparison(const struct column *column)
{
	static const enum comparison comparisons[] = {
#define FIELD(id, name, compares, what) [FIELD_##id] = COMPARES_##compares,
#include "fields.def"
		[FIELD_CUSTOM] = COMPARES_WORDS,
	};
	return comparisons[column->field];
}

static const struct condition *find_changes(const struct condition *condition)
{
	if (!condition || condition->kind == WHERE_CHANGED_SINCE)
		return condition;
	const struct condition *left = find_changes(condition->left);
	return left ? left : find_changes(condition->right);
}

const struct condition *asks_for_changes(const struct report *report)
{
	const struct condition *found = NULL;
	for (uint32_t i = 0; i < report->where_count && !found; i++)
		found = find_changes(report->where[i]);
	return found;
}
