#include "check.h"

void check_off_track_without_comment(
	const struct model *model, struct diags *diags, const struct item *item)
{
	enum status status = status_of(item);
	if ((status != AT_RISK && status != DELAYED) || item->damaged ||
		item->more->status->terms->because.str.len || item->more->update_count)
		return;
	const char *words = status_words(status);
	struct diag *diag = report(diags, PL409, item->more->status->span,
		"%s is %s, without a reason or an update", item_words(model, item).at, words);
	help(diags, diag, "say why: `status %s because \"…\"`", words);
}
