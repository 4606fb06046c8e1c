/* A fingerprint tells a finding again that has moved in its file, or whose neighbours have changed.
 */
#ifndef FINGERPRINT_H
#define FINGERPRINT_H

#include "diag.h"

struct model;

/* A hash (FNV-1a, 64 bits) for each item: of it and all that holds it, by name, or by title where
 * there is none. Owned by the arena. */
const uint64_t *fingerprint_items(const struct model *model, struct arena *arena);

/* The same, but an item that is item `to_other` of another version has the hash that it has there,
 * `others`; NO_ITEM for those that are not there. */
const uint64_t *fingerprint_items_as(const struct model *model, const uint64_t *others,
	const uint32_t *to_other, struct arena *arena);

/* The hash and more words; how these are spaced and broken into lines makes no difference. */
uint64_t fingerprint_mix(uint64_t hash, struct str words);

/* Gives each finding from `first` on that has none yet the path of the item that it stands in
 * (diag.item) and its fingerprint: a hash of its code, of the item as above, and of the words that
 * it points at, unless they are the item's name or title. `model` is the plan in which these
 * findings were made; NULL, if there is none. Time n log n in the plan's items. */
void fingerprints_take(struct diags *diags, struct diag *first, const struct model *model);

/* The same with these hashes of the items, such as those of fingerprint_items_as. */
void fingerprints_take_by(
	struct diags *diags, struct diag *first, const struct model *model, const uint64_t *hashes);

/* Numbers those that are equal in one file from 1, in their order. Called behind diags_settle. */
void fingerprints_number(struct diags *diags);

/* Marks the findings from `first` on as known that another version of the plan has as often: those
 * from `known` on that were reported there. One that a comment allows is another than one that none
 * does. The fingerprints of both have been taken, and neither is settled. Time n log n. */
void fingerprints_mark_known(struct diags *diags, struct diag *first, const struct diag *known);

/* "5f0c3a9e1d42b877:1", owned by the arena. */
struct str fingerprint_words(struct arena *arena, const struct diag *diag);

#endif
