#include "check.h"

#include <stdlib.h>

enum { SHORTEST = 3 }; /* letters: of two there are too many that everybody knows */

/* A word in capitals, where it stands in a text. */
struct abbreviation {
	struct str word;
	struct span span; /* of the text */
	bool explained;   /* in brackets, or with some behind it */
};

/* All of a plan. The first walk counts them, the second keeps them. */
struct abbreviations {
	struct abbreviation *list;
	size_t count;
};

static bool is_word(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || (unsigned char)c >= 0x80;
}

/* "Child and Adolescent Mental Health Services (CAMHS)", "CAMHS (mental health for children)", or a
 * party that is called so. */
static bool is_explained(struct str text, size_t start, size_t end)
{
	while (end < text.len &&
		(text.at[end] == 's' || text.at[end] == '\'' || ascii_is_blank(text.at[end])))
		end++;
	bool opens = start > 0 && text.at[start - 1] == '(';
	bool closes = end < text.len && text.at[end] == ')';
	bool goes_on = end < text.len && text.at[end] == '(';
	return (opens && closes) || goes_on || (start == 0 && end == text.len);
}

static void look_at_text(void *context, const struct text *text)
{
	struct abbreviations *all = context;
	struct str str = text->str;
	for (size_t at = 0; at < str.len;) {
		size_t start = at;
		while (at < str.len && ascii_is_capital(str.at[at]))
			at++;
		size_t end = at;
		bool plural = at < str.len && str.at[at] == 's';
		at += plural;
		bool whole = at == str.len || !is_word(str.at[at]);
		if (whole && end - start >= SHORTEST) {
			if (all->list)
				all->list[all->count] =
					(struct abbreviation){{str.at + start, end - start},
						text->span, is_explained(str, start, end)};
			all->count++;
		}
		/* On to the next word. */
		while (at < str.len && is_word(str.at[at]))
			at++;
		while (at < str.len && !is_word(str.at[at]))
			at++;
	}
}

static void pass_date(void *context, const struct dated *dated)
{
	(void)context;
	(void)dated;
}

static int by_word(const void *a, const void *b)
{
	const struct abbreviation *one = a, *other = b;
	int order = str_compare(one->word, other->word);
	if (order)
		return order;
	return one->span.start < other->span.start ? -1 : one->span.start > other->span.start;
}

static void read_all(const struct model *model, struct abbreviations *all)
{
	const struct reader reader = {all, false, look_at_text, pass_date};
	all->count = 0;
	read_declarations(model, &reader);
	for (uint32_t i = 0; i < model->count; i++)
		read_item(&model->items[i], &reader);
}

static void report_word(
	const struct model *model, struct diags *diags, const struct abbreviation *first)
{
	struct str typed = source_slice(model->sources, first->span);
	uint32_t start = first->span.start + (uint32_t)str_find(typed, first->word);
	struct diag *diag =
		report(diags, PL509, (struct span){start, start + (uint32_t)first->word.len},
			"\"%.*s\" is used and never explained", STR_ARG(first->word));
	help(diags, diag,
		"spell it out where it stands first, with the short form in brackets:"
		" `… (%.*s)`",
		STR_ARG(first->word));
}

void check_undefined_abbreviation(const struct model *model, struct diags *diags)
{
	struct abbreviations all = {0};
	read_all(model, &all);
	if (all.count == 0)
		return;
	all.list = arena_array(diags->arena, all.count, sizeof *all.list);
	read_all(model, &all);
	qsort(all.list, all.count, sizeof *all.list, by_word);
	for (size_t first = 0, next; first < all.count; first = next) {
		bool explained = false;
		for (next = first;
			next < all.count && str_equal(all.list[next].word, all.list[first].word);
			next++)
			explained |= all.list[next].explained;
		if (!explained)
			report_word(model, diags, &all.list[first]);
	}
}
