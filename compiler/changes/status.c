#include "changes/differ.h"
#include "changes/spoken.h"
#include "lateness.h"

/* How far a status is: an item may only go on. */
static int step_of(enum status status)
{
	switch (status) {
	case NO_STATUS:
	case NOT_STARTED: return 0;
	case COMPLETE:
	case CANCELLED:
	case MERGED: return 2;
	default: return 1;
	}
}

static bool is_closing(enum status status)
{
	return step_of(status) == 2;
}

static struct str words_of(const struct item *item)
{
	const char *words = status_words(status_of(item));
	return words ? str_of(words) : (struct str){0};
}

static struct change *add(struct differ *c, const struct item_pair *pair, enum change_kind kind)
{
	const struct item_status *was = pair->old->more->status, *is = pair->new->more->status;
	struct change *change = change_add(c, changed_of(c, pair), kind, "status");
	change_places(change, was ? was->span : change->old_span, is ? is->span : change->new_span);
	change->from = words_of(pair->old);
	change->to = words_of(pair->new);
	if (is) {
		change->reason = is->terms->because.str;
		change->agreed = is->terms->agreed.str;
		change->agreed_on = written_words(c->new, &is->terms->agreed_on);
	}
	return change;
}

static struct str leave_of(struct differ *c, const struct item_pair *pair)
{
	const struct item_status *is = pair->new->more->status;
	if (!is)
		return STR("");
	return spoken_leave(c->new, c->arena, is->terms->because.str, is->terms->agreed.str,
		&is->terms->agreed_on);
}

static void add_backwards(struct differ *c, const struct item_pair *pair)
{
	struct change *change = add(c, pair, CHANGE_STATUS_BACKWARDS);
	struct str to = change->to.at ? change->to : STR("no status at all");
	change_says(c, change, "went back from %.*s to %.*s%.*s%s", STR_ARG(change->from),
		STR_ARG(to), STR_ARG(leave_of(c, pair)),
		change->reason.at ? "" : ", without a reason");
	if (change->reason.at)
		change->at_most = WARNING;
	else
		change_helps(c, change, "say why: `status %.*s because \"…\"`",
			STR_ARG(change->to.at ? change->to : STR("in progress")));
}

/* The deadline that counts is judged when it was still to come: by the old side's policy. */
static void add_completed(struct differ *c, const struct item_pair *pair)
{
	const struct status_terms *terms = pair->new->more->status->terms;
	const struct when *due = deadline_that_counts(c->old, pair->old);
	bool dated = terms->on.known && !terms->on.all.open;
	bool late = dated && due && due->known && !due->all.open && due->kind != IS_RECURRING &&
		    terms->on.all.start > due->all.end;
	struct change *change = add(c, pair, late ? CHANGE_COMPLETED_LATE : CHANGE_COMPLETED);
	struct str since = STR("");
	if (when_is_said(&terms->on))
		since = str_format(
			c->arena, " since %.*s", STR_ARG(written_words(c->new, &terms->on)));
	if (!late) {
		change_says(c, change, "is complete%.*s", STR_ARG(since));
		return;
	}
	change->has_days = true;
	change->days = terms->on.all.end - due->all.end;
	change_says(c, change, "is complete%.*s, %.*s after its deadline, %.*s", STR_ARG(since),
		STR_ARG(spoken_duration(c->arena, due->all.end, terms->on.all.end)),
		STR_ARG(written_words(c->old, due)));
}

static void add_ended(struct differ *c, const struct item_pair *pair)
{
	bool merged = status_of(pair->new) == MERGED;
	struct change *change = add(c, pair, merged ? CHANGE_MERGED : CHANGE_CANCELLED);
	const struct item *into = merged ? pair->new->more->status->merged_into : NULL;
	struct str whither = STR("");
	if (into && (c->full || !into->exempt))
		whither = str_format(c->arena, " into %s", item_words(c->new, into).at);
	change_says(c, change, "is %.*s%.*s%.*s", STR_ARG(change->to), STR_ARG(whither),
		STR_ARG(leave_of(c, pair)));
}

static bool same_day(const struct when *a, const struct when *b)
{
	return a->known == b->known &&
	       (!a->known || (a->all.start == b->all.start && a->all.end == b->all.end));
}

/* The same status, said of another day, for another reason, or by other leave. */
static void compare_terms_of(struct differ *c, const struct item_pair *pair)
{
	const struct item_status *was = pair->old->more->status, *is = pair->new->more->status;
	if (!was || !is)
		return;
	const struct status_terms *old = was->terms, *new = is->terms;
	bool same_into = was->merged_into && is->merged_into
				 ? counterpart_in_new(c->match, was->merged_into) == is->merged_into
				 : was->merged_into == is->merged_into;
	if (same_into && same_words(c, old->because.str, new->because.str) &&
		same_words(c, old->agreed.str, new->agreed.str) && same_day(&old->on, &new->on) &&
		same_day(&old->agreed_on, &new->agreed_on))
		return;
	struct change *change = add(c, pair, CHANGE_STATUS);
	struct str since = STR("");
	if (when_is_said(&new->on))
		since = str_format(
			c->arena, " since %.*s", STR_ARG(written_words(c->new, &new->on)));
	change_says(c, change, "is %.*s as before, now%.*s%.*s", STR_ARG(change->to),
		STR_ARG(since), STR_ARG(leave_of(c, pair)));
}

static void compare_word(struct differ *c, const struct item_pair *pair)
{
	enum status was = status_of(pair->old), is = status_of(pair->new);
	if (was == is) {
		compare_terms_of(c, pair);
		return;
	}
	/* What was done cannot be cancelled. */
	bool undone = was == COMPLETE && is != MERGED;
	if (undone || step_of(is) < step_of(was)) {
		/* A plan that only stops saying that it has begun says less, not something else. */
		bool silent = is == NO_STATUS && !is_closing(was);
		if (!silent) {
			add_backwards(c, pair);
			return;
		}
	}
	if (is == COMPLETE) {
		add_completed(c, pair);
	} else if (is_closing(is)) {
		add_ended(c, pair);
	} else {
		struct change *change = add(c, pair, CHANGE_STATUS);
		struct str from = change->from.at ? change->from : STR("nothing");
		if (change->to.at)
			change_says(c, change, "is now %.*s, where it said %.*s%.*s",
				STR_ARG(change->to), STR_ARG(from), STR_ARG(leave_of(c, pair)));
		else
			change_says(c, change, "no longer says that it is %.*s", STR_ARG(from));
	}
}

static void compare_progress(struct differ *c, const struct item_pair *pair)
{
	const struct rare_details *old = pair->old->more->rare, *new = pair->new->more->rare;
	if (old->progress == new->progress)
		return;
	struct change *change = change_add(c, changed_of(c, pair), CHANGE_PROGRESS, "progress");
	change_places(change, old->progress_span, new->progress_span);
	if (old->progress >= 0)
		change->from = str_format(c->arena, "%d%%", old->progress);
	if (new->progress >= 0)
		change->to = str_format(c->arena, "%d%%", new->progress);
	if (!change->to.at)
		change_says(c, change, "no longer says how much is done, it was %.*s",
			STR_ARG(change->from));
	else if (!change->from.at)
		change_says(c, change, "is %.*s done", STR_ARG(change->to));
	else
		change_says(c, change, "is %.*s done, it was %.*s", STR_ARG(change->to),
			STR_ARG(change->from));
}

static void compare_rag(struct differ *c, const struct item_pair *pair)
{
	struct str was = pair->old->more->rare->rag, is = pair->new->more->rare->rag;
	if (str_equal(was, is))
		return;
	struct change *change = change_add(c, changed_of(c, pair), CHANGE_PROGRESS, "rag");
	if (was.len)
		change->from = was;
	if (is.len)
		change->to = is;
	if (!is.len)
		change_says(c, change, "is no longer %.*s", STR_ARG(was));
	else if (!was.len)
		change_says(c, change, "is %.*s", STR_ARG(is));
	else
		change_says(c, change, "is %.*s, it was %.*s", STR_ARG(is), STR_ARG(was));
}

void compare_status(struct differ *c, const struct item_pair *pair)
{
	compare_word(c, pair);
	compare_progress(c, pair);
	compare_rag(c, pair);
}
