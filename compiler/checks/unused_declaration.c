#include "check.h"

#include <stdlib.h>

static int by_mark(const void *left, const void *right)
{
	const struct named_text *const *a = left, *const *b = right;
	return str_compare((*a)->name, (*b)->name);
}

/* The footnotes of a plan by their marks, and which of them items give. */
struct footnotes {
	const struct named_text **sorted;
	bool *used;
	uint32_t count, left; /* all of them, and those that are not used yet */
};

static void use(struct footnotes *footnotes, struct str mark)
{
	struct named_text wanted = {.name = mark};
	const struct named_text *key = &wanted, **found;
	found = bsearch(&key, footnotes->sorted, footnotes->count, sizeof key, by_mark);
	if (!found || footnotes->used[found - footnotes->sorted])
		return;
	footnotes->used[found - footnotes->sorted] = true;
	footnotes->left--;
}

/* A title may end in the mark instead. */
static void use_ending(struct footnotes *footnotes, struct str title)
{
	size_t at = title.len;
	while (at > 0 && !ascii_is_alpha(title.at[at - 1]) && !ascii_is_blank(title.at[at - 1]))
		at--;
	for (; at < title.len; at++)
		use(footnotes, (struct str){title.at + at, title.len - at});
}

static void report_unused(struct diags *diags, const char *what, struct str name, struct span span)
{
	struct diag *diag =
		report(diags, PL108, span, "%s `%.*s` is never used", what, STR_ARG(name));
	help(diags, diag, "name it where it is meant, or take it out");
}

static void look_at_footnotes(const struct model *model, struct diags *diags)
{
	const struct plan *plan = &model->plan;
	uint32_t count = plan->footnote_count;
	if (count == 0)
		return;
	struct footnotes footnotes = {.count = count, .left = count};
	footnotes.sorted = arena_array(diags->arena, count, sizeof *footnotes.sorted);
	footnotes.used = arena_array(diags->arena, count, sizeof *footnotes.used);
	for (uint32_t i = 0; i < count; i++)
		footnotes.sorted[i] = &plan->footnotes[i];
	qsort(footnotes.sorted, count, sizeof *footnotes.sorted, by_mark);
	for (uint32_t k = 1; k < model->count && footnotes.left; k++) {
		const struct item *item = &model->items[k];
		for (uint32_t i = 0; i < item->more->rare->footnote_count; i++)
			use(&footnotes, item->more->rare->footnotes[i]);
		use_ending(&footnotes, item->title.str);
	}
	for (uint32_t i = 0; i < count; i++)
		if (!footnotes.used[i])
			report_unused(diags, "footnote", footnotes.sorted[i]->name,
				footnotes.sorted[i]->span);
}

void check_unused_declaration(const struct model *model, struct diags *diags)
{
	/* A plan that is only begun uses nothing yet. */
	if (model->count < 2 || !diags_understood(diags))
		return;
	for (uint32_t i = 0; i < model->phase_count; i++) {
		const struct phase *phase = &model->phases[i];
		if (!phase->named && !phase->included && phase->name.len)
			report_unused(diags, kind_word(phase->kind), phase->name, phase->span);
	}
	look_at_footnotes(model, diags);
}
