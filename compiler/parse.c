#include "parse.h"

#include "parser.h"
#include "plan.tab.h"

#include <string.h>

static void read_grammar(struct parser *parser, void *scanner)
{
	plan_parse(scanner, parser);
}

static struct ast_file *file_new(struct arena *arena, const struct source *source)
{
	struct ast_file *file = NEW(arena, struct ast_file);
	file->source = source;
	file->version = 1;
	file->root = NEW(arena, struct ast_node);
	file->root->kind = AST_LOST;
	return file;
}

/* One reading of the file; false if its braces do not balance. */
static bool read_file(struct ast_file *file, struct words *words, struct diags *diags, bool repair)
{
	struct parser parser = {
		.arena = words->arena,
		.source = file->source,
		.words = words,
		.diags = diags,
		.file = file,
		.trivia_end = &file->trivia,
		.at = file->source->base,
		.line_begin = file->source->base,
		.repair = repair,
		.blocks = {{.node = file->root,
			.nodes_end = &file->root->nodes,
			.clauses_end = &file->root->clauses}},
	};
	/* A byte order mark is the loader's to report. */
	struct str text = {file->source->scan, file->source->size};
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		parser.line_begin = parser.at += 3;
	scan_file(&parser, read_grammar);
	file->nodes_end = parser.blocks[0].nodes_end;
	file->clauses_end = parser.blocks[0].clauses_end;
	return !parser.unbalanced;
}

struct ast_file *parse(const struct source *source, struct words *words, struct diags *diags)
{
	struct ast_file *file = file_new(words->arena, source);
	struct diag **mark = diags_mark(diags);
	if (read_file(file, words, diags, false))
		return file;
	/* Only where braces do not balance, indentation says which of them is missing or too many:
	 * the file is read once more, with that in mind. */
	diags_rewind(diags, mark);
	words_forget_lost(words);
	file = file_new(words->arena, source);
	read_file(file, words, diags, true);
	return file;
}

struct words *words_for_plans(struct arena *arena)
{
	struct words *words = words_new(arena);
	plan_keywords(words);
	return words;
}
