/* What each item is in a paper: a heading, a group, a row, or something in one. */
#include "plan/layout_state.h"

bool layout_prints(const struct layout *layout, const struct item *item)
{
	return layout->full || !item->exempt;
}

bool layout_shows(const struct layout *layout, const struct columns *columns, enum field field)
{
	for (uint32_t i = 0; i < layout->line_count; i++)
		if (&layout->lines[i].columns == columns)
			return layout->lines[i].shows >> field & 1;
	return false;
}

bool layout_splits(const struct layout *layout, const struct columns *columns)
{
	for (uint32_t i = 0; i < layout->line_count; i++)
		if (&layout->lines[i].columns == columns)
			return layout->lines[i].splits;
	return false;
}

enum role layout_role(const struct layout *layout, const struct item *item, enum role above)
{
	if (!layout_prints(layout, item))
		return ROLE_NONE;
	if (layout->line_of[item->kind])
		return ROLE_ROW;
	if (item->kind == MEASURE)
		return above == ROLE_ROW ? ROLE_NESTED : ROLE_MEASURE;
	if (above == ROLE_ROW)
		return item->kind < layout->lowest ? ROLE_GROUP : ROLE_NESTED;
	if (above == ROLE_GROUP || layout->grouped[item->kind])
		return ROLE_GROUP;
	return ROLE_HEADING;
}

bool layout_has_heading(const struct layout *layout, const struct item *item)
{
	return layout_role(layout, item, ROLE_HEADING) == ROLE_HEADING;
}

bool layout_has_rows(const struct layout *layout, const struct item *item, enum role role)
{
	for (const struct item *child = item_first_child(layout->model, item); child;
		child = item_next(layout->model, child)) {
		enum role below = layout_role(layout, child, role);
		if (below == ROLE_ROW || below == ROLE_GROUP)
			return true;
	}
	return false;
}

const struct item *layout_measure(
	const struct layout *layout, const struct item *parent, const struct item *after)
{
	const struct item *child =
		after ? item_next(layout->model, after) : item_first_child(layout->model, parent);
	while (child && layout_role(layout, child, ROLE_HEADING) != ROLE_MEASURE)
		child = item_next(layout->model, child);
	return child;
}
