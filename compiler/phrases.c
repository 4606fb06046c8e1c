#include "phrases.h"

struct phrase {
	enum phrase_kind kind;
	const char *words;
};

static const struct phrase phrases[] = {
#define PHRASE(kind, words) {kind, words},
#include "phrases.def"
};

static bool is_word_byte(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

bool begins_word(struct str text, size_t at)
{
	return at == 0 || !is_word_byte(text.at[at - 1]);
}

bool ends_word(struct str text, size_t at)
{
	return at >= text.len || !is_word_byte(text.at[at]);
}

/* How many bytes `words` take here; 0: they are not here. */
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

struct found_phrase phrase_here(struct str text, size_t at, enum phrase_kind kind)
{
	struct found_phrase found = {.at = at};
	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
		const struct phrase *phrase = &phrases[i];
		if (phrase->kind != kind || ascii_lower(text.at[at]) != phrase->words[0])
			continue;
		size_t len = match_words(text, at, phrase->words);
		if (len > found.len)
			found = (struct found_phrase){at, len, phrase->words};
	}
	return found;
}

struct found_phrase find_phrase(struct str text, size_t at, enum phrase_kind kind)
{
	for (; at < text.len; at++) {
		if (!ascii_is_alpha(text.at[at]) || !begins_word(text, at))
			continue;
		struct found_phrase found = phrase_here(text, at, kind);
		if (found.len)
			return found;
	}
	return (struct found_phrase){0};
}

enum {
	BLOCK = 16, /* bytes that a processor compares at once */
	REACH = 2,  /* how far behind the first letter the last of the three stands */
};

/* For a blank, a line end will do. */
static inline bool is_letter(char c, char wanted)
{
	return wanted == ' ' ? (unsigned char)c <= ' ' : (c | 0x20) == wanted;
}

/* Whether the letters of a row begin among `count` bytes, whole blocks. Nearly every title is
 * settled here: without branches the compiler compares a block at once. Rows with the same letters
 * cost nothing. */
static bool may_begin(const char *at, size_t count)
{
	unsigned char any = 0;
	for (size_t i = 0; i < count / BLOCK * BLOCK; i++) {
#define RARE(kind, words, a, b, c)                                                                 \
	any |= is_letter(at[i], a) & is_letter(at[i + 1], b) & is_letter(at[i + 2], c);
#include "phrases.def"
	}
	return any;
}

bool may_hold_phrase(struct str text)
{
	if (text.len < BLOCK + REACH)
		return true;
	/* The last block overlaps the one before it, so that no bytes are left over. */
	size_t count = text.len - REACH;
	return may_begin(text.at, count) || may_begin(text.at + count - BLOCK, BLOCK);
}
