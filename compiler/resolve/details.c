#include "resolver.h"

#include "../confusable.h"
#include "meant.h"

static enum status model_status(enum ast_status status)
{
	switch (status) {
	case STATUS_NOT_STARTED: return NOT_STARTED;
	case STATUS_IN_PROGRESS: return IN_PROGRESS;
	case STATUS_ON_TRACK: return ON_TRACK;
	case STATUS_AT_RISK: return AT_RISK;
	case STATUS_DELAYED: return DELAYED;
	case STATUS_COMPLETE: return COMPLETE;
	case STATUS_CANCELLED: return CANCELLED;
	case STATUS_PAUSED: return PAUSED;
	case STATUS_MERGED: return MERGED;
	default: return NO_STATUS;
	}
}

struct diag *report_status(struct resolver *r, struct span span, struct str word)
{
	struct diag *diag = report(r->diags, PL401, span, "no status `%.*s`", STR_ARG(word));
	const char *meant = status_meant(word);
	if (meant) {
		help(r->diags, diag, "did you mean `%s`?", meant);
		/* A colour is another clause. */
		if (!str_starts(str_of(meant), STR("rag ")))
			suggest(r->diags, diag, SAFE, span, "%s", meant);
		return diag;
	}
	struct likes likes = likes_of(word);
	struct str choices = {0};
	for (int status = NO_STATUS + 1; status <= MERGED; status++) {
		const char *words = status_words((enum status)status);
		likes_offer(&likes, str_of(words), (struct span){0, 0});
		choices = str_format(r->arena, "%.*s%s`%s%s`", STR_ARG(choices),
			choices.len ? (status == MERGED ? " or " : ", ") : "", words,
			status == MERGED ? " into …" : "");
	}
	if (!likes_suggest(&likes, r->diags, diag))
		help(r->diags, diag, "the statuses are %.*s", STR_ARG(choices));
	return diag;
}

/* Whoever has a word of his own for it may print that too. */
static void report_item_status(struct resolver *r, const struct ast_status_value *status)
{
	struct str word = status->ref->word->text;
	const char *meant = status_meant(word);
	struct diag *diag = report_status(r, status->span, word);
	if (!meant || str_starts(str_of(meant), STR("rag ")))
		return;
	help(r->diags, diag,
		"did you mean `%s`? To print your own word: `status %s written \"%.*s\"`", meant,
		meant, STR_ARG(word));
}

static const struct status_terms *status_terms(struct resolver *r, const struct ast_terms *written)
{
	struct status_terms *terms = NEW(r->arena, struct status_terms);
	terms->on = point_of(r, written->on);
	terms->because = item_text_of(r, written->because);
	terms->agreed = item_text_of(r, written->agreed);
	terms->agreed_on = point_of(r, written->agreed_on);
	if (written->written) {
		const struct ast_text *text = written->written;
		terms->written = one_text_of(r, text).str;
		find_look_alikes(r->diags, text_inner(text));
	}
	return terms;
}

const struct item_status *status_value(
	struct resolver *r, const struct item *item, const struct ast_clause *clause)
{
	static const struct status_terms nothing;
	struct item_status *status = NEW(r->arena, struct item_status);
	status->terms = clause_terms(clause) ? status_terms(r, clause_terms(clause)) : &nothing;
	status->span = clause->span;
	if (clause->status) {
		status->is = model_status(clause->status->status);
		status->span = clause->status->span;
		if (status->is == NO_STATUS)
			report_item_status(r, clause->status);
		else if (status->is == MERGED)
			status->merged_into = find_item(r, item, clause->status->ref);
	}
	return status;
}

static struct update update_of(
	struct resolver *r, const struct item *item, const struct ast_clause *clause)
{
	const struct ast_update *written = clause->update;
	struct update update = {.progress = -1, .span = clause->span};
	update.on = point_of(r, written->on);
	if (written->status)
		update.status = model_status(written->status->status);
	if (written->by) {
		struct party *party = find_party(r, written->by);
		if (party)
			note_party(r, party, item, false);
		update.by = party;
	}
	if (written->progress)
		update.progress = percent_of(r, written->progress);
	update.text = item_text_of(r, written->text);
	return update;
}

static struct response response_of(struct resolver *r, const struct ast_clause *clause)
{
	struct response response = {.span = clause->span};
	const struct word *stance = clause->response->stance;
	if (stance)
		response.stance = clause->response->in_part                ? RESPONSE_AGREE_IN_PART
				  : ascii_lower(stance->text.at[0]) == 'a' ? RESPONSE_AGREE
									   : RESPONSE_DISAGREE;
	response.text = item_text_of(r, clause->response->text);
	return response;
}

static struct measured measured_of(struct resolver *r, const struct ast_clause *clause)
{
	struct measured measured = {0};
	measured.what = clause->kind == CLAUSE_BASELINE ? MEASURED_BASELINE
			: clause->kind == CLAUSE_TARGET ? MEASURED_TARGET
							: MEASURED_ACTUAL;
	measured.amount = amount_of(r, clause->amount->value);
	measured.when = point_of(r, clause->amount->point);
	return measured;
}

static const struct amount *budget_of(struct resolver *r, const struct ast_clause *clause)
{
	struct amount *budget = NEW(r->arena, struct amount);
	if (clause->amount->value)
		*budget = amount_of(r, clause->amount->value);
	else
		budget->kind = AMOUNT_WORDS;
	budget->span = clause->span;
	if (clause->amount->words) {
		budget->words = text_of(r, clause->amount->words);
		if (!clause->amount->value)
			budget->written = budget->words.str;
	}
	return budget;
}

static struct call call_of(struct resolver *r, const struct ast_clause *clause)
{
	const struct ast_call *written = clause->call;
	struct call call = {.what = written->what.text, .span = clause->span};
	call.word = text_of(r, written->word);
	call.plural = text_of(r, written->plural);
	return call;
}

static struct goal_link goal_link_of(
	struct resolver *r, const struct item *item, const struct ast_ref *ref)
{
	struct goal *goal = find_goal(r, ref);
	if (goal) {
		goal->named = true;
		goal->named_openly |= !item->exempt;
	}
	return (struct goal_link){goal, ref->span};
}

static struct str rag_of(struct resolver *r, const struct ast_ref *ref)
{
	struct str word = ref_string(r, ref);
	static const char *const colours[] = {"red", "amber", "green"};
	for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++)
		if (str_equal_nocase(word, str_of(colours[i])))
			return str_of(colours[i]);
	report(r->diags, PL001, ref->span, "expected `red`, `amber` or `green`, found `%.*s`",
		STR_ARG(word));
	return (struct str){0};
}

const struct text *new_text(struct resolver *r, const struct ast_text *written)
{
	struct text *text = NEW(r->arena, struct text);
	*text = item_text_of(r, written);
	return text;
}

/* Clauses and entries of one kind in a block. */
static uint32_t count_clauses(const struct ast_node *node, enum ast_clause_kind kind)
{
	uint32_t count = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		count += clause->kind == kind;
	return count;
}

static uint32_t count_refs(const struct ast_node *node, enum ast_clause_kind kind)
{
	uint32_t count = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		if (clause->kind == kind)
			for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next)
				count++;
	return count;
}

#define EACH_CLAUSE(clause, node, wanted)                                                          \
	for (const struct ast_clause *clause = (node)->clauses; clause; clause = clause->next)     \
		if (clause->kind == (wanted))

static const struct text *text_list(
	struct resolver *r, const struct ast_node *node, enum ast_clause_kind kind, uint32_t *count)
{
	struct text *list = arena_array(r->arena, count_clauses(node, kind), sizeof *list);
	EACH_CLAUSE(clause, node, kind)
	list[(*count)++] = item_text_of(r, clause->text);
	return list;
}

/* `evidence`: several texts in a clause, several clauses. */
static const struct text *evidence_list(
	struct resolver *r, const struct ast_node *node, uint32_t *count)
{
	uint32_t room = 0;
	EACH_CLAUSE(clause, node, CLAUSE_EVIDENCE)
	for (const struct ast_text *text = clause->text; text; text = text->next)
		room++;
	struct text *list = arena_array(r->arena, room, sizeof *list);
	EACH_CLAUSE(clause, node, CLAUSE_EVIDENCE)
	for (const struct ast_text *text = clause->text; text; text = text->next)
		list[(*count)++] = one_text_of(r, text);
	return list;
}

static const struct str *string_list(
	struct resolver *r, const struct ast_node *node, enum ast_clause_kind kind, uint32_t *count)
{
	struct str *list = arena_array(r->arena, count_refs(node, kind), sizeof *list);
	EACH_CLAUSE(clause, node, kind)
	for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next)
		list[(*count)++] = ref_string(r, ref);
	return list;
}

static const struct link *link_list(struct resolver *r, const struct item *item,
	const struct ast_node *node, enum ast_clause_kind kind, uint32_t *count)
{
	struct link *list = arena_array(r->arena, count_refs(node, kind), sizeof *list);
	EACH_CLAUSE(clause, node, kind)
	for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next) {
		const struct item *other = find_item(r, item, ref);
		if (other)
			list[(*count)++] = (struct link){other, ref->span};
	}
	return list;
}

static const struct goal_link *goal_list(
	struct resolver *r, const struct item *item, const struct ast_node *node, uint32_t *count)
{
	struct goal_link *list =
		arena_array(r->arena, count_refs(node, CLAUSE_SUPPORTS), sizeof *list);
	EACH_CLAUSE(clause, node, CLAUSE_SUPPORTS)
	for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next) {
		struct goal_link link = goal_link_of(r, item, ref);
		if (link.goal)
			list[(*count)++] = link;
	}
	return list;
}

static const struct update *update_list(
	struct resolver *r, const struct item *item, const struct ast_node *node, uint32_t *count)
{
	struct update *list =
		arena_array(r->arena, count_clauses(node, CLAUSE_UPDATE), sizeof *list);
	EACH_CLAUSE(clause, node, CLAUSE_UPDATE)
	list[(*count)++] = update_of(r, item, clause);
	return list;
}

static const struct response *response_list(
	struct resolver *r, const struct ast_node *node, uint32_t *count)
{
	struct response *list =
		arena_array(r->arena, count_clauses(node, CLAUSE_RESPONSE), sizeof *list);
	EACH_CLAUSE(clause, node, CLAUSE_RESPONSE)
	list[(*count)++] = response_of(r, clause);
	return list;
}

static const struct measured *measured_list(
	struct resolver *r, const struct ast_node *node, uint32_t *count)
{
	uint32_t room = count_clauses(node, CLAUSE_BASELINE) + count_clauses(node, CLAUSE_TARGET) +
			count_clauses(node, CLAUSE_ACTUAL);
	struct measured *list = arena_array(r->arena, room, sizeof *list);
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		if (clause->kind == CLAUSE_BASELINE || clause->kind == CLAUSE_TARGET ||
			clause->kind == CLAUSE_ACTUAL)
			list[(*count)++] = measured_of(r, clause);
	return list;
}

/* Only the first would be printed. */
static void refuse_second_call(
	struct resolver *r, const struct call *first, const struct call *call)
{
	enum { CALLS_COMPARED = 64 }; /* a block with more has gone wrong elsewhere */
	for (int i = 0; i < CALLS_COMPARED && first < call; i++, first++) {
		if (!str_equal(first->what, call->what))
			continue;
		struct diag *diag = report(r->diags, PL005, call->span,
			"`call %.*s` is given twice in one block", STR_ARG(call->what));
		note(r->diags, diag, first->span, "first given here");
		return;
	}
}

static const struct call *call_list(
	struct resolver *r, const struct ast_node *node, uint32_t *count)
{
	struct call *list = arena_array(r->arena, count_clauses(node, CLAUSE_CALL), sizeof *list);
	EACH_CLAUSE(clause, node, CLAUSE_CALL)
	{
		struct call *call = &list[(*count)++];
		*call = call_of(r, clause);
		refuse_second_call(r, list, call);
	}
	return list;
}

/* `field`, and in the plan's header the footnotes, which have a text there. */
const struct named_text *named_list(
	struct resolver *r, const struct ast_node *node, enum ast_clause_kind kind, uint32_t *count)
{
	struct named_text *list = arena_array(r->arena, count_clauses(node, kind), sizeof *list);
	EACH_CLAUSE(clause, node, kind)
	{
		struct named_text *named = &list[(*count)++];
		named->name = ref_string(r, clause->named->name);
		named->text = text_of(r, clause->named->text);
		named->span = clause->span;
	}
	return list;
}

static void add_marks(struct resolver *r, const struct ast_node *node, struct rare_details *rare)
{
	uint32_t count = count_clauses(node, CLAUSE_FOOTNOTE);
	struct str *marks = arena_array(r->arena, count, sizeof *marks);
	struct span *spans = arena_array(r->arena, count, sizeof *spans);
	EACH_CLAUSE(clause, node, CLAUSE_FOOTNOTE)
	{
		struct str mark = ref_string(r, clause->named->name);
		if (!clause->named->text)
			spans[rare->footnote_count] = clause->span;
		marks[rare->footnote_count++] = mark;
		if (!clause->named->text)
			continue;
		struct diag *diag = report(r->diags, PL001, clause->named->text->span,
			"an item gives the mark of a footnote, not its text");
		help(r->diags, diag,
			"put the text into the plan's header, `footnote %.*s \"…\"`, and leave"
			" `footnote %.*s` here",
			STR_ARG(mark), STR_ARG(mark));
	}
	rare->footnotes = marks;
	rare->footnote_spans = spans;
}

/* The first clause of a kind stands for all of them: each list reads the others too. */
/* What is withheld from the public needs its reason in law: an empty one would hide it for nothing.
 */
static const struct text *exemption_of(struct resolver *r, const struct ast_clause *clause)
{
	const struct text *reason = new_text(r, clause->text);
	if (reason->str.len == 0) {
		struct diag *diag = report(
			r->diags, PL001, clause->text->span, "`exempt` gives no reason in law");
		help(r->diags, diag, "for example `exempt \"Paragraph 3\"`");
	}
	return reason;
}

static void add_detail(struct resolver *r, const struct item *item, const struct ast_node *node,
	const struct ast_clause *clause, struct details *more)
{
	switch (clause->kind) {
	case CLAUSE_NOTE: more->notes = text_list(r, node, clause->kind, &more->note_count); break;
	case CLAUSE_UPDATE: more->updates = update_list(r, item, node, &more->update_count); break;
	case CLAUSE_SUPPORTS:
		more->supports = goal_list(r, item, node, &more->support_count);
		break;
	case CLAUSE_AFTER:
		more->after = link_list(r, item, node, clause->kind, &more->after_count);
		break;
	case CLAUSE_TAG: more->tags = string_list(r, node, clause->kind, &more->tag_count); break;
	default: break;
	}
}

static void add_rare_detail(struct resolver *r, const struct item *item,
	const struct ast_node *node, const struct ast_clause *clause, struct rare_details *rare)
{
	switch (clause->kind) {
	case CLAUSE_NUMBER: {
		struct text number = one_text_of(r, clause->text);
		rare->number = number.str;
		rare->number_span = number.span;
		break;
	}
	case CLAUSE_RESPONSE:
		rare->responses = response_list(r, node, &rare->response_count);
		break;
	case CLAUSE_SEE:
		rare->see = link_list(r, item, node, clause->kind, &rare->see_count);
		break;
	case CLAUSE_FORMERLY:
		rare->formerly = string_list(r, node, clause->kind, &rare->formerly_count);
		EACH_CLAUSE(each, node, CLAUSE_FORMERLY)
		note_formerly(r, item, each->refs);
		break;
	case CLAUSE_FIELD:
		rare->fields = named_list(r, node, clause->kind, &rare->field_count);
		break;
	case CLAUSE_EVIDENCE: rare->evidence = evidence_list(r, node, &rare->evidence_count); break;
	case CLAUSE_FOOTNOTE:
		if (item->kind != PLAN)
			add_marks(r, node, rare);
		break;
	case CLAUSE_CALL: rare->calls = call_list(r, node, &rare->call_count); break;
	case CLAUSE_BASELINE:
	case CLAUSE_TARGET:
	case CLAUSE_ACTUAL:
		if (!rare->measured)
			rare->measured = measured_list(r, node, &rare->measured_count);
		break;
	case CLAUSE_BUDGET: rare->budget = budget_of(r, clause); break;
	case CLAUSE_EXEMPT: rare->exempt = exemption_of(r, clause); break;
	case CLAUSE_RAG: rare->rag = rag_of(r, clause->refs); break;
	case CLAUSE_PROGRESS:
		rare->progress = percent_of(r, clause->amount->value);
		rare->progress_span = clause->span;
		break;
	default: break;
	}
}

/* What has a member of its own in the item. */
static uint64_t item_clauses(void)
{
	return clause_bit(CLAUSE_OWNER) | clause_bit(CLAUSE_SPONSOR) | clause_bit(CLAUSE_DUE);
}

/* What has a list in the details. */
static uint64_t list_clauses(void)
{
	return clause_bit(CLAUSE_NOTE) | clause_bit(CLAUSE_UPDATE) | clause_bit(CLAUSE_SUPPORTS) |
	       clause_bit(CLAUSE_AFTER) | clause_bit(CLAUSE_TAG);
}

/* What else has a member there, and is put into it elsewhere. */
static uint64_t plain_clauses(void)
{
	return clause_bit(CLAUSE_TEXT) | clause_bit(CLAUSE_SO_THAT) | clause_bit(CLAUSE_STATUS) |
	       clause_bit(CLAUSE_WITH) | clause_bit(CLAUSE_START) | clause_bit(CLAUSE_WAS);
}

struct details *new_details(struct resolver *r, uint64_t says)
{
	says &= ~(item_clauses() | clause_bit(CLAUSE_START) | clause_bit(CLAUSE_WAS));
	if (!says)
		return NULL;
	struct details *more = NEW(r->arena, struct details);
	more->rare = no_details()->rare;
	return more;
}

void add_details(struct resolver *r, const struct item *item, const struct ast_node *node,
	uint64_t says, struct details *more)
{
	struct rare_details *rare = NULL;
	uint64_t left = says & ~(item_clauses() | plain_clauses());
	if (left & ~list_clauses()) {
		rare = NEW(r->arena, struct rare_details);
		rare->progress = no_details()->rare->progress;
		more->rare = rare;
	}
	for (const struct ast_clause *clause = node->clauses; left; clause = clause->next) {
		uint64_t bit = clause_bit(clause->kind);
		if (left & bit & list_clauses())
			add_detail(r, item, node, clause, more);
		else if (left & bit)
			add_rare_detail(r, item, node, clause, rare);
		left &= ~bit;
	}
}
