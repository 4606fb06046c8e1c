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

/* The bytes of a text but for its last one: all of a short text, filled up with NULs; the first and
 * the last eight of a longer one. */
struct ends {
	uint64_t head, tail;
};
enum { WHOLE = WORD_PADDING }; /* bytes of a short text, at most */

/* The bytes before the last of `len`, which are at least one; WHOLE can be read. There is no branch
 * in it, as lengths follow no rule. */
static inline struct ends ends_of_short(const char *padded, size_t len)
{
	static const unsigned char kept[2 * WHOLE] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
		0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
	struct ends ends, mask;
	memcpy(&ends, padded, sizeof ends);
	memcpy(&mask, kept + WHOLE + 1 - len, sizeof mask);
	return (struct ends){ends.head & mask.head, ends.tail & mask.tail};
}

static inline struct ends ends_of_long(struct str text)
{
	struct ends ends;
	memcpy(&ends.head, text.at, 8);
	memcpy(&ends.tail, text.at + text.len - 1 - 8, 8);
	return ends;
}

static const uint64_t FACTOR = UINT64_C(0x9E3779B97F4A7C15);

/* Names that differ in their last byte are neighbours, as items that are numbered in order use to
 * be: so a run of them is in memory that has been fetched. And two short texts of one length, one
 * hash and the same ends have the same last byte, too. */
static inline uint32_t hash_of_short(struct ends ends, char last)
{
	uint64_t hash = ends.head ^ ends.tail * UINT64_C(0xC2B2AE3D27D4EB4F);
	hash = (hash ^ hash >> 32) * FACTOR;
	return (uint32_t)(hash >> 32) + (unsigned char)last;
}

/* Long names may well differ in their middle alone. */
static uint32_t hash_of_long(struct ends ends, struct str text)
{
	uint64_t hash = ends.tail * FACTOR;
	for (size_t at = 0; at + 8 < text.len; at += 8) {
		uint64_t bytes;
		memcpy(&bytes, text.at + at, 8);
		hash = (hash ^ bytes ^ hash >> 31) * FACTOR;
	}
	return (uint32_t)(hash >> 32) + (unsigned char)text.at[text.len - 1];
}

static inline bool is_same(const struct word *word, struct str text, struct ends ends)
{
	return word->head == ends.head && word->tail == ends.tail && word->text.len == text.len &&
	       (text.len <= WHOLE || memcmp(word->text.at, text.at, text.len) == 0);
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
		if (is_same(word, text, ends))
			return word;
	}
}

/* For any text, and wherever it ends in memory. */
static uint32_t hash_of(struct str text, struct ends *ends)
{
	*ends = (struct ends){0, 0};
	if (!text.len)
		return 0;
	if (text.len > WHOLE) {
		*ends = ends_of_long(text);
		return hash_of_long(*ends, text);
	}
	char padded[WHOLE] = {0};
	memcpy(padded, text.at, text.len);
	*ends = ends_of_short(padded, text.len);
	return hash_of_short(*ends, padded[text.len - 1]);
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

static bool has_capital(struct str text)
{
	bool any = false;
	for (size_t i = 0; i < text.len; i++)
		any |= ascii_is_capital(text.at[i]);
	return any;
}

/* The keyword that a text with capitals is but for these, NULL if it is none. */
static const struct word *keyword_of(const struct words *words, struct str text)
{
	char small[WHOLE];
	if (text.len > sizeof small)
		return NULL;
	for (size_t i = 0; i < text.len; i++)
		small[i] = ascii_lower(text.at[i]);
	return word_find(words, (struct str){small, text.len});
}

/* Kept out of word_of_padded, which is called for every word of a plan and needs no registers saved
 * without it. */
__attribute__((noinline)) static struct word *add(
	struct words *words, struct str text, struct ends ends, uint32_t hash)
{
	/* At most half of the slots are taken, so that searches are short. */
	if (words->count > words->mask / 2)
		grow(words);
	bool capital = has_capital(text);
	const struct word *keyword = capital ? keyword_of(words, text) : NULL;
	struct word *word = word_new(words);
	word->text = text;
	word->has_capital = capital;
	word->is_numbered =
		text.len && (ascii_is_digit(*text.at) || ascii_lower(*text.at) != *text.at);
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

__attribute__((noinline)) struct word *word_of(struct words *words, struct str text)
{
	struct ends ends;
	uint32_t hash = hash_of(text, &ends);
	struct word *word = lookup(words, text, ends, hash);
	return word ? word : add(words, text, ends, hash);
}

struct word *word_of_padded(struct words *words, struct str text)
{
	if (text.len > WHOLE)
		return word_of(words, text);
	struct ends ends = ends_of_short(text.at, text.len);
	uint32_t hash = hash_of_short(ends, text.at[text.len - 1]);
	struct word *word = lookup(words, text, ends, hash);
	return word ? word : add(words, text, ends, hash);
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
