#include "check.h"
#include "wording.h"

#include <string.h>

static const char ends[] = {'.', ';', '!'};
enum { ENDS = sizeof ends };

/* The next place of each mark that ends a sentence, behind which it is looked for again: so many
 * bytes are passed at once, and none twice for the same mark. */
struct marks {
	struct str text;
	size_t next[ENDS];
};

static void seek(struct marks *marks, int mark, size_t at)
{
	struct str text = marks->text;
	const char *found = at < text.len ? memchr(text.at + at, ends[mark], text.len - at) : NULL;
	marks->next[mark] = found ? (size_t)(found - text.at) : text.len;
}

/* Where the next mark stands; it is passed. */
static size_t take_mark(struct marks *marks)
{
	int first = 0;
	for (int mark = 1; mark < ENDS; mark++)
		if (marks->next[mark] < marks->next[first])
			first = mark;
	size_t at = marks->next[first];
	seek(marks, first, at + 1);
	return at;
}

/* A further sentence that begins with a promise, as typed. */
static struct found_phrase further_promise(struct str text)
{
	struct marks marks = {.text = text};
	for (int mark = 0; mark < ENDS; mark++)
		seek(&marks, mark, 0);
	for (size_t end; (end = take_mark(&marks)) < text.len;) {
		size_t at = end + 1;
		while (at < text.len && ascii_is_blank(text.at[at]))
			at++;
		if (at == end + 1 || at == text.len)
			continue;
		struct found_phrase promise = phrase_here(text, at, PHRASE_PROMISE);
		if (promise.len)
			return promise;
	}
	return (struct found_phrase){0};
}

void check_several_deliverables(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->kind != ACTION && item->kind != MILESTONE)
		return;
	struct str typed = source_slice(model->sources, item->title.span);
	struct found_phrase promise = further_promise(typed);
	if (!promise.len)
		return;
	uint32_t start = item->title.span.start + (uint32_t)promise.at;
	struct diag *diag =
		report(diags, PL507, (struct span){start, start + (uint32_t)promise.len},
			"%s promises several things: a further sentence begins with \"%s\"",
			item_words(model, item).at, promise.words);
	help(diags, diag, "give each an owner and a deadline of its own, as %s of its own",
		item->kind == ACTION ? "an action or milestone" : "a milestone");
}
