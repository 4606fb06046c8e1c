#include "../example.h"
#include "resolver.h"

#include <string.h>

static const struct clause_info {
	const char *words;
	uint32_t kinds; /* bits by enum kind */
	enum { ONCE, LIST, MANY } often;
} clause_infos[] = {
#include "clause_letters.def"
#define CLAUSE(id, words, who, often) {words, 0 who, often},
#include "vocabulary.def"
};

/* What the plan and its items can say is what papers print. */
#include "clause_letters.def"
enum { SAID_OF_ITEMS = 0 P C A M S };
#include "vocabulary.def" /* takes the letters away */

_Static_assert(CLAUSE_COUNT <= 64, "a clause has a bit in check_clauses");

static const uint64_t SAID_ONCE = 0
#define CLAUSE(id, words, who, often) | (uint64_t)((often) == ONCE) << CLAUSE_##id
#include "vocabulary.def"
	;

void prepare_clauses(struct resolver *r)
{
	for (int kind = 0; kind < KIND_COUNT; kind++)
		for (int id = 0; id < CLAUSE_COUNT; id++)
			r->can_say[kind] |= (uint64_t)(clause_infos[id].kinds >> kind & 1) << id;
}

/* Which kinds may say it, for the help: "`baseline` belongs to a measure". */
static void help_owner(struct resolver *r, struct diag *diag, const struct clause_info *info)
{
	/* What the plan and its actions can both say was meant for an action. */
	int kind = info->kinds & 1u << ACTION ? ACTION : 0;
	while (!(info->kinds & 1u << kind))
		kind++;
	help(r->diags, diag, "`%s` belongs to %s %s", info->words, kind_article((enum kind)kind),
		kind_word((enum kind)kind));
}

static struct str node_words(
	struct resolver *r, const struct ast_node *node, enum kind kind, const struct item *item)
{
	if (item && item->index)
		return item_words(r->model, item);
	if (!node->name)
		return str_format(r->arena, "this %s", kind_word(kind));
	return str_format(r->arena, "%s `%.*s`", kind_word(kind), STR_ARG(node->name->word->text));
}

static bool is_deeper(const struct resolver *r, struct span inner, struct span outer)
{
	return source_place(r->sources, inner.start).column >
	       source_place(r->sources, outer.start).column;
}

/* Lines that stand deeper than a header, as if that made a block. */
static struct diag *report_indented(
	struct resolver *r, const struct ast_node *node, const struct ast_clause *clause)
{
	struct span end = {node->header.end, node->header.end};
	struct diag *diag = report(r->diags, PL028, end, "a block without `{` below this %s",
		kind_word((enum kind)(node->kind - AST_PLAN + PLAN)));
	note(r->diags, diag, clause_keyword(clause), "this stands in no block");
	help(r->diags, diag,
		"put a `{` at the end of line %u, and a `}` on a line of its own behind the block",
		(unsigned)source_place(r->sources, node->header.end).line);
	return diag;
}

static bool has_label(const struct ast_clause *clause)
{
	return clause_terms(clause) && clause_terms(clause)->label;
}

/* A clause of the item's own, and one behind it that says the same again, which is hardly said
 * twice: what stands there is meant for what holds the item. */
struct said_again {
	const struct ast_clause *own, *late; /* NULL: there is none */
};

static struct said_again find_said_again(const struct ast_node *node)
{
	const struct ast_clause *said[CLAUSE_COUNT] = {NULL};
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		bool once = clause_infos[clause->kind].often != MANY || clause->kind == CLAUSE_DUE;
		if (!once || has_label(clause))
			continue;
		if (!clause->late)
			said[clause->kind] = clause;
		else if (said[clause->kind])
			return (struct said_again){said[clause->kind], clause};
	}
	return (struct said_again){NULL, NULL};
}

/* Whose block it stands in; NULL outside every block. */
static struct item *holder_of(
	const struct resolver *r, const struct item *item, const struct ast_clause *clause)
{
	if (!item || item->parent == NO_ITEM)
		return NULL;
	bool in_plan = r->plan && clause->span.start > r->plan->block.start &&
		       clause->span.start < r->plan->block.end;
	return item->parent || in_plan ? &r->items[item->parent] : NULL;
}

static void help_late(struct resolver *r, struct diag *late, const struct ast_node *node,
	const struct item *holder)
{
	struct said_again again = find_said_again(node);
	if (again.late) {
		note(r->diags, late, clause_keyword(again.own),
			"this says `%s` of the item already", clause_infos[again.own->kind].words);
		if (holder && holder->index)
			help(r->diags, late,
				"if it belongs to %s, move it above the first item of that block",
				item_words(r->model, holder).at);
		else if (holder)
			help(r->diags, late,
				"if it belongs to the plan, move it above the first item of its block");
		else
			help(r->diags, late, "leave one of them out");
		return;
	}
	if (node->block.end)
		help(r->diags, late,
			"clauses stand first in a block, then the items that it holds");
	else if (node->indented)
		help(r->diags, late,
			"is the `{` at the end of a line above missing, and the `}` behind its block?");
	else
		help(r->diags, late,
			"is the `{` at the end of line %u missing, and the `}` behind its block?",
			(unsigned)source_place(r->sources, node->header.end).line);
}

/* One finding for all clauses that stand behind an item instead of in it. */
static struct diag *report_late(struct resolver *r, struct diag *late, const struct ast_node *node,
	const struct ast_clause *clause, const struct item *item)
{
	if (late) {
		repeat(r->diags, late, clause_keyword(clause), STR("and this"));
		return late;
	}
	if (!node->block.end && is_deeper(r, clause_keyword(clause), node->header))
		return report_indented(r, node, clause);
	struct item *holder = holder_of(r, item, clause);
	if (holder)
		holder->damaged = true; /* what it lacks may stand there */
	late = report(r->diags, PL028, clause_keyword(clause),
		"`%s` stands after an item of its block", clause_infos[clause->kind].words);
	help_late(r, late, node, holder);
	return late;
}

enum { TERM_WRITTEN = 1, TERM_FOR = 2, TERM_BECAUSE = 4, TERM_AGREED = 8, TERM_ON = 16 };

/* Which words behind its value a clause has a use for. */
static unsigned terms_of(enum ast_clause_kind kind)
{
	switch (kind) {
	case CLAUSE_DUE: return TERM_WRITTEN | TERM_FOR;
	case CLAUSE_WAS: return TERM_WRITTEN | TERM_FOR | TERM_BECAUSE | TERM_AGREED;
	case CLAUSE_STATUS: return TERM_WRITTEN | TERM_BECAUSE | TERM_AGREED | TERM_ON;
	default: return TERM_WRITTEN;
	}
}

static void refuse_term(struct resolver *r, const struct ast_clause *clause, unsigned term,
	const char *word, struct span span)
{
	if (!span.end || terms_of(clause->kind) & term)
		return;
	struct diag *diag = report(r->diags, PL001, span, "`%s` does not belong to `%s`", word,
		clause_infos[clause->kind].words);
	if (clause->kind == CLAUSE_DUE)
		help(r->diags, diag,
			"why a deadline moved stands with the old one: `was %.*s because \"…\"`",
			STR_ARG(example_month(r->diags)));
}

static void check_terms(struct resolver *r, const struct ast_clause *clause)
{
	const struct ast_terms *terms = clause_terms(clause);
	const struct span none = {0, 0};
	refuse_term(r, clause, TERM_FOR, "for", terms->label ? terms->label->span : none);
	refuse_term(
		r, clause, TERM_BECAUSE, "because", terms->because ? terms->because->span : none);
	refuse_term(r, clause, TERM_AGREED, "agreed", terms->agreed ? terms->agreed->span : none);
	refuse_term(r, clause, TERM_ON, "on", terms->on ? terms->on->span : none);
}

/* Only what papers print can be called something. */
static void check_call(struct resolver *r, const struct ast_field *what)
{
	bool known = false, kind_only = false;
	for (int kind = PLAN; kind < KIND_COUNT; kind++) {
		bool same = str_equal(what->text, str_of(kind_word((enum kind)kind)));
		known |= same && kind >= THEME && kind <= MEASURE;
		kind_only |= same;
	}
	for (int kind = 0; kind < CLAUSE_COUNT; kind++)
		known |= clause_infos[kind].kinds & SAID_OF_ITEMS &&
			 str_equal(what->text, str_of(clause_infos[kind].words));
	for (int status = NO_STATUS + 1; status <= MERGED; status++)
		known |= str_equal(what->text, str_of(status_words((enum status)status)));
	if (known)
		return;
	if (kind_only) {
		struct diag *diag = report(r->diags, PL001, what->span,
			"no paper prints the word `%.*s`", STR_ARG(what->text));
		if (str_equal(what->text, STR("goal")))
			help(r->diags, diag,
				"above the goals of an item stands what `call supports \"…\"` says");
		else
			help(r->diags, diag,
				"kinds of items, clauses and statuses have a word of their own, such as"
				" `call owner \"Lead officer\"`");
		return;
	}
	struct diag *diag = report(r->diags, PL001, what->span,
		"expected a kind, a clause or a status, found `%.*s`", STR_ARG(what->text));
	help(r->diags, diag, "for example `call pledge \"Recommendation\"`");
}

static void report_misfit(struct resolver *r, const struct ast_clause *clause, enum kind kind)
{
	const struct clause_info *info = &clause_infos[clause->kind];
	struct diag *diag = report(r->diags, PL030, clause_keyword(clause),
		"%s %s has no clause `%s`", kind_article(kind), kind_word(kind), info->words);
	help_owner(r, diag, info);
}

static void report_second(struct resolver *r, const struct ast_node *node,
	const struct ast_clause *clause, const struct ast_clause *first, enum kind kind,
	const struct item *item)
{
	struct str name = node_words(r, node, kind, item);
	struct diag *diag = report(r->diags, PL005, clause_keyword(clause),
		"`%s` is given twice for %.*s", clause_infos[clause->kind].words, STR_ARG(name));
	note(r->diags, diag, first->span, "first given here");
}

uint64_t check_clauses(
	struct resolver *r, const struct ast_node *node, enum kind kind, const struct item *item)
{
	uint64_t seen = 0, late_ones = 0;
	/* What stands in a block whose missing `{` has been reported may not be its own. */
	uint64_t once = node->supplied ? 0 : SAID_ONCE;
	uint64_t wrong = node->supplied ? 0 : ~r->can_say[kind];
	const struct ast_clause *first[CLAUSE_COUNT]; /* of each kind that was seen */
	struct diag *late = NULL;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		uint64_t bit = clause_bit(clause->kind);
		if (clause->late) {
			late = report_late(r, late, node, clause, item);
			late_ones |= bit;
			continue;
		}
		if (bit & wrong)
			report_misfit(r, clause, kind);
		else if (bit & seen & once)
			report_second(r, node, clause, first[clause->kind], kind, item);
		if (!(seen & bit))
			first[clause->kind] = clause;
		if (clause_terms(clause))
			check_terms(r, clause);
		if (clause->kind == CLAUSE_CALL)
			check_call(r, &clause->call->what);
		seen |= bit;
	}
	return seen | late_ones;
}

/* Claims: owner, sponsor, with */

static struct str printed_name(const struct resolver *r, const struct ast_ref *ref)
{
	const struct party *party = ref->word ? party_called(r, ref->word) : NULL;
	return party ? party->title.str : ref_string(r, ref);
}

static struct str join(struct arena *arena, const struct str *parts, uint32_t count)
{
	size_t room = 0, len = 0;
	for (uint32_t i = 0; i < count; i++)
		room += parts[i].len + 2;
	char *words = arena_alloc(arena, room + 1);
	for (uint32_t i = 0; i < count; i++) {
		if (parts[i].len == 0)
			continue;
		if (len) {
			words[len++] = ',';
			words[len++] = ' ';
		}
		memcpy(words + len, parts[i].at, parts[i].len);
		len += parts[i].len;
	}
	return (struct str){words, len};
}

/* One `written` stands for its whole clause; several clauses are printed one after the other. There
 * are no more parts than clauses and names. */
static struct str claims_written(struct resolver *r, const struct ast_clause *first, uint32_t most)
{
	struct str *parts = arena_array(r->arena, most, sizeof *parts);
	uint32_t count = 0;
	for (const struct ast_clause *clause = first; clause; clause = clause->next) {
		if (clause->kind != first->kind)
			continue;
		if (clause_terms(clause) && clause_terms(clause)->written) {
			parts[count++] = one_text_of(r, clause_terms(clause)->written).str;
			continue;
		}
		for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next)
			parts[count++] = printed_name(r, ref);
	}
	return join(r->arena, parts, count);
}

/* From the first clause of a kind. */
static const struct claims *claims_of(
	struct resolver *r, const struct item *item, const struct ast_clause *first)
{
	enum ast_clause_kind kind = first->kind;
	uint32_t count = 0, clauses = 0;
	bool written = false;
	for (const struct ast_clause *clause = first; clause; clause = clause->next) {
		if (clause->kind != kind)
			continue;
		clauses++;
		written |= clause_terms(clause) && clause_terms(clause)->written;
		for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next)
			count++;
	}
	struct claims *claims =
		arena_alloc(r->arena, sizeof *claims + count * sizeof claims->list[0]);
	claims->span = first->span;
	for (const struct ast_clause *clause = first; clause; clause = clause->next) {
		if (clause->kind != kind)
			continue;
		for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next) {
			struct party *party = find_party(r, ref);
			if (!party) {
				claims->damaged = true;
				continue;
			}
			note_party(r, party, item, kind == CLAUSE_OWNER);
			claims->list[claims->count++] = (struct claim){party, ref->span};
		}
	}
	if (written)
		claims->written = claims_written(r, first, clauses + count);
	return claims;
}

/* What resolve_clause has a use for. */
static uint64_t own_clauses(void)
{
	return clause_bit(CLAUSE_TEXT) | clause_bit(CLAUSE_SO_THAT) | clause_bit(CLAUSE_STATUS) |
	       clause_bit(CLAUSE_OWNER) | clause_bit(CLAUSE_SPONSOR) | clause_bit(CLAUSE_WITH);
}

/* What an item says of itself. The first clause of a kind stands for all of them: each builder
 * reads the others of its kind too. */
static void resolve_clause(struct resolver *r, struct item *item, const struct ast_clause *clause,
	struct details *more)
{
	switch (clause->kind) {
	case CLAUSE_TEXT: more->text = new_text(r, clause->text); break;
	case CLAUSE_SO_THAT: more->outcome = new_text(r, clause->text); break;
	case CLAUSE_STATUS: more->status = status_value(r, item, clause); break;
	case CLAUSE_OWNER: item->owners = claims_of(r, item, clause); break;
	case CLAUSE_SPONSOR: item->sponsors = claims_of(r, item, clause); break;
	case CLAUSE_WITH: more->partners = claims_of(r, item, clause); break;
	default: break;
	}
}

/* `owner` and `sponsor` hold for what is below that names none. */
static void inherit(struct item *item, const struct item *parent)
{
	if (!item->owners && parent->owners) {
		item->owners = parent->owners;
		item->owners_inherited = true;
	}
	if (!item->sponsors && parent->sponsors) {
		item->sponsors = parent->sponsors;
		item->sponsors_inherited = true;
	}
}

/* The names in what is left out are looked up all the same. */
static void look_up_names(
	struct resolver *r, const struct item *item, const struct ast_clause *clause)
{
	enum ast_clause_kind kind = clause->kind;
	if (kind != CLAUSE_OWNER && kind != CLAUSE_SPONSOR && kind != CLAUSE_WITH)
		return;
	for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next) {
		struct party *party = find_party(r, ref);
		if (party)
			note_party(r, party, item, false);
	}
}

/* The item as it would be without the clauses behind it, which are meant for what holds it. */
static const struct ast_node *without_late(
	struct resolver *r, const struct item *item, const struct ast_node *node)
{
	struct ast_node *own = NEW(r->arena, struct ast_node);
	*own = *node;
	struct ast_clause **end = &own->clauses;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		if (clause->late) {
			look_up_names(r, item, clause);
			continue;
		}
		size_t size = sizeof *clause + clause->has_terms * sizeof clause->terms[0];
		*end = arena_alloc(r->arena, size);
		memcpy(*end, clause, size);
		end = &(*end)->next;
	}
	*end = NULL;
	return own;
}

/* What its state says of all that is below. */
static void end_with(struct item *item, const struct item *parent)
{
	item->in_dropped = parent->in_dropped;
	item->in_complete = parent->in_complete;
	enum status status = status_of(parent);
	if (status == NO_STATUS)
		return;
	bool is_step = parent->kind == ACTION || parent->kind == MILESTONE;
	item->in_dropped |= status == CANCELLED || status == MERGED;
	item->in_complete |= is_step && !parent->damaged && status == COMPLETE;
}

void resolve_clauses(struct resolver *r, struct item *item)
{
	const struct ast_node *node = r->origins[item->index].node;
	if (!node) {
		item->more = no_details();
		return;
	}
	struct origin *origin = &r->origins[item->index];
	uint64_t says = check_clauses(r, node, item->kind, item);
	if (item->damaged && find_said_again(node).late) {
		node = origin->node = without_late(r, item, node);
		says = 0;
		for (const struct ast_clause *own = node->clauses; own; own = own->next)
			says |= clause_bit(own->kind);
	}
	origin->has_due = says & clause_bit(CLAUSE_DUE);
	origin->has_start = says & clause_bit(CLAUSE_START);
	origin->has_was = says & clause_bit(CLAUSE_WAS);
	struct item *parent = item->parent == NO_ITEM ? NULL : &r->items[item->parent];
	item->exempt = says & clause_bit(CLAUSE_EXEMPT) || (parent && parent->exempt);
	struct details *more = new_details(r, says);
	item->more = more ? more : no_details();
	uint64_t left = says & own_clauses();
	for (const struct ast_clause *clause = node->clauses; left; clause = clause->next) {
		uint64_t bit = clause_bit(clause->kind);
		if (left & bit)
			resolve_clause(r, item, clause, more);
		left &= ~bit;
	}
	if (more)
		add_details(r, item, node, says, more);
	if (!parent)
		return;
	if (item_number(item).len)
		parent->has_numbers = true;
	inherit(item, parent);
	end_with(item, parent);
}
