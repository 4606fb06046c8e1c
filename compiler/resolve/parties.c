#include "phrases.h"
#include "resolver.h"

/* The days of a phase or event whose names are all known. */
static void settle_phase(struct resolver *r, struct phase *phase)
{
	const struct ast_node *node = r->phase_nodes[phase->index];
	check_clauses(r, node, phase->kind, NULL);
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		if (clause->kind == CLAUSE_FROM || clause->kind == CLAUSE_ON)
			phase->from = point_of(r, clause->point);
		else if (clause->kind == CLAUSE_UNTIL)
			phase->until = point_of(r, clause->point);
	}
	if (phase->kind == EVENT) {
		phase->known = phase->from.known;
		phase->all = phase->from.all;
		return;
	}
	/* A phase begins with the plan where it does not say so, and likewise ends. */
	const struct calendar *calendar = &r->calendar;
	bool begins = phase->from.known || (!when_is_said(&phase->from) && calendar->has_period);
	bool ends = phase->until.known || (!when_is_said(&phase->until) && calendar->has_period);
	phase->known = begins && ends;
	phase->all.start = phase->from.known ? phase->from.all.start : calendar->period.start;
	phase->all.end = phase->until.known ? phase->until.all.end : calendar->period.end;
	if (phase->known && phase->all.end < phase->all.start) {
		report(r->diags, PL201, node->header, "phase `%.*s` %s", STR_ARG(phase->name),
			!phase->until.known  ? "begins after the plan has ended"
			: !phase->from.known ? "ends before the plan begins"
					     : "ends before it begins");
		phase->known = false;
	}
}

/* A phase on its way to being settled, and the next clause that may name another. */
struct phase_step {
	enum { UNMET, ON_THE_WAY, DONE_WITH } state;
	const struct ast_clause *next;
	uint32_t before; /* the phase that waits for it, index + 1 */
};

/* The next phase or event that this one is counted from; NULL if no more is. */
static struct phase *next_counted_from(struct resolver *r, struct phase_step *step)
{
	for (; step->next; step->next = step->next->next) {
		const struct ast_clause *clause = step->next;
		bool dated = clause->kind == CLAUSE_FROM || clause->kind == CLAUSE_ON ||
			     clause->kind == CLAUSE_UNTIL;
		bool named = dated && point_has_name(clause->point);
		struct phase *other = named ? seek_phase(r, clause->point->ref) : NULL;
		if (!other)
			continue;
		step->next = clause->next;
		return other;
	}
	return NULL;
}

/* `phase` is met again on the way that has led from it to the one of this number. */
static void report_phase_circle(struct resolver *r, const struct phase_step *steps,
	const struct phase *phase, uint32_t last)
{
	struct diag *diag = report(r->diags, PL201, phase->span,
		"the days of %s `%.*s` are counted from its own", kind_word(phase->kind),
		STR_ARG(phase->name));
	for (uint32_t at = last; at != phase->index + 1; at = steps[at - 1].before)
		repeat(r->diags, diag, r->phases[at - 1].span, STR("by way of this"));
}

/* In the order in which they are counted from each other, whichever way they are written. The chain
 * may be as long as the plan, so the way back is kept with the phases. */
void resolve_phases(struct resolver *r)
{
	uint32_t count = r->model->phase_count;
	struct phase_step *steps = arena_array(r->arena, count, sizeof *steps);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t at = steps[i].state == UNMET ? i + 1 : 0;
		while (at) {
			struct phase_step *step = &steps[at - 1];
			if (step->state == UNMET)
				step->next = r->phase_nodes[at - 1]->clauses;
			step->state = ON_THE_WAY;
			struct phase *other = next_counted_from(r, step);
			if (!other) {
				settle_phase(r, &r->phases[at - 1]);
				step->state = DONE_WITH;
				at = step->before;
			} else if (steps[other->index].state == UNMET) {
				steps[other->index].before = at;
				at = other->index + 1;
			} else if (steps[other->index].state == ON_THE_WAY) {
				report_phase_circle(r, steps, other, at);
			}
		}
	}
}

/* All `aka` of a party, however many clauses they stand in. */
static void resolve_aka(struct resolver *r, struct party *party, const struct ast_node *node)
{
	uint32_t count = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		for (const struct ast_text *text = clause->kind == CLAUSE_AKA ? clause->text : NULL;
			text; text = text->next)
			count++;
	struct text *all = arena_array(r->arena, count, sizeof *all);
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		for (const struct ast_text *text = clause->kind == CLAUSE_AKA ? clause->text : NULL;
			text; text = text->next)
			all[party->aka_count++] = one_text_of(r, text);
	party->aka = all;
}

static void resolve_holders(struct resolver *r, struct party *party, const struct ast_node *node)
{
	uint32_t count = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		for (const struct ast_ref *ref = clause->kind == CLAUSE_HELD_BY ? clause->refs
										: NULL;
			ref; ref = ref->next)
			count++;
	const struct party **holders = arena_array(r->arena, count, sizeof *holders);
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		for (const struct ast_ref *ref = clause->kind == CLAUSE_HELD_BY ? clause->refs
										: NULL;
			ref; ref = ref->next) {
			struct party *holder = find_party(r, ref);
			if (!holder)
				continue;
			holder->named = true;
			holders[party->held_by_count++] = holder;
		}
	party->held_by = holders;
}

static void resolve_party(struct resolver *r, struct party *party, const struct ast_node *node,
	const struct ast_clause *clause)
{
	switch (clause->kind) {
	case CLAUSE_ROLE: party->role = text_of(r, clause->text); break;
	case CLAUSE_EMAIL: party->email = text_of(r, clause->text); break;
	case CLAUSE_FROM: party->from = point_of(r, clause->point); break;
	case CLAUSE_UNTIL: party->until = point_of(r, clause->point); break;
	case CLAUSE_AKA:
		if (!party->aka)
			resolve_aka(r, party, node);
		break;
	case CLAUSE_VACANT: party->vacant = true; break;
	case CLAUSE_IN: {
		struct party *in = find_party(r, clause->refs);
		party->in = in;
		if (in)
			in->named = true;
		if (clause->refs->next)
			report(r->diags, PL001, clause->refs->next->span,
				"a party is in one other, not in several");
		break;
	}
	case CLAUSE_HELD_BY:
		if (!party->held_by)
			resolve_holders(r, party, node);
		break;
	default: break;
	}
}

/* Takes apart what is in itself, be it through others, so that whoever goes from party to party
 * gets to an end. */
static void open_circles(struct resolver *r)
{
	uint32_t count = r->model->party_count;
	uint32_t *walks = arena_array(r->arena, count, sizeof *walks); /* in which it was met */
	for (uint32_t i = 0; i < count; i++) {
		uint32_t walk = i + 1;
		struct party *party = &r->parties[i];
		while (party && !walks[party->index]) {
			walks[party->index] = walk;
			party = party->in ? &r->parties[party->in->index] : NULL;
		}
		if (!party || walks[party->index] != walk)
			continue;
		struct diag *diag = report(
			r->diags, PL103, party->span, "`%.*s` is in itself", STR_ARG(party->name));
		for (const struct party *at = party->in; at != party; at = at->in)
			repeat(r->diags, diag, at->span, STR("by way of this"));
		party->in = NULL;
	}
}

void resolve_parties(struct resolver *r)
{
	for (uint32_t i = 0; i < r->model->party_count; i++) {
		struct party *party = &r->parties[i];
		const struct ast_node *node = r->party_nodes[i];
		check_clauses(r, node, party->kind, NULL);
		for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
			resolve_party(r, party, node, clause);
		r->model->plan.spelt |= placeholders_spelt(party->title.str);
	}
	open_circles(r);
}

void resolve_goals(struct resolver *r)
{
	for (uint32_t i = 0; i < r->model->goal_count; i++) {
		struct goal *goal = &r->goals[i];
		const struct ast_node *node = r->goal_nodes[i];
		check_clauses(r, node, GOAL, NULL);
		uint32_t notes = 0;
		for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
			notes += clause->kind == CLAUSE_NOTE;
		struct text *texts = arena_array(r->arena, notes, sizeof *texts);
		goal->notes = texts;
		for (const struct ast_clause *clause = node->clauses; clause;
			clause = clause->next) {
			if (clause->kind == CLAUSE_TEXT)
				goal->text = text_of(r, clause->text);
			else if (clause->kind == CLAUSE_NOTE)
				texts[goal->note_count++] = text_of(r, clause->text);
		}
	}
}
