#include "changes/differ.h"
#include "changes/spoken.h"

/* The values of one sort of a measure, in the order written. */
struct values {
	const struct measured **list;
	uint32_t count;
};

static struct values values_of(struct differ *c, const struct item *item, int what)
{
	const struct rare_details *rare = item->more->rare;
	struct values values = {0};
	values.list = arena_array(c->arena, (size_t)rare->measured_count + 1, sizeof *values.list);
	for (uint32_t i = 0; i < rare->measured_count; i++)
		if ((int)rare->measured[i].what == what)
			values.list[values.count++] = &rare->measured[i];
	return values;
}

static struct str value_words(
	struct differ *c, const struct model *model, const struct measured *value)
{
	const struct amount *amount = &value->amount;
	struct str written = amount->kind == AMOUNT_WORDS ? amount->words.str : amount->written;
	written = str_tidied(c->arena, written);
	if (!when_is_said(&value->when))
		return written;
	return str_format(c->arena, "%.*s %s %.*s", STR_ARG(written),
		value->what == MEASURED_TARGET ? "by" : "in",
		STR_ARG(written_words(model, &value->when)));
}

static bool is_plain(const struct amount *amount)
{
	return amount->kind != AMOUNT_WORDS;
}

static bool comparable(const struct amount *a, const struct amount *b)
{
	return is_plain(a) && a->kind == b->kind && str_equal(a->currency, b->currency);
}

static bool same_value(struct differ *c, const struct measured *a, const struct measured *b)
{
	bool same_day = a->when.known == b->when.known &&
			(!a->when.known || (a->when.all.start == b->when.all.start &&
						   a->when.all.end == b->when.all.end));
	bool same_amount =
		comparable(&a->amount, &b->amount)
			? a->amount.value >= b->amount.value && a->amount.value <= b->amount.value
			: same_words(c, a->amount.words.str, b->amount.words.str) &&
				  str_equal(a->amount.written, b->amount.written);
	return same_day && same_amount;
}

/* Less is promised where the number is to fall, too: then the target is below where it began. */
static bool promises_less(
	const struct measured *old, const struct measured *new, const struct values *baselines)
{
	bool later = old->when.known && new->when.known &&new->when.all.end > old->when.all.end;
	if (!comparable(&old->amount, &new->amount))
		return later;
	bool falls = false;
	for (uint32_t i = 0; i < baselines->count; i++) {
		const struct amount *start = &baselines->list[i]->amount;
		if (comparable(start, &old->amount))
			falls = old->amount.value < start->value;
	}
	bool less = falls ? new->amount.value > old->amount.value
			  : new->amount.value < old->amount.value;
	return less || (later && !(new->amount.value > old->amount.value) &&
			       !(new->amount.value < old->amount.value));
}

static uint32_t remarks(const struct item *item)
{
	return item->more->note_count + item->more->update_count;
}

/* A note or update on it, or on what it measures, that was not there. */
static bool is_explained(const struct differ *c, const struct item_pair *pair)
{
	const struct item *old = item_parent(c->old, pair->old);
	const struct item *new = item_parent(c->new, pair->new);
	return remarks(pair->new) > remarks(pair->old) ||
	       (old && new &&remarks(new) > remarks(old));
}

static bool is_of_done(const struct differ *c, const struct item_pair *pair)
{
	const struct item *old = item_parent(c->old, pair->old);
	const struct item *new = item_parent(c->new, pair->new);
	return old && new &&status_of(old) == COMPLETE &&status_of(new) == COMPLETE;
}

static struct change *add(struct differ *c, const struct item_pair *pair, enum change_kind kind,
	const char *clause, const struct measured *old, const struct measured *new)
{
	struct change *change = change_add(c, changed_of(c, pair), kind, clause);
	change_places(change, old ? old->amount.span : pair->old->span,
		new ? new->amount.span : pair->new->span);
	if (old)
		change->from = value_words(c, c->old, old);
	if (new)
		change->to = value_words(c, c->new, new);
	return change;
}

static void add_reduced(struct differ *c, const struct item_pair *pair, const struct measured *old,
	const struct measured *new)
{
	struct change *change = add(c, pair, CHANGE_SCOPE_REDUCED, "target", old, new);
	struct str to = change->to.at ? change->to : STR("nothing");
	bool explained = is_explained(c, pair);
	change_says(c, change, "promises less: the target was %.*s, and is now %.*s%s",
		STR_ARG(change->from), STR_ARG(to), explained ? "" : ", without a reason");
	if (explained)
		change->at_most = WARNING;
	else
		change_helps(c, change, "say why in a `note` or an `update`");
}

static void compare_target(struct differ *c, const struct item_pair *pair,
	const struct measured *old, const struct measured *new, const struct values *baselines)
{
	if (old && new &&same_value(c, old, new))
		return;
	if (is_of_done(c, pair)) {
		struct change *change = add(c, pair, CHANGE_COMPLETED_EDITED, "target", old, new);
		struct str from = change->from.at ? change->from : STR("nothing");
		struct str to = change->to.at ? change->to : STR("nothing");
		change_says(c, change,
			"belongs to what is complete, but its target changed from %.*s to %.*s",
			STR_ARG(from), STR_ARG(to));
		change_helps(
			c, change, "what was promised stays on record: put the old target back");
		return;
	}
	if (old && (!new || promises_less(old, new, baselines))) {
		add_reduced(c, pair, old, new);
		return;
	}
	struct change *change = add(c, pair, CHANGE_TARGET, "target", old, new);
	if (old)
		change_says(c, change, "has its target changed from %.*s to %.*s",
			STR_ARG(change->from), STR_ARG(change->to));
	else
		change_says(c, change, "has another target, %.*s", STR_ARG(change->to));
}

static void compare_value(struct differ *c, const struct item_pair *pair, const char *clause,
	const struct measured *old, const struct measured *new)
{
	if (old && new &&same_value(c, old, new))
		return;
	bool is_news = (new ? new : old)->what == MEASURED_ACTUAL;
	struct change *change =
		add(c, pair, is_news ? CHANGE_NEWS : CHANGE_TARGET, clause, old, new);
	if (!old)
		change_says(c, change, "has %s %s %.*s", is_news ? "an" : "a", clause,
			STR_ARG(change->to));
	else if (!new)
		change_says(c, change, "has no longer %s %s %.*s", is_news ? "an" : "a", clause,
			STR_ARG(change->from));
	else
		change_says(c, change, "has its %s changed from %.*s to %.*s", clause,
			STR_ARG(change->from), STR_ARG(change->to));
}

/* Values for the same day are one; of those left the first is the first. */
static uint32_t same_dated(const struct values *list, const struct measured *wanted, uint32_t at)
{
	enum { LOOK_AHEAD = 16 };
	for (uint32_t i = at; i < list->count && i < at + LOOK_AHEAD; i++) {
		const struct when *when = &list->list[i]->when;
		if (when->known == wanted->when.known &&
			(!when->known || when->all.end == wanted->when.all.end))
			return i;
	}
	return list->count;
}

static void compare_sort(
	struct differ *c, const struct item_pair *pair, int what, const char *clause)
{
	struct values old = values_of(c, pair->old, what), new = values_of(c, pair->new, what);
	struct values baselines = values_of(c, pair->old, MEASURED_BASELINE);
	for (uint32_t i = 0, k = 0; i < old.count || k < new.count;) {
		const struct measured *was = i < old.count ? old.list[i] : NULL;
		const struct measured *is = k < new.count ? new.list[k] : NULL;
		bool as_many = old.count - i == new.count - k;
		/* One that came or went in between leaves the others as they are. */
		if (was && is && !as_many && !same_value(c, was, is)) {
			if (same_dated(&new, was, k) < new.count)
				was = same_dated(&new, was, k) > k ? NULL : was;
			else
				is = NULL;
		}
		if (what == MEASURED_TARGET)
			compare_target(c, pair, was, is, &baselines);
		else
			compare_value(c, pair, clause, was, is);
		i += was != NULL;
		k += is != NULL;
	}
}

void compare_measures(struct differ *c, const struct item_pair *pair)
{
	if (pair->old->kind != MEASURE || pair->new->kind != MEASURE)
		return;
	compare_sort(c, pair, MEASURED_BASELINE, "baseline");
	compare_sort(c, pair, MEASURED_TARGET, "target");
	compare_sort(c, pair, MEASURED_ACTUAL, "actual");
}
