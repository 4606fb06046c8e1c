#include "check.h"
#include "lateness.h"

enum { LIMIT = 90 }; /* days: a quarter, in which most bodies report once */

/* The newest of the dates by which it is said how the item stands; NULL if one of them is not
 * known. */
static const struct when *newest_news(const struct item *item)
{
	const struct when *newest = item->more->status && item->more->status->terms->on.known
					    ? &item->more->status->terms->on
					    : NULL;
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct when *on = &item->more->updates[i].on;
		if (!on->known || on->all.open)
			return NULL;
		if (!newest || on->all.end > newest->all.end)
			newest = on;
	}
	return newest;
}

void check_stale_status(const struct model *model, struct diags *diags, const struct item *item)
{
	if (!item->more->update_count || is_ended(item))
		return;
	const struct when *news = newest_news(item);
	int days = news ? model->today - news->all.end : 0;
	/* What is overdue is asked for news already (PL217). */
	if (days <= LIMIT || is_overdue(model, item))
		return;
	struct str today = day_words(diags->arena, model->today);
	struct diag *diag = report(diags, PL218, news->span,
		"the newest word on %s is of %.*s, %d days before %.*s", item_words(model, item).at,
		STR_ARG(written_words(model, news)), days, STR_ARG(today));
	help(diags, diag, "say how it stands: `update %.*s \"…\"`", STR_ARG(today));
}
