#include "check.h"

#include <string.h>

enum {
	FEW = 16, /* entries of a table in which titles are told apart sooner than keys are made */
	AT_HAND = 256, /* entries of a table for which no memory is asked */
	LETTERS = 16   /* of a title's end, which make its first key */
};

/* A title among the children of one parent. */
struct entry {
	const struct item *first; /* that has it; NULL: the entry is free */
	struct diag *diag;        /* of the second */
	uint32_t key;             /* odd: of the whole title; even: of its end */
	uint32_t count;
};

/* The titles of one parent's children. A title is entered by its end, which mostly is its own; only
 * where several end alike is each entered by its whole, and read to its start. */
struct titles {
	struct diags *diags;
	struct entry *entries;
	uint32_t size; /* a power of two, at least twice the children */
};

/* Titles are compared without regard to the case of ASCII letters and to the length of gaps. */
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

static bool same_title(struct str a, struct str b)
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

static struct str count_words(struct arena *arena, uint32_t count)
{
	static const char *const small[] = {"two", "three", "four", "five"};
	if (count < 2 + sizeof small / sizeof small[0])
		return str_of(small[count - 2]);
	return str_format(arena, "%lu", (unsigned long)count);
}

/* The entry of this title, or of any that ends like it; a free one if it is new. */
static struct entry *seek(const struct titles *titles, const struct item *item, uint32_t key)
{
	for (uint32_t at = key >> 1;; at++) {
		struct entry *entry = &titles->entries[at & (titles->size - 1)];
		if (!entry->first)
			return entry;
		bool may = entry->key == key && entry->first->kind == item->kind;
		if (may && (!(key & 1) || same_title(entry->first->title.str, item->title.str)))
			return entry;
	}
}

static struct entry *enter(const struct titles *titles, const struct item *item, uint32_t key)
{
	struct entry *entry = seek(titles, item, key);
	if (!entry->first)
		*entry = (struct entry){.first = item, .key = key};
	entry->count++;
	return entry;
}

static void add(struct titles *titles, const struct item *item)
{
	if (!skip_blanks(item->title.str).len)
		return;
	bool few = titles->size <= FEW;
	struct entry *entry = enter(titles, item, few ? 1 : key_of_end(item));
	if (entry->count == 1)
		return;
	if (!few && entry->count == 2)
		enter(titles, entry->first, key_of_whole(entry->first));
	if (!few)
		entry = enter(titles, item, key_of_whole(item));
	if (entry->count == 1)
		return;
	/* The same name as well: that it is declared twice has been said (PL104). */
	if (item->name.len && str_equal(item->name, entry->first->name)) {
		entry->count--;
		return;
	}
	if (entry->diag) {
		repeat(titles->diags, entry->diag, item->title.span, STR("and again here"));
		return;
	}
	/* How many there are is known when all have been seen. */
	entry->diag = report(titles->diags, PL109, item->title.span, "%s", "");
	note(titles->diags, entry->diag, entry->first->title.span, "first given here");
}

/* Whether two of a few children may share a title: then the table tells which, and how many. */
static bool have_twins(const struct model *model, const struct item *parent)
{
	const struct item *seen[FEW];
	uint32_t count = 0;
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end) {
		const struct item *item = &model->items[i];
		for (uint32_t k = 0; k < count; k++)
			if (same_title(seen[k]->title.str, item->title.str))
				return true;
		seen[count++] = item;
	}
	return false;
}

static void compare_children(const struct model *model, struct diags *diags,
	const struct item *parent, uint32_t children)
{
	if (children * 2 <= FEW && !have_twins(model, parent))
		return;
	struct entry at_hand[AT_HAND];
	struct titles titles = {.diags = diags, .entries = at_hand, .size = 4};
	while (titles.size < children * 2)
		titles.size *= 2;
	if (titles.size > AT_HAND)
		titles.entries = arena_array(diags->arena, titles.size, sizeof *titles.entries);
	else
		memset(at_hand, 0, titles.size * sizeof *at_hand);
	for (uint32_t i = parent->index + 1; i < parent->end; i = model->items[i].end)
		add(&titles, &model->items[i]);
	for (uint32_t i = 0; i < titles.size; i++) {
		const struct entry *entry = &titles.entries[i];
		if (entry->diag)
			entry->diag->message =
				str_format(diags->arena, "%.*s %s of %.*s have the same title",
					STR_ARG(count_words(diags->arena, entry->count)),
					kind_plural(entry->first->kind),
					STR_ARG(item_words(model, parent)));
	}
}

void check_duplicate_title(const struct model *model, struct diags *diags, const struct item *item)
{
	/* The last child comes when the others are still at hand. */
	const struct item *parent = item->place > 1 ? item_parent(model, item) : NULL;
	if (parent && item->end == parent->end)
		compare_children(model, diags, parent, item->place);
}
