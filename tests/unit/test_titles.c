/* Titles that differ in gaps and case only are one, wherever the gaps are and however long they
 * are; others are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "titles.h"

enum { LONGEST = 120, TABLE = 64, TRIALS = 20000 };

/* xorshift: the same numbers in every run. */
static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static size_t random_title(uint32_t *state, char *title)
{
	size_t len = 1 + next_random(state) % 70;
	for (size_t i = 0; i < len; i++) {
		bool blank =
			i > 0 && i + 1 < len && title[i - 1] != ' ' && next_random(state) % 5 == 0;
		title[i] = blank ? ' ' : (char)('a' + next_random(state) % 26);
	}
	return len;
}

/* The same title with some gaps lengthened, some letters made large, blanks around it. */
static size_t retyped(uint32_t *state, const char *title, size_t len, char *out)
{
	static const char gaps[] = " \t\n\r";
	size_t count = 0;
	for (size_t i = 0; i < len; i++) {
		if (title[i] != ' ') {
			out[count++] =
				next_random(state) % 4 ? title[i] : (char)(title[i] - 'a' + 'A');
			continue;
		}
		out[count++] = gaps[next_random(state) % 4];
		if (next_random(state) % 6 == 0)
			out[count++] = ' ';
	}
	if (next_random(state) % 8 == 0)
		out[count++] = ' ';
	return count;
}

static struct title *add(struct titles *titles, struct item *item, const char *title, size_t len)
{
	item->kind = ACTION;
	item->title.str = (struct str){title, len};
	return titles_add(titles, item);
}

static void gaps_and_case_make_no_other_title(void **unused)
{
	(void)unused;
	uint32_t state = 2463534242u;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct title entries[TABLE] = {0};
		struct titles titles = {entries, TABLE};
		struct item one = {0}, other = {0};
		char title[LONGEST], again[LONGEST];
		size_t len = random_title(&state, title);
		size_t again_len = retyped(&state, title, len, again);
		add(&titles, &one, title, len);
		struct title *entry = add(&titles, &other, again, again_len);
		assert_non_null(entry);
		assert_int_equal(entry->count, 2);
		assert_ptr_equal(entry->first, &one);
	}
}

static void a_letter_makes_another_title(void **unused)
{
	(void)unused;
	uint32_t state = 88675123u;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct title entries[TABLE] = {0};
		struct titles titles = {entries, TABLE};
		struct item one = {0}, other = {0};
		char title[LONGEST], changed[LONGEST];
		size_t len = random_title(&state, title);
		memcpy(changed, title, len);
		size_t at = next_random(&state) % len;
		changed[at] = changed[at] == 'q' ? 'z' : 'q';
		add(&titles, &one, title, len);
		assert_int_equal(add(&titles, &other, changed, len)->count, 1);
	}
}

static void blanks_alone_are_no_title(void **unused)
{
	(void)unused;
	struct title entries[TABLE] = {0};
	struct titles titles = {entries, TABLE};
	struct item item = {0};
	assert_null(add(&titles, &item, " \n ", 3));
	assert_null(add(&titles, &item, "", 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gaps_and_case_make_no_other_title),
		cmocka_unit_test(a_letter_makes_another_title),
		cmocka_unit_test(blanks_alone_are_no_title),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
