/* The resolver is what the rooms of resolve/ share while one plan is resolved, and nobody else. */
#ifndef RESOLVER_H
#define RESOLVER_H

#include "../resolve.h"
#include "when.h"

/* What a name can stand for; each has names of its own, but for an anchor, from which a deadline is
 * counted: an item, phase or event. */
enum space {
	SPACE_PARTY,
	SPACE_GOAL,
	SPACE_PHASE,
	SPACE_ITEM,
	SPACE_COUNT,
	SPACE_ANCHOR = SPACE_COUNT
};

/* What the plan declares under a word, but for parties: each index + 1, 0 for none. */
struct declared {
	uint32_t goal, phase;
	uint32_t item, last_item; /* the first and the last of this name */
	struct rarely *rarely;    /* NULL: nothing of it */
};

/* What few words are. */
struct rarely {
	const struct report *report;
	bool is_field;                     /* some item has a `field` of this name */
	const struct item *had_it;         /* the last item that was called so formerly */
	struct span formerly;              /* where that is said */
	struct diag *unknown[SPACE_COUNT]; /* the finding that nothing declares it */
};

/* What the resolver knows of an item beside the model: how it was written. */
struct origin {
	const struct ast_node *node;
	uint32_t next_of_name; /* index + 1 of the next item of the same name */
	bool has_due, has_start, has_was;
	enum { UNSETTLED, SETTLING, SETTLED } deadlines : 8;
};

struct resolver {
	struct arena *arena;
	const struct sources *sources;
	struct words *words;
	struct diags *diags;
	struct model *model;
	struct calendar calendar;
	struct diag *without_period; /* see there */
	const struct ast_node *plan; /* NULL for a part */
	bool incomplete;             /* a file that may declare names could not be read */

	struct item *items;
	struct origin *origins;
	uint32_t *unsettled; /* items whose deadlines may wait for others */
	uint32_t unsettled_count;
	struct party *parties;
	struct mention {
		uint32_t owns;
		bool named, openly;
	} * mentions; /* of each party by items: a small table, as parties lie far apart */
	const struct ast_node **party_nodes;
	struct goal *goals;
	const struct ast_node **goal_nodes;
	struct phase *phases;
	const struct ast_node **phase_nodes;
	struct report *reports;
	struct report *paper; /* that is being resolved */
	const struct ast_node **report_nodes;

	struct declared *declared; /* by the word's id */
	uint32_t declared_count;
	uint32_t *parties_called; /* by the word's id: index + 1. Most references are to parties */
	uint32_t parties_called_count;
	uint32_t *scopes; /* item index + 1 by (parent, word) if several have it; open addressing */
	uint32_t scope_mask;
	uint64_t likes_left;   /* comparisons that are still spent on "did you mean" */
	struct folded *titles; /* of the parties, as they are compared; NULL until somebody asks */
	bool fields_declared;
	bool capitals;                        /* some name has one */
	uint64_t can_say[KIND_COUNT];         /* clauses of each kind, a bit each */
	const struct ast_text *languages[16]; /* of translations: the first text in each */
	uint32_t language_count;
};

/* What is declared under a word; NULL for a word that came after the tables were made. */
static inline struct declared *declared_as(const struct resolver *r, const struct word *word)
{
	return word->id < r->declared_count ? &r->declared[word->id] : NULL;
}

/* The party of this name, NULL if there is none. */
static inline struct party *party_called(const struct resolver *r, const struct word *word)
{
	uint32_t number = word->id < r->parties_called_count ? r->parties_called[word->id] : 0;
	return number ? &r->parties[number - 1] : NULL;
}

/* collect.c: the statements as items, parties, goals, phases and reports, without their clauses. */
void collect(struct resolver *r, const struct ast_file *file);

/* names.c: who is called what. Items are declared as they are collected, all else together. */
void prepare_names(struct resolver *r, uint32_t named_items);
void declare_item(struct resolver *r, const struct item *item, const struct word *name);
void declare_names(struct resolver *r);
struct party *find_party(struct resolver *r, const struct ast_ref *ref);
/* An item names the party, perhaps as an owner; finish_parties tells the parties. */
void note_party(
	struct resolver *r, const struct party *party, const struct item *item, bool as_owner);
void finish_parties(struct resolver *r);
struct goal *find_goal(struct resolver *r, const struct ast_ref *ref);
/* An item, looked up nearest first from `from`; reported if nothing has the name. */
struct item *find_item(struct resolver *r, const struct item *from, const struct ast_ref *ref);
/* The same without a finding if nothing has it, or several have. */
struct item *seek_item(struct resolver *r, const struct item *from, const struct ast_ref *ref);
/* Says that no item, phase or event has the name, or that several items have. */
void report_anchor(struct resolver *r, const struct item *from, const struct ast_ref *ref);
struct rarely *rarely_of(struct resolver *r, struct declared *declared);
/* The item had these names: of two neighbours only one can have had the same. */
void note_formerly(struct resolver *r, const struct item *item, const struct ast_ref *names);
struct phase *seek_phase(struct resolver *r, const struct ast_ref *ref);
/* Says that nothing in `space` has this name: once, the further places as notes. */
void report_unknown(struct resolver *r, enum space space, const struct ast_ref *ref);

/* party_words.c: words, or a path, in the place of a party's name: reported with the name to write.
 */
/* Also what else may be meant by a name that no party has: true, and the help given, for `TBC` and
 * for a party that was declared without a name. */
bool help_party(struct resolver *r, struct str wanted, struct diag *diag);
struct diag *report_party_words(struct resolver *r, const struct ast_ref *ref, struct str words);
/* The same for words that the parser could not read as names. */
void explain_loose_words(struct resolver *r, const struct ast_loose_words *loose);
struct diag *report_party_path(struct resolver *r, const struct ast_ref *ref);

/* Adds to the fix of a finding that commas take the place of the slashes in such a path. */
void suggest_commas(struct resolver *r, struct diag *diag, const struct ast_ref *ref);

/* values.c: texts, numbers and names as the model has them. Of the texts of items there are too
 * many to copy those of several lines: they stay as typed (see struct text). */
struct str ref_string(const struct resolver *r, const struct ast_ref *ref);
struct str language_of(const struct ast_text *text);
struct text text_of(struct resolver *r, const struct ast_text *text);
struct text item_text_of(struct resolver *r, const struct ast_text *text);
struct text one_text_of(const struct resolver *r, const struct ast_text *text);
const struct text *texts_of(const struct resolver *r, const struct ast_text *list, uint32_t *count);
const struct str *strings_of(const struct resolver *r, const struct ast_ref *refs, uint32_t *count);
int percent_of(const struct resolver *r, const struct ast_value *value);
struct amount amount_of(struct resolver *r, const struct ast_value *value);
/* The value of a number, a share or money as a condition names it; false for other words. */
bool number_of_words(struct str words, double *number);

/* twins.c: names that differ in capital letters alone. */
void find_case_twins(struct resolver *r);

/* A set of clauses has a bit for each kind. */
static inline uint64_t clause_bit(enum ast_clause_kind kind)
{
	return UINT64_C(1) << kind;
}

/* clauses.c: what is said of each item; which kind can say what is put into the resolver first, in
 * the way in which it is asked most often. check_clauses asks whether the clauses of a block belong
 * there, and returns the set of them; `item` is NULL for what is no item. */
void prepare_clauses(struct resolver *r);
uint64_t check_clauses(
	struct resolver *r, const struct ast_node *node, enum kind kind, const struct item *item);
void resolve_clauses(struct resolver *r, struct item *item);

/* details.c: what most items do not have. `says` is the set of the node's clauses. */
struct details *new_details(struct resolver *r, uint64_t says); /* NULL: it needs none */
void add_details(struct resolver *r, const struct item *item, const struct ast_node *node,
	uint64_t says, struct details *more);
/* Says that there is no such status, and which there are. */
struct diag *report_status(struct resolver *r, struct span span, struct str word);
const struct item_status *status_value(
	struct resolver *r, const struct item *item, const struct ast_clause *clause);
const struct text *new_text(struct resolver *r, const struct ast_text *written);
const struct named_text *named_list(struct resolver *r, const struct ast_node *node,
	enum ast_clause_kind kind, uint32_t *count);

/* deadlines.c: `due`, `start` and `was`, in the order in which they depend on each other; and a
 * point that may name a phase or an event. What an item may wait for is known when the clauses of
 * all are resolved, what it may inherit when those of the items before it are. */
void settle_at_once(struct resolver *r, struct item *item); /* if it waits for no other */
void resolve_deadlines(struct resolver *r);                 /* of all that are left */
struct when point_of(struct resolver *r, const struct ast_point *point);

/* parties.c: parties, goals, phases and events. */
void resolve_phases(struct resolver *r);
void resolve_parties(struct resolver *r);
void resolve_goals(struct resolver *r);

/* header.c: the plan's own clauses. */
void resolve_calendar(struct resolver *r);
void resolve_header(struct resolver *r);

/* papers.c: columns, groups, orders. seek_column is the field of a name, false if nothing has it;
 * column_of reports that; damage_paper notes that the present paper cannot be made for a finding.
 */
void resolve_papers(struct resolver *r);
bool seek_column(struct resolver *r, const struct ast_field *written, struct column *column);
struct column column_of(struct resolver *r, const struct ast_field *written);
void damage_paper(struct resolver *r, struct diag *diag);

/* date_fixes.c: of what findings suggest for a date, only what reads stays a fix. After all else.
 */
void prove_date_fixes(struct resolver *r);

/* conditions.c: what `where` asks. */
const struct condition *condition_of(struct resolver *r, const struct ast_condition *written);

#endif
