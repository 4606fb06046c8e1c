#include "withheld.h"

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

struct str shown_words(const struct withheld *withheld, const struct when *when)
{
	if (!when_after(when) || shows_item(withheld, when_after(when)))
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

/* Each paragraph once, in source order. The law has few (Local Government Act 1972, Schedule 12A),
 * but nothing keeps a writer from thousands of reasons: the search is cut short. */
static void add_reason(struct withheld *withheld, struct str *reasons, struct str reason)
{
	enum { FEW = 64 };
	uint32_t searched = withheld->reason_count < FEW ? withheld->reason_count : FEW;
	for (uint32_t i = 0; i < searched; i++)
		if (str_equal(reasons[i], reason))
			return;
	reasons[withheld->reason_count++] = reason;
}

struct withheld withheld_from(const struct model *model, const struct request *request)
{
	struct withheld withheld = {.model = model, .full = request->full};
	uint32_t given = 0;
	EACH_ITEM (item, model) {
		withheld.count += item->exempt;
		given += item->more->rare->exempt != NULL;
	}
	if (withheld.full)
		withheld.count = 0;
	if (withheld.count == 0)
		return withheld;
	struct str *reasons = arena_array(model->arena, given, sizeof *reasons);
	EACH_ITEM (item, model)
		if (item->more->rare->exempt && item->more->rare->exempt->str.len)
			add_reason(&withheld, reasons,
				text_in(item->more->rare->exempt, request->language));
	withheld.reasons = reasons;
	withheld.parties = hidden_parties(model);
	withheld.goals = hidden_goals(model);
	return withheld;
}
