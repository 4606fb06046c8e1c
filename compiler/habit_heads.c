/* Heads of columns and other words of the field in the place of a keyword, and what can stand
 * behind the keyword that is meant. */
#include "habits.h"
#include "plan.tab.h"

#include <string.h>

/* What stands for a keyword: `Lead service: housing` has words of the field, more words up to a
 * colon, and a value. */
struct head {
	struct span place; /* with the colon */
	struct str value;
	bool whole; /* the words of the field are all of it */
};

/* Up to a colon, which is that of another head behind a word for a clause; or, for a text, up to
 * its quote: `Comments from Service "…"`. */
static size_t head_length(const struct parser *parser, struct str rest, bool takes_text)
{
	enum { LONGEST = 40 };
	size_t quote = str_find(rest, STR("\"")), colon = str_find(rest, STR(":"));
	if (colon < quote && colon <= LONGEST) {
		size_t last = colon;
		while (last > 0 && !ascii_is_blank(rest.at[last - 1]))
			last--;
		struct str word = {rest.at + last, colon - last};
		const char *meant = synonym_of(parser, word);
		return begins_clause(meant ? str_of(meant) : word) ? 0 : colon + 1;
	}
	return takes_text && quote < rest.len ? quote : 0;
}

static struct head head_at(const struct parser *parser, struct span words, bool takes_text)
{
	struct str rest = rest_of_line(parser, words.end);
	size_t len = head_length(parser, rest, takes_text);
	struct head head = {words, {rest.at + len, rest.len - len}, true};
	if (len) {
		head.place.end =
			parser->source->base + (uint32_t)(head.value.at - parser->source->scan);
		head.whole = rest.at[0] == ':';
	}
	head.value = str_trim(head.value);
	return head;
}

int token_of_word(const struct parser *parser, struct str word)
{
	const struct word *known = word_find(parser->words, word);
	return known ? known->token : 0;
}

/* The letters of the kinds that may have such a clause; NULL if there is none. */
const char *takers_of(struct str keyword)
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

bool is_said_of(struct str keyword, char kind)
{
	const char *who = takers_of(keyword);
	return who && strchr(who, kind);
}

/* The words up to the next clause: `by March 2027` of `by March 2027 status on track`. */
struct str words_of_clause(struct str line)
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
		int token = token_of_word(parser, word);
		bool joins = token == T_AND || str_equal(word, STR("&"));
		bool fits = begins || (parties && (ascii_is_capital(word.at[0]) || token == T_OF));
		for (size_t i = 0; i < word.len; i++)
			fits &= !strchr("\":;()[]", word.at[i]);
		if (!joins && (!fits || !word.len))
			return false;
		begins = joins || ends;
	}
	return !begins;
}

/* `by the end of March 2027`: what these words lead to is in the calendar. */
bool may_be_date(const struct parser *parser, struct str words)
{
	for (; words.len; words = without_word(words)) {
		struct str word = first_word(words);
		if (ascii_is_digit(word.at[0]) && word.len >= 4)
			return true; /* `2027`, `31/03/27` */
		switch (token_of_word(parser, word)) {
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
	case T_STATUS: return token_of_word(parser, first_word(value)) != 0;
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
void help_synonym(struct parser *parser, struct diag *diag, const char *keyword, struct span span,
	bool of_plan)
{
	enum { LONGEST = 60 };
	int token = token_of_word(parser, first_word(str_of(keyword)));
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
