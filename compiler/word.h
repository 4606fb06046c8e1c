/* A word is a name or keyword of the plans of a run, kept once, so that equal words are one
 * pointer. */
#ifndef WORD_H
#define WORD_H

#include "source.h"

/* As small as can be: there are as many as names, and they are looked up in no order. */
struct word {
	struct str text;
	uint64_t head, tail; /* the bytes before its last, if it is short, else some of them */
	uint32_t hash;
	uint32_t id;   /* 0, 1, 2 … in the order of arrival: an index for side tables */
	int16_t token; /* the keyword's token in the grammar, 0 for any other word */
	int8_t value;  /* what a keyword stands for: month 1 to 12, quarter 1 to 4, season, … */
	bool lost : 1; /* stands in a line that was not understood, and may be declared there */
	bool has_capital : 1;
	bool is_numbered : 1; /* begins with a digit or a capital */
	uint32_t lost_before; /* number + 1 of the one before it that was lost; 0: the first */
};

/* A table with open addresses: the place of a word is that of its hash, or the next free one. */
struct words {
	struct arena *arena;
	struct word_slot *slots;
	uint32_t mask;
	uint32_t count;
	struct word **chunks; /* the words themselves, in the order of arrival */
	uint32_t chunk_room;
	uint32_t lost; /* number + 1 of the last that was; 0: none */
};

struct words *words_new(struct arena *arena);

/* The word with this text, made if it is new. The text must live as long as the words. A new word
 * that differs from a keyword only in case is the same keyword, and keeps its own text. */
struct word *word_of(struct words *words, struct str text);

/* The same for a text that is not empty, where WORD_PADDING bytes can be read, however short it is.
 */
enum { WORD_PADDING = 16 };
struct word *word_of_padded(struct words *words, struct str text);

/* The word with this number, which is less than words->count. */
struct word *word_at(const struct words *words, uint32_t id);

/* Makes a word lost. */
void words_lose(struct words *words, struct word *word);

/* Takes `lost` from every word that was made so since `words->lost` was `mark`. */
void words_forget_lost(struct words *words, uint32_t mark);

/* The word with this text, NULL if there is none. */
struct word *word_find(const struct words *words, struct str text);

#endif
