#include "check.h"

enum {
	BLOCK = 32,  /* bytes of a text that are asked at once */
	REACH = 6,   /* how far behind a blank the last byte stands that is compared */
	LONGEST = 3, /* letters of a word that is looked at */
};

/* Whether a word of two or three letters may stand twice from a byte of the block on: blanks stand
 * before both, and both begin with the same letters. Without branches, as most of a plan is texts,
 * and nearly none has any. */
static bool may_repeat(const char *block)
{
	unsigned char any = 0;
	for (unsigned i = 0; i < BLOCK; i++) {
		const char *at = block + i;
		unsigned char two = (at[3] <= ' ') & (at[1] == at[4]) & (at[2] == at[5]);
		unsigned char three = (at[4] <= ' ') & (at[1] == at[5]) & (at[2] == at[6]);
		any |= (at[0] <= ' ') & (two | three);
	}
	return any;
}

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

/* The first behind a blank from `at` on and before `to`; false if there is none. */
static bool find_pair(struct str text, size_t at, size_t to, struct pair *pair)
{
	for (; at < to && at + 1 < text.len; at++) {
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

static bool has_pair(struct str text)
{
	struct pair ignored;
	size_t at = 0;
	/* The last block overlaps the one before it, so that few bytes are left over. */
	while (text.len >= BLOCK + REACH && at + REACH < text.len) {
		size_t last = text.len - REACH - BLOCK, start = at < last ? at : last;
		if (may_repeat(text.at + start) && find_pair(text, start, start + BLOCK, &ignored))
			return true;
		at = start + BLOCK;
	}
	return find_pair(text, at, text.len, &ignored);
}

void check_repeated_word(const struct model *model, struct diags *diags, const struct text *text)
{
	if (!has_pair(text->str))
		return;
	/* As typed, so that the words can be pointed at. */
	struct str typed = source_slice(model->sources, text->span);
	uint32_t base = text->span.start;
	struct pair pair;
	for (size_t at = 0; find_pair(typed, at, typed.len, &pair); at = pair.second_end) {
		struct span second = {
			base + (uint32_t)pair.second, base + (uint32_t)pair.second_end};
		struct diag *diag = report(diags, PL609, second, "`%.*s` stands here twice",
			(int)(pair.second_end - pair.second), typed.at + pair.second);
		help(diags, diag, "take one of them out");
		suggest(diags, diag, GUESS,
			(struct span){base + (uint32_t)pair.first_end, second.end}, "%s", "");
	}
}
