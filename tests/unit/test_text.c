/* Text: UTF-8 by RFC 3629, widths, hidden characters, and likeness of names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text.h"

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

static void slices(void **state)
{
	(void)state;
	struct str none = {0};
	assert_true(str_equal(none, STR("")));
	assert_false(str_equal(STR("due"), STR("Due")));
	assert_true(str_equal_nocase(STR("due"), STR("DUe")));
	assert_false(str_equal_nocase(STR("due"), STR("dues")));
	assert_true(str_compare(STR("a"), STR("b")) < 0);
	assert_true(str_compare(STR("ab"), STR("a")) > 0);
	assert_true(str_compare(STR("\xC3\xA9"), STR("z")) > 0); /* bytes are unsigned */
	assert_int_equal(str_compare(none, STR("")), 0);
	assert_true(str_starts(STR("2017/18"), STR("2017")));
	assert_false(str_starts(STR("20"), STR("2017")));
	assert_int_equal(str_find(STR("aab"), STR("ab")), 1);
	assert_int_equal(str_find(STR("aab"), STR("ba")), 3);
	assert_int_equal(str_find(none, STR("a")), 0);
	assert_true(str_equal(str_trim(STR(" \t a b\r\n")), STR("a b")));
	assert_int_equal(str_trim(STR(" \n")).len, 0);
}

static void formats(void **state)
{
	(void)state;
	struct arena *arena = arena_new(out_of_memory);
	assert_non_null(arena_alloc(arena, 0));
	struct str none = {0};
	struct str text = str_format(arena, "%.*s is %d%s", STR_ARG(STR("area")), 5, " km²");
	assert_true(str_equal(text, STR("area is 5 km²")));
	assert_int_equal(text.at[text.len], 0);
	assert_int_equal(str_format(arena, "%.*s", STR_ARG(none)).len, 0);
	assert_string_equal(str_chars(arena, (struct str){"abc", 2}), "ab");
	assert_string_equal(str_chars(arena, none), "");
	/* Of every length round that of the room in which most are made. */
	for (int len = 250; len < 260; len++) {
		struct str one = str_format(arena, "%0*d|", len - 1, 7);
		assert_int_equal(one.len, len);
		assert_int_equal(one.at[len - 2], '7');
		assert_int_equal(one.at[len - 1], '|');
		assert_int_equal(one.at[len], '\0');
	}
	arena_free(arena);
}

/* Formats with slots for texts alone say what printf would say. */
static void formats_of_texts(void **state)
{
	(void)state;
	struct arena *arena = arena_new(out_of_memory);
	struct str area = {"areas", 4};
	assert_string_equal(str_format(arena, "%.*s has no %s", STR_ARG(area), "owner").at,
		"area has no owner");
	assert_string_equal(str_format(arena, "%.*s%s", STR_ARG(area), "owner").at, "areaowner");
	assert_string_equal(
		str_format(arena, "`%s`, %.*s.", "owner", STR_ARG(area)).at, "`owner`, area.");
	assert_string_equal(str_format(arena, "%s%s%s%s%s%s%s%s%s%s|", "a", "b", "", "d", "e", "f",
				    "g", "h", "i", "j")
				    .at,
		"abdefghij|");
	assert_string_equal(str_format(arena, "100 %%, %s", "all").at, "100 %, all");
	assert_string_equal(str_format(arena, "%.*s|", 9, "short").at, "short|");
	assert_string_equal(str_format(arena, "no slot").at, "no slot");
	assert_int_equal(str_format(arena, "%s", "").len, 0);
	const struct str parts[] = {STR("a"), {0}, STR("bc")};
	assert_string_equal(str_join(arena, parts, 3).at, "abc");
	assert_int_equal(str_join(arena, parts, 0).len, 0);
	arena_free(arena);
}

/* Straight and curly quotes, mixed ones, a closing one that is missing, and a quote alone. */
static void unquotes(void **state)
{
	(void)state;
	static const char *const rows[][2] = {{"\"Do it.\"", "Do it."}, {"“Do it.”", "Do it."},
		{"“Do it.\"", "Do it."}, {"\"Do it.”", "Do it."}, {"\"Do it.", "Do it."},
		{"\"\"", ""}, {"\"", ""}, {"“”", ""}, {"“", ""}, {"do", "do"}, {"", ""},
		{"\"“Do” it.\"", "“Do” it."}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_true(str_equal(str_unquoted(str_of(rows[i][0])), str_of(rows[i][1])));
}

static void valid_utf8(void **state)
{
	(void)state;
	/* RFC 3629, section 4: the edges of each row of the syntax. */
	const struct {
		struct str text;
		size_t valid;
	} cases[] = {
		{STR(""), 0},
		{STR("plan"), 4},
		{STR("\0"), 1},
		{STR("\x7F"), 1},
		{STR("\x80"), 0},
		{STR("\xBF"), 0},
		{STR("\xC0\x80"), 0}, /* overlong */
		{STR("\xC1\xBF"), 0}, /* overlong */
		{STR("\xC2\x80"), 2},
		{STR("\xDF\xBF"), 2},
		{STR("\xC2\x7F"), 0},
		{STR("\xC2\xC0"), 0},
		{STR("\xE0\x9F\xBF"), 0}, /* overlong */
		{STR("\xE0\xA0\x80"), 3},
		{STR("\xEC\xBF\xBF"), 3},
		{STR("\xED\x9F\xBF"), 3},
		{STR("\xED\xA0\x80"), 0}, /* U+D800, a surrogate */
		{STR("\xED\xBF\xBF"), 0}, /* U+DFFF, a surrogate */
		{STR("\xEE\x80\x80"), 3},
		{STR("\xEF\xBF\xBF"), 3},
		{STR("\xEF\xBF\x7F"), 0},
		{STR("\xF0\x8F\xBF\xBF"), 0}, /* overlong */
		{STR("\xF0\x90\x80\x80"), 4},
		{STR("\xF3\xBF\xBF\xBF"), 4},
		{STR("\xF4\x8F\xBF\xBF"), 4}, /* U+10FFFF */
		{STR("\xF4\x90\x80\x80"), 0}, /* U+110000 */
		{STR("\xF5\x80\x80\x80"), 0},
		{STR("\xFE"), 0},
		{STR("\xFF"), 0},
		{STR("ab\xC2"), 2}, /* truncated */
		{STR("ab\xE2\x80"), 2},
		{{"ab\xE2\x80\x93", 4}, 2}, /* cut: what follows is not part of it */
		{{"\xC3\xA9", 1}, 0},
		{STR("ab\xF0\x9F\x98"), 2},
		{STR("12345678\xE2\x82\xAC"), 11},
		{STR("1234567\342\202\25412345678\xFF"), 18},
		{STR("12345678\2432345678"), 8},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (utf8_valid(cases[i].text) != cases[i].valid)
			fail_msg("row %zu: %zu valid bytes", i, utf8_valid(cases[i].text));
}

static void decodes(void **state)
{
	(void)state;
	const struct {
		struct str text;
		size_t bytes;
		uint32_t code_point;
	} cases[] = {
		{STR("A"), 1, 'A'},
		{STR("\0"), 1, 0},
		{STR("£5"), 2, 0xA3},
		{STR("\xDF\xBF"), 2, 0x7FF},
		{STR("●"), 3, 0x25CF},
		{STR("\xEF\xBF\xBF"), 3, 0xFFFF},
		{STR("😀"), 4, 0x1F600},
		{STR("\xF4\x8F\xBF\xBF"), 4, 0x10FFFF},
		{STR("\2435"), 1, 0xFFFD},
		{STR("\xE2\x80"), 1, 0xFFFD},
		{STR("\xED\xA0\x80"), 1, 0xFFFD},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint32_t code_point;
		assert_int_equal(utf8_decode(cases[i].text, &code_point), cases[i].bytes);
		assert_int_equal(code_point, cases[i].code_point);
	}
}

static void counts(void **state)
{
	(void)state;
	assert_int_equal(utf8_count((struct str){0}), 0);
	assert_int_equal(utf8_count(STR("£ – ●")), 5);
	assert_int_equal(utf8_count(STR("e\u0301")), 2);
	assert_int_equal(utf8_count(STR("\xE2\x80")), 2);
	assert_int_equal(utf8_count(STR("12345678é12345678\xFF")), 18);
}

static void widths(void **state)
{
	(void)state;
	static const struct {
		uint32_t code_point;
		int width;
	} cases[] = {
		{'a', 1},
		{0xA3, 1},
		{0xE9, 1},
		{0x2013, 1},
		{0x25CF, 1},
		{0x0436, 1},  /* Cyrillic */
		{0x0301, 0},  /* combining acute accent */
		{0x20DD, 0},  /* combining enclosing circle */
		{0x4E2D, 2},  /* CJK */
		{0xFF21, 2},  /* full-width letter */
		{0x1F600, 2}, /* emoji */
		{0x00, 0},
		{0x1B, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (utf8_width(cases[i].code_point) != cases[i].width)
			fail_msg("U+%04X: %d", (unsigned)cases[i].code_point,
				utf8_width(cases[i].code_point));
}

static void hidden(void **state)
{
	(void)state;
	static const uint32_t seen[] = {' ', '~', 0xA3, 0xE9, 0x301, 0x2013, 0x4E2D, 0xFFFD};
	static const uint32_t unseen[] = {0, '\t', '\n', 0x1B, 0x7F, 0x85, 0xAD, 0x061C, 0x200B,
		0x200E, 0x2028, 0x2029, 0x202E, 0x2060, 0x2066, 0xFEFF, 0xFFFF, 0xE0041, 0x10FFFF};
	for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
		assert_false(utf8_is_hidden(seen[i]));
	for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
		if (!utf8_is_hidden(unseen[i]))
			fail_msg("U+%04X", (unsigned)unseen[i]);
	assert_true(utf8_is_bidi_control(0x202A) && utf8_is_bidi_control(0x2069));
	assert_false(utf8_is_bidi_control(0x2029) || utf8_is_bidi_control(0x206A));
	assert_true(utf8_is_control(0) && utf8_is_control(0x7F) && utf8_is_control(0x9F));
	assert_false(utf8_is_control('\t') || utf8_is_control('\n') || utf8_is_control(0xA0));
}

static void distances(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		size_t limit, distance;
	} cases[] = {
		{"strategy", "strategy", 2, 0},
		{"strategy", "Strategy", 2, 0},
		{"strategy", "stategy", 2, 1},   /* dropped */
		{"strategy", "strrategy", 2, 1}, /* added */
		{"strategy", "strategi", 2, 1},  /* changed */
		{"strategy", "srtategy", 2, 1},  /* swapped */
		{"strategy", "tsrategy", 2, 1},  /* swapped at the start */
		{"strategy", "stratgey", 2, 1},
		{"strategy", "strateyg", 2, 1}, /* swapped at the end */
		{"STRATEGY", "srtategi", 2, 2},
		{"strategy", "srttaeyg", 2, 3},
		{"strategy", "srttaeyg", 9, 3},
		{"ca", "abc", 9, 3}, /* a swapped pair is not edited again: optimal alignment */
		{"due", "", 3, 3},
		{"", "due", 3, 3},
		{"", "due", 2, 3},
		{"", "", 0, 0},
		{"owner", "sponsor", 1, 2},
		{"owner", "sponsor", 9, 5},
		{"parks", "housing", 2, 3},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t distance =
			text_distance(str_of(cases[i].a), str_of(cases[i].b), cases[i].limit);
		if (distance != cases[i].distance)
			fail_msg("%s, %s: %zu", cases[i].a, cases[i].b, distance);
	}
	char longer[200] = {0};
	assert_int_equal(text_distance((struct str){longer, 200}, (struct str){longer, 200}, 3), 4);
}

/* The definition, without a limit and without a shortcut. */
static size_t plain_distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t table[8][8];
	for (size_t i = 0; i <= a_len; i++)
		for (size_t j = 0; j <= b_len; j++) {
			size_t best = i > j ? i : j;
			if (i && j) {
				best = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
				if (table[i - 1][j] + 1 < best)
					best = table[i - 1][j] + 1;
				if (table[i][j - 1] + 1 < best)
					best = table[i][j - 1] + 1;
			}
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				table[i - 2][j - 2] + 1 < best)
				best = table[i - 2][j - 2] + 1;
			table[i][j] = best;
		}
	return table[a_len][b_len];
}

static void distances_with_limits(void **state)
{
	(void)state;
	uint32_t random = 1;
	for (int round = 0; round < 20000; round++) {
		char a[7], b[7];
		size_t len[2] = {0};
		for (int i = 0; i < 14; i++) {
			random = random * 1664525u + 1013904223u;
			if (i < 2)
				len[i] = random >> 16 & 7 ? (random >> 16 & 7) - 1 : 6;
			else if (i < 8)
				a[i - 2] = (char)('a' + (random >> 16) % 3);
			else
				b[i - 8] = (char)('a' + (random >> 16) % 3);
		}
		size_t plain = plain_distance(a, len[0], b, len[1]);
		for (size_t limit = 0; limit < 5; limit++) {
			size_t distance = text_distance(
				(struct str){a, len[0]}, (struct str){b, len[1]}, limit);
			assert_int_equal(distance, plain > limit ? limit + 1 : plain);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slices),
		cmocka_unit_test(formats),
		cmocka_unit_test(formats_of_texts),
		cmocka_unit_test(unquotes),
		cmocka_unit_test(valid_utf8),
		cmocka_unit_test(decodes),
		cmocka_unit_test(counts),
		cmocka_unit_test(widths),
		cmocka_unit_test(hidden),
		cmocka_unit_test(distances),
		cmocka_unit_test(distances_with_limits),
	};
	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
