#include "example.h"
#include "habits.h"
#include "parser.h"
#include "plan.tab.h"

#include <string.h>

/* A keyword is its own name; what describes a shape has a blank or a mark in it. */
static bool is_keyword(const char *name)
{
	for (; *name; name++)
		if (*name != '-' && (*name < 'a' || *name > 'z'))
			return false;
	return true;
}

/* Any word may be a name, so where a name fits, every keyword is among what is expected. */
static bool takes_name(const struct expectation *expected)
{
	return expects(expected, "a name") && expects(expected, "owner");
}

static bool takes_date(const struct expectation *expected)
{
	return expects(expected, "a month") && !expects(expected, "owner");
}

static bool takes_clause(const struct expectation *expected)
{
	return expects(expected, "owner") && !expects(expected, "a name");
}

/* What can stand behind a keyword, where the grammar's own list would say little. */
static const struct {
	int behind;
	const char *words, *example;
	bool dated; /* the example ends with a date */
} expectations[] = {
	{T_STATUS, "a status such as `on track`", "`status on track` or `status complete on ",
		true},
	{T_BUDGET, "an amount such as `£1.1m`, or words in quotes",
		"`budget \"within existing resources\"`", false},
	{T_PROGRESS, "a percentage such as `60%`", "`progress 60%`", false},
	{T_RAG, "`red`, `amber` or `green`", "`rag amber`", false},
	{T_SLIPS, "`need reason`, `need approval` or `never`", "`slips need approval`", false},
	{T_RESPONSE, "`agree`, `disagree` or a text in quotes", "`response agree \"We will.\"`",
		false},
	{T_BASELINE, "a number, a percentage, an amount such as `£1.1m`, or words in quotes",
		"`baseline 1,200 in ", true},
	{T_TARGET, "a number, a percentage, an amount such as `£1.1m`, or words in quotes",
		"`target 1,500 by ", true},
	{T_ACTUAL, "a number, a percentage, an amount such as `£1.1m`, or words in quotes",
		"`actual 1,350 in ", true},
};

static size_t expectation_behind(int kind)
{
	size_t i = 0;
	while (i < sizeof expectations / sizeof expectations[0] && expectations[i].behind != kind)
		i++;
	return i;
}

static bool is_expectation(size_t i)
{
	return i < sizeof expectations / sizeof expectations[0];
}

enum { MOST_NAMED = 5 };

/* At most five things, in the order in which a writer would think of them. */
struct things {
	struct str list[MOST_NAMED];
	unsigned count, left_out;
};

static void add_thing(struct things *things, struct str thing)
{
	if (things->count < MOST_NAMED)
		things->list[things->count++] = thing;
	else
		things->left_out++;
}

/* What the categories cover: names and words when a name fits, numbers and units when a date does.
 */
static bool is_covered(const char *thing)
{
	static const char *const said[] = {
		"a text in quotes", "a percentage", "an amount of money", "a footnote mark"};
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
		if (strcmp(thing, said[i]) == 0)
			return false;
	return is_keyword(thing) || strncmp(thing, "a ", 2) == 0 ||
	       (thing[0] == '`' && ascii_is_alpha(thing[1]));
}

/* Said first or last, or never: what every file has anyway, and what nobody means to write here. */
static bool is_apart(const char *thing)
{
	static const char *const apart[] = {"a text in quotes", "the end of the line", "`/`",
		"end of file", "a language such as `cy`"};
	for (size_t i = 0; i < sizeof apart / sizeof apart[0]; i++)
		if (strcmp(thing, apart[i]) == 0)
			return true;
	return false;
}

/* Behind a header's keyword, or its name: further on, a text belongs to a clause. */
static bool takes_title(const struct parser *parser, const struct expectation *expected)
{
	uint32_t start = parser->line_start.span.start;
	bool begins = taken_before(parser, 1)->span.start == start ||
		      taken_before(parser, 2)->span.start == start;
	return begins && expects(expected, "a text in quotes") && expects(expected, "`{`");
}

/* "a name, a text in quotes or `{`" */
static struct str expected_words(struct parser *parser, const struct expectation *expected)
{
	size_t known = expectation_behind(taken_before(parser, 1)->kind);
	if (is_expectation(known))
		return str_of(expectations[known].words);
	struct things things = {0};
	bool name = takes_name(expected), date = takes_date(expected);
	bool clause = takes_clause(expected);
	if (takes_title(parser, expected))
		add_thing(&things, STR("a title in quotes"));
	else if (expects(expected, "a text in quotes") && !name)
		add_thing(&things, STR("a text in quotes"));
	/* A text in a name's place is taken only to say that it is none. */
	if (name)
		add_thing(&things, STR("a name"));
	if (date)
		add_thing(&things, str_format(parser->arena, "a date such as `%.*s`",
					   STR_ARG(example_month(parser->diags))));
	if (clause)
		add_thing(
			&things, expects(expected, "pledge")
					 ? STR("a clause such as `due` or an item such as `action`")
					 : STR("another clause (`owner`, `due` …)"));
	for (size_t i = 0; i < expected->count; i++) {
		const char *thing = expected->names[i];
		if (is_apart(thing) || ((name || date || clause) && is_covered(thing)))
			continue;
		add_thing(&things, is_keyword(thing) ? str_format(parser->arena, "`%s`", thing)
						     : str_of(thing));
	}
	if (expects(expected, "the end of the line"))
		add_thing(&things, STR("the end of the line"));
	struct str words = {0};
	for (unsigned i = 0; i < things.count; i++) {
		bool last = i + 1 == things.count && !things.left_out;
		words = str_format(parser->arena, "%.*s%s%.*s", STR_ARG(words),
			i == 0 ? ""
			: last ? " or "
			       : ", ",
			STR_ARG(things.list[i]));
	}
	return things.left_out ? str_format(parser->arena, "%.*s …", STR_ARG(words)) : words;
}

/* "the keyword `due`", "`Write`", "the end of the line". */
static struct str found_words(const struct parser *parser, struct span span, const char *found)
{
	struct str text = parser_slice(parser, span);
	if (is_keyword(found))
		return str_format(parser->arena, "the keyword `%.*s`", STR_ARG(text));
	if (strncmp(found, "the ", 4) == 0 || strcmp(found, "a text in quotes") == 0)
		return str_of(found);
	return str_format(parser->arena, "`%.*s`", STR_ARG(text));
}

/* What the writer was in the middle of, as a note: the header of this line, or its block. */
static void note_reading(struct parser *parser, struct diag *diag)
{
	const struct span nowhere = {0, 0};
	const struct token *start = &parser->line_start;
	const struct ast_node *block =
		parser->block > 0 ? parser->blocks[parser->block].node : NULL;
	struct str words = {0};
	if (start->word && start->word->token && start->word->value >= AST_PLAN &&
		start->span.start != diag->span.start)
		words = header_words(parser, start->span, diag->span.start);
	else if (block && block->keyword_end)
		words = header_words(parser, node_keyword(block), block->header.end);
	if (words.len)
		note(parser->diags, diag, nowhere, "while reading %.*s", STR_ARG(words));
}

/* The clauses of dates whose words `written` can keep. */
static bool keeps_words(int kind)
{
	return kind == T_DUE || kind == T_START || kind == T_WAS;
}

/* Those that have one date, of which `due` would be no example. */
static bool begins_dated_clause(int kind)
{
	switch (kind) {
	case T_ADOPTED:
	case T_START:
	case T_WAS:
	case T_UPDATE:
	case T_ON:
	case T_FROM:
	case T_UNTIL: return true;
	default: return false;
	}
}

/* "plan" for `Plan`. */
static struct str small_letters(const struct parser *parser, struct str words)
{
	char *small = str_chars(parser->arena, words);
	for (size_t i = 0; i < words.len; i++)
		small[i] = ascii_lower(small[i]);
	return (struct str){small, words.len};
}

/* The keyword that asks for a text here, in one word or two. */
static struct str asking_words(const struct parser *parser)
{
	const struct token *last = taken_before(parser, 1), *first = taken_before(parser, 2);
	bool two = last->kind == T_THAT && first->kind == T_SO;
	return parser_slice(parser, two ? span_join(first->span, last->span) : last->span);
}

/* The words up to the end of the line that were meant as the text of a keyword; empty for none. */
static struct str unquoted_words(const struct parser *parser, struct span span)
{
	const struct token *keyword = taken_before(parser, 1);
	int found = taken_before(parser, 0)->kind;
	struct str none = {0}, words = rest_of_line(parser, span.start);
	bool spoken = (taken_before(parser, 0)->word || found == T_NUM || found == T_DECIMAL ||
			      found == T_PATH) &&
		      keyword->word && keyword->word->token && !is_kind_token(keyword->kind) &&
		      str_find(words, STR("\"")) == words.len;
	if (keyword->kind == T_AGREED)
		words.len = str_find(words, STR(" on "));
	return spoken ? words : none;
}

/* One line of the right form, chosen by what was expected. */
static void help_example(const struct parser *parser, struct diag *diag, struct span span,
	const struct expectation *expected)
{
	struct str own = unquoted_words(parser, span);
	size_t known = expectation_behind(taken_before(parser, 1)->kind);
	if (is_expectation(known) && expectations[known].dated)
		help(parser->diags, diag, "for example %s%.*s`", expectations[known].example,
			STR_ARG(example_month(parser->diags)));
	else if (is_expectation(known))
		help(parser->diags, diag, "for example %s", expectations[known].example);
	else if (takes_date(expected) && taken_before(parser, 0)->kind == T_QUOTED &&
		 !keeps_words(taken_before(parser, 1)->kind))
		help(parser->diags, diag, "a date stands without quotes, such as `%.*s`",
			STR_ARG(example_day(parser->diags)));
	else if (takes_date(expected) && taken_before(parser, 0)->kind == T_QUOTED)
		help(parser->diags, diag,
			"a date stands without quotes; words that are none stand behind `written`,"
			" best beside one: `%.*s written %.*s`",
			STR_ARG(example_month(parser->diags)),
			STR_ARG(parser_slice(parser, taken_before(parser, 0)->span)));
	else if (takes_date(expected) && begins_dated_clause(taken_before(parser, 1)->kind))
		help(parser->diags, diag, "for example `%.*s %.*s%s`",
			STR_ARG(asking_words(parser)), STR_ARG(example_day(parser->diags)),
			taken_before(parser, 1)->kind == T_UPDATE ? " \"…\"" : "");
	else if (takes_date(expected))
		help(parser->diags, diag,
			"for example `due %.*s`, `due %.*s` or `due Years 2 and 3`",
			STR_ARG(example_day(parser->diags)), STR_ARG(example_month(parser->diags)));
	else if (takes_title(parser, expected))
		help(parser->diags, diag,
			"for example `action strategy \"Write the strategy.\" owner ada due %.*s`",
			STR_ARG(example_month(parser->diags)));
	else if (takes_name(expected))
		help(parser->diags, diag, "for example `owner ada` or `owner ada, ben`");
	else if (expects(expected, "a text in quotes") && own.len)
		help(parser->diags, diag, "texts stand in double quotes: `%.*s \"%.*s\"`",
			STR_ARG(asking_words(parser)), STR_ARG(own));
	else if (expects(expected, "a text in quotes"))
		help(parser->diags, diag,
			"texts stand in double quotes: `\"Write the strategy.\"`");
}

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

/* Of what was read before, for one line: else a file of mistakes takes the square of its length. */
enum { MOST_LOOKS = 1000 };

/* What stands for a keyword: `Lead service: housing` has words of the field, more words up to a
 * colon, and a value. */
struct head {
	struct span place; /* with the colon */
	struct str value;
	bool whole; /* the words of the field are all of it */
};

/* Up to a colon, which is that of another head behind a word for a clause; or, for a text, up to
 * its quote: `Comments from Service "…"`. */
static size_t head_length(struct str rest, bool takes_text)
{
	enum { LONGEST = 40 };
	size_t quote = str_find(rest, STR("\"")), colon = str_find(rest, STR(":"));
	if (colon < quote && colon <= LONGEST) {
		size_t last = colon;
		while (last > 0 && !ascii_is_blank(rest.at[last - 1]))
			last--;
		struct str word = {rest.at + last, colon - last};
		const char *meant = synonym_of(word);
		return begins_clause(meant ? str_of(meant) : word) ? 0 : colon + 1;
	}
	return takes_text && quote < rest.len ? quote : 0;
}

static struct head head_at(const struct parser *parser, struct span words, bool takes_text)
{
	struct str rest = rest_of_line(parser, words.end);
	size_t len = head_length(rest, takes_text);
	struct head head = {words, {rest.at + len, rest.len - len}, true};
	if (len) {
		head.place.end =
			parser->source->base + (uint32_t)(head.value.at - parser->source->scan);
		head.whole = rest.at[0] == ':';
	}
	head.value = str_trim(head.value);
	return head;
}

static int token_of(const struct parser *parser, struct str word)
{
	const struct word *known = word_find(parser->words, word);
	return known ? known->token : 0;
}

/* The letters of the kinds that may have such a clause; NULL if there is none. */
static const char *takers_of(struct str keyword)
{
	static const struct {
		const char *words, *who;
	} clauses[] = {
#define CLAUSE(id, words, who, often) {words, #who},
#include "vocabulary.def"
	};
	for (size_t i = 0; i < sizeof clauses / sizeof clauses[0]; i++)
		if (str_equal(first_word(str_of(clauses[i].words)), keyword))
			return clauses[i].who;
	return NULL;
}

static bool is_said_of(struct str keyword, char kind)
{
	const char *who = takers_of(keyword);
	return who && strchr(who, kind);
}

/* The words up to the next clause: `by March 2027` of `by March 2027 status on track`. */
static struct str words_of_clause(struct str line)
{
	size_t len = 0;
	for (struct str rest = line;
		rest.len && rest.at[0] != '"' && !is_said_of(first_word(rest), 'A');
		rest = without_word(rest))
		len = (size_t)(rest.at - line.at) + word_length(rest);
	return (struct str){line.at, len};
}

/* A list of names, of parties also as people are called: `Sam Patel, housing`. */
static bool may_be_names(const struct parser *parser, struct str words, bool parties)
{
	bool begins = true;
	for (; words.len && !is_said_of(first_word(words), 'A'); words = without_word(words)) {
		struct str word = first_word(words);
		bool ends = word.at[word.len - 1] == ',';
		word.len -= ends;
		int token = token_of(parser, word);
		bool joins = token == T_AND || str_equal(word, STR("&"));
		bool fits = begins || (parties && (is_capital(word.at[0]) || token == T_OF));
		for (size_t i = 0; i < word.len; i++)
			fits &= !strchr("\":;()[]", word.at[i]);
		if (!joins && (!fits || !word.len))
			return false;
		begins = joins || ends;
	}
	return !begins;
}

/* `by the end of March 2027`: what these words lead to is in the calendar. */
static bool may_be_date(const struct parser *parser, struct str words)
{
	for (; words.len; words = without_word(words)) {
		struct str word = first_word(words);
		if (ascii_is_digit(word.at[0]) && word.len >= 4)
			return true; /* `2027`, `31/03/27` */
		switch (token_of(parser, word)) {
		case T_BY:
		case T_IN:
		case T_DURING:
		case T_THE:
		case T_END:
		case T_OF:
		case T_EVERY: break;
		case T_MONTH:
		case T_SEASON:
		case T_QUARTER:
		case T_UNIT:
		case T_FREQUENCY:
		case T_YEAR:
		case T_YEARS:
		case T_MONTHS:
		case T_TBC:
		case T_ONGOING: return true;
		default:
			if (!ascii_is_digit(word.at[0]))
				return false; /* a day has its month behind it */
		}
	}
	return false;
}

/* A month and its year, or a day of it, and no more: `by 31 March 2027`. */
static bool names_day(const struct parser *parser, struct str words)
{
	unsigned months = 0, years = 0;
	for (; words.len; words = without_word(words)) {
		struct str word = first_word(words);
		int token = token_of(parser, word);
		bool digits = true;
		for (size_t i = 0; i < word.len; i++)
			digits &= ascii_is_digit(word.at[i]);
		bool day = digits && word.len <= 2 && months == 0;
		months += token == T_MONTH;
		years += digits && word.len == 4;
		if (token != T_MONTH && token != T_BY && !day && !(digits && word.len == 4))
			return false;
	}
	return months == 1 && years == 1;
}

/* Whether these words can stand behind the keyword, as far as their beginning tells. */
static bool fits_keyword(const struct parser *parser, int keyword, struct str value)
{
	if (!value.len)
		return false;
	switch (keyword) {
	case T_OWNER:
	case T_SPONSOR:
	case T_WITH: return may_be_names(parser, value, true);
	case T_AFTER: return may_be_names(parser, value, false);
	case T_DUE:
	case T_START:
	case T_WAS:
	case T_ADOPTED: return may_be_date(parser, value);
	case T_STATUS: return token_of(parser, first_word(value)) != 0;
	case T_BUDGET: return strchr("\"$", value.at[0]) || (unsigned char)value.at[0] >= 0x80;
	default:
		return value.at[0] == '"' ||
		       (is_kind_token(keyword) && str_starts(without_word(value), STR("\"")));
	}
}

/* The block has such a clause: a second would be one too many, or another's. */
static bool is_said_already(const struct parser *parser, const char *keyword)
{
	static const char *const clauses[] = {
#define CLAUSE(id, words, who, often) words,
#include "vocabulary.def"
	};
	const struct ast_clause *clause = parser->blocks[parser->block].node->clauses;
	for (unsigned looks = MOST_LOOKS; clause && looks; clause = clause->next, looks--)
		if (strcmp(clauses[clause->kind], keyword) == 0)
			return true;
	return false;
}

/* Only words without quotes, which may be put into them. */
static bool wants_quotes(int keyword, struct str value)
{
	bool text = keyword == T_SO || keyword == T_NOTE || keyword == T_TEXT ||
		    keyword == T_ROLE || is_kind_token(keyword);
	return text && value.len && !memchr(value.at, '"', value.len);
}

/* "the word for it is `owner`: `owner emily`" */
static void help_synonym(struct parser *parser, struct diag *diag, const char *keyword,
	struct span span, bool of_plan)
{
	enum { LONGEST = 60 };
	int token = token_of(parser, first_word(str_of(keyword)));
	/* Within its line it may be part of a text that lost its quotes. */
	bool begins_line = span.start == parser->line_start.span.start;
	struct head head = head_at(parser, span, token == T_NOTE || token == T_TEXT);
	struct str value = head.value;
	/* `committee "Cabinet"` may say who is meant by it, or whose plan this is. */
	bool may_be_own = of_plan && value.len > 1 && value.at[0] == '"' &&
			  memchr(value.at + 1, '"', value.len - 1) == value.at + value.len - 1 &&
			  is_party_token(token);
	bool safe = begins_line && head.whole && !may_be_own &&
		    fits_keyword(parser, token, value) && !is_said_already(parser, keyword);
	if (wants_quotes(token, value)) {
		head.place.end = parser->source->base +
				 (uint32_t)(value.at + value.len - parser->source->scan);
		bool more = words_of_clause(value).len < value.len; /* or so it looks */
		value = str_format(parser->arena, "\"%.*s\"", STR_ARG(value));
		if (!more)
			suggest(parser->diags, diag, GUESS, head.place, "%s %.*s", keyword,
				STR_ARG(value));
	} else if (value.len) {
		bool touches =
			head.place.end > span.end &&
			value.at == parser->source->scan + (head.place.end - parser->source->base);
		suggest(parser->diags, diag, safe ? SAFE : GUESS, head.place, "%s%s", keyword,
			touches ? " " : "");
	}
	if (value.len == 0 || value.len > LONGEST)
		help(parser->diags, diag, "the word for it is `%s`", keyword);
	else if (may_be_own)
		help(parser->diags, diag,
			"`%s %.*s %.*s` declares who that is; to print the line: `field %.*s %.*s`",
			keyword, STR_ARG(handle_for(parser, str_unquoted(value))), STR_ARG(value),
			STR_ARG(parser_slice(parser, span)), STR_ARG(value));
	else
		help(parser->diags, diag, "the word for it is `%s`: `%s %.*s`", keyword, keyword,
			STR_ARG(value));
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
	bool begins = line.len && is_capital(line.at[0]);
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
	if (!holder && is_capital(word.at[0]) && str_find(line, STR("\"")) == line.len)
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
		int token = token_of(parser, first_word(words));
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
	if (token_of(parser, first_word(words)) == T_COMPLETE)
		len = word_length(words) + 1;
	if (colon == words.len)
		return len;
	struct str last = str_trim((struct str){words.at + len, colon - len});
	return token_of(parser, last) == T_BY ? colon + 1 : 0;
}

/* Further on, or in the block that is opened there. */
static bool may_say_due(const struct parser *parser, uint32_t from)
{
	struct str line = line_from(parser, from);
	return str_find(line, STR("{")) < line.len || str_find(line, STR(" due ")) < line.len;
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
	bool own_line = parser->line_start.span.start == span.start ||
			!is_kind_token(parser->line_start.kind);
	bool more = own_line ? is_said_already(parser, "due") : may_say_due(parser, from);
	bool safe = names_day(parser, date) && !more;
	help(parser->diags, diag, "a deadline has its keyword before it: `due %.*s`",
		STR_ARG(date));
	suggest(parser->diags, diag, safe ? SAFE : GUESS, place, "%sdue ", listed ? " " : "");
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
static void help_clause(struct parser *parser, struct diag *diag, struct span span)
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
static bool is_numeric_day(const struct parser *parser, const struct expectation *expected)
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

static bool unknown_clause(
	struct parser *parser, struct span span, const struct expectation *expected)
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

/* `owner due March 2018`: the keyword was taken for a name, and only what follows did not fit. */
static bool forgotten_name(struct parser *parser)
{
	const struct token *taken = taken_before(parser, 1), *asked = taken_before(parser, 2);
	switch (asked->kind) {
	case T_OWNER:
	case T_SPONSOR:
	case T_WITH:
	case T_SUPPORTS:
	case T_AFTER:
	case T_SEE: break;
	default: return false;
	}
	if (!taken->word || !taken->word->token || taken_before(parser, 0)->kind == T_EOL)
		return false;
	struct str word = parser_slice(parser, taken->span);
	struct diag *diag = report(parser->diags, PL001, taken->span,
		"expected a name, found the keyword `%.*s`", STR_ARG(word));
	note_reading(parser, diag);
	help(parser->diags, diag, "for example `owner ada` or `owner ada, ben`");
	return true;
}

/* `action 1`, and its words on the line below. */
static bool title_below(struct parser *parser, struct span span)
{
	const struct ast_node *item = parser->blocks[parser->block].last_item;
	if (taken_before(parser, 0)->kind != T_QUOTED || !item || item->title || item->clauses ||
		item->block.end || span.start != parser->line_start.span.start)
		return false;
	struct span between = {item->header.end, span.start};
	if (str_trim(parser_slice(parser, between)).len)
		return false;
	struct str head = header_words(parser, node_keyword(item), item->header.end);
	struct diag *diag = report(parser->diags, PL001, span,
		"the words of %.*s stand on the line below it", STR_ARG(head));
	help(parser->diags, diag, "put them on the line above: `%.*s %.*s`",
		STR_ARG(parser_slice(parser, item->header)),
		STR_ARG(rest_of_line(parser, span.start)));
	suggest(parser->diags, diag, SAFE, between, " ");
	return true;
}

/* `action 1 "…" (`, and the `)` below. */
static bool round_bracket(struct parser *parser, struct span span)
{
	int kind = taken_before(parser, 0)->kind;
	bool opens = kind == T_LPAREN && is_kind_token(parser->line_start.kind);
	bool closes = kind == T_RPAREN && parser->line_start.span.start == span.start;
	if ((!opens && !closes) || rest_of_line(parser, span.end).len)
		return false;
	struct diag *diag = report(parser->diags, PL001, span, "`%s` %s no block",
		opens ? "(" : ")", opens ? "opens" : "closes");
	help(parser->diags, diag, "a block stands between `{` and `}`");
	suggest(parser->diags, diag, GUESS, span, opens ? "{" : "}");
	return true;
}

/* Prose from the start of the line on, and a quote below that closes it: what is missing is the
 * line above, on which the text began. One finding for all of it. */
static bool lost_beginning(struct parser *parser, struct span span)
{
	struct span line = {parser->line_start.span.start, parser->error_line_end};
	if (span.start < line.start || line.start >= line.end)
		return false;
	struct str words = parser_slice(parser, line);
	uint32_t end = memchr(words.at, '"', words.len) ? 0 : text_end_below(parser, line.end);
	if (!end)
		return false;
	line.end = line.start + (uint32_t)str_trim(words).len;
	struct diag *diag =
		report(parser->diags, PL001, line, "a text goes on here that begins nowhere");
	note(parser->diags, diag, (struct span){end, end}, "it ends on this line");
	help(parser->diags, diag,
		"put the line above it back, such as `response \"…`, or take these lines out");
	parser->error_line_end = end;
	return true;
}

void syntax_error(struct parser *parser, struct span span, const char *found,
	const char *const *names, size_t count)
{
	parser->file->incomplete |= parser->line_start.kind == T_INCLUDE;
	if (syntax_error_known(parser, span))
		return;
	struct expectation expected = {names, count};
	if (is_numeric_day(parser, &expected))
		; /* in no list, though others look like it */
	else if (lost_beginning(parser, span) || title_below(parser, span) ||
		 round_bracket(parser, span) || forgotten_name(parser) ||
		 number_word_error(parser, span) || habit_explained(parser, span, &expected) ||
		 unknown_clause(parser, span, &expected) || date_error(parser, span))
		return;
	struct str wanted = expected_words(parser, &expected);
	struct str got = found_words(parser, span, found);
	/* At the end of a line the caret stands behind its last word, where something is missing.
	 */
	struct span place = strcmp(found, "the end of the line") == 0
				    ? (struct span){taken_before(parser, 1)->span.end,
					      taken_before(parser, 1)->span.end}
				    : span;
	struct diag *diag = report(parser->diags, PL001, place, "expected %.*s, found %.*s",
		STR_ARG(wanted), STR_ARG(got));
	note_reading(parser, diag);
	if (takes_clause(&expected))
		help_clause(parser, diag, span);
	else
		help_example(parser, diag, span, &expected);
	if (expects(&expected, "a text in quotes"))
		text_lost(parser, span.start);
}
