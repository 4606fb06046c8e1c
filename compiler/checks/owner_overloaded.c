#include "check.h"

enum { MOST_ITEMS = 20 };

void check_owner_overloaded(const struct model *model, struct diags *diags)
{
	for (uint32_t i = 0; i < model->party_count; i++) {
		const struct party *party = &model->parties[i];
		if (party->owns <= MOST_ITEMS)
			continue;
		struct diag *diag =
			report(diags, PL307, party->span, "`%.*s` owns %u items, more than %d",
				STR_ARG(party->name.len ? party->name : party->title.str),
				(unsigned)party->owns, MOST_ITEMS);
		help(diags, diag, "share them among those who do the work");
	}
}
