#include "fingerprint.h"

#include <inttypes.h>
#include <stdlib.h>

#include "item_places.h"

/* FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
static const uint64_t BASIS = 14695981039346656037U, PRIME = 1099511628211U;

static uint64_t mix_byte(uint64_t hash, unsigned char byte)
{
	return (hash ^ byte) * PRIME;
}

/* The words, and an end mark. */
uint64_t fingerprint_mix(uint64_t hash, struct str words)
{
	words = str_trim(words);
	for (size_t i = 0; i < words.len; i++) {
		if (!ascii_is_blank(words.at[i]))
			hash = mix_byte(hash, (unsigned char)words.at[i]);
		else if (!ascii_is_blank(words.at[i - 1]))
			hash = mix_byte(hash, ' ');
	}
	return mix_byte(hash, '\0');
}

/* What holds an item stands before it, so that each is one step. */
const uint64_t *fingerprint_items_as(const struct model *model, const uint64_t *others,
	const uint32_t *to_other, struct arena *arena)
{
	uint64_t *hashes = arena_array(arena, model->count, sizeof *hashes);
	for (uint32_t i = 0; i < model->count; i++) {
		const struct item *item = &model->items[i];
		/* A plan may be renamed, and a place among others changes with each neighbour. */
		if (item->parent == NO_ITEM)
			hashes[i] = BASIS;
		else if (to_other && to_other[i] != NO_ITEM)
			hashes[i] = others[to_other[i]];
		else
			hashes[i] = fingerprint_mix(hashes[item->parent],
				item->name.len ? item->name
					       : text_in(arena, &item->title, STR("")));
	}
	return hashes;
}

const uint64_t *fingerprint_items(const struct model *model, struct arena *arena)
{
	return fingerprint_items_as(model, NULL, NULL, arena);
}

/* The words that a finding points at, its message where there are none. Of an item's own name or
 * title nothing: the place says it, and an item that is called otherwise now is the same. */
static struct str words_at(
	const struct diags *diags, const struct diag *diag, const struct item *item)
{
	if (diag->span.end <= diag->span.start)
		return diag->message;
	bool of_item =
		item && item->span.start == diag->span.start && item->span.end == diag->span.end;
	return of_item ? STR("") : source_slice(diags->sources, diag->span);
}

void fingerprints_take_by(
	struct diags *diags, struct diag *first, const struct model *model, const uint64_t *hashes)
{
	const struct item_places *places = model ? item_places_new(model, diags->arena) : NULL;
	for (struct diag *diag = first; diag; diag = diag->next) {
		if (diag->fingerprint)
			continue;
		const struct item *item = places ? item_at(places, diag->span.start) : NULL;
		uint64_t hash = fingerprint_mix(
			item ? hashes[item->index] : BASIS, str_of(diag_info(diag->id)->code));
		diag->fingerprint = fingerprint_mix(hash, words_at(diags, diag, item));
		if (item && item->parent != NO_ITEM)
			diag->item = item_path(model, item, diags->arena);
	}
}

void fingerprints_take(struct diags *diags, struct diag *first, const struct model *model)
{
	if (first)
		fingerprints_take_by(
			diags, first, model, model ? fingerprint_items(model, diags->arena) : NULL);
}

struct numbered {
	struct diag *diag;
	struct str path;
	uint32_t order;
};

static int compare_numbered(const void *left, const void *right)
{
	const struct numbered *a = left, *b = right;
	if (a->diag->fingerprint != b->diag->fingerprint)
		return a->diag->fingerprint < b->diag->fingerprint ? -1 : 1;
	int order = str_compare(a->path, b->path);
	return order ? order : a->order < b->order ? -1 : 1;
}

void fingerprints_number(struct diags *diags)
{
	uint32_t count = 0;
	for (struct diag *diag = diags->first; diag; diag = diag->next)
		count++;
	struct numbered *list = arena_array(diags->arena, count, sizeof *list);
	uint32_t order = 0;
	for (struct diag *diag = diags->first; diag; diag = diag->next) {
		const struct source *source = source_at(diags->sources, diag->span.start);
		list[order] = (struct numbered){diag, source ? source->path : STR(""), order};
		order++;
	}
	qsort(list, count, sizeof *list, compare_numbered);
	for (uint32_t i = 0; i < count; i++) {
		bool again = i > 0 && list[i].diag->fingerprint == list[i - 1].diag->fingerprint &&
			     str_equal(list[i].path, list[i - 1].path);
		list[i].diag->fingerprint_number =
			again ? list[i - 1].diag->fingerprint_number + 1 : 1;
	}
}

struct version {
	const struct diag *known; /* NULL: it is of the version that is looked at */
	struct diag *diag;
};

static const struct diag *either(const struct version *version)
{
	return version->known ? version->known : version->diag;
}

/* Equal ones lie together, those that are known first. */
static int compare_versions(const void *left, const void *right)
{
	const struct version *a = left, *b = right;
	const struct diag *one = either(a), *other = either(b);
	if (one->fingerprint != other->fingerprint)
		return one->fingerprint < other->fingerprint ? -1 : 1;
	if (!one->suppressed.at != !other->suppressed.at)
		return one->suppressed.at ? 1 : -1;
	if (!a->known != !b->known)
		return a->known ? -1 : 1;
	return one->span.start < other->span.start ? -1 : one->span.start > other->span.start;
}

static bool is_equal(const struct version *a, const struct version *b)
{
	const struct diag *one = either(a), *other = either(b);
	return one->fingerprint == other->fingerprint &&
	       !one->suppressed.at == !other->suppressed.at;
}

void fingerprints_mark_known(struct diags *diags, struct diag *first, const struct diag *known)
{
	size_t count = 0, known_left = 0;
	for (const struct diag *diag = known; diag; diag = diag->next)
		count++;
	for (const struct diag *diag = first; diag; diag = diag->next)
		count++;
	struct version *list = arena_array(diags->arena, count, sizeof *list);
	count = 0;
	for (const struct diag *diag = known; diag; diag = diag->next)
		if (diag->severity != OFF)
			list[count++] = (struct version){diag, NULL};
	for (struct diag *diag = first; diag; diag = diag->next)
		list[count++] = (struct version){NULL, diag};
	if (count)
		qsort(list, count, sizeof *list, compare_versions);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || !is_equal(&list[i - 1], &list[i]))
			known_left = 0;
		if (list[i].known)
			known_left++;
		else if (known_left > 0) {
			list[i].diag->known = true;
			known_left--;
		}
	}
}

struct str fingerprint_words(struct arena *arena, const struct diag *diag)
{
	return str_format(arena, "%016" PRIx64 ":%lu", diag->fingerprint,
		(unsigned long)diag->fingerprint_number);
}
