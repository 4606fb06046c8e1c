/* Traits are the few things that tell at a glance which checks may have something to say of an
 * item, so that most of them need not be called for most items. The rows of diag.def name them. */
#ifndef TRAITS_H
#define TRAITS_H

#include "glance.h"
#include "model.h"

/* A row names kinds, of which the item is to be one, and traits, all of which it is to have. */
enum trait {
	/* Kinds: an item has exactly one of these. */
	PLAN_ITSELF = 1 << 0,
	CONTAINERS = 1 << 1,
	ACTIONS = 1 << 2,
	MILESTONES = 1 << 3,
	MEASURES = 1 << 4,
	ANY_KIND = (1 << 5) - 1,

	/* Traits. One that says "may" is there a little too often, never too rarely. */
	NO_TRAIT = 0,
	HAS_NAME = 1 << 5, /* or is the plan, which speaks for its parties, too */
	HAS_BLANK_TITLE =
		1 << 6,        /* the first byte of the title is none of a word, or there is none */
	HAS_FOOTNOTE = 1 << 7, /* may have: marks, or a title that ends in one */
	HAS_DEADLINE = 1 << 8, /* its own, or inherited */
	HAS_NO_ONE_DAY = 1 << 9,     /* no deadline, or of its own other than a single point */
	MAY_BE_LATE = 1 << 10,       /* its deadline may have passed, and it is not closed */
	MAY_BE_OUTSIDE = 1 << 11,    /* a deadline of its own may lie outside the plan's period */
	HAS_START = 1 << 12,         /* says when it starts */
	HAS_MOVED = 1 << 13,         /* has a `was` */
	HAS_STATUS = 1 << 14,        /* of its own */
	IS_COMPLETE = 1 << 15,       /* and that is it */
	HAS_UPDATE = 1 << 16,        /* one or more */
	HAS_REPORT = 1 << 17,        /* a status, an update or a `was`: what has dates of its own */
	HAS_NO_OWNER = 1 << 18,      /* none that the plan declares, and inherits none */
	HAS_TERM_OWNER = 1 << 19,    /* an owner, in a plan where some party has a term of office */
	HAS_WRITTEN_PARTY = 1 << 20, /* has parties in words to be printed, or is the plan */
	HAS_PARTNER = 1 << 21,       /* one or more */
	HAS_LIST = 1 << 22,          /* may name two parties, goals or items in one place */
	HAS_AFTER = 1 << 23,         /* waits for an item */
	HAS_FIGURES = 1 << 24,       /* a progress in per cent, or what it is measured by */
	IS_LAST = 1 << 25,           /* of several children: all its siblings are at hand */
	ENDS_NUMBERS = 1 << 26,      /* the last child of an item of which one is numbered */
	ENDS_CONTAINER = 1 << 27,    /* nothing stands behind it in its container, or the plan */
	HAS_PHRASE = 1 << 28, /* may have: a hedge, a condition or a second sentence in its title */
	ENDS_EVALUATION = 1 << 29, /* it or a milestone before it may be called an evaluation */
	MAY_OUTLAST = 1 << 30,     /* a milestone that may be due after what it is part of */
};

/* What holds for all items of a plan, and what the walk over them has come by. */
struct trait_finder {
	const struct model *model;
	bool has_terms;
	uint32_t evaluation; /* the last milestone that may be called so, by its index; 0: none */
};

struct trait_finder trait_finder(const struct model *model);

/* The item's kind and traits. To be asked of all items, one after another. */
unsigned traits_of(struct trait_finder *finder, const struct item *item);

/* Whether a check for items of the kinds with the traits is to be asked of one with those. One test
 * serves both: what the item is beside the kinds, or lacks of the traits. */
static inline bool traits_fit(unsigned of_item, unsigned kinds, unsigned traits)
{
	return !((of_item ^ ~(unsigned)ANY_KIND) & ((ANY_KIND & ~kinds) | traits));
}

#endif
