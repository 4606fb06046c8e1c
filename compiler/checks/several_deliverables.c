#include "check.h"
#include "wording.h"

static bool ends_sentence(char c)
{
	return c == '.' || c == ';' || c == '!';
}

/* A further sentence that begins with a promise, as typed. */
static struct found_phrase further_promise(struct str text)
{
	for (size_t at = 1; at < text.len; at++) {
		if (!ends_sentence(text.at[at - 1]) || !ascii_is_blank(text.at[at]))
			continue;
		while (at < text.len && ascii_is_blank(text.at[at]))
			at++;
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
	struct found_phrase promise = further_promise(item->title.str);
	if (!promise.len)
		return;
	struct str typed = source_slice(model->sources, item->title.span);
	uint32_t quote = (uint32_t)(item->title.str.at - typed.at);
	uint32_t start = item->title.span.start + quote + (uint32_t)promise.at;
	struct diag *diag =
		report(diags, PL507, (struct span){start, start + (uint32_t)promise.len},
			"%s promises several things: a further sentence begins with \"%s\"",
			item_words(model, item).at, promise.words);
	help(diags, diag, "give each an owner and a deadline of its own, as %s of its own",
		item->kind == ACTION ? "an action or milestone" : "a milestone");
}
