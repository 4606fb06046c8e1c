#include "titles.h"

#include <string.h>

enum {
	FEW = 16, /* entries of a table in which titles are told apart sooner than keys are made */
	LETTERS = 32 /* of a title's end, which make its first key */
};

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

/* The end of a title as it is compared, but for marks that are no letters: a key may confuse them.
 * Shorter ones are filled up in front. */
struct title_end {
	uint64_t parts[LETTERS / 8];
};

static struct title_end fold_end(struct str title)
{
	char letters[LETTERS] = {0};
	bool gap = false;
	for (size_t i = title.len, at = LETTERS; i > 0 && at > 0; i--) {
		char c = title.at[i - 1];
		if (ascii_is_blank(c)) {
			gap = at < LETTERS;
			continue;
		}
		if (gap)
			letters[--at] = ' ';
		gap = false;
		if (at > 0)
			letters[--at] = (char)(c | 0x20);
	}
	struct title_end end;
	memcpy(&end, letters, sizeof end);
	return end;
}

static const uint64_t EACH_BYTE = 0x0101010101010101u;

/* The highest bit of each byte that is a blank. */
static inline uint64_t blanks_of(const char *at)
{
	uint64_t part;
	memcpy(&part, at, sizeof part);
	part ^= EACH_BYTE * ' ';
	return ~(((part & EACH_BYTE * 0x7F) + EACH_BYTE * 0x7F) | part | EACH_BYTE * 0x7F);
}

/* The same where it can be taken as it stands, eight bytes at a time: its gaps are single blanks.
 */
static inline bool take_end(struct str title, struct title_end *end)
{
	uint64_t odd = 0;
	if (title.len <= LETTERS || title.at[title.len - 1] == ' ')
		return false;
	const char *start = title.at + title.len - LETTERS;
	memcpy(end, start, sizeof *end);
	for (unsigned i = 0; i < LETTERS / 8; i++) {
		uint64_t part = end->parts[i], small = (part - EACH_BYTE * ' ') & ~part;
		odd |= (small & EACH_BYTE * 0x80) |
		       (blanks_of(start + 8 * i) & blanks_of(start + 8 * i - 1));
		end->parts[i] = part | EACH_BYTE * 0x20;
	}
	return !odd;
}

static uint32_t key_of_end(const struct item *item)
{
	struct title_end end;
	if (!take_end(item->title.str, &end))
		end = fold_end(item->title.str);
	uint64_t hash = (uint64_t)item->kind;
	for (unsigned i = 0; i < LETTERS / 8; i++)
		hash = (hash ^ end.parts[i]) * 0x9E3779B97F4A7C15u;
	return (uint32_t)(hash >> 32) & ~1u;
}

static uint32_t key_of_whole(const struct item *item)
{
	uint32_t hash = (uint32_t)item->kind;
	struct str title = skip_blanks(item->title.str);
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
	return first->kind == item->kind && same_title(first->title.str, item->title.str);
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
	if (!skip_blanks(item->title.str).len)
		return NULL;
	if (titles->size <= FEW)
		return add_whole(titles, item, 1);
	uint32_t key = key_of_end(item);
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
