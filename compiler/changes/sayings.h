/* Sayings are what one side says in all the clauses of one word, to be held against the other's. */
#ifndef SAYINGS_H
#define SAYINGS_H

#include "changes/differ.h"

struct said {
	struct str words; /* by which it is the same, and as it is shown */
	struct span span;
	uint32_t order;
	bool kept; /* the other side says it, too */
};

struct sayings {
	struct arena *arena;
	struct said *list;
	uint32_t count, room;
};

/* Adds one; nothing for words that are not there. */
void say(struct sayings *sayings, struct str words, struct span span);

/* The same of a text, with its translations. */
void say_text(struct sayings *sayings, const struct text *text, const char *before);

/* How they are told. */
struct saying_kind {
	const char *clause; /* as a plan says it */
	const char *gains;  /* before what is new: "has another note" */
	const char *words;  /* behind "has lost its": "note" */
	enum change_kind gained, lost;
};

/* Tells what only one side says; their order makes no difference. Both are empty afterwards. Time n
 * log n. */
void compare_sayings(struct differ *c, const struct changed *of, const struct saying_kind *kind,
	struct sayings *old, struct sayings *new);

#endif
