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
		return;
	}
	const char *ours = status_ours(own);
	if (ours) {
		help(parser->diags, diag, "a status stands without quotes: `status %s`", ours);
		return;
	}
	const char *meant = status_meant(own);
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
