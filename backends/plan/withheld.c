#include "withheld.h"

#include <stdlib.h>

#include "plan/select.h"

bool shows_item(const struct withheld *withheld, const struct item *item)
{
	return withheld->full || !item->exempt;
}

bool shows_party(const struct withheld *withheld, const struct party *party)
{
	return !withheld->parties || !withheld->parties[party->index];
}

bool shows_goal(const struct withheld *withheld, const struct goal *goal)
{
	return !withheld->goals || !withheld->goals[goal->index];
}

bool shows_comparand(const struct withheld *withheld, const struct comparand *comparand)
{
	return (!comparand->party || shows_party(withheld, comparand->party)) &&
	       (!comparand->goal || shows_goal(withheld, comparand->goal)) &&
	       (!comparand->item || shows_item(withheld, comparand->item));
}

bool hides_names(const struct withheld *withheld, const struct when *when)
{
	for (uint32_t i = 0; when->rest && i < when->rest->name_count; i++)
		if (when->rest->names[i].item && !shows_item(withheld, when->rest->names[i].item))
			return true;
	return false;
}

bool shows_names(const struct withheld *withheld, const struct when *when)
{
	return when->rest && when->rest->name_count && !when->rest->written.at &&
	       !hides_names(withheld, when);
}

struct str shown_words(const struct withheld *withheld, const struct when *when)
{
	if (!hides_names(withheld, when))
		return written_words(withheld->model, when);
	return when->known && !when->all.open ? day_words(withheld->model->arena, when->all.end)
					      : (struct str){0};
}

static void mark_claims(bool *marks, const struct claims *claims)
{
	for (uint32_t i = 0; claims && i < claims->count; i++)
		marks[claims->list[i].party->index] = true;
}

static void mark_parties(bool *marks, const struct item *item)
{
	mark_claims(marks, item->owners);
	mark_claims(marks, item->sponsors);
	mark_claims(marks, item->more->partners);
	for (uint32_t i = 0; i < item->more->update_count; i++)
		if (item->more->updates[i].by)
			marks[item->more->updates[i].by->index] = true;
}

/* Adds to the marked parties what they belong to and who holds them, and so on. */
static void follow(const struct model *model, bool *marks)
{
	/* A stack of those whose neighbours are still to be marked: each party comes once, so that
	 * a long chain of `in` takes no longer than a short one. */
	uint32_t *stack = arena_array(model->arena, model->party_count, sizeof *stack), depth = 0;
	for (uint32_t i = 0; i < model->party_count; i++)
		if (marks[i])
			stack[depth++] = i;
	while (depth > 0) {
		const struct party *party = &model->parties[stack[--depth]];
		for (uint32_t i = 0; i <= party->held_by_count; i++) {
			const struct party *next =
				i < party->held_by_count ? party->held_by[i] : party->in;
			if (!next || marks[next->index])
				continue;
			marks[next->index] = true;
			stack[depth++] = next->index;
		}
	}
}

/* A party is left out if exempt items lead to it, by name or through a party that they name, and
 * nothing else does. */
static const bool *hidden_parties(const struct model *model)
{
	bool *hidden = arena_array(model->arena, model->party_count, sizeof *hidden);
	bool *shown = arena_array(model->arena, model->party_count, sizeof *shown);
	for (uint32_t i = 0; i < model->count; i++)
		mark_parties(model->items[i].exempt ? hidden : shown, &model->items[i]);
	follow(model, hidden);
	for (uint32_t i = 0; i < model->party_count; i++)
		shown[i] |= !hidden[i];
	follow(model, shown);
	for (uint32_t i = 0; i < model->party_count; i++)
		hidden[i] &= !shown[i];
	return hidden;
}

static const bool *hidden_goals(const struct model *model)
{
	bool *hidden = arena_array(model->arena, model->goal_count, sizeof *hidden);
	bool *open = arena_array(model->arena, model->goal_count, sizeof *open);
	for (uint32_t i = 0; i < model->count; i++) {
		const struct item *item = &model->items[i];
		for (uint32_t k = 0; k < item->more->support_count; k++)
			(item->exempt ? hidden : open)[item->more->supports[k].goal->index] = true;
	}
	for (uint32_t i = 0; i < model->goal_count; i++)
		hidden[i] &= !open[i];
	return hidden;
}

static int compare_marks(const void *left, const void *right)
{
	const struct named_text *const *a = left, *const *b = right;
	return str_compare((*a)->name, (*b)->name);
}

/* Keeps the footnotes that are not only those of exempt items: their words are the items' own. */
static void keep_footnotes(struct withheld *withheld, const struct model *model)
{
	const struct plan *plan = &model->plan;
	uint32_t count = plan->footnote_count;
	bool *hidden = arena_array(model->arena, count, sizeof *hidden);
	bool *shown = arena_array(model->arena, count, sizeof *shown);
	const struct named_text **sorted = arena_array(model->arena, count, sizeof *sorted);
	for (uint32_t i = 0; i < count; i++)
		sorted[i] = &plan->footnotes[i];
	qsort(sorted, count, sizeof *sorted, compare_marks);
	EACH_ITEM (item, model)
		for (uint32_t i = 0; i < item->more->rare->footnote_count; i++) {
			struct named_text mark = {.name = item->more->rare->footnotes[i]};
			const struct named_text *key = &mark, **found;
			found = bsearch(&key, sorted, count, sizeof *sorted, compare_marks);
			if (found)
				(item->exempt ? hidden : shown)[*found - plan->footnotes] = true;
		}
	struct named_text *kept = arena_array(model->arena, count, sizeof *kept);
	withheld->footnote_count = 0;
	for (uint32_t i = 0; i < count; i++)
		if (shown[i] || !hidden[i])
			kept[withheld->footnote_count++] = plan->footnotes[i];
	withheld->footnotes = kept;
}

/* Each paragraph once, in source order. The law has few (Local Government Act 1972, Schedule 12A),
 * but nothing keeps a writer from thousands of reasons: the search is cut short. */
static void add_reason(
	struct withheld *withheld, const struct text **reasons, const struct text *reason)
{
	enum { FEW = 64 };
	uint32_t searched = withheld->reason_count < FEW ? withheld->reason_count : FEW;
	for (uint32_t i = 0; i < searched; i++)
		if (str_equal(reasons[i]->str, reason->str))
			return;
	reasons[withheld->reason_count++] = reason;
}

struct withheld withheld_from(const struct model *model, const struct request *request)
{
	struct withheld withheld = {.model = model,
		.full = request->full,
		.language = request->language,
		.footnotes = model->plan.footnotes,
		.footnote_count = model->plan.footnote_count};
	uint32_t given = 0, exempt = 0;
	const bool *owned = request->owner ? owned_items(model, request->owner) : NULL;
	EACH_ITEM (item, model) {
		exempt += item->exempt;
		withheld.count += item->exempt && !withheld.full && (!owned || owned[item->index]);
		given += item->more->rare->exempt != NULL;
	}
	if (withheld.full || exempt == 0)
		return withheld;
	const struct text **reasons = arena_array(model->arena, given, sizeof *reasons);
	EACH_ITEM (item, model) {
		const struct text *reason = item->more->rare->exempt;
		if (reason && reason->str.len && (!owned || owned[item->index]))
			add_reason(&withheld, reasons, reason);
	}
	withheld.reasons = reasons;
	withheld.parties = hidden_parties(model);
	withheld.goals = hidden_goals(model);
	if (withheld.footnote_count)
		keep_footnotes(&withheld, model);
	return withheld;
}
