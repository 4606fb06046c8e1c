#include "check.h"
#include "phrases.h"

/* Words that a form asks to be replaced, or that stand for some that are not known yet. */
struct mark {
	size_t at, len; /* in the text; len 0: there is none */
};

/* "XX" or more of it, as a word; behind a sign of money also "X", "Xm", "X,XXX". */
static struct mark match_x(struct str text, size_t at)
{
	static const char *const signs[] = {"£", "€", "$"};
	size_t start = at, end = at;
	/* The first X of a run speaks for all of it, so that a long run is gone over once. */
	if (at > 0 && text.at[at - 1] == 'X')
		return (struct mark){at, 0};
	while (end < text.len && text.at[end] == 'X')
		end++;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		struct str sign = str_of(signs[i]);
		if (at < sign.len ||
			!str_starts((struct str){text.at + at - sign.len, sign.len}, sign))
			continue;
		start = at - sign.len;
		while (end + 1 < text.len && (text.at[end] == ',' || text.at[end] == '.') &&
			text.at[end + 1] == 'X')
			for (end++; end < text.len && text.at[end] == 'X';)
				end++;
		/* What it is counted in. */
		while (end < text.len && ascii_is_alpha(text.at[end]))
			end++;
		return (struct mark){start, ends_word(text, end) ? end - start : 0};
	}
	bool word = end - at >= 2 && begins_word(text, at) && ends_word(text, end);
	return (struct mark){at, word ? end - at : 0};
}

static const bool begins_mark[256] = {['X'] = true,
	['T'] = true,
	['t'] = true,
	['L'] = true,
	['l'] = true,
	['P'] = true,
	['p'] = true};

/* In capitals, and a body of the plan is called so. */
static bool is_name(struct str text, struct found_phrase found, uint32_t spelt)
{
	bool name = found.len && spelt >> found.row & 1;
	for (size_t i = found.at; name && i < found.at + found.len; i++)
		name = ascii_is_capital(text.at[i]);
	return name;
}

static struct mark match_at(struct str text, size_t at, uint32_t spelt)
{
	if (text.at[at] == 'X')
		return match_x(text, at);
	struct found_phrase found = phrase_here(text, at, PHRASE_PLACEHOLDER);
	return (struct mark){at, is_name(text, found, spelt) ? 0 : found.len};
}

/* The first mark that begins at `at` or behind it, but for a sign of money. */
static struct mark find_mark(struct str text, size_t at, uint32_t spelt)
{
	for (; at < text.len; at++) {
		if (!begins_mark[(unsigned char)text.at[at]] ||
			(text.at[at] != 'X' && !begins_word(text, at)))
			continue;
		struct mark mark = match_at(text, at, spelt);
		if (mark.len)
			return mark;
	}
	return (struct mark){0};
}

/* The words of a mark on one line. */
static struct str words_of(struct arena *arena, struct str text, struct mark mark)
{
	char *words = arena_alloc(arena, mark.len);
	size_t len = 0;
	for (size_t i = mark.at; i < mark.at + mark.len; i++)
		if (!ascii_is_blank(text.at[i]))
			words[len++] = text.at[i];
		else if (words[len - 1] != ' ')
			words[len++] = ' ';
	return (struct str){words, len};
}

static struct span span_of(struct span text, struct mark mark)
{
	uint32_t start = text.start + (uint32_t)mark.at;
	return (struct span){start, start + (uint32_t)mark.len};
}

static void report_marks(
	const struct model *model, struct diags *diags, const struct text *text, uint32_t spelt)
{
	/* As typed, so that the words can be pointed at. */
	struct str source = source_slice(model->sources, text->span);
	struct mark mark = find_mark(source, 0, spelt);
	if (!mark.len)
		return;
	struct diag *diag = report(diags, PL505, span_of(text->span, mark),
		"`%.*s` is still to be filled in", STR_ARG(words_of(diags->arena, source, mark)));
	help(diags, diag,
		"put what is known in its place; until then, a paper prints these words as they stand");
	for (;;) {
		mark = find_mark(source, mark.at + mark.len, spelt);
		if (!mark.len)
			return;
		repeat(diags, diag, span_of(text->span, mark), STR("and this"));
	}
}

void check_placeholder_text(const struct model *model, struct diags *diags, const struct text *text)
{
	if (!find_mark(text->str, 0, model->plan.spelt).len)
		return;
	uint32_t spelt = model->plan.spelt | placeholders_spelt(text->str);
	if (find_mark(text->str, 0, spelt).len)
		report_marks(model, diags, text, spelt);
}
