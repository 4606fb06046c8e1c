#include "changes/differ.h"

/* What is known of an action: whether anything of it changed, and whether that is news. */
enum heard { SILENT, CHANGED, NEWS };

static bool is_news(enum change_group group)
{
	return group == CHANGES_NEWS || group == CHANGES_COMPLETED || group == CHANGES_CANCELLED ||
	       group == CHANGES_REOPENED;
}

/* News of a step is news of its action. */
static void hear(struct differ *c, unsigned char *heard)
{
	for (uint32_t i = 0; i < c->changes->count; i++) {
		const struct change *change = &c->changes->list[i];
		const struct item *item = change->of->new_item;
		if (!item || item->kind == PLAN)
			continue;
		unsigned char what = is_news(change_kind_group(change->kind)) ? NEWS : CHANGED;
		while (item->kind == MILESTONE || item->kind == MEASURE)
			item = item_parent(c->new, item);
		if (heard[item->index] < what)
			heard[item->index] = what;
	}
}

/* Both sides know it as an action that is not done yet. */
static bool is_awaited(const struct differ *c, const struct item *new)
{
	const struct item *old = counterpart_in_old(c->match, new);
	return new->kind == ACTION &&old && old->kind == ACTION && !is_closed(new) &&
	       !new->damaged && !old->damaged && (c->full || (!old->exempt && !new->exempt));
}

void compare_silence(struct differ *c)
{
	enum { FEWEST = 2 };
	unsigned char *heard = arena_array(c->arena, c->new->count, sizeof *heard);
	unsigned long with = 0, without = 0;
	hear(c, heard);
	EACH_ITEM (new, c->new) {
		with += new->kind == ACTION &&heard[new->index] == NEWS;
		without += is_awaited(c, new) && heard[new->index] == SILENT;
	}
	/* A round of reporting, and not some edits. */
	if (with < FEWEST || with <= without)
		return;
	EACH_ITEM (new, c->new) {
		if (!is_awaited(c, new) || heard[new->index] != SILENT)
			continue;
		const struct item *old = counterpart_in_old(c->match, new);
		struct change *change =
			change_add(c, changed_item(c, old, new), CHANGE_NO_NEWS, NULL);
		change_says(c, change, "has no news, while %lu other actions have", with);
	}
}
