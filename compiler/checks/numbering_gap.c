#include "check.h"
#include "numbering.h"

enum {
	FAR = 100, /* numbers that lie so far apart count something else: years, hundreds */
	RETIRED_COMPARED = 64 /* of a plan that retires more, no gap is judged */
};

/* A numbered child. */
struct step {
	const struct item *item;
	struct numbering at;
};

/* The numbered children of an item, one after another. */
struct walk {
	const struct model *model;
	const struct item *parent;
	uint32_t next; /* index */
	struct step last, now;
	bool goes_on; /* `now` counts as `last` does */
};

static struct walk walk_over(const struct model *model, const struct item *parent)
{
	return (struct walk){.model = model, .parent = parent, .next = parent->index + 1};
}

static bool step_on(struct walk *walk)
{
	walk->last = walk->now;
	while (walk->next < walk->parent->end) {
		const struct item *item = &walk->model->items[walk->next];
		walk->next = item->end;
		if (item->kind == MEASURE || !read_numbering(item_number(item), &walk->now.at))
			continue;
		walk->now.item = item;
		walk->goes_on = walk->last.item && walk->last.item->kind == item->kind &&
				same_numbering(&walk->last.at, &walk->now.at);
		return true;
	}
	return false;
}

/* Whether the numbers between the two, neither of them, were retired. */
static bool are_retired(
	const struct model *model, const struct numbering *at, uint32_t first, uint32_t last)
{
	const struct plan *plan = &model->plan;
	uint32_t found = 0;
	for (uint32_t i = 0; i < plan->retired_count && i < RETIRED_COMPARED; i++) {
		struct numbering retired;
		found += read_numbering(plan->retired[i], &retired) &&
			 same_numbering(&retired, at) && retired.number >= first &&
			 retired.number <= last;
	}
	return plan->retired_count > RETIRED_COMPARED || found > last - first;
}

static bool is_gap(const struct walk *walk)
{
	uint32_t last = walk->last.at.number, now = walk->now.at.number;
	return walk->goes_on && now > last + 1 && now - last < FAR &&
	       !are_retired(walk->model, &walk->now.at, last + 1, now - 1);
}

/* The numbers of a parent go on from those of the one before it, or from its own. */
static bool goes_on_from_outside(
	const struct model *model, const struct item *parent, const struct step *first)
{
	for (uint32_t i = parent->index; i > 0; i--) {
		const struct item *item = &model->items[i];
		struct numbering at;
		if (item->kind == first->item->kind)
			return read_numbering(item_number(item), &at) &&
			       same_numbering(&at, &first->at) && at.number + 1 == first->at.number;
	}
	return false;
}

/* A letter and a number may be a name ("A13"), unless others stand beside it. */
static bool begins_late(const struct walk *walk, const struct step *first, uint32_t alike)
{
	uint32_t number = first->at.number;
	return number > 1 && number < FAR && (alike > 1 || !str_has_letter(first->at.before)) &&
	       !are_retired(walk->model, &first->at, 1, number - 1) &&
	       !goes_on_from_outside(walk->model, walk->parent, first);
}

/* What is missing, where one name says it: then it can be retired. */
static void help_missing(struct diags *diags, struct diag *diag, const struct numbering *at,
	uint32_t first, uint32_t last)
{
	struct str before = at->before;
	if (before.len && first == last)
		help(diags, diag,
			"if nothing was lost here, and `%.*s%u` was withdrawn, say so in the plan's"
			" header: `retired %.*s%u`",
			STR_ARG(before), (unsigned)first, STR_ARG(before), (unsigned)first);
	else
		help(diags, diag, "if nothing was lost here, number them one after another");
}

static void report_gaps(const struct model *model, struct diags *diags, const struct item *parent)
{
	struct walk walk = walk_over(model, parent);
	struct diag *diag = NULL;
	while (step_on(&walk)) {
		if (!is_gap(&walk))
			continue;
		if (diag) {
			repeat(diags, diag, walk.now.item->span,
				STR("and another gap before this"));
			continue;
		}
		diag = report(diags, PL111, walk.now.item->span,
			"the numbers of %s go from `%.*s` to `%.*s`", item_words(model, parent).at,
			STR_ARG(item_number(walk.last.item)), STR_ARG(item_number(walk.now.item)));
		note(diags, diag, walk.last.item->span, "the one before it");
		help_missing(
			diags, diag, &walk.now.at, walk.last.at.number + 1, walk.now.at.number - 1);
	}
}

static void report_start(const struct model *model, struct diags *diags, const struct item *parent,
	const struct step *first)
{
	struct diag *diag =
		report(diags, PL111, first->item->span, "the numbers of %s begin with `%.*s`",
			item_words(model, parent).at, STR_ARG(item_number(first->item)));
	help_missing(diags, diag, &first->at, 1, first->at.number - 1);
}

void check_numbering_gap(const struct model *model, struct diags *diags, const struct item *item)
{
	const struct item *parent = is_last_child(model, item) ? item_parent(model, item) : NULL;
	if (!parent || !model->understood)
		return;
	struct walk walk = walk_over(model, parent);
	struct step first = {0};
	uint32_t gaps = 0, alike = 0;
	uint32_t start = 0;
	bool is_alike = false; /* counts as the first does */
	while (step_on(&walk)) {
		if (!first.item)
			first = walk.now;
		if (!walk.goes_on)
			is_alike = walk.now.item->kind == first.item->kind &&
				   same_numbering(&walk.now.at, &first.at);
		alike += is_alike;
		gaps += is_gap(&walk);
		uint32_t number = walk.now.at.number;
		bool falls = walk.goes_on && number < walk.last.at.number;
		/* A list may begin again; those in another order lack nothing for certain. */
		if (falls && (number != 1 || start != 1))
			return;
		if (!walk.goes_on)
			start = number;
	}
	if (first.item && begins_late(&walk, &first, alike))
		report_start(model, diags, parent, &first);
	if (gaps)
		report_gaps(model, diags, parent);
}
