#include "changes/alike.h"
#include "changes/sayings.h"
#include "changes/spoken.h"

enum { ANOTHER_BELOW = 50 }; /* per cent of likeness of two titles under one name */

static struct changed *describe(struct differ *c, enum kind kind, struct str name, struct str title,
	struct span old_span, struct span new_span)
{
	struct changed *changed = NEW(c->arena, struct changed);
	changed->path = name;
	changed->kind = kind_word(kind);
	changed->called = str_of(changed->kind);
	changed->title = str_tidied(c->arena, title);
	changed->words =
		str_format(c->arena, "%s `%.*s`", changed->kind, STR_ARG(name.len ? name : title));
	changed->old_span = old_span;
	changed->new_span = new_span;
	return changed;
}

/* One value of a declaration. */
static void compare_value(struct differ *c, const struct changed *changed, enum change_kind kind,
	const char *clause, struct str old, struct str new)
{
	if (same_words(c, old, new))
		return;
	struct change *change = change_add(c, changed, kind, clause);
	const char *what = clause ? clause : "title";
	if (old.len)
		change->from = old;
	if (new.len)
		change->to = new;
	if (!old.len)
		change_says(c, change, "has now a %s: %.*s", what,
			STR_ARG(spoken_quote(c->arena, new)));
	else if (!new.len)
		change_says(c, change, "has no longer a %s, it was %.*s", what,
			STR_ARG(spoken_quote(c->arena, old)));
	else
		change_says(c, change, "has its %s changed to %.*s, it was %.*s", what,
			STR_ARG(spoken_quote(c->arena, new)), STR_ARG(spoken_quote(c->arena, old)));
}

static void add_whole(
	struct differ *c, const struct changed *changed, enum change_kind kind, bool is_new)
{
	struct change *change = change_add(c, changed, kind, NULL);
	*(is_new ? &change->to : &change->from) = changed->title;
	change_says(c, change, is_new ? "is declared" : "is no longer declared");
}

static struct str holders(struct differ *c, const struct party *party)
{
	struct str *names = arena_array(c->arena, (size_t)party->held_by_count + 1, sizeof *names);
	for (uint32_t i = 0; i < party->held_by_count; i++)
		names[i] = party->held_by[i]->title.str;
	if (!party->held_by_count)
		return party->vacant ? STR("vacant") : (struct str){0};
	return spoken_list(c->arena, names, party->held_by_count);
}

/* One party on both sides, whatever it is called; NULL on both is one, too. */
static bool is_same_party(const struct differ *c, const struct party *old, const struct party *new)
{
	return old && new ? c->match->party_to_new[old->index] == new->index : old == new;
}

static bool same_holders(const struct differ *c, const struct party *old, const struct party *new)
{
	bool same = old->vacant == new->vacant && old->held_by_count == new->held_by_count;
	for (uint32_t i = 0; same && i < old->held_by_count; i++)
		same = is_same_party(c, old->held_by[i], new->held_by[i]);
	return same;
}

/* The post stays, and who holds it is another: that is an owner who changed, once for all that it
 * owns. */
static void compare_holders(struct differ *c, const struct changed *changed,
	const struct party *old, const struct party *new)
{
	if (same_holders(c, old, new))
		return;
	struct str was = holders(c, old), is = holders(c, new);
	bool owns = old->owns || new->owns;
	struct change *change =
		change_add(c, changed, owns ? CHANGE_OWNER : CHANGE_PARTY, "held by");
	if (owns)
		change->at_most = NOTE;
	if (was.len)
		change->from = was;
	if (is.len)
		change->to = is;
	if (!is.len)
		change_says(c, change, "is no longer held by %.*s", STR_ARG(was));
	else if (!was.len)
		change_says(c, change, "is now held by %.*s", STR_ARG(is));
	else
		change_says(
			c, change, "is now held by %.*s, it was %.*s", STR_ARG(is), STR_ARG(was));
}

struct texts {
	const struct text *list;
	uint32_t count;
};

static void compare_texts(struct differ *c, const struct changed *changed,
	const struct saying_kind *kind, struct texts old, struct texts new)
{
	struct sayings was = {.arena = c->arena}, is = {.arena = c->arena};
	for (uint32_t i = 0; i < old.count; i++)
		say_text(&was, &old.list[i], "");
	for (uint32_t i = 0; i < new.count; i++)
		say_text(&is, &new.list[i], "");
	compare_sayings(c, changed, kind, &was, &is);
}

static void compare_party(struct differ *c, const struct party *old, const struct party *new)
{
	struct changed *changed =
		describe(c, new->kind, new->name, new->title.str, old->span, new->span);
	bool another = str_equal(old->name, new->name) &&
		       (texts_alike(c->arena, old->title.str, new->title.str) < ANOTHER_BELOW);
	if (another) {
		struct change *change = change_add(c, changed, CHANGE_OWNER_REDEFINED, NULL);
		change->from = old->title.str;
		change->to = new->title.str;
		change_says(c, change, "now means %.*s, it was %.*s",
			STR_ARG(spoken_quote(c->arena, new->title.str)),
			STR_ARG(spoken_quote(c->arena, old->title.str)));
		change_helps(c, change,
			"give the other one a name of its own, and change `owner` where it takes over");
		return;
	}
	if (!str_equal(old->name, new->name))
		compare_value(c, changed, CHANGE_PARTY, "name", old->name, new->name);
	compare_value(c, changed, CHANGE_PARTY, NULL, old->title.str, new->title.str);
	compare_value(c, changed, CHANGE_PARTY, "kind", str_of(kind_word(old->kind)),
		str_of(kind_word(new->kind)));
	compare_value(c, changed, CHANGE_PARTY, "role", old->role.str, new->role.str);
	if (!is_same_party(c, old->in, new->in))
		compare_value(c, changed, CHANGE_PARTY, "in",
			old->in ? old->in->title.str : STR(""),
			new->in ? new->in->title.str : STR(""));
	compare_value(c, changed, CHANGE_PARTY, "from", written_words(c->old, &old->from),
		written_words(c->new, &new->from));
	compare_value(c, changed, CHANGE_PARTY, "until", written_words(c->old, &old->until),
		written_words(c->new, &new->until));
	if (c->full)
		compare_value(c, changed, CHANGE_PARTY, "email", old->email.str, new->email.str);
	compare_holders(c, changed, old, new);
	static const struct saying_kind aka = {
		"aka", "has another spelling,", "spelling", CHANGE_PARTY, CHANGE_PARTY};
	compare_texts(c, changed, &aka, (struct texts){old->aka, old->aka_count},
		(struct texts){new->aka, new->aka_count});
}

static bool shows(const struct differ *c, bool named, bool named_openly)
{
	return c->full || !named || named_openly;
}

static void compare_parties(struct differ *c)
{
	for (uint32_t i = 0; i < c->new->party_count; i++) {
		const struct party *new = &c->new->parties[i];
		uint32_t index = c->match->party_to_old[i];
		const struct party *old = index == NO_ITEM ? NULL : &c->old->parties[index];
		if (!shows(c, new->named, new->named_openly) ||
			(old && !shows(c, old->named, old->named_openly)))
			continue;
		if (old)
			compare_party(c, old, new);
		else
			add_whole(c,
				describe(c, new->kind, new->name, new->title.str, (struct span){0},
					new->span),
				CHANGE_PARTY, true);
	}
	for (uint32_t i = 0; i < c->old->party_count; i++) {
		const struct party *old = &c->old->parties[i];
		if (c->match->party_to_new[i] == NO_ITEM && shows(c, old->named, old->named_openly))
			add_whole(c,
				describe(c, old->kind, old->name, old->title.str, old->span,
					(struct span){0}),
				CHANGE_PARTY, false);
	}
}

static void compare_goals(struct differ *c)
{
	static const struct saying_kind note_of_goal = {
		"note", "has another note,", "note", CHANGE_GOALS, CHANGE_GOALS};
	for (uint32_t i = 0; i < c->new->goal_count; i++) {
		const struct goal *new = &c->new->goals[i];
		uint32_t index = c->match->goal_to_old[i];
		const struct goal *old = index == NO_ITEM ? NULL : &c->old->goals[index];
		if (!shows(c, new->named, new->named_openly))
			continue;
		struct changed *changed = describe(c, GOAL, new->name, new->title.str,
			old ? old->span : (struct span){0}, new->span);
		if (!old) {
			add_whole(c, changed, CHANGE_GOALS, true);
			continue;
		}
		compare_value(c, changed, CHANGE_GOALS, "name", old->name, new->name);
		compare_value(c, changed, CHANGE_GOALS, NULL, old->title.str, new->title.str);
		compare_value(c, changed, CHANGE_GOALS, "text", old->text.str, new->text.str);
		compare_texts(c, changed, &note_of_goal,
			(struct texts){old->notes, old->note_count},
			(struct texts){new->notes, new->note_count});
	}
	for (uint32_t i = 0; i < c->old->goal_count; i++) {
		const struct goal *old = &c->old->goals[i];
		if (c->match->goal_to_new[i] == NO_ITEM && shows(c, old->named, old->named_openly))
			add_whole(c,
				describe(c, GOAL, old->name, old->title.str, old->span,
					(struct span){0}),
				CHANGE_GOALS, false);
	}
}

static bool same_days(const struct phase *old, const struct phase *new)
{
	return old->known == new->known &&
	       (!old->known ||
		       (old->all.start == new->all.start && old->all.open == new->all.open &&
			       (old->all.open || old->all.end == new->all.end)));
}

/* Deadlines follow a phase or an event, so that moving it is a term of the plan. */
static void compare_phase(struct differ *c, const struct phase *old, const struct phase *new)
{
	struct changed *changed =
		describe(c, new->kind, new->name, new->title.str, old->span, new->span);
	compare_value(c, changed, CHANGE_PLAN, "name", old->name, new->name);
	compare_value(c, changed, CHANGE_PLAN, NULL, old->title.str, new->title.str);
	if (same_days(old, new))
		return;
	const struct when *was = old->kind == EVENT ? &old->from : &old->until;
	const struct when *is = new->kind == EVENT ? &new->from : &new->until;
	struct change *change = change_add(c, changed, CHANGE_TERMS, "until");
	change->from = written_words(c->old, was);
	change->to = written_words(c->new, is);
	change_says(c, change, "is now %.*s, it was %.*s: what is due then follows",
		STR_ARG(spoken_when(c->new, is)), STR_ARG(spoken_when(c->old, was)));
}

static void compare_phases(struct differ *c)
{
	for (uint32_t i = 0; i < c->new->phase_count; i++) {
		const struct phase *new = &c->new->phases[i];
		uint32_t index = c->match->phase_to_old[i];
		if (index != NO_ITEM)
			compare_phase(c, &c->old->phases[index], new);
		else
			add_whole(c,
				describe(c, new->kind, new->name, new->title.str, (struct span){0},
					new->span),
				CHANGE_PLAN, true);
	}
	for (uint32_t i = 0; i < c->old->phase_count; i++) {
		const struct phase *old = &c->old->phases[i];
		if (c->match->phase_to_new[i] == NO_ITEM)
			add_whole(c,
				describe(c, old->kind, old->name, old->title.str, old->span,
					(struct span){0}),
				CHANGE_PLAN, false);
	}
}

void compare_declarations(struct differ *c)
{
	compare_parties(c);
	compare_goals(c);
	compare_phases(c);
}
