#include <stdlib.h>

#include "changes/differ.h"
#include "changes/spoken.h"

/* One of the things that an item says in clauses of one word. */
struct said {
	struct str words; /* by which it is the same, and as it is shown */
	struct span span;
	uint32_t order;
	bool kept; /* the other side says it, too */
};

struct sayings {
	struct said *list;
	uint32_t count;
};

static void say(struct differ *c, struct sayings *to, struct str words, struct span span)
{
	to->list[to->count] = (struct said){str_tidied(c->arena, words), span, to->count, false};
	to->count++;
}

/* What an item says in the clauses of one word. */
typedef void speaker(struct differ *, const struct model *, const struct item *, struct sayings *);

static void say_notes(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	(void)model;
	for (uint32_t i = 0; i < item->more->note_count; i++)
		say(c, to, item->more->notes[i].str, item->more->notes[i].span);
}

static void say_updates(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct update *update = &item->more->updates[i];
		struct str on = STR(""), status = STR(""), progress = STR("");
		if (when_is_said(&update->on))
			on = str_format(
				c->arena, "%.*s: ", STR_ARG(written_words(model, &update->on)));
		if (update->status != NO_STATUS)
			status = str_format(c->arena, "%s, ", status_words(update->status));
		if (update->progress >= 0)
			progress = str_format(c->arena, "%d%%, ", update->progress);
		say(c, to,
			str_format(c->arena, "%.*s%.*s%.*s%.*s", STR_ARG(on), STR_ARG(status),
				STR_ARG(progress), STR_ARG(update->text.str)),
			update->span);
	}
}

static void say_responses(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	static const char *const stances[] = {[RESPONSE_PLAIN] = "",
		[RESPONSE_AGREE] = "agree: ",
		[RESPONSE_AGREE_IN_PART] = "agree in part: ",
		[RESPONSE_DISAGREE] = "disagree: "};
	(void)model;
	for (uint32_t i = 0; i < item->more->rare->response_count; i++) {
		const struct response *response = &item->more->rare->responses[i];
		say(c, to,
			str_format(c->arena, "%s%.*s", stances[response->stance],
				STR_ARG(response->text.str)),
			response->span);
	}
}

static void say_tags(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	(void)model;
	for (uint32_t i = 0; i < item->more->tag_count; i++)
		say(c, to, item->more->tags[i], item->span);
}

static void say_fields(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	(void)model;
	for (uint32_t i = 0; i < item->more->rare->field_count; i++) {
		const struct named_text *field = &item->more->rare->fields[i];
		say(c, to,
			str_format(c->arena, "%.*s: %.*s", STR_ARG(field->name),
				STR_ARG(field->text.str)),
			field->span);
	}
}

static void say_budget(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	(void)model;
	const struct amount *budget = item->more->rare->budget;
	if (budget)
		say(c, to,
			str_format(c->arena, "%.*s %.*s", STR_ARG(budget->written),
				STR_ARG(budget->words.str)),
			budget->span);
}

static void say_evidence(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	(void)model;
	for (uint32_t i = 0; i < item->more->rare->evidence_count; i++)
		say(c, to, item->more->rare->evidence[i].str, item->more->rare->evidence[i].span);
}

static void say_footnotes(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	(void)model;
	for (uint32_t i = 0; i < item->more->rare->footnote_count; i++)
		say(c, to, item->more->rare->footnotes[i], item->span);
}

static void say_number(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	(void)model;
	if (item->more->rare->number.len)
		say(c, to, item->more->rare->number, item->more->rare->number_span);
}

/* By name: what it is called on the other side is told where it is renamed. */
static void say_see(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	for (uint32_t i = 0; i < item->more->rare->see_count; i++) {
		const struct link *link = &item->more->rare->see[i];
		const struct item *other =
			model == c->old ? counterpart_in_new(c->match, link->item) : link->item;
		if (other && (c->full || !link->item->exempt))
			say(c, to, item_words(c->new, other), link->span);
	}
}

static void say_exempt(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	(void)model;
	if (item->more->rare->exempt)
		say(c, to, item->more->rare->exempt->str, item->more->rare->exempt->span);
}

static void say_calls(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	(void)model;
	for (uint32_t i = 0; i < item->more->rare->call_count; i++) {
		const struct call *call = &item->more->rare->calls[i];
		say(c, to,
			str_format(c->arena, "%.*s: %.*s %.*s", STR_ARG(call->what),
				STR_ARG(call->word.str), STR_ARG(call->plural.str)),
			call->span);
	}
}

static void say_status_words(
	struct differ *c, const struct model *model, const struct item *item, struct sayings *to)
{
	(void)model;
	if (item->status && item->status->terms->written.len)
		say(c, to, item->status->terms->written, item->status->span);
}

static const struct {
	const char *clause, *words; /* as a plan says it; behind "has", "the" or "another" */
	speaker *speak;
	enum change_kind gained, lost;
} clauses[] = {
	{"update", "news", say_updates, CHANGE_NEWS, CHANGE_NEWS_REMOVED},
	{"note", "note", say_notes, CHANGE_DETAIL, CHANGE_DETAIL},
	{"response", "response", say_responses, CHANGE_DETAIL, CHANGE_DETAIL},
	{"budget", "budget", say_budget, CHANGE_DETAIL, CHANGE_DETAIL},
	{"evidence", "evidence", say_evidence, CHANGE_DETAIL, CHANGE_DETAIL},
	{"field", "field", say_fields, CHANGE_DETAIL, CHANGE_DETAIL},
	{"tag", "tag", say_tags, CHANGE_DETAIL, CHANGE_DETAIL},
	{"see", "reference", say_see, CHANGE_DETAIL, CHANGE_DETAIL},
	{"footnote", "footnote", say_footnotes, CHANGE_DETAIL, CHANGE_DETAIL},
	{"number", "number", say_number, CHANGE_DETAIL, CHANGE_DETAIL},
	{"exempt", "reason to be exempt", say_exempt, CHANGE_DETAIL, CHANGE_DETAIL},
	{"call", "word", say_calls, CHANGE_DETAIL, CHANGE_DETAIL},
	{"status", "words for its status", say_status_words, CHANGE_DETAIL, CHANGE_DETAIL},
};

static uint32_t most_said(const struct item *item)
{
	const struct details *more = item->more;
	const struct rare_details *rare = more->rare;
	return more->note_count + more->update_count + more->tag_count + rare->response_count +
	       rare->field_count + rare->evidence_count + rare->footnote_count + rare->see_count +
	       rare->call_count + 1;
}

static int by_words(const void *left, const void *right)
{
	const struct said *a = left, *b = right;
	int order = str_compare(a->words, b->words);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static int by_order(const void *left, const void *right)
{
	const struct said *a = left, *b = right;
	return (a->order > b->order) - (a->order < b->order);
}

/* Leaves what only one of them says, in its order. */
static void drop_kept(struct sayings *old, struct sayings *new)
{
	qsort(old->list, old->count, sizeof *old->list, by_words);
	qsort(new->list, new->count, sizeof *new->list, by_words);
	for (uint32_t i = 0, k = 0; i < old->count && k < new->count;) {
		int order = str_compare(old->list[i].words, new->list[k].words);
		if (order == 0)
			old->list[i].kept = new->list[k].kept = true;
		i += order <= 0;
		k += order >= 0;
	}
	struct sayings *both[] = {old, new};
	for (int side = 0; side < 2; side++) {
		uint32_t left = 0;
		for (uint32_t i = 0; i < both[side]->count; i++)
			if (!both[side]->list[i].kept)
				both[side]->list[left++] = both[side]->list[i];
		both[side]->count = left;
		if (left)
			qsort(both[side]->list, left, sizeof *both[side]->list, by_order);
	}
}

static void add(struct differ *c, const struct item_pair *pair, size_t row, const struct said *old,
	const struct said *new)
{
	enum change_kind kind = new ? clauses[row].gained : clauses[row].lost;
	struct change *change = change_add(c, pair->changed, kind, clauses[row].clause);
	change_places(
		change, old ? old->span : change->old_span, new ? new->span : change->new_span);
	const char *words = clauses[row].words;
	if (old)
		change->from = old->words;
	if (new)
		change->to = new->words;
	if (old && new) {
		struct str was, is;
		spoken_difference(c->arena, old->words, new->words, &was, &is);
		change_says(c, change, "has its %s changed to %.*s, it was %.*s", words,
			STR_ARG(is), STR_ARG(was));
	} else if (new) {
		change_says(c, change, "has new %s: %.*s", words,
			STR_ARG(spoken_quote(c->arena, new->words)));
	} else {
		change_says(c, change, "has lost its %s %.*s", words,
			STR_ARG(spoken_quote(c->arena, old->words)));
	}
}

void compare_details(struct differ *c, const struct item_pair *pair)
{
	uint32_t most_old = most_said(pair->old), most_new = most_said(pair->new);
	if (most_old == 1 && most_new == 1 && pair->old->more->rare == pair->new->more->rare)
		return;
	struct sayings old = {arena_array(c->arena, most_old, sizeof *old.list), 0};
	struct sayings new = {arena_array(c->arena, most_new, sizeof *new.list), 0};
	for (size_t row = 0; row < sizeof clauses / sizeof *clauses; row++) {
		old.count = new.count = 0;
		clauses[row].speak(c, c->old, pair->old, &old);
		clauses[row].speak(c, c->new, pair->new, &new);
		drop_kept(&old, &new);
		if (old.count == 1 && new.count == 1) {
			add(c, pair, row, &old.list[0], &new.list[0]);
			continue;
		}
		for (uint32_t i = 0; i < old.count; i++)
			add(c, pair, row, &old.list[i], NULL);
		for (uint32_t i = 0; i < new.count; i++)
			add(c, pair, row, NULL, &new.list[i]);
	}
}
