#include "resolver.h"

/* A deadline may be counted from another item's ("3 months after strategy"), so items are settled
 * in the order in which they depend on each other. The chain may be as long as the plan: the items
 * that wait are kept on a stack of our own. */

static bool says(const struct resolver *r, uint32_t item, enum ast_clause_kind kind)
{
	return r->origins[item].says & UINT64_C(1) << kind;
}

static bool is_when_clause(const struct ast_clause *clause)
{
	return clause->kind == CLAUSE_DUE || clause->kind == CLAUSE_START ||
	       clause->kind == CLAUSE_WAS;
}

/* The item whose `due` holds for this one: itself, or for an action the nearest container above. */
static struct item *due_from(const struct resolver *r, struct item *item)
{
	if (says(r, item->index, CLAUSE_DUE) || item->kind != ACTION)
		return item;
	for (uint32_t above = item->parent; above != NO_ITEM; above = r->items[above].parent)
		if (says(r, above, CLAUSE_DUE))
			return &r->items[above];
	return item;
}

static void fill_phase(struct when_target *target, const struct phase *phase)
{
	target->is = phase->kind == EVENT ? TARGET_EVENT : TARGET_PHASE;
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
			find_item(r, item, target->ref); /* says what is wrong with the name */
		} else if (target->relative) {
			report_unknown(r, SPACE_PHASE, target->ref);
		} else if (unread_of(ref_string(r, target->ref)) == UNREAD_OTHER) {
			report_unknown(r, SPACE_PHASE, target->ref);
		}
	}
}

static struct when resolve_when(struct resolver *r, const struct item *item,
	const struct ast_when *written, const struct ast_terms *terms)
{
	struct when_targets targets = when_targets(&r->calendar, written);
	fill_targets(r, item, &targets);
	bool unknown = false;
	for (uint32_t i = 0; i < targets.count; i++)
		unknown |= targets.list[i].is == TARGET_NONE &&
			   (targets.list[i].relative ||
				   unread_of(ref_string(r, targets.list[i].ref)) == UNREAD_OTHER);
	struct when when = when_of(&r->calendar, written, terms ? terms->written : NULL, &targets);
	when.reported |= unknown;
	return when;
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

/* A stage is told from the others by its label. */
static void check_labels(struct resolver *r, const struct deadlines *due,
	const struct ast_clause *const *clauses, const struct item *item)
{
	for (uint32_t i = 1; i < due->count; i++) {
		/* One that stands behind the item has been reported for that, and a line that was
		 * not understood may have been the header of this one. */
		if (clauses[i]->late || item->damaged)
			return;
		const struct deadline *stage = &due->list[i];
		if (stage->label.len == 0 || (i == 1 && due->list[0].label.len == 0)) {
			const struct ast_clause *bare = clauses[stage->label.len ? 0 : i];
			struct str words = item_words(r->model, item);
			struct diag *diag = report(r->diags, PL223, bare->span,
				"%.*s has %u deadlines, and this one has no label", STR_ARG(words),
				(unsigned)due->count);
			note(r->diags, diag, clauses[stage->label.len ? i : 0]->span,
				"another deadline");
			help(r->diags, diag,
				"a stage is `due … for \"…\"`, an earlier deadline is `was …`");
			return;
		}
		/* Stages are few; a plan that has thousands on one item is compared with the
		 * stage before alone. */
		enum { STAGES_COMPARED = 64 };
		for (uint32_t k = i > STAGES_COMPARED ? i - STAGES_COMPARED : 0; k < i; k++) {
			if (!str_equal(due->list[k].label, stage->label))
				continue;
			struct diag *diag = report(r->diags, PL005, clauses[i]->span,
				"the stage \"%.*s\" is given twice", STR_ARG(stage->label));
			note(r->diags, diag, clauses[k]->span, "first given here");
			break;
		}
	}
}

static const struct deadlines *own_deadlines(
	struct resolver *r, struct item *item, const struct ast_node *node)
{
	uint32_t count = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		count += clause->kind == CLAUSE_DUE;
	if (count == 0)
		return NULL;
	struct deadlines *due = NEW(r->arena, struct deadlines);
	struct deadline *list = arena_array(r->arena, count, sizeof *list);
	const struct ast_clause **clauses = arena_array(r->arena, count, sizeof *clauses);
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		if (clause->kind != CLAUSE_DUE)
			continue;
		clauses[due->count] = clause;
		list[due->count].label = label_of(r, clause->terms);
		list[due->count++].when = resolve_when(r, item, clause->when, clause->terms);
	}
	due->list = list;
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
		const struct ast_terms *terms = clause->terms;
		move->from = resolve_when(r, item, clause->when, terms);
		move->label = label_of(r, terms);
		move->span = clause->span;
		if (terms) {
			move->because = text_of(r, terms->because);
			move->agreed = text_of(r, terms->agreed);
			move->agreed_on = point_of(r, terms->agreed_on);
		}
	}
	return moves;
}

static void settle(struct resolver *r, struct item *item)
{
	const struct ast_node *node = r->origins[item->index].node;
	r->origins[item->index].deadlines = SETTLED;
	if (!node)
		return;
	struct item *source = due_from(r, item);
	if (source != item) {
		item->due = source->due;
		item->due_inherited = true;
	} else if (says(r, item->index, CLAUSE_DUE)) {
		item->due = own_deadlines(r, item, node);
	}
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		if (clause->kind != CLAUSE_START || item->start)
			continue;
		struct when *start = NEW(r->arena, struct when);
		*start = resolve_when(r, item, clause->when, clause->terms);
		item->start = start;
	}
	if (says(r, item->index, CLAUSE_WAS)) {
		struct details *more = NEW(r->arena, struct details);
		*more = *item->more;
		more->was = own_moves(r, item, node, &more->was_count);
		item->more = more;
	}
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
	const struct ast_node *node = r->origins[item->index].node;
	r->origins[item->index].deadlines = SETTLING;
	return (struct waiting){.item = item, .clause = node ? node->clauses : NULL};
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

void resolve_deadlines(struct resolver *r)
{
	struct waiting *waiting = arena_array(r->arena, r->model->count, sizeof *waiting);
	for (uint32_t i = 0; i < r->model->count; i++) {
		if (r->origins[i].deadlines != UNSETTLED)
			continue;
		uint32_t depth = 0;
		waiting[depth++] = begin(r, &r->items[i]);
		while (depth > 0) {
			struct item *other = waits_for(r, &waiting[depth - 1]);
			if (other)
				waiting[depth++] = begin(r, other);
			else
				settle(r, waiting[--depth].item);
		}
	}
	/* One that a deadline waited for, which it inherits itself, was settled before it. */
	for (uint32_t i = 0; i < r->model->count; i++)
		if (r->items[i].due_inherited && !r->items[i].due)
			r->items[i].due = due_from(r, &r->items[i])->due;
}
