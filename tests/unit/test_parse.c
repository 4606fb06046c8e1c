/* Parsing: names and texts as they may be written, what damage does, and what takes no stack. */
#include "reading.h"

#include <pthread.h>
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

static unsigned count_findings(const struct trial *trial)
{
	unsigned count = 0;
	for (const struct diag *diag = trial->diags->first; diag; diag = diag->next)
		count++;
	return count;
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
	struct trial words = begin_text(STR(""));
	size_t count;
	const struct word **list = keywords(&words, &count);
	struct str text = {0};
	for (size_t i = 0; i < count; i++) {
		char *name = str_chars(words.arena, list[i]->text);
		if (spelling)
			name[0] = (char)(name[0] - 'a' + 'A');
		text = str_format(words.arena, "%.*s%s %s%s\n", STR_ARG(text), kind, name, rest);
	}
	struct trial trial = parse_text(text);
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
	struct trial words = begin_text(STR(""));
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
			struct trial trial = parse_text(str_of(line));
			if (trial.diags->first)
				fail_msg("%s: %.*s", line, STR_ARG(trial.diags->first->message));
			arena_free(trial.arena);
		}
	arena_free(words.arena);
}

static void test_keywords_in_any_case(void **state)
{
	(void)state;
	struct trial trial = parse_text(STR(
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
	struct trial trial = begin_text(str_of(written));
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
	struct trial trial = parse_text(
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
		parse_text(STR("pledge P \"a\" {\n  cy \"b\"\n\n  gd \"c\"\n  note \"d\"\n"
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
	struct trial trial = parse_text(STR("plan p \"P\"\n"
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
	struct trial trial = parse_text(str_of(text));
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
	struct trial trial = parse_text(str_of(text));
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

/* `where ((…(action)…))`: more symbols at a time than the parser for files without mistakes keeps
 * are left to the other, which has more; what is too deep for that, too, is said. */
static void assert_brackets(unsigned depth, unsigned findings)
{
	char *brackets = malloc(depth + 1);
	assert_non_null(brackets);
	memset(brackets, '(', depth);
	struct arena *arena = arena_new(out_of_memory);
	struct str open = str_format(arena, "%.*s", (int)depth, brackets);
	memset(brackets, ')', depth);
	struct str text = str_format(arena, "report r \"R\" {\nwhere %.*saction%.*s\n}\n",
		STR_ARG(open), (int)depth, brackets);
	free(brackets);
	struct trial trial = parse_text(text);
	assert_int_equal(count_findings(&trial), findings);
	const struct ast_clause *where = trial.file->root->nodes->clauses;
	assert_int_equal(where != NULL, findings == 0);
	if (where)
		assert_text(&trial, where->where->field.span, "action");
	arena_free(trial.arena);
	arena_free(arena);
}

static void test_deep_conditions(void **state)
{
	(void)state;
	for (unsigned depth = 1; depth < 1000; depth += depth < 380 || depth > 410 ? 37 : 1)
		assert_brackets(depth, 0);
	assert_brackets(5000, 0);
	assert_brackets(20000, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_word_is_reserved),
		cmocka_unit_test(test_any_word_is_a_reference),
		cmocka_unit_test(test_keywords_in_any_case),
		cmocka_unit_test(test_where_a_text_ends),
		cmocka_unit_test(test_open_text_ends_with_its_line),
		cmocka_unit_test(test_translations),
		cmocka_unit_test(test_one_bad_line_hides_no_neighbour),
		cmocka_unit_test(test_no_recursion),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_deep_conditions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
