/* The words of ours that papers print, in each language that papers come in: the rows of
 * words_en.def and its like, of which languages.def is the list. */
#ifndef WORDS_H
#define WORDS_H

#include "model.h"

enum own_words {
#define WORD(id, words) WORDS_##id,
#include "plan/words_en.def"
#undef WORD
	WORDS_COUNT
};

/* One language. */
struct language {
	struct str tag;  /* ISO 639-1: "cy" */
	struct str name; /* as it calls itself: "Cymraeg" */
	struct str (*words)(enum own_words which);
};

/* Ends with a row whose tag is empty. The first is English, which planc has all its words in. */
extern const struct language languages[];

/* What a plan has its texts in where it does not say so: the tag of the first. */
struct str default_language(void);

/* The language of our words in a paper: the one that was asked for, if none (empty) the plan's
 * first; where we have no words in that, English. */
const struct language *language_of_paper(const struct model *model, struct str asked);

/* The language that the plan itself is written in: its first. */
struct str language_of_plan(const struct model *model);

/* What we call one of a kind, and several. */
static inline enum own_words words_of_kind(enum kind kind, bool several)
{
	return (enum own_words)(WORDS_KIND_PLAN + 2 * kind + several);
}

/* What we call a status, and where there is none. */
static inline enum own_words words_of_status(enum status status)
{
	return status == NO_STATUS
		       ? WORDS_NO_STATUS
		       : (enum own_words)(WORDS_STATUS_NOT_STARTED + status - NOT_STARTED);
}

/* What a field is called that the language has: none of FIELD_CUSTOM. */
static inline enum own_words words_of_field(enum field field)
{
	return (enum own_words)(WORDS_FIELD_KIND + field);
}

/* Month 1 to 12. */
static inline enum own_words words_of_month(int month)
{
	return (enum own_words)(WORDS_JANUARY + month - 1);
}

/* The same, where there is little room. */
static inline enum own_words short_words_of_month(int month)
{
	return (enum own_words)(WORDS_SHORT_JANUARY + month - 1);
}

/* "Agreed" and so on; empty words if the response takes no side. */
struct str stance_words(const struct language *language, const struct response *response);

/* What stands before the n-th slot in braces of a phrase, from 0, or behind the last: "Overdue on "
 * is part 0 of "Overdue on {day}, longest first". Empty behind the end. */
struct str words_part(struct str phrase, unsigned n);

/* Takes what stands before the next slot off the phrase and returns it; *slot is the name of the
 * slot, empty at the end of the phrase. */
struct str words_until_slot(struct str *phrase, struct str *slot);

#endif
