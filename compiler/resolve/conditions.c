#include "resolver.h"

/* What `where` asks: the field of each comparison, and what it is compared with. */

static enum condition_kind condition_kind_of(enum ast_condition_kind kind)
{
	switch (kind) {
	case CONDITION_AND: return WHERE_AND;
	case CONDITION_OR: return WHERE_OR;
	case CONDITION_NOT: return WHERE_NOT;
	case CONDITION_IS: return WHERE_IS;
	case CONDITION_IS_NOT: return WHERE_IS_NOT;
	case CONDITION_IN: return WHERE_IN;
	case CONDITION_BEFORE: return WHERE_BEFORE;
	case CONDITION_AFTER: return WHERE_AFTER;
	case CONDITION_FLAG: return WHERE_FLAG;
	default: return WHERE_CHANGED_SINCE;
	}
}

/* What a field is compared with, for the message that something else is no such thing. */
static const char *comparison_words(enum comparison compares)
{
	switch (compares) {
	case COMPARES_FLAG: return "";
	case COMPARES_WORDS: return "words";
	case COMPARES_NUMBER: return "a number";
	case COMPARES_DATE: return "a date";
	case COMPARES_STATUS: return "a status";
	case COMPARES_RAG: return "red, amber or green";
	case COMPARES_KIND: return "a kind of item";
	case COMPARES_PARTY: return "a party";
	case COMPARES_GOAL: return "a goal";
	default: return "an item";
	}
}

static struct diag *report_comparison(
	struct resolver *r, const struct condition *condition, struct span span, struct str word)
{
	struct str field = field_name(&condition->field);
	struct diag *diag = report(r->diags, PL122, span, "`%.*s` is compared with %s, not `%.*s`",
		STR_ARG(field), comparison_words(field_comparison(&condition->field)),
		STR_ARG(word));
	damage_paper(r, diag);
	return diag;
}

/* `start before …` is `before`. */
static struct str test_words(enum condition_kind kind)
{
	switch (kind) {
	case WHERE_IS: return STR("is");
	case WHERE_IS_NOT: return STR("is not");
	case WHERE_IN: return STR("in");
	case WHERE_BEFORE: return STR("before");
	default: return STR("after");
	}
}

/* True if fields of this sort can be asked so. Any can be asked alone: whether it is said. */
static bool can_ask(enum comparison compares, enum condition_kind kind)
{
	if (kind == WHERE_FLAG)
		return true;
	if (kind == WHERE_BEFORE || kind == WHERE_AFTER)
		return compares == COMPARES_DATE;
	return compares != COMPARES_FLAG;
}

/* `where owner before 2018` */
static bool check_test(struct resolver *r, const struct condition *condition)
{
	enum comparison compares = field_comparison(&condition->field);
	if (can_ask(compares, condition->kind))
		return true;
	struct str field = field_name(&condition->field);
	struct diag *diag = report(r->diags, PL122, condition->span,
		compares == COMPARES_FLAG ? "`%.*s` stands alone%s, and takes no `%.*s`"
					  : "`%.*s` is compared with %s, and has no `%.*s`",
		STR_ARG(field), comparison_words(compares), STR_ARG(test_words(condition->kind)));
	damage_paper(r, diag);
	if (compares == COMPARES_FLAG)
		help(r->diags, diag, "write `where %.*s` or `where not %.*s`", STR_ARG(field),
			STR_ARG(field));
	else
		help(r->diags, diag, "write `%.*s is …`, or `%.*s` alone for those that say one",
			STR_ARG(field), STR_ARG(field));
	return false;
}

/* "at risk" for `at-risk`, or with more than one blank between */
static struct str without_hyphens(struct resolver *r, struct str word)
{
	char *words = str_chars(r->arena, word);
	size_t len = 0;
	for (size_t i = 0; i < word.len; i++) {
		bool blank = words[i] == '-' || words[i] == ' ' || words[i] == '\t';
		if (!blank || !len || words[len - 1] != ' ')
			words[len++] = blank ? ' ' : words[i];
	}
	return (struct str){words, len};
}

static enum status status_called(struct str word)
{
	for (int status = NO_STATUS + 1; status <= MERGED; status++)
		if (str_equal_nocase(word, str_of(status_words((enum status)status))))
			return (enum status)status;
	return NO_STATUS;
}

/* What no item can have would be a condition that nothing meets. */
static void read_status(struct resolver *r, struct comparand *value)
{
	struct str word = value->words;
	value->words = without_hyphens(r, word);
	value->status = status_called(value->words);
	if (value->status == NO_STATUS)
		damage_paper(r, report_status(r, value->span, word));
}

static void read_kind(
	struct resolver *r, const struct condition *condition, struct comparand *value)
{
	struct likes likes = likes_of(value->words);
	for (enum kind kind = THEME; kind <= MEASURE; kind++) {
		if (str_equal_nocase(value->words, str_of(kind_word(kind))))
			value->kind = kind;
		likes_offer(&likes, str_of(kind_word(kind)), (struct span){0, 0});
	}
	if (value->kind != PLAN)
		return;
	struct diag *diag = report_comparison(r, condition, value->span, value->words);
	if (!likes_suggest(&likes, r->diags, diag))
		help(r->diags, diag,
			"the kinds are theme, pledge, objective, action, milestone and measure");
}

static void read_rag(struct resolver *r, const struct condition *condition, struct comparand *value)
{
	static const char *const colours[] = {"red", "amber", "green"};
	struct likes likes = likes_of(value->words);
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
		if (str_equal_nocase(value->words, str_of(colours[i]))) {
			value->words = str_of(colours[i]);
			return;
		}
		likes_offer(&likes, str_of(colours[i]), (struct span){0, 0});
	}
	likes_suggest(&likes, r->diags, report_comparison(r, condition, value->span, value->words));
}

/* A name that has words of its own: a date or a keyword may be one, too. */
static struct ast_ref name_in(struct resolver *r, const struct ast_comparand *written)
{
	struct ast_ref ref = written->ref;
	struct str words = source_slice(r->sources, ref.span);
	if (words.len && words.at[0] != '"')
		ref.word = word_of(r->words, words);
	return ref;
}

static void read_date(struct resolver *r, const struct condition *condition,
	const struct ast_comparand *written, struct comparand *value)
{
	if (written->point) {
		value->when = point_of(r, written->point);
		r->paper->damaged |= value->when.reported;
		return;
	}
	struct ast_ref *ref = NEW(r->arena, struct ast_ref);
	*ref = name_in(r, written);
	if (seek_phase(r, ref)) {
		struct ast_point *named = NEW(r->arena, struct ast_point);
		named->kind = POINT_NAMED;
		named->span = ref->span;
		named->ref = ref;
		value->when = point_of(r, named);
		return;
	}
	struct diag *diag = report_comparison(r, condition, value->span, value->words);
	help(r->diags, diag, "write a date such as `March 2018`, or the name of a phase or event");
}

/* A name that stands for something else, or for nothing, has been reported. */
static void read_name(struct resolver *r, const struct condition *condition,
	const struct ast_comparand *written, struct comparand *value)
{
	struct ast_ref ref = name_in(r, written);
	switch (field_comparison(&condition->field)) {
	case COMPARES_PARTY: value->party = find_party(r, &ref); break;
	case COMPARES_GOAL: value->goal = find_goal(r, &ref); break;
	default: value->item = find_item(r, r->items, &ref); break;
	}
	r->paper->damaged |= !value->party && !value->goal && !value->item;
	enum kind kind = condition->field.kind;
	if (condition->field.field != FIELD_KIND || !value->item || value->item->kind == kind)
		return;
	struct diag *diag =
		report(r->diags, PL103, value->span, "`%.*s` is %s %s, but %s %s is needed",
			STR_ARG(value->words), kind_article(value->item->kind),
			kind_word(value->item->kind), kind_article(kind), kind_word(kind));
	damage_paper(r, diag);
	note(r->diags, diag, value->item->span, "`%.*s` is declared here", STR_ARG(value->words));
}

static void read_number(
	struct resolver *r, const struct condition *condition, struct comparand *value)
{
	if (number_of_words(value->words, &value->number))
		return;
	struct diag *diag = report_comparison(r, condition, value->span, value->words);
	help(r->diags, diag, "write a number, such as `60%%`, `3` or `£1.1m`");
}

static struct comparand comparand_of(
	struct resolver *r, const struct condition *condition, const struct ast_comparand *written)
{
	struct comparand value = {
		.words = ref_string(r, &written->ref),
		.span = written->ref.span,
	};
	switch (field_comparison(&condition->field)) {
	case COMPARES_STATUS: read_status(r, &value); break;
	case COMPARES_KIND: read_kind(r, condition, &value); break;
	case COMPARES_RAG: read_rag(r, condition, &value); break;
	case COMPARES_DATE: read_date(r, condition, written, &value); break;
	case COMPARES_NUMBER: read_number(r, condition, &value); break;
	case COMPARES_PARTY:
	case COMPARES_GOAL:
	case COMPARES_ITEM: read_name(r, condition, written, &value); break;
	default: break;
	}
	return value;
}

static void read_values(
	struct resolver *r, const struct ast_condition *written, struct condition *condition)
{
	uint32_t count = 0;
	for (const struct ast_comparand *value = written->values; value; value = value->next)
		count++;
	struct comparand *values = arena_array(r->arena, count, sizeof *values);
	for (const struct ast_comparand *value = written->values; value; value = value->next)
		values[condition->value_count++] = comparand_of(r, condition, value);
	condition->values = values;
}

/* The comparison that a bare word behind `or` goes on with: `status is delayed or at-risk`. */
static const struct ast_condition *subject_of(const struct ast_condition *left)
{
	while (left && left->kind == CONDITION_OR && left->right->kind == CONDITION_FLAG)
		left = left->left;
	if (left && left->kind == CONDITION_OR)
		left = left->right;
	return left && left->kind == CONDITION_IS ? left : NULL;
}

/* `owner is ada or ben`: a word that is no field, but what the field before it is compared with. */
static bool continues(
	struct resolver *r, const struct ast_condition *subject, const struct ast_condition *right)
{
	struct column column;
	if (!subject || right->kind != CONDITION_FLAG || seek_column(r, &right->field, &column) ||
		!seek_column(r, &subject->field, &column))
		return false;
	const struct word *word = word_find(r->words, source_slice(r->sources, right->span));
	const struct declared *declared = word ? declared_as(r, word) : NULL;
	switch (field_comparison(&column)) {
	case COMPARES_STATUS:
		return status_called(without_hyphens(r, right->field.text)) != NO_STATUS;
	case COMPARES_PARTY: return word && party_called(r, word);
	case COMPARES_GOAL: return declared && declared->goal;
	default: return false;
	}
}

static const struct condition *continued(
	struct resolver *r, const struct ast_condition *subject, const struct ast_condition *word)
{
	struct condition *condition = NEW(r->arena, struct condition);
	struct comparand *value = NEW(r->arena, struct comparand);
	struct ast_comparand written = {.ref.span = word->span};
	condition->kind = WHERE_IS;
	condition->span = word->span;
	condition->field = column_of(r, &subject->field);
	*value = comparand_of(r, condition, &written);
	condition->values = value;
	condition->value_count = 1;
	return condition;
}

/* The tree is at most CONDITION_DEEPEST deep. */
const struct condition *condition_of(struct resolver *r, const struct ast_condition *written)
{
	struct condition *condition = NEW(r->arena, struct condition);
	condition->kind = condition_kind_of(written->kind);
	condition->span = written->span;
	if (written->left)
		condition->left = condition_of(r, written->left);
	const struct ast_condition *subject =
		written->kind == CONDITION_OR ? subject_of(written->left) : NULL;
	if (written->right)
		condition->right = continues(r, subject, written->right)
					   ? continued(r, subject, written->right)
					   : condition_of(r, written->right);
	if (condition->kind <= WHERE_NOT)
		return condition;
	if (condition->kind == WHERE_CHANGED_SINCE) {
		condition->revision = one_text_of(r, written->text).str;
		return condition;
	}
	bool was_damaged = r->paper->damaged;
	r->paper->damaged = false;
	condition->field = column_of(r, &written->field);
	/* Of a field that nothing has, nothing more is to be said. */
	if (!r->paper->damaged && check_test(r, condition)) {
		read_values(r, written, condition);
		condition->when = point_of(r, written->point);
		r->paper->damaged |= condition->when.reported;
	}
	r->paper->damaged |= was_damaged;
	return condition;
}
