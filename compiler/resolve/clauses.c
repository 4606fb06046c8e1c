#include "resolver.h"

#include <string.h>

/* Who may say a clause, as the letters of vocabulary.def. */
#define P | 1u << PLAN
#define C | 1u << THEME | 1u << PLEDGE | 1u << OBJECTIVE
#define A | 1u << ACTION
#define M | 1u << MILESTONE
#define S | 1u << MEASURE
#define R | 1u << REPORT
#define Y | 1u << PERSON | 1u << POST | 1u << TEAM | 1u << DIRECTORATE | 1u << BODY | 1u << GROUP
#define G | 1u << GOAL
#define H | 1u << PHASE
#define E | 1u << EVENT

static const struct clause_info {
	const char *words;
	uint32_t kinds; /* bits by enum kind */
	enum { ONCE, LIST, MANY } often;
} clause_infos[] = {
#define CLAUSE(id, words, who, often) {words, 0 who, often},
#include "vocabulary.def"
};

#undef P
#undef C
#undef A
#undef M
#undef S
#undef R
#undef Y
#undef G
#undef H
#undef E

_Static_assert(CLAUSE_COUNT <= 64, "a clause has a bit in check_clauses");

static const struct ast_clause *first_of(const struct ast_node *node, enum ast_clause_kind kind)
{
	const struct ast_clause *clause = node->clauses;
	while (clause->kind != kind)
		clause = clause->next;
	return clause;
}

/* Which kinds may say it, for the help: "`baseline` belongs to a measure". */
static void help_owner(struct resolver *r, struct diag *diag, const struct clause_info *info)
{
	for (int kind = 0; kind < KIND_COUNT; kind++)
		if (info->kinds & 1u << kind) {
			help(r->diags, diag, "`%s` belongs to %s %s", info->words,
				kind_article((enum kind)kind), kind_word((enum kind)kind));
			return;
		}
}

static struct str node_words(struct resolver *r, const struct ast_node *node, enum kind kind,
	const struct item *item)
{
	if (item && item->index)
		return item_words(r->model, item);
	if (!node->name)
		return str_format(r->arena, "this %s", kind_word(kind));
	return str_format(
		r->arena, "%s `%.*s`", kind_word(kind), STR_ARG(node->name->word->text));
}

void check_clauses(
	struct resolver *r, const struct ast_node *node, enum kind kind, const struct item *item)
{
	uint64_t seen = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		const struct clause_info *info = &clause_infos[clause->kind];
		uint64_t bit = UINT64_C(1) << clause->kind;
		if (clause->late) {
			struct diag *diag = report(r->diags, PL001, clause->keyword,
				"`%s` stands after an item of its block", info->words);
			help(r->diags, diag,
				"clauses stand first in a block, then the items that it holds");
		}
		if (!(info->kinds & 1u << kind)) {
			struct diag *diag = report(r->diags, PL004, clause->keyword,
				"%s %s has no clause `%s`", kind_article(kind), kind_word(kind),
				info->words);
			help_owner(r, diag, info);
		} else if (info->often == ONCE && seen & bit) {
			struct str name = node_words(r, node, kind, item);
			struct diag *diag = report(r->diags, PL005, clause->keyword,
				"`%s` is given twice for %.*s", info->words, STR_ARG(name));
			note(r->diags, diag, first_of(node, clause->kind)->span,
				"first given here");
		}
		seen |= bit;
	}
}

/* Claims: owner, sponsor, with */

static struct str printed_names(struct resolver *r, const struct ast_clause *clause)
{
	if (clause->terms && clause->terms->written)
		return one_text_of(r, clause->terms->written).str;
	struct str names = {0};
	for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next) {
		const struct declared *declared =
			ref->word && ref->word->id < r->declared_count
				? &r->declared[ref->word->id]
				: NULL;
		struct str name = declared && declared->party ? declared->party->title.str
							      : ref_string(r, ref);
		names = str_format(r->arena, "%.*s%s%.*s", STR_ARG(names), names.len ? ", " : "",
			STR_ARG(name));
	}
	return names;
}

/* One `written` stands for its whole clause; several clauses are printed one after the other. */
static struct str claims_written(
	struct resolver *r, const struct ast_node *node, enum ast_clause_kind kind)
{
	struct str words = {0};
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		if (clause->kind != kind)
			continue;
		struct str part = printed_names(r, clause);
		words = words.len && part.len ? str_format(r->arena, "%.*s, %.*s", STR_ARG(words),
							 STR_ARG(part))
			: words.len           ? words
					      : part;
	}
	return words.at ? words : STR("");
}

static const struct claims *claims_of(struct resolver *r, const struct item *item,
	const struct ast_node *node, enum ast_clause_kind kind)
{
	uint32_t count = 0;
	bool written = false;
	struct claims *claims = NEW(r->arena, struct claims);
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		if (clause->kind != kind)
			continue;
		if (!claims->span.end)
			claims->span = clause->span;
		written |= clause->terms && clause->terms->written;
		for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next)
			count++;
	}
	struct claim *list = arena_array(r->arena, count, sizeof *list);
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		if (clause->kind != kind)
			continue;
		for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next) {
			struct party *party = find_party(r, ref);
			if (!party) {
				claims->damaged = true;
				continue;
			}
			party->named = true;
			party->named_openly |= !item->exempt;
			list[claims->count++] = (struct claim){party, ref->span};
		}
	}
	claims->list = list;
	if (written)
		claims->written = claims_written(r, node, kind);
	return claims;
}

/* What an item says of itself. The first clause of a kind stands for all of them: each builder reads
 * the others of its kind too. */
static void resolve_clause(struct resolver *r, struct item *item, const struct ast_node *node,
	const struct ast_clause *clause)
{
	switch (clause->kind) {
	case CLAUSE_TEXT: item->text = new_text(r, clause->text); break;
	case CLAUSE_SO_THAT: item->outcome = new_text(r, clause->text); break;
	case CLAUSE_NUMBER: item->number = one_text_of(r, clause->text).str; break;
	case CLAUSE_STATUS: item->status = status_value(r, item, clause); break;
	case CLAUSE_OWNER: item->owners = claims_of(r, item, node, clause->kind); break;
	case CLAUSE_SPONSOR: item->sponsors = claims_of(r, item, node, clause->kind); break;
	case CLAUSE_WITH: item->partners = claims_of(r, item, node, clause->kind); break;
	default: break;
	}
}

/* `owner` and `sponsor` hold for what is below that names none. */
static void inherit(struct resolver *r, struct item *item)
{
	if (item->parent == NO_ITEM)
		return;
	const struct item *parent = &r->items[item->parent];
	if (!item->owners && parent->owners) {
		item->owners = parent->owners;
		item->owners_inherited = true;
	}
	if (!item->sponsors && parent->sponsors) {
		item->sponsors = parent->sponsors;
		item->sponsors_inherited = true;
	}
	item->exempt |= parent->exempt;
}

static bool says(const struct ast_node *node, enum ast_clause_kind kind)
{
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		if (clause->kind == kind)
			return true;
	return false;
}

void resolve_clauses(struct resolver *r, struct item *item)
{
	const struct ast_node *node = r->origins[item->index].node;
	if (!node) {
		item->more = no_details();
		inherit(r, item);
		return;
	}
	check_clauses(r, node, item->kind, item);
	item->exempt = says(node, CLAUSE_EXEMPT) ||
		       (item->parent != NO_ITEM && r->items[item->parent].exempt);
	uint64_t seen = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		uint64_t bit = UINT64_C(1) << clause->kind;
		if (!(seen & bit))
			resolve_clause(r, item, node, clause);
		seen |= bit;
	}
	item->more = details_of(r, item, node);
	inherit(r, item);
}
