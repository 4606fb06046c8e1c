/* What a public paper leaves out: exempt items with their children, what only they name, and every
 * reference to them. With --full nothing is left out. */
#ifndef WITHHELD_H
#define WITHHELD_H

#include "plan.h"

struct withheld {
	const struct model *model;
	bool full;
	uint32_t count; /* items left out: containers, actions, milestones, measures */
	const struct text *const
		*reasons; /* the paragraphs that they are exempt under, each once */
	uint32_t reason_count;
	struct str language;                /* that the paper prints them in */
	const bool *parties, *goals;        /* by index: left out; NULL: none is */
	const struct named_text *footnotes; /* of the plan, those that are shown */
	uint32_t footnote_count;
};

/* Finds out what this request leaves out. Owned by the model's arena. */
struct withheld withheld_from(const struct model *model, const struct request *request);

bool shows_item(const struct withheld *withheld, const struct item *item);
bool shows_party(const struct withheld *withheld, const struct party *party);
bool shows_goal(const struct withheld *withheld, const struct goal *goal);
/* A condition may name what is left out. */
bool shows_comparand(const struct withheld *withheld, const struct comparand *comparand);

/* A deadline as people are shown it: the words, unless they name an item that is left out ("3
 * months after 1.2/4"): then its last day, or nothing at all (at == NULL). Owned by the model's
 * arena. */
struct str shown_words(const struct withheld *withheld, const struct when *when);

/* True if its words name an item that is left out. */
bool hides_names(const struct withheld *withheld, const struct when *when);

/* True if the words as typed are shown, and name something. */
bool shows_names(const struct withheld *withheld, const struct when *when);

#endif
