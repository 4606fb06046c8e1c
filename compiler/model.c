#include "model.h"

#include <string.h>

const struct item *item_first_child(const struct model *model, const struct item *item)
{
	return item->index + 1 < item->end ? &model->items[item->index + 1] : NULL;
}

const struct item *item_next(const struct model *model, const struct item *item)
{
	const struct item *parent = item_parent(model, item);
	return parent && item->end < parent->end ? &model->items[item->end] : NULL;
}

/* "1.2", or "(3)" for the third child of its parent if it has no name. `room` holds the latter. */
static struct str path_part(const struct item *item, char room[16])
{
	if (item->name.len)
		return item->name;
	char *at = room + 16;
	*--at = ')';
	uint32_t place = item->place;
	do {
		*--at = (char)('0' + place % 10);
		place /= 10;
	} while (place);
	*--at = '(';
	return (struct str){at, (size_t)(room + 16 - at)};
}

struct str item_path(const struct model *model, const struct item *item, struct arena *arena)
{
	char room[16];
	size_t len = 0;
	for (const struct item *part = item; part->parent != NO_ITEM;
		part = item_parent(model, part))
		len += path_part(part, room).len + (len > 0);
	char *path = arena_alloc(arena, len + 1), *at = path + len;
	for (const struct item *part = item; part->parent != NO_ITEM;
		part = item_parent(model, part)) {
		struct str text = path_part(part, room);
		at -= text.len;
		memcpy(at, text.at, text.len);
		if (at > path)
			*--at = '/';
	}
	return (struct str){path, len};
}

struct str item_words(const struct model *model, const struct item *item)
{
	if (item->kind == PLAN && !item->name.len)
		return STR("the plan");
	struct str name = item->name.len ? item->name : item_path(model, item, model->arena);
	const struct str parts[] = {str_of(kind_word(item->kind)), STR(" `"), name, STR("`")};
	return str_join(model->arena, parts, sizeof parts / sizeof parts[0]);
}

const struct item *item_above(const struct model *model, const struct item *item, enum kind kind)
{
	do
		item = item_parent(model, item);
	while (item && item->kind != kind);
	return item;
}

const struct call *call_for(const struct model *model, const struct item *item, struct str what)
{
	for (; item; item = item_parent(model, item)) {
		const struct details *more = item->more;
		for (uint32_t i = 0; i < more->rare->call_count; i++)
			if (str_equal(more->rare->calls[i].what, what))
				return &more->rare->calls[i];
	}
	return NULL;
}

const struct details *no_details(void)
{
	static const struct rare_details NO_RARE_DETAILS = {.progress = -1};
	static const struct details NO_DETAILS = {.rare = &NO_RARE_DETAILS};
	return &NO_DETAILS;
}

struct str item_number(const struct item *item)
{
	if (item->more->rare->number.at)
		return item->more->rare->number;
	return item->is_numbered ? item->name : (struct str){0};
}
