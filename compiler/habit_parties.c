#include "habits.h"
#include "plan.tab.h"

static bool is_name_letter(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' || c == '.';
}

struct str handle_for(struct parser *parser, struct str words)
{
	struct str copy = str_format(parser->arena, "%.*s", STR_ARG(words));
	char *name = str_chars(parser->arena, copy);
	size_t len = 0;
	for (size_t i = 0; i < copy.len; i++)
		if (is_name_letter(copy.at[i]))
			name[len++] = ascii_lower(copy.at[i]);
		else if ((ascii_is_blank(copy.at[i]) || copy.at[i] == '/') && len &&
			 name[len - 1] != '-')
			name[len++] = '-';
	while (len && name[len - 1] == '-')
		len--;
	return (struct str){name, len};
}

/* `person ada "Ada Marsh", Head of Parks`, `person ada "Ada Marsh" title "Head of Parks"` */
bool job_title(struct parser *parser, struct span span, struct str found)
{
	int before = taken_before(parser, 1)->kind;
	if (parser->line_start.kind != T_PERSON || before != T_QUOTED)
		return false;
	bool mark = found.at[0] == ',' || found.at[0] == '(' || found.at[0] == '-' ||
		    found.at[0] == ':' || str_equal(found, STR("–"));
	struct str words = rest_of_line(parser, mark ? span.end : span.start);
	if (str_equal_nocase(first_word(words), STR("title")))
		words = without_word(words);
	else if (!mark && !ascii_is_capital(found.at[0]))
		return false;
	if (words.len && words.at[words.len - 1] == ')')
		words.len--;
	words = str_unquoted(words);
	if (words.len == 0)
		return false;
	struct diag *diag =
		report(parser->diags, PL001, span, "expected `role`, found `%.*s`", STR_ARG(found));
	help(parser->diags, diag,
		"what somebody does stands behind `role`, where behind `in`: `role \"%.*s\"`",
		STR_ARG(words));
	text_lost(parser, span.start);
	return true;
}

/* `person Ada Marsh "Ada Marsh"`: the words up to the quote were meant as one name. */
bool name_of_words(struct parser *parser, struct span span)
{
	const struct token *start = &parser->line_start, *name = taken_before(parser, 1);
	if (!is_party_token(start->kind) ||
		taken_before(parser, 2)->span.start != start->span.start)
		return false;
	struct str line = line_from(parser, name->span.start);
	size_t len = str_find(line, STR("\""));
	bool equals = str_equal(parser_slice(parser, span), STR("="));
	if (len == line.len || name->span.start + len <= span.start || equals)
		return false;
	struct str words = str_trim((struct str){line.at, len});
	for (struct str rest = without_word(words); rest.len; rest = without_word(rest))
		if (begins_clause(first_word(rest)))
			return false; /* `person Vic Dent role "Clerk"` */
	struct span place = {name->span.start, name->span.start + (uint32_t)words.len};
	struct diag *diag = report(parser->diags, PL032, place, "a name has no blanks");
	struct str handle = handle_for(parser, words);
	help(parser->diags, diag, "write `%.*s %.*s %.*s`",
		STR_ARG(parser_slice(parser, start->span)), STR_ARG(handle),
		STR_ARG(rest_of_line(parser, name->span.start + (uint32_t)len)));
	suggest(parser->diags, diag, GUESS, place, "%.*s", STR_ARG(handle));
	return true;
}

/* `1. action "Write the plan."`, `1. "Write the plan."` */
bool number_first(struct parser *parser, struct span span)
{
	const struct token *number = &parser->line_start;
	if ((number->kind != T_NUM && number->kind != T_DECIMAL) ||
		number->span.start != span.start)
		return false;
	struct str line = rest_of_line(parser, span.start), rest = without_word(line);
	const struct word *kind = word_find(parser->words, first_word(rest));
	if (rest.len && (rest.at[0] == '"' || str_starts(rest, STR("“")))) {
		struct str words = parser_slice(parser, number->span);
		struct diag *diag = report(
			parser->diags, PL001, span, "no word says what `%.*s` is", STR_ARG(words));
		help(parser->diags, diag,
			"put the word in front, such as `pledge %.*s \"…\"` or `action %.*s \"…\"`",
			STR_ARG(words), STR_ARG(words));
		return true;
	}
	if (!kind || !is_kind_token(kind->token))
		return false;
	struct str words = parser_slice(parser, number->span), title = without_word(rest);
	struct diag *diag = report(parser->diags, PL001, span,
		"the number stands before the word `%.*s`", STR_ARG(kind->text));
	help(parser->diags, diag, "write `%.*s %.*s %.*s`", STR_ARG(kind->text), STR_ARG(words),
		STR_ARG(title));
	return true;
}

/* `action "Buy a 12" pipe" owner ada`: the quote behind the 12 ended the title. */
bool behind_title(struct parser *parser, struct span span, struct str found)
{
	const struct token *title = taken_before(parser, 1);
	if (title->kind != T_QUOTED || !is_kind_token(parser->line_start.kind))
		return false;
	if (parser->line_start.kind == T_MEASURE && ascii_is_digit(found.at[0])) {
		struct diag *diag = report(parser->diags, PL001, span,
			"no word says what the number `%.*s` is", STR_ARG(found));
		help(parser->diags, diag, "what is to be reached is `target %.*s`",
			STR_ARG(rest_of_line(parser, span.start)));
		return true;
	}
	struct str rest = line_from(parser, span.start);
	size_t len = str_find(rest, STR("\""));
	bool ends_word = len < rest.len && len > 0 && !ascii_is_blank(rest.at[len - 1]);
	if (!ends_word || begins_clause(found))
		return false;
	struct str text = parser_slice(parser, title->span), words = str_unquoted(text);
	uint32_t end = (uint32_t)(words.at + words.len - text.at);
	struct span quote = {title->span.start + end, title->span.end};
	struct diag *diag = report(parser->diags, PL020, quote, "this quote ends the text");
	bool apart = span.start > quote.end;
	if (quote.end - quote.start > 1)
		help(parser->diags, diag,
			"a text begins and ends with `\"`; curly quotes stand within it");
	else
		help(parser->diags, diag,
			"a quote inside a text is written `\\\"`: `\"%.*s\\\"%s%.*s\"`",
			STR_ARG(words), apart ? " " : "", (int)len, rest.at);
	return true;
}
