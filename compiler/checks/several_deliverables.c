#include "check.h"
#include "wording.h"

/* Where the next sentence begins, behind `at`; the text's length if there is none. */
static size_t next_sentence(struct str text, size_t at)
{
	for (; at + 1 < text.len; at++) {
		bool ends = text.at[at] == '.' || text.at[at] == ';' || text.at[at] == '!';
		size_t next = at + 1;
		while (ends && next < text.len && ascii_is_blank(text.at[next]))
			next++;
		if (ends && next > at + 1 && next < text.len && ascii_is_alpha(text.at[next]))
			return next;
	}
	return text.len;
}

/* A further sentence that begins with a promise, as typed. */
static struct found_phrase further_promise(struct str text)
{
	size_t at = next_sentence(text, 0);
	while (at < text.len) {
		struct found_phrase promise = phrase_here(text, at, PHRASE_PROMISE);
		if (promise.len)
			return promise;
		at = next_sentence(text, at);
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
			"%.*s promises several things: a further sentence begins with \"%s\"",
			STR_ARG(item_words(model, item)), promise.words);
	help(diags, diag, "give each an owner and a deadline of its own, as %s of its own",
		item->kind == ACTION ? "an action or milestone" : "a milestone");
}
