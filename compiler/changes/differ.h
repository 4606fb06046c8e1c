/* A differ is two versions of a plan under way to their changes; one file of this room for each
 * thing that may differ adds to it. */
#ifndef DIFFER_H
#define DIFFER_H

#include "changes/change.h"
#include "changes/match.h"

struct differ {
	struct arena *arena;
	const struct model *old, *new;
	const struct match *match;
	bool full; /* also of what is exempt */
	struct changes *changes;
	/* By index, made when first asked for; of what is on both sides by the new one. */
	const struct changed **changed_old, **changed_new;
};

/* One thing on both sides. Of what is there on one side only, the other is NULL. */
struct item_pair {
	const struct item *old, *new;
};

/* What an item is to a report; NULL for one that is not there. */
const struct changed *changed_item(
	struct differ *c, const struct item *old, const struct item *new);

/* The same for a pair; most have no change, and need none. */
static inline const struct changed *changed_of(struct differ *c, const struct item_pair *pair)
{
	return changed_item(c, pair->old, pair->new);
}

/* Adds a change of the kind, under its rule. `clause` is not copied; NULL: all of it. Its text is
 * still to be said. Good until the next is added. */
struct change *change_add(
	struct differ *c, const struct changed *of, enum change_kind kind, const char *clause);

/* Where its old and its new value stand. */
void change_places(struct change *change, struct span old_span, struct span new_span);

/* A deadline as people are shown it; where its words name an item that is left out, only its last
 * day. at == NULL: it is not said. */
struct str deadline_words(
	const struct differ *c, const struct model *model, const struct when *when);

/* Says what happened, behind the words for what it happened to; and what can be done about it.
 * printf's. Tabs and line ends become blanks. */
__attribute__((format(printf, 3, 4))) void change_says(
	struct differ *c, struct change *change, const char *format, ...);
__attribute__((format(printf, 3, 4))) void change_helps(
	struct differ *c, struct change *change, const char *format, ...);

/* Whether two texts have the same words, whatever blanks and line ends stand between them; and what
 * was typed in two places. */
bool same_words(struct differ *c, struct str a, struct str b);
bool same_typed(struct differ *c, struct span a, struct span b);

/* One aspect each, of a pair that is on both sides. */
void compare_deadlines(struct differ *c, const struct item_pair *pair);
void compare_status(struct differ *c, const struct item_pair *pair);
void compare_owners(struct differ *c, const struct item_pair *pair);
void compare_wording(struct differ *c, const struct item_pair *pair);
void compare_measures(struct differ *c, const struct item_pair *pair);
void compare_links(struct differ *c, const struct item_pair *pair);
void compare_details(struct differ *c, const struct item_pair *pair);
void compare_place(struct differ *c, const struct item_pair *pair);

/* Of the plan and what it declares. */
void compare_terms(struct differ *c);
void compare_declarations(struct differ *c);
void compare_papers(struct differ *c);

/* Which open items have no news, if most others have. */
void compare_silence(struct differ *c);

/* Another item under an old name: then nothing else is to be compared. */
bool compare_identity(struct differ *c, const struct item_pair *pair);

/* What is gone or new with all that stands in it. */
void report_removed(struct differ *c, const struct item *old);
void report_added(struct differ *c, const struct item *new);

#endif
