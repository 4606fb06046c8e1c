#include "lateness.h"
/* What each item is in a paper: a heading, a group, a row, or something in one. */
#include "plan/layout_state.h"

bool layout_prints(const struct layout *layout, const struct item *item)
{
	return (layout->full || !item->exempt) && is_selected(&layout->selection, item);
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
	return layout->sorted && has_steps(layout->model, item) ? ROLE_PASSED : ROLE_HEADING;
}

const struct item *layout_below(const struct layout *layout, const struct item *parent,
	enum role above, enum role role, const struct item *after)
{
	const struct item *items = layout->model->items, *end = items + parent->end;
	for (const struct item *item = after ? items + after->end : parent + 1; item < end;) {
		enum role found = layout_role(layout, item, above);
		if (found == role)
			return item;
		item = found == ROLE_PASSED ? item + 1 : items + item->end;
	}
	return NULL;
}

bool layout_has_place(const struct layout *layout, const struct item *item)
{
	const struct item *way[LAYOUT_DEPTH];
	uint32_t depth = 0;
	enum role role = ROLE_HEADING;
	if (!layout->sorted)
		return layout_prints(layout, item);
	for (; item->parent != NO_ITEM && depth < LAYOUT_DEPTH;
		item = item_parent(layout->model, item))
		way[depth++] = item;
	while (depth > 0 && role != ROLE_NONE)
		role = layout_role(layout, way[--depth], role == ROLE_PASSED ? ROLE_HEADING : role);
	return role != ROLE_PASSED && role != ROLE_NONE;
}

bool layout_has_heading(const struct layout *layout, const struct item *item)
{
	return layout_role(layout, item, ROLE_HEADING) == ROLE_HEADING;
}

bool layout_has_rows(const struct layout *layout, const struct item *item, enum role role)
{
	return layout_below(layout, item, role, ROLE_ROW, NULL) ||
	       layout_below(layout, item, role, ROLE_GROUP, NULL);
}

const struct item *layout_measure(
	const struct layout *layout, const struct item *parent, const struct item *after)
{
	return layout_below(layout, parent, ROLE_HEADING, ROLE_MEASURE, after);
}
