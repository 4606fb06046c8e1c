#include "check.h"

/* Its status says that work on it has begun. `on track` may also be said of what is yet to begin.
 */
static bool is_begun(const struct item *item)
{
	return status_of(item) == IN_PROGRESS || status_of(item) == COMPLETE;
}

/* One without a status may be complete: nobody has said. */
static bool is_unmet(const struct item *other)
{
	return status_of(other) != NO_STATUS && !is_closed(other) && !other->damaged;
}

void check_started_dependency_not_met(
	const struct model *model, struct diags *diags, const struct item *item)
{
	struct diag *diag = NULL;
	if (item->more->after_count == 0 || !is_begun(item) || item->damaged)
		return;
	for (uint32_t i = 0; i < item->more->after_count; i++) {
		const struct link *link = &item->more->after[i];
		if (!is_unmet(link->item) || link->item == item)
			continue;
		if (diag) {
			repeat(diags, diag, link->span, STR("nor is this one complete"));
			continue;
		}
		const char *status = status_words(status_of(link->item));
		diag = report(diags, PL408, item->more->status->span,
			"%s is %s, but waits for %s, which is %s", item_words(model, item).at,
			status_words(status_of(item)), item_words(model, link->item).at, status);
		note(diags, diag, link->span, "it waits here");
		note(diags, diag, link->item->more->status->span, "%s", status);
		help(diags, diag,
			"if it can begin without it, take `after` out; if both are done, say so");
	}
}
