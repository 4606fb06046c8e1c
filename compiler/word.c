#include "word.h"

#include <string.h>

enum { FIRST_BUCKETS = 1024, LONGEST_KEYWORD = 16 };

struct words *words_new(struct arena *arena)
{
	struct words *words = NEW(arena, struct words);
	words->arena = arena;
	words->buckets = arena_array(arena, FIRST_BUCKETS, sizeof *words->buckets);
	words->mask = FIRST_BUCKETS - 1;
	return words;
}

/* The ends of a text, which overlap where it is short, so that few words need a second look. */
struct ends {
	uint64_t head, tail;
};
enum { WHOLE = 16 }; /* the ends are all of a text of so many bytes */

static inline struct ends ends_of(struct str text)
{
	struct ends ends = {0, 0};
	if (text.len >= 8) {
		memcpy(&ends.head, text.at, 8);
		memcpy(&ends.tail, text.at + text.len - 8, 8);
	} else if (text.len >= 4) {
		uint32_t head, tail;
		memcpy(&head, text.at, 4);
		memcpy(&tail, text.at + text.len - 4, 4);
		ends.head = head;
		ends.tail = tail;
	} else if (text.len > 0) {
		ends.head = (unsigned char)text.at[0];
		ends.tail = (uint64_t)(unsigned char)text.at[text.len / 2] << 8 |
			    (unsigned char)text.at[text.len - 1];
	}
	return ends;
}

static uint32_t hash_of(struct ends ends)
{
	uint64_t hash = (ends.head ^ ends.tail >> 29) * UINT64_C(0x9E3779B97F4A7C15) +
			ends.tail * UINT64_C(0xC2B2AE3D27D4EB4F);
	return (uint32_t)(hash >> 32);
}

static inline struct word *lookup(const struct words *words, struct str text, struct ends ends)
{
	struct word *word = words->buckets[hash_of(ends) & words->mask];
	while (word &&
		(word->head != ends.head || word->tail != ends.tail || word->text.len != text.len ||
			(text.len > WHOLE && !str_equal(word->text, text))))
		word = word->next_in_bucket;
	return word;
}

struct word *word_find(const struct words *words, struct str text)
{
	return lookup(words, text, ends_of(text));
}

static void put(struct words *words, struct word *word)
{
	struct word **bucket = &words->buckets[word->hash & words->mask];
	word->next_in_bucket = *bucket;
	*bucket = word;
}

static void grow(struct words *words)
{
	struct words old = *words;
	words->mask = words->mask * 2 + 1;
	words->buckets = arena_array(words->arena, (size_t)words->mask + 1, sizeof *words->buckets);
	for (uint32_t i = 0; i <= old.mask; i++)
		for (struct word *word = old.buckets[i], *next; word; word = next) {
			next = word->next_in_bucket;
			put(words, word);
		}
}

/* The keyword that `text` is but for its capitals, NULL if it has none or is no keyword. */
static const struct word *keyword_of(const struct words *words, struct str text)
{
	char small[LONGEST_KEYWORD];
	if (text.len > sizeof small)
		return NULL;
	for (size_t i = 0; i < text.len; i++)
		small[i] = ascii_lower(text.at[i]);
	if (memcmp(small, text.at, text.len) == 0)
		return NULL;
	return word_find(words, (struct str){small, text.len});
}

static struct word *add(struct words *words, struct str text, struct ends ends)
{
	if (words->count > words->mask)
		grow(words);
	const struct word *keyword = keyword_of(words, text);
	struct word *word = NEW(words->arena, struct word);
	word->text = text;
	word->head = ends.head;
	word->tail = ends.tail;
	word->hash = hash_of(ends);
	word->id = words->count++;
	if (keyword) {
		word->token = keyword->token;
		word->value = keyword->value;
	}
	put(words, word);
	return word;
}

struct word *word_of(struct words *words, struct str text)
{
	struct ends ends = ends_of(text);
	struct word *word = lookup(words, text, ends);
	return word ? word : add(words, text, ends);
}

void words_forget_lost(struct words *words)
{
	for (uint32_t i = 0; i <= words->mask; i++)
		for (struct word *word = words->buckets[i]; word; word = word->next_in_bucket)
			word->lost = false;
}
