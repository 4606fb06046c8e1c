/* The words of ours: no language holds what HTML would read as markup, or slots that others lack.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "plan/words.h"

static void assert_str(struct str got, const char *wanted)
{
	if (!str_equal(got, str_of(wanted)))
		fail_msg("`%.*s` instead of `%s`", STR_ARG(got), wanted);
}

/* Printed as they are, they must be text of HTML, of attributes too, and of JSON. */
static void test_plain(void **state)
{
	(void)state;
	for (const struct language *language = languages; language->words; language++)
		for (enum own_words id = 0; id < WORDS_COUNT; id++) {
			struct str words = language->words(id);
			assert_true(utf8_valid(words) == words.len);
			for (size_t i = 0; i < words.len; i++)
				if (strchr("&<>\"'\\", words.at[i]))
					fail_msg("`%.*s` in %.*s", STR_ARG(words),
						STR_ARG(language->tag));
		}
}

static bool is_counted(struct str slot)
{
	return str_equal(slot, STR("n")) || str_equal(slot, STR("shown")) ||
	       str_equal(slot, STR("one")) || str_equal(slot, STR("many"));
}

static bool has_slot(struct str phrase, const char *name)
{
	struct str slot;
	while (phrase.len) {
		words_until_slot(&phrase, &slot);
		if (slot.len && str_equal(slot, str_of(name)))
			return true;
	}
	return false;
}

/* The slots of a phrase, one behind another; those of counts aside, which have no order. */
static void slots_of(struct str phrase, char room[128])
{
	size_t len = 0;
	struct str slot;
	while (phrase.len) {
		words_until_slot(&phrase, &slot);
		if (is_counted(slot) || !slot.len)
			continue;
		assert_true(len + slot.len + 2 < 128);
		memcpy(room + len, slot.at, slot.len);
		len += slot.len;
		room[len++] = ' ';
	}
	room[len] = '\0';
}

static void test_slots(void **state)
{
	(void)state;
	for (const struct language *language = languages; language->words; language++)
		for (enum own_words id = 0; id < WORDS_COUNT; id++) {
			char here[128], english[128];
			struct str words = language->words(id), first = languages[0].words(id);
			slots_of(words, here);
			slots_of(first, english);
			assert_string_equal(here, english);
			/* What is counted may have one form or two, a number is a number. */
			assert_int_equal(has_slot(words, "n"), has_slot(first, "n"));
			assert_int_equal(has_slot(words, "shown"), has_slot(first, "shown"));
			assert_int_equal(has_slot(words, "one") || has_slot(words, "many"),
				has_slot(first, "one") || has_slot(first, "many"));
			assert_int_equal(
				language->words(id).len == 0, languages[0].words(id).len == 0);
		}
}

static void test_parts(void **state)
{
	(void)state;
	assert_str(words_part(STR("Overdue on {day}, first"), 0), "Overdue on ");
	assert_str(words_part(STR("Overdue on {day}, first"), 1), ", first");
	assert_str(words_part(STR("{day} to {day}"), 0), "");
	assert_str(words_part(STR("{day} to {day}"), 1), " to ");
	assert_str(words_part(STR("{day} to {day}"), 2), "");
	assert_str(words_part(STR("plain"), 0), "plain");
	assert_str(words_part(STR("plain"), 1), "");
	assert_str(words_part(STR(""), 3), "");
}

/* The rows stand where the enums of the model look for them. */
static void test_places(void **state)
{
	(void)state;
	for (enum kind kind = PLAN; kind < KIND_COUNT; kind++) {
		assert_str(languages[0].words(words_of_kind(kind, false)), kind_word(kind));
		assert_str(languages[0].words(words_of_kind(kind, true)), kind_plural(kind));
	}
	for (enum status status = NOT_STARTED; status <= MERGED; status++)
		assert_str(languages[0].words(words_of_status(status)), status_words(status));
	assert_str(languages[0].words(words_of_status(NO_STATUS)), "No status given");
	for (int month = 1; month <= 12; month++)
		assert_str(languages[0].words(words_of_month(month)), month_name(month));
	for (int month = 1; month <= 12; month++)
		assert_memory_equal(
			languages[0].words(short_words_of_month(month)).at, month_name(month), 3);
	assert_str(languages[1].words(words_of_month(12)), "Rhagfyr");
	assert_str(languages[1].words(short_words_of_month(2)), "Chwef");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_slots),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_places),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
