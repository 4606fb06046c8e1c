#include "habits.h"
#include "meant.h"
#include "plan.tab.h"

/* The `status` of this line, at most three tokens back. */
static const struct token *status_before(const struct parser *parser)
{
	for (unsigned back = 1; back < TOKENS_KEPT && back < parser->taken_count; back++) {
		const struct token *token = taken_before(parser, back);
		if (token->span.start < parser->line_start.span.start || token->kind == T_QUOTED)
			return NULL;
		if (token->kind == T_STATUS)
			return token;
	}
	return NULL;
}

/* How much of the words is a status: up to the next clause, a quote or a bracket. */
static struct str status_words_of(struct str words)
{
	size_t end = 0;
	for (size_t at = 0; at < words.len;) {
		struct str rest = {words.at + at, words.len - at};
		struct str word = first_word(rest);
		if (!ascii_is_alpha(word.at[0]) || (end && begins_clause(word)))
			break;
		end = at + word.len;
		for (at = end; at < words.len && ascii_is_blank(words.at[at]);)
			at++;
	}
	return (struct str){words.at, end};
}

/* `status in progress "Ongoing"`, `status "Ongoing"`: the writer's own word, without `written`. */
static void report_own_word(struct parser *parser, const struct token *status, struct span span)
{
	struct str text = parser_slice(parser, span), own = str_unquoted(text);
	struct span between = {status->span.end, span.start};
	struct str words = str_trim(parser_slice(parser, between));
	struct diag *diag = report(parser->diags, PL026, span,
		"the words `%.*s` have no word before them", STR_ARG(own));
	if (words.len) {
		help(parser->diags, diag, "write `status %.*s written %.*s`", STR_ARG(words),
			STR_ARG(text));
		const char *known = status_called(words);
		if (known && str_equal_nocase(words, str_of(known)))
			suggest(parser->diags, diag, SAFE, between, " %s written ", known);
		return;
	}
	const char *meant = status_called(own);
	if (meant && str_equal_nocase(own, str_of(meant))) {
		help(parser->diags, diag, "a status stands without quotes: `status %s`", meant);
		suggest(parser->diags, diag, SAFE, span, "%s", meant);
		return;
	}
	help(parser->diags, diag,
		"say which of the statuses it is, and keep your word: `status %s written %.*s`",
		meant ? meant : "in progress", STR_ARG(text));
}

bool status_habit(struct parser *parser, struct span span)
{
	const struct token *status = status_before(parser);
	if (!status)
		return false;
	if (taken_before(parser, 1)->kind == T_ON)
		return false; /* a date comes there */
	if (taken_before(parser, 0)->kind == T_QUOTED) {
		report_own_word(parser, status, span);
		return true;
	}
	struct str words = status_words_of(rest_of_line(parser, status->span.end));
	uint32_t begin = status->span.end;
	while (ascii_is_blank(parser_slice(parser, (struct span){begin, begin + 1}).at[0]))
		begin++;
	const char *meant = status_meant(words);
	if (!meant || begin + words.len < span.end)
		return false;
	struct span place = {begin, begin + (uint32_t)words.len};
	struct diag *diag = report(parser->diags, PL401, place, "no status `%.*s`", STR_ARG(words));
	help(parser->diags, diag,
		"did you mean `%s`? To print your own words: `status %s written \"%.*s\"`", meant,
		meant, STR_ARG(words));
	return true;
}

/* `due Not started`, `due Behind schedule`: the words from there on, as far as they are a status.
 */
bool status_as_date(struct parser *parser, struct span span)
{
	const struct token *due = NULL;
	for (unsigned back = 1; !due && back < TOKENS_KEPT && back < parser->taken_count; back++)
		if (taken_before(parser, back)->kind == T_DUE)
			due = taken_before(parser, back);
	if (!due || due->span.start < parser->line_start.span.start)
		return false;
	enum { LONGEST = 3 }; /* words */
	struct str rest = rest_of_line(parser, due->span.end), words = {0};
	const char *status = NULL;
	size_t len = 0;
	for (int i = 0; i < LONGEST && len < rest.len; i++) {
		len += word_length((struct str){rest.at + len, rest.len - len});
		const char *called = status_called((struct str){rest.at, len});
		words.len = called ? len : words.len;
		status = called ? called : status;
		while (len < rest.len && ascii_is_blank(rest.at[len]))
			len++;
	}
	uint32_t begin = (uint32_t)(rest.at - parser->source->scan) + parser->source->base;
	words.at = rest.at;
	if (!status || begin + words.len < span.end)
		return false;
	struct span place = {begin, begin + (uint32_t)words.len};
	struct diag *diag = report(
		parser->diags, PL208, place, "`%.*s` is a status, not a deadline", STR_ARG(words));
	diag_stop(parser->diags, diag, true);
	help(parser->diags, diag,
		"write `%s%s`, and behind `due` the date by which it was to be done",
		str_starts(str_of(status), STR("rag ")) ? "" : "status ", status);
	return true;
}

/* `progress "Half of the benches are replaced."` */
bool progress_words(struct parser *parser)
{
	enum { LONGEST = 60 };
	if (taken_before(parser, 1)->kind != T_PROGRESS ||
		taken_before(parser, 0)->kind != T_QUOTED)
		return false;
	struct span span = taken_before(parser, 0)->span;
	struct str text = parser_slice(parser, span);
	struct diag *diag = report(parser->diags, PL001, span,
		"`progress` takes a percentage such as `60%%`, and this is a text");
	help(parser->diags, diag, "what was done stands in `update %.*s`",
		STR_ARG(text.len <= LONGEST ? text : STR("\"…\"")));
	return true;
}
