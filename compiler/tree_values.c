#include "tree.h"

#include <string.h>

/* Names and texts */

static struct ast_ref *ref_new(struct parser *p, const struct word *word, struct span span)
{
	struct ast_ref *ref = NEW(p->arena, struct ast_ref);
	ref->word = word;
	ref->span = span;
	return ref;
}

struct ast_ref *ref_word(struct parser *p, const struct word *word, struct span span)
{
	return ref_new(p, word, span);
}

struct ast_ref *ref_slice(struct parser *p, struct span span)
{
	return ref_new(p, word_of_padded(p->words, parser_slice(p, span)), span);
}

struct ast_ref *ref_text(struct parser *p, struct span span)
{
	return ref_new(p, NULL, span);
}

struct ast_ref *ref_value(struct parser *p, struct span span)
{
	return ref_new(p, NULL, span);
}

struct ref_list ref_list(const struct ref_list *before, struct ast_ref *ref)
{
	if (!before)
		return (struct ref_list){ref, ref};
	before->last->next = ref;
	return (struct ref_list){before->first, ref};
}

struct ref_list ref_split(struct parser *p, const struct ref_list *before, struct span span)
{
	struct str digits = parser_slice(p, span);
	struct ref_list list = before ? *before : (struct ref_list){0};
	for (size_t start = 0; start < digits.len;) {
		const char *comma = memchr(digits.at + start, ',', digits.len - start);
		size_t end = comma ? (size_t)(comma - digits.at) : digits.len;
		struct span part = {span.start + (uint32_t)start, span.start + (uint32_t)end};
		list = ref_list(list.first ? &list : NULL, ref_slice(p, part));
		start = end + 1;
	}
	return list;
}

/* Which quotes a text has, whether it runs over a line end, and what may be in it. */
static void look_at_text(const struct parser *p, struct ast_text *text)
{
	struct str str = parser_slice(p, text->span), inner = str_unquoted(str);
	text->open = (size_t)(inner.at - str.at) & 3;
	text->close = (str.len - inner.len - text->open) & 3;
	text->has_lines = memchr(inner.at, '\n', inner.len) != NULL;
	text->suspicions = glance(&p->sieve, inner);
}

_Static_assert((int)SOURCE_PADDING >= (int)GLANCE_PADDING, "the last text of a file is one, too");

struct ast_text *text_new(struct parser *p, const struct word *language, struct span span)
{
	struct ast_text *text = NEW(p->arena, struct ast_text);
	text->span = span;
	if (language)
		memcpy(text->language, language->text.at, sizeof text->language);
	/* Asked here, while its bytes are at hand; most texts are as those behind it. */
	if (span.start <= p->odd_text) {
		look_at_text(p, text);
		return text;
	}
	text->open = text->close = 1;
	text->suspicions = glance_at_line(
		&p->sieve, parser_slice(p, (struct span){span.start + 1, span.end - 1}));
	return text;
}

struct text_list text_pair(struct ast_text *first, struct ast_text *second)
{
	first->next = second;
	return (struct text_list){first, second};
}

struct text_list text_list(const struct text_list *before, struct ast_text *text)
{
	before->last->next = text;
	return (struct text_list){before->first, text};
}

struct ast_value *value_new(
	struct parser *p, enum ast_value_kind kind, struct span span, struct ast_text *text)
{
	struct ast_value *value = NEW(p->arena, struct ast_value);
	value->kind = kind;
	value->span = span;
	value->text = text;
	return value;
}

struct ast_field *field_of(struct parser *p, struct span span)
{
	struct str text = parser_slice(p, span);
	char *small = arena_alloc(p->arena, text.len + 1);
	size_t len = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool blank = ascii_is_blank(text.at[i]);
		if (!blank || small[len - 1] != ' ')
			small[len++] = blank ? ' ' : ascii_lower(text.at[i]);
	}
	struct ast_field *field = NEW(p->arena, struct ast_field);
	*field = (struct ast_field){span, {small, len}};
	return field;
}

/* Too large for any use rather than wrapped round. */
static uint32_t digits_value(struct str digits)
{
	uint64_t value = 0;
	for (size_t i = 0; i < digits.len && value <= UINT32_MAX; i++) {
		unsigned digit = (unsigned)digits.at[i] - '0';
		if (digit > 9)
			break;
		value = value * 10 + digit;
	}
	return value < UINT32_MAX ? (uint32_t)value : UINT32_MAX;
}

uint32_t number_of(struct parser *p, struct span span)
{
	return digits_value(parser_slice(p, span));
}

/* Words behind a value */

static struct ast_terms *terms_of(struct parser *p, struct ast_terms *terms)
{
	return terms ? terms : NEW(p->arena, struct ast_terms);
}

/* Says that a word behind a value stands there twice. */
static void term_again(
	struct parser *p, const struct ast_text *old, struct span span, const char *word)
{
	if (!old || syntax_error_known(p, span))
		return;
	struct diag *diag =
		report(p->diags, PL005, span, "`%s` is given twice in one clause", word);
	note(p->diags, diag, old->span, "first given here");
}

struct ast_terms *term_written(struct parser *p, struct ast_terms *terms, struct ast_text *text)
{
	terms = terms_of(p, terms);
	refuse_translation(p, text, "written");
	term_again(p, terms->written, text->span, "written");
	terms->written = text;
	return terms;
}

struct ast_terms *term_label(struct parser *p, struct ast_terms *terms, struct ast_text *text)
{
	terms = terms_of(p, terms);
	term_again(p, terms->label, text->span, "for");
	refuse_translation(p, text, "for");
	terms->label = text;
	return terms;
}

struct ast_terms *term_because(struct parser *p, struct ast_terms *terms, struct ast_text *text)
{
	terms = terms_of(p, terms);
	term_again(p, terms->because, text->span, "because");
	terms->because = text;
	return terms;
}

struct ast_terms *term_agreed(struct parser *p, struct ast_terms *terms, struct ast_text *text)
{
	terms = terms_of(p, terms);
	term_again(p, terms->agreed, text->span, "agreed");
	terms->agreed = text;
	terms->agreed_last = true;
	return terms;
}

struct ast_terms *term_on(struct parser *p, struct ast_terms *terms, struct ast_point *point)
{
	terms = terms_of(p, terms);
	struct ast_point **on = terms->agreed_last ? &terms->agreed_on : &terms->on;
	if (*on && !syntax_error_known(p, point->span)) {
		struct diag *diag =
			report(p->diags, PL005, point->span, "`on` is given twice in one clause");
		note(p->diags, diag, (*on)->span, "first given here");
	}
	*on = point;
	return terms;
}

/* Deadlines and points in time */

static struct ast_when *when_new(struct parser *p, enum ast_when_kind kind, struct span span)
{
	struct ast_when *when = NEW(p->arena, struct ast_when);
	when->kind = kind;
	when->span = span;
	return when;
}

struct ast_when *when_ranges(struct parser *p, struct span span, struct range_list ranges)
{
	struct ast_when *when = when_new(p, WHEN_RANGES, span);
	when->ranges = ranges.first;
	return when;
}

struct ast_when *when_every(struct parser *p, struct span span, uint32_t count, enum ast_unit unit,
	struct ast_point *from, struct ast_point *until)
{
	struct ast_when *when = when_new(p, WHEN_EVERY, span);
	when->every = NEW(p->arena, struct ast_every);
	when->every->count = count;
	when->every->unit = unit;
	when->every->from = from;
	when->every->until = until;
	return when;
}

struct ast_when *when_every_day(struct parser *p, struct span span, uint32_t day,
	const struct word *month, struct ast_point *from, struct ast_point *until)
{
	struct ast_when *when = when_every(p, span, 0, UNIT_YEAR, from, until);
	when->every->day = day;
	when->every->month = (uint32_t)month->value;
	return when;
}

struct ast_when *when_kept(
	struct parser *p, enum ast_when_kind kind, struct span span, struct ast_point *point)
{
	struct ast_when *when = when_new(p, kind, span);
	when->point = point;
	return when;
}

struct ast_when *when_words(struct parser *p)
{
	return when_new(p, WHEN_WORDS, (struct span){0, 0});
}

struct range_list range_list(const struct range_list *before, struct ast_point *range)
{
	if (!before)
		return (struct range_list){range, range};
	struct ast_point *last = before->last;
	if (last->has_last)
		last = last->next;
	last->next = range;
	return (struct range_list){before->first, range};
}

struct ast_point *range_of(struct ast_point *first, struct ast_point *last, bool open)
{
	first->next = last;
	first->has_last = last != NULL;
	first->open = open;
	return first;
}

static struct ast_point *point_new(struct parser *p, enum ast_point_kind kind, struct span span)
{
	struct ast_point *point = NEW(p->arena, struct ast_point);
	point->kind = kind;
	point->span = span;
	return point;
}

static uint8_t digit_count(struct span span)
{
	uint32_t count = span.end - span.start;
	return (uint8_t)(count < UINT8_MAX ? count : UINT8_MAX);
}

static uint16_t small_number(struct parser *p, struct span span)
{
	uint32_t number = number_of(p, span);
	return (uint16_t)(number < UINT16_MAX ? number : UINT16_MAX);
}

static void set_year(struct parser *p, struct ast_point *point, struct span year)
{
	if (year.end == year.start)
		return;
	point->year = small_number(p, year);
	point->year_digits = digit_count(year);
}

/* "2017/18" */
static void set_plan_year(struct parser *p, struct ast_point *point, struct span span)
{
	struct str text = parser_slice(p, span);
	uint32_t slash = span.start + (uint32_t)str_find(text, STR("/"));
	set_year(p, point, (struct span){span.start, slash});
	struct span last = {slash + 1, span.end};
	point->year_end = small_number(p, last);
	point->year_end_digits = digit_count(last);
}

struct ast_point *point_end_of(struct ast_point *point, struct span span)
{
	point->end_of = true;
	point->span = span;
	return point;
}

struct ast_point *point_relative(
	struct parser *p, struct span span, uint32_t count, enum ast_unit unit, struct ast_ref *ref)
{
	struct ast_point *point = point_new(p, POINT_RELATIVE, span);
	point->number = count;
	point->unit = unit;
	point->ref = ref;
	return point;
}

struct ast_point *point_year(struct parser *p, struct span year)
{
	struct ast_point *point = point_new(p, POINT_YEAR, year);
	set_year(p, point, year);
	return point;
}

struct ast_point *point_month(
	struct parser *p, struct span span, const struct word *month, struct span year)
{
	struct ast_point *point = point_new(p, POINT_MONTH, span);
	point->month = (uint8_t)month->value;
	set_year(p, point, year);
	return point;
}

struct ast_point *point_day(struct parser *p, struct span span, struct span day,
	const struct word *month, struct span year)
{
	struct ast_point *point = point_new(p, POINT_DAY, span);
	point->day = small_number(p, day);
	point->month = (uint8_t)month->value;
	set_year(p, point, year);
	return point;
}

struct ast_point *point_plan_year(struct parser *p, struct span span)
{
	struct ast_point *point = point_new(p, POINT_PLAN_YEAR, span);
	set_plan_year(p, point, span);
	return point;
}

/* "2018-03" and "2018-03-31": the scanner has counted the digits. */
static struct ast_point *point_iso(struct parser *p, enum ast_point_kind kind, struct span span)
{
	struct ast_point *point = point_new(p, kind, span);
	set_year(p, point, (struct span){span.start, span.start + 4});
	point->month = (uint8_t)number_of(p, (struct span){span.start + 5, span.start + 7});
	return point;
}

struct ast_point *point_iso_month(struct parser *p, struct span span)
{
	return point_iso(p, POINT_MONTH, span);
}

struct ast_point *point_iso_date(struct parser *p, struct span span)
{
	struct ast_point *point = point_iso(p, POINT_DAY, span);
	point->day = small_number(p, (struct span){span.start + 8, span.end});
	return point;
}

struct ast_point *point_part(struct parser *p, enum ast_point_kind kind, struct span span,
	const struct word *which, struct span year)
{
	struct ast_point *point = point_new(p, kind, span);
	point->number = (uint32_t)which->value;
	struct str text = parser_slice(p, year);
	if (str_find(text, STR("/")) < text.len)
		set_plan_year(p, point, year);
	else
		set_year(p, point, year);
	return point;
}

struct ast_point *point_nth(
	struct parser *p, enum ast_point_kind kind, struct span span, struct span number)
{
	struct ast_point *point = point_new(p, kind, span);
	point->number = number_of(p, number);
	return point;
}

struct ast_point *point_words(struct parser *p, struct span span)
{
	return point_new(p, POINT_WORDS, span);
}

struct ast_point *point_named(struct parser *p, struct ast_ref *ref, struct span span)
{
	struct ast_point *point = point_new(p, POINT_NAMED, span);
	point->ref = ref;
	return point;
}

/* Status, updates, papers */

struct ast_status_value *status_new(
	struct parser *p, enum ast_status status, struct span span, struct ast_ref *ref)
{
	struct ast_status_value *value = NEW(p->arena, struct ast_status_value);
	value->status = status;
	value->span = span;
	value->ref = ref;
	return value;
}

struct ast_update *update_new(struct parser *p, struct ast_point *on,
	struct ast_status_value *status, struct ast_ref *by, struct ast_value *progress,
	struct ast_text *text)
{
	struct ast_update *update = NEW(p->arena, struct ast_update);
	update->on = on;
	update->status = status;
	update->by = by;
	update->progress = progress;
	update->text = text;
	return update;
}

struct column_list column_list(
	const struct column_list *before, struct ast_column *column, bool joined)
{
	column->joined = joined;
	if (!before)
		return (struct column_list){column, column};
	before->last->next = column;
	return (struct column_list){before->first, column};
}

struct ast_column *column_new(struct parser *p, struct ast_field *field,
	const struct word *brackets, struct ast_text *heading)
{
	struct ast_column *column = NEW(p->arena, struct ast_column);
	column->field = *field;
	column->brackets = brackets;
	column->heading = heading;
	return column;
}

struct sort_list sort_list(const struct sort_list *before, struct ast_sort *sort)
{
	if (!before)
		return (struct sort_list){sort, sort};
	before->last->next = sort;
	return (struct sort_list){before->first, sort};
}

struct ast_sort *sort_new(struct parser *p, struct ast_field *field, bool descending)
{
	struct ast_sort *sort = NEW(p->arena, struct ast_sort);
	sort->field = *field;
	sort->descending = descending;
	return sort;
}

struct ast_condition *condition_new(struct parser *p, enum ast_condition_kind kind,
	struct span span, struct ast_condition *left, struct ast_condition *right)
{
	struct ast_condition *condition = NEW(p->arena, struct ast_condition);
	condition->kind = kind;
	condition->span = span;
	condition->left = left;
	condition->right = right;
	unsigned deep_left = left ? left->depth : 0, deep_right = right ? right->depth : 0;
	condition->depth = (deep_left > deep_right ? deep_left : deep_right) + 1;
	if (condition->depth <= CONDITION_DEEPEST)
		return condition;
	/* What walks conditions may recurse, because this is as deep as they get. */
	if (!syntax_error_known(p, span))
		report(p->diags, PL033, span, "a condition joins more than %d parts",
			CONDITION_DEEPEST);
	return left;
}

struct ast_condition *condition_test(struct parser *p, enum ast_condition_kind kind,
	struct span span, struct span field, struct comparand_list values, struct ast_point *point)
{
	struct ast_condition *condition = condition_new(p, kind, span, NULL, NULL);
	condition->field = *field_of(p, field);
	condition->values = values.first;
	condition->point = point;
	return condition;
}

struct comparand_list comparand_list(
	const struct comparand_list *before, struct ast_comparand *comparand)
{
	if (!before)
		return (struct comparand_list){comparand, comparand};
	before->last->next = comparand;
	return (struct comparand_list){before->first, comparand};
}

struct ast_comparand *comparand_new(struct parser *p, struct span span, struct ast_point *point)
{
	struct ast_comparand *comparand = NEW(p->arena, struct ast_comparand);
	comparand->ref.span = span;
	comparand->point = point;
	return comparand;
}

struct ast_condition *condition_since(
	struct parser *p, struct span span, struct span field, struct span text)
{
	struct ast_condition *condition =
		condition_new(p, CONDITION_CHANGED_SINCE, span, NULL, NULL);
	condition->field = *field_of(p, field);
	condition->text = text_new(p, NULL, text);
	return condition;
}
