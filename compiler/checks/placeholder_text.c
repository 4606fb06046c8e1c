#include "check.h"

#include "contents.h"

/* Words that a form asks to be replaced, or that stand for some that are not known yet. */
struct mark {
	size_t at, len; /* in the text; len 0: there is none */
};

static bool is_word_byte(char c)
{
	/* A byte of a longer character is taken for a letter's, whatever the script. */
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool begins_word(struct str text, size_t at)
{
	return at == 0 || !is_word_byte(text.at[at - 1]);
}

static bool ends_word(struct str text, size_t at)
{
	return at >= text.len || !is_word_byte(text.at[at]);
}

/* How many bytes `words` take here, in any case, with any gap for a blank; 0: they are not here. */
static size_t match_words(struct str text, size_t at, const char *words)
{
	size_t start = at;
	for (; *words; words++) {
		if (at >= text.len)
			return 0;
		if (*words != ' ') {
			if (ascii_lower(text.at[at++]) != *words)
				return 0;
			continue;
		}
		if (!ascii_is_blank(text.at[at]))
			return 0;
		while (at < text.len && ascii_is_blank(text.at[at]))
			at++;
	}
	return ends_word(text, at) ? at - start : 0;
}

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

/* Phrases, each with a letter of it that English has seldom, by which it is found, the letter's
 * place and the letter before or behind it. */
static const struct phrase {
	const char *words;
	size_t anchor, neighbour;
} phrases[] = {{"tbc", 1, 2}, {"please provide", 0, 1}, {"please complete", 0, 1}, {"lorem", 4, 3}};

static const bool is_anchor[256] = {['X'] = true,
	['B'] = true,
	['b'] = true,
	['P'] = true,
	['p'] = true,
	['M'] = true,
	['m'] = true};

static struct mark match_at(struct str text, size_t at)
{
	char letter = ascii_lower(text.at[at]);
	if (text.at[at] == 'X')
		return match_x(text, at);
	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
		const struct phrase *phrase = &phrases[i];
		if (letter != phrase->words[phrase->anchor] || at < phrase->anchor)
			continue;
		size_t start = at - phrase->anchor, next = start + phrase->neighbour;
		if (next >= text.len ||
			ascii_lower(text.at[next]) != phrase->words[phrase->neighbour])
			continue;
		size_t len = begins_word(text, start) ? match_words(text, start, phrase->words) : 0;
		if (len)
			return (struct mark){start, len};
	}
	return (struct mark){at, 0};
}

/* The next letter by which a mark could be found, from `at` on. */
static size_t next_anchor(struct str text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.at;
	/* Most letters are none: four questions are asked as one. */
	while (at + 4 <= text.len && !(is_anchor[bytes[at]] | is_anchor[bytes[at + 1]] |
					     is_anchor[bytes[at + 2]] | is_anchor[bytes[at + 3]]))
		at += 4;
	while (at < text.len && !is_anchor[bytes[at]])
		at++;
	return at;
}

/* The first mark whose anchor stands at `at` or behind it. */
static struct mark find_mark(struct str text, size_t at)
{
	while ((at = next_anchor(text, at)) < text.len) {
		struct mark mark = match_at(text, at++);
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

static void report_marks(const struct model *model, struct diags *diags, const struct text *text)
{
	/* As typed, so that the words can be pointed at. */
	struct str source = source_slice(model->sources, text->span);
	struct mark mark = find_mark(source, 0);
	if (!mark.len)
		return;
	struct diag *diag = report(diags, PL505, span_of(text->span, mark),
		"`%.*s` is still to be filled in", STR_ARG(words_of(diags->arena, source, mark)));
	for (;;) {
		mark = find_mark(source, mark.at + mark.len);
		if (!mark.len)
			return;
		repeat(diags, diag, span_of(text->span, mark), STR("and this"));
	}
}

void check_placeholder_text(const struct model *model, struct diags *diags)
{
	struct contents contents = contents_of(model);
	for (const struct text *text; (text = next_text(&contents));)
		if (find_mark(text->str, 0).len)
			report_marks(model, diags, text);
}
