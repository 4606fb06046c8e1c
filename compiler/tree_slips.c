/* Slips of the hand with one reading: what was meant is built, and said. */
#include "example.h"
#include "tree.h"

struct ast_point *understood_on(struct parser *p, struct ast_point *point, struct span span)
{
	struct str date = parser_slice(p, point->span);
	struct diag *diag =
		report(p->diags, PL023, point->span, "read as `on %.*s`", STR_ARG(date));
	help(p->diags, diag, "write `on %.*s`", STR_ARG(date));
	suggest(p->diags, diag, SAFE, span, "on %.*s", STR_ARG(date));
	return point;
}

struct ast_value *understood_percent(struct parser *p, struct span number, struct span span)
{
	struct str digits = parser_slice(p, number);
	struct diag *diag = report(p->diags, PL023, span, "read as `%.*s%%`", STR_ARG(digits));
	help(p->diags, diag, "write `%.*s%%`", STR_ARG(digits));
	suggest(p->diags, diag, SAFE, span, "%.*s%%", STR_ARG(digits));
	return value_new(p, VALUE_PERCENT, number, NULL);
}

/* `update 31-Mar-26 "…"`: nobody reports on the day of an event, so that other words are no date.
 */
struct ast_point *understood_word(struct parser *p, struct span word)
{
	struct str text = parser_slice(p, word);
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_digit(text.at[i]))
			return point_words(p, word);
	if (syntax_error_known(p, word))
		return NULL;
	struct diag *diag = report(p->diags, PL001, word, "`%.*s` is not a date", STR_ARG(text));
	help(p->diags, diag,
		"an update has the day on which it was written, if any: `update %.*s \"…\"`",
		STR_ARG(example_day(p->diags)));
	return NULL;
}
