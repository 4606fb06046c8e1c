/* Words where a clause or a statement should begin: its keyword is another, was left out, or is not
 * there because the line is prose. */
#include "habits.h"
#include "plan.tab.h"

#include <string.h>

/* The statement kind in whose place a clause is missing: that of this line, or of its block. */
static struct str owner_words(const struct parser *parser)
{
	const struct token *start = &parser->line_start;
	const struct ast_node *block = parser->blocks[parser->block].node;
	struct span keyword = node_keyword(block);
	if (start->word && start->word->token &&
		start->span.start != taken_before(parser, 0)->span.start &&
		start->word->value > AST_LOST)
		keyword = start->span;
	return keyword.end ? small_letters(parser, parser_slice(parser, keyword)) : (struct str){0};
}

/* What parties, phases and events have in the place of clauses. */
static bool takes_attribute(const struct expectation *expected)
{
	return expects(expected, "aka") && !expects(expected, "a name");
}

/* Words that are no statement: `1.1 Agree a tariff. Owner: Sam Patel.` */
static bool help_prose(struct parser *parser, struct diag *diag, struct span span)
{
	enum { LONGEST = 60 };
	const struct ast_node *block = parser->blocks[parser->block].node;
	struct str line = rest_of_line(parser, span.start), name = first_word(line), title = line;
	if (span.start != parser->line_start.span.start || !without_word(line).len ||
		memchr(line.at, '"', line.len) ||
		!(block->kind == AST_LOST || kind_may_hold(block->kind, AST_ACTION)))
		return false;
	bool numbered = ascii_is_digit(name.at[0]);
	if (numbered)
		title = without_word(line);
	else
		name.len = 0;
	struct str words = words_of_clause(title);
	while (title.len > words.len)
		title.len--;
	size_t stop = str_find(title, STR(". "));
	title.len = stop < title.len ? stop + 1 : title.len;
	while (title.len && strchr(",;| \t", title.at[title.len - 1]))
		title.len--;
	if (!title.len || title.len > LONGEST)
		title = STR("…");
	while (name.len && strchr(".:)", name.at[name.len - 1]))
		name.len--;
	help(parser->diags, diag,
		"a line says first what it is: `action%s%.*s \"%.*s\" owner … due …`",
		name.len ? " " : "", STR_ARG(name), STR_ARG(title));
	return true;
}

/* `Agree a tariff, owner sam`, and not `Ward: North`. */
static bool is_sentence(struct str line)
{
	unsigned words = 0;
	bool begins = line.len && ascii_is_capital(line.at[0]);
	for (; line.len && words < 4; line = without_word(line)) {
		struct str word = first_word(line);
		if (words < 2 && word.at[word.len - 1] == ':')
			return false;
		words++;
	}
	return begins && words == 4;
}

/* A party that is declared above, in this file. */
static bool names_party(const struct parser *parser, struct str name)
{
	const struct ast_node *node = parser->blocks[0].node->nodes;
	for (unsigned looks = MOST_LOOKS; node && looks; node = node->next, looks--)
		if (node->kind >= AST_PERSON && node->kind <= AST_GROUP && node->name &&
			str_equal(parser_slice(parser, node->name->span), name))
			return true;
	return false;
}

/* Nothing is nearly that word: it may be the writer's own, or the line may be prose. */
static void help_own_word(
	struct parser *parser, struct diag *diag, struct span span, struct str kind)
{
	struct str word = parser_slice(parser, span), rest = rest_of_line(parser, span.end);
	struct str line = rest_of_line(parser, span.start);
	if (rest.len && rest.at[0] == ':')
		rest = str_trim((struct str){rest.at + 1, rest.len - 1});
	if (names_party(parser, word)) {
		help(parser->diags, diag, "say what part it has: `owner %.*s`", STR_ARG(word));
		suggest(parser->diags, diag, GUESS, (struct span){span.start, span.start},
			"owner ");
		return;
	}
	if (span.start != parser->line_start.span.start || rest.len == 0)
		return;
	const struct word *holder = kind.len ? word_find(parser->words, kind) : NULL;
	bool planned = parser->file->counts[AST_PLAN] > 0 || parser->block > 0;
	if (planned && is_sentence(line) && help_prose(parser, diag, span))
		return;
	bool clause = holder && holder->value <= AST_MEASURE;
	if (!holder && ascii_is_capital(word.at[0]) && str_find(line, STR("\"")) == line.len)
		help(parser->diags, diag,
			"words stand in quotes, behind what they are: `plan parks \"%.*s\"`",
			STR_ARG(line));
	else if (!holder && rest.at[0] == '"')
		help(parser->diags, diag, "what it is stands first, such as `team %.*s %.*s`",
			STR_ARG(small_letters(parser, word)), STR_ARG(rest));
	else if (clause && rest.at[0] == '"')
		help(parser->diags, diag, "for a word of your own: `field %.*s %.*s`",
			STR_ARG(word), STR_ARG(rest));
	else if (clause && str_find(rest, STR("\"")) == rest.len)
		help(parser->diags, diag, "for a word of your own: `field %.*s \"%.*s\"`",
			STR_ARG(word), STR_ARG(rest));
}

/* A keyword that a line with these words could begin with, in the block of the plan or of an item.
 */
static bool may_be_meant(const char *keyword, struct str rest, bool of_plan)
{
	static const char *const headers[] = {
#define KIND(id, word, plural, article) word,
#include "vocabulary.def"
	};
	bool quoted = str_find(rest, STR("\"")) < rest.len;
	for (size_t i = 0; i < sizeof headers / sizeof headers[0] && !quoted; i++)
		if (strcmp(headers[i], keyword) == 0)
			return false; /* a header has its words in quotes */
	const char *who = takers_of(str_of(keyword));
	bool elsewhere = who && (of_plan ? !strchr(who, 'P') : strcmp(who, "P") == 0);
	return is_keyword(keyword) && !elsewhere;
}

/* Where a statement is meant: it begins its line, and the block around it may hold it. */
static bool may_stand_here(const struct parser *parser, const char *keyword, struct span words)
{
	const struct word *word = word_find(parser->words, str_of(keyword));
	const struct ast_node *block = parser->blocks[parser->block].node;
	if (!word || !is_kind_token(word->token))
		return true;
	return words.start == parser->line_start.span.start &&
	       (block->kind == AST_LOST || kind_may_hold(block->kind, (enum ast_kind)word->value));
}

/* True if the line before `at` has said nothing but a title and who it is for: a date behind it
 * can only be the deadline. */
static bool only_names_before(const struct parser *parser, uint32_t at)
{
	struct str words = parser_slice(parser, (struct span){parser->line_start.span.start, at});
	size_t quote = str_find(words, STR("\""));
	if (quote < words.len) {
		struct str rest = {words.at + quote + 1, words.len - quote - 1};
		size_t closing = str_find(rest, STR("\""));
		words = (struct str){rest.at + closing, rest.len - closing};
		words = without_word(words);
	}
	for (; words.len; words = without_word(words)) {
		int token = token_of_word(parser, first_word(words));
		if (is_said_of(first_word(words), 'A') && token != T_OWNER && token != T_SPONSOR &&
			token != T_WITH)
			return false;
	}
	return true;
}

/* The words in front of a date that `due` stands for: `by:`, `Complete by`. */
static size_t lead_length(const struct parser *parser, struct str words)
{
	size_t colon = str_find(words, STR(":")), len = 0;
	/* Without `by` it may have been complete then. */
	if (token_of_word(parser, first_word(words)) == T_COMPLETE &&
		token_of_word(parser, first_word(without_word(words))) == T_BY)
		len = word_length(words);
	if (colon == words.len)
		return len;
	struct str last = str_trim((struct str){words.at + len, colon - len});
	return token_of_word(parser, last) == T_BY ? colon + 1 : 0;
}

/* `owner sam March 2027`, `by: March 2027`: what reads as a date, in an item that may have one. */
static bool help_deadline(struct parser *parser, struct diag *diag, struct span span)
{
	const struct word *kind = word_find(parser->words, owner_words(parser));
	const struct token *day = taken_before(parser, 1), *comma = taken_before(parser, 2);
	if (!kind || kind->value < AST_THEME || kind->value > AST_MILESTONE)
		return false;
	/* `owner sam, 31 March 2027`: the day was taken for a name. */
	bool listed = taken_before(parser, 0)->kind == T_MONTH && comma->kind == T_COMMA &&
		      (day->kind == T_NUM || day->kind == T_ORDINAL);
	uint32_t from = listed ? day->span.start : span.start;
	struct str words = words_of_clause(rest_of_line(parser, from));
	size_t lead = lead_length(parser, words);
	struct str date = str_trim((struct str){words.at + lead, words.len - lead});
	if (!may_be_date(parser, date) || !only_names_before(parser, from))
		return false;
	struct span place = {
		listed ? comma->span.start : from, from + (uint32_t)(date.at - words.at)};
	help(parser->diags, diag, "a deadline has its keyword before it: `due %.*s`",
		STR_ARG(date));
	/* The item may have a deadline further on. */
	suggest(parser->diags, diag, GUESS, place, "%sdue ", listed ? " " : "");
	return true;
}

/* `because of money`: what stands behind a date, and in quotes. */
static bool help_term(struct parser *parser, struct diag *diag, struct span span)
{
	const struct token *term = taken_before(parser, 0);
	if (term->kind != T_BECAUSE && term->kind != T_AGREED)
		return false;
	struct str words = rest_of_line(parser, span.end);
	words.len = str_find(words, STR(" on "));
	bool quoted = memchr(words.at, '"', words.len);
	help(parser->diags, diag,
		"this stands on the line of what it is said of: `was … %.*s %s%.*s%s`",
		STR_ARG(term->word->text), quoted ? "" : "\"", STR_ARG(words), quoted ? "" : "\"");
	return true;
}

/* `action 1 "…" | sam | March 2027` */
static bool parts_columns(const struct parser *parser, struct span span)
{
	return str_equal(parser_slice(parser, span), STR("|"));
}

/* Where a clause should begin. */
void help_clause(struct parser *parser, struct diag *diag, struct span span)
{
	int line = parser->line_start.kind;
	if (help_deadline(parser, diag, span) || help_term(parser, diag, span) ||
		help_prose(parser, diag, span))
		return;
	if (parts_columns(parser, span) && line >= T_THEME && line <= T_MILESTONE)
		help(parser->diags, diag,
			"each part has its keyword before it, and nothing else: `owner … due …`");
}

/* `31/03/2027` where a clause should begin is no name. */
bool is_numeric_day(const struct parser *parser, const struct expectation *expected)
{
	struct str word = parser_slice(parser, taken_before(parser, 0)->span);
	unsigned marks = 0;
	for (size_t i = 0; i < word.len; i++) {
		marks += word.at[i] == '/' || word.at[i] == '.';
		if (!strchr("0123456789/.", word.at[i]))
			return false;
	}
	return marks == 2 && takes_clause(expected);
}

bool unknown_clause(struct parser *parser, struct span span, const struct expectation *expected)
{
	bool clause = takes_clause(expected) || takes_attribute(expected);
	struct span words = span;
	const char *meant = synonym_at(parser, &words);
	if (meant && may_stand_here(parser, meant, words))
		span = words;
	else
		meant = NULL;
	if (!meant && (taken_before(parser, 0)->kind != T_WORD || !clause))
		return false;
	struct str word = parser_slice(parser, span), kind = owner_words(parser);
	bool of_plan = str_equal_nocase(kind, STR("plan"));
	struct likes likes = likes_of(word);
	for (size_t i = 0; i < expected->count; i++)
		if (may_be_meant(expected->names[i], rest_of_line(parser, span.end), of_plan))
			likes_offer(&likes, str_of(expected->names[i]), (struct span){0, 0});
	if (!meant && likes.count == 0 && date_error(parser, span))
		return true;
	const char *article = kind.len && strchr("aeiouAEIOU", kind.at[0]) ? "an" : "a";
	struct diag *diag =
		kind.len ? report(parser->diags, PL004, span, "%s %.*s has no clause `%.*s`",
				   article, STR_ARG(kind), STR_ARG(word))
			 : report(parser->diags, PL004, span, "no statement begins with `%.*s`",
				   STR_ARG(word));
	if (meant)
		help_synonym(parser, diag, meant, span, of_plan);
	else if (!likes_suggest(&likes, parser->diags, diag))
		help_own_word(parser, diag, span, kind);
	return true;
}
