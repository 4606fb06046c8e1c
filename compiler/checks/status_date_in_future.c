#include "check.h"

static void look_at(
	const struct model *model, struct diags *diags, const struct when *on, const char *what)
{
	if (!when_is_said(on) || !on->known || on->all.start <= model->today)
		return;
	int days = on->all.start - model->today;
	struct diag *diag = report(diags, PL219, on->span, "%s is dated %.*s, after %.*s", what,
		STR_ARG(written_words(model, on)), STR_ARG(day_words(diags->arena, model->today)));
	label(diags, diag, "%d day%s later", days, days == 1 ? "" : "s");
	help(diags, diag,
		"what has not happened yet is a deadline (`due`); if the day is right, check the plan"
		" as on a later one: `--as-of`");
}

void check_status_date_in_future(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->more->status) {
		look_at(model, diags, &item->more->status->terms->on, "this status");
		look_at(model, diags, &item->more->status->terms->agreed_on, "this agreement");
	}
	for (uint32_t i = 0; i < item->more->update_count; i++)
		look_at(model, diags, &item->more->updates[i].on, "this update");
	for (uint32_t i = 0; i < item->more->was_count; i++)
		look_at(model, diags, &item->more->was[i].agreed_on, "this agreement");
}
