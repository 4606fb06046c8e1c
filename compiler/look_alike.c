#include "look_alike.h"

static const struct {
	uint32_t code_point;
	char like;
} look_alikes[] = {
#define LOOK_ALIKE(code_point, like) {code_point, like},
#include "look_alikes.def"
};

enum {
	FULL_WIDTH_FIRST = 0xFF01, /* of "!" to "~", in the order of ASCII */
	FULL_WIDTH_LAST = 0xFF5E,
};

static bool is_capital(uint32_t code_point)
{
	return (code_point >= 0x391 && code_point <= 0x3A9) || code_point == 0x3F9 ||
	       (code_point >= 0x400 && code_point <= 0x42F);
}

char look_alike(uint32_t code_point)
{
	if (code_point < 0x370)
		return '\0';
	if (code_point >= FULL_WIDTH_FIRST && code_point <= FULL_WIDTH_LAST) {
		char c = (char)(code_point - FULL_WIDTH_FIRST + '!');
		return ascii_is_alpha(c) || ascii_is_digit(c) ? c : '\0';
	}
	for (size_t i = 0; i < sizeof look_alikes / sizeof look_alikes[0]; i++) {
		char like = look_alikes[i].like;
		if (look_alikes[i].code_point == code_point)
			return is_capital(code_point) ? (char)(like - 'a' + 'A') : like;
	}
	return '\0';
}

const char *look_alike_script(uint32_t code_point)
{
	return code_point < 0x400 ? "Greek" : code_point < 0x530 ? "Cyrillic" : "full-width";
}

/* Marks such as dashes and quotes are nobody's letters. */
static bool is_foreign_letter(uint32_t code_point)
{
	return code_point >= 0x80 && !(code_point >= 0x2000 && code_point <= 0x20CF) &&
	       code_point != 0xA0 && code_point != 0xA3 && !look_alike(code_point);
}

struct str look_alikes_replaced(struct arena *arena, struct str words)
{
	size_t first;
	if (!look_alike_in(words, &first))
		return (struct str){0};
	char *copy = arena_alloc(arena, words.len);
	size_t len = 0;
	for (size_t at = 0; at < words.len;) {
		uint32_t code_point;
		struct str rest = {words.at + at, words.len - at};
		size_t step = utf8_decode(rest, &code_point);
		char like = look_alike(code_point);
		if (is_foreign_letter(code_point))
			return (struct str){0};
		if (like)
			copy[len++] = like;
		for (size_t i = 0; !like && i < step; i++)
			copy[len++] = rest.at[i];
		at += step;
	}
	return (struct str){copy, len};
}

uint32_t look_alike_in(struct str words, size_t *at)
{
	for (size_t i = 0; i < words.len;) {
		if ((unsigned char)words.at[i] < 0x80) {
			i++;
			continue;
		}
		uint32_t code_point;
		size_t len = utf8_decode((struct str){words.at + i, words.len - i}, &code_point);
		if (look_alike(code_point)) {
			*at = i;
			return code_point;
		}
		i += len;
	}
	return 0;
}

struct str digits_typed(struct arena *arena, struct str word)
{
	char *copy = arena_alloc(arena, word.len + 1);
	size_t digits = 0;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];
		digits += ascii_is_digit(c);
		if (c == 'O' || c == 'o')
			c = '0';
		else if (c == 'l' || c == 'I')
			c = '1';
		if (!ascii_is_digit(c))
			return (struct str){0};
		copy[i] = c;
	}
	return digits > 0 && digits < word.len ? (struct str){copy, word.len} : (struct str){0};
}

static void add_letter(struct lettered *lettered, uint32_t code_point)
{
	lettered->count++;
	if (look_alike(code_point))
		lettered->like = lettered->like ? lettered->like : code_point;
	else if (code_point >= 0x300)
		lettered->other = true;
	else
		lettered->ours |= code_point >= 'A';
}

bool next_lettered(struct str text, size_t *at, struct lettered *lettered)
{
	size_t start = *at;
	*lettered = (struct lettered){0};
	while (*at < text.len) {
		uint32_t code_point;
		char ignored[UTF8_BARE];
		size_t len = utf8_decode((struct str){text.at + *at, text.len - *at}, &code_point);
		bool is_letter = utf8_bare(code_point, ignored) > 0;
		if (!is_letter && lettered->count)
			break;
		if (!is_letter)
			start = *at + len;
		else
			add_letter(lettered, code_point);
		*at += len;
	}
	lettered->word = (struct str){text.at + start, *at - start};
	return lettered->count > 0;
}
