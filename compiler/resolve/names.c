#include "resolver.h"

#include <string.h>

/* Comparisons for "did you mean" in one run: enough for any plan that people write, and a bound for
 * one in which every name is wrong. */
enum { LIKES_BUDGET = 4000000 };

static uint32_t scope_hash(uint32_t parent, const struct word *name)
{
	uint32_t hash = name->hash ^ (parent * 2654435761u);
	return hash ^ (hash >> 15);
}

/* The slot of (parent, name): that of the item, or the free one where it would stand. */
static uint32_t *scope_slot(const struct resolver *r, uint32_t parent, const struct word *name)
{
	uint32_t at = scope_hash(parent, name) & r->scope_mask;
	while (r->scopes[at]) {
		uint32_t index = r->scopes[at] - 1;
		/* A name is kept once. */
		if (r->items[index].name.at == name->text.at && r->items[index].parent == parent)
			break;
		at = (at + 1) & r->scope_mask;
	}
	return &r->scopes[at];
}

/* The item of this name in the block of `parent`, index + 1; 0 for none. A name that only one item
 * has needs no table. */
static uint32_t item_in(const struct resolver *r, uint32_t parent, const struct word *name)
{
	const struct declared *declared = declared_as(r, name);
	if (!declared || !declared->item)
		return 0;
	if (declared->item != declared->last_item)
		return *scope_slot(r, parent, name);
	return r->items[declared->item - 1].parent == parent ? declared->item : 0;
}

struct rarely *rarely_of(struct resolver *r, struct declared *declared)
{
	if (!declared->rarely)
		declared->rarely = NEW(r->arena, struct rarely);
	return declared->rarely;
}

static struct diag *report_twice(
	struct resolver *r, struct span span, struct str name, struct span first, const char *where)
{
	struct diag *diag =
		report(r->diags, PL104, span, "`%.*s` is declared twice%s", STR_ARG(name), where);
	note(r->diags, diag, first, "first declared here");
	help(r->diags, diag, "give one of them another name, or take out what stands there twice");
	return diag;
}

/* Only the first of a name in a block: whoever refers to it means that one. */
static void add_to_name(struct resolver *r, const struct item *item, const struct word *name)
{
	struct declared *declared = declared_as(r, name);
	uint32_t number = item->index + 1;
	if (!declared->item) {
		declared->item = declared->last_item = number;
		return;
	}
	if (declared->item == declared->last_item)
		*scope_slot(r, r->items[declared->item - 1].parent, name) = declared->item;
	*scope_slot(r, item->parent, name) = number;
	r->origins[declared->last_item - 1].next_of_name = number;
	declared->last_item = number;
}

void declare_item(struct resolver *r, const struct item *item, const struct word *name)
{
	uint32_t number = item_in(r, item->parent, name);
	if (!number) {
		add_to_name(r, item, name);
		return;
	}
	/* What stands in a block without a header may belong elsewhere, and a header whose text was
	 * not closed may be the first half of the other. */
	const struct item *first = &r->items[number - 1], *parent = &r->items[item->parent];
	if (item->damaged || first->damaged)
		return;
	struct str where = STR(" in the plan");
	if (parent->index)
		where = str_format(r->arena, " in %s", item_words(r->model, parent).at);
	report_twice(r, item->span, item->name, first->span, str_chars(r->arena, where));
}

static void declare_party(struct resolver *r, struct party *party, const struct ast_ref *name)
{
	if (!name)
		return;
	const struct party *first = party_called(r, name->word);
	if (first)
		report_twice(
			r, party->span, party->name, first->span, " among the parties of the plan");
	else
		r->parties_called[name->word->id] = party->index + 1;
}

static void declare_goal(struct resolver *r, struct goal *goal, const struct ast_ref *name)
{
	if (!name)
		return;
	struct declared *declared = declared_as(r, name->word);
	if (declared->goal)
		report_twice(r, goal->span, goal->name, r->goals[declared->goal - 1].span,
			" among the goals of the plan");
	else
		declared->goal = goal->index + 1;
}

/* `2018`, `2018-03`, `1.2` and `1st`: what the scanner takes for a number or a date. */
static bool is_number(struct str name)
{
	size_t digits = 0, marks = 0;
	for (size_t i = 0; i < name.len; i++) {
		digits += ascii_is_digit(name.at[i]);
		marks += name.at[i] == '.' || name.at[i] == '-';
	}
	bool ordinal = digits > 0 && digits + 2 == name.len && ascii_is_digit(name.at[digits - 1]);
	return (digits + marks == name.len && marks <= 2) || ordinal;
}

static void declare_phase(struct resolver *r, struct phase *phase, const struct ast_ref *name)
{
	if (!name)
		return;
	/* Behind `due` a word of the language or the calendar, or a number, is read as that. */
	bool number = is_number(phase->name);
	if (name->word->token || number) {
		report(r->diags, PL119, name->span, "%s %s cannot be called `%.*s`: it is a %s",
			kind_article(phase->kind), kind_word(phase->kind), STR_ARG(phase->name),
			name->word->value || number ? "date" : "keyword");
		return;
	}
	struct declared *declared = declared_as(r, name->word);
	if (declared->phase)
		report_twice(r, phase->span, phase->name, r->phases[declared->phase - 1].span,
			" among the phases and events of the plan");
	else
		declared->phase = phase->index + 1;
}

void prepare_names(struct resolver *r, uint32_t named_items)
{
	r->declared_count = r->words->count;
	r->declared = arena_array(r->arena, r->declared_count, sizeof *r->declared);
	r->parties_called_count = r->words->count;
	r->parties_called =
		arena_array(r->arena, r->parties_called_count, sizeof *r->parties_called);
	r->likes_left = LIKES_BUDGET;
	uint32_t slots = 16;
	while (slots < named_items * 2)
		slots *= 2;
	r->scopes = arena_array(r->arena, slots, sizeof *r->scopes);
	r->scope_mask = slots - 1;
}

void declare_names(struct resolver *r)
{
	const struct model *model = r->model;
	for (uint32_t i = 0; i < model->party_count; i++)
		declare_party(r, &r->parties[i], r->party_nodes[i]->name);
	for (uint32_t i = 0; i < model->goal_count; i++)
		declare_goal(r, &r->goals[i], r->goal_nodes[i]->name);
	for (uint32_t i = 0; i < model->phase_count; i++)
		declare_phase(r, &r->phases[i], r->phase_nodes[i]->name);
	if (r->capitals)
		find_case_twins(r);
}

void note_formerly(struct resolver *r, const struct item *item, const struct ast_ref *names)
{
	for (const struct ast_ref *ref = names; ref; ref = ref->next) {
		struct declared *declared = ref->word ? declared_as(r, ref->word) : NULL;
		if (!declared)
			continue;
		struct rarely *rarely = rarely_of(r, declared);
		const struct item *other = rarely->had_it;
		if (other && other != item && other->parent == item->parent) {
			struct diag *diag = report(r->diags, PL104, ref->span,
				"two items were formerly called `%.*s`", STR_ARG(ref->word->text));
			note(r->diags, diag, rarely->formerly, "so was this one");
		}
		rarely->had_it = item;
		rarely->formerly = ref->span;
	}
}

/* Unknown names */

static const char *space_word(enum space space)
{
	switch (space) {
	case SPACE_PARTY: return "party";
	case SPACE_GOAL: return "goal";
	case SPACE_PHASE: return "phase or event";
	case SPACE_ANCHOR: return "item, phase or event";
	default: return "item";
	}
}

/* The name and place of something declared in a space, by its number. */
static struct str declared_name(
	const struct resolver *r, enum space space, uint32_t i, struct span *span)
{
	uint32_t phases = r->model->phase_count;
	if (space == SPACE_ANCHOR && i >= phases)
		return declared_name(r, SPACE_ITEM, i - phases + 1, span);
	switch (space) {
	case SPACE_PARTY: *span = r->parties[i].span; return r->parties[i].name;
	case SPACE_GOAL: *span = r->goals[i].span; return r->goals[i].name;
	case SPACE_ANCHOR:
	case SPACE_PHASE: *span = r->phases[i].span; return r->phases[i].name;
	default: *span = r->items[i].span; return r->items[i].name;
	}
}

/* All names where they are few, else how many there are and where they begin. */
static void help_choices(
	struct resolver *r, enum space space, uint32_t first, uint32_t count, struct diag *diag)
{
	enum { CHOICES = 8 };
	struct str names = {0};
	struct span span, place = {0};
	uint32_t named = 0;
	for (uint32_t i = first; i < count; i++) {
		struct str name = declared_name(r, space, i, &span);
		if (!name.len)
			continue;
		if (named++ == 0)
			place = span;
		if (named <= CHOICES)
			names = str_format(r->arena, "%.*s%s`%.*s`", STR_ARG(names),
				names.len ? ", " : "", STR_ARG(name));
	}
	if (named == 0)
		help(r->diags, diag, "the plan names no %s yet", space_word(space));
	else if (named <= CHOICES)
		help(r->diags, diag, "the plan names %.*s", STR_ARG(names));
	else
		help(r->diags, diag, "the plan names %u, from line %u on", (unsigned)named,
			(unsigned)source_place(r->sources, place.start).line);
}

/* `6 months after adoption`: the header says when that was, and nothing is called so. */
static bool help_adoption(struct resolver *r, struct str wanted, struct diag *diag)
{
	const struct ast_clause *clause = r->plan ? r->plan->clauses : NULL;
	while (clause && clause->kind != CLAUSE_ADOPTED)
		clause = clause->next;
	if (!clause || !str_equal_nocase(wanted, STR("adoption")))
		return false;
	struct str day = source_slice(r->sources, clause->point->span);
	help(r->diags, diag, "declare it: `event %.*s \"Adoption of the plan\" on %.*s`",
		STR_ARG(wanted), STR_ARG(str_tidied(r->arena, day)));
	return true;
}

static void suggest_names(
	struct resolver *r, enum space space, struct str wanted, struct diag *diag)
{
	const struct model *model = r->model;
	const uint32_t counts[] = {model->party_count, model->goal_count, model->phase_count,
		model->count, model->phase_count + model->count - 1};
	uint32_t count = counts[space], first = space == SPACE_ITEM ? 1 : 0;
	if (count > r->likes_left)
		return;
	r->likes_left -= count;
	struct likes likes = likes_of(wanted);
	for (uint32_t i = first; i < count; i++) {
		struct span span;
		struct str name = declared_name(r, space, i, &span);
		likes_offer(&likes, name, span);
	}
	if ((space == SPACE_PARTY && help_party(r, wanted, diag)) ||
		likes_suggest(&likes, r->diags, diag))
		return;
	bool timed = space == SPACE_PHASE || space == SPACE_ANCHOR;
	if (!timed || !help_adoption(r, wanted, diag))
		help_choices(r, space, first, count, diag);
}

/* A name that means something else is a wrong kind of thing rather than an unknown one. */
static bool report_wrong_kind(struct resolver *r, enum space space, const struct ast_ref *ref)
{
	const struct declared *declared = declared_as(r, ref->word);
	if (!declared)
		return false;
	struct str name = ref->word->text;
	const char *found;
	struct span place;
	const struct party *party = party_called(r, ref->word);
	if (party) {
		found = kind_word(party->kind);
		place = party->span;
	} else if (declared->goal) {
		found = "goal";
		place = r->goals[declared->goal - 1].span;
	} else if (declared->phase) {
		const struct phase *phase = &r->phases[declared->phase - 1];
		found = kind_word(phase->kind);
		place = phase->span;
	} else if (declared->item) {
		const struct item *item = &r->items[declared->item - 1];
		found = kind_word(item->kind);
		place = item->span;
	} else {
		return false;
	}
	struct diag *diag =
		report(r->diags, PL103, ref->span, "`%.*s` is %s %s, but %s %s is needed",
			STR_ARG(name), strchr("aeiou", found[0]) ? "an" : "a", found,
			strchr("aeiou", space_word(space)[0]) ? "an" : "a", space_word(space));
	note(r->diags, diag, place, "`%.*s` is declared here", STR_ARG(name));
	return true;
}

static struct diag **unknown_slot(struct resolver *r, enum space space, const struct word *word)
{
	if (word->id >= r->declared_count) {
		/* Words that came after the tables were made: texts in a name's place. */
		uint32_t count = r->words->count * 2;
		struct declared *wider = arena_array(r->arena, count, sizeof *wider);
		memcpy(wider, r->declared, r->declared_count * sizeof *wider);
		r->declared = wider;
		r->declared_count = count;
	}
	/* What no item is called is said once, and so is what no item, phase or event is. */
	enum space kept = space == SPACE_ANCHOR ? SPACE_ITEM : space;
	return &rarely_of(r, &r->declared[word->id])->unknown[kept];
}

/* What is written at the first place is written at the further ones, too. */
static void extend_fix(struct resolver *r, struct diag *diag, const struct ast_ref *ref)
{
	if (!diag->fix)
		return;
	struct edit first = *diag->fix->edits;
	if (diag->id == PL027)
		suggest_commas(r, diag, ref);
	else if (str_equal_nocase(
			 source_slice(r->sources, first.span), source_slice(r->sources, ref->span)))
		suggest(r->diags, diag, diag->fix->trust, ref->span, "%.*s", STR_ARG(first.text));
}

void report_unknown(struct resolver *r, enum space space, const struct ast_ref *ref)
{
	const struct word *word = ref->word;
	if (!word)
		word = word_of(r->words, ref_string(r, ref));
	if (word->lost || r->incomplete)
		return;
	struct diag **known = unknown_slot(r, space, word);
	if (*known) {
		repeat(r->diags, *known, ref->span,
			str_format(r->arena, "and `%.*s` here", STR_ARG(word->text)));
		extend_fix(r, *known, ref);
		return;
	}
	if (ref->word && report_wrong_kind(r, space, ref))
		return;
	enum diag_id id = space == SPACE_PARTY ? PL101 : PL102;
	struct diag *diag;
	if (space == SPACE_PARTY && !ref->word) {
		*known = report_party_words(r, ref, word->text);
		return;
	}
	bool is_path = str_find(word->text, STR("/")) < word->text.len;
	if (space == SPACE_PARTY && is_path && unread_of(word->text) != UNREAD_VAGUE) {
		*known = report_party_path(r, ref);
		return;
	}
	if (space == SPACE_PARTY)
		diag = report(r->diags, id, ref->span, "no party `%.*s` is declared",
			STR_ARG(word->text));
	else
		diag = report(r->diags, id, ref->span, "no %s `%.*s` in this plan",
			space_word(space), STR_ARG(word->text));
	*known = diag;
	suggest_names(r, space, word->text, diag);
}

/* Look-ups */

struct party *find_party(struct resolver *r, const struct ast_ref *ref)
{
	struct party *party = ref->word ? party_called(r, ref->word) : NULL;
	if (!party)
		report_unknown(r, SPACE_PARTY, ref);
	return party;
}

void note_party(
	struct resolver *r, const struct party *party, const struct item *item, bool as_owner)
{
	struct mention *mention = &r->mentions[party - r->parties];
	mention->named = true;
	mention->openly |= !item->exempt;
	mention->owns += as_owner;
}

void finish_parties(struct resolver *r)
{
	for (uint32_t i = 0; i < r->model->party_count; i++) {
		r->parties[i].named |= r->mentions[i].named;
		r->parties[i].named_openly |= r->mentions[i].openly;
		r->parties[i].owns = r->mentions[i].owns;
	}
}

struct goal *find_goal(struct resolver *r, const struct ast_ref *ref)
{
	const struct declared *declared = ref->word ? declared_as(r, ref->word) : NULL;
	if (declared && declared->goal)
		return &r->goals[declared->goal - 1];
	report_unknown(r, SPACE_GOAL, ref);
	return NULL;
}

struct phase *seek_phase(struct resolver *r, const struct ast_ref *ref)
{
	const struct declared *declared = ref->word ? declared_as(r, ref->word) : NULL;
	return declared && declared->phase ? &r->phases[declared->phase - 1] : NULL;
}

static struct item *child_named(const struct resolver *r, uint32_t parent, struct str name)
{
	const struct word *word = word_find(r->words, name);
	uint32_t number = word ? item_in(r, parent, word) : 0;
	return number ? &r->items[number - 1] : NULL;
}

static void report_ambiguous(struct resolver *r, const struct ast_ref *ref, const struct word *word)
{
	struct diag **known = unknown_slot(r, SPACE_ITEM, word);
	if (*known) {
		repeat(r->diags, *known, ref->span, STR("and here"));
		return;
	}
	uint32_t first = declared_as(r, word)->item, count = 0;
	for (uint32_t i = first; i; i = r->origins[i - 1].next_of_name)
		count++;
	struct diag *diag = report(r->diags, PL118, ref->span, "%u items are called `%.*s`",
		(unsigned)count, STR_ARG(word->text));
	*known = diag;
	unsigned shown = 0;
	for (uint32_t i = first; i && shown < LIKE_MOST; i = r->origins[i - 1].next_of_name) {
		struct str path = item_path(r->model, &r->items[i - 1], r->arena);
		note(r->diags, diag, r->items[i - 1].span, "`%.*s`", STR_ARG(path));
		shown++;
	}
	help(r->diags, diag, "say which, by its path");
}

/* What the rest of a path, "/1/pond" or nothing, means below an item. */
static struct item *below(const struct resolver *r, struct item *item, struct str rest)
{
	while (item && rest.len) {
		struct str names = {rest.at + 1, rest.len - 1};
		size_t len = str_find(names, STR("/"));
		item = child_named(r, item->index, (struct str){names.at, len});
		rest = (struct str){names.at + len, names.len - len};
	}
	return item;
}

/* The item that a name and the rest of its path mean, nearest first: siblings, the parent's
 * siblings, outwards, then anywhere if only one has the name. What is nearer and does not hold the
 * rest hides nothing: a path from the top is understood everywhere. */
static struct item *nearest(struct resolver *r, const struct item *from, const struct word *word,
	struct str rest, bool *ambiguous)
{
	const struct declared *declared = declared_as(r, word);
	*ambiguous = false;
	if (!declared || !declared->item)
		return NULL;
	if (declared->item == declared->last_item)
		return below(r, &r->items[declared->item - 1], rest);
	*ambiguous = true;
	for (uint32_t parent = from->parent; parent != NO_ITEM; parent = r->items[parent].parent) {
		uint32_t number = item_in(r, parent, word);
		if (!number)
			continue;
		*ambiguous = false;
		struct item *item = below(r, &r->items[number - 1], rest);
		if (item)
			return item;
	}
	return NULL;
}

/* NULL if nothing has the name; then *ambiguous is the name that several items have, if that is
 * why. */
static struct item *seek(struct resolver *r, const struct item *from, const struct ast_ref *ref,
	const struct word **ambiguous)
{
	*ambiguous = NULL;
	if (!ref->word)
		return NULL;
	struct str path = ref->word->text;
	size_t slash = str_find(path, STR("/"));
	const struct word *first =
		slash == path.len ? ref->word : word_find(r->words, (struct str){path.at, slash});
	bool several = false;
	struct str rest = {path.at + slash, path.len - slash};
	struct item *item = first ? nearest(r, from, first, rest, &several) : NULL;
	if (several)
		*ambiguous = first;
	return item;
}

struct item *seek_item(struct resolver *r, const struct item *from, const struct ast_ref *ref)
{
	const struct word *ambiguous;
	return seek(r, from, ref, &ambiguous);
}

struct item *find_item(struct resolver *r, const struct item *from, const struct ast_ref *ref)
{
	const struct word *ambiguous;
	struct item *item = seek(r, from, ref, &ambiguous);
	if (ambiguous)
		report_ambiguous(r, ref, ambiguous);
	else if (!item)
		report_unknown(r, SPACE_ITEM, ref);
	return item;
}

void report_anchor(struct resolver *r, const struct item *from, const struct ast_ref *ref)
{
	const struct word *ambiguous;
	seek(r, from, ref, &ambiguous);
	if (ambiguous)
		report_ambiguous(r, ref, ambiguous);
	else
		report_unknown(r, SPACE_ANCHOR, ref);
}
