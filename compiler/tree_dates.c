/* Dates and paths with a slip of the hand that leaves one reading: what was meant is built, and the
 * finding says how it is written. */
#include "tree.h"

static struct str behind(struct str text, size_t at)
{
	return (struct str){text.at + at, text.len - at};
}

/* `March–2018`, `2018 - 19`: what stands behind the dash belongs to the date before it. */
static bool dash_is_of_one_date(const struct ast_point *first, const struct ast_point *last)
{
	bool year = last->kind == POINT_PLAN_YEAR ||
		    (last->kind == POINT_YEAR && last->year_digits >= 2);
	if (!year || first->end_of)
		return false;
	switch (first->kind) {
	case POINT_DAY:
	case POINT_MONTH:
	case POINT_QUARTER:
	case POINT_SEASON: return first->year_digits == 0;
	case POINT_YEAR: return first->year_digits == 4 && last->year_digits == 2;
	default: return false;
	}
}

struct ast_point *understood_dash(
	struct parser *p, struct ast_point *first, struct ast_point *last, struct span dash)
{
	struct span span = span_join(first->span, last->span);
	if (dash_is_of_one_date(first, last))
		return range_of(point_words(p, span), NULL, false);
	struct str before = parser_slice(p, first->span), after = parser_slice(p, last->span);
	/* `March 2018 - delayed again` */
	bool remark = last->kind == POINT_NAMED && first->kind != POINT_NAMED &&
		      !ascii_is_digit(after.at[0]);
	struct diag *diag = report(p->diags, PL023, dash, "`%.*s` is read as `to`%s",
		STR_ARG(parser_slice(p, dash)), remark ? ", but may begin a remark" : "");
	help(p->diags, diag, "write `%.*s to %.*s`", STR_ARG(before), STR_ARG(after));
	if (remark)
		help(p->diags, diag,
			"write `%.*s to %.*s`, or keep the words: `%.*s written \"%.*s\"`",
			STR_ARG(before), STR_ARG(after), STR_ARG(before),
			STR_ARG(parser_slice(p, span)));
	suggest(p->diags, diag, remark ? GUESS : SAFE,
		(struct span){first->span.end, last->span.start}, " to ");
	return range_of(first, last, false);
}

struct ast_point *understood_within(struct parser *p, struct span span, struct span steps,
	enum ast_unit unit, struct ast_ref *ref)
{
	struct str count = parser_slice(p, steps), name = parser_slice(p, ref->span);
	struct str meant = str_format(p->arena, "%.*s after %.*s", STR_ARG(count), STR_ARG(name));
	struct diag *diag = report(p->diags, PL023, span, "`%.*s` is read as `%.*s`",
		STR_ARG(parser_slice(p, span)), STR_ARG(meant));
	suggest_words(p->diags, diag, SAFE, span, meant);
	return point_relative(p, span, number_of(p, steps), unit, ref);
}

struct ast_when *understood_quotes(struct parser *p, struct ast_when *when, struct span span)
{
	struct str date = parser_slice(p, when->span);
	struct diag *diag =
		report(p->diags, PL022, span, "the date `%.*s` stands in quotes", STR_ARG(date));
	help(p->diags, diag, "write `%.*s` without them", STR_ARG(date));
	suggest(p->diags, diag, SAFE, span, "%.*s", STR_ARG(date));
	return when;
}

struct ast_ref *understood_path(struct parser *p, struct span span)
{
	struct str typed = parser_slice(p, span);
	char *path = arena_alloc(p->arena, typed.len);
	size_t len = 0;
	for (size_t at = 0; at < typed.len; at++)
		if (!ascii_is_blank(typed.at[at]))
			path[len++] = typed.at[at];
	struct str meant = {path, len};
	struct diag *diag = report(
		p->diags, PL022, span, "`%.*s` is read as `%.*s`", STR_ARG(typed), STR_ARG(meant));
	help(p->diags, diag, "write `%.*s`, without blanks", STR_ARG(meant));
	suggest(p->diags, diag, SAFE, span, "%.*s", STR_ARG(meant));
	return ref_word(p, word_of(p->words, meant), span);
}

/* How the dashes of a date are written: in place of each, `mark`. */
static struct str with_mark(struct parser *p, struct str typed, char mark)
{
	char *copy = arena_alloc(p->arena, typed.len);
	size_t len = 0;
	for (size_t at = 0; at < typed.len;) {
		uint32_t point;
		at += utf8_decode(behind(typed, at), &point);
		copy[len++] = point < 0x80 && point != '-' ? (char)point : mark;
	}
	return (struct str){copy, len};
}

static void report_dashes(struct parser *p, struct span span, struct str meant)
{
	struct diag *diag = report(p->diags, PL605, span, "`%.*s` is read as `%.*s`",
		STR_ARG(parser_slice(p, span)), STR_ARG(meant));
	suggest_words(p->diags, diag, SAFE, span, meant);
}

/* At most four digits. */
static uint16_t digits_at(struct parser *p, struct str text, size_t at, size_t count)
{
	struct str digits = {text.at + at, count};
	uint32_t start = p->source->base + (uint32_t)(digits.at - p->source->scan);
	return (uint16_t)number_of(p, (struct span){start, start + (uint32_t)count});
}

struct ast_point *understood_dashed(struct parser *p, struct span span)
{
	struct str typed = parser_slice(p, span);
	struct ast_point *point = point_words(p, span);
	point->year = digits_at(p, typed, 0, 4);
	point->year_digits = 4;
	uint16_t last = digits_at(p, typed, typed.len - 2, 2);
	size_t middle = 4;
	while (!ascii_is_digit(typed.at[middle]))
		middle++;
	if (middle + 4 == typed.len)
		return point; /* `2017–2018` has two readings */
	if (middle + 2 < typed.len) {
		point->kind = POINT_DAY;
		point->month = (uint8_t)digits_at(p, typed, middle, 2);
		point->day = last;
		report_dashes(p, span, with_mark(p, typed, '-'));
	} else if (last == (point->year + 1) % 100) {
		point->kind = POINT_PLAN_YEAR;
		point->year_end = last;
		point->year_end_digits = 2;
		report_dashes(p, span, with_mark(p, typed, '/'));
	} else {
		point->kind = POINT_MONTH;
		point->month = (uint8_t)last;
		report_dashes(p, span, with_mark(p, typed, '-'));
	}
	return point;
}

void report_bare_text(struct parser *p, struct span date, struct span text)
{
	struct str words = parser_slice(p, text);
	struct diag *diag = report(
		p->diags, PL026, text, "the text %.*s has no word before it", STR_ARG(words));
	help(p->diags, diag,
		"say what it is: `%.*s written %.*s` for the words of a document, `for %.*s` for"
		" a label; a reason stands behind `was`, as `because %.*s`",
		STR_ARG(parser_slice(p, date)), STR_ARG(words), STR_ARG(words), STR_ARG(words));
}

struct ast_clause *clause_after_date(
	struct parser *p, struct span keyword, struct span span, struct span date)
{
	struct str words = parser_slice(p, date);
	struct diag *diag = report(
		p->diags, PL103, date, "`%.*s` is a date, but an item is needed", STR_ARG(words));
	help(p->diags, diag, "`after` names an item; for a date write `start %.*s`",
		STR_ARG(words));
	return clause_refs(p, CLAUSE_AFTER, keyword, span, (struct ref_list){0}, NULL);
}
