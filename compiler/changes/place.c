#include "changes/alike.h"
#include "changes/differ.h"
#include "changes/spoken.h"
#include "lateness.h"
#include "titles.h"

enum { ANOTHER_BELOW = 25 }; /* per cent of likeness */

static bool same_parties(const struct differ *c, const struct item *old, const struct item *new)
{
	uint32_t was = old->owners ? old->owners->count : 0;
	uint32_t is = new->owners ? new->owners->count : 0;
	if (!was || !is)
		return was == is;
	uint32_t first = old->owners->list[0].party->index;
	return c->match->party_to_new[first] == new->owners->list[0].party->index;
}

static bool same_day(const struct item *old, const struct item *new)
{
	const struct when *was = present_deadline(old), *is = present_deadline(new);
	return was && is ? was->all.end == is->all.end : was == is;
}

static void report_reused(struct differ *c, const struct changed *changed, struct str was,
	struct str is, const char *more)
{
	struct change *change = change_add(c, changed, CHANGE_NAME_REUSED, NULL);
	change->from = was;
	change->to = is;
	struct str shown_was, shown_is;
	spoken_difference(c->arena, was, is, &shown_was, &shown_is);
	change_says(c, change, "now names another %s: %.*s, where it was %.*s (%u %% alike)%s",
		changed->kind, STR_ARG(shown_is), STR_ARG(shown_was),
		texts_alike(c->arena, was, is), more);
	change_helps(
		c, change, "a name stays with what it was given to: call this one something else");
}

/* The old item of its name is another, and no `formerly` says where that one went. */
static const struct item *robbed(const struct differ *c, const struct item *new)
{
	uint32_t index = c->match->reused[new->index];
	if (index == NO_ITEM)
		return NULL;
	const struct item *old = &c->old->items[index];
	const struct item *now = counterpart_in_new(c->match, old);
	bool recorded = (now && was_called(now, old->name)) || new->more->rare->formerly_count > 0;
	return recorded || (!c->full && old->exempt) ? NULL : old;
}

bool compare_identity(struct differ *c, const struct item_pair *pair)
{
	const struct item *old = pair->old, *new = pair->new;
	struct str was = old->title.str, is = new->title.str;
	bool may = old->kind != PLAN && old->name.len && str_equal(old->name, new->name) &&
		   was.len && is.len && !same_title(was, is);
	if (!may || texts_alike(c->arena, was, is) >= ANOTHER_BELOW || same_parties(c, old, new) ||
		same_day(old, new))
		return false;
	report_reused(c, changed_of(c, pair), was, is, ", and has another owner and deadline");
	return true;
}

static void compare_name(struct differ *c, const struct item_pair *pair)
{
	const struct item *old = pair->old, *new = pair->new;
	if (str_equal(old->name, new->name))
		return;
	const struct item *victim = robbed(c, new);
	if (victim) {
		report_reused(c, changed_of(c, pair), victim->title.str, new->title.str, "");
		return;
	}
	bool both = old->name.len && new->name.len;
	bool recorded = both && was_called(new, old->name);
	enum change_kind kind = !both      ? CHANGE_NAMED
				: recorded ? CHANGE_RENAMED_ON_RECORD
					   : CHANGE_RENAMED;
	struct change *change = change_add(c, changed_of(c, pair), kind, NULL);
	change->from = old->name;
	change->to = new->name;
	if (!new->name.len)
		change_says(c, change, "has lost its name, `%.*s`", STR_ARG(old->name));
	else if (!old->name.len)
		change_says(c, change, "has got this name, it had none");
	else if (recorded)
		change_says(
			c, change, "was called `%.*s`, as its `formerly` says", STR_ARG(old->name));
	else
		change_says(c, change, "looks renamed from `%.*s`: %s", STR_ARG(old->name),
			same_title(old->title.str, new->title.str)
				? "it has the same title"
				: "its title is nearly the same");
	if (kind == CHANGE_RENAMED)
		change_helps(c, change,
			"if it is the same %s, say so: `formerly %.*s`; else call it off there first",
			changed_of(c, pair)->kind, STR_ARG(old->name));
}

static struct str holder_words(
	struct differ *c, const struct model *model, const struct item *parent)
{
	if (!parent || parent->kind == PLAN)
		return STR("the plan itself");
	if (!c->full && parent->exempt)
		return STR("elsewhere");
	return item_words(model, parent);
}

static void compare_parent(struct differ *c, const struct item_pair *pair)
{
	const struct item *was = item_parent(c->old, pair->old);
	const struct item *is = item_parent(c->new, pair->new);
	if (!was || !is || counterpart_in_new(c->match, was) == is)
		return;
	struct change *change = change_add(c, changed_of(c, pair), CHANGE_MOVED, NULL);
	change->from = holder_words(c, c->old, was);
	change->to = holder_words(c, c->new, is);
	change_says(
		c, change, "moved from %.*s to %.*s", STR_ARG(change->from), STR_ARG(change->to));
}

void compare_place(struct differ *c, const struct item_pair *pair)
{
	if (pair->new->kind == PLAN)
		return;
	compare_name(c, pair);
	compare_parent(c, pair);
	if (pair->old->kind == pair->new->kind)
		return;
	struct change *change = change_add(c, changed_of(c, pair), CHANGE_KIND, NULL);
	change->from = str_of(kind_word(pair->old->kind));
	change->to = str_of(kind_word(pair->new->kind));
	change_says(c, change, "is now %s %.*s, it was %s %.*s", kind_article(pair->new->kind),
		STR_ARG(change->to), kind_article(pair->old->kind), STR_ARG(change->from));
}

/* What stands in an item and comes or goes with it. */
struct contents_count {
	uint32_t of[KIND_COUNT];
	bool all_closed; /* each action and milestone in it */
};

static struct contents_count count_contents(
	const struct differ *c, const struct model *model, const struct item *item)
{
	struct contents_count count = {.all_closed = true};
	const uint32_t *other = model == c->old ? c->match->to_new : c->match->to_old;
	for (uint32_t i = item->index + 1; i < item->end; i++) {
		const struct item *each = &model->items[i];
		if (other[i] != NO_ITEM || (!c->full && each->exempt))
			continue;
		count.of[each->kind]++;
		bool promises = each->kind == ACTION || each->kind == MILESTONE;
		count.all_closed &= !promises || is_closed(each);
	}
	return count;
}

/* ", with 4 actions": of what there is the uppermost kind that promises something. */
static struct str contents_words(struct differ *c, const struct contents_count *count)
{
	static const enum kind kinds[] = {ACTION, MILESTONE, MEASURE};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		uint32_t number = count->of[kinds[i]];
		if (number)
			return str_format(c->arena, ", with %lu %s", (unsigned long)number,
				number == 1 ? kind_word(kinds[i]) : kind_plural(kinds[i]));
	}
	return STR("");
}

static enum change_kind kind_of_removal(enum kind kind)
{
	switch (kind) {
	case ACTION: return CHANGE_ACTION_REMOVED;
	case MILESTONE: return CHANGE_MILESTONE_REMOVED;
	case MEASURE: return CHANGE_MEASURE_REMOVED;
	default: return CHANGE_CONTAINER_REMOVED;
	}
}

void report_removed(struct differ *c, const struct item *old)
{
	struct contents_count count = count_contents(c, c->old, old);
	enum change_kind kind = kind_of_removal(old->kind);
	struct change *change = change_add(c, changed_item(c, old, NULL), kind, NULL);
	change->from = old->title.str;
	bool ended = is_container(old->kind) ? count.all_closed : is_closed(old);
	if (ended)
		change->at_most = old->kind == MILESTONE ? WARNING : NOTE;
	const char *status = status_words(status_of(old));
	change_says(c, change, "is gone%.*s%s%s", STR_ARG(contents_words(c, &count)),
		ended && status ? "; it was " : "", ended && status ? status : "");
	if (!ended && old->kind != MEASURE)
		change_helps(c, change,
			"what was promised stays on record: keep it with `status cancelled because"
			" \"…\"`, or `status merged into …`");
}

void report_added(struct differ *c, const struct item *new)
{
	const struct item *victim = robbed(c, new);
	const struct changed *changed = changed_item(c, NULL, new);
	if (victim) {
		report_reused(c, changed, victim->title.str, new->title.str, "");
		return;
	}
	struct contents_count count = count_contents(c, c->new, new);
	struct change *change = change_add(c, changed, CHANGE_ADDED, NULL);
	change->to = new->title.str;
	change_says(c, change, "is new%.*s", STR_ARG(contents_words(c, &count)));
}
