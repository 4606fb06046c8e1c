#include "tree.h"

#include <string.h>

static struct ast_node *node_new(struct parser *p, enum ast_kind kind, struct span header)
{
	struct ast_node *node = NEW(p->arena, struct ast_node);
	node->kind = kind;
	node->header = header;
	node->nodes_end = &node->nodes;
	node->clauses_end = &node->clauses;
	return node;
}

static struct ast_node *top(const struct parser *p)
{
	return p->blocks[p->block];
}

static void add(struct parser *p, struct ast_node *node)
{
	if (node->kind >= AST_THEME && node->kind <= AST_MEASURE)
		top(p)->last_item = node;
	*top(p)->nodes_end = node;
	top(p)->nodes_end = &node->next;
}

struct node_head tree_head_with(struct parser *p, const struct word *kind, struct ast_ref *name,
	struct ast_text *title, struct clause_list clauses, struct span keyword, struct span header)
{
	struct ast_node *node = node_new(p, (enum ast_kind)kind->value, header);
	node->keyword = keyword;
	node->name = name;
	node->title = title;
	/* A text that was not closed leaves a header that parses, and lacks what it swallowed. */
	node->damaged = header.start < p->error_line_end;
	if (clauses.first) {
		node->clauses = clauses.first;
		node->clauses_end = &clauses.last->next;
	}
	return (struct node_head){.node = node};
}

struct node_head tree_head(struct parser *p, const struct word *kind, struct ast_ref *name,
	struct ast_text *title, struct span keyword, struct span header)
{
	struct clause_list none = {0};
	return tree_head_with(p, kind, name, title, none, keyword, header);
}

struct node_head tree_head_broken(struct parser *p, const struct word *kind, struct ast_ref *name,
	struct ast_text *title, struct clause_list clauses, struct span keyword, struct span header)
{
	struct node_head head = tree_head_with(p, kind, name, title, clauses, keyword, header);
	head.node->damaged = true;
	return head;
}

void tree_add_node(struct parser *p, const struct node_head *head)
{
	add(p, head->node);
}

void tree_open(struct parser *p, const struct node_head *head, struct span brace)
{
	add(p, head->node);
	head->node->block = brace;
	head->node->supplied = brace.start == brace.end;
	head->node->damaged |= head->node->supplied;
	p->blocks[++p->block] = head->node;
}

void tree_open_lost(struct parser *p, struct span header, struct span brace)
{
	struct node_head head = {.node = node_new(p, AST_LOST, header)};
	head.node->damaged = true;
	/* A brace with a line to itself opens what should be the block of the item above it. */
	if (top(p)->last_item && header.start == brace.start)
		top(p)->last_item->damaged = true;
	tree_damaged(p); /* what the block was is what its parent now seems to lack */
	tree_open(p, &head, brace);
}

void tree_close(struct parser *p, struct span brace)
{
	top(p)->block = span_join(top(p)->block, brace);
	p->block--;
}

void tree_add_clauses(struct parser *p, struct clause_list clauses)
{
	struct ast_node *node = top(p);
	node->damaged |= clauses.first->span.start < p->error_line_end;
	/* A clause behind an item of its block is most likely that item's, whose `{` was forgotten.
	 */
	if (node->last_item) {
		node = node->last_item;
		node->damaged = true;
		for (struct ast_clause *clause = clauses.first; clause; clause = clause->next)
			clause->late = true;
	}
	*node->clauses_end = clauses.first;
	node->clauses_end = &clauses.last->next;
}

void tree_damaged(struct parser *p)
{
	top(p)->damaged = true;
}

void tree_translate_title(
	struct parser *p, const struct word *language, struct span text, struct span statement)
{
	struct ast_node *node = top(p);
	if (!node->title || node->clauses_end != &node->clauses || node->nodes) {
		if (!syntax_error_known(p, statement))
			report(p->diags, PL001, statement,
				"a translation stands on the line after its text");
		return;
	}
	node->title = text_new(p, node->title, language, text);
}

void tree_include(struct parser *p, struct span keyword, struct span header, struct ast_text *path)
{
	struct ast_node *node = node_new(p, AST_INCLUDE, header);
	node->keyword = keyword;
	node->title = path;
	add(p, node);
	if (p->block > 0 && !syntax_error_known(p, header))
		report(p->diags, PL001, keyword, "`include` stands outside every block");
}

void tree_version(struct parser *p, struct span keyword, struct span version, struct span header)
{
	struct ast_node *node = node_new(p, AST_VERSION, header);
	node->keyword = keyword;
	node->name = ref_slice(p, version);
	bool first = p->block == 0 && top(p)->nodes_end == &top(p)->nodes && !top(p)->clauses;
	add(p, node);
	if (!first) {
		if (!syntax_error_known(p, header))
			report(p->diags, PL001, keyword,
				"`plan-language` stands above everything else");
		return;
	}
	p->file->version = number_of(p, version);
	enum { KNOWN_VERSION = 1 };
	if (p->file->version == KNOWN_VERSION)
		return;
	struct str number = parser_slice(p, version);
	if (p->file->version == 0) {
		p->file->version = KNOWN_VERSION;
		report(p->diags, PL001, version, "there is no version %.*s of the language",
			STR_ARG(number));
		return;
	}
	struct diag *diag = report(p->diags, PL017, version,
		"this file needs version %.*s of the language; this planc knows version %d",
		STR_ARG(number), KNOWN_VERSION);
	help(p->diags, diag, "use a newer planc; clauses that this one does not know are skipped");
}

/* Clauses */

struct clause_list clause_list(const struct clause_list *before, struct ast_clause *clause)
{
	if (!before || !before->first)
		return (struct clause_list){clause, clause};
	before->last->next = clause;
	return (struct clause_list){before->first, clause};
}

struct clause_list clause_first(struct ast_clause *first, struct clause_list rest)
{
	first->next = rest.first;
	return (struct clause_list){first, rest.last ? rest.last : first};
}

static struct ast_clause *clause_new(
	struct parser *p, enum ast_clause_kind kind, struct span keyword, struct span span)
{
	struct ast_clause *clause = NEW(p->arena, struct ast_clause);
	clause->kind = kind;
	clause->keyword = keyword;
	clause->span = span;
	return clause;
}

struct ast_clause *clause_text(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_text *text)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->text = text;
	return clause;
}

struct ast_clause *clause_refs(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ref_list refs, struct ast_terms *terms)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->refs = refs.first;
	clause->terms = terms;
	return clause;
}

struct ast_clause *clause_written(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_text *written)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->terms = term_written(p, NULL, written);
	return clause;
}

struct ast_clause *clause_when(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_when *when, struct ast_terms *terms)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->when = when;
	clause->terms = terms;
	return clause;
}

struct ast_clause *clause_point(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_point *point)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->point = point;
	return clause;
}

struct ast_clause *clause_word(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, const struct word *word)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->word = word;
	return clause;
}

struct ast_clause *clause_status(struct parser *p, struct span keyword, struct span span,
	struct ast_status_value *status, struct ast_terms *terms)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_STATUS, keyword, span);
	clause->status = status;
	clause->terms = terms;
	return clause;
}

struct ast_clause *clause_amount(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_value *value, struct ast_point *point, struct ast_text *words)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->amount.value = value;
	clause->amount.point = point;
	clause->amount.words = words;
	return clause;
}

struct ast_clause *clause_update(
	struct parser *p, struct span keyword, struct span span, struct ast_update *update)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_UPDATE, keyword, span);
	clause->update = update;
	return clause;
}

struct ast_clause *clause_response(struct parser *p, struct span keyword, struct span span,
	const struct word *stance, bool in_part, struct ast_text *text)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_RESPONSE, keyword, span);
	clause->response.stance = stance;
	clause->response.in_part = in_part;
	clause->response.text = text;
	return clause;
}

struct ast_clause *clause_named(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_ref *name, struct ast_text *text)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->named.name = name;
	clause->named.text = text;
	return clause;
}

struct ast_clause *clause_rule(struct parser *p, struct span keyword, struct span span,
	struct ast_ref *code, struct ast_ref *level)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_RULE, keyword, span);
	clause->named.name = code;
	clause->named.level = level->word;
	return clause;
}

struct ast_clause *clause_require(struct parser *p, struct span keyword, struct span span,
	struct ref_list clauses, struct ast_ref *kind)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_REQUIRE, keyword, span);
	clause->require.clauses = clauses.first;
	clause->require.kind = kind;
	return clause;
}

struct ast_clause *clause_call(struct parser *p, struct span keyword, struct span span,
	struct ast_field what, struct ast_text *word, struct ast_text *plural)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_CALL, keyword, span);
	clause->call = NEW(p->arena, struct ast_call);
	clause->call->what = what;
	clause->call->word = word;
	clause->call->plural = plural;
	return clause;
}

struct ast_clause *clause_columns(
	struct parser *p, struct span keyword, struct span span, struct column_list columns)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_COLUMNS, keyword, span);
	clause->columns = columns.first;
	return clause;
}

struct ast_clause *clause_group(
	struct parser *p, struct span keyword, struct span span, struct ast_field kind)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_GROUP_BY, keyword, span);
	clause->group = kind;
	return clause;
}

struct ast_clause *clause_sort(
	struct parser *p, struct span keyword, struct span span, struct sort_list sorts)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_SORT_BY, keyword, span);
	clause->sort = sorts.first;
	return clause;
}

struct ast_clause *clause_where(
	struct parser *p, struct span keyword, struct span span, struct ast_condition *where)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_WHERE, keyword, span);
	clause->where = where;
	return clause;
}

struct ast_clause *clause_years(struct parser *p, struct span keyword, struct span span,
	struct ast_ref *which, struct ast_point *from)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_YEARS, keyword, span);
	clause->years.which = which;
	clause->years.from = from;
	return clause;
}
