#include "check.h"

static struct str words_of(const struct party *party)
{
	return party->name.len ? party->name : party->title.str;
}

/* Which persons hold a post, by their index: that is what they are. */
static const bool *holders_of_posts(const struct model *model, struct arena *arena)
{
	bool *holders = arena_array(arena, model->party_count + 1, sizeof *holders);
	for (uint32_t i = 0; i < model->party_count; i++)
		for (uint32_t k = 0; k < model->parties[i].held_by_count; k++)
			holders[model->parties[i].held_by[k]->index] = true;
	return holders;
}

void check_role_or_name_missing(const struct model *model, struct diags *diags)
{
	const bool *holders = holders_of_posts(model, diags->arena);
	for (uint32_t i = 0; i < model->party_count; i++) {
		const struct party *party = &model->parties[i];
		if (party->kind == PERSON && !party->role.str.len && !holders[i]) {
			struct diag *diag = report(diags, PL306, party->span,
				"person `%.*s` has no role", STR_ARG(words_of(party)));
			help(diags, diag, "say what they are: `role \"Head of Parks\"`");
		} else if (party->kind == POST && party->owns && !party->held_by_count) {
			struct diag *diag = report(diags, PL306, party->span,
				"post `%.*s` owns work, and nobody is named who holds it",
				STR_ARG(words_of(party)));
			help(diags, diag, "name the person: `held by ada`");
		}
	}
}
