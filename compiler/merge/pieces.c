#include "merge/pieces.h"

#include "diag.h"
#include "encoding.h"
#include "parse.h"

#include <stdlib.h>
#include <string.h>

/* The file as it is being cut. */
struct cutter {
	struct arena *arena;
	const struct source *source;
	struct piece **list;
	size_t count, room;
	bool failed; /* something stands between pieces that is neither blank nor comment */
};

static struct str slice(const struct cutter *cutter, uint32_t start, uint32_t end)
{
	return (struct str){cutter->source->text + (start - cutter->source->base), end - start};
}

static struct piece *add(struct cutter *cutter, enum piece_kind kind, enum piece_place place,
	struct piece *parent, struct span span)
{
	if (cutter->count == cutter->room) {
		size_t room = cutter->room * 2 + 64;
		struct piece **wider = arena_array(cutter->arena, room, sizeof *wider);
		if (cutter->count)
			memcpy(wider, cutter->list, cutter->count * sizeof *wider);
		cutter->list = wider;
		cutter->room = room;
	}
	struct piece *piece = NEW(cutter->arena, struct piece);
	*piece = (struct piece){
		.kind = kind, .place = place, .parent = parent, .span = span, .inside = 1};
	piece->body = slice(cutter, span.start, span.end);
	cutter->list[cutter->count++] = piece;
	return piece;
}

/* A translation's span is that of its quotes; its tag stands before them. */
static struct span with_tag(const struct cutter *cutter, struct span span)
{
	const char *text = cutter->source->text;
	uint32_t at = span.start - cutter->source->base;
	while (at > 0 && ascii_is_blank(text[at - 1]))
		at--;
	while (at > 0 && ascii_is_alpha(text[at - 1]))
		at--;
	return (struct span){at + cutter->source->base, span.end};
}

/* The header as far as its clauses; translations on lines below are pieces of their own. */
static void cut_header(struct cutter *cutter, struct piece *item)
{
	const struct ast_node *node = item->node;
	uint32_t end = node->keyword_end;
	if (node->name && node->name->span.end > end)
		end = node->name->span.end;
	for (const struct ast_text *text = node->title; text; text = text->next)
		if (text->span.end <= node->header.end) {
			end = text->span.end > end ? text->span.end : end;
		} else {
			add(cutter, PIECE_TRANSLATION, IN_BLOCK, item,
				with_tag(cutter, text->span));
		}
	item->span = (struct span){node->header.start, end};
	item->body = slice(cutter, item->span.start, item->span.end);
}

static void cut_insides(struct cutter *cutter, struct piece *parent, const struct ast_node *node)
{
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		bool on_header = parent->kind == PIECE_ITEM && clause->span.end <= node->header.end;
		add(cutter, PIECE_CLAUSE, on_header ? ON_HEADER : IN_BLOCK, parent, clause->span)
			->clause = clause;
	}
	for (const struct ast_node *child = node->nodes; child; child = child->next)
		add(cutter, PIECE_ITEM, IN_BLOCK, parent, child->header)->node = child;
	if (!node->block.end || parent->kind != PIECE_ITEM)
		return;
	struct span block = node->block;
	add(cutter, PIECE_OPEN, AT_OPEN, parent, (struct span){block.start, block.start + 1});
	add(cutter, PIECE_CLOSE, AT_CLOSE, parent, (struct span){block.end - 1, block.end});
}

static int by_place(const void *a, const void *b)
{
	const struct piece *left = *(struct piece *const *)a, *right = *(struct piece *const *)b;
	if (left->span.start != right->span.start)
		return left->span.start < right->span.start ? -1 : 1;
	return (left->span.end > right->span.end) - (left->span.end < right->span.end);
}

/* Nothing but blanks, line ends and comments; a byte order mark where the file begins. */
static bool is_between(struct str text, bool begins)
{
	size_t at = begins && str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
	while (at < text.len) {
		if (text.at[at] == '#') {
			const char *end = memchr(text.at + at, '\n', text.len - at);
			at = end ? (size_t)(end - text.at) : text.len;
		} else if (!ascii_is_blank(text.at[at++])) {
			return false;
		}
	}
	return true;
}

/* Gives what stands between two pieces to the one whose line it is on. */
static void share(struct cutter *cutter, struct piece *before, struct piece *behind, bool begins)
{
	uint32_t start = before ? before->span.end : cutter->source->base;
	if (start > behind->span.start) {
		cutter->failed = true;
		return;
	}
	struct str gap = slice(cutter, start, behind->span.start);
	cutter->failed |= !is_between(gap, begins);
	if (before) {
		const char *end = memchr(gap.at, '\n', gap.len);
		size_t len = end ? (size_t)(end - gap.at) + 1 : 0;
		before->tail = (struct str){gap.at, len};
		gap = (struct str){gap.at + len, gap.len - len};
		behind->starts_line = len > 0;
	} else {
		behind->starts_line = true;
	}
	size_t line = gap.len;
	while (line > 0 && gap.at[line - 1] != '\n')
		line--;
	behind->above = (struct str){gap.at, line};
	behind->indent = (struct str){gap.at + line, gap.len - line};
}

/* Hangs the pieces below each other, in the order of the text, and closes items from behind. */
static void hang(struct cutter *cutter, struct piece *file)
{
	struct piece *before = NULL;
	for (size_t i = 0; i < cutter->count; i++) {
		struct piece *piece = cutter->list[i], *parent = piece->parent;
		share(cutter, before, piece, i == 0);
		if (parent->end_child)
			parent->end_child->next = piece;
		else
			parent->first = piece;
		parent->end_child = piece;
		before = piece;
	}
	for (size_t i = cutter->count; i-- > 0;) {
		struct piece *piece = cutter->list[i];
		piece->last = piece->end_child ? piece->end_child->last : piece;
		piece->whole = (struct str){piece->body.at,
			(size_t)(piece->last->body.at + piece->last->body.len - piece->body.at)};
		piece->parent->inside += piece->inside;
	}
	file->last = before;
}

static struct piece *cut(struct cutter *cutter, const struct ast_file *ast)
{
	uint32_t base = cutter->source->base, size = cutter->source->size;
	struct piece *file = NEW(cutter->arena, struct piece);
	*file = (struct piece){
		.kind = PIECE_FILE, .inside = 1, .whole = {cutter->source->text, size}};
	cut_insides(cutter, file, ast->root);
	for (size_t i = 0; i < cutter->count; i++)
		if (cutter->list[i]->kind == PIECE_ITEM) {
			struct piece *item = cutter->list[i];
			cut_insides(cutter, item, item->node);
			cut_header(cutter, item);
		}
	add(cutter, PIECE_CLOSE, AT_CLOSE, file, (struct span){base + size, base + size});
	qsort(cutter->list, cutter->count, sizeof *cutter->list, by_place);
	hang(cutter, file);
	return cutter->failed ? NULL : file;
}

struct piece *pieces_of(struct str text, struct arena *arena)
{
	struct sources *sources = sources_new(arena);
	struct str error;
	struct source *source = source_add(sources, text, STR(""), &error);
	if (!source)
		return NULL;
	struct diags *diags = diags_new(arena, sources);
	check_encoding(source, diags);
	if (source->scan != source->text)
		return NULL;
	const struct ast_file *ast = parse(source, words_for_plans(arena), diags);
	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		if (diag_is_fixed(diag->id))
			return NULL;
	struct cutter cutter = {.arena = arena, .source = source};
	return cut(&cutter, ast);
}

struct str comments_of(struct str text, struct arena *arena)
{
	char *out = arena_alloc(arena, text.len + 1);
	size_t len = 0;
	for (size_t at = 0; at < text.len;) {
		const char *end = memchr(text.at + at, '\n', text.len - at);
		size_t size = (end ? (size_t)(end - text.at) : text.len) - at;
		struct str line = str_trim((struct str){text.at + at, size});
		if (line.len) {
			memcpy(out + len, line.at, line.len);
			len += line.len;
			out[len++] = '\n';
		}
		at += size + (end != NULL);
	}
	return (struct str){out, len};
}
