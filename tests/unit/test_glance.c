/* What asks many bytes at once sees what the plain way sees, wherever it stands, and reads nothing
 * outside its text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cpu.h"
#include "glance.h"
#include "plain.h"

enum { LONGEST = 200 };

/* The same texts in each run. */
static unsigned below(uint32_t *state, unsigned count)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 16) % count;
}

/* A block of its own for each text, so that ASan and valgrind see a byte too far. */
static char *alone(const char *text, size_t len)
{
	char *copy = malloc(len ? len : 1);
	assert_non_null(copy);
	memcpy(copy, text, len);
	return copy;
}

/* What both ways see in a line where it stands in a plan, with other words behind its quote. */
static void look_in_place(const char *text, size_t len, unsigned seen)
{
	static const char behind[] = "\" to to  .; X if TBC,  ; if it  ,to to .; TBC if it.";
	char *line = malloc(len + GLANCE_PADDING);
	assert_non_null(line);
	memcpy(line, text, len);
	struct sieve sieve = sieve_new();
	for (size_t i = 0; i + GLANCE_PADDING < sizeof behind; i++) {
		memcpy(line + len, behind + i, GLANCE_PADDING);
		line[len] = '"';
		for (unsigned wide = 0; wide <= cpu_has_avx2(); wide++) {
			sieve.wide = wide;
			assert_int_equal(glance_at_line(&sieve, (struct str){line, len}), seen);
		}
	}
	free(line);
}

/* What both ways of the glance see. */
static unsigned seen_in(const char *text, size_t len)
{
	struct sieve sieve = sieve_new();
	char *copy = alone(text, len);
	unsigned seen = glance(&sieve, (struct str){copy, len});
	sieve.wide = false;
	unsigned plain = glance(&sieve, (struct str){copy, len});
	if (seen != plain)
		fail_msg("0x%x, not 0x%x, in `%.*s`", seen, plain, (int)len, text);
	free(copy);
	if (!memchr(text, '\n', len) && !memchr(text, '"', len))
		look_in_place(text, len, seen);
	return seen;
}

/* Words that give rise to suspicions, and neighbours of them that give to none. */
static const struct {
	const char *words;
	unsigned seen;
} samples[] = {
#define PLACEHOLDER(words, net, a, b, c, d) {words, SUSPECT_PLACEHOLDER},
#define HEDGE(words, net, a, b, c, d) {words, SUSPECT_PHRASE},
#define CONDITION(words, net, a, b, c, d) {words, SUSPECT_PHRASE},
#define EVALUATION(words, net, a, b, c, d) {words, SUSPECT_EVALUATION},
#include "phrases.def"
	{"TBC\xE2\x80\xA6", SUSPECT_PLACEHOLDER},
	{"XX", SUSPECT_PLACEHOLDER},
	{"EXPLORE", SUSPECT_PHRASE | SUSPECT_PLACEHOLDER},
	{"if\tneeded", SUSPECT_PHRASE},
	{".  ,", SUSPECT_BLANK | SUSPECT_SENTENCE},
	{". ,", SUSPECT_BLANK | SUSPECT_SENTENCE},
	{"? ;", SUSPECT_BLANK},
	{"? .", SUSPECT_BLANK},
	{". to to ,", SUSPECT_REPEAT | SUSPECT_BLANK | SUSPECT_SENTENCE},
	{". A", SUSPECT_SENTENCE},
	{";\ta", SUSPECT_SENTENCE},
	{"!\nA", SUSPECT_SENTENCE},
	{".A;a!", 0},
	{": A", 0},
	{"\nthe\tthe.", SUSPECT_REPEAT},
	{" to too", 0},
	{" the then", 0},
	{"? :", 0},
	{"tbe", 0},
	{"loar", 0},
};

/* Wherever it stands, with marks or the end of the text behind it. */
static void test_every_place(void **state)
{
	(void)state;
	const unsigned inner = ~(unsigned)(SUSPECT_EMPTY | SUSPECT_FOOTNOTE);
	char text[LONGEST];
	for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
		size_t len = strlen(samples[i].words);
		for (size_t at = 0; at + len < LONGEST; at++) {
			memset(text, '-', sizeof text);
			memcpy(text + at, samples[i].words, len);
			unsigned open = seen_in(text, sizeof text) & inner;
			unsigned end = seen_in(text, at + len) & inner;
			/* A row may hold the letters of another one. */
			if ((open & samples[i].seen) != samples[i].seen || end != open ||
				(open && !samples[i].seen))
				fail_msg("0x%x of `%s` at %zu", open, samples[i].words, at);
		}
	}
}

/* What stands first and last, in texts of one block and of several, on one line and on two. */
static void test_ends(void **state)
{
	(void)state;
	assert_int_equal(seen_in("", 0), SUSPECT_EMPTY);
	assert_int_equal(seen_in("*", 1), SUSPECT_FOOTNOTE);
	assert_int_equal(seen_in("\n*", 2), SUSPECT_EMPTY | SUSPECT_FOOTNOTE);
	char text[LONGEST];
	for (size_t len = 4; len <= sizeof text; len++)
		for (unsigned lines = 0; lines < 2; lines++) {
			memset(text, '-', len);
			if (lines)
				text[2] = '\n';
			assert_int_equal(seen_in(text, len), 0);
			text[len - 2] = '*';
			assert_int_equal(seen_in(text, len), 0);
			text[len - 1] = ' ';
			assert_int_equal(seen_in(text, len), 0);
			text[len - 1] = '*';
			assert_int_equal(seen_in(text, len), SUSPECT_FOOTNOTE);
			text[1] = ' ';
			assert_int_equal(seen_in(text, len), SUSPECT_FOOTNOTE);
			text[0] = lines ? '\n' : '\t';
			assert_int_equal(seen_in(text, len), SUSPECT_EMPTY | SUSPECT_FOOTNOTE);
		}
}

/* Texts of the letters that are looked for, so that nearly all of them are nearly something. */
static void test_by_chance(void **state)
{
	(void)state;
	static const char letters[] = "  tbcdaloremvpswhxkinufjTBX.,;-\n\t\x80\xE2\x19\x7F'A@`0";
	uint32_t chance = 1;
	char text[LONGEST];
	for (unsigned round = 0; round < 20000; round++) {
		size_t len = round % (LONGEST + 1);
		unsigned any_byte = round % 3 == 0 ? 256 : 0;
		for (size_t i = 0; i < len; i++)
			text[i] = any_byte ? (char)below(&chance, any_byte)
					   : letters[below(&chance, sizeof letters - 1)];
		seen_in(text, len);
	}
}

/* Long texts without anything but one row or none, so that a block that is left out tells. */
static void test_quiet_texts(void **state)
{
	(void)state;
	uint32_t chance = 2;
	char text[LONGEST];
	for (unsigned round = 0; round < 5000; round++) {
		size_t len = 20 + below(&chance, LONGEST - 20 + 1);
		for (size_t i = 0; i < len; i++)
			text[i] = "gyyqz 1"[below(&chance, i && text[i - 1] == ' ' ? 5 : 7)];
		const char *words =
			samples[below(&chance, sizeof samples / sizeof samples[0])].words;
		size_t at = below(&chance, (unsigned)len);
		if (at + strlen(words) <= len)
			memcpy(text + at, words, strlen(words));
		seen_in(text, len);
	}
}

static bool is_odd(unsigned char byte)
{
	return (byte < ' ' && byte != '\n') || byte >= 0x7F || byte == '<';
}

/* One odd byte, each of 256, at each place of three blocks. */
static void test_plain_end(void **state)
{
	(void)state;
	char text[100];
	for (unsigned byte = 0; byte < 256; byte++)
		for (size_t len = 0; len <= sizeof text; len++) {
			memset(text, byte % 2 ? 'a' : '\n', sizeof text);
			if (len)
				text[len - 1] = (char)byte;
			size_t end = len && is_odd((unsigned char)byte) ? len - 1 : sizeof text;
			char *copy = alone(text, sizeof text);
			struct str str = {copy, sizeof text};
			assert_int_equal(plain_end(str, 0, false), end);
			assert_int_equal(plain_end(str, 0, cpu_has_avx2()), end);
			free(copy);
		}
}

static void test_plain_end_by_chance(void **state)
{
	(void)state;
	uint32_t chance = 3;
	char text[LONGEST];
	for (unsigned round = 0; round < 5000; round++) {
		size_t len = below(&chance, LONGEST + 1);
		for (size_t i = 0; i < len; i++)
			text[i] = below(&chance, 40) ? '~' : (char)below(&chance, 256);
		char *copy = alone(text, len);
		for (size_t at = 0; at <= len; at++) {
			size_t end = at;
			while (end < len && !is_odd((unsigned char)text[end]))
				end++;
			assert_int_equal(plain_end((struct str){copy, len}, at, false), end);
			assert_int_equal(
				plain_end((struct str){copy, len}, at, cpu_has_avx2()), end);
		}
		free(copy);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_place),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_by_chance),
		cmocka_unit_test(test_quiet_texts),
		cmocka_unit_test(test_plain_end),
		cmocka_unit_test(test_plain_end_by_chance),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
