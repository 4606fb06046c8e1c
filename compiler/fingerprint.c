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

/* The words and an end mark; how they are spaced and broken into lines makes no difference. */
static uint64_t mix(uint64_t hash, struct str words)
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

/* A hash for each item. What holds an item stands before it, so that each is one step. */
static const uint64_t *hashes_of(const struct model *model, struct arena *arena)
{
	uint64_t *hashes = arena_array(arena, model->count, sizeof *hashes);
	for (uint32_t i = 0; i < model->count; i++) {
		const struct item *item = &model->items[i];
		/* A plan may be renamed, and a place among others changes with each neighbour. */
		if (item->parent == NO_ITEM)
			hashes[i] = BASIS;
		else
			hashes[i] = mix(hashes[item->parent],
				item->name.len ? item->name
					       : text_in(arena, &item->title, STR("")));
	}
	return hashes;
}

static uint64_t take(const struct diags *diags, const struct diag *diag, uint64_t place)
{
	uint64_t hash = mix(place, str_of(diag_info(diag->id)->code));
	bool has_words = diag->span.end > diag->span.start;
	return mix(hash, has_words ? source_slice(diags->sources, diag->span) : diag->message);
}

void fingerprints_take(struct diags *diags, struct diag *first, const struct model *model)
{
	if (!first)
		return;
	const struct item_places *places = model ? item_places_new(model, diags->arena) : NULL;
	const uint64_t *hashes = model ? hashes_of(model, diags->arena) : NULL;
	for (struct diag *diag = first; diag; diag = diag->next) {
		const struct item *item = places ? item_at(places, diag->span.start) : NULL;
		diag->fingerprint = take(diags, diag, item ? hashes[item->index] : BASIS);
		if (item && item->parent != NO_ITEM)
			diag->item = item_path(model, item, diags->arena);
	}
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

struct str fingerprint_words(struct arena *arena, const struct diag *diag)
{
	return str_format(arena, "%016" PRIx64 ":%lu", diag->fingerprint,
		(unsigned long)diag->fingerprint_number);
}
