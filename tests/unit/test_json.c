/* The writer of JSON, and what the JSON of a plan holds; tests/schema validates whole documents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json_writer.h"
#include "load.h"
#include "parse.h"
#include "plan.h"
#include "resolve.h"

static void out_of_memory(void)
{
	fail_msg("out of memory");
}

static int set_up(void **state)
{
	*state = arena_new(out_of_memory);
	return 0;
}

static int tear_down(void **state)
{
	arena_free(*state);
	return 0;
}

/* A document under way in memory. */
struct memory {
	struct json json;
	char *bytes;
	size_t len;
};

static void begin(struct memory *memory)
{
	memset(memory, 0, sizeof *memory);
	memory->json.sink.file = open_memstream(&memory->bytes, &memory->len);
	assert_non_null(memory->json.sink.file);
}

static void end(struct memory *memory, const char *expected)
{
	json_end(&memory->json);
	assert_int_equal(fclose(memory->json.sink.file), 0);
	assert_string_equal(memory->bytes, expected);
	free(memory->bytes);
}

static void objects_and_arrays(void **state)
{
	(void)state;
	struct memory memory;
	begin(&memory);
	struct json *json = &memory.json;
	json_open_object(json);
	json_key(json, STR("empty"));
	json_open_object(json);
	json_close_object(json);
	json_key(json, STR("list"));
	json_open_array(json);
	json_integer(json, -3);
	json_boolean(json, true);
	json_open_array(json);
	json_close_array(json);
	json_open_object(json);
	json_key(json, STR("a"));
	json_boolean(json, false);
	json_close_object(json);
	json_close_array(json);
	json_key(json, STR("line"));
	json_open_line_object(json);
	json_key(json, STR("b"));
	json_open_array(json);
	json_integer(json, 1);
	json_integer(json, 2);
	json_close_array(json);
	json_entries(json, STR("\"c\": 3"));
	json_close_object(json);
	json_key(json, STR("behind"));
	json_open_line_array(json);
	json_close_array(json);
	json_close_object(json);
	end(&memory, "{\n"
		     "  \"empty\": {},\n"
		     "  \"list\": [\n"
		     "    -3,\n"
		     "    true,\n"
		     "    [],\n"
		     "    {\n"
		     "      \"a\": false\n"
		     "    }\n"
		     "  ],\n"
		     "  \"line\": {\"b\": [1, 2], \"c\": 3},\n"
		     "  \"behind\": []\n"
		     "}\n");
}

/* RFC 8259, section 7. */
static void escapes(void **state)
{
	(void)state;
	struct memory memory;
	begin(&memory);
	json_string(&memory.json, STR("a\"b\\c\nd\re\tf\x01g\x1Fh\x7F£\xE2\x80\xA8/"));
	end(&memory, "\"a\\\"b\\\\c\\nd\\re\\tf\\u0001g\\u001fh\x7F£\xE2\x80\xA8/\"\n");
	begin(&memory);
	json_open_object(&memory.json);
	json_foreign_key(&memory.json, STR("c\"y"));
	json_string(&memory.json, (struct str){0});
	json_close_object(&memory.json);
	end(&memory, "{\n  \"c\\\"y\": \"\"\n}\n");
}

static void numbers(void **state)
{
	(void)state;
	static const struct {
		double value;
		const char *written;
	} examples[] = {{0, "0\n"}, {20, "20\n"}, {1100000, "1100000\n"}, {0.1, "0.1\n"},
		{1.35, "1.35\n"}, {0.1 + 0.2, "0.3\n"}, {-2.5, "-2.5\n"}, {1e300, "1e+300\n"},
		{INFINITY, "null\n"}, {NAN, "null\n"}};
	struct memory memory;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		begin(&memory);
		json_number(&memory.json, examples[i].value);
		end(&memory, examples[i].written);
	}
	begin(&memory);
	json_integer(&memory.json, INT64_MIN);
	end(&memory, "-9223372036854775808\n");
}

/* What does not fit into the sink goes through it or past it, in order. */
static void more_than_the_sink_holds(void **state)
{
	char *big = arena_alloc(*state, 3 * SINK_ROOM + 1);
	memset(big, 'x', 3 * SINK_ROOM);
	char *expected = arena_alloc(*state, 12 * SINK_ROOM);
	size_t len = 0;
	struct memory memory;
	begin(&memory);
	json_open_line_array(&memory.json);
	expected[len++] = '[';
	for (size_t size = SINK_ROOM - 3; size < 3 * SINK_ROOM; size += SINK_ROOM - 1) {
		json_string(&memory.json, (struct str){big, size});
		len += (size_t)sprintf(
			expected + len, "%s\"%.*s\"", len > 1 ? ", " : "", (int)size, big);
	}
	json_close_array(&memory.json);
	memcpy(expected + len, "]\n", 3);
	assert_int_equal(sink_total(&memory.json.sink), len + 1);
	end(&memory, expected);
}

static void days(void **state)
{
	(void)state;
	static const struct {
		struct date date;
		const char *iso;
	} examples[] = {{{1970, 1, 1}, "1970-01-01"}, {{2000, 2, 29}, "2000-02-29"},
		{{1000, 1, 1}, "1000-01-01"}, {{9999, 12, 31}, "9999-12-31"}};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		char room[16];
		struct str iso = iso_day(day_of(examples[i].date), room);
		assert_int_equal(iso.len, 10);
		assert_memory_equal(iso.at, examples[i].iso, 10);
	}
}

/* The JSON of a plan as of 31 May 2018. */
static const char *json_of(struct arena *arena, const char *text, bool full)
{
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	struct str error;
	struct ast_file *file =
		load_text(str_of(text), STR("t.plan"), ".", sources, words, diags, &error);
	assert_non_null(file);
	const struct model *model =
		resolve(file, sources, words, diags, day_of((struct date){2018, 5, 31}));
	char *bytes = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&bytes, &len);
	assert_non_null(out);
	struct request request = {.full = full};
	emit_json(model, &request, out);
	assert_int_equal(fclose(out), 0);
	const char *result = str_chars(arena, (struct str){bytes, len});
	free(bytes);
	return result;
}

static void assert_holds(const char *document, const char *words)
{
	if (!strstr(document, words))
		fail_msg("no `%s` in %s", words, document);
}

static void assert_lacks(const char *document, const char *words)
{
	if (strstr(document, words))
		fail_msg("`%s` in %s", words, document);
}

static void written_and_typed_words(void **state)
{
	const char *document = json_of(*state,
		"plan p \"P\"\n"
		"person ada \"Ada Marsh\"\n"
		"action a \"A\" owner ada written \"Ms Marsh\" with ada written \"\" due written \"soon\"\n",
		false);
	assert_holds(document, "\"owners_written\": \"Ms Marsh\"");
	assert_holds(document, "\"partners_written\": \"\"");
	assert_lacks(document, "sponsors_written");
	assert_holds(
		document, "{\"written\": \"soon\", \"kind\": \"unread\", \"unread\": \"vague\"}");
}

/* The third owner is written from what was kept of the first. */
static void a_party_again(void **state)
{
	const char *document = json_of(*state,
		"plan p \"P\"\n"
		"team quays \"Quays\"\n"
		"person ada \"Ada \\\"Marsh\\\"\" role \"Head\" in quays\n"
		"objective \"O\" owner ada {\n"
		"    action \"A\" due June 2018\n"
		"    action \"B\" due June 2018 owner ada\n"
		"}\n",
		false);
	static const char again[] = "{\"name\": \"ada\", \"title\": \"Ada \\\\\\\"Marsh\\\\\\\"\", "
				    "\"role\": \"Head\", \"in\": \"quays\"";
	const char *at = document;
	int own = 0, inherited = 0;
	while ((at = strstr(at, again))) {
		at += sizeof again - 1;
		own += *at == '}';
		inherited += strncmp(at, ", \"inherited\": true}", 20) == 0;
	}
	assert_int_equal(own, 2);
	assert_int_equal(inherited, 1);
}

/* … and what was kept stays right where the sink is handed over within it: most of the document is
 * such parties. */
static void many_parties(void **state)
{
	enum { PARTIES = 300, LENGTH = 2000 };
	char title[LENGTH + 1];
	memset(title, 'x', LENGTH);
	title[LENGTH] = '\0';
	char *text = arena_alloc(*state, PARTIES * (LENGTH + 128) + 64), *at = text;
	at += sprintf(at, "plan p \"P\"\n");
	for (int i = 0; i < PARTIES; i++)
		at += sprintf(at,
			"team t%d \"%s\"\naction \"A\" owner t%d\naction \"B\" owner t%d\n", i,
			title, i, i);
	const char *document = json_of(*state, text, false);
	for (int i = 0; i < PARTIES; i++) {
		char entry[LENGTH + 64];
		sprintf(entry, "[\n        {\"name\": \"t%d\", \"title\": \"%s\"}\n      ],", i,
			title);
		for (int action = 1; action <= 2; action++) {
			document = strstr(document, "\"owners\": ");
			assert_non_null(document);
			document += 10;
			assert_memory_equal(document, entry, strlen(entry));
		}
	}
}

static const char EXEMPT[] =
	"plan p \"P\" {\n"
	"    distinct open, hidden\n"
	"    columns action, owner\n"
	"    where owner is open, hidden\n"
	"}\n"
	"person open \"Open\" email \"open@northmere.example\"\n"
	"person hidden \"Hidden\" in team-h\n"
	"team team-h \"Team H\" in team-s\n"
	"team team-s \"Team S\"\n"
	"person shown \"Shown\" in team-s\n"
	"person idle \"Idle\"\n"
	"action a \"A\" owner open due 2 months after b after b, c see b\n"
	"action b \"B\" owner hidden with open exempt \"Paragraph 1\" due June 2018 {\n"
	"    milestone m \"M\" due June 2018 exempt \"Paragraph 2\"\n"
	"}\n"
	"action c \"C\" owner open due June 2018 status merged into b\n";

static void exempt_items_are_left_out(void **state)
{
	const char *document = json_of(*state, EXEMPT, false);
	assert_holds(document,
		"\"withheld\": {\"count\": 2, \"reasons\": [\"Paragraph 1\", \"Paragraph 2\"]}");
	assert_lacks(document, "\"b\"");
	assert_lacks(document, "idden\"");
	assert_lacks(document, "eam H\"");
	assert_lacks(document, "team-h");
	assert_lacks(document, "exempt");
	assert_lacks(document, "northmere");
	assert_lacks(document, "merged_into");
	assert_lacks(document, "\"see\"");
	assert_holds(document, "\"after\": [\"c\"]");
	assert_holds(document, "\"written\": \"31 August 2018\"");
	assert_holds(document, "[\"open\"]"); /* of `distinct` and of `where` */
	/* Somebody who is shown is in it; nobody names it. */
	assert_holds(document, "\"Team S\"");
	assert_holds(document, "\"Idle\"");
}

static void full_leaves_nothing_out(void **state)
{
	const char *document = json_of(*state, EXEMPT, true);
	assert_holds(document, "\"withheld\": {\"count\": 0, \"reasons\": []}");
	assert_holds(document, "\"exempt_reason\": \"Paragraph 1\"");
	assert_holds(document, "\"merged_into\": \"b\"");
	assert_holds(document, "\"see\": [\"b\"]");
	assert_holds(document, "\"written\": \"2 months after b\"");
	assert_holds(document, "open@northmere.example");
	assert_holds(document, "\"Team H\"");
}

/* A path that is no UTF-8 does not make the document invalid. */
static void paths_of_any_bytes(void **state)
{
	struct arena *arena = *state;
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	struct str error;
	struct ast_file *file = load_text(STR("plan p \"P\"\naction \"A\"\n"),
		STR("a\xFF\"\xC3.plan"), ".", sources, words, diags, &error);
	const struct model *model = resolve(file, sources, words, diags, 0);
	char *bytes = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&bytes, &len);
	struct request request = {0};
	emit_json(model, &request, out);
	fclose(out);
	assert_holds(bytes, "\"file\": \"a\xEF\xBF\xBD\\\"\xEF\xBF\xBD.plan\"");
	assert_int_equal(utf8_valid((struct str){bytes, len}), len);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(objects_and_arrays),
		cmocka_unit_test(escapes),
		cmocka_unit_test(numbers),
		cmocka_unit_test_setup_teardown(more_than_the_sink_holds, set_up, tear_down),
		cmocka_unit_test(days),
		cmocka_unit_test_setup_teardown(written_and_typed_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_party_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(many_parties, set_up, tear_down),
		cmocka_unit_test_setup_teardown(exempt_items_are_left_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(full_leaves_nothing_out, set_up, tear_down),
		cmocka_unit_test_setup_teardown(paths_of_any_bytes, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
