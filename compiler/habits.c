#include "habits.h"

#include "plan.tab.h"

#include <string.h>

/* `Write`, but not `R2`, which is a name. */
static bool is_prose(struct str word)
{
	if (word.len < 2 || !ascii_is_capital(word.at[0]))
		return false;
	for (size_t i = 1; i < word.len; i++)
		if (!ascii_is_alpha(word.at[i]))
			return false;
	return true;
}

/* Titles and texts */

/* "action a", up to where the title should stand. */
static struct str words_before(const struct parser *parser, uint32_t at)
{
	struct span before = {parser->line_start.span.start, at};
	struct str words = str_trim(parser_slice(parser, before));
	while (words.len && strchr(":.)", words.at[words.len - 1]))
		words.len--; /* `pledge R1: Plant trees` */
	return words;
}

/* How much of `words` the title would be: up to the first clause or a quote. */
static size_t title_length(struct str words)
{
	size_t end = word_length(words);
	for (size_t at = end; at < words.len;) {
		struct str rest = str_trim((struct str){words.at + at, words.len - at});
		struct str word = first_word(rest);
		if (begins_clause(word))
			break;
		at = end = (size_t)(rest.at - words.at) + word.len;
	}
	const char *quote = memchr(words.at, '"', end);
	return quote ? (size_t)(quote - words.at) : end;
}

/* `action mill lane "Mend the lane."`: words, and only then the title. */
static bool title_follows(const struct parser *parser, struct span span)
{
	struct str rest = rest_of_line(parser, span.start);
	size_t quote = str_find(rest, STR("\""));
	/* What begins with a small letter is the rest of a title, of which only half has its
	 * quotes. */
	bool whole = quote + 1 < rest.len && ascii_is_capital(rest.at[quote + 1]);
	if (!whole || quote == 0 || !ascii_is_blank(rest.at[quote - 1]))
		return false;
	for (struct str words = {rest.at, quote}; words.len; words = without_word(words))
		if (begins_clause(first_word(words)))
			return false;
	return true;
}

/* The words from `from` on, up to the title, were meant as one name. */
static bool item_name_of_words(struct parser *parser, uint32_t from)
{
	struct str line = rest_of_line(parser, from);
	size_t len = str_find(line, STR("\""));
	struct str words = str_trim((struct str){line.at, len});
	struct diag *diag =
		report(parser->diags, PL032, (struct span){from, from + (uint32_t)words.len},
			"`%.*s` is no name", STR_ARG(words));
	struct str handle = handle_for(parser, words);
	help(parser->diags, diag, "a name is one word: `%.*s %.*s %.*s`",
		STR_ARG(words_before(parser, from)), STR_ARG(handle), (int)(line.len - len),
		line.at + len);
	suggest(parser->diags, diag, GUESS, diag->span, "%.*s", STR_ARG(handle));
	return true;
}

static bool has_digit(struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (ascii_is_digit(word.at[i]))
			return true;
	return false;
}

/* `person Vic Dent`: the first word of the title was taken for the short name. */
static bool party_of_words(struct parser *parser, uint32_t from)
{
	struct str line = rest_of_line(parser, from), words = {line.at, title_length(line)};
	size_t mark = str_find(words, STR(",")), bracket = str_find(words, STR("("));
	words.len = mark < bracket ? mark : bracket; /* `Vic Dent, Clerk` */
	words = str_trim(words);
	bool spelt = without_word(words).len && ascii_is_capital(words.at[0]) &&
		     !ascii_is_capital(words.at[1]);
	if (!spelt || (words.len < line.len && line.at[words.len] == '"'))
		return false;
	struct span place = {from, from + (uint32_t)words.len};
	struct diag *diag = report(parser->diags, PL019, place,
		"expected a short name and then the words in quotes, found `%.*s`", STR_ARG(words));
	suggest_words(parser->diags, diag, GUESS, place,
		str_format(parser->arena, "%.*s \"%.*s\"", STR_ARG(handle_for(parser, words)),
			STR_ARG(words)));
	text_lost(parser, place.end);
	return true;
}

/* `action 1 owner sam due March 2027 "Agree."`: the one text of the line, which is no clause's. */
static bool title_behind(struct parser *parser, struct span span)
{
	struct str line = rest_of_line(parser, span.start);
	size_t quote = str_find(line, STR("\"")), last = quote;
	if (quote == line.len || !quote || line.at[line.len - 1] != '"' || quote + 1 >= line.len ||
		memchr(line.at + quote + 1, '"', line.len - quote - 2))
		return false;
	struct str clauses = str_trim((struct str){line.at, quote});
	for (last = clauses.len; last > 0 && !ascii_is_blank(clauses.at[last - 1]);)
		last--;
	struct str word = {clauses.at + last, clauses.len - last};
	const struct word *asks = word_find(parser->words, word);
	/* A text behind a keyword is that of its clause. */
	if (asks && asks->token)
		return false;
	struct str title = {line.at + quote, line.len - quote};
	struct str head = words_before(parser, span.start);
	struct diag *diag =
		report(parser->diags, PL019, span, "the words of %.*s stand behind its clauses",
			STR_ARG(header_words(parser, parser->line_start.span, span.start)));
	help(parser->diags, diag, "put them first: `%.*s %.*s %.*s`", STR_ARG(head), STR_ARG(title),
		STR_ARG(clauses));
	uint32_t from = span.start + (uint32_t)clauses.len;
	suggest(parser->diags, diag, GUESS, (struct span){span.start, span.start}, "%.*s ",
		STR_ARG(title));
	suggest(parser->diags, diag, GUESS, (struct span){from, span.start + (uint32_t)line.len},
		"%s", "");
	return true;
}

/* A title that stands without quotes, or whose place a clause has taken. */
static bool title_missing(struct parser *parser, struct span span, struct str found)
{
	const struct token *start = &parser->line_start, *name = taken_before(parser, 1);
	bool named = taken_before(parser, 2)->span.start == start->span.start &&
		     is_kind_token(start->kind);
	bool unnamed = name->span.start == start->span.start && is_kind_token(start->kind);
	/* Behind a title there is nothing to be put into quotes. */
	if (name->kind == T_QUOTED || (!named && !unnamed) ||
		!(ascii_is_alpha(found.at[0]) || ascii_is_digit(found.at[0])))
		return false;
	struct str first = parser_slice(parser, name->span);
	if (named && begins_clause(first)) {
		/* `milestone due March 2018`: the keyword was taken for the name. */
		struct diag *diag = report(parser->diags, PL019, name->span,
			"this %.*s needs its words in quotes",
			STR_ARG(parser_slice(parser, start->span)));
		help(parser->diags, diag, "write `%.*s \"…\" %.*s`",
			STR_ARG(words_before(parser, name->span.start)),
			STR_ARG(rest_of_line(parser, name->span.start)));
		return true;
	}
	if (begins_clause(found) && title_behind(parser, span))
		return true;
	if (begins_clause(found)) {
		struct str head = words_before(parser, span.start);
		struct diag *diag =
			report(parser->diags, PL019, span, "%.*s needs its words in quotes",
				STR_ARG(header_words(parser, start->span, span.start)));
		help(parser->diags, diag, "write `%.*s \"…\" %.*s`", STR_ARG(head),
			STR_ARG(rest_of_line(parser, span.start)));
		return true;
	}
	/* `pledge R3 Plant "trees"`: what has a digit is a name by itself. */
	if (title_follows(parser, span) && !(named && has_digit(first)))
		return item_name_of_words(parser, named ? name->span.start : span.start);
	if (named && is_party_token(start->kind) && party_of_words(parser, name->span.start))
		return true;
	/* `action Write the plan`: the first word was taken for the name. */
	uint32_t from = named && is_prose(first) && !is_party_token(start->kind) ? name->span.start
										 : span.start;
	struct str words = rest_of_line(parser, from);
	struct str title = {words.at, title_length(words)};
	struct str rest = {title.at + title.len, words.len - title.len}, quoted = {0};
	if (rest.len && rest.at[0] == '"')
		rest = (struct str){rest.at + 1, rest.len - 1};
	size_t closing = str_find(rest, STR("\""));
	if (rest.at > title.at + title.len && closing < rest.len) {
		/* `pledge 1 Plant "trees"`: the title begins before its quote. */
		quoted = (struct str){rest.at, closing};
		rest = (struct str){rest.at + closing + 1, rest.len - closing - 1};
	}
	rest = str_trim(rest);
	struct str head = words_before(parser, from);
	struct diag *diag = report(parser->diags, PL019, span,
		"expected a title in quotes, found `%.*s`", STR_ARG(found));
	help(parser->diags, diag, "write `%.*s \"%.*s%s%.*s\"%s%.*s`", STR_ARG(head),
		STR_ARG(str_trim(title)), quoted.len ? " " : "", STR_ARG(quoted),
		rest.len ? " " : "", STR_ARG(rest));
	if (title.len == words.len || words.at[title.len] != '"') {
		title = str_trim(title);
		suggest(parser->diags, diag, GUESS, (struct span){from, from + (uint32_t)title.len},
			"\"%.*s\"", STR_ARG(title));
	}
	text_lost(parser, span.start);
	return true;
}

static bool is_single_quote(struct str found)
{
	return str_equal(found, STR("'")) || str_equal(found, STR("‘")) ||
	       str_equal(found, STR("’")) || str_equal(found, STR("`"));
}

static bool single_quoted(struct parser *parser, struct span span, struct str found,
	const struct expectation *expected)
{
	if (!is_single_quote(found) || !expects(expected, "a text in quotes"))
		return false;
	/* Typesetters write ``…''. */
	span.end += line_from(parser, span.end).at[0] == found.at[0] && found.len == 1;
	struct str line = line_from(parser, span.end);
	size_t end = line.len, width = 0;
	/* The last one, since apostrophes look the same. */
	for (size_t i = 1; i < line.len; i++) {
		struct str rest = {line.at + i, line.len - i};
		bool mark = str_starts(rest, STR("'")) || str_starts(rest, STR("’")) ||
			    str_starts(rest, STR("`"));
		size_t len = line.at[i] == '\'' || line.at[i] == '`' ? 1 : 3;
		if (!mark || (i + len < line.len && !ascii_is_blank(line.at[i + len])))
			continue;
		bool doubled = span.end - span.start == 2 && line.at[i - 1] == line.at[i];
		end = i - doubled;
		width = len + doubled;
	}
	if (end == line.len)
		text_lost(parser, span.start);
	struct diag *diag = report(parser->diags, PL021, span, "a text in single quotes");
	help(parser->diags, diag, "a text stands in double quotes: `\"%.*s\"`", (int)end, line.at);
	if (end < line.len && !memchr(line.at, '"', end)) {
		uint32_t at = span.end + (uint32_t)end;
		struct span closing = {at, at + (uint32_t)width};
		suggest(parser->diags, diag, SAFE, span, "\"");
		suggest(parser->diags, diag, SAFE, closing, "\"");
	}
	return true;
}

/* Other languages' marks */

static bool comment_sign(struct parser *parser, struct span span)
{
	static const char *const signs[] = {"//", "--", "/*"};
	struct str line = line_from(parser, span.start);
	if (taken_before(parser, 0)->kind != T_BAD && taken_before(parser, 0)->kind != T_SLASH)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (str_starts(line, str_of(signs[i]))) {
			struct span sign = {span.start, span.start + 2};
			struct diag *diag = report(
				parser->diags, PL001, sign, "`%s` begins no comment", signs[i]);
			help(parser->diags, diag, "a comment starts with `#`");
			return true;
		}
	return false;
}

static bool equals_sign(struct parser *parser, struct span span, struct str found)
{
	const struct token *before = taken_before(parser, 1);
	if (!str_equal(found, STR("=")) || !before->kind || before->kind == T_EOL)
		return false;
	struct str value = rest_of_line(parser, span.end);
	while (value.len && strchr(";,.", value.at[value.len - 1]))
		value.len--; /* that is not needed, either */
	struct diag *diag =
		report(parser->diags, PL001, span, "`=` stands between a word and its value");
	help(parser->diags, diag, "nothing is needed there: `%.*s %.*s`",
		STR_ARG(parser_slice(parser, before->span)), STR_ARG(value));
	if (value.len) {
		uint32_t next = span.end + (uint32_t)(value.at - line_from(parser, span.end).at);
		/* `sponsor ca=ra` is rather a slip within a name, or between two. */
		bool clause = before->word && begins_clause(before->word->text);
		suggest(parser->diags, diag, clause ? SAFE : GUESS,
			(struct span){before->span.end, next}, " ");
	}
	return true;
}

/* A `{` on a line of its own that is not the one below its header. */
static bool opener_apart(struct parser *parser, struct span span)
{
	const struct token *line_end = taken_before(parser, 1), *last = taken_before(parser, 2);
	struct span before = {parser->line_begin, span.start};
	if (taken_before(parser, 0)->kind != T_LBRACE || line_end->kind != T_EOL ||
		last->kind == T_LBRACE || !is_kind_token(parser->line_start.kind) ||
		str_trim(parser_slice(parser, before)).len)
		return false;
	struct span start = parser->line_start.span, end = {last->span.end, last->span.end};
	struct diag *diag =
		report(parser->diags, PL001, span, "this `{` stands apart from its header");
	help(parser->diags, diag, "put it at the end of the line of %.*s",
		STR_ARG(header_words(parser, start, end.end)));
	suggest(parser->diags, diag, GUESS, end, " {");
	suggest(parser->diags, diag, GUESS, span, "%s", "");
	return true;
}

static bool end_word(struct parser *parser, struct span span)
{
	if (taken_before(parser, 0)->kind != T_END || parser->line_start.span.start != span.start ||
		rest_of_line(parser, span.end).len > 0)
		return false;
	struct diag *diag = report(parser->diags, PL001, span, "`end` closes no block");
	help(parser->diags, diag, "a block ends with `}`");
	if (parser->depth > 0)
		parser->open[parser->depth - 1].ended = true;
	return true;
}

/* `- Write the plan`, and rows of a table */
static bool is_pasted(const struct parser *parser, struct span span)
{
	static const char *const bullets[] = {"-", "•", "·", "●", "▪", "–", "*", "|", "○", "◦"};
	if (parser->line_start.span.start != span.start &&
		parser->line_start.span.start != taken_before(parser, 1)->span.start)
		return false;
	struct str line = line_from(parser, parser->line_start.span.start);
	for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
		if (str_starts(line, str_of(bullets[i])) && !str_starts(line, STR("--")))
			return true;
	/* `1.2<tab>Write the plan<tab>March 2018` */
	const char *tab = line.len ? memchr(line.at, '\t', line.len) : NULL;
	return tab && memchr(tab + 1, '\t', line.len - (size_t)(tab + 1 - line.at)) &&
	       !is_kind_token(parser->line_start.kind);
}

static bool pasted_row(struct parser *parser, struct span span)
{
	if (!is_pasted(parser, span))
		return false;
	uint32_t start = parser->line_start.span.start;
	/* Lines in a row are one paste. */
	bool goes_on = parser->pasted && parser->pasted_end < start;
	for (uint32_t at = parser->pasted_end; goes_on && at < start; at++)
		goes_on = ascii_is_blank(parser_slice(parser, (struct span){at, at + 1}).at[0]);
	parser->pasted_end = parser->error_line_end;
	if (goes_on) {
		repeat(parser->diags, parser->pasted, parser->line_start.span, STR("and this"));
		return true;
	}
	parser->pasted = report(parser->diags, PL031, parser->line_start.span,
		"this looks like a bullet or a row of a table");
	help(parser->diags, parser->pasted, "write an action a line: `action \"…\" owner … due …`");
	return true;
}

/* `budget £1m to £2m`, `budget £1m per year`, `budget £1,1000`: more than the one amount that is
 * read. */
static bool budget_goes_on(struct parser *parser, struct span span, struct str found)
{
	static const char *const words[] = {"to", "per", "a", "and", "or", "over", "plus", "from"};
	const struct token *amount = taken_before(parser, 1);
	if (amount->kind != T_MONEY || taken_before(parser, 2)->kind != T_BUDGET)
		return false;
	bool goes_on = !ascii_is_alpha(found.at[0]) && !strchr("\"{}()", found.at[0]);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		goes_on |= str_equal_nocase(found, str_of(words[i]));
	if (!goes_on)
		return false;
	struct str rest = rest_of_line(parser, amount->span.start);
	struct diag *diag = report(parser->diags, PL001, span,
		"the amount `%.*s` goes on with `%.*s`, which is no part of it",
		STR_ARG(parser_slice(parser, amount->span)), STR_ARG(found));
	help(parser->diags, diag, "more than one amount stands in quotes: `budget \"%.*s\"`",
		(int)title_length(rest), rest.at);
	return true;
}

/* `budget 1.1m`, `budget within existing resources`, `budget £Xm` */
static bool budget_words(struct parser *parser, struct span span, struct str found)
{
	if (taken_before(parser, 0)->kind == T_EOL)
		return false;
	if (taken_before(parser, 1)->kind != T_BUDGET)
		return budget_goes_on(parser, span, found);
	struct str rest = rest_of_line(parser, span.start);
	struct diag *diag;
	if (ascii_is_digit(found.at[0]) && taken_before(parser, 0)->kind != T_PERCENT) {
		struct str amount = first_word(rest);
		diag = report(parser->diags, PL001, span, "`%.*s` is an amount without a currency",
			STR_ARG(amount));
		help(parser->diags, diag, "which currency? `budget £%.*s`, for example",
			STR_ARG(amount));
		return true;
	}
	struct str words = {rest.at, title_length(rest)};
	diag = report(parser->diags, PL001, span,
		"expected an amount such as `£1.1m`, or words in quotes, found `%.*s`",
		STR_ARG(found));
	help(parser->diags, diag, "write `budget \"%.*s\"`", STR_ARG(words));
	return true;
}

/* Bytes of a word behind which a blank is missing: what follows is a number or known; else 0. */
static size_t length_of_joined(struct parser *parser, struct str joined, struct str word)
{
	if (!str_starts(joined, word) || joined.len == word.len)
		return 0;
	struct str rest = {joined.at + word.len, joined.len - word.len};
	bool known = ascii_is_digit(rest.at[0]) ||
		     (rest.len > 1 && !str_equal(rest, word) && word_find(parser->words, rest));
	return known ? word.len : 0;
}

/* `due31 March`, `statuscomplete`, `withada`: the first of the two words may stand here. */
static bool blank_missing(
	struct parser *parser, struct span span, const struct expectation *expected)
{
	struct str found = parser_slice(parser, span);
	size_t len = 0;
	for (size_t i = 0; i < expected->count && taken_before(parser, 0)->kind == T_WORD; i++) {
		size_t joined = length_of_joined(parser, found, str_of(expected->names[i]));
		len = joined > len ? joined : len;
	}
	if (!len)
		return false;
	struct str first = {found.at, len}, rest = {found.at + len, found.len - len};
	struct diag *diag = report(parser->diags, PL001, span, "no blank between `%.*s` and `%.*s`",
		STR_ARG(first), STR_ARG(rest));
	suggest_words(parser->diags, diag, GUESS, span,
		str_format(parser->arena, "%.*s %.*s", STR_ARG(first), STR_ARG(rest)));
	return true;
}

/* `action a "A" action b "B"` */
static bool second_item(struct parser *parser, struct span span, const struct expectation *expected)
{
	if (!is_kind_token(taken_before(parser, 0)->kind) ||
		!expects(expected, "the end of the line") ||
		parser->line_start.span.start == span.start)
		return false;
	struct str found = parser_slice(parser, span);
	struct diag *diag = report(parser->diags, PL001, span,
		"`%.*s` begins in the middle of a line", STR_ARG(found));
	help(parser->diags, diag, "put it on a line of its own: `%.*s`",
		STR_ARG(rest_of_line(parser, span.start)));
	return true;
}

bool habit_explained(struct parser *parser, struct span span, const struct expectation *expected)
{
	struct str found = parser_slice(parser, span);
	if (!found.len)
		return false;
	return pasted_row(parser, span) || number_first(parser, span) ||
	       job_title(parser, span, found) || behind_title(parser, span, found) ||
	       status_habit(parser, span) || status_as_date(parser, span) ||
	       progress_words(parser) || name_characters(parser, span, found, expected) ||
	       single_quoted(parser, span, found, expected) || name_of_words(parser, span) ||
	       title_missing(parser, span, found) || comment_sign(parser, span) ||
	       equals_sign(parser, span, found) || opener_apart(parser, span) ||
	       end_word(parser, span) || role_in_brackets(parser, span, expected) ||
	       budget_words(parser, span, found) || blank_missing(parser, span, expected) ||
	       list_separator(parser, span, found, expected) ||
	       second_item(parser, span, expected) || list_below(parser, span, expected);
}
