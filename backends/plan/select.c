#include "plan/select.h"

#include "lateness.h"
#include "plan/facts.h"
#include "plan/layout_fields.h"

/* What a condition says of an item. UNASKED: items of its kind cannot have what is asked for. */
enum answer { NO, UNASKED, YES };

static enum answer answer_of(bool yes)
{
	return yes ? YES : NO;
}

/* The clause that the field is read from. */
static struct str clause_of(const struct column *field)
{
	switch (field->field) {
	case FIELD_OVERDUE:
	case FIELD_SLIPPED:
	case FIELD_UNDATED:
	case FIELD_SOON:
	case FIELD_MOVES:
	case FIELD_DAYS_SLIPPED: return STR("due");
	case FIELD_CUSTOM: return STR("field");
	default: return field_name(field);
	}
}

/* A condition with what is worked out of it before items are asked. */
struct question {
	const struct condition *condition;
	const struct question *left, *right;
	uint32_t kinds; /* bits by kind: which can have what is asked for */
	const bool *const
		*within; /* by value and party: of fields that are compared with parties */
};

/* Every item has a title and a place; of all else, its kind decides. */
static uint32_t kinds_with(const struct column *field)
{
	bool always = field->field == FIELD_KIND || field->field == FIELD_KIND_WORD ||
		      field->field == FIELD_PATH || field->field == FIELD_TITLE;
	uint32_t kinds = 0;
	for (enum kind kind = THEME; kind <= MEASURE; kind++)
		if (always || kind_can_say(kind, clause_of(field)))
			kinds |= 1u << kind;
	return kinds;
}

/* Whether it is said, by itself or from above. */
static bool is_said(const struct model *model, const struct item *item, const struct column *field)
{
	switch (field->field) {
	case FIELD_SUPPORTS:
		while (item && !item->more->support_count)
			item = item_parent(model, item);
		return item != NULL;
	case FIELD_TAG:
		while (item && !item->more->tag_count)
			item = item_parent(model, item);
		return item != NULL;
	case FIELD_SO_THAT: return outcome_for(model, item) != NULL;
	case FIELD_KIND: return item->kind == field->kind || item_above(model, item, field->kind);
	case FIELD_OWNER: return item->owners && item->owners->count;
	case FIELD_SPONSOR: return item->sponsors && item->sponsors->count;
	case FIELD_DUE: return item->due && item->due->count;
	case FIELD_STATUS: return status_of(item) != NO_STATUS;
	case FIELD_NUMBER: return item_number(item).len > 0;
	case FIELD_TITLE: return item->title.str.len > 0;
	case FIELD_WAS:
	case FIELD_MOVES: return move_count(model, item) > 0;
	case FIELD_DAYS_SLIPPED:
	case FIELD_SLIPPED: return days_slipped(item) > 0;
	case FIELD_OVERDUE: return is_overdue(model, item);
	case FIELD_UNDATED: return is_undated(model, item);
	case FIELD_SOON: return is_due_soon(model, item);
	default: return item_uses(item, field);
	}
}

/* Parties */

/* Marks who belongs to the party, at any remove. Each way up is walked once: it ends where it meets
 * one that is known, and a circle of `in` belongs to nobody outside. */
static void mark_below(const struct model *model, bool *within)
{
	enum { UNKNOWN, OUTSIDE };
	unsigned char *seen = arena_array(model->arena, model->party_count, sizeof *seen);
	for (uint32_t i = 0; i < model->party_count; i++) {
		const struct party *top = &model->parties[i];
		for (; top && !within[top->index] && seen[top->index] == UNKNOWN; top = top->in)
			seen[top->index] = OUTSIDE;
		bool found = top && within[top->index];
		for (const struct party *at = &model->parties[i]; found && at != top; at = at->in)
			within[at->index] = true;
	}
}

/* Whom a value means: the party; behind `in`, whoever belongs to it; and posts that these hold. */
static const bool *parties_within(const struct model *model, const struct party *party, bool below)
{
	bool *within = arena_array(model->arena, model->party_count, sizeof *within);
	if (!party)
		return within;
	within[party->index] = true;
	if (below)
		mark_below(model, within);
	bool *posts = arena_array(model->arena, model->party_count, sizeof *posts);
	for (uint32_t i = 0; i < model->party_count; i++) {
		posts[i] = within[i];
		for (uint32_t k = 0; k < model->parties[i].held_by_count; k++)
			posts[i] |= within[model->parties[i].held_by[k]->index];
	}
	return posts;
}

static bool has_party(const struct item *item, enum field field, const bool *within)
{
	const struct claims *claims = field == FIELD_OWNER     ? item->owners
				      : field == FIELD_SPONSOR ? item->sponsors
							       : item->more->partners;
	for (uint32_t i = 0; claims && i < claims->count; i++)
		if (within[claims->list[i].party->index])
			return true;
	return false;
}

/* Goals, tags and items */

/* What an item serves and how it is tagged holds for what stands in it. */
static bool has_goal(
	const struct model *model, const struct item *item, const struct comparand *value)
{
	for (; item; item = item_parent(model, item))
		for (uint32_t i = 0; i < item->more->support_count; i++)
			if (item->more->supports[i].goal == value->goal)
				return true;
	return false;
}

static bool has_tag(
	const struct model *model, const struct item *item, const struct comparand *value)
{
	for (; item; item = item_parent(model, item))
		for (uint32_t i = 0; i < item->more->tag_count; i++)
			if (str_equal_nocase(item->more->tags[i], value->words))
				return true;
	return false;
}

static bool stands_in(const struct item *item, const struct item *above)
{
	return item->index >= above->index && item->index < above->end;
}

static bool has_item(
	const struct item *item, const struct condition *condition, const struct comparand *value)
{
	const struct link *links = item->more->after;
	uint32_t count = item->more->after_count;
	bool below = condition->kind == WHERE_IN;
	if (!value->item)
		return false;
	if (condition->field.field == FIELD_KIND)
		return stands_in(item, value->item);
	if (condition->field.field == FIELD_PATH)
		return below ? stands_in(item, value->item) : item == value->item;
	if (condition->field.field == FIELD_SEE) {
		links = item->more->rare->see;
		count = item->more->rare->see_count;
	}
	for (uint32_t i = 0; i < count; i++)
		if (below ? stands_in(links[i].item, value->item) : links[i].item == value->item)
			return true;
	return false;
}

/* Words */

static bool text_is(
	const struct model *model, const struct text *text, const struct comparand *value)
{
	return text && text->str.len &&
	       str_equal_nocase(text_in(model->arena, text, STR("")), value->words);
}

static bool texts_are(const struct model *model, const struct text *texts, uint32_t count,
	const struct comparand *value)
{
	bool found = false;
	for (uint32_t i = 0; i < count; i++)
		found |= text_is(model, &texts[i], value);
	return found;
}

static bool has_response(
	const struct model *model, const struct item *item, const struct comparand *value)
{
	static const char *const stances[] = {[RESPONSE_PLAIN] = "",
		[RESPONSE_AGREE] = "agree",
		[RESPONSE_AGREE_IN_PART] = "agree in part",
		[RESPONSE_DISAGREE] = "disagree"};
	const struct rare_details *rare = item->more->rare;
	bool found = false;
	for (uint32_t i = 0; i < rare->response_count; i++)
		found |= text_is(model, &rare->responses[i].text, value) ||
			 str_equal_nocase(str_of(stances[rare->responses[i].stance]), value->words);
	return found;
}

static bool has_words(const struct model *model, const struct item *item,
	const struct column *field, const struct comparand *value)
{
	const struct details *more = item->more;
	bool found = false;
	switch (field->field) {
	case FIELD_NUMBER: return str_equal_nocase(item_number(item), value->words);
	case FIELD_TITLE: return text_is(model, &item->title, value);
	case FIELD_TEXT: return text_is(model, more->text, value);
	case FIELD_SO_THAT: return text_is(model, outcome_for(model, item), value);
	case FIELD_RESPONSE: return has_response(model, item, value);
	case FIELD_NOTE: return texts_are(model, more->notes, more->note_count, value);
	case FIELD_TAG: return has_tag(model, item, value);
	case FIELD_EVIDENCE:
		return texts_are(model, more->rare->evidence, more->rare->evidence_count, value);
	case FIELD_FOOTNOTE:
		for (uint32_t i = 0; i < more->rare->footnote_count; i++)
			found |= str_equal(more->rare->footnotes[i], value->words);
		return found;
	default:
		for (uint32_t i = 0; i < more->rare->field_count; i++)
			found |= str_equal(more->rare->fields[i].name, field->name) &&
				 text_is(model, &more->rare->fields[i].text, value);
		return found;
	}
}

/* Dates and numbers */

static bool has_day(const struct model *model, const struct item *item,
	const struct condition *condition, const struct when *when)
{
	day_number day;
	if (!when->known || !day_of_field(model, item, condition->field.field, &day))
		return false;
	switch (condition->kind) {
	case WHERE_BEFORE: return day < when->all.start;
	case WHERE_AFTER: return !when->all.open && day > when->all.end;
	default: return day >= when->all.start && (when->all.open || day <= when->all.end);
	}
}

static bool has_number(const struct model *model, const struct item *item, enum field field,
	const struct comparand *value)
{
	double number;
	return number_of_field(model, item, field, &number) && number == value->number;
}

/* Conditions */

static bool has_value(const struct model *model, const struct item *item,
	const struct question *question, uint32_t i)
{
	const struct condition *condition = question->condition;
	const struct comparand *value = &condition->values[i];
	const struct column *field = &condition->field;
	switch (field_comparison(field)) {
	case COMPARES_STATUS: return status_of(item) == value->status;
	case COMPARES_RAG: return str_equal(item->more->rare->rag, value->words);
	case COMPARES_KIND: return item->kind == value->kind;
	case COMPARES_PARTY: return has_party(item, field->field, question->within[i]);
	case COMPARES_GOAL: return has_goal(model, item, value);
	case COMPARES_ITEM: return has_item(item, condition, value);
	case COMPARES_DATE: return has_day(model, item, condition, &value->when);
	case COMPARES_NUMBER: return has_number(model, item, field->field, value);
	default: return has_words(model, item, field, value);
	}
}

static enum answer compare(
	const struct model *model, const struct item *item, const struct question *question)
{
	const struct condition *condition = question->condition;
	if (!(question->kinds >> item->kind & 1))
		return UNASKED;
	if (condition->kind == WHERE_FLAG)
		return answer_of(is_said(model, item, &condition->field));
	if (condition->kind == WHERE_BEFORE || condition->kind == WHERE_AFTER)
		return answer_of(has_day(model, item, condition, &condition->when));
	bool found = false;
	for (uint32_t i = 0; i < condition->value_count && !found; i++)
		found = has_value(model, item, question, i);
	return answer_of(found != (condition->kind == WHERE_IS_NOT));
}

/* The three answers are in an order, of which `and` takes the least and `or` the most (Kleene). The
 * tree is no deeper than the parser lets conditions be nested. */
static enum answer ask(
	const struct model *model, const struct item *item, const struct question *question)
{
	enum answer left, right;
	switch (question->condition->kind) {
	case WHERE_AND:
	case WHERE_OR:
		left = ask(model, item, question->left);
		right = ask(model, item, question->right);
		return (question->condition->kind == WHERE_AND) == (left < right) ? left : right;
	case WHERE_NOT: return (enum answer)(YES - ask(model, item, question->left));
	case WHERE_CHANGED_SINCE: return UNASKED;
	default: return compare(model, item, question);
	}
}

static const struct question *question_of(
	const struct model *model, const struct condition *condition)
{
	if (!condition)
		return NULL;
	struct question *question = NEW(model->arena, struct question);
	question->condition = condition;
	question->left = question_of(model, condition->left);
	question->right = question_of(model, condition->right);
	if (condition->kind <= WHERE_NOT || condition->kind == WHERE_CHANGED_SINCE)
		return question;
	question->kinds = kinds_with(&condition->field);
	if (field_comparison(&condition->field) != COMPARES_PARTY)
		return question;
	const bool **within = arena_array(model->arena, condition->value_count, sizeof *within);
	for (uint32_t i = 0; i < condition->value_count; i++)
		within[i] = parties_within(
			model, condition->values[i].party, condition->kind == WHERE_IN);
	question->within = within;
	return question;
}

/* Selections */

/* The highest kind that has rows. */
static enum kind first_row_kind(const struct report *report)
{
	enum kind first = report->columns_count ? MEASURE : ACTION;
	for (uint32_t i = 0; i < report->columns_count; i++) {
		enum kind kind = report->columns[i].kind == PLAN ? ACTION : report->columns[i].kind;
		first = kind < first ? kind : first;
	}
	return first;
}

static bool matches(const struct model *model, const struct question *const *questions,
	uint32_t count, const struct item *item)
{
	for (uint32_t i = 0; i < count; i++)
		if (ask(model, item, questions[i]) != YES)
			return false;
	return true;
}

/* Marks what leads to an item. */
static void show_above(const struct model *model, const struct item *item, unsigned char *shown)
{
	for (const struct item *up = item_parent(model, item); up && shown[up->index] == SHOWN_NOT;
		up = item_parent(model, up))
		shown[up->index] = SHOWN_CONTEXT;
}

/* What the conditions of the report let through. */
static const unsigned char *ask_all(
	const struct model *model, const struct report *report, bool full)
{
	unsigned char *shown = arena_array(model->arena, model->count, sizeof *shown);
	uint32_t count = report->where_count;
	const struct question **questions = arena_array(model->arena, count, sizeof *questions);
	for (uint32_t i = 0; i < count; i++)
		questions[i] = question_of(model, report->where[i]);
	enum kind first = first_row_kind(report);
	EACH_ITEM (item, model) {
		bool asked =
			item->kind >= first || (is_accountable(item) && !has_steps(model, item));
		unsigned char above = shown[item->parent];
		if (item->exempt && !full)
			continue;
		if (asked && matches(model, questions, count, item))
			shown[item->index] = SHOWN_MATCH;
		else if (above == SHOWN_MATCH || above == SHOWN_PART)
			shown[item->index] = SHOWN_PART;
		if (shown[item->index] == SHOWN_MATCH)
			show_above(model, item, shown);
	}
	return shown;
}

const bool *owned_items(const struct model *model, const struct party *owner)
{
	bool *owned = arena_array(model->arena, model->count, sizeof *owned);
	const bool *within = parties_within(model, owner, false);
	EACH_ITEM (item, model)
		owned[item->index] = has_party(item, FIELD_OWNER, within);
	return owned;
}

/* Of what is shown (NULL: all) what the owner owns, and what leads to it. What is shown only as a
 * part of something is so only if that is the owner's. */
static const unsigned char *keep_owned(
	const struct model *model, const struct request *request, const unsigned char *before)
{
	unsigned char *shown = arena_array(model->arena, model->count, sizeof *shown);
	const bool *owned = owned_items(model, request->owner);
	EACH_ITEM (item, model) {
		enum shown was = before ? before[item->index] : SHOWN_MATCH;
		bool asked = was == SHOWN_MATCH ||
			     (was == SHOWN_PART && shown[item->parent] > SHOWN_CONTEXT);
		if (!owned[item->index] || !asked || (item->exempt && !request->full))
			continue;
		shown[item->index] = (unsigned char)was;
		show_above(model, item, shown);
	}
	return shown;
}

struct selection select_items(
	const struct model *model, const struct report *report, const struct request *request)
{
	struct selection selection = {.model = model};
	if (report && report->where_count > 0)
		selection.shown = ask_all(model, report, request->full);
	if (request->owner)
		selection.shown = keep_owned(model, request, selection.shown);
	return selection;
}
