/* The table of words: equal texts are one word, others are not, whatever their length. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "word.h"

static void out_of_memory(void)
{
	abort();
}

static int set_up(void **state)
{
	*state = words_new(arena_new(out_of_memory));
	return 0;
}

static int tear_down(void **state)
{
	const struct words *words = *state;
	arena_free(words->arena);
	return 0;
}

enum { LONGEST = 50 };

static void fill(char text[LONGEST], size_t len)
{
	for (size_t i = 0; i < len; i++)
		text[i] = (char)('a' + i % 26);
}

/* Of each length, texts that differ in one byte, whichever it is. */
static void test_one_byte_apart(void **state)
{
	struct words *words = *state;
	uint32_t count = 0;
	for (size_t len = 1; len < LONGEST; len++)
		for (size_t at = 0; at <= len; at++) {
			char text[LONGEST + 1] = {0};
			fill(text, len);
			if (at < len)
				text[at] = '-';
			struct str str = {text, len};
			assert_null(word_find(words, str));
			const struct word *word =
				word_of(words, (struct str){str_chars(words->arena, str), len});
			assert_int_equal(word->id, count++);
			assert_ptr_equal(word_find(words, str), word);
			assert_ptr_equal(word_of(words, str), word);
		}
	assert_int_equal(words->count, count);
}

/* What stands behind a short text in memory is none of its business. */
static void test_padded(void **state)
{
	struct words *words = *state;
	for (size_t len = 1; len < LONGEST; len++) {
		char text[LONGEST + WORD_PADDING], same[LONGEST + WORD_PADDING];
		memset(text, 'x', sizeof text);
		memset(same, 'y', sizeof same);
		fill(text, len);
		fill(same, len);
		struct str str = {text, len};
		char *kept = arena_alloc(words->arena, len + WORD_PADDING);
		memcpy(kept, text, len + WORD_PADDING);
		const struct word *word = word_of_padded(words, (struct str){kept, len});
		assert_ptr_equal(word_of_padded(words, str), word);
		assert_ptr_equal(word_of_padded(words, (struct str){same, len}), word);
		assert_ptr_equal(word_of(words, str), word);
		assert_int_equal(words->count, len);
	}
}

/* The empty text is a word as others are. */
static void test_nothing(void **state)
{
	struct words *words = *state;
	assert_null(word_find(words, (struct str){0}));
	const struct word *nothing = word_of(words, STR(""));
	assert_ptr_equal(word_find(words, (struct str){0}), nothing);
	assert_ptr_not_equal(word_of(words, STR("a")), nothing);
}

/* A word that differs from a keyword in capitals alone is that keyword, under its own text. */
static void test_keywords(void **state)
{
	struct words *words = *state;
	struct word *owner = word_of(words, STR("owner"));
	owner->token = 300;
	owner->value = 7;
	const struct word *same = word_of(words, STR("OWNEr"));
	assert_ptr_not_equal(same, owner);
	assert_int_equal(same->token, 300);
	assert_int_equal(same->value, 7);
	assert_int_equal(word_of(words, STR("ownerz"))->token, 0);
	assert_int_equal(word_of(words, STR("owne"))->token, 0);
}

/* Words stay what they are while the table grows. */
static void test_many(void **state)
{
	struct words *words = *state;
	enum { MANY = 20000 };
	for (unsigned round = 0; round < 2; round++)
		for (unsigned i = 0; i < MANY; i++) {
			struct str name = str_format(words->arena, "%u.%u", i / 20, i % 20);
			assert_int_equal(word_of(words, name)->id, i);
		}
	assert_int_equal(words->count, MANY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_one_byte_apart, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_padded, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_keywords, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_many, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
