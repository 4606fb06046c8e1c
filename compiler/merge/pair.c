#include "merge/pair.h"

#include "changes/alike.h"
#include "word.h"

#include <stdlib.h>

/* Unnamed items whose titles have fewer of their words in common are two, not one that was
 * reworded. */
enum { LEAST_ALIKE = 50 };

enum often { ONCE, LIST, MANY };

static const enum often clause_often[CLAUSE_COUNT] = {
#define CLAUSE(id, words, who, often) [CLAUSE_##id] = often,
#include "vocabulary.def"
};

/* What pieces have to agree in, one after the other. */
enum step { BY_NAME, AS_WRITTEN, BY_TITLE, BY_KIND, STEPS };

struct candidate {
	uint32_t key, order;
	struct piece *piece;
};

struct pairer {
	struct arena *arena;
	struct words *words;
	enum pairing pairing;
};

/* Where a clause that may be there several times says which it is: of a field its name. */
static const struct ast_ref *clause_name(const struct ast_clause *clause)
{
	switch (clause->kind) {
	case CLAUSE_FIELD:
	case CLAUSE_FOOTNOTE:
	case CLAUSE_RULE: return clause->named->name;
	default: return NULL;
	}
}

static struct str text_of(const struct piece *piece, struct span span)
{
	return (struct str){
		piece->body.at + (span.start - piece->span.start), span.end - span.start};
}

static struct str title_of(const struct piece *piece)
{
	const struct ast_text *title = piece->node->title;
	return title ? text_of(piece, title->span) : (struct str){0};
}

static struct str name_key(const struct piece *piece, struct arena *arena)
{
	if (piece->kind == PIECE_ITEM) {
		const struct ast_node *node = piece->node;
		if (!node->name)
			return (struct str){0};
		return str_format(arena, "item %d %.*s", node->kind,
			STR_ARG(text_of(piece, node->name->span)));
	}
	if (piece->kind == PIECE_TRANSLATION)
		return str_format(arena, "translation %.2s", piece->body.at);
	if (piece->kind != PIECE_CLAUSE)
		return str_format(arena, "piece %d", piece->kind);
	const struct ast_clause *clause = piece->clause;
	if (clause_often[clause->kind] == ONCE)
		return str_format(arena, "clause %d", clause->kind);
	if (clause->kind == CLAUSE_CALL)
		return str_format(
			arena, "call %.*s", STR_ARG(text_of(piece, clause->call->what.span)));
	const struct ast_ref *name = clause_name(clause);
	return name ? str_format(arena, "clause %d %.*s", clause->kind,
			      STR_ARG(text_of(piece, name->span)))
		    : (struct str){0};
}

/* What the piece is known by in this step; empty if by nothing. */
static struct str key_of(const struct piece *piece, enum step step, struct arena *arena)
{
	switch (step) {
	case BY_NAME: return name_key(piece, arena);
	case AS_WRITTEN: return piece->whole;
	case BY_TITLE:
		if (piece->kind != PIECE_ITEM || !title_of(piece).len)
			return (struct str){0};
		return str_format(arena, "%d %.*s", piece->node->kind, STR_ARG(title_of(piece)));
	default:
		return piece->kind == PIECE_CLAUSE
			       ? str_format(arena, "clause %d", piece->clause->kind)
		       : piece->kind == PIECE_ITEM && !piece->node->name
			       ? str_format(arena, "item %d", piece->node->kind)
			       : (struct str){0};
	}
}

static int by_key(const void *a, const void *b)
{
	const struct candidate *left = a, *right = b;
	if (left->key != right->key)
		return left->key < right->key ? -1 : 1;
	return left->order < right->order ? -1 : 1;
}

/* The pieces below `parent` that have no partner yet, by key and then as they follow. */
static struct candidate *candidates(
	const struct pairer *pairer, const struct piece *parent, enum step step, size_t *count)
{
	size_t most = 1;
	for (const struct piece *piece = parent->first; piece; piece = piece->next)
		most++;
	struct candidate *list = arena_array(pairer->arena, most, sizeof *list);
	*count = 0;
	uint32_t order = 0;
	for (struct piece *piece = parent->first; piece; piece = piece->next) {
		bool has_base = piece->partner[BASE_OURS] || piece->partner[BASE_THEIRS];
		if (piece->partner[pairer->pairing] || (pairer->pairing == OURS_THEIRS && has_base))
			continue;
		struct str key = key_of(piece, step, pairer->arena);
		if (key.len)
			list[(*count)++] =
				(struct candidate){word_of(pairer->words, key)->id, order++, piece};
	}
	qsort(list, *count, sizeof *list, by_key);
	return list;
}

/* True for what would be two answers to one question if both sides' were kept. */
static bool is_one(const struct piece *piece)
{
	return piece->kind == PIECE_CLAUSE &&
	       (clause_often[piece->clause->kind] == LIST || piece->clause->kind == CLAUSE_DUE);
}

static bool may_pair(const struct pairer *pairer, enum step step, const struct piece *left,
	const struct piece *right)
{
	if (step != BY_KIND)
		return true;
	if (pairer->pairing == OURS_THEIRS)
		return is_one(left);
	return left->kind != PIECE_ITEM ||
	       texts_alike(pairer->arena, title_of(left), title_of(right)) >= LEAST_ALIKE;
}

static size_t same_key(const struct candidate *list, size_t at, size_t count)
{
	size_t end = at;
	while (end < count && list[end].key == list[at].key)
		end++;
	return end;
}

static void pair_by(
	struct pairer *pairer, const struct piece *left, const struct piece *right, enum step step)
{
	size_t left_count, right_count;
	struct candidate *a = candidates(pairer, left, step, &left_count);
	struct candidate *b = candidates(pairer, right, step, &right_count);
	for (size_t i = 0, j = 0; i < left_count && j < right_count;) {
		if (a[i].key != b[j].key) {
			*(a[i].key < b[j].key ? &i : &j) += 1;
			continue;
		}
		size_t i_end = same_key(a, i, left_count), j_end = same_key(b, j, right_count);
		/* Of several that only agree in kind, nobody knows which is which. */
		bool clear = step != BY_KIND || i_end - i == j_end - j;
		for (; i < i_end && j < j_end; i++, j++)
			if (clear && may_pair(pairer, step, a[i].piece, b[j].piece)) {
				a[i].piece->partner[pairer->pairing] = b[j].piece;
				b[j].piece->partner[pairer->pairing] = a[i].piece;
			}
		i = i_end;
		j = j_end;
	}
}

void pair_insides(
	struct piece *left, struct piece *right, enum pairing pairing, struct arena *arena)
{
	struct pairer pairer = {arena, words_new(arena), pairing};
	for (enum step step = BY_NAME; step < STEPS; step++)
		pair_by(&pairer, left, right, step);
}
