/* Words behind `due`, `start` or `was` that the grammar has no form for: what they are is asked
 * only once a line has not been understood. */
#include "parser.h"
#include "plan.tab.h"

static bool is_name_byte(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '/' ||
	       (unsigned char)c >= 0x80;
}

static int token_of(const struct parser *parser, const char *begin, const char *end)
{
	return word_of(parser->words, (struct str){begin, (size_t)(end - begin)})->token;
}

/* Where the value of the deadline begins that `at` stands in; NULL if it is none. */
static const char *value_begin(const struct parser *parser, const char *at)
{
	const char *text = parser->source->scan, *value = at;
	while (at > text) {
		const char *end = at;
		while (end > text && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == ','))
			end--;
		const char *begin = end;
		while (begin > text && is_name_byte(begin[-1]))
			begin--;
		if (begin == end)
			return NULL;
		int token = token_of(parser, begin, end);
		if (token == T_DUE || token == T_START || token == T_WAS)
			return value;
		value = at = begin;
	}
	return NULL;
}

static bool ends_value(int token)
{
	switch (token) {
	case T_OWNER:
	case T_SPONSOR:
	case T_WITH:
	case T_DUE:
	case T_START:
	case T_WAS:
	case T_STATUS:
	case T_PROGRESS:
	case T_RAG:
	case T_AFTER:
	case T_SEE:
	case T_TAG:
	case T_SUPPORTS:
	case T_BUDGET:
	case T_NOTE:
	case T_RESPONSE:
	case T_WRITTEN:
	case T_BECAUSE:
	case T_AGREED:
	case T_FOR: return true;
	default: return false;
	}
}

/* The end of the words that begin at `at`: the next clause, text or brace, or the end of the line.
 */
static const char *words_end(const struct parser *parser, const char *at)
{
	const char *end = parser->source->scan + parser->source->size, *last = at;
	while (at < end && *at != '\n' && *at != '"' && *at != '{' && *at != '}' && *at != '#') {
		const char *begin = at;
		while (at < end && is_name_byte(*at))
			at++;
		if (at > begin && ends_value(token_of(parser, begin, at)))
			break;
		if (at == begin)
			at++;
		if (!ascii_is_blank(at[-1]))
			last = at;
	}
	return last;
}

static struct span span_of(const struct parser *parser, const char *begin, const char *end)
{
	const char *text = parser->source->scan;
	return (struct span){parser->source->base + (uint32_t)(begin - text),
		parser->source->base + (uint32_t)(end - text)};
}

/* `due March 2018 (subject to funding)` */
static void report_brackets(
	const struct parser *parser, const char *value, const char *at, const char *end)
{
	struct str words = {at, (size_t)(end - at)};
	struct str whole = {value, (size_t)(end - value)};
	struct str date = str_trim((struct str){value, (size_t)(at - value)});
	struct diag *diag = report(parser->diags, PL026, span_of(parser, at, end),
		"the words `%.*s` have no word before them", STR_ARG(words));
	help(parser->diags, diag,
		"keep the words of a document beside the date:"
		" `%.*s written \"%.*s\"`",
		STR_ARG(date), STR_ARG(whole));
}

/* `due when funding allows`, `due Summer term`: no date begins like this. */
static void report_vague(const struct parser *parser, const char *value, const char *end)
{
	struct str words = {value, (size_t)(end - value)};
	struct diag *diag = report(parser->diags, PL207, span_of(parser, value, end),
		"`%.*s` is not a date", STR_ARG(words));
	diag->stops = true;
	help(parser->diags, diag,
		"say what is meant, and keep the words: `June 2018 to August 2018 written \"%.*s\"`,"
		" or `tbc by June 2018 written \"%.*s\"`",
		STR_ARG(words), STR_ARG(words));
}

bool date_error(const struct parser *parser, struct span span)
{
	const char *at = parser->source->scan + (span.start - parser->source->base);
	int kind = taken_before(parser, 0)->kind, before = taken_before(parser, 1)->kind;
	bool words = kind == T_WORD && (before == T_WORD || before == T_SEASON);
	if (kind != T_LPAREN && !words)
		return false;
	const char *value = value_begin(parser, at);
	if (!value || value == at)
		return false;
	const char *end = words_end(parser, at);
	if (words)
		report_vague(parser, value, end);
	else
		report_brackets(parser, value, at, end);
	return true;
}
