#include "changes/sayings.h"

/* What an item says in the clauses of one word. */
typedef void speaker(struct sayings *, struct differ *, const struct model *, const struct item *);

static void say_notes(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)c;
	(void)model;
	for (uint32_t i = 0; i < item->more->note_count; i++)
		say_text(to, &item->more->notes[i], "");
}

/* As it is in the new version: that it has another title is told of itself. */
static const struct party *party_now(
	const struct differ *c, const struct model *model, const struct party *party)
{
	uint32_t index = model == c->old ? c->match->party_to_new[party->index] : NO_ITEM;
	return index == NO_ITEM ? party : &c->new->parties[index];
}

static void say_updates(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct update *update = &item->more->updates[i];
		struct str on = STR(""), by = STR(""), status = STR(""), progress = STR("");
		if (when_is_said(&update->on))
			on = str_format(
				c->arena, "%.*s: ", STR_ARG(written_words(model, &update->on)));
		const struct party *author = update->by ? party_now(c, model, update->by) : NULL;
		if (author && (c->full || author->named_openly))
			by = str_format(c->arena, "%.*s: ", STR_ARG(author->title.str));
		if (update->status != NO_STATUS)
			status = str_format(c->arena, "%s, ", status_words(update->status));
		if (update->progress >= 0)
			progress = str_format(c->arena, "%d%%, ", update->progress);
		struct str words = str_format(c->arena, "%.*s%.*s%.*s%.*s%.*s", STR_ARG(on),
			STR_ARG(by), STR_ARG(status), STR_ARG(progress), STR_ARG(update->text.str));
		say(to, words, update->span);
	}
}

static void say_responses(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	static const char *const stances[] = {[RESPONSE_PLAIN] = "",
		[RESPONSE_AGREE] = "agree: ",
		[RESPONSE_AGREE_IN_PART] = "agree in part: ",
		[RESPONSE_DISAGREE] = "disagree: "};
	(void)c;
	(void)model;
	for (uint32_t i = 0; i < item->more->rare->response_count; i++) {
		const struct response *response = &item->more->rare->responses[i];
		if (response->text.str.at)
			say_text(to, &response->text, stances[response->stance]);
		else
			say(to, str_of(stances[response->stance]), response->span);
	}
}

static void say_tags(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)c;
	(void)model;
	for (uint32_t i = 0; i < item->more->tag_count; i++)
		say(to, item->more->tags[i], item->span);
}

static void say_fields(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)model;
	for (uint32_t i = 0; i < item->more->rare->field_count; i++) {
		const struct named_text *field = &item->more->rare->fields[i];
		struct str words = str_format(
			c->arena, "%.*s: %.*s", STR_ARG(field->name), STR_ARG(field->text.str));
		say(to, words, field->span);
	}
}

static void say_budget(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)model;
	const struct amount *budget = item->more->rare->budget;
	if (budget)
		say(to,
			str_format(c->arena, "%.*s %.*s", STR_ARG(budget->written),
				STR_ARG(budget->words.str)),
			budget->span);
}

static void say_evidence(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)c;
	(void)model;
	for (uint32_t i = 0; i < item->more->rare->evidence_count; i++)
		say_text(to, &item->more->rare->evidence[i], "");
}

static void say_footnotes(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)c;
	(void)model;
	for (uint32_t i = 0; i < item->more->rare->footnote_count; i++)
		say(to, item->more->rare->footnotes[i], item->span);
}

static void say_number(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)c;
	(void)model;
	say(to, item->more->rare->number, item->more->rare->number_span);
}

/* By the new name: that it has another is told where it is renamed. */
static void say_see(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	for (uint32_t i = 0; i < item->more->rare->see_count; i++) {
		const struct link *link = &item->more->rare->see[i];
		const struct item *now =
			model == c->old ? counterpart_in_new(c->match, link->item) : link->item;
		if (now && (c->full || (!link->item->exempt && !now->exempt)))
			say(to, item_words(c->new, now), link->span);
	}
}

static void say_exempt(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)c;
	(void)model;
	say_text(to, item->more->rare->exempt, "");
}

static void say_calls(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)model;
	for (uint32_t i = 0; i < item->more->rare->call_count; i++) {
		const struct call *call = &item->more->rare->calls[i];
		struct str words = str_format(
			c->arena, "%.*s: %.*s", STR_ARG(call->what), STR_ARG(call->word.str));
		if (call->plural.str.at)
			words = str_format(
				c->arena, "%.*s, %.*s", STR_ARG(words), STR_ARG(call->plural.str));
		say(to, words, call->span);
	}
}

static void say_status_words(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)c;
	(void)model;
	if (item->more->status)
		say(to, item->more->status->terms->written, item->more->status->span);
}

/* Words of a list may hold titles of its parties; that these are others is told of the parties. */
static void say_written(struct sayings *to, const struct differ *c, const struct model *model,
	const struct claims *claims)
{
	for (uint32_t i = 0; i < claims->count; i++) {
		const struct party *party = claims->list[i].party;
		uint32_t index = model == c->old ? c->match->party_to_new[party->index]
						 : c->match->party_to_old[party->index];
		const struct model *other = model == c->old ? c->new : c->old;
		if (index != NO_ITEM &&
			!str_equal(party->title.str, other->parties[index].title.str))
			return;
	}
	say(to, claims->written, claims->span);
}

/* The document's own words for who answers, of the item's own lines. */
static void say_owner_words(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	if (item->owners && !item->owners_inherited)
		say_written(to, c, model, item->owners);
	if (item->sponsors && !item->sponsors_inherited)
		say_written(to, c, model, item->sponsors);
	if (item->more->partners)
		say_written(to, c, model, item->more->partners);
}

/* What it was called before; a renaming tells its own. */
static void say_formerly(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	const struct item *other = model == c->old ? counterpart_in_new(c->match, item)
						   : counterpart_in_old(c->match, item);
	const struct rare_details *rare = item->more->rare;
	for (uint32_t i = 0; other && i < rare->formerly_count; i++)
		if (!str_equal(rare->formerly[i], other->name))
			say(to, rare->formerly[i], item->span);
}

static void say_translations(
	struct sayings *to, struct differ *c, const struct model *model, const struct item *item)
{
	(void)c;
	(void)model;
	const struct text *texts[] = {&item->title, item->more->text, item->more->outcome};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (const struct translation *other = texts[i] ? texts[i]->others : NULL; other;
			other = other->next)
			say_text(to, &other->text, "");
}

static const struct {
	struct saying_kind kind;
	speaker *speak;
} clauses[] = {
	{{"update", "has news,", "news", CHANGE_NEWS, CHANGE_NEWS_REMOVED}, say_updates},
	{{"note", "has another note,", "note", CHANGE_DETAIL, CHANGE_DETAIL}, say_notes},
	{{"response", "has another response,", "response", CHANGE_DETAIL, CHANGE_DETAIL},
		say_responses},
	{{"budget", "has a budget,", "budget", CHANGE_DETAIL, CHANGE_DETAIL}, say_budget},
	{{"evidence", "has more evidence,", "evidence", CHANGE_DETAIL, CHANGE_DETAIL},
		say_evidence},
	{{"field", "has another field,", "field", CHANGE_DETAIL, CHANGE_DETAIL}, say_fields},
	{{"tag", "has another tag,", "tag", CHANGE_DETAIL, CHANGE_DETAIL}, say_tags},
	{{"see", "has another reference, to", "reference to", CHANGE_DETAIL, CHANGE_DETAIL},
		say_see},
	{{"footnote", "has another footnote,", "footnote", CHANGE_DETAIL, CHANGE_DETAIL},
		say_footnotes},
	{{"number", "has the number", "number", CHANGE_DETAIL, CHANGE_DETAIL}, say_number},
	{{"exempt", "is exempt now, by", "reason to be exempt,", CHANGE_DETAIL, CHANGE_DETAIL},
		say_exempt},
	{{"call", "has another word,", "word", CHANGE_DETAIL, CHANGE_DETAIL}, say_calls},
	{{"status", "has words for its status,", "words for its status,", CHANGE_DETAIL,
		 CHANGE_DETAIL},
		say_status_words},
	{{"owner", "has words for who answers,", "words for who answers,", CHANGE_DETAIL,
		 CHANGE_DETAIL},
		say_owner_words},
	{{"formerly", "has another earlier name,", "earlier name", CHANGE_DETAIL, CHANGE_DETAIL},
		say_formerly},
	{{"languages", "has another translation,", "translation", CHANGE_DETAIL, CHANGE_DETAIL},
		say_translations},
};

void compare_details(struct differ *c, const struct item_pair *pair)
{
	struct sayings old = {.arena = c->arena}, new = {.arena = c->arena};
	for (size_t row = 0; row < sizeof clauses / sizeof *clauses; row++) {
		clauses[row].speak(&old, c, c->old, pair->old);
		clauses[row].speak(&new, c, c->new, pair->new);
		if (old.count || new.count)
			compare_sayings(c, changed_of(c, pair), &clauses[row].kind, &old, &new);
	}
}
