#include "trial.h"

#include "parser.h"
#include "plan.tab.h"

static void read_quickly(struct parser *parser, void *scanner)
{
	parser->gave_up = quick_parse(scanner, parser) != 0;
}

struct trial try_date(struct words *words, struct str date)
{
	static const char before[] = "action 1 \"A\" due ";
	struct sources *sources = sources_new(words->arena);
	struct trial trial = {.sources = sources, .diags = diags_new(words->arena, sources)};
	struct str error, text = str_format(words->arena, "%s%.*s\n", before, STR_ARG(date));
	const struct source *source = source_add(sources, text, STR("a date"), &error);
	if (!source)
		return trial;
	struct ast_file *file = file_new(words->arena, source);
	struct parser parser = parser_of(file, words, trial.diags);
	scan_file(&parser, read_quickly);
	const struct ast_clause *due = file->root->nodes ? file->root->nodes->clauses : NULL;
	if (parser.gave_up || !due || due->next || due->kind != CLAUSE_DUE)
		return trial;
	trial.words.start = source->base + (uint32_t)sizeof before - 1;
	trial.words.end = trial.words.start + (uint32_t)date.len;
	trial.due = due->when;
	return trial;
}
