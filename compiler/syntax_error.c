#include "parser.h"
#include "plan.tab.h"

#include <string.h>

/* What the grammar would have taken. */
struct expectation {
	const char *const *names;
	size_t count;
};

static bool takes(const struct expectation *expected, const char *name)
{
	for (size_t i = 0; i < expected->count; i++)
		if (strcmp(expected->names[i], name) == 0)
			return true;
	return false;
}

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
	return takes(expected, "a name") && takes(expected, "owner");
}

static bool takes_date(const struct expectation *expected)
{
	return takes(expected, "a month") && !takes(expected, "owner");
}

static bool takes_clause(const struct expectation *expected)
{
	return takes(expected, "owner") && !takes(expected, "a name");
}

enum { MOST_NAMED = 5 };

/* "a name, a text in quotes or `{`": at most five things, in the order of their use. */
static struct str expected_words(struct arena *arena, const struct expectation *expected)
{
	struct str things[MOST_NAMED];
	unsigned count = 0, left_out = 0;
	bool name = takes_name(expected), date = takes_date(expected);
	bool clause = takes_clause(expected);
	if (name)
		things[count++] = STR("a name");
	if (date)
		things[count++] = STR("a date such as `March 2018`");
	if (clause)
		things[count++] = takes(expected, "pledge")
					  ? STR("a clause such as `due` or an item such as `action`")
					  : STR("another clause (`owner`, `due` …)");
	for (size_t i = 0; i < expected->count; i++) {
		const char *thing = expected->names[i];
		bool word = is_keyword(thing) || strcmp(thing, "a name") == 0;
		bool number = strncmp(thing, "a ", 2) == 0 && strstr(thing, "text") == NULL &&
			      strstr(thing, "percentage") == NULL && strstr(thing, "mark") == NULL;
		bool unit = thing[0] == '`' && ascii_is_alpha(thing[1]);
		if ((name || date || clause) && (word || number || unit))
			continue;
		/* What nobody means to write here, and what every file has anyway. */
		if (strcmp(thing, "a language such as `cy`") == 0 ||
			strcmp(thing, "end of file") == 0)
			continue;
		if (count == MOST_NAMED)
			left_out++;
		else
			things[count++] = is_keyword(thing) ? str_format(arena, "`%s`", thing)
							    : str_of(thing);
	}
	struct str words = {0};
	for (unsigned i = 0; i < count; i++) {
		const char *joint = i == 0 ? "" : i + 1 == count && !left_out ? " or " : ", ";
		words = str_format(
			arena, "%.*s%s%.*s", STR_ARG(words), joint, STR_ARG(things[i]));
	}
	return left_out ? str_format(arena, "%.*s …", STR_ARG(words)) : words;
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

/* What the writer was in the middle of, as a note: the statement of this line, or its block. */
static void note_reading(const struct parser *parser, struct diag *diag)
{
	const struct ast_node *block = parser->block > 0 ? parser->blocks[parser->block] : NULL;
	if (!block || !block->keyword.end)
		return;
	struct str kind = parser_slice(parser, block->keyword);
	if (block->name) {
		struct str name = parser_slice(parser, block->name->span);
		note(parser->diags, diag, (struct span){0, 0}, "while reading %.*s `%.*s`",
			STR_ARG(kind), STR_ARG(name));
		return;
	}
	struct place place = source_place(parser->diags->sources, block->keyword.start);
	note(parser->diags, diag, (struct span){0, 0}, "while reading the %.*s of line %u",
		STR_ARG(kind), (unsigned)place.line);
}

/* One line of the right form, chosen by what was expected. */
static void help_example(
	const struct parser *parser, struct diag *diag, const struct expectation *expected)
{
	if (takes_date(expected))
		help(parser->diags, diag,
			"for example `due 31 March 2018`, `due Q3 2017/18` or `due Years 2 and 3`");
	else if (takes_name(expected) && takes(expected, "a text in quotes"))
		help(parser->diags, diag,
			"for example `action strategy \"Write the strategy.\" owner ada due March 2018`");
	else if (takes_name(expected))
		help(parser->diags, diag, "for example `owner ada` or `owner ada, ben`");
	else if (takes(expected, "a text in quotes"))
		help(parser->diags, diag, "texts stand in double quotes: `\"Write the strategy.\"`");
}

/* The statement kind in whose place a clause is missing: that of this line, or of its block. */
static struct str owner_words(const struct parser *parser)
{
	const struct token *start = &parser->line_start;
	const struct ast_node *block = parser->blocks[parser->block];
	struct span keyword = block->keyword;
	if (start->word && start->word->token && start->span.start != parser->previous.span.start &&
		start->word->value > AST_LOST)
		keyword = start->span;
	return keyword.end ? parser_slice(parser, keyword) : (struct str){0};
}

static bool unknown_clause(
	struct parser *parser, struct span span, const struct expectation *expected)
{
	if (parser->previous.kind != T_WORD || !takes_clause(expected))
		return false;
	struct str word = parser_slice(parser, span), kind = owner_words(parser);
	const char *article = kind.len && strchr("aeiouAEIOU", kind.at[0]) ? "an" : "a";
	struct diag *diag =
		kind.len ? report(parser->diags, PL004, span, "%s %.*s has no clause `%.*s`",
				   article, STR_ARG(kind), STR_ARG(word))
			 : report(parser->diags, PL004, span, "no statement begins with `%.*s`",
				   STR_ARG(word));
	struct likes likes = likes_of(word);
	for (size_t i = 0; i < expected->count; i++)
		if (is_keyword(expected->names[i]))
			likes_offer(&likes, str_of(expected->names[i]), (struct span){0, 0});
	likes_suggest(&likes, parser->diags, diag);
	return true;
}

/* `owner due March 2018`: the keyword was taken for a name, and only what follows did not fit. */
static bool forgotten_name(struct parser *parser)
{
	const struct token *taken = &parser->before, *asked = &parser->before_that;
	switch (asked->kind) {
	case T_OWNER:
	case T_SPONSOR:
	case T_WITH:
	case T_SUPPORTS:
	case T_AFTER:
	case T_SEE: break;
	default: return false;
	}
	if (!taken->word || !taken->word->token || parser->previous.kind == T_EOL)
		return false;
	struct str word = parser_slice(parser, taken->span);
	struct diag *diag = report(parser->diags, PL001, taken->span,
		"expected a name, found the keyword `%.*s`", STR_ARG(word));
	note_reading(parser, diag);
	help(parser->diags, diag, "for example `owner ada` or `owner ada, ben`");
	return true;
}

void syntax_error(struct parser *parser, struct span span, const char *found,
	const char *const *names, size_t count)
{
	if (syntax_error_known(parser, span))
		return;
	struct expectation expected = {names, count};
	if (forgotten_name(parser) || unknown_clause(parser, span, &expected))
		return;
	struct str wanted = expected_words(parser->arena, &expected);
	struct str got = found_words(parser, span, found);
	/* At the end of a line the caret stands behind its last word, where something is missing. */
	struct span place = strcmp(found, "the end of the line") == 0
				    ? (struct span){span.start, span.start}
				    : span;
	struct diag *diag = report(parser->diags, PL001, place, "expected %.*s, found %.*s",
		STR_ARG(wanted), STR_ARG(got));
	note_reading(parser, diag);
	help_example(parser, diag, &expected);
}
