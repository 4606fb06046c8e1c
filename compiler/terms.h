/* The terms in which a plan is said: the kinds of things in it, their statuses, and texts in its
 * languages. */
#ifndef TERMS_H
#define TERMS_H

#include "source.h"

enum kind {
#define KIND(id, word, plural, article) id,
#include "vocabulary.def"
	KIND_COUNT
};

/* The words of a kind: "action", "actions", "an". */
const char *kind_word(enum kind kind);
const char *kind_plural(enum kind kind);
const char *kind_article(enum kind kind);

/* Theme, pledge, objective. */
static inline bool is_container(enum kind kind)
{
	return kind == THEME || kind == PLEDGE || kind == OBJECTIVE;
}

bool is_party(enum kind kind);

/* True if items of the kind can have the clause, which is named as a plan names it. */
bool kind_can_say(enum kind kind, struct str clause);

enum status {
	NO_STATUS,
#define STATUS(id, words) id,
#include "statuses.def"
};
/* "on track"; NULL for NO_STATUS. */
const char *status_words(enum status status);

/* A text as typed between its quotes; what is declared once for all, such as the title of a party,
 * as it is printed. at == NULL: not given at all. */
struct text {
	struct str str;
	struct span span; /* with its quotes */
	const struct translation *others;
	uint32_t key;       /* of an item's title: see title_key */
	uint8_t suspicions; /* what a glance at it gave rise to (glance.h) */
};

struct translation {
	const struct translation *next;
	struct str language; /* two letters */
	struct text text;
};

/* The text as it is printed, CommonMark without the indentation of its lines: in a language (empty:
 * the plan's first), the given one where there is no translation. Owned by the arena where the text
 * has several lines. */
struct str text_in(struct arena *arena, const struct text *text, struct str language);

#endif
