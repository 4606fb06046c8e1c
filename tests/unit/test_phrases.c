/* Set words in texts: each row is found, and its letters let no title pass that holds it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "glance.h"
#include "phrases.h"

#define BEFORE "Mow a lawn in each small park, " /* no letters of a row */
#define BEHIND " this and that."

static const struct {
	enum phrase_kind kind;
	const char *words, *title;
} rows[] = {
#define HEDGE(words, net, a, b, c, d) {PHRASE_HEDGE, words, BEFORE words BEHIND},
#define CONDITION(words, net, a, b, c, d) {PHRASE_CONDITION, words, BEFORE words BEHIND},
#include "phrases.def"
};

static void test_every_row(void **state)
{
	(void)state;
	struct sieve sieve = sieve_new();
	assert_false(glance(&sieve, STR(BEFORE BEHIND)) & SUSPECT_PHRASE);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct found_phrase found = find_phrase(str_of(rows[i].title), 0, rows[i].kind);
		if (!(glance(&sieve, str_of(rows[i].title)) & SUSPECT_PHRASE) ||
			found.at != strlen(BEFORE) || strcmp(found.words, rows[i].words) != 0)
			fail_msg("`%s` is passed over", rows[i].words);
	}
}

/* Wherever it stands among the blocks of bytes, in any case, over a line end. */
static void test_every_place(void **state)
{
	(void)state;
	struct sieve sieve = sieve_new();
	char title[100];
	for (size_t at = 0; at < 80; at++) {
		memset(title, '.', sizeof title);
		memcpy(title + at, "If\n\tNEEDED", 10);
		struct str text = {title, sizeof title - at / 2};
		if (text.len < at + 10)
			break;
		assert_true(glance(&sieve, text) & SUSPECT_PHRASE);
		struct found_phrase found = find_phrase(text, 0, PHRASE_CONDITION);
		assert_int_equal(found.at, at);
		assert_int_equal(found.len, 10);
		text.len = at + 8; /* it is cut off */
		assert_int_equal(find_phrase(text, 0, PHRASE_CONDITION).len, 0);
	}
}

/* Lines that stand in their block, of a text that is looked at in several pieces. */
static void test_every_line(void **state)
{
	(void)state;
	static const char words[] = "and the\r\n        the lawn";
	const struct sieve sieve = sieve_new();
	char text[2100];
	for (size_t at = 1; at + sizeof words < sizeof text; at++) {
		memset(text, '.', sizeof text);
		text[0] = '\n';
		assert_int_equal(glance(&sieve, (struct str){text, sizeof text}), SUSPECT_EMPTY);
		memcpy(text + at, words, sizeof words - 1);
		assert_true(glance(&sieve, (struct str){text, sizeof text}) & SUSPECT_REPEAT);
	}
}

/* Of two that begin alike the longer one counts. */
static void test_longest(void **state)
{
	(void)state;
	struct str text = STR("not yet completed");
	assert_int_equal(find_phrase(text, 0, PHRASE_CONTINUING).len, text.len);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_row),
		cmocka_unit_test(test_every_place),
		cmocka_unit_test(test_every_line),
		cmocka_unit_test(test_longest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
