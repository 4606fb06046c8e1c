#include "command.h"

#include "findings/visible.h"
#include "likeness.h"
#include "plan/select.h"
#include "plan/withheld.h"

static bool is_same(const struct party *party, struct str title, struct str words)
{
	const struct folded a = name_folded(title, party->kind == PERSON),
			    b = name_folded(words, party->kind == PERSON);
	return str_equal(title, words) || likeness_of(&a, &b) == SAME_LETTERS;
}

/* The title in some language, as one would type it: without its capitals, accents and marks. */
static bool is_titled(const struct party *party, struct str words)
{
	bool titled = is_same(party, party->title.str, words);
	for (const struct translation *other = party->title.others; other; other = other->next)
		titled |= is_same(party, other->text.str, words);
	return titled && words.len > 0;
}

static void complain_unknown(const struct model *model, struct str words)
{
	struct likes likes = likes_of(words);
	for (uint32_t i = 0; i < model->party_count; i++) {
		likes_offer(&likes, model->parties[i].name, (struct span){0, 0});
		likes_offer(&likes, model->parties[i].title.str, (struct span){0, 0});
	}
	if (!likes.count) {
		complain("the plan has no party `%.*s`", STR_ARG(words));
		return;
	}
	complain("the plan has no party `%.*s`; did you mean one of these?", STR_ARG(words));
	for (unsigned i = 0; i < likes.count; i++) {
		fputs("  ", stderr);
		visible_text(str_tidied(model->arena, likes.best[i].name), stderr);
		fputc('\n', stderr);
	}
}

static void complain_shared(const struct model *model, struct str words)
{
	complain("several parties are called `%.*s`; say which by its name:", STR_ARG(words));
	for (uint32_t i = 0; i < model->party_count; i++)
		if (is_titled(&model->parties[i], words))
			fprintf(stderr, "  %.*s\n", STR_ARG(model->parties[i].name));
}

/* A name comes before titles, which several may share. */
static const struct party *find_party(const struct model *model, struct str words)
{
	const struct party *found = NULL;
	uint32_t count = 0;
	for (uint32_t i = 0; i < model->party_count; i++)
		if (str_equal(model->parties[i].name, words))
			return &model->parties[i];
	for (uint32_t i = 0; i < model->party_count; i++)
		if (is_titled(&model->parties[i], words)) {
			found = &model->parties[i];
			count++;
		}
	if (count == 0)
		complain_unknown(model, words);
	else if (count > 1)
		complain_shared(model, words);
	return count == 1 ? found : NULL;
}

bool find_owner(const struct model *model, const char *words, struct request *request)
{
	const struct party *owner = find_party(model, str_of(words));
	if (!owner)
		return false;
	struct withheld withheld = withheld_from(model, request);
	if (!shows_party(&withheld, owner)) {
		complain(
			"only exempt items name `%s`, and a public paper leaves these out; `--full` "
			"prints them",
			words);
		return false;
	}
	const bool *owned = owned_items(model, owner);
	bool any = false;
	for (uint32_t i = 0; i < model->count; i++)
		any |= owned[i];
	if (!any) {
		complain("no item of the plan is owned by `%s`", words);
		return false;
	}
	request->owner = owner;
	return true;
}
