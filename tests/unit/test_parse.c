/* Parsing: what the scanner takes for a token, what the tree keeps, and what takes no stack. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdlib.h>

#include "parse.h"
#include "parser.h"

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

/* One text, parsed. */
struct trial {
	struct arena *arena;
	struct sources *sources;
	struct diags *diags;
	struct words *words;
	const struct source *source;
	const struct ast_file *file;
};

static struct trial begin(struct str text)
{
	struct trial trial = {.arena = arena_new(out_of_memory)};
	trial.sources = sources_new(trial.arena);
	trial.diags = diags_new(trial.arena, trial.sources);
	trial.words = words_for_plans(trial.arena);
	struct str error;
	trial.source = source_add(trial.sources, text, STR("t.plan"), &error);
	assert_non_null(trial.source);
	return trial;
}

static struct trial try_text(struct str text)
{
	struct trial trial = begin(text);
	trial.file = parse(trial.source, trial.words, trial.diags);
	return trial;
}

static struct str slice(const struct trial *trial, struct span span)
{
	return source_slice(trial->sources, span);
}

static void assert_text(const struct trial *trial, struct span span, const char *expected)
{
	struct str text = slice(trial, span);
	assert_int_equal(text.len, strlen(expected));
	assert_memory_equal(text.at, expected, text.len);
}

/* Fails with the first finding. */
static void assert_no_findings(const struct trial *trial)
{
	const struct diag *diag = trial->diags->first;
	if (!diag)
		return;
	struct place place = source_place(trial->sources, diag->span.start);
	fail_msg("line %u: %.*s", (unsigned)place.line, STR_ARG(diag->message));
}

static unsigned count_findings(const struct trial *trial)
{
	unsigned count = 0;
	for (const struct diag *diag = trial->diags->first; diag; diag = diag->next)
		count++;
	return count;
}

/* Every form of statement, every shape of token, every habit of layout. */
static const char EVERYTHING[] =
	"# first comment\n"
	"plan-language 1   # behind\n"
	"\n"
	"plan cohesion \"Cohesion £ – ● é\" {\n"
	"\tsubtitle \"Delivery\"\n"
	"    cy \"Cyflawni\"\n"
	"\n"
	"\n"
	"    period September 2017 to October 2019\n"
	"    years from 1 July\n"
	"    languages en, cy\n"
	"    slips need approval\n"
	"    require owner, due on action\n"
	"    rule PL503 off\n"
	"    call pledge \"Recommendation\" plural \"Recommendations\"\n"
	"    call in progress \"Ongoing\"\n"
	"    columns action, so that \"So that\", owner (role) and with \"Who\", due\n"
	"    group by pledge\n"
	"    sort by due descending, number\n"
	"    where status is delayed, at risk or not (overdue and due before March 2018)\n"
	"    where changed since \"origin/main\"\n"
	"    footnote * \"Carried over.\"\n"
	"    footnote † \"Daggers.\"\n"
	"    retired a7, 1.2\n"
	"    # inside\n"
	"}\n"
	"include \"parties.plan\"\n"
	"person ada \"Ada Marsh\" role \"Head\" in parks from April 2016 until March 2018\n"
	"post head \"Head of Arts\" {\n"
	"    held by ada and ben\n"
	"    aka \"HoA\", \"Arts head\"\n"
	"    email \"arts@example.org\"\n"
	"} \n"
	"team t \"Team\" vacant\n"
	"goal g \"Goal\" text \"Why.\"\n"
	"phase short \"Short-term\" until 2020\n"
	"event royal-assent \"Royal Assent\" on 3 May 2019\n"
	"theme {\n"
	"pledge 1 \"\" { objective \"Inner\" { owner ada }\n"
	"} }\n"
	"pledge R2 \"Over\n"
	"      three\n"
	"\n"
	"   lines\" {\n"
	"    cy \"Dros\n"
	"        linellau\"\n"
	"    text \"A \\\"quoted\\\" word,\n"
	"        and more.\n"
	"    \"\n"
	"    action 1.2 \"Do it.\" owner ada, \"Ben B\", 101,102 and 1.2/1 due 31st March 2018 {\n"
	"        was 2018-03 because \"x\" agreed \"Board\" on 2018-03-31\n"
	"        was written \"December 201\"\n"
	"        start Q3 2017/18 written \"Q3\"\n"
	"        due Years 1, 2 and 3 for \"first\"\n"
	"        due every 6 months from 2017/18 until 2018 for \"second\"\n"
	"        due by the end of Winter 2017/18 for \"third\"\n"
	"        status complete on 31 July 2018 because \"done\"\n"
	"        progress 60 % rag amber budget £1.1m \"a year\"\n"
	"        update 31 December 2018 complete by ada progress 90% \"Said.\"\n"
	"        response agree in part \"Yes.\"\n"
	"        supports g after a see b tag x, y field ward \"Bethnal\" evidence \"a\", \"b\"\n"
	"        number \"1.\" formerly a7 footnote ** exempt \"Paragraph 3\" so that \"Good.\"\n"
	"        milestone \"M\" due 3 months after 1.2/4\n"
	"        milestone m \"N\" status merged into 1.2\n"
	"        measure \"Homes\" baseline 1,200 in 2012 target 1,500.5 by March 2013\\\n"
	"    }\n"
	"}\n"
	"report scrutiny \"Overdue\" {\n"
	"    where owner in strategy\n"
	"}\n"
	"# last, without a line end";

/* The one character of EVERYTHING that belongs to no statement. */
static const char STRAY[] = "\\\n    }\n}\nreport";

static char *everything(void)
{
	char *text = strdup(EVERYTHING);
	assert_non_null(text);
	char *stray = strstr(text, STRAY);
	assert_non_null(stray);
	*stray = ' ';
	return text;
}

/* Tokens */

static bool is_space(char c)
{
	return ascii_is_blank(c);
}

/* Bytes between two tokens are blanks, line ends and comments. */
static void assert_gap(struct str gap)
{
	for (size_t i = 0; i < gap.len; i++) {
		if (gap.at[i] == '#') {
			size_t end = str_find((struct str){gap.at + i, gap.len - i}, STR("\n"));
			i += end;
		} else if (!is_space(gap.at[i])) {
			fail_msg("`%c` is in no token", gap.at[i]);
		}
	}
}

static void read_tokens(struct parser *parser, void *scanner)
{
	const struct source *source = parser->source;
	uint32_t end = source->base;
	struct token token;
	for (;;) {
		scan_token(parser, scanner, &token);
		if (token.kind == 0)
			break;
		assert_true(token.span.start >= end);
		assert_true(token.span.end > token.span.start);
		assert_gap(
			(struct str){source->text + (end - source->base), token.span.start - end});
		/* Nobody may meet the NUL that flex keeps behind its token. */
		assert_int_equal(strlen(source->scan), source->size);
		end = token.span.end;
		parser->line_has_token = true;
		parser->taken[parser->taken_count++ % TOKENS_KEPT] = token;
	}
	assert_gap((struct str){
		source->text + (end - source->base), source->size - (end - source->base)});
	assert_int_equal(parser->at, source->base + source->size);
}

static void test_tokens_tile_the_text(void **state)
{
	(void)state;
	static const char *const more[] = {"", "\n", " ", "x", "\"", "\"\"", "\"a\"", "\\\"\n", "é",
		"中文x", "1,200.5", "12,34", "1.2.3/4-5", "31st", "2018-03-31x", "£1.1 million",
		"£ 5", "60\t%", "** *†‡§", "{}}{", "a/b/", "/a", "a-", "-a", "#", "# x", "#\n#\n",
		"\"a\nb\n\"c", "\r\n\r\n", "cy \"a\"\ncy \"b\"", "(),;:=", "\"a\\", "\"\\\\\" x"};
	size_t count = sizeof more / sizeof more[0];
	for (size_t i = 0; i <= count; i++) {
		struct str text = i < count ? str_of(more[i]) : str_of(EVERYTHING);
		struct trial trial = begin(text);
		struct ast_file file = {.source = trial.source, .version = 1};
		struct ast_node root = {0};
		file.root = &root;
		struct parser parser = {.arena = trial.arena,
			.source = trial.source,
			.words = trial.words,
			.diags = trial.diags,
			.file = &file,
			.trivia_end = &file.trivia,
			.at = trial.source->base,
			.line_begin = trial.source->base,
			.blocks = {{.node = &root,
				.nodes_end = &root.nodes,
				.clauses_end = &root.clauses}}};
		scan_file(&parser, read_tokens);
		assert_memory_equal(trial.source->text, text.at, text.len);
		arena_free(trial.arena);
	}
}

/* What the tree keeps */

/* Which bytes of the source are in the tree, or in what stands between its statements. */
struct marks {
	const struct trial *trial;
	bool *kept;
};

static void mark(struct marks *marks, struct span span)
{
	uint32_t base = marks->trial->source->base;
	assert_true(span.start >= base && span.end >= span.start);
	assert_true(span.end <= base + marks->trial->source->size);
	for (uint32_t i = span.start; i < span.end; i++)
		marks->kept[i - base] = true;
}

/* A text, with its translations and their tags. */
static void mark_text(struct marks *marks, const struct ast_text *text)
{
	for (; text; text = text->next) {
		struct str written = slice(marks->trial, text->span);
		assert_true(written.len >= 2 && written.at[0] == '"');
		assert_int_equal(written.at[written.len - 1], '"');
		mark(marks, text->span);
		if (!text->language[0])
			continue;
		uint32_t tag = text->span.start - 1;
		while (is_space(slice(marks->trial, (struct span){tag, tag + 1}).at[0]))
			tag--;
		struct span span = {tag - 1, tag + 1};
		assert_true(str_equal(slice(marks->trial, span), (struct str){text->language, 2}));
		mark(marks, span);
	}
}

static void mark_node(struct marks *marks, const struct ast_node *node)
{
	mark(marks, node->header);
	mark_text(marks, node->title);
	if (node->name)
		assert_true(
			str_equal(slice(marks->trial, node->name->span), node->name->word->text));
	if (node->block.end) {
		mark(marks, (struct span){node->block.start, node->block.start + 1});
		mark(marks, (struct span){node->block.end - 1, node->block.end});
		assert_true(node->block.start >= node->header.end);
	}
	uint32_t before = node_keyword(node).end;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		mark(marks, clause->span);
		assert_true(clause->span.start >= before);
		assert_true(clause->keyword_end > clause->span.start);
		before = clause->span.end;
	}
	for (const struct ast_node *child = node->nodes; child; child = child->next) {
		mark_node(marks, child);
		assert_true(child->header.start >= before);
		before = child->block.end ? child->block.end : child->header.end;
	}
	assert_true(node->block.end == 0 || before < node->block.end);
}

static void test_nothing_written_is_lost(void **state)
{
	(void)state;
	char *text = everything();
	struct trial trial = try_text(str_of(text));
	assert_no_findings(&trial);
	struct marks marks = {&trial, calloc(trial.source->size, sizeof(bool))};
	for (const struct ast_node *node = trial.file->root->nodes; node; node = node->next)
		mark_node(&marks, node);
	uint32_t before = 0, comments = 0, blanks = 0, own = 0;
	for (const struct ast_trivia *trivia = trial.file->trivia; trivia; trivia = trivia->next) {
		assert_true(trivia->span.start >= before);
		before = trivia->span.end;
		mark(&marks, trivia->span);
		comments += trivia->kind == TRIVIA_COMMENT;
		own += trivia->kind == TRIVIA_COMMENT && trivia->own_line;
		blanks += trivia->kind == TRIVIA_BLANK_LINE;
	}
	assert_int_equal(comments, 4);
	assert_int_equal(own, 3);
	assert_int_equal(blanks, 3); /* the one inside a text is the text's */
	for (uint32_t i = 0; i < trial.source->size; i++)
		if (!marks.kept[i] && !is_space(trial.source->text[i]))
			fail_msg("not in the tree: %.40s", trial.source->text + i);
	assert_memory_equal(trial.source->text, text, strlen(text));
	free(marks.kept);
	free(text);
	arena_free(trial.arena);
}

static void test_comments(void **state)
{
	(void)state;
	struct trial trial = try_text(STR("#a\n  # b # c\nplan p \"P # no\" # d\n\n \t\n#\n# e"));
	assert_no_findings(&trial);
	static const struct {
		const char *text;
		int kind;
		bool own_line;
	} rows[] = {{"#a", TRIVIA_COMMENT, true}, {"# b # c", TRIVIA_COMMENT, true},
		{"# d", TRIVIA_COMMENT, false}, {NULL, TRIVIA_BLANK_LINE, true},
		{NULL, TRIVIA_BLANK_LINE, true}, {"#", TRIVIA_COMMENT, true},
		{"# e", TRIVIA_COMMENT, true}};
	const struct ast_trivia *trivia = trial.file->trivia;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++, trivia = trivia->next) {
		assert_non_null(trivia);
		assert_int_equal(trivia->kind, rows[i].kind);
		assert_int_equal(trivia->own_line, rows[i].own_line);
		if (rows[i].text)
			assert_text(&trial, trivia->span, rows[i].text);
	}
	assert_null(trivia);
	arena_free(trial.arena);
}

/* Names */

/* All words that the grammar knows, as the table has them. */
static const struct word **keywords(const struct trial *trial, size_t *count)
{
	const struct word **list = arena_array(trial->arena, trial->words->count, sizeof *list);
	*count = 0;
	for (uint32_t id = 0; id < trial->words->count; id++)
		if (word_at(trial->words, id)->token)
			list[(*count)++] = word_at(trial->words, id);
	assert_true(*count > 150);
	return list;
}

static const char *const KINDS[] = {
#define KIND(id, word, plural, article) word,
#include "vocabulary.def"
};
enum { KIND_WORDS = sizeof KINDS / sizeof KINDS[0] };

/* Every keyword, as `rest` has it behind each kind: `action WORD "T"`. */
static void try_names(const char *kind, const char *rest, const char *const *spelling)
{
	struct trial words = begin(STR(""));
	size_t count;
	const struct word **list = keywords(&words, &count);
	struct str text = {0};
	for (size_t i = 0; i < count; i++) {
		char *name = str_chars(words.arena, list[i]->text);
		if (spelling)
			name[0] = (char)(name[0] - 'a' + 'A');
		text = str_format(words.arena, "%.*s%s %s%s\n", STR_ARG(text), kind, name, rest);
	}
	struct trial trial = try_text(text);
	assert_no_findings(&trial);
	size_t found = 0;
	for (const struct ast_node *node = trial.file->root->nodes; node; node = node->next) {
		struct str name = list[found]->text;
		assert_non_null(node->name);
		assert_true(str_equal_nocase(node->name->word->text, name));
		assert_true(str_equal(node->name->word->text, slice(&trial, node->name->span)));
		assert_true((node->title != NULL) == (strchr(rest, '"') != NULL));
		found++;
	}
	assert_int_equal(found, count);
	arena_free(trial.arena);
	arena_free(words.arena);
}

static void test_no_word_is_reserved(void **state)
{
	(void)state;
	static const char *const capital[] = {"A"};
	for (size_t i = 0; i < KIND_WORDS; i++) {
		try_names(KINDS[i], " \"T\"", NULL);
		try_names(KINDS[i], " \"T\" {\n}", NULL);
		try_names(KINDS[i], " \"T\"", capital);
	}
	/* Only what may have no title has a name alone. */
	static const char *const bare[] = {"plan", "theme", "pledge", "objective", "action",
		"milestone", "measure", "goal", "report"};
	for (size_t i = 0; i < sizeof bare / sizeof bare[0]; i++) {
		try_names(bare[i], "", NULL);
		try_names(bare[i], " {\n}", NULL);
	}
}

/* Every keyword where something is referred to, between other clauses. */
static void test_any_word_is_a_reference(void **state)
{
	(void)state;
	static const char *const forms[] = {"owner %s due 2018", "owner %s, %s and %s sponsor x",
		"with %s", "supports %s", "after %s tag y", "see %s, 1.2/%s", "tag %s",
		"formerly %s", "status merged into %s on 2018", "due 3 months after %s",
		"update 2018 by %s \"x\"", "update by %s progress 5%% \"x\"", "field %s \"x\"",
		"footnote %s", "rag %s"};
	struct trial words = begin(STR(""));
	size_t count;
	const struct word **list = keywords(&words, &count);
	for (size_t f = 0; f < sizeof forms / sizeof forms[0]; f++)
		for (size_t i = 0; i < count; i++) {
			const char *name = str_chars(words.arena, list[i]->text);
			char clause[200], line[300];
			/* A form may ask for fewer names than are given. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
			snprintf(clause, sizeof clause, forms[f], name, name, name);
#pragma GCC diagnostic pop
			snprintf(line, sizeof line, "action a \"A\" %s note \"n\"\n", clause);
			struct trial trial = try_text(str_of(line));
			if (trial.diags->first)
				fail_msg("%s: %.*s", line, STR_ARG(trial.diags->first->message));
			arena_free(trial.arena);
		}
	arena_free(words.arena);
}

static void test_keywords_in_any_case(void **state)
{
	(void)state;
	struct trial trial = try_text(STR(
		"PLAN p \"P\"\nAction a \"A\" OWNER ada Due 31ST MARCH 2018 STATUS On Track\n"));
	assert_no_findings(&trial);
	const struct ast_node *action = trial.file->root->nodes->next;
	assert_int_equal(action->kind, AST_ACTION);
	assert_int_equal(action->clauses->kind, CLAUSE_OWNER);
	assert_int_equal(action->clauses->next->when->ranges->month, 3);
	assert_int_equal(action->clauses->next->next->status->status, STATUS_ON_TRACK);
	arena_free(trial.arena);
}

/* Texts */

static void read_first_token(struct parser *parser, void *scanner)
{
	scan_token(parser, scanner, &parser->taken[parser->taken_count++]);
}

/* The text that a file begins with, as the closing-quote rule finds it; NULL if not closed. */
static void assert_closes(const char *written, const char *expected)
{
	struct trial trial = begin(str_of(written));
	struct ast_file file = {.source = trial.source, .version = 1};
	struct parser parser = {.arena = trial.arena,
		.source = trial.source,
		.words = trial.words,
		.diags = trial.diags,
		.file = &file,
		.trivia_end = &file.trivia,
		.at = trial.source->base,
		.line_begin = trial.source->base};
	scan_file(&parser, read_first_token);
	bool closed = !trial.diags->first;
	if (closed != (expected != NULL))
		fail_msg("%s: %s", written, closed ? "is closed" : "is not closed");
	if (expected)
		assert_text(&trial, taken_before(&parser, 0)->span, expected);
	else
		assert_int_equal(trial.diags->first->id, PL002);
	arena_free(trial.arena);
}

static void test_where_a_text_ends(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"\"a\"\n", "\"a\""},
		{"\"\"\n", "\"\""},
		{"\"a\"", "\"a\""},
		{"\"a\" # c\n", "\"a\""},
		{"\"a\"\tnote \"b\"\n", "\"a\""},
		{"\"a\"\r\n", "\"a\""},
		{"\"a\"\xC2\xA0note \"b\"\n", "\"a\""},
		{"\"a\"\xE2\x80\x89note \"b\"\n", "\"a\""},
		{"\"a\"\xE3\x80\x80note \"b\"\n", "\"a\""},
		{"\"a\"{\n", "\"a\""},
		{"\"a\"}\n", "\"a\""},
		{"\"a\", \"b\"\n", "\"a\""},
		{"\"a\";\n", "\"a\""},
		{"\"a\".\n", "\"a\""},
		{"\"a\":\n", "\"a\""},
		{"\"a\")\n", "\"a\""},
		{"\"a\"]\n", "\"a\""},
		/* CommonMark's escape, and an escaped backslash */
		{"\"say \\\"hi\\\" now\"\n", "\"say \\\"hi\\\" now\""},
		{"\"a\\\\\"\n", "\"a\\\\\""},
		{"\"a\\\\\\\" b\"\n", "\"a\\\\\\\" b\""},
		/* over line ends */
		{"\"a\nb\"\n", "\"a\nb\""},
		{"\"a\r\n  b\"\r\n", "\"a\r\n  b\""},
		{"\"a\n\n\nb\" owner\n", "\"a\n\n\nb\""},
		{"\"a\n  \"\n", "\"a\n  \""},
		{"\"a\n\"\n", "\"a\n\""},
		{"\"\na\"\n", "\"\na\""},
		{"\"a\n  # no comment\"\n", "\"a\n  # no comment\""},
		{"\"a\n { } b\"\n", "\"a\n { } b\""},
		/* a blank before the quote: on the first line it closes, later it would open */
		{"\"a \"\n", "\"a \""},
		{"\"a\nb \"\n", NULL},
		{"\"a\nowner ada note \"b\"\n", NULL},
		/* what follows is no end of a text */
		{"\"a\"b\n", NULL},
		{"\"a\"-\n", NULL},
		{"\"a\"#c\n", NULL},
		{"\"a\"\"b\"\n", NULL},
		{"\"a\"\xC2\xA3\n", NULL},
		{"\"a\n", NULL},
		{"\"a", NULL},
		{"\"", NULL},
		{"\"a\\\"\n", NULL},
		{"\"a\nnote b\n", NULL},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_closes(rows[i][0], rows[i][1]);
}

static void test_open_text_ends_with_its_line(void **state)
{
	(void)state;
	struct trial trial = try_text(
		STR("plan p \"P\naction a \"A\" owner ada due 2018\nperson ada \"Ada\"\n"));
	assert_int_equal(count_findings(&trial), 1);
	assert_int_equal(trial.diags->first->id, PL002);
	const struct ast_node *plan = trial.file->root->nodes;
	assert_text(&trial, plan->title->span, "\"P");
	assert_true(plan->damaged);
	assert_int_equal(plan->next->kind, AST_ACTION);
	assert_false(plan->next->damaged);
	assert_int_equal(plan->next->next->kind, AST_PERSON);
	arena_free(trial.arena);
}

static void test_translations(void **state)
{
	(void)state;
	struct trial trial =
		try_text(STR("pledge P \"a\" {\n  cy \"b\"\n\n  gd \"c\"\n  note \"d\"\n"
			     "  cy \"e\"\n    fr \"f\"\n  note \"g\" \n}\n"
			     "action x \"h\"\ncy \"i\"\naction y\n"));
	assert_no_findings(&trial);
	const struct ast_node *pledge = trial.file->root->nodes;
	const struct ast_text *title = pledge->title;
	static const char *const words[] = {"\"a\"", "\"b\"", "\"c\""};
	for (size_t i = 0; i < 3; i++, title = title->next)
		assert_text(&trial, title->span, words[i]);
	assert_null(title);
	assert_memory_equal(pledge->title->next->language, "cy", 2);
	const struct ast_text *note = pledge->clauses->text;
	assert_text(&trial, note->next->span, "\"e\"");
	assert_text(&trial, note->next->next->span, "\"f\"");
	assert_null(note->next->next->next);
	assert_null(pledge->clauses->next->text->next);
	assert_text(&trial, pledge->next->title->next->span, "\"i\"");
	assert_int_equal(pledge->next->next->kind, AST_ACTION);
	arena_free(trial.arena);
}

/* Damage */

static void test_one_bad_line_hides_no_neighbour(void **state)
{
	(void)state;
	struct trial trial = try_text(STR("plan p \"P\"\n"
					  "action a \"A\" wibble owner ada {\n"
					  "    note \"kept\"\n"
					  "    wobble\n"
					  "    note \"kept too\"\n"
					  "    milestone m \"M\"\n"
					  "}\n"
					  "action b B\n"
					  "; action c\n"
					  "action d \"D\"\n"));
	assert_int_equal(count_findings(&trial), 4);
	const struct ast_node *action = trial.file->root->nodes->next;
	assert_true(action->damaged);
	assert_true(str_equal(action->name->word->text, STR("a")));
	assert_text(&trial, action->clauses->text->span, "\"kept\"");
	assert_text(&trial, action->clauses->next->text->span, "\"kept too\"");
	assert_int_equal(action->nodes->kind, AST_MILESTONE);
	assert_false(action->nodes->damaged);
	action = action->next;
	assert_true(str_equal(action->name->word->text, STR("b")));
	assert_true(action->damaged);
	action = action->next;
	assert_true(str_equal(action->name->word->text, STR("d")));
	assert_false(action->damaged);
	assert_null(action->next);
	/* What the bad lines may have declared is not missed. */
	assert_true(word_find(trial.words, STR("c"))->lost);
	assert_true(word_find(trial.words, STR("wobble"))->lost);
	assert_false(word_find(trial.words, STR("d"))->lost);
	arena_free(trial.arena);
}

/* Size */

enum { MANY = 200000, SMALL_STACK = 1 << 20 };

static void *parse_many(void *unused)
{
	static const char line[] = "action \"A\" {\n}\n";
	char *text = malloc(MANY * (sizeof line - 1) + 1);
	assert_non_null(text);
	for (size_t i = 0; i <= MANY - 1; i++)
		memcpy(text + i * (sizeof line - 1), line, sizeof line);
	struct trial trial = try_text(str_of(text));
	free(text);
	size_t count = 0;
	for (const struct ast_node *node = trial.file->root->nodes; node; node = node->next)
		count++;
	bool good = count == MANY && !trial.diags->first;
	arena_free(trial.arena);
	return good ? unused : NULL;
}

/* Many statements, and blocks as deep as they may be, on a small stack. */
static void test_no_recursion(void **state)
{
	(void)state;
	pthread_attr_t attributes;
	pthread_t thread;
	int token;
	void *result = NULL;
	assert_int_equal(pthread_attr_init(&attributes), 0);
	assert_int_equal(pthread_attr_setstacksize(&attributes, SMALL_STACK), 0);
	assert_int_equal(pthread_create(&thread, &attributes, parse_many, &token), 0);
	assert_int_equal(pthread_join(thread, &result), 0);
	assert_ptr_equal(result, &token);
	pthread_attr_destroy(&attributes);
}

static void assert_depth(unsigned depth, unsigned findings)
{
	char text[3000] = "";
	for (unsigned i = 0; i < depth; i++)
		strcat(text, "theme \"T\" {\n");
	for (unsigned i = 0; i < depth; i++)
		strcat(text, "}\n");
	struct trial trial = try_text(str_of(text));
	assert_int_equal(count_findings(&trial), findings);
	unsigned found = 0;
	for (const struct ast_node *node = trial.file->root->nodes; node; node = node->nodes)
		found++;
	assert_int_equal(found, depth < DEEPEST + 1 ? depth : DEEPEST + 1);
	arena_free(trial.arena);
}

static void test_depth(void **state)
{
	(void)state;
	assert_depth(1, 0);
	assert_depth(DEEPEST, 0);
	assert_depth(DEEPEST + 1, 1);
	assert_depth(DEEPEST + 50, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tokens_tile_the_text),
		cmocka_unit_test(test_nothing_written_is_lost),
		cmocka_unit_test(test_comments),
		cmocka_unit_test(test_no_word_is_reserved),
		cmocka_unit_test(test_any_word_is_a_reference),
		cmocka_unit_test(test_keywords_in_any_case),
		cmocka_unit_test(test_where_a_text_ends),
		cmocka_unit_test(test_open_text_ends_with_its_line),
		cmocka_unit_test(test_translations),
		cmocka_unit_test(test_one_bad_line_hides_no_neighbour),
		cmocka_unit_test(test_no_recursion),
		cmocka_unit_test(test_depth),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
