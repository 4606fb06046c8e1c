#include "lateness.h"
#include "resolver.h"

#include <string.h>

/* A deadline may be counted from another item's ("3 months after strategy"), so items are settled
 * in the order in which they depend on each other: those that depend on nothing at once, while
 * their clauses are at hand, the others behind all. The chain may be as long as the plan: the items
 * that wait are kept on a stack of our own. */

static bool is_when_clause(const struct ast_clause *clause)
{
	return clause->kind == CLAUSE_DUE || clause->kind == CLAUSE_START ||
	       clause->kind == CLAUSE_WAS;
}

static bool has_when_clauses(const struct origin *origin)
{
	return origin->has_due || origin->has_start || origin->has_was;
}

/* The item whose `due` holds for this one: itself, or for an action the nearest container above. */
static struct item *due_from(const struct resolver *r, struct item *item)
{
	if (r->origins[item->index].has_due || item->kind != ACTION)
		return item;
	for (uint32_t above = item->parent; above != NO_ITEM; above = r->items[above].parent)
		if (r->origins[above].has_due)
			return &r->items[above];
	return item;
}

static void fill_phase(struct when_target *target, const struct phase *phase)
{
	target->is = phase->kind == EVENT ? TARGET_EVENT : TARGET_PHASE;
	target->phase = phase;
	target->known = phase->known;
	target->all = phase->all;
}

static void fill_item(struct when_target *target, const struct item *item)
{
	target->is = TARGET_ITEM;
	target->item = item;
	const struct when *when = present_deadline(item);
	if (!when)
		return;
	target->known = true;
	target->all = when->all;
}

/* A word that was meant for a name, and not for a date or words beside one. */
static bool is_meant_for_name(struct resolver *r, const struct ast_ref *ref)
{
	struct str words = ref_string(r, ref);
	return !is_date_form(words) && unread_of(words) == UNREAD_OTHER;
}

/* Fills in what the names of a deadline of `item` stand for. */
static void fill_targets(struct resolver *r, const struct item *item, struct when_targets *targets)
{
	for (uint32_t i = 0; i < targets->count; i++) {
		struct when_target *target = &targets->list[i];
		const struct item *found = NULL;
		if (target->relative && item)
			found = seek_item(r, item, target->ref);
		const struct phase *phase = found ? NULL : seek_phase(r, target->ref);
		if (found) {
			fill_item(target, found);
		} else if (phase) {
			r->phases[phase->index].named = true;
			fill_phase(target, phase);
		} else if (target->relative && item) {
			report_anchor(r, item, target->ref);
		} else if (target->relative) {
			report_unknown(r, SPACE_PHASE, target->ref);
		} else if (is_meant_for_name(r, target->ref)) {
			report_unknown(r, SPACE_PHASE, target->ref);
		}
	}
}

static struct when resolve_other_when(struct resolver *r, const struct item *item,
	const struct ast_when *written, const struct ast_text *kept)
{
	struct when_targets targets = when_targets(&r->calendar, written);
	if (targets.count == 0)
		return when_of(&r->calendar, written, kept, NULL);
	fill_targets(r, item, &targets);
	bool unknown = false;
	for (uint32_t i = 0; i < targets.count; i++)
		unknown |= targets.list[i].is == TARGET_NONE &&
			   (targets.list[i].relative || is_meant_for_name(r, targets.list[i].ref));
	struct when when = when_of(&r->calendar, written, kept, &targets);
	when.reported |= unknown;
	return when;
}

static struct when resolve_when(struct resolver *r, const struct item *item,
	const struct ast_when *written, const struct ast_terms *terms)
{
	const struct ast_text *kept = terms ? terms->written : NULL;
	struct when plain = {0};
	if (!kept && when_is_plain(written, &plain))
		return plain;
	return resolve_other_when(r, item, written, kept);
}

/* The clause `after …` that stands right behind a deadline, on the same line; NULL if none does. */
static const struct ast_clause *after_behind(
	struct resolver *r, const struct ast_clause *clause, const struct when *when)
{
	const struct ast_clause *next = clause->next;
	if (!next || next->kind != CLAUSE_AFTER || clause_terms(clause))
		return NULL;
	struct span between = {when->span.end, next->span.start};
	if (between.start >= between.end)
		return NULL;
	struct str blanks = source_slice(r->sources, between);
	for (size_t i = 0; i < blanks.len; i++)
		if (blanks.at[i] == '\n' || !ascii_is_blank(blanks.at[i]))
			return NULL;
	return next;
}

static bool is_count(struct str words)
{
	for (size_t i = 0; i < words.len; i++)
		if (!ascii_is_digit(words.at[i]))
			return false;
	return words.len > 0 && words.len < 4;
}

/* `due 3 after x` lacks a word; `due every 6 months after x` has one that can be two things. */
static void doubt_after(struct resolver *r, const struct ast_clause *clause, struct when *when)
{
	bool counts = when->kind == IS_UNREAD && when->unread == UNREAD_ODD_YEAR &&
		      is_count(written_words(r->model, when));
	bool recurs = clause->when->kind == WHEN_EVERY && clause->when->every->month == 0 &&
		      !clause->when->every->from && !clause->when->every->until;
	const struct ast_clause *after = counts || recurs ? after_behind(r, clause, when) : NULL;
	if (!after)
		return;
	struct span span = span_join(when->span, after->span);
	struct str what = source_slice(r->sources, after->span);
	if (recurs) {
		struct diag *diag = report(r->diags, PL023, after->span,
			"`%.*s` is read as a clause of its own", STR_ARG(what));
		help(r->diags, diag,
			"put it on another line; one date counted from there has no `every`");
		return;
	}
	struct diag *diag = report(r->diags, PL024, span,
		"`%.*s` does not say whether days, weeks or months are counted",
		STR_ARG(source_slice(r->sources, span)));
	help(r->diags, diag, "for example `%.*s months %.*s`",
		STR_ARG(written_words(r->model, when)), STR_ARG(what));
	when->reported = true;
}

struct when point_of(struct resolver *r, const struct ast_point *point)
{
	if (!point)
		return (struct when){0};
	struct when_targets targets = point_targets(&r->calendar, point);
	fill_targets(r, NULL, &targets);
	return point_when(&r->calendar, point, &targets);
}

static struct str label_of(const struct resolver *r, const struct ast_terms *terms)
{
	return terms && terms->label ? one_text_of(r, terms->label).str : (struct str){0};
}

static void set_label(struct resolver *r, struct when *stage, const struct ast_terms *terms)
{
	struct str label = label_of(r, terms);
	if (label.len == 0)
		return;
	struct when_rest *rest = NEW(r->arena, struct when_rest);
	if (stage->rest)
		*rest = *stage->rest;
	rest->label = label;
	stage->rest = rest;
}

/* Stages are few; of a plan that has thousands on one item not all are compared. */
enum { STAGES_COMPARED = 64 };

/* A stage is told from the others by its label. */
static void check_labels(struct resolver *r, const struct deadlines *due,
	const struct ast_clause *const *clauses, const struct item *item)
{
	for (uint32_t i = 1; i < due->count; i++) {
		struct str label = deadline_label(&due->list[i]);
		if (!label.len || (i == 1 && !deadline_label(&due->list[0]).len)) {
			const struct ast_clause *bare = clauses[label.len ? 0 : i];
			struct str words = item_words(r->model, item);
			struct diag *diag = report(r->diags, PL223, bare->span,
				"%.*s has %u deadlines, and this one has no label", STR_ARG(words),
				(unsigned)due->count);
			note(r->diags, diag, clauses[label.len ? i : 0]->span, "another deadline");
			help(r->diags, diag,
				"a stage is `due … for \"…\"`, an earlier deadline is `was …`");
			return;
		}
		for (uint32_t k = i > STAGES_COMPARED ? i - STAGES_COMPARED : 0; k < i; k++) {
			if (!str_equal(deadline_label(&due->list[k]), label))
				continue;
			struct diag *diag = report(r->diags, PL005, clauses[i]->span,
				"the stage \"%.*s\" is given twice", STR_ARG(label));
			note(r->diags, diag, clauses[k]->span, "first given here");
			break;
		}
	}
}

/* How many end together is counted here, where each deadline is at hand once. */
static void count_dated(struct resolver *r, const struct when *when)
{
	struct plan *plan = &r->model->plan;
	bool is_point =
		when->kind != IS_RECURRING && when->kind != IS_ONGOING && when->kind != IS_TBC;
	if (!when->known || when->all.open || !is_point)
		return;
	plan->dated_count++;
	plan->dated_last_count += plan->period.known && when->all.end == plan->period.all.end;
}

static const struct deadlines *own_deadlines(
	struct resolver *r, struct item *item, const struct ast_node *node)
{
	const struct ast_clause *first = node->clauses, *only, **clauses = &only;
	while (first->kind != CLAUSE_DUE)
		first = first->next;
	uint32_t count = 1;
	for (const struct ast_clause *clause = first->next; clause; clause = clause->next)
		count += clause->kind == CLAUSE_DUE;
	struct deadlines *due = arena_alloc(r->arena, sizeof *due + count * sizeof due->list[0]);
	if (count > 1)
		clauses = arena_array(r->arena, count, sizeof *clauses);
	for (const struct ast_clause *clause = first; due->count < count; clause = clause->next) {
		if (clause->kind != CLAUSE_DUE)
			continue;
		clauses[due->count] = clause;
		struct when *when = &due->list[due->count++].when;
		*when = resolve_when(r, item, clause->when, clause_terms(clause));
		set_label(r, when, clause_terms(clause));
		count_dated(r, when);
		if (clause->next && clause->next->kind == CLAUSE_AFTER)
			doubt_after(r, clause, when);
	}
	if (count > 1)
		check_labels(r, due, clauses, item);
	return due;
}

static const struct move *own_moves(
	struct resolver *r, struct item *item, const struct ast_node *node, uint32_t *count)
{
	*count = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		*count += clause->kind == CLAUSE_WAS;
	struct move *moves = arena_array(r->arena, *count, sizeof *moves);
	uint32_t i = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		if (clause->kind != CLAUSE_WAS)
			continue;
		struct move *move = &moves[i++];
		const struct ast_terms *terms = clause_terms(clause);
		move->from = resolve_when(r, item, clause->when, terms);
		move->label = label_of(r, terms);
		move->span = clause->span;
		if (terms) {
			move->because = item_text_of(r, terms->because);
			move->agreed = item_text_of(r, terms->agreed);
			move->agreed_on = point_of(r, terms->agreed_on);
		}
	}
	return moves;
}

static bool has_stage(const struct deadlines *due, struct str label)
{
	for (uint32_t i = 0; i < due->count; i++)
		if (str_equal(deadline_label(&due->list[i]), label))
			return true;
	return false;
}

/* Says that nobody can tell which deadline was moved, so that the move counts for none. */
static void report_lost_move(struct resolver *r, const struct item *item, const struct move *move)
{
	struct str words = item_words(r->model, item), label = move->label;
	const struct when *first = &item->due->list[0].when;
	struct diag *diag;
	if (label.len)
		diag = report(r->diags, PL102, move->from.span,
			"no deadline of %.*s is for \"%.*s\"", STR_ARG(words), STR_ARG(label));
	else
		diag = report(r->diags, PL223, move->from.span,
			"%.*s has several deadlines, and this does not say which one moved",
			STR_ARG(words));
	diag_stop(r->diags, diag, false);
	diag->at_most = WARNING;
	struct str other = deadline_label(&item->due->list[0]);
	if (other.len)
		note(r->diags, diag, first->span, "this one is for \"%.*s\"", STR_ARG(other));
	else
		note(r->diags, diag, first->span, "its deadline has no label");
	if (other.len)
		help(r->diags, diag, "say which, as its `due` does: `for \"%.*s\"`",
			STR_ARG(other));
	else
		help(r->diags, diag, "leave `for \"%.*s\"` out here, or give it to the deadline",
			STR_ARG(label));
}

/* What `was` says is of one deadline, which its label tells where there are several. */
static void check_moves(
	struct resolver *r, const struct item *item, const struct move *moves, uint32_t count)
{
	const struct deadlines *due = item->due;
	if (!due || due->count > STAGES_COMPARED)
		return;
	for (uint32_t i = 0; i < count; i++) {
		bool alone = due->count == 1 && !moves[i].label.len;
		if (alone || has_stage(due, moves[i].label))
			continue;
		report_lost_move(r, item, &moves[i]);
		return;
	}
}

/* Of the first clause that says it. */
static const struct when *own_start(
	struct resolver *r, const struct item *item, const struct ast_node *node)
{
	const struct ast_clause *clause = node->clauses;
	while (clause->kind != CLAUSE_START)
		clause = clause->next;
	struct when *start = NEW(r->arena, struct when);
	*start = resolve_when(r, item, clause->when, clause_terms(clause));
	return start;
}

/* `source`: see due_from. */
static void settle(struct resolver *r, struct item *item, struct item *source)
{
	struct origin *origin = &r->origins[item->index];
	const struct ast_node *node = origin->node;
	origin->deadlines = SETTLED;
	if (!node)
		return;
	if (source != item) {
		item->due = source->due;
		item->due_inherited = true;
	} else if (origin->has_due) {
		item->due = own_deadlines(r, item, node);
	}
	if (!origin->has_start && !origin->has_was)
		return;
	struct details *more = NEW(r->arena, struct details);
	*more = *item->more;
	if (origin->has_start)
		more->start = own_start(r, item, node);
	more->was = own_moves(r, item, node, &more->was_count);
	check_moves(r, item, more->was, more->was_count);
	item->more = more;
}

static bool may_wait(const struct resolver *r, const struct item *item, const struct item *source)
{
	if (source != item && r->origins[source->index].deadlines != SETTLED)
		return true;
	const struct origin *origin = &r->origins[item->index];
	if (!has_when_clauses(origin))
		return false;
	for (const struct ast_clause *clause = origin->node->clauses; clause; clause = clause->next)
		if (is_when_clause(clause) && has_relative_point(clause->when))
			return true;
	return false;
}

void settle_at_once(struct resolver *r, struct item *item)
{
	struct item *source = due_from(r, item);
	if (may_wait(r, item, source))
		r->unsettled[r->unsettled_count++] = item->index;
	else
		settle(r, item, source);
}

/* An item that waits for others, and how far its deadlines have been searched for them. */
struct waiting {
	struct item *item;
	const struct ast_clause *clause;
	struct when_targets targets;
	uint32_t target;
	bool searched_above;
};

static struct waiting begin(struct resolver *r, struct item *item)
{
	struct origin *origin = &r->origins[item->index];
	origin->deadlines = SETTLING;
	return (struct waiting){
		.item = item, .clause = has_when_clauses(origin) ? origin->node->clauses : NULL};
}

/* The next item that must be settled before this one; NULL if none is left. One that is being
 * settled already closes a circle, which a check reports; here it stays open. */
static struct item *waits_for(struct resolver *r, struct waiting *waiting)
{
	struct item *item = waiting->item;
	if (!waiting->searched_above) {
		waiting->searched_above = true;
		struct item *source = due_from(r, item);
		if (source != item && r->origins[source->index].deadlines == UNSETTLED)
			return source;
	}
	for (; waiting->clause; waiting->clause = waiting->clause->next) {
		if (!is_when_clause(waiting->clause))
			continue;
		if (waiting->target == 0)
			waiting->targets = when_targets(&r->calendar, waiting->clause->when);
		while (waiting->target < waiting->targets.count) {
			const struct when_target *target =
				&waiting->targets.list[waiting->target++];
			struct item *other =
				target->relative ? seek_item(r, item, target->ref) : NULL;
			if (other && r->origins[other->index].deadlines == UNSETTLED)
				return other;
		}
		waiting->target = 0;
	}
	return NULL;
}

/* The items that wait, each for the one behind it. */
struct queue {
	struct waiting *list;
	uint32_t count, capacity;
};

static void push(struct resolver *r, struct queue *queue, struct item *item)
{
	if (queue->count == queue->capacity) {
		queue->capacity *= 2;
		struct waiting *wider = arena_array(r->arena, queue->capacity, sizeof *wider);
		memcpy(wider, queue->list, queue->count * sizeof *wider);
		queue->list = wider;
	}
	queue->list[queue->count++] = begin(r, item);
}

void resolve_deadlines(struct resolver *r)
{
	struct waiting few[16];
	struct queue queue = {.list = few, .capacity = sizeof few / sizeof few[0]};
	for (uint32_t i = 0; i < r->unsettled_count; i++) {
		uint32_t index = r->unsettled[i];
		if (r->origins[index].deadlines != UNSETTLED)
			continue;
		push(r, &queue, &r->items[index]);
		while (queue.count > 0) {
			struct item *other = waits_for(r, &queue.list[queue.count - 1]);
			if (other) {
				push(r, &queue, other);
				continue;
			}
			struct item *item = queue.list[--queue.count].item;
			settle(r, item, due_from(r, item));
		}
	}
	/* One that a deadline waited for, which it inherits itself, was settled before it. */
	for (uint32_t i = 0; i < r->unsettled_count; i++) {
		struct item *item = &r->items[r->unsettled[i]];
		if (item->due_inherited && !item->due)
			item->due = due_from(r, item)->due;
	}
}
