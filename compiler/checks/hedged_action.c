#include "check.h"
#include "wording.h"

void check_hedged_action(const struct model *model, struct diags *diags, const struct item *item)
{
	struct found_phrase hedge = hedge_of(item);
	if (!hedge.len)
		return;
	struct diag *diag = report(diags, PL503, phrase_span(model, &item->title, PHRASE_HEDGE),
		"\"%s\" says neither what is delivered nor when it is done", hedge.words);
	help(diags, diag,
		"say what there will be in the end, such as a report or a decision, or how many");
}
