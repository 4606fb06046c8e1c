#include "phrases.h"

static const char *const placeholders[] = {
#define PLACEHOLDER(words, net, a, b, c, d) words,
#include "phrases.def"
};
static const char *const hedges[] = {
#define HEDGE(words, net, a, b, c, d) words,
#include "phrases.def"
};
static const char *const conditions[] = {
#define CONDITION(words, net, a, b, c, d) words,
#include "phrases.def"
};
static const char *const continuing[] = {
#define CONTINUING(words) words,
#include "phrases.def"
};
static const char *const weak_verbs[] = {
#define WEAK_VERB(words) words,
#include "phrases.def"
};
static const char *const promises[] = {
#define PROMISE(words) words,
#include "phrases.def"
};

static const struct {
	const char *const *rows;
	size_t count;
} kinds[] = {
	[PHRASE_PLACEHOLDER] = {placeholders, sizeof placeholders / sizeof placeholders[0]},
	[PHRASE_HEDGE] = {hedges, sizeof hedges / sizeof hedges[0]},
	[PHRASE_CONDITION] = {conditions, sizeof conditions / sizeof conditions[0]},
	[PHRASE_CONTINUING] = {continuing, sizeof continuing / sizeof continuing[0]},
	[PHRASE_WEAK_VERB] = {weak_verbs, sizeof weak_verbs / sizeof weak_verbs[0]},
	[PHRASE_PROMISE] = {promises, sizeof promises / sizeof promises[0]},
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
	for (size_t i = 0; i < kinds[kind].count; i++) {
		size_t len = match_words(text, at, kinds[kind].rows[i]);
		if (len > found.len)
			found = (struct found_phrase){at, len, kinds[kind].rows[i], (uint32_t)i};
	}
	return found;
}

/* A bit for each letter with which a phrase of the kind begins. */
static uint32_t first_letters(enum phrase_kind kind)
{
	uint32_t letters = 0;
	for (size_t i = 0; i < kinds[kind].count; i++)
		letters |= 1u << (kinds[kind].rows[i][0] - 'a');
	return letters;
}

struct found_phrase find_phrase(struct str text, size_t at, enum phrase_kind kind)
{
	uint32_t letters = first_letters(kind);
	for (; at < text.len; at++) {
		unsigned letter = (unsigned char)(text.at[at] | 0x20) - 'a';
		if (letter > 'z' - 'a' || !(letters >> letter & 1) || !begins_word(text, at))
			continue;
		struct found_phrase found = phrase_here(text, at, kind);
		if (found.len)
			return found;
	}
	return (struct found_phrase){0};
}

/* Behind the word that begins at `at`, and the blanks and signs that join it to the next; the end
 * of the text if none is joined. */
static size_t next_word(struct str text, size_t at)
{
	while (at < text.len && is_word_byte(text.at[at]))
		at++;
	while (at < text.len &&
		(ascii_is_blank(text.at[at]) || text.at[at] == '&' || text.at[at] == '-'))
		at++;
	return at < text.len && is_word_byte(text.at[at]) ? at : text.len;
}

static bool is_small_word(struct str text, size_t at)
{
	static const char *const words[] = {"and", "for", "in", "of", "on", "the"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (match_words(text, at, words[i]))
			return true;
	return false;
}

/* `words`, which are letters alone, are the initials of what begins at `at`. */
static bool spells(struct str text, size_t at, const char *words)
{
	for (; *words && at < text.len; at = next_word(text, at)) {
		bool capital = text.at[at] == *words - 'a' + 'A';
		bool longer = at + 1 < text.len && text.at[at + 1] >= 'a' && text.at[at + 1] <= 'z';
		if (capital && longer)
			words++;
		else if (!is_small_word(text, at))
			return false;
	}
	return !*words;
}

uint32_t placeholders_spelt(struct str text)
{
	uint32_t spelt = 0;
	for (size_t at = 0; at < text.len; at++)
		for (size_t i = 0; i < sizeof placeholders / sizeof placeholders[0]; i++)
			if (text.at[at] == placeholders[i][0] - 'a' + 'A' &&
				begins_word(text, at) && spells(text, at, placeholders[i]))
				spelt |= 1u << i;
	return spelt;
}
