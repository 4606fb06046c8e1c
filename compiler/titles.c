#include "titles.h"

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

static uint32_t key_of_end(const struct item *item)
{
	uint32_t hash = (uint32_t)item->kind;
	const char *start = item->title.str.at, *at = start + item->title.str.len;
	for (uint32_t taken = 0; at > start && taken < LETTERS;) {
		char c = *--at;
		if (ascii_is_blank(c))
			continue;
		hash = add_letter(hash, ascii_lower(c));
		taken++;
	}
	return (hash ^ hash >> 16) & ~1u;
}

static uint32_t key_of_whole(const struct item *item)
{
	uint32_t hash = (uint32_t)item->kind;
	struct str title = skip_blanks(item->title.str);
	for (char c; (c = next_folded(&title));)
		hash = add_letter(hash, c);
	return (hash ^ hash >> 16) | 1u;
}

/* The entry of this title, or of any that ends like it; a free one if it is new. */
static struct title *seek(const struct titles *titles, const struct item *item, uint32_t key)
{
	for (uint32_t at = key >> 1;; at++) {
		struct title *entry = &titles->entries[at & (titles->size - 1)];
		if (!entry->first)
			return entry;
		bool may = entry->key == key && entry->first->kind == item->kind;
		if (may && (!(key & 1) || same_title(entry->first->title.str, item->title.str)))
			return entry;
	}
}

static struct title *enter(const struct titles *titles, const struct item *item, uint32_t key)
{
	struct title *entry = seek(titles, item, key);
	if (!entry->first)
		*entry = (struct title){.first = item, .last = item, .key = key};
	entry->count++;
	return entry;
}

struct title *titles_add(const struct titles *titles, const struct item *item)
{
	if (!skip_blanks(item->title.str).len)
		return NULL;
	bool few = titles->size <= FEW;
	struct title *entry = enter(titles, item, few ? 1 : key_of_end(item));
	if (few || entry->count == 1)
		return entry;
	if (entry->count == 2)
		enter(titles, entry->first, key_of_whole(entry->first));
	return enter(titles, item, key_of_whole(item));
}
