#include "check.h"

/* What is known of an item's children when the item is reached: they stand behind it, and the walk
 * goes backwards. */
struct below {
	uint32_t children; /* that can have a deadline */
	uint32_t dated;    /* of these */
	bool reported;     /* something below lacks its deadline, and has been reported */
};

/* The line that would give it a deadline may be one that was not understood. */
static bool may_be_damaged(const struct model *model, const struct item *item)
{
	if (item->kind != ACTION)
		return item->damaged;
	while (item && !item->damaged)
		item = item_parent(model, item);
	return item != NULL;
}

static bool report_missing(const struct model *model, struct diags *diags, const struct item *item)
{
	struct diag *diag = report(
		diags, PL204, item->span, "%.*s has no deadline", STR_ARG(item_words(model, item)));
	help(diags, diag,
		"say when, such as `due March 2019`, or by when it will be known: `due tbc by June"
		" 2018`");
	return true;
}

static void report_words(struct diags *diags, const struct when *when)
{
	struct diag *diag = report(
		diags, PL204, when->span, "`%.*s` does not read as a date", STR_ARG(when->written));
	help(diags, diag,
		"put the date before the words, such as `due March 2019 written \"%.*s\"`",
		STR_ARG(when->written));
}

/* Words of its own that say nothing; what they look like is for other findings. */
static void look_at_words(struct diags *diags, const struct item *item)
{
	for (uint32_t i = 0; i < item->due->count; i++) {
		const struct when *when = &item->due->list[i].when;
		if (when->kind == IS_UNREAD && when->unread == UNREAD_OTHER && !when->reported)
			report_words(diags, when);
	}
}

void check_missing_deadline(const struct model *model, struct diags *diags)
{
	struct below *below = arena_array(diags->arena, model->count, sizeof *below);
	for (uint32_t i = model->count; i-- > 0;) {
		const struct item *item = &model->items[i];
		const struct below *mine = &below[i];
		if (item->due && !item->due_inherited)
			look_at_words(diags, item);
		bool dated = item->due || (mine->children && mine->dated == mine->children) ||
			     may_be_damaged(model, item);
		bool reported = mine->reported;
		if (!dated && !reported && model->plan.required[item->kind].due)
			reported = report_missing(model, diags, item);
		if (item->kind == MEASURE || item->parent == NO_ITEM)
			continue;
		struct below *above = &below[item->parent];
		above->children++;
		above->dated += dated;
		above->reported |= reported && !dated;
	}
}
