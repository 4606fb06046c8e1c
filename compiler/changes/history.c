#include "changes/history.h"

#include "changes/spoken.h"

enum { LOOK_AHEAD = 16 }; /* records that may have come between two that stay */

static bool same_record(struct differ *c, const struct when *a, const struct when *b)
{
	if (a->known && b->known)
		return a->all.open == b->all.open && a->all.start == b->all.start &&
		       (a->all.open || a->all.end == b->all.end);
	return a->known == b->known && same_typed(c, a->span, b->span);
}

static bool same_text(struct differ *c, const struct text *a, const struct text *b)
{
	return same_words(c, a->str, b->str);
}

/* The same move; whether its reason and its approval are, too. */
static void compare_record(struct differ *c, const struct item_pair *pair, const struct move *old,
	const struct move *new)
{
	bool same_day = when_is_said(&old->agreed_on) == when_is_said(&new->agreed_on) &&
			(!when_is_said(&old->agreed_on) ||
				same_record(c, &old->agreed_on, &new->agreed_on));
	if (same_text(c, &old->because, &new->because) &&
		same_text(c, &old->agreed, &new->agreed) && same_day)
		return;
	struct change *change = change_add(c, changed_of(c, pair), CHANGE_HISTORY_REWORDED, "was");
	change_places(change, old->from.span, new->from.span);
	change->from =
		spoken_leave(c->old, c->arena, old->because.str, old->agreed.str, &old->agreed_on);
	change->to =
		spoken_leave(c->new, c->arena, new->because.str, new->agreed.str, &new->agreed_on);
	change_says(c, change, "now says of `was %.*s`%s%.*s, where it said%s%.*s",
		STR_ARG(deadline_words(c, c->new, &new->from)), change->to.len ? "" : " nothing",
		STR_ARG(change->to), change->from.len ? "" : " nothing", STR_ARG(change->from));
}

static void report_gone(struct differ *c, const struct item_pair *pair, const struct move *old)
{
	struct change *change = change_add(c, changed_of(c, pair), CHANGE_HISTORY_REMOVED, "was");
	change_places(change, old->from.span, pair->new->span);
	change->from = deadline_words(c, c->old, &old->from);
	change_says(c, change, "no longer says `was %.*s`", STR_ARG(change->from));
	change_helps(c, change,
		"the public was promised that day: put `was %.*s` back, below newer ones",
		STR_ARG(change->from));
}

static void report_wrong(struct differ *c, const struct item_pair *pair, const struct move *new,
	const struct when *old, bool was_record)
{
	struct change *change = change_add(c, changed_of(c, pair), CHANGE_HISTORY_WRONG, "was");
	change_places(change, old->span, new->from.span);
	change->from = deadline_words(c, c->old, old);
	change->to = deadline_words(c, c->new, &new->from);
	change_says(c, change, "says `was %.*s`, but %s %.*s", STR_ARG(change->to),
		was_record ? "the record was" : "it was due", STR_ARG(change->from));
	change_helps(c, change, "write `was %.*s`", STR_ARG(change->from));
}

static void report_more(struct differ *c, const struct item_pair *pair, const struct move *new)
{
	struct change *change = change_add(c, changed_of(c, pair), CHANGE_HISTORY_ADDED, "was");
	change_places(change, pair->old->span, new->from.span);
	change->to = deadline_words(c, c->new, &new->from);
	change_says(c, change, "now says that it was due %.*s%.*s", STR_ARG(change->to),
		STR_ARG(spoken_leave(
			c->new, c->arena, new->because.str, new->agreed.str, &new->agreed_on)));
}

static const struct move *const *moves_of(const struct stage *stage, uint32_t *count)
{
	*count = stage ? stage->move_count : 0;
	return stage ? stage->moves : NULL;
}

/* Behind which of the new records, counted from the newest, the old one stands; `count` if it is
 * not among them. */
static uint32_t seek_back(
	struct differ *c, const struct move *wanted, const struct move *const *list, uint32_t count)
{
	for (uint32_t i = count; i > 0 && count - i < LOOK_AHEAD; i--)
		if (same_record(c, &wanted->from, &list[i - 1]->from))
			return i - 1;
	return count;
}

/* Goes through both lists from the oldest on. Returns how many new records stand on top of all that
 * both have, which tell of what happened since: one is expected where the deadline moved. */
static uint32_t align(struct differ *c, const struct item_pair *pair, const struct stage *old,
	const struct stage *new, bool moved)
{
	uint32_t i, k;
	const struct move *const *before = moves_of(old, &i), *const *now = moves_of(new, &k);
	while (i > 0) {
		uint32_t at = k ? seek_back(c, before[i - 1], now, k) : k;
		if (at < k) {
			for (uint32_t n = k; n > at + 1; n--)
				report_more(c, pair, now[n - 1]);
			compare_record(c, pair, before[i - 1], now[at]);
			k = at;
		} else if (k > moved && i <= k - moved) {
			/* No fewer are left than there were: one took the place of the other. */
			report_wrong(c, pair, now[k - 1], &before[i - 1]->from, true);
			k--;
		} else {
			report_gone(c, pair, before[i - 1]);
		}
		i--;
	}
	return k;
}

static bool ends_later(const struct when *a, const struct when *b)
{
	return a && b && a->known && b->known && !a->all.open && !b->all.open &&
	       a->all.end > b->all.end;
}

/* How often it slipped: each move in the new list, and the present one if it is not there. */
static void count_slips(struct recorded *recorded, const struct stage *old, const struct stage *new)
{
	const struct when *later = new->when, *first = later;
	for (uint32_t i = 0; i < new->move_count; i++) {
		recorded->slips += ends_later(later, &new->moves[i]->from);
		later = first = &new->moves[i]->from;
	}
	if (!recorded->count && old && ends_later(new->when, old->when)) {
		recorded->slips += !new->move_count || !ends_later(new->when, &new->moves[0]->from);
		if (!new->move_count)
			first = old->when;
	}
	if (first && first->known)
		recorded->first = first->all.end;
}

struct recorded compare_history(struct differ *c, const struct item_pair *pair,
	const struct stage *old, const struct stage *new)
{
	struct recorded recorded = {.all_reasoned = true, .all_agreed = true};
	const struct when *was = old ? old->when : NULL, *is = new ? new->when : NULL;
	bool moved = was && was->known && is && !same_record(c, was, is);
	uint32_t fresh = align(c, pair, old, new, moved);
	if (!new)
		return recorded;
	for (uint32_t i = 0; i < fresh; i++) {
		const struct move *move = new->moves[i];
		recorded.all_reasoned &= move->because.str.at != NULL;
		recorded.all_agreed &= move->agreed.str.at != NULL;
		if (!moved)
			report_more(c, pair, move);
	}
	if (moved && fresh) {
		const struct move *oldest = new->moves[fresh - 1];
		recorded.wrong = !same_record(c, &oldest->from, was);
		if (recorded.wrong)
			report_wrong(c, pair, oldest, was, false);
		recorded.newest = new->moves[0];
		recorded.count = fresh;
	}
	count_slips(&recorded, old, new);
	return recorded;
}
