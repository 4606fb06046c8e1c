#include "check.h"

void check_progress_contradicts_status(
	const struct model *model, struct diags *diags, const struct item *item)
{
	int progress = item->more->rare->progress;
	enum status status = status_of(item);
	bool begun = status == NOT_STARTED && progress > 0;
	bool unfinished = status == COMPLETE && progress >= 0 && progress < 100;
	if (!begun && !unfinished)
		return;
	struct diag *diag =
		report(diags, PL406, item->more->rare->progress_span, "%s is %s, but %d%% done",
			item_words(model, item).at, status_words(status), progress);
	note(diags, diag, item->more->status->span, "%s", status_words(status));
}
