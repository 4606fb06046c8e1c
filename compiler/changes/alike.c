#include "changes/alike.h"

#include <stdlib.h>
#include <string.h>

/* Words of a text beyond these are not looked for, though they count in a comparison. */
enum { MOST_KEYS = 48 };

/* FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
static const uint64_t BASIS = 14695981039346656037U, PRIME = 1099511628211U;

/* The letter or digit as people compare it, as bytes; 0 for what stands between words. */
static size_t bare(struct str text, char bytes[UTF8_BARE], size_t *taken)
{
	unsigned char first = (unsigned char)*text.at;
	*taken = 1;
	if (first < 0x80) {
		bytes[0] = ascii_lower((char)first);
		return ascii_is_alpha(bytes[0]) || ascii_is_digit(bytes[0]);
	}
	uint32_t code_point;
	*taken = utf8_decode(text, &code_point);
	return utf8_bare(code_point, bytes);
}

/* The hashes of the words in their order; returns how many. There is room for one in two bytes. */
static uint32_t read_words(struct str text, uint64_t *words)
{
	uint32_t count = 0;
	bool inside = false;
	while (text.len) {
		char bytes[UTF8_BARE];
		size_t taken, len = bare(text, bytes, &taken);
		text = (struct str){text.at + taken, text.len - taken};
		if (len && !inside)
			words[count++] = BASIS;
		inside = len > 0;
		for (size_t i = 0; i < len; i++)
			words[count - 1] = (words[count - 1] ^ (unsigned char)bytes[i]) * PRIME;
	}
	return count;
}

static int by_hash(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
	return (a > b) - (a < b);
}

struct bag bag_of(struct arena *arena, struct str text)
{
	uint64_t *words = arena_array(arena, text.len / 2 + 1, sizeof *words);
	struct bag bag = {words, read_words(text, words)};
	if (bag.count)
		qsort(words, bag.count, sizeof *words, by_hash);
	return bag;
}

unsigned bags_alike(struct bag a, struct bag b)
{
	uint64_t common = 0, all = (uint64_t)a.count + b.count;
	for (uint32_t i = 0, k = 0; i < a.count && k < b.count;) {
		if (a.words[i] == b.words[k]) {
			common++;
			i++;
			k++;
		} else if (a.words[i] < b.words[k]) {
			i++;
		} else {
			k++;
		}
	}
	return all ? (unsigned)(200 * common / all) : 100;
}

unsigned texts_alike(struct arena *arena, struct str a, struct str b)
{
	return bags_alike(bag_of(arena, a), bag_of(arena, b));
}

/* A word, or two that stand together, of a text in its scope. */
struct key {
	uint64_t hash;
	uint32_t at; /* index of the text */
	bool is_new;
};

struct search {
	struct arena *arena;
	const struct likened *old, *new;
	struct bag *old_bags, *new_bags;
	struct key *keys;
	size_t key_count;
};

static void add_keys(struct search *search, const struct likened *text, uint32_t at, bool is_new)
{
	uint64_t *words = arena_array(search->arena, text->text.len / 2 + 1, sizeof *words);
	uint32_t count = read_words(text->text, words);
	struct key key = {.at = at, .is_new = is_new};
	for (uint32_t i = 0; i < count && i < MOST_KEYS; i++) {
		key.hash = (words[i] ^ text->scope) * PRIME;
		search->keys[search->key_count++] = key;
		key.hash = ((words[i] * PRIME ^ words[i + 1 < count ? i + 1 : 0]) ^ text->scope) *
			   PRIME;
		search->keys[search->key_count++] = key;
	}
	if (count)
		qsort(words, count, sizeof *words, by_hash);
	(is_new ? search->new_bags : search->old_bags)[at] = (struct bag){words, count};
}

static size_t room_for_keys(const struct likened *texts, size_t count)
{
	size_t room = 0;
	for (size_t i = 0; i < count; i++)
		room += texts[i].text.len < 2 * MOST_KEYS ? texts[i].text.len + 1 : 2 * MOST_KEYS;
	return room;
}

static int by_key(const void *left, const void *right)
{
	const struct key *a = left, *b = right;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	if (a->is_new != b->is_new)
		return a->is_new ? 1 : -1;
	return (a->at > b->at) - (a->at < b->at);
}

/* The end of the keys that are equal to the one at `from`; those of the new side begin at *turn. */
static size_t end_of_group(const struct search *search, size_t from, size_t *turn)
{
	size_t end = from;
	*turn = from;
	while (end < search->key_count && search->keys[end].hash == search->keys[from].hash) {
		*turn += !search->keys[end].is_new;
		end++;
	}
	return end;
}

/* Stores the pairs that share a rare key, or only counts them where there is no list. */
static size_t pair_keys(const struct search *search, struct alike_pair *list)
{
	enum { MOST_PAIRS = 64 }; /* of one key: what more texts have tells none of them */
	size_t count = 0, turn, end;
	for (size_t from = 0; from < search->key_count; from = end) {
		end = end_of_group(search, from, &turn);
		if ((turn - from) * (end - turn) > MOST_PAIRS)
			continue;
		for (size_t i = from; i < turn; i++)
			for (size_t k = turn; k < end; k++, count++)
				if (list)
					list[count] = (struct alike_pair){
						search->keys[i].at, search->keys[k].at, 0};
	}
	return count;
}

static int by_texts(const void *left, const void *right)
{
	const struct alike_pair *a = left, *b = right;
	if (a->old != b->old)
		return a->old < b->old ? -1 : 1;
	return (a->new > b->new) - (a->new < b->new);
}

/* Among equals the order is the same from both sides: pairs that no sum and no distance tell apart
 * have no text in common. */
static int by_likeness(const void *left, const void *right)
{
	const struct alike_pair *a = left, *b = right;
	if (a->percent != b->percent)
		return a->percent > b->percent ? -1 : 1;
	uint32_t far_a = a->old > a->new ? a->old - a->new : a->new - a->old;
	uint32_t far_b = b->old > b->new ? b->old - b->new : b->new - b->old;
	if (far_a != far_b)
		return far_a < far_b ? -1 : 1;
	uint64_t sum_a = (uint64_t)a->old + a->new, sum_b = (uint64_t)b->old + b->new;
	return (sum_a > sum_b) - (sum_a < sum_b);
}

/* Keeps each pair once, if it is alike enough, under the callers' numbers. */
static void judge_pairs(const struct search *search, struct alike_pairs *pairs, unsigned least)
{
	size_t kept = 0;
	struct alike_pair before = {UINT32_MAX, UINT32_MAX, 0};
	for (size_t i = 0; i < pairs->count; i++) {
		struct alike_pair pair = pairs->list[i];
		if (pair.old == before.old && pair.new == before.new)
			continue;
		before = pair;
		bool same_scope = search->old[pair.old].scope == search->new[pair.new].scope;
		pair.percent = bags_alike(search->old_bags[pair.old], search->new_bags[pair.new]);
		if (!same_scope || pair.percent < least)
			continue;
		pair.old = search->old[pair.old].number;
		pair.new = search->new[pair.new].number;
		pairs->list[kept++] = pair;
	}
	pairs->count = kept;
}

struct alike_pairs find_alike(struct arena *arena, const struct likened *old, size_t old_count,
	const struct likened *new, size_t new_count, unsigned least)
{
	struct alike_pairs pairs = {NULL, 0};
	if (!old_count || !new_count)
		return pairs;
	struct search search = {.arena = arena, .old = old, .new = new};
	search.old_bags = arena_array(arena, old_count, sizeof *search.old_bags);
	search.new_bags = arena_array(arena, new_count, sizeof *search.new_bags);
	size_t room = room_for_keys(old, old_count) + room_for_keys(new, new_count);
	search.keys = arena_array(arena, room, sizeof *search.keys);
	for (size_t i = 0; i < old_count; i++)
		add_keys(&search, &old[i], (uint32_t)i, false);
	for (size_t i = 0; i < new_count; i++)
		add_keys(&search, &new[i], (uint32_t)i, true);
	if (search.key_count)
		qsort(search.keys, search.key_count, sizeof *search.keys, by_key);
	pairs.count = pair_keys(&search, NULL);
	pairs.list = arena_array(arena, pairs.count + 1, sizeof *pairs.list);
	pair_keys(&search, pairs.list);
	if (pairs.count)
		qsort(pairs.list, pairs.count, sizeof *pairs.list, by_texts);
	judge_pairs(&search, &pairs, least);
	if (pairs.count)
		qsort(pairs.list, pairs.count, sizeof *pairs.list, by_likeness);
	return pairs;
}
