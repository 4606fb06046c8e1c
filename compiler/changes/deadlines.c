#include <stdlib.h>

#include "changes/differ.h"
#include "changes/history.h"
#include "changes/spoken.h"
#include "changes/stages.h"

/* One deadline of an item on both sides; either may be NULL. */
struct both {
	const struct item_pair *pair;
	const struct stage *old, *new;
	struct recorded recorded; /* what its `was` lines say of this change */
};

static bool has_day(const struct when *when)
{
	return when && when->known && !when->all.open && when->kind != IS_ONGOING &&
	       when->kind != IS_TBC;
}

static bool same_points(const struct when *a, const struct when *b)
{
	uint32_t count = when_point_count(a);
	if (count != when_point_count(b))
		return false;
	const struct interval *one = when_points(a), *other = when_points(b);
	for (uint32_t i = 0; i < count; i++)
		if (one[i].start != other[i].start || one[i].open != other[i].open ||
			(!one[i].open && one[i].end != other[i].end))
			return false;
	return true;
}

static bool same_review(const struct when *a, const struct when *b)
{
	const struct interval *one = when_review(a), *other = when_review(b);
	if (!one || !other)
		return one == other;
	return one->start == other->start && one->end == other->end;
}

/* Nothing that people see or machines reckon with differs, but for the form of a date. */
static bool same_deadline(struct differ *c, const struct when *a, const struct when *b)
{
	struct str shown_a = a->rest ? a->rest->written : (struct str){0};
	struct str shown_b = b->rest ? b->rest->written : (struct str){0};
	if (a->kind != b->kind || a->known != b->known || !str_equal(shown_a, shown_b) ||
		!same_review(a, b) || !same_points(a, b))
		return false;
	return a->known || same_typed(c, a->span, b->span);
}

/* The label of a deadline, as it follows behind its change. */
static struct str for_label(struct differ *c, const struct both *both)
{
	struct str label = both->new ? both->new->label : both->old->label;
	if (!label.len)
		return STR("");
	return str_format(c->arena, " for %.*s", STR_ARG(spoken_quote(c->arena, label)));
}

/* A change from one deadline to another, either of which may be missing. */
static struct change *add_between(struct differ *c, const struct item_pair *pair,
	enum change_kind kind, const char *clause, const struct when *was, const struct when *is)
{
	struct change *change = change_add(c, changed_of(c, pair), kind, clause);
	change_places(change, was ? was->span : change->old_span, is ? is->span : change->new_span);
	if (was)
		change->from = deadline_words(c, c->old, was);
	if (is)
		change->to = deadline_words(c, c->new, is);
	if (has_day(was) && has_day(is)) {
		change->has_days = true;
		change->days = is->all.end - was->all.end;
	}
	return change;
}

static struct change *add(
	struct differ *c, const struct both *both, enum change_kind kind, const char *clause)
{
	return add_between(c, both->pair, kind, clause, both->old ? both->old->when : NULL,
		both->new ? both->new->when : NULL);
}

/* What the policy of the old side makes of a later deadline. */
static enum change_kind kind_of_slip(const struct differ *c, const struct both *both)
{
	const struct recorded *recorded = &both->recorded;
	bool excused = recorded->all_agreed;
	if (c->old->plan.slips == SLIPS_NEED_REASON)
		excused |= recorded->all_reasoned;
	if (c->old->plan.slips == SLIPS_NEVER || !recorded->count || !excused)
		return CHANGE_SLIPPED_WITHOUT_REASON;
	return recorded->slips >= REPEATED_SLIP ? CHANGE_SLIPPED_AGAIN : CHANGE_SLIPPED;
}

/* What is missing for the slip to be in order, as it is said behind it. */
static const char *lack_of_slip(const struct differ *c, const struct both *both)
{
	if (c->old->plan.slips == SLIPS_NEVER)
		return ", though deadlines of this plan never move (`slips never`)";
	if (c->old->plan.slips == SLIPS_NEED_APPROVAL)
		return both->recorded.count ? ", and nobody has agreed"
					    : ", and nobody is said to have agreed";
	return ", without a reason";
}

static void help_slip(struct differ *c, struct change *change)
{
	switch (c->old->plan.slips) {
	case SLIPS_NEED_REASON:
		change_helps(c, change, "keep the old one, and say why: `was %.*s because \"…\"`",
			STR_ARG(change->from));
		break;
	case SLIPS_NEED_APPROVAL:
		change_helps(c, change,
			"keep the old one, and say who agreed: `was %.*s because \"…\" agreed \"…\" on …`",
			STR_ARG(change->from));
		break;
	case SLIPS_NEVER:
		change_helps(c, change,
			"put `due %.*s` back; an `update` can say when it will be done",
			STR_ARG(change->from));
		break;
	}
}

static void add_slip(struct differ *c, const struct both *both)
{
	const struct when *was = both->old->when, *is = both->new->when;
	const struct recorded *recorded = &both->recorded;
	enum change_kind kind = kind_of_slip(c, both);
	struct change *change = add(c, both, kind, "due");
	struct str leave = STR(""), again = STR("");
	if (recorded->newest) {
		const struct move *move = recorded->newest;
		change->record = move->from.span;
		change->reason = move->because.str;
		change->agreed = move->agreed.str;
		change->agreed_on = deadline_words(c, c->new, &move->agreed_on);
		leave = spoken_leave(
			c->new, c->arena, move->because.str, move->agreed.str, &move->agreed_on);
	}
	if (recorded->slips >= REPEATED_SLIP)
		again = str_format(c->arena, ", the %.*s time (%.*s in all)",
			STR_ARG(spoken_ordinal(c->arena, recorded->slips)),
			STR_ARG(spoken_duration(c->arena, recorded->first, is->all.end)));
	bool lacks = kind == CHANGE_SLIPPED_WITHOUT_REASON;
	if (kind == CHANGE_SLIPPED && recorded->all_agreed)
		change->at_most = NOTE;
	change_says(c, change, "moved from %.*s to %.*s%.*s, %.*s later%.*s%.*s%s",
		STR_ARG(change->from), STR_ARG(change->to), STR_ARG(for_label(c, both)),
		STR_ARG(spoken_duration(c->arena, was->all.end, is->all.end)), STR_ARG(again),
		STR_ARG(leave), lacks ? lack_of_slip(c, both) : "");
	if (lacks)
		help_slip(c, change);
}

/* Both have a last day, and it is not the same. */
static void add_move(struct differ *c, const struct both *both)
{
	const struct when *was = both->old->when, *is = both->new->when;
	if (is->all.end > was->all.end) {
		add_slip(c, both);
		return;
	}
	struct change *change = add(c, both, CHANGE_BROUGHT_FORWARD, "due");
	change_says(c, change, "was brought forward from %.*s to %.*s%.*s, %.*s earlier",
		STR_ARG(change->from), STR_ARG(change->to), STR_ARG(for_label(c, both)),
		STR_ARG(spoken_duration(c->arena, is->all.end, was->all.end)));
}

static void add_removed(struct differ *c, const struct both *both)
{
	struct change *change = add(c, both, CHANGE_DEADLINE_REMOVED, "due");
	if (change->to.at)
		change_says(c, change, "was due %.*s%.*s, and is now due %.*s",
			STR_ARG(change->from), STR_ARG(for_label(c, both)), STR_ARG(change->to));
	else
		change_says(c, change, "was due %.*s%.*s, and has no such deadline now",
			STR_ARG(change->from), STR_ARG(for_label(c, both)));
	change_helps(c, change,
		"if it takes longer, give it another day and keep the old one: `was %.*s because"
		" \"…\"`; if it will not be done, `status cancelled because \"…\"`",
		STR_ARG(change->from));
	if (is_closed(both->pair->new))
		change->at_most = NOTE;
}

static void add_other(struct differ *c, const struct both *both)
{
	const struct when *was = both->old ? both->old->when : NULL;
	const struct when *is = both->new ? both->new->when : NULL;
	bool set = has_day(is) && !has_day(was);
	struct change *change =
		add(c, both, set ? CHANGE_DEADLINE_SET : CHANGE_DEADLINE_RESTATED, "due");
	if (!was)
		change_says(c, change, "is now due %.*s%.*s, and had no such deadline",
			STR_ARG(change->to), STR_ARG(for_label(c, both)));
	else if (!is)
		change_says(c, change, "is no longer due %.*s%.*s", STR_ARG(change->from),
			STR_ARG(for_label(c, both)));
	else
		change_says(c, change, "is now due %.*s%.*s, where it said %.*s",
			STR_ARG(change->to), STR_ARG(for_label(c, both)), STR_ARG(change->from));
}

static void add_relabelled(struct differ *c, const struct both *both)
{
	struct change *change = add(c, both, CHANGE_DEADLINE_RESTATED, "due");
	change->from = both->old->label;
	change->to = both->new->label;
	change_says(c, change, "calls its deadline of %.*s now %.*s, it was %.*s",
		STR_ARG(deadline_words(c, c->new, both->new->when)),
		STR_ARG(spoken_quote(c->arena, change->to)),
		STR_ARG(spoken_quote(c->arena, change->from)));
}

/* Its words are as they were, and what they refer to has moved: that is a change of its own. */
static void add_followed(struct differ *c, const struct both *both)
{
	const struct when *was = both->old->when, *is = both->new->when;
	struct change *change = add(c, both, CHANGE_DEADLINE_FOLLOWED, "due");
	if (!has_day(was) || !has_day(is)) {
		change_says(c, change, "is due %.*s as before, which now stands for other days",
			STR_ARG(change->to));
		return;
	}
	/* Words that name what is withheld are not shown. */
	if (!str_equal(change->from, change->to)) {
		change_says(c, change, "is now due %.*s, it was %.*s: what it waits for moved",
			STR_ARG(change->to), STR_ARG(change->from));
		return;
	}
	change_says(c, change, "is due %.*s as before, which now ends on %.*s instead of %.*s",
		STR_ARG(change->to), STR_ARG(day_words(c->arena, is->all.end)),
		STR_ARG(day_words(c->arena, was->all.end)));
}

/* A thing that is done has its deadline behind it. */
static void add_edited(struct differ *c, const struct both *both)
{
	struct change *change = add(c, both, CHANGE_COMPLETED_EDITED, "due");
	struct str from = change->from.at ? change->from : STR("nothing");
	struct str to = change->to.at ? change->to : STR("nothing");
	change_says(c, change, "is complete, but its deadline changed from %.*s to %.*s%.*s",
		STR_ARG(from), STR_ARG(to), STR_ARG(for_label(c, both)));
	change_helps(c, change, "what was promised stays on record: put the old deadline back");
}

static void compare_due(struct differ *c, const struct both *both)
{
	const struct when *was = both->old ? both->old->when : NULL;
	const struct when *is = both->new ? both->new->when : NULL;
	bool done =
		status_of(both->pair->old) == COMPLETE && status_of(both->pair->new) == COMPLETE;
	if (was && is && same_deadline(c, was, is)) {
		if (!str_equal(both->old->label, both->new->label))
			add_relabelled(c, both);
		return;
	}
	if (was && is && same_typed(c, was->span, is->span) && (was->known || is->known) &&
		!same_points(was, is))
		add_followed(c, both);
	else if (done)
		add_edited(c, both);
	else if (has_day(was) && !has_day(is))
		add_removed(c, both);
	else if (has_day(was) && has_day(is) && was->all.end != is->all.end) {
		if (!both->recorded.wrong || is->all.end < was->all.end)
			add_move(c, both);
	} else
		add_other(c, both);
}

static void compare_start(struct differ *c, const struct item_pair *pair)
{
	const struct when *was = pair->old->more->start, *is = pair->new->more->start;
	if ((!was && !is) || (was && is && same_deadline(c, was, is)))
		return;
	struct change *change = add_between(c, pair, CHANGE_START_MOVED, "start", was, is);
	if (change->has_days)
		change->days = is->all.start - was->all.start;
	if (!is)
		change_says(c, change, "no longer says that it starts %.*s", STR_ARG(change->from));
	else if (!was)
		change_says(c, change, "starts %.*s, which was not said", STR_ARG(change->to));
	else
		change_says(c, change, "starts %.*s, and not %.*s", STR_ARG(change->to),
			STR_ARG(change->from));
}

/* From where an item has its deadlines, itself or above. */
static const struct item *source_of_due(const struct model *model, const struct item *item)
{
	while (item && item->due_inherited)
		item = item_parent(model, item);
	return item;
}

/* Both have their deadlines from what stands above, and that is compared for itself. */
static bool inherits_both(const struct differ *c, const struct item_pair *pair)
{
	if (!pair->old->due_inherited || !pair->new->due_inherited)
		return false;
	const struct item *old = source_of_due(c->old, pair->old);
	const struct item *new = source_of_due(c->new, pair->new);
	return old && new &&counterpart_in_new(c->match, old) == new;
}

static void compare_stage(struct differ *c, const struct item_pair *pair, const struct stage *old,
	const struct stage *new)
{
	struct both both = {.pair = pair, .old = old, .new = new};
	both.recorded = compare_history(c, pair, old, new);
	bool is_start = (!old || old->is_start) && (!new || new->is_start);
	if (!is_start && ((old && old->when) || (new &&new->when)))
		compare_due(c, &both);
}

/* The next of both lists by label: below 0 only the old one has it, above 0 only the new one. */
static int next_label(const struct stages *old, uint32_t i, const struct stages *new, uint32_t k)
{
	if (i == old->count)
		return 1;
	return k == new->count ? -1 : str_compare(old->list[i].label, new->list[k].label);
}

/* Takes those that both have out of the lists. */
static void compare_shared(
	struct differ *c, const struct item_pair *pair, struct stages *old, struct stages *new)
{
	struct stages gone = {old->list, 0}, come = {new->list, 0};
	for (uint32_t i = 0, k = 0; i < old->count || k < new->count;) {
		int order = next_label(old, i, new, k);
		const struct stage was = order <= 0 ? old->list[i++] : (struct stage){0};
		const struct stage is = order >= 0 ? new->list[k++] : (struct stage){0};
		if (order == 0)
			compare_stage(c, pair, &was, &is);
		else if (order < 0)
			gone.list[gone.count++] = was;
		else
			come.list[come.count++] = is;
	}
	*old = gone;
	*new = come;
}

void compare_deadlines(struct differ *c, const struct item_pair *pair)
{
	compare_start(c, pair);
	if (!pair->old->due && !pair->new->due && !pair->old->more->was_count &&
		!pair->new->more->was_count)
		return;
	if (inherits_both(c, pair))
		return;
	struct stages old = stages_of(pair->old, c->arena), new = stages_of(pair->new, c->arena);
	compare_shared(c, pair, &old, &new);
	/* One that goes where another comes has got another label. */
	if (old.count == 1 && new.count == 1) {
		compare_stage(c, pair, &old.list[0], &new.list[0]);
		return;
	}
	for (uint32_t i = 0; i < old.count; i++)
		compare_stage(c, pair, &old.list[i], NULL);
	for (uint32_t i = 0; i < new.count; i++)
		compare_stage(c, pair, NULL, &new.list[i]);
}
