#include "check.h"

enum { LONGEST = 3 }; /* letters of a word that is looked at */

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The word that begins at `at`, behind a blank; empty if that is no small word of two or three
 * letters. */
static struct str small_word(struct str text, size_t at)
{
	size_t end = at;
	while (end < text.len && end - at <= LONGEST && is_small(text.at[end]))
		end++;
	return (struct str){text.at + at, end - at >= 2 && end - at <= LONGEST ? end - at : 0};
}

static bool ends_word(struct str text, size_t at)
{
	if (at >= text.len)
		return true;
	char c = text.at[at];
	return !ascii_is_alpha(c) && !ascii_is_digit(c) && c != '-' && c != '\'' && c != '_' &&
	       (unsigned char)c < 0x80;
}

/* A word that stands twice. */
struct pair {
	size_t first_end, second, second_end;
};

/* The first from `at` on; false if there is none. */
static bool find_pair(struct str text, size_t at, struct pair *pair)
{
	for (; at + 1 < text.len; at++) {
		if (!ascii_is_blank(text.at[at]))
			continue;
		struct str word = small_word(text, at + 1);
		size_t first_end = at + 1 + word.len, second = first_end;
		while (second < text.len && ascii_is_blank(text.at[second]))
			second++;
		if (!word.len || second == first_end || second + word.len > text.len)
			continue;
		struct str next = {text.at + second, word.len};
		if (!str_equal(word, next) || !ends_word(text, second + word.len) ||
			str_equal(word, STR("had")))
			continue;
		*pair = (struct pair){first_end, second, second + word.len};
		return true;
	}
	return false;
}

void check_repeated_word(const struct model *model, struct diags *diags, const struct text *text)
{
	/* As typed, so that the words can be pointed at. */
	struct str typed = source_slice(model->sources, text->span);
	uint32_t base = text->span.start;
	struct pair pair;
	for (size_t at = 0; find_pair(typed, at, &pair); at = pair.second_end) {
		struct span second = {
			base + (uint32_t)pair.second, base + (uint32_t)pair.second_end};
		struct diag *diag = report(diags, PL609, second, "`%.*s` stands here twice",
			(int)(pair.second_end - pair.second), typed.at + pair.second);
		help(diags, diag, "take one of them out");
		suggest(diags, diag, GUESS,
			(struct span){base + (uint32_t)pair.first_end, second.end}, "%s", "");
	}
}
