/* The tree: every byte of a text is in a token, and every token in the tree or beside it. */
#include "reading.h"

#include <stdlib.h>

#include "parser.h"

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
		struct trial trial = begin_text(text);
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
	struct trial trial = parse_text(str_of(text));
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
	struct trial trial = parse_text(STR("#a\n  # b # c\nplan p \"P # no\" # d\n\n \t\n#\n# e"));
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

/* What the parser keeps of a text's quotes and line ends is what its bytes say. */
static unsigned assert_facts_of_texts(const struct trial *trial)
{
	unsigned count = 0;
	for (const struct ast_node *node = trial->file->root->nodes; node; node = node->next)
		for (const struct ast_text *text = node->title; text; text = text->next, count++) {
			struct str all = slice(trial, text->span), inner = str_unquoted(all);
			assert_int_equal(text->open, inner.at - all.at);
			assert_int_equal(text->close, all.len - text->open - inner.len);
			assert_int_equal(
				text->has_lines, memchr(inner.at, '\n', inner.len) != NULL);
		}
	return count;
}

static void test_texts_thrown_together(void **state)
{
	(void)state;
	enum { TRIALS = 20000 };
	static const char *const pieces[] = {"goal a \"", "goal b “", "\ngoal c \"", "\"\n  cy \"",
		"\"\n", "\"\n", "\"", "\"", "“", "”", "word", "word", " ", "\n    ", "\n", "\\",
		",", "é"};
	uint32_t random = 2463534242u;
	unsigned count = 0;
	for (int i = 0; i < TRIALS; i++) {
		char text[200] = "goal o \"";
		for (int piece = 0; piece < 12; piece++) {
			random = random * 1664525u + 1013904223u;
			strcat(text, pieces[(random >> 16) % (sizeof pieces / sizeof pieces[0])]);
		}
		struct trial trial = parse_text(str_of(text));
		count += assert_facts_of_texts(&trial);
		arena_free(trial.arena);
	}
	assert_true(count > TRIALS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tokens_tile_the_text),
		cmocka_unit_test(test_nothing_written_is_lost),
		cmocka_unit_test(test_comments),
		cmocka_unit_test(test_texts_thrown_together),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
