#include "check.h"

/* The line that would name the owner may be one that was not understood, here or above. */
static bool may_be_damaged(const struct model *model, const struct item *item)
{
	while (item && !item->damaged)
		item = item_parent(model, item);
	return item != NULL;
}

/* One that the writer could name, NULL if none has a name. */
static const struct party *example(const struct model *model)
{
	for (uint32_t i = 0; i < model->party_count; i++)
		if (model->parties[i].name.len)
			return &model->parties[i];
	return NULL;
}

void check_missing_owner(const struct model *model, struct diags *diags, const struct item *item)
{
	const struct claims *owners = item->owners;
	if (!model->plan.required[item->kind].owner ||
		(owners && (owners->count || owners->damaged)) || may_be_damaged(model, item))
		return;
	struct str words = item_words(model, item);
	struct diag *diag;
	if (owners)
		diag = report(diags, PL301, item->span,
			"%.*s has no owner that the plan declares, only the words \"%.*s\"",
			STR_ARG(words), STR_ARG(owners->written));
	else
		diag = report(diags, PL301, item->span, "%.*s has no owner, and inherits none",
			STR_ARG(words));
	const struct party *party = example(model);
	if (party)
		help(diags, diag, "name who is accountable, such as `owner %.*s`",
			STR_ARG(party->name));
	else
		help(diags, diag,
			"declare who is accountable, such as `team parks \"Parks Team\"`, and"
			" name it: `owner parks`");
}
