#include "check.h"
#include "titles.h"

static bool is_compared(enum kind kind)
{
	return is_container(kind) || kind == ACTION;
}

/* What stands in an action is its own. */
static uint32_t next_compared(const struct model *model, uint32_t i)
{
	return model->items[i].kind == ACTION ? model->items[i].end : i + 1;
}

static struct str place_words(const struct model *model, const struct item *item)
{
	return str_format(model->arena, "%s `%.*s`", kind_word(item->kind),
		STR_ARG(item_path(model, item, model->arena)));
}

static void add(const struct model *model, struct diags *diags, struct titles *titles,
	const struct item *item)
{
	struct title *title = titles_add(titles, item);
	if (!title)
		return;
	/* Of two siblings it has been said (PL109). */
	bool is_sibling = title->last->parent == item->parent;
	title->last = item;
	if (is_sibling)
		return;
	if (title->diag) {
		repeat(diags, title->diag, item->title.span, STR("and this one"));
		return;
	}
	title->diag = report(diags, PL110, item->title.span, "%.*s has the same title as %.*s",
		STR_ARG(place_words(model, item)), STR_ARG(place_words(model, title->first)));
	note(diags, title->diag, title->first->title.span, "first given here");
	help(diags, title->diag,
		"if it is the same work, let one refer to the other by `see`; if not, say in the"
		" titles how they differ");
}

void check_title_repeated_across_pledges(const struct model *model, struct diags *diags)
{
	uint32_t count = 0;
	for (enum kind kind = 0; kind < KIND_COUNT; kind++)
		count += is_compared(kind) ? model->kind_count[kind] : 0;
	struct titles titles = {.arena = diags->arena, .items = model->items, .size = 4};
	while (titles.size < count * 2)
		titles.size *= 2;
	titles.slots = arena_array(diags->arena, titles.size, sizeof *titles.slots);
	for (uint32_t i = 1; i < model->count; i = next_compared(model, i))
		if (is_compared(model->items[i].kind))
			add(model, diags, &titles, &model->items[i]);
}
