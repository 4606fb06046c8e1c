#include "word.h"

#include <string.h>

enum { FIRST_SLOTS = 1024, CHUNK = 256 };

/* Eight bytes, so that a search seldom leaves the part of memory that it began in. */
struct word_slot {
	uint32_t hash;
	uint32_t word; /* number + 1; 0: nothing */
};

struct words *words_new(struct arena *arena)
{
	struct words *words = NEW(arena, struct words);
	words->arena = arena;
	words->slots = arena_array(arena, FIRST_SLOTS, sizeof *words->slots);
	words->mask = FIRST_SLOTS - 1;
	return words;
}

struct word *word_at(const struct words *words, uint32_t id)
{
	return &words->chunks[id / CHUNK][id % CHUNK];
}

/* The ends of a text, which overlap where it is short, so that few words need a second look. */
struct ends {
	uint64_t head, tail;
};
enum { WHOLE = 16 }; /* the ends are all of a text of so many bytes */

/* Long names may well differ in their middle alone. */
static uint64_t hash_middle(struct str text, uint64_t hash, uint64_t factor)
{
	for (size_t at = WHOLE / 2; at < text.len - WHOLE / 2; at += 8) {
		uint64_t bytes;
		memcpy(&bytes, text.at + (at + 8 <= text.len ? at : text.len - 8), 8);
		hash = (hash ^ bytes ^ hash >> 31) * factor;
	}
	return hash;
}

/* For texts of one length that agree in their ends. */
static inline bool equal_middles(struct str one, struct str other)
{
	for (size_t at = WHOLE / 2; at + WHOLE / 2 < one.len; at++)
		if (one.at[at] != other.at[at])
			return false;
	return true;
}

/* Names that differ in their last byte are neighbours, as items that are numbered in order use to
 * be: so a run of them is in memory that has been fetched. */
static inline uint32_t hash_of(struct str text, struct ends *ends)
{
	const uint64_t head_factor = UINT64_C(0x9E3779B97F4A7C15),
		       tail_factor = UINT64_C(0xC2B2AE3D27D4EB4F);
	uint64_t rest; /* the tail without its last byte */
	if (text.len >= 8) {
		memcpy(&ends->head, text.at, 8);
		memcpy(&ends->tail, text.at + text.len - 8, 8);
		rest = ends->tail << 8;
	} else if (text.len >= 4) {
		uint32_t head, tail;
		memcpy(&head, text.at, 4);
		memcpy(&tail, text.at + text.len - 4, 4);
		ends->head = head;
		ends->tail = tail;
		rest = tail << 8;
	} else if (text.len > 0) {
		ends->head = (unsigned char)text.at[0];
		rest = (uint64_t)(unsigned char)text.at[text.len / 2] << 8;
		ends->tail = rest | (unsigned char)text.at[text.len - 1];
	} else {
		*ends = (struct ends){0, 0};
		return 0;
	}
	uint64_t hash = (ends->head ^ rest >> 29) * head_factor + rest * tail_factor;
	if (text.len > WHOLE)
		hash = hash_middle(text, hash, head_factor);
	return (uint32_t)(hash >> 32) + (unsigned char)text.at[text.len - 1];
}

static inline struct word *lookup(
	const struct words *words, struct str text, struct ends ends, uint32_t hash)
{
	for (uint32_t at = hash;; at++) {
		const struct word_slot *slot = &words->slots[at & words->mask];
		if (!slot->word)
			return NULL;
		if (slot->hash != hash)
			continue;
		struct word *word = word_at(words, slot->word - 1);
		if (word->head == ends.head && word->tail == ends.tail &&
			word->text.len == text.len && equal_middles(word->text, text))
			return word;
	}
}

struct word *word_find(const struct words *words, struct str text)
{
	struct ends ends;
	uint32_t hash = hash_of(text, &ends);
	return lookup(words, text, ends, hash);
}

static void put(struct words *words, uint32_t hash, uint32_t id)
{
	uint32_t at = hash;
	while (words->slots[at & words->mask].word)
		at++;
	words->slots[at & words->mask] = (struct word_slot){hash, id + 1};
}

static void grow(struct words *words)
{
	struct words old = *words;
	words->mask = words->mask * 2 + 1;
	words->slots = arena_array(words->arena, (size_t)words->mask + 1, sizeof *words->slots);
	for (uint32_t i = 0; i <= old.mask; i++)
		if (old.slots[i].word)
			put(words, old.slots[i].hash, old.slots[i].word - 1);
}

static struct word *word_new(struct words *words)
{
	uint32_t id = words->count++;
	if (id % CHUNK == 0) {
		uint32_t chunk = id / CHUNK;
		if (chunk == words->chunk_room) {
			struct word **old = words->chunks;
			words->chunk_room = chunk ? chunk * 2 : 16;
			words->chunks =
				arena_array(words->arena, words->chunk_room, sizeof *words->chunks);
			if (chunk)
				memcpy(words->chunks, old, chunk * sizeof *old);
		}
		words->chunks[chunk] = arena_array(words->arena, CHUNK, sizeof **words->chunks);
	}
	struct word *word = word_at(words, id);
	word->id = id;
	return word;
}

/* Of a text of at most WHOLE bytes: a capital, unlike a small letter, digit or hyphen, has the bit
 * of letters and not that of small ones. */
static inline bool may_have_capitals(struct ends ends)
{
	const uint64_t letters = UINT64_C(0x4040404040404040);
	return ((ends.head & ~ends.head << 1) | (ends.tail & ~ends.tail << 1)) & letters;
}

/* The keyword that `text` is but for its capitals, NULL if it has none or is no keyword. */
static const struct word *keyword_of(const struct words *words, struct str text, struct ends ends)
{
	char small[WHOLE];
	if (text.len > sizeof small || !may_have_capitals(ends))
		return NULL;
	for (size_t i = 0; i < text.len; i++)
		small[i] = ascii_lower(text.at[i]);
	return word_find(words, (struct str){small, text.len});
}

/* Kept out of word_of, which is called for every word of a plan and needs no registers saved
 * without it. */
__attribute__((noinline)) static struct word *add(
	struct words *words, struct str text, struct ends ends, uint32_t hash)
{
	/* At most half of the slots are taken, so that searches are short. */
	if (words->count > words->mask / 2)
		grow(words);
	const struct word *keyword = keyword_of(words, text, ends);
	struct word *word = word_new(words);
	word->text = text;
	word->head = ends.head;
	word->tail = ends.tail;
	word->hash = hash;
	if (keyword) {
		word->token = keyword->token;
		word->value = keyword->value;
	}
	put(words, hash, word->id);
	return word;
}

static inline struct word *find_or_add(struct words *words, struct str text)
{
	struct ends ends;
	uint32_t hash = hash_of(text, &ends);
	struct word *word = lookup(words, text, ends, hash);
	return word ? word : add(words, text, ends, hash);
}

/* Few words are long, and those that are not need no registers for what lies between their ends. */
__attribute__((noinline)) static struct word *long_word_of(struct words *words, struct str text)
{
	return find_or_add(words, text);
}

struct word *word_of(struct words *words, struct str text)
{
	return text.len > WHOLE ? long_word_of(words, text) : find_or_add(words, text);
}

void words_lose(struct words *words, struct word *word)
{
	if (word->lost)
		return;
	word->lost = true;
	word->lost_before = words->lost;
	words->lost = word->id + 1;
}

void words_forget_lost(struct words *words, uint32_t mark)
{
	while (words->lost != mark) {
		struct word *word = word_at(words, words->lost - 1);
		word->lost = false;
		words->lost = word->lost_before;
	}
}
