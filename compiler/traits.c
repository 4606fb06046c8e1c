#include "traits.h"

#include "milestones.h"

struct trait_finder trait_finder(const struct model *model)
{
	struct trait_finder finder = {.model = model};
	for (uint32_t i = 0; i < model->party_count; i++)
		finder.has_terms |= model->parties[i].from.known || model->parties[i].until.known;
	return finder;
}

static inline unsigned trait(bool here, unsigned traits)
{
	return here ? traits : 0;
}

static inline unsigned kind_of(enum kind kind)
{
	switch (kind) {
	case PLAN: return PLAN_ITSELF;
	case ACTION: return ACTIONS;
	case MILESTONE: return MILESTONES;
	case MEASURE: return MEASURES;
	default: return CONTAINERS;
	}
}

static inline unsigned traits_of_words(const struct item *item)
{
	unsigned suspicions = item->title.suspicions;
	bool starred = suspicions & SUSPECT_FOOTNOTE;
	return trait(item->name.len || item->kind == PLAN, HAS_NAME) |
	       trait(!item->title.str.len || suspicions & SUSPECT_EMPTY, HAS_BLANK_TITLE) |
	       trait(starred || item->more->rare->footnote_count, HAS_FOOTNOTE);
}

/* The one deadline, if it is that and has a last day. */
static inline const struct when *single_day(const struct deadlines *due)
{
	const struct when *when = due && due->count == 1 ? &due->list[0].when : NULL;
	bool has_day = when && when->known && !when->all.open && when->kind <= IS_RECURRING;
	return has_day ? when : NULL;
}

/* A milestone that ends with what it stands in, or before. */
static inline bool stays_within(const struct model *model, const struct item *item)
{
	const struct when *due = single_day(item->due);
	const struct when *end = due ? single_day(item_parent(model, item)->due) : NULL;
	return end && due->all.end <= end->all.end;
}

/* Under a policy by which moves do not count at once, what it was due may count. */
static inline unsigned traits_of_deadline(const struct model *model, const struct item *item)
{
	const struct deadlines *due = item->due;
	const struct when *period = &model->plan.period;
	if (!due)
		return HAS_NO_ONE_DAY |
		       trait(item->more->was_count && !is_ended(item), MAY_BE_LATE);
	const struct when *when = &due->list[0].when;
	bool one = due->count == 1 && when->known && !when->all.open && !when->rest &&
		   when->kind < IS_RECURRING;
	bool moves_count = model->plan.slips == SLIPS_NEED_REASON ||
			   (!item->more->was_count && !item->due_inherited);
	bool ahead = one && moves_count && when->all.end >= model->today;
	bool inside = one && when->all.end <= period->all.end && when->all.end >= period->all.start;
	bool outlasts = item->kind == MILESTONE && !stays_within(model, item);
	return HAS_DEADLINE | trait(outlasts, MAY_OUTLAST) |
	       trait(!one && !item->due_inherited, HAS_NO_ONE_DAY) |
	       trait(!ahead && !is_ended(item), MAY_BE_LATE) |
	       trait(!inside && !item->due_inherited && period->known, MAY_BE_OUTSIDE);
}

static inline unsigned traits_of_progress(const struct item *item)
{
	const struct details *more = item->more;
	if (more == no_details())
		return 0;
	bool figures = more->rare->progress >= 0 || more->rare->measured_count;
	return trait(more->status, HAS_STATUS | HAS_REPORT) |
	       trait(status_of(item) == COMPLETE, IS_COMPLETE) | trait(more->start, HAS_START) |
	       trait(more->was_count, HAS_MOVED | HAS_REPORT) |
	       trait(more->update_count, HAS_UPDATE | HAS_REPORT) |
	       trait(more->after_count, HAS_AFTER) | trait(figures, HAS_FIGURES);
}

static inline bool has_two(const struct claims *claims)
{
	return claims && claims->count > 1;
}

static inline bool is_written(const struct claims *claims)
{
	return claims && claims->written.at;
}

static inline unsigned traits_of_parties(const struct trait_finder *finder, const struct item *item)
{
	const struct details *more = item->more;
	const struct claims *owners = item->owners, *sponsors = item->sponsors;
	const struct claims *partners = more->partners;
	bool listed = has_two(owners) || has_two(sponsors) || has_two(partners) ||
		      more->support_count > 1 || more->after_count > 1 || more->rare->see_count > 1;
	bool written = item->kind == PLAN || is_written(owners) || is_written(sponsors) ||
		       is_written(partners);
	return trait(!owners || !owners->count, HAS_NO_OWNER) |
	       trait(owners && finder->has_terms, HAS_TERM_OWNER) | trait(partners, HAS_PARTNER) |
	       trait(listed, HAS_LIST) | trait(written, HAS_WRITTEN_PARTY);
}

static inline unsigned traits_of_place(const struct model *model, const struct item *item)
{
	uint32_t last = item->index + 1;
	const struct item *parent = item_parent(model, item);
	if (!parent)
		return trait(item->end == last, ENDS_CONTAINER);
	bool is_last = item->end == parent->end;
	bool ends = item->end == last && (is_last || is_container(item->kind));
	return trait(is_last && item->place > 1, IS_LAST) |
	       trait(is_last && parent->has_numbers, ENDS_NUMBERS) | trait(ends, ENDS_CONTAINER);
}

/* What stands behind a parent and not behind its last child stands in it. */
static inline unsigned traits_of_phrases(struct trait_finder *finder, const struct item *item)
{
	unsigned suspicions = item->title.suspicions;
	if (suspicions & SUSPECT_EVALUATION && item->kind == MILESTONE)
		finder->evaluation = item->index;
	bool ends = item->kind == MILESTONE && finder->evaluation > item->parent;
	return trait(suspicions & (SUSPECT_PHRASE | SUSPECT_SENTENCE), HAS_PHRASE) |
	       trait(ends, ENDS_EVALUATION);
}

unsigned traits_of(struct trait_finder *finder, const struct item *item)
{
	return kind_of(item->kind) | traits_of_words(item) | traits_of_phrases(finder, item) |
	       traits_of_deadline(finder->model, item) | traits_of_progress(item) |
	       traits_of_parties(finder, item) | traits_of_place(finder->model, item);
}
