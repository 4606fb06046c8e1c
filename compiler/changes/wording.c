#include "wording.h"
#include "changes/alike.h"
#include "changes/differ.h"
#include "changes/spoken.h"

enum { REWORDED_FROM = 50 }; /* per cent of likeness: below it is more than a wording */

static struct change *add(struct differ *c, const struct item_pair *pair, enum change_kind kind,
	const char *clause, const struct text *old, const struct text *new)
{
	struct change *change = change_add(c, changed_of(c, pair), kind, clause);
	change_places(change, old && old->str.at ? old->span : change->old_span,
		new &&new->str.at ? new->span : change->new_span);
	change->from = old ? old->str : (struct str){0};
	change->to = new ? new->str : (struct str){0};
	return change;
}

static void add_reworded(struct differ *c, const struct item_pair *pair, enum change_kind kind,
	const char *clause, const struct text *old, const struct text *new)
{
	struct change *change = add(c, pair, kind, clause, old, new);
	struct str was, is;
	spoken_difference(c->arena, old->str, new->str, &was, &is);
	if (clause)
		change_says(c, change, "has its `%s` changed to %.*s, it was %.*s", clause,
			STR_ARG(is), STR_ARG(was));
	else
		change_says(c, change, "now reads %.*s, it was %.*s", STR_ARG(is), STR_ARG(was));
	unsigned percent = texts_alike(c->arena, old->str, new->str);
	if (kind == CHANGE_WORDING && percent >= REWORDED_FROM)
		change->at_most = NOTE;
	if (kind == CHANGE_COMPLETED_EDITED) {
		change_says(c, change, "is complete, but now reads %.*s, it was %.*s", STR_ARG(is),
			STR_ARG(was));
		change_helps(
			c, change, "what was promised stays on record: put the old words back");
	}
}

/* A hedge that the promise did not have. */
static struct str new_hedge(const struct item_pair *pair)
{
	struct found_phrase hedge = hedge_of(pair->new);
	if (!hedge.len || hedge_of(pair->old).len)
		return (struct str){0};
	return (struct str){pair->new->title.str.at + hedge.at, hedge.len};
}

static void compare_title(struct differ *c, const struct item_pair *pair)
{
	const struct text *old = &pair->old->title, *new = &pair->new->title;
	if (same_words(c, old->str, new->str))
		return;
	bool done = status_of(pair->old) == COMPLETE && status_of(pair->new) == COMPLETE;
	struct str hedge = new_hedge(pair);
	if (done) {
		add_reworded(c, pair, CHANGE_COMPLETED_EDITED, NULL, old, new);
	} else if (hedge.len && texts_alike(c->arena, old->str, new->str) >= REWORDED_FROM) {
		struct change *change = add(c, pair, CHANGE_WEAKENED, NULL, old, new);
		struct str was, is;
		spoken_difference(c->arena, old->str, new->str, &was, &is);
		change_says(c, change,
			"now says “%.*s”, which weakens the promise: %.*s, it was %.*s",
			STR_ARG(hedge), STR_ARG(is), STR_ARG(was));
	} else {
		add_reworded(c, pair, CHANGE_WORDING, NULL, old, new);
	}
}

static void compare_clause(struct differ *c, const struct item_pair *pair, const char *clause,
	const struct text *old, const struct text *new)
{
	bool had = old && old->str.at, has = new &&new->str.at;
	if (had && has) {
		if (!same_words(c, old->str, new->str))
			add_reworded(c, pair, CHANGE_WORDING, clause, old, new);
		return;
	}
	if (!had && !has)
		return;
	bool is_outcome = old == pair->old->more->outcome && had;
	struct change *change =
		add(c, pair, is_outcome ? CHANGE_OUTCOME_REMOVED : CHANGE_DETAIL, clause, old, new);
	struct str quoted = spoken_quote(c->arena, had ? old->str : new->str);
	change_says(c, change, had ? "no longer says `%s` %.*s" : "now says `%s` %.*s", clause,
		STR_ARG(quoted));
}

void compare_wording(struct differ *c, const struct item_pair *pair)
{
	const struct details *old = pair->old->more, *new = pair->new->more;
	compare_title(c, pair);
	compare_clause(c, pair, "text", old->text, new->text);
	compare_clause(c, pair, "so that", old->outcome, new->outcome);
}
