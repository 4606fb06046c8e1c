/* Plain words, numbers and marks are told without the rules of the scanner: the tokens are the same
 * as by the rules alone, in the plans of this repository and in marks and letters thrown together.
 */
#include "reading.h"

#include <glob.h>
#include <stdlib.h>

#include "parser.h"

enum { TRIALS = 20000, LONGEST = 60 };

typedef void scan_one(struct parser *parser, void *scanner, struct token *token);

struct tokens {
	struct token *at;
	size_t count, room;
	struct trial trial;
};

/* Where the parser is, what it is to read by, and where the tokens go. */
struct run {
	struct parser parser;
	scan_one *scan;
	struct tokens *tokens;
};

static void read_tokens(struct parser *parser, void *scanner)
{
	struct run *run = (struct run *)parser;
	struct tokens *tokens = run->tokens;
	struct token token;
	do {
		run->scan(parser, scanner, &token);
		if (tokens->count == tokens->room) {
			tokens->room = tokens->room * 2 + 64;
			tokens->at = realloc(tokens->at, tokens->room * sizeof token);
			assert_non_null(tokens->at);
		}
		tokens->at[tokens->count++] = token;
		parser->line_has_token = true;
		parser->taken[parser->taken_count++ % TOKENS_KEPT] = token;
	} while (token.kind);
}

static struct tokens tokens_of(struct str text, scan_one *scan)
{
	struct tokens tokens = {.trial = begin_text(text)};
	const struct source *source = tokens.trial.source;
	struct ast_file file = {.source = source, .version = 1};
	struct ast_node root = {0};
	file.root = &root;
	struct run run = {{.arena = tokens.trial.arena,
				  .source = source,
				  .words = tokens.trial.words,
				  .diags = tokens.trial.diags,
				  .file = &file,
				  .trivia_end = &file.trivia,
				  .at = source->base,
				  .line_begin = source->base,
				  .blocks = {{.node = &root,
					  .nodes_end = &root.nodes,
					  .clauses_end = &root.clauses}}},
		scan, &tokens};
	scan_file(&run.parser, read_tokens);
	return tokens;
}

static struct str word_text(const struct word *word)
{
	return word ? word->text : STR("");
}

static void assert_same_tokens(struct str text)
{
	struct tokens quick = tokens_of(text, scan_token);
	struct tokens plain = tokens_of(text, scan_by_rules);
	for (size_t i = 0; i < plain.count; i++) {
		const struct token *one = &quick.at[i], *other = &plain.at[i];
		if (i == quick.count || one->kind != other->kind ||
			one->span.start != other->span.start || one->span.end != other->span.end ||
			!str_equal(word_text(one->word), word_text(other->word)))
			fail_msg("token %u differs in:\n%.*s", (unsigned)i, STR_ARG(text));
	}
	assert_int_equal(quick.count, plain.count);
	assert_int_equal(quick.trial.words->count, plain.trial.words->count);
	free(quick.at);
	free(plain.at);
	arena_free(quick.trial.arena);
	arena_free(plain.trial.arena);
}

static void assert_same_tokens_in_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	char *text = NULL;
	size_t len = 0;
	FILE *all = open_memstream(&text, &len);
	assert_non_null(all);
	for (int c; (c = getc(file)) != EOF;)
		putc(c, all);
	fclose(all);
	fclose(file);
	assert_same_tokens((struct str){text, len});
	free(text);
}

static void plans_have_the_same_tokens(void **state)
{
	(void)state;
	static const char *const patterns[] = {"examples/*.plan", "tests/cases/*.plan"};
	for (size_t p = 0; p < sizeof patterns / sizeof patterns[0]; p++) {
		glob_t found;
		assert_int_equal(glob(patterns[p], 0, NULL, &found), 0);
		for (size_t i = 0; i < found.gl_pathc; i++)
			assert_same_tokens_in_file(found.gl_pathv[i]);
		globfree(&found);
	}
}

/* xorshift: the same numbers in every run. */
static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void words_and_marks_have_the_same_tokens(void **state)
{
	(void)state;
	static const char *const pieces[] = {"a", "owner", "z", "cy", "in", "M", "GBP", "k", "bn",
		"and", "st", "7", "2018", "31", "12", "0", " ", " ", " ", "  ", "\t", "\r", "\n",
		",", ",", ".", "-", "_", "/", "%", "\"", "{", "}", "(", ")", "#", "£", "–", "*",
		"\xC2\xA0", "\xE2\x80\x83", "\xE2\x80\x8B", "\xC2\xAD", "\xD0\xB0", "\xEF\xBC\xA1",
		"“", "é", "\x7F", "million", "mar", "fourteenletters"};
	uint32_t random = 2463534242u;
	for (int trial = 0; trial < TRIALS; trial++) {
		char text[LONGEST];
		size_t len = 0;
		while (len < LONGEST / 2) {
			const char *piece =
				pieces[next_random(&random) % (sizeof pieces / sizeof pieces[0])];
			memcpy(text + len, piece, strlen(piece));
			len += strlen(piece);
		}
		assert_same_tokens((struct str){text, len});
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plans_have_the_same_tokens),
		cmocka_unit_test(words_and_marks_have_the_same_tokens),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
