#include "titles.h"

#include <string.h>

static inline struct str skip_blanks(struct str text)
{
	while (text.len && ascii_is_blank(*text.at)) {
		text.at++;
		text.len--;
	}
	return text;
}

/* The next character of a title, a blank for a gap, '\0' at the end. */
static inline char next_folded(struct str *text)
{
	if (!text->len)
		return '\0';
	char c = *text->at++;
	text->len--;
	if (!ascii_is_blank(c))
		return ascii_lower(c);
	*text = skip_blanks(*text);
	return text->len ? ' ' : '\0';
}

bool same_title(struct str a, struct str b)
{
	a = skip_blanks(a);
	b = skip_blanks(b);
	for (;;) {
		char c = next_folded(&a);
		if (c != next_folded(&b))
			return false;
		if (!c)
			return true;
	}
}

/* FNV-1a. */
static uint32_t add_letter(uint32_t hash, char letter)
{
	return (hash ^ (unsigned char)letter) * 16777619u;
}

static uint32_t key_of_whole(const struct item *item)
{
	uint32_t hash = (uint32_t)item->kind;
	struct str title = skip_blanks(str_without_stop(item->title.str));
	for (char c; (c = next_folded(&title));)
		hash = add_letter(hash, c);
	return (hash ^ hash >> 16) | 1u;
}

/* Beside a value. In the slot of a whole title: it is the number of one that several items have; in
 * that of an end: several titles end so, and all are entered by their whole. */
static const uint32_t SEVERAL = UINT32_C(1) << 31;

static inline struct title *title_of(const struct titles *titles, const struct title_slot *slot)
{
	return &titles->repeated[slot->value & ~SEVERAL];
}

static bool has_title(
	const struct titles *titles, const struct title_slot *slot, const struct item *item)
{
	const struct item *first =
		slot->value & SEVERAL ? title_of(titles, slot)->first : &titles->items[slot->value];
	return first->kind == item->kind &&
	       same_title(str_without_stop(first->title.str), str_without_stop(item->title.str));
}

/* The slot of this title, or of all that end like it; a free one if it is new. */
static struct title_slot *seek(const struct titles *titles, const struct item *item, uint32_t key)
{
	for (uint32_t at = key >> 1;; at++) {
		struct title_slot *slot = &titles->slots[at & (titles->size - 1)];
		if (!slot->value)
			return slot;
		if (slot->key == key && (!(key & 1) || has_title(titles, slot, item)))
			return slot;
	}
}

static uint32_t add_repeated(struct titles *titles, const struct item *first)
{
	if (titles->count == titles->room) {
		const struct title *old = titles->repeated;
		titles->room = titles->room ? titles->room * 2 : 8;
		titles->repeated =
			arena_array(titles->arena, titles->room, sizeof *titles->repeated);
		if (old)
			memcpy(titles->repeated, old, titles->count * sizeof *old);
	}
	titles->repeated[titles->count] = (struct title){first, first, NULL, 1};
	return titles->count++;
}

static struct title *add_whole(struct titles *titles, const struct item *item, uint32_t key)
{
	struct title_slot *slot = seek(titles, item, key);
	if (!slot->value) {
		*slot = (struct title_slot){key, item->index};
		return NULL;
	}
	if (!(slot->value & SEVERAL))
		slot->value = add_repeated(titles, &titles->items[slot->value]) | SEVERAL;
	struct title *title = title_of(titles, slot);
	title->count++;
	return title;
}

struct title *titles_add(struct titles *titles, const struct item *item)
{
	uint32_t key = item->title.key;
	if (!key)
		return NULL;
	key += (uint32_t)item->kind * 2; /* which are few, so that titles do not meet often */
	struct title_slot *slot = seek(titles, item, key);
	if (!slot->value) {
		*slot = (struct title_slot){key, item->index};
		return NULL;
	}
	if (!(slot->value & SEVERAL)) {
		const struct item *first = &titles->items[slot->value];
		slot->value |= SEVERAL;
		add_whole(titles, first, key_of_whole(first));
	}
	return add_whole(titles, item, key_of_whole(item));
}
