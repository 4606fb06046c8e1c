#include "check.h"
#include "lateness.h"
#include "milestones.h"

void check_milestone_after_action(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->kind != MILESTONE || is_dropped(item) || !outlasts_whole(model, item))
		return;
	const struct when *due = present_deadline(item), *end;
	const struct item *whole = milestone_whole(model, item, &end);
	const char *kind = kind_word(whole->kind);
	int days = due->all.end - end->all.end;
	struct diag *diag = report(diags, PL203, due->span,
		"%s is due %.*s, after its %s, due %.*s", item_words(model, item).at,
		STR_ARG(written_words(model, due)), kind, STR_ARG(written_words(model, end)));
	label(diags, diag, "%d day%s later", days, days == 1 ? "" : "s");
	note(diags, diag, end->span, "the %s ends here", kind);
	help(diags, diag,
		"if the %s takes longer, move its deadline and keep the old one:"
		" `was %.*s because \"…\"`",
		kind, STR_ARG(written_words(model, end)));
}
