#include "check.h"

#include <string.h>

enum { FEW = 16 };

/* A title among the children of one parent. */
struct entry {
	const struct item *first; /* that has it; NULL: the entry is free */
	uint64_t hash;
	struct diag *diag; /* of the second */
	uint32_t count;
};

/* The titles of one parent's children at a time. */
struct titles {
	const struct model *model;
	struct diags *diags;
	struct entry *entries;
	uint32_t size, room; /* a power of two that is more than the children need; at most room */
};

/* Titles are compared without regard to the case of ASCII letters and to the length of gaps. */
static struct str skip_blanks(struct str text)
{
	while (text.len && ascii_is_blank(*text.at)) {
		text.at++;
		text.len--;
	}
	return text;
}

/* The next character of a title, a blank for a gap, '\0' at the end. */
static char next_folded(struct str *text)
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

/* A sum that takes each letter with its place among the letters, so that no step waits for the one
 * before: titles are most of a plan. */
static uint64_t hash_of(const struct titles *titles, const struct item *item)
{
	/* A few titles are told apart sooner by their first letters: all have one hash. */
	if (titles->size <= FEW)
		return 0;
	uint64_t sum = (uint64_t)item->kind, place = 1;
	struct str title = item->title.str;
	for (size_t i = 0; i < title.len; i++) {
		unsigned char c = (unsigned char)title.at[i];
		uint64_t letter = c > ' ';
		/* 0x20 folds letters, and harms no more than a few pairs of marks. */
		sum += letter * (c | 0x20u) * (place * place + 0x9E3779B9u);
		place += letter;
	}
	sum *= UINT64_C(0x9E3779B97F4A7C15);
	return sum ^ sum >> 32;
}

static struct str count_words(struct arena *arena, uint32_t count)
{
	static const char *const small[] = {"two", "three", "four", "five"};
	if (count < 2 + sizeof small / sizeof small[0])
		return str_of(small[count - 2]);
	return str_format(arena, "%lu", (unsigned long)count);
}

/* The entry of this title, a free one if it is new. */
static struct entry *find(const struct titles *titles, const struct item *item, uint64_t hash)
{
	for (uint32_t at = (uint32_t)hash;; at++) {
		struct entry *entry = &titles->entries[at & (titles->size - 1)];
		if (!entry->first || (entry->hash == hash && entry->first->kind == item->kind &&
					     same_title(entry->first->title.str, item->title.str)))
			return entry;
	}
}

static void add(struct titles *titles, const struct item *item)
{
	if (!skip_blanks(item->title.str).len)
		return;
	uint64_t hash = hash_of(titles, item);
	struct entry *entry = find(titles, item, hash);
	/* The same name as well: that it is declared twice has been said (PL104). */
	if (entry->first && item->name.len && str_equal(item->name, entry->first->name))
		return;
	if (!entry->first) {
		*entry = (struct entry){.first = item, .hash = hash};
	} else if (!entry->diag) {
		/* How many there are is known when all have been seen. */
		entry->diag = report(titles->diags, PL109, item->title.span, "%s", "");
		note(titles->diags, entry->diag, entry->first->title.span, "first given here");
	} else {
		repeat(titles->diags, entry->diag, item->title.span, STR("and again here"));
	}
	entry->count++;
}

static uint32_t count_children(const struct model *model, const struct item *parent)
{
	uint32_t count = 0;
	for (const struct item *child = item_first_child(model, parent); child;
		child = item_next(model, child))
		count++;
	return count;
}

static void make_room(struct titles *titles, uint32_t children)
{
	for (titles->size = 4; titles->size < children * 2;)
		titles->size *= 2;
	if (titles->size > titles->room) {
		titles->room = titles->size;
		titles->entries =
			arena_array(titles->diags->arena, titles->size, sizeof *titles->entries);
	}
	memset(titles->entries, 0, titles->size * sizeof *titles->entries);
}

static void compare_children(struct titles *titles, const struct item *parent)
{
	uint32_t children = count_children(titles->model, parent);
	if (children < 2)
		return;
	make_room(titles, children);
	for (const struct item *child = item_first_child(titles->model, parent); child;
		child = item_next(titles->model, child))
		add(titles, child);
	struct arena *arena = titles->diags->arena;
	for (uint32_t i = 0; i < titles->size; i++) {
		const struct entry *entry = &titles->entries[i];
		if (entry->diag)
			entry->diag->message =
				str_format(arena, "%.*s %s of %.*s have the same title",
					STR_ARG(count_words(arena, entry->count)),
					kind_plural(entry->first->kind),
					STR_ARG(item_words(titles->model, parent)));
	}
}

void check_duplicate_title(const struct model *model, struct diags *diags)
{
	struct titles titles = {.model = model, .diags = diags};
	for (const struct item *item = model->items; item < model->items + model->count; item++)
		if (item->has_children)
			compare_children(&titles, item);
}
