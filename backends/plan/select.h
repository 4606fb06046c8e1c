/* The selection is what the `where` of a paper lets through: which items it shows, and why. Every
 * backend asks it, and none looks at conditions.
 *
 * Asked are the items that have a row of their own in the paper (actions, if it has no `columns`)
 * and what stands below these; also a container that holds no items but says who answers for it, or
 * when. What matches is shown whole, with all that stands in it; above it stands what leads to it.
 * A comparison with a clause that items of a kind cannot have is neither true nor false of them,
 * and only what is true is shown: a measure, which has no status, is no measure that is "not
 * complete". */
#ifndef SELECT_H
#define SELECT_H

#include "plan.h"

/* Why an item is shown. */
enum shown {
	SHOWN_NOT,
	SHOWN_CONTEXT, /* something below it matches */
	SHOWN_PART,    /* it stands in what matches */
	SHOWN_MATCH
};

struct selection {
	const struct model *model;
	const unsigned char *shown; /* enum shown by index; NULL: the paper shows all items */
};

/* Those of `report`, NULL for all items. What is exempt is neither asked nor shown unless the
 * request is for the full paper; if it is for an owner, only what this owns is shown.
 * Owned by the model's arena. Takes time for each item and each condition. */
struct selection select_items(
	const struct model *model, const struct report *report, const struct request *request);

/* By index: what the party owns, by inheritance and by the posts that it holds, too. Owned by the
 * model's arena. */
const bool *owned_items(const struct model *model, const struct party *owner);

static inline bool is_selected(const struct selection *selection, const struct item *item)
{
	return !selection->shown || selection->shown[item->index] != SHOWN_NOT;
}

/* True if it is shown only because of what stands in it. */
static inline bool is_context(const struct selection *selection, const struct item *item)
{
	return selection->shown && selection->shown[item->index] == SHOWN_CONTEXT;
}

#endif
