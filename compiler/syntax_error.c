#include "example.h"
#include "habits.h"
#include "parser.h"
#include "plan.tab.h"

#include <string.h>

/* Any word may be a name, so where a name fits, every keyword is among what is expected. */
static bool takes_name(const struct expectation *expected)
{
	return expects(expected, "a name") && expects(expected, "owner");
}

static bool takes_date(const struct expectation *expected)
{
	return expects(expected, "a month") && !expects(expected, "owner");
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
