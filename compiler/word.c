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

static struct word *lookup(const struct words *words, struct str text, uint32_t hash)
{
	struct word *word = words->buckets[hash & words->mask];
	while (word && (word->hash != hash || !str_equal(word->text, text)))
		word = word->next_in_bucket;
	return word;
}

struct word *word_find(const struct words *words, struct str text)
{
	return lookup(words, text, str_hash(text));
}

static void grow(struct words *words)
{
	uint32_t mask = words->mask * 2 + 1;
	struct word **buckets = arena_array(words->arena, (size_t)mask + 1, sizeof *buckets);
	for (uint32_t i = 0; i <= words->mask; i++)
		for (struct word *word = words->buckets[i], *next; word; word = next) {
			next = word->next_in_bucket;
			word->next_in_bucket = buckets[word->hash & mask];
			buckets[word->hash & mask] = word;
		}
	words->buckets = buckets;
	words->mask = mask;
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

struct word *word_of(struct words *words, struct str text)
{
	uint32_t hash = str_hash(text);
	struct word *word = lookup(words, text, hash);
	if (word)
		return word;
	if (words->count > words->mask)
		grow(words);
	const struct word *keyword = keyword_of(words, text);
	word = NEW(words->arena, struct word);
	word->text = text;
	word->hash = hash;
	word->id = words->count++;
	if (keyword) {
		word->token = keyword->token;
		word->value = keyword->value;
	}
	word->next_in_bucket = words->buckets[hash & words->mask];
	words->buckets[hash & words->mask] = word;
	return word;
}

void words_forget_lost(struct words *words)
{
	for (uint32_t i = 0; i <= words->mask; i++)
		for (struct word *word = words->buckets[i]; word; word = word->next_in_bucket)
			word->lost = false;
}
