#include "canonical_parts.h"

#include <stdlib.h>
#include <string.h>

static const char *bytes_at(const struct parts *parts, uint32_t offset)
{
	return parts->source->scan + (offset - parts->source->base);
}

static void add(
	struct parts *parts, enum part_kind kind, struct span span, const struct ast_text *text)
{
	if (span.start >= span.end)
		return;
	if (parts->count == parts->room) {
		parts->room = parts->room ? parts->room * 2 : 256;
		struct part *wider = arena_array(parts->arena, parts->room, sizeof *wider);
		if (parts->count)
			memcpy(wider, parts->list, parts->count * sizeof *wider);
		parts->list = wider;
	}
	parts->list[parts->count++] = (struct part){span, kind, text};
}

/* What joins two of a list is rewritten only if it is nothing else. */
static void add_joint(struct parts *parts, struct span before, struct span behind)
{
	for (uint32_t at = before.end; at < behind.start; at++)
		if (!strchr(" \t,aAnNdD", *bytes_at(parts, at)))
			return;
	add(parts, PART_JOINT, (struct span){before.end, behind.start}, NULL);
}

/* The tag of a language stands before its text. */
static uint32_t tag_start(const struct parts *parts, const struct ast_text *text)
{
	uint32_t at = text->span.start;
	while (*bytes_at(parts, at - 1) == ' ' || *bytes_at(parts, at - 1) == '\t')
		at--;
	return at - (uint32_t)sizeof text->language;
}

/* A text with its translations, which stand behind it or, from `block` on, on lines of their own.
 */
static void add_texts(struct parts *parts, const struct ast_text *text, uint32_t block)
{
	for (const struct ast_text *each = text; each; each = each->next) {
		bool goes_on = each->language[0] && each->span.start < block;
		struct span span = each->span;
		if (goes_on)
			span.start = tag_start(parts, each);
		add(parts, goes_on ? PART_TRANSLATION : PART_TEXT, span, each);
	}
}

static void add_text(struct parts *parts, const struct ast_text *text)
{
	add_texts(parts, text, UINT32_MAX);
}

static void add_text_list(struct parts *parts, const struct ast_text *text)
{
	for (; text; text = text->next) {
		add(parts, PART_TEXT, text->span, text);
		if (text->next)
			add_joint(parts, text->span, text->next->span);
	}
}

static void add_ref(struct parts *parts, const struct ast_ref *ref)
{
	if (ref)
		add(parts, ref->word ? PART_WORDS : PART_EXACT, ref->span, NULL);
}

static void add_refs(struct parts *parts, const struct ast_ref *ref)
{
	for (; ref; ref = ref->next) {
		add_ref(parts, ref);
		if (ref->next)
			add_joint(parts, ref->span, ref->next->span);
	}
}

static bool is_date(const struct ast_point *point)
{
	return !point || point->kind != POINT_WORDS;
}

static void add_point(struct parts *parts, const struct ast_point *point)
{
	if (point)
		add(parts, is_date(point) ? PART_DATE : PART_WORDS, point->span, NULL);
}

static void add_when(struct parts *parts, const struct ast_when *when)
{
	bool dated = true;
	switch (when->kind) {
	case WHEN_WORDS: return;
	case WHEN_ONGOING:
	case WHEN_TBC: add_point(parts, when->point); return;
	case WHEN_EVERY: dated = is_date(when->every->from) && is_date(when->every->until); break;
	case WHEN_RANGES:
		for (const struct ast_point *at = when->ranges; at; at = at->next)
			dated &= is_date(at);
	}
	add(parts, dated ? PART_DATE : PART_WORDS, when->span, NULL);
}

static void add_status(struct parts *parts, const struct ast_status_value *status)
{
	if (status)
		add_ref(parts, status->ref);
}

static void add_value(struct parts *parts, const struct ast_value *value)
{
	if (value && value->text)
		add_text(parts, value->text);
	else if (value)
		add(parts, PART_WORDS, value->span, NULL);
}

static void add_terms(struct parts *parts, const struct ast_terms *terms)
{
	if (!terms)
		return;
	add_text(parts, terms->written);
	add_text(parts, terms->label);
	add_text(parts, terms->because);
	add_text(parts, terms->agreed);
	add_point(parts, terms->on);
	add_point(parts, terms->agreed_on);
}

/* The values of a status are words of the language; others may be names. */
static void add_values(struct parts *parts, const struct ast_condition *test)
{
	bool is_status = str_equal(test->field.text, STR("status"));
	for (const struct ast_comparand *value = test->values; value; value = value->next) {
		unsigned char first = (unsigned char)*bytes_at(parts, value->ref.span.start);
		bool quoted = first == '"' || first >= 0x80;
		if (quoted || !is_status)
			add(parts, quoted ? PART_EXACT : PART_WORDS, value->ref.span, NULL);
	}
}

/* At most CONDITION_DEEPEST deep. */
static void add_condition(struct parts *parts, const struct ast_condition *condition)
{
	if (!condition)
		return;
	add_condition(parts, condition->left);
	add_condition(parts, condition->right);
	add_values(parts, condition);
	add_point(parts, condition->point);
	add_text(parts, condition->text);
}

static void add_columns(struct parts *parts, const struct ast_column *column)
{
	for (; column; column = column->next)
		add_text(parts, column->heading);
}

static void add_update(struct parts *parts, const struct ast_update *update)
{
	add_point(parts, update->on);
	add_status(parts, update->status);
	add_ref(parts, update->by);
	add_value(parts, update->progress);
	add_text(parts, update->text);
}

/* Which member of the union a kind has is said in ast.h. */
static void add_clause(struct parts *parts, const struct ast_clause *clause)
{
	add_terms(parts, clause_terms(clause));
	switch (clause->kind) {
	case CLAUSE_SUBTITLE:
	case CLAUSE_PUBLISHER:
	case CLAUSE_TEXT:
	case CLAUSE_NOTE:
	case CLAUSE_SO_THAT:
	case CLAUSE_NUMBER:
	case CLAUSE_EXEMPT:
	case CLAUSE_ROLE:
	case CLAUSE_EMAIL: add_text(parts, clause->text); break;
	case CLAUSE_EVIDENCE:
	case CLAUSE_AKA: add_text_list(parts, clause->text); break;
	case CLAUSE_LANGUAGES:
	case CLAUSE_RETIRED:
	case CLAUSE_DISTINCT:
	case CLAUSE_OWNER:
	case CLAUSE_SPONSOR:
	case CLAUSE_WITH:
	case CLAUSE_RAG:
	case CLAUSE_SUPPORTS:
	case CLAUSE_AFTER:
	case CLAUSE_SEE:
	case CLAUSE_TAG:
	case CLAUSE_FORMERLY:
	case CLAUSE_IN:
	case CLAUSE_HELD_BY: add_refs(parts, clause->refs); break;
	case CLAUSE_PERIOD:
	case CLAUSE_DUE:
	case CLAUSE_START:
	case CLAUSE_WAS: add_when(parts, clause->when); break;
	case CLAUSE_ADOPTED:
	case CLAUSE_FROM:
	case CLAUSE_UNTIL:
	case CLAUSE_ON: add_point(parts, clause->point); break;
	case CLAUSE_YEARS: add_point(parts, clause->years->from); break;
	case CLAUSE_STATUS: add_status(parts, clause->status); break;
	case CLAUSE_UPDATE: add_update(parts, clause->update); break;
	case CLAUSE_COLUMNS: add_columns(parts, clause->columns); break;
	case CLAUSE_WHERE: add_condition(parts, clause->where); break;
	case CLAUSE_BASELINE:
	case CLAUSE_TARGET:
	case CLAUSE_ACTUAL:
	case CLAUSE_BUDGET:
	case CLAUSE_PROGRESS:
		add_value(parts, clause->amount->value);
		add_point(parts, clause->amount->point);
		add_text(parts, clause->amount->words);
		break;
	case CLAUSE_RESPONSE: add_text(parts, clause->response->text); break;
	case CLAUSE_CALL:
		add_text(parts, clause->call->word);
		add_text(parts, clause->call->plural);
		break;
	case CLAUSE_FIELD:
	case CLAUSE_FOOTNOTE:
	case CLAUSE_RULE:
		add_ref(parts, clause->named->name);
		add_text(parts, clause->named->text);
		break;
	case CLAUSE_REQUIRE:
		for (const struct ast_ref *ref = clause->require->clauses; ref; ref = ref->next)
			if (ref->next)
				add_joint(parts, ref->span, ref->next->span);
		break;
	case CLAUSE_SLIPS:
	case CLAUSE_GROUP_BY:
	case CLAUSE_SORT_BY:
	case CLAUSE_VACANT:
	case CLAUSE_COUNT: break; /* words of the language only */
	}
}

static void add_node(struct parts *parts, const struct ast_node *node)
{
	add_ref(parts, node->name);
	add_texts(parts, node->title, node->block.end ? node->block.start : UINT32_MAX);
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		add_clause(parts, clause);
}

static int by_start(const void *a, const void *b)
{
	const struct part *one = a, *other = b;
	return (one->span.start > other->span.start) - (one->span.start < other->span.start);
}

struct parts parts_of(const struct ast_file *file, struct arena *arena)
{
	struct parts parts = {.arena = arena, .source = file->source};
	enum { DEEPEST = 64 }; /* blocks are at most 32 deep */
	const struct ast_node *next[DEEPEST] = {file->root->nodes};
	add_node(&parts, file->root);
	for (int depth = 0; depth >= 0;) {
		const struct ast_node *node = next[depth];
		if (!node) {
			depth--;
			continue;
		}
		next[depth] = node->next;
		add_node(&parts, node);
		if (node->nodes && depth + 1 < DEEPEST)
			next[++depth] = node->nodes;
	}
	if (parts.count)
		qsort(parts.list, parts.count, sizeof *parts.list, by_start);
	return parts;
}
