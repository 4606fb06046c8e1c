#include "check.h"
#include "wording.h"

static bool has_steps_or_figures(const struct model *model, const struct item *item)
{
	for (uint32_t i = item->index + 1; i < item->end; i++)
		if (model->items[i].kind == MILESTONE || model->items[i].kind == MEASURE)
			return true;
	return false;
}

void check_not_measurable(const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->kind != ACTION || item->damaged || has_steps_or_figures(model, item))
		return;
	struct found_phrase verb = find_phrase(item->title.str, 0, PHRASE_WEAK_VERB);
	if (!verb.len || holds_number(item->title.str) || hedge_of(item).len)
		return;
	struct diag *diag = report(diags, PL504, phrase_span(model, &item->title, PHRASE_WEAK_VERB),
		"%s is to \"%s\", and has no number, milestone or measure",
		item_words(model, item).at, verb.words);
	help(diags, diag,
		"say by how much, or what there will be then: a number in the title, a"
		" `milestone`, or a `measure` with its target");
}
