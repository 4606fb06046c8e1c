/* Marks that stand in dates: quotes around one, a dash between two, the full stop of `Mar.`, a
 * slash with blanks. The scanner asks what each is, since that depends on what stands before it. */
#include "parser.h"
#include "plan.tab.h"

#include <string.h>

/* What the words of a date are, besides numbers and names of months. */
static bool is_date_word(int token)
{
	switch (token) {
	case T_MONTH:
	case T_SEASON:
	case T_QUARTER:
	case T_UNIT:
	case T_MONTHS:
	case T_FREQUENCY:
	case T_YEAR:
	case T_YEARS:
	case T_TO:
	case T_AND:
	case T_BY:
	case T_IN:
	case T_ON:
	case T_END:
	case T_OF:
	case T_THE:
	case T_FROM:
	case T_EVERY:
	case T_HALF: return true;
	default: return false;
	}
}

static bool is_word_byte(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c);
}

/* True if every word is one that dates have, and one of them is a number, or says that there is no
 * date yet. */
static bool reads_as_date(const struct parser *parser, struct str text)
{
	bool says = false;
	for (size_t at = 0; at < text.len;) {
		size_t begin = at;
		while (at < text.len && is_word_byte(text.at[at]))
			at++;
		struct str word = {text.at + begin, at - begin};
		if (word.len == 0) {
			char c = text.at[at++];
			if (!memchr(" /-,.", c, 5) && (unsigned char)c < 0x80)
				return false;
			continue;
		}
		bool number = ascii_is_digit(word.at[0]);
		int token = number ? 0 : word_of(parser->words, word)->token;
		says |= number || token == T_TBC;
		if (!number && token != T_TBC && !is_date_word(token))
			return false;
	}
	return says;
}

/* `due` and its like begin a clause; in `call` and `columns` they are the name of a field, and what
 * stands behind them is what papers call it. */
static bool expects_date(const struct parser *parser)
{
	switch (taken_before(parser, 0)->kind) {
	case T_DUE:
	case T_START:
	case T_WAS:
	case T_PERIOD: break;
	default: return false;
	}
	switch (taken_before(parser, 1)->kind) {
	case T_CALL:
	case T_COLUMNS:
	case T_COMMA:
	case T_AND: return false;
	default: return true;
	}
}

/* Bytes of the double quote that `text` begins with, straight or this curly one; 0 if it is none.
 */
static uint32_t quote_length(struct str text, struct str curly)
{
	if (str_starts(text, STR("\"")))
		return 1;
	return str_starts(text, curly) ? (uint32_t)curly.len : 0;
}

/* True if a date in quotes begins there. */
__attribute__((noinline)) static bool begins_date(struct parser *parser, uint32_t quote)
{
	const struct source *source = parser->source;
	size_t opens = quote - source->base;
	struct str rest = {source->scan + opens, source->size - opens};
	uint32_t skip = quote_length(rest, STR("“"));
	if (!skip)
		return false;
	uint32_t at = skip;
	while (at < rest.len && rest.at[at] != '\n' &&
		!quote_length((struct str){rest.at + at, rest.len - at}, STR("”")))
		at++;
	if (at == rest.len || rest.at[at] == '\n' ||
		!reads_as_date(parser, (struct str){rest.at + skip, at - skip}))
		return false;
	parser->date_quote_end = quote + at;
	return true;
}

bool date_quote(struct parser *parser, uint32_t quote)
{
	if (parser->date_quote_end == quote && quote > 0)
		return true;
	return expects_date(parser) && begins_date(parser, quote);
}

bool dash_joins_dates(const struct parser *parser)
{
	/* `March 2018 -- a remark`: the comment of another language. */
	bool is_doubled = parser->source->scan[parser->at - parser->source->base] == '-';
	switch (taken_before(parser, 0)->kind) {
	case T_NUM:
	case T_ORDINAL:
	case T_MONTH:
	case T_SEASON:
	case T_QUARTER:
	case T_YEARSPAN:
	case T_ISODATE:
	case T_ISOMONTH: return !is_doubled;
	case T_PATH:
	case T_WORD:
		return taken_before(parser, 1)->kind == T_DUE ||
		       taken_before(parser, 1)->kind == T_START;
	default: return false;
	}
}

bool slash_joins_names(const struct parser *parser)
{
	switch (taken_before(parser, 1)->kind) {
	case T_AFTER:
	case T_SEE:
	case T_OF:
	case T_SLASH: return true;
	default: return false;
	}
}

/* `Mar.`: false if the word before the full stop is no month. */
bool month_stop(struct parser *parser, struct span span, struct word **month)
{
	struct str typed = parser_slice(parser, span);
	struct word *word = word_of(parser->words, (struct str){typed.at, typed.len - 1});
	if (word->token != T_MONTH)
		return false;
	*month = word;
	struct span stop = {span.end - 1, span.end};
	struct diag *diag = report(parser->diags, PL022, stop, "`.` is not needed");
	help(parser->diags, diag, "leave it out");
	suggest(parser->diags, diag, SAFE, stop, "%s", "");
	return true;
}
