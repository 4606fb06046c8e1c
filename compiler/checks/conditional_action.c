#include "check.h"
#include "wording.h"

void check_conditional_action(
	const struct model *model, struct diags *diags, const struct item *item)
{
	struct found_phrase condition = find_phrase(item->title.str, 0, PHRASE_CONDITION);
	if (!condition.len || hedge_of(item).len)
		return;
	struct diag *diag = report(diags, PL511, phrase_span(model, &item->title, PHRASE_CONDITION),
		"%s may not happen: \"%s\" does not say who decides, or when",
		item_words(model, item).at, condition.words);
	help(diags, diag,
		"make the decision a milestone with its own owner and deadline, or promise only what"
		" is sure");
}
