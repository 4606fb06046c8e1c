#include "check.h"

static bool has_block(const struct model *model, struct span header)
{
	struct str words = str_trim(source_slice(model->sources, header));
	return words.len && words.at[words.len - 1] == '{';
}

static void report_unused(const struct model *model, struct diags *diags, const struct party *party)
{
	bool is_person = party->kind == PERSON;
	struct diag *diag = report(diags, PL107, party->span,
		"`%.*s` is declared, but owns, sponsors and supports nothing, and %s",
		STR_ARG(party->name), is_person ? "holds no post" : "nobody is `in` it");
	help(diags, diag,
		"name %s where it has a part, such as `owner %.*s` or `with %.*s`, or take the line"
		" out",
		is_person ? "the person" : "it", STR_ARG(party->name), STR_ARG(party->name));
	if (!has_block(model, party->header))
		suggest(diags, diag, GUESS, party->header, "%s", "");
}

void check_unused_party(const struct model *model, struct diags *diags)
{
	/* A plan that is only begun uses nothing yet. */
	if (model->count < 2 || !diags_understood(diags))
		return;
	/* Where owners are missing, those that are declared may be meant for them. */
	if (diags_have(diags, PL301))
		return;
	for (uint32_t i = 0; i < model->party_count; i++) {
		const struct party *party = &model->parties[i];
		/* A part may declare parties for several plans. Without a name it can have no use,
		 * which is said where it was meant (PL101). */
		if (!party->named && !party->included && party->name.len)
			report_unused(model, diags, party);
	}
}
