#include "check.h"
#include "titles.h"

#include <string.h>

enum {
	FEW = 8,      /* children that are compared each with each */
	AT_HAND = 256 /* slots of a table for which no memory is asked */
};

static struct str count_words(struct arena *arena, uint32_t count)
{
	static const char *const small[] = {"two", "three", "four", "five"};
	if (count < 2 + sizeof small / sizeof small[0])
		return str_of(small[count - 2]);
	return str_format(arena, "%lu", (unsigned long)count);
}

static void add(struct titles *titles, struct diags *diags, const struct item *item)
{
	struct title *entry = titles_add(titles, item);
	if (!entry)
		return;
	/* The same name as well: that it is declared twice has been said (PL104). */
	if (item->name.len && str_equal(item->name, entry->first->name)) {
		entry->count--;
		return;
	}
	if (entry->diag) {
		repeat(diags, entry->diag, item->title.span, STR("and again here"));
		return;
	}
	/* How many there are is known when all have been seen. */
	entry->diag = report(diags, PL109, item->title.span, "%s", "");
	note(diags, entry->diag, entry->first->title.span, "first given here");
}

/* Whether two of a few children may share a title: then the table tells which, and how many. */
static bool have_twins(const struct model *model, const struct item *parent)
{
	const struct item *seen[FEW];
	uint32_t count = 0;
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end) {
		const struct item *item = &model->items[i];
		for (uint32_t k = 0; k < count; k++)
			if (seen[k]->title.key == item->title.key)
				return true;
		seen[count++] = item;
	}
	return false;
}

static void compare_children(const struct model *model, struct diags *diags,
	const struct item *parent, uint32_t children)
{
	if (children <= FEW && !have_twins(model, parent))
		return;
	struct title_slot at_hand[AT_HAND];
	struct titles titles = {
		.arena = diags->arena, .items = model->items, .slots = at_hand, .size = 4};
	while (titles.size < children * 2)
		titles.size *= 2;
	if (titles.size > AT_HAND)
		titles.slots = arena_array(diags->arena, titles.size, sizeof *titles.slots);
	else
		memset(at_hand, 0, titles.size * sizeof *at_hand);
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end)
		add(&titles, diags, &model->items[i]);
	for (uint32_t i = 0; i < titles.count; i++) {
		const struct title *entry = &titles.repeated[i];
		if (entry->diag)
			entry->diag->message = str_format(diags->arena,
				"%.*s %s of %s have the same title",
				STR_ARG(count_words(diags->arena, entry->count)),
				kind_plural(entry->first->kind), item_words(model, parent).at);
	}
}

void check_duplicate_title(const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->place > 1 && is_last_child(model, item))
		compare_children(model, diags, item_parent(model, item), item->place);
}
