/* Titles that differ in gaps, case and end marks only are one, wherever the gaps are and however
 * long they are; others are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "title_key.h"
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

/* Many are about as long as what a key is made of, and many are one word. */
static size_t random_title(uint32_t *state, char *title)
{
	size_t len =
		next_random(state) % 2 ? 1 + next_random(state) % 70 : 28 + next_random(state) % 10;
	bool has_gaps = next_random(state) % 2;
	for (size_t i = 0; i < len; i++) {
		bool blank = has_gaps && i > 0 && i + 1 < len && title[i - 1] != ' ' &&
			     next_random(state) % 5 == 0;
		title[i] = blank ? ' ' : (char)('a' + next_random(state) % 26);
	}
	return len;
}

/* The same title with some gaps lengthened, some letters made large, blanks around it. */
static size_t retyped(uint32_t *state, const char *title, size_t len, char *out)
{
	static const char gaps[] = " \t\n\r";
	size_t count = next_random(state) % 4 ? 0 : 1 + next_random(state) % 3;
	for (size_t i = 0; i < count; i++)
		out[i] = gaps[next_random(state) % 4];
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
	if (next_random(state) % 4 == 0)
		out[count++] = ".,;:"[next_random(state) % 4];
	if (next_random(state) % 8 == 0)
		out[count++] = ' ';
	return count;
}

/* Items of which each is added to a table; the plan is the first, and has no title. */
struct table {
	struct item items[8];
	struct title_slot slots[TABLE];
	struct titles titles;
};

static void begin(struct table *table, struct arena *arena, uint32_t size)
{
	memset(table, 0, sizeof *table);
	table->titles = (struct titles){
		.arena = arena, .items = table->items, .slots = table->slots, .size = size};
}

static struct title *add(struct table *table, uint32_t index, const char *title, size_t len)
{
	struct item *item = &table->items[index];
	item->index = index;
	item->kind = ACTION;
	item->title.str = (struct str){title, len};
	item->title.key = title_key(item->title.str);
	return titles_add(&table->titles, item);
}

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

static void gaps_and_case_make_no_other_title(void **unused)
{
	(void)unused;
	uint32_t state = 2463534242u;
	for (int trial = 0; trial < TRIALS; trial++) {
		struct arena *arena = arena_new(out_of_memory);
		struct table table;
		begin(&table, arena, TABLE);
		char title[LONGEST], again[LONGEST];
		size_t len = random_title(&state, title);
		size_t again_len = retyped(&state, title, len, again);
		assert_null(add(&table, 1, title, len));
		assert_int_not_equal(table.items[1].title.key, 0);
		struct title *entry = add(&table, 2, again, again_len);
		assert_non_null(entry);
		assert_int_equal(entry->count, 2);
		assert_ptr_equal(entry->first, &table.items[1]);
		arena_free(arena);
	}
}

static void a_letter_makes_another_title(void **unused)
{
	(void)unused;
	uint32_t state = 88675123u;
	struct arena *arena = arena_new(out_of_memory);
	for (int trial = 0; trial < TRIALS; trial++) {
		struct table table;
		begin(&table, arena, TABLE);
		char title[LONGEST], changed[LONGEST];
		size_t len = random_title(&state, title);
		memcpy(changed, title, len);
		size_t at = next_random(&state) % len;
		changed[at] = changed[at] == 'q' ? 'z' : 'q';
		assert_null(add(&table, 1, title, len));
		assert_null(add(&table, 2, changed, len));
	}
	arena_free(arena);
}

/* In a table that is half full and in one with room: two titles that end alike, each several times,
 * and one whose end is its own. */
static void each_title_is_counted_by_itself(void **unused)
{
	(void)unused;
	static const char one[] = "Improve the bins of the borough of Northmere by next year",
			  other[] = "Publish the bins of the borough of Northmere by next year";
	static const uint32_t sizes[] = {16, TABLE};
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct arena *arena = arena_new(out_of_memory);
		struct table table;
		begin(&table, arena, sizes[i]);
		assert_null(add(&table, 1, one, strlen(one)));
		assert_null(add(&table, 2, other, strlen(other)));
		assert_null(add(&table, 3, "Parks", 5));
		struct title *entry = add(&table, 4, other, strlen(other));
		assert_ptr_equal(entry->first, &table.items[2]);
		assert_ptr_equal(entry->last, &table.items[2]);
		assert_int_equal(entry->count, 2);
		entry = add(&table, 5, one, strlen(one));
		assert_ptr_equal(entry->first, &table.items[1]);
		assert_int_equal(entry->count, 2);
		entry = add(&table, 6, other, strlen(other));
		assert_ptr_equal(entry->first, &table.items[2]);
		assert_int_equal(entry->count, 3);
		assert_int_equal(table.titles.count, 2);
		arena_free(arena);
	}
}

static void blanks_alone_are_no_title(void **unused)
{
	(void)unused;
	struct table table;
	begin(&table, NULL, TABLE);
	assert_null(add(&table, 1, " \n ", 3));
	assert_null(add(&table, 2, "", 0));
	assert_null(add(&table, 3, "", 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gaps_and_case_make_no_other_title),
		cmocka_unit_test(a_letter_makes_another_title),
		cmocka_unit_test(each_title_is_counted_by_itself),
		cmocka_unit_test(blanks_alone_are_no_title),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
