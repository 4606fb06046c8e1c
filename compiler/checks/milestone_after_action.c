#include "check.h"

/* What a milestone is part of: the nearest milestone or action above that has a deadline, *end. */
static const struct item *part_of(
	const struct model *model, const struct item *milestone, const struct when **end)
{
	const struct item *item = item_parent(model, milestone);
	while (!(*end = present_deadline(item)) && item->kind == MILESTONE)
		item = item_parent(model, item);
	bool ends = item->kind == MILESTONE || item->kind == ACTION;
	return ends && *end ? item : NULL;
}

void check_milestone_after_action(
	const struct model *model, struct diags *diags, const struct item *item)
{
	const struct when *due = item->kind == MILESTONE ? present_deadline(item) : NULL, *end;
	const struct item *whole = due ? part_of(model, item, &end) : NULL;
	if (!whole || due->all.end <= end->all.end)
		return;
	const char *kind = kind_word(whole->kind);
	int days = due->all.end - end->all.end;
	struct diag *diag = report(diags, PL203, due->span,
		"%.*s is due %.*s, after its %s, due %.*s", STR_ARG(item_words(model, item)),
		STR_ARG(written_words(model, due)), kind, STR_ARG(written_words(model, end)));
	label(diags, diag, "%d day%s later", days, days == 1 ? "" : "s");
	note(diags, diag, end->span, "the %s ends here", kind);
	help(diags, diag,
		"if the %s takes longer, move its deadline and keep the old one:"
		" `was %.*s because \"…\"`",
		kind, STR_ARG(written_words(model, end)));
}
