#include "parse.h"

#include "parser.h"
#include "plan.tab.h"

#include <string.h>

static void read_grammar(struct parser *parser, void *scanner)
{
	plan_parse(scanner, parser);
}

static void read_quickly(struct parser *parser, void *scanner)
{
	parser->gave_up = quick_parse(scanner, parser) != 0;
}

/* The readings of a file, each for what the one before could not do. */
enum reading {
	QUICK,     /* without what only messages need: ends at a syntax error */
	THOROUGH,  /* says what is wrong */
	REPAIRING, /* supplies what braces are missing, by indentation */
};

/* What became of a reading. */
struct outcome {
	bool gave_up, unbalanced;
};

static struct outcome read_file(
	struct ast_file *file, struct words *words, struct diags *diags, enum reading how)
{
	struct parser parser = parser_of(file, words, diags);
	parser.repair = how == REPAIRING;
	/* A byte order mark is the loader's to report. */
	struct str text = {file->source->scan, file->source->size};
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		parser.line_begin = parser.at += 3;
	scan_file(&parser, how == QUICK ? read_quickly : read_grammar);
	file->nodes_end = parser.blocks[0].nodes_end;
	file->clauses_end = parser.blocks[0].clauses_end;
	file->trivia_end = parser.trivia_end;
	return (struct outcome){parser.gave_up, parser.unbalanced};
}

struct ast_file *parse(const struct source *source, struct words *words, struct diags *diags)
{
	struct diag **mark = diags_mark(diags);
	uint32_t lost = words->lost;
	struct ast_file *file = file_new(words->arena, source);
	struct outcome outcome = read_file(file, words, diags, QUICK);
	/* Most files are as they should be, and pay nothing for what messages need. Where braces do
	 * not balance, indentation says which of them is missing or too many. */
	for (enum reading how = THOROUGH; how <= REPAIRING; how++) {
		if (!outcome.gave_up && !outcome.unbalanced)
			return file;
		if (how == THOROUGH && !outcome.gave_up)
			continue;
		diags_rewind(diags, mark);
		words_forget_lost(words, lost);
		file = file_new(words->arena, source);
		outcome = read_file(file, words, diags, how);
	}
	return file;
}

struct words *words_for_plans(struct arena *arena)
{
	struct words *words = words_new(arena);
	plan_keywords(words);
	return words;
}
