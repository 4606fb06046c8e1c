#include "party_twins.h"

enum { CANDIDATES = 4 }; /* of one key that are looked at: more can only come of intent */

/* Each key of each party so far, by its hash, in open addresses. */
struct index {
	const struct model *model;
	struct arena *arena;
	struct {
		uint64_t hash;
		uint32_t party; /* its index + 1; 0: the slot is free */
	} * slots;
	size_t mask;
	struct folded *names; /* of the parties so far */
	/* The groups of `distinct` that a party is in: groups[starts[party]] and on. */
	uint32_t *starts, *groups;
};

static bool is_person(const struct party *party)
{
	return party->kind == PERSON || party->kind == POST;
}

static struct folded folded_party(const struct party *party)
{
	return name_folded(party->title.str, is_person(party));
}

/* A polynomial of the letters, so that a name's without one letter follows from those of what is
 * before and behind it; then mixed, so that the low bits depend on all. */
static const uint64_t BASE = 0x100000001B3u;
static const uint64_t INVERSE = 0xCE965057AFF6957Bu; /* BASE * INVERSE == 1, as BASE is odd */

static uint64_t hash_letters(const char *at, size_t len)
{
	uint64_t hash = 0;
	for (size_t i = 0; i < len; i++)
		hash = hash * BASE + (unsigned char)at[i] + 1;
	return hash;
}

/* The last letter was added to the low bits, which `of` therefore must not change alone: names that
 * differ in it would share keys of other kinds. */
static uint64_t mix(uint64_t hash, unsigned of)
{
	hash = (hash ^ of * UINT64_C(0xC2B2AE3D27D4EB4F)) * 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 32;
}

static uint64_t hash_of(const char *key, size_t len, unsigned of)
{
	return mix(hash_letters(key, len), of);
}

/* That a party is called so by its `aka`. */
static uint64_t hash_of_aka(const struct folded *name, uint32_t party)
{
	return hash_of(name->letters, name->len, LIKENESS_COUNT) * (2 * (uint64_t)party + 1);
}

static void enter(struct index *index, uint64_t hash, uint32_t party)
{
	unsigned same = 0;
	size_t at = hash & index->mask;
	for (; index->slots[at].party; at = (at + 1) & index->mask)
		if (index->slots[at].hash == hash && ++same == CANDIDATES)
			return;
	index->slots[at].hash = hash;
	index->slots[at].party = party + 1;
}

static bool is_called(const struct index *index, const struct party *party, const struct party *as)
{
	if (!party->aka_count)
		return false;
	uint64_t hash = hash_of_aka(&index->names[as->index], party->index);
	for (size_t at = hash & index->mask; index->slots[at].party; at = (at + 1) & index->mask)
		if (index->slots[at].hash == hash)
			return true;
	return false;
}

/* Whether the party is in the group; its groups stand in their order. */
static bool is_in_group(const struct index *index, const struct party *party, uint32_t group)
{
	uint32_t low = index->starts[party->index], high = index->starts[party->index + 1];
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (index->groups[middle] == group)
			return true;
		if (index->groups[middle] < group)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static bool are_distinct(const struct index *index, const struct party *a, const struct party *b)
{
	if (!index->groups)
		return false;
	uint32_t of_a = index->starts[a->index + 1] - index->starts[a->index];
	uint32_t of_b = index->starts[b->index + 1] - index->starts[b->index];
	const struct party *fewer = of_a < of_b ? a : b, *other = of_a < of_b ? b : a;
	for (uint32_t i = index->starts[fewer->index]; i < index->starts[fewer->index + 1]; i++)
		if (is_in_group(index, other, index->groups[i]))
			return true;
	return false;
}

static void index_distinct(struct index *index)
{
	const struct plan *plan = &index->model->plan;
	uint32_t parties = index->model->party_count, total = 0;
	if (!plan->distinct_count)
		return;
	index->starts = arena_array(index->arena, parties + 2, sizeof *index->starts);
	/* One place further on, so that filling in leaves each start where it belongs. */
	uint32_t *starts = index->starts + 1;
	for (uint32_t i = 0; i < plan->distinct_count; i++)
		for (const struct party *const *at = plan->distinct[i]; *at; at++, total++)
			starts[(*at)->index + 1]++;
	for (uint32_t i = 0; i < parties; i++)
		starts[i + 1] += starts[i];
	index->groups = arena_array(index->arena, total + 1, sizeof *index->groups);
	for (uint32_t i = 0; i < plan->distinct_count; i++)
		for (const struct party *const *at = plan->distinct[i]; *at; at++)
			index->groups[starts[(*at)->index]++] = i;
}

/* The first party before this one that has the key and is alike. */
static bool seek(const struct index *index, struct twin *twin, uint64_t hash)
{
	for (size_t at = hash & index->mask; index->slots[at].party; at = (at + 1) & index->mask) {
		if (index->slots[at].hash != hash)
			continue;
		const struct party *party = &index->model->parties[index->slots[at].party - 1];
		twin->likeness = likeness_of(
			&index->names[party->index], &index->names[twin->second->index]);
		if (party == twin->second || !twin->likeness ||
			are_distinct(index, party, twin->second) ||
			is_called(index, party, twin->second) ||
			is_called(index, twin->second, party))
			continue;
		twin->first = party;
		return true;
	}
	return false;
}

/* The hashes of all keys of a name: those of two that may be alike have one in common. */
struct keys {
	uint64_t hashes[LIKENESS_COUNT + WAYS_OF_INITIALS + FOLDED_LETTERS];
	unsigned count;
};

/* Names that differ in one letter are the same without one letter of each, or one of them is the
 * other without a letter. */
static void add_dropped(struct keys *keys, const struct folded *name)
{
	keys->hashes[keys->count++] = hash_of(name->letters, name->len, ONE_LETTER);
	uint64_t before = 0, behind = hash_letters(name->letters, name->len), power = 1;
	for (size_t i = 0; i + 1 < name->len; i++)
		power *= BASE;
	for (size_t i = 0; i < name->len; i++) {
		uint64_t letter = (unsigned char)name->letters[i] + 1;
		behind -= letter * power;
		keys->hashes[keys->count++] = mix(before * power + behind, ONE_LETTER);
		before = before * BASE + letter;
		power *= INVERSE;
	}
}

static struct keys keys_of(const struct folded *name)
{
	struct keys keys;
	keys.count = 0;
	for (enum likeness likeness = SAME_LETTERS; likeness < LIKENESS_COUNT; likeness++) {
		if (likeness == ONE_LETTER) {
			add_dropped(&keys, name);
			continue;
		}
		unsigned ways = likeness == ACRONYM ? WAYS_OF_INITIALS : 1;
		for (unsigned way = 0; way < ways; way++) {
			char key[FOLDED_LETTERS];
			size_t len = likeness_key(name, likeness, way, key);
			unsigned of = likeness + (unsigned)name->is_person * 2 * LIKENESS_COUNT;
			if (len)
				keys.hashes[keys.count++] = hash_of(key, len, of);
		}
	}
	return keys;
}

static void enter_aka(struct index *index, const struct party *party)
{
	for (uint32_t i = 0; i < party->aka_count; i++) {
		struct folded name = name_folded(party->aka[i].str, is_person(party));
		if (name.len)
			enter(index, hash_of_aka(&name, party->index), party->index);
	}
}

/* As many bytes as a name has when it is folded, or more: a Korean syllable is taken apart into its
 * letters, which are three times its bytes, and nothing grows more. */
static size_t most_letters(struct str name)
{
	size_t letters = 0;
	for (size_t i = 0; i < name.len && letters < FOLDED_LETTERS; i++)
		letters += (unsigned char)name.at[i] < 0x80 ? 1 : 3;
	return letters < FOLDED_LETTERS ? letters : FOLDED_LETTERS;
}

/* As many as keys_of has for a name, or more. */
static size_t count_keys(const struct party *party)
{
	return LIKENESS_COUNT + WAYS_OF_INITIALS + most_letters(party->title.str);
}

static struct index index_new(const struct model *model, struct arena *arena)
{
	struct index index = {.model = model, .arena = arena};
	size_t keys = 0, size = 16;
	for (uint32_t i = 0; i < model->party_count; i++)
		keys += count_keys(&model->parties[i]) + model->parties[i].aka_count;
	/* At most three of four slots are taken: clearing more costs more than longer searches. */
	while (3 * size < 4 * keys)
		size *= 2;
	index.slots = arena_array(arena, size, sizeof *index.slots);
	index.names = arena_array(arena, model->party_count, sizeof *index.names);
	index.mask = size - 1;
	return index;
}

struct party_twins party_twins(const struct model *model, struct arena *arena)
{
	struct party_twins twins = {0};
	if (model->party_count < 2)
		return twins;
	twins.list = arena_array(arena, model->party_count, sizeof *twins.list);
	struct index index = index_new(model, arena);
	index_distinct(&index);
	for (uint32_t i = 0; i < model->party_count; i++)
		enter_aka(&index, &model->parties[i]);
	for (uint32_t i = 0; i < model->party_count; i++) {
		struct twin twin = {.second = &model->parties[i]};
		index.names[i] = folded_party(twin.second);
		if (!index.names[i].len)
			continue;
		struct keys keys = keys_of(&index.names[i]);
		bool found = false;
		for (unsigned k = 0; k < keys.count && !found; k++)
			found = seek(&index, &twin, keys.hashes[k]);
		if (found) {
			twins.list[twins.count++] = twin;
			/* Whatever is like it is like the first, too. */
			if (twin.likeness == SAME_LETTERS)
				continue;
		}
		for (unsigned k = 0; k < keys.count; k++)
			enter(&index, keys.hashes[k], i);
	}
	return twins;
}

enum likeness parties_alike(const struct party *a, const struct party *b)
{
	struct folded one = folded_party(a), other = folded_party(b);
	return likeness_of(&one, &other);
}
