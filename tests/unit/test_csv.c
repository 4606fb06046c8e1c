/* The cells of the CSV: quoting, the guard before formulas, and what each column holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "load.h"
#include "parse.h"
#include "plan/csv.h"
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

static const char *paper(
	struct arena *arena, plan_backend *emit, const struct request *request, const char *text)
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
	emit(model, request, out);
	assert_int_equal(fclose(out), 0);
	const char *result = str_chars(arena, (struct str){bytes, len});
	free(bytes);
	return result;
}

/* The rows without the header row, line ends as LF. */
static const char *rows(struct arena *arena, const char *columns, const char *text)
{
	struct request request = {.columns = str_of(columns)};
	const char *table = paper(arena, emit_csv, &request, text);
	char *result = arena_alloc(arena, strlen(table) + 1), *at = result;
	const char *from = strstr(table, "\r\n");
	assert_non_null(from);
	for (from += 2; *from; from++)
		if (*from != '\r')
			*at++ = *from;
	return result;
}

/* RFC 4180 */
static void quoting(void **state)
{
	struct request request = {.columns = STR("title,number")};
	assert_string_equal(paper(*state, emit_csv, &request,
				    "plan p \"P\"\n"
				    "action 1 \"Plain; 'words'\"\n"
				    "action 2 \"One, two\"\n"
				    "action 3 \"Say \\\"no\\\"\"\n"
				    "action 4 \"\\\"\" number \"4\n5\"\n"
				    "action 5\n"),
		"title,number\r\n"
		"Plain; 'words',1\r\n"
		"\"One, two\",2\r\n"
		"\"Say \"\"no\"\"\",3\r\n"
		"\"\"\"\",\"4\n5\"\r\n"
		",5\r\n");
}

static void the_guard(void **state)
{
	static const struct {
		const char *number, *cell;
	} examples[] = {{"=1", "'=1"}, {"@a", "'@a"}, {"+a", "'+a"}, {"-a", "'-a"}, {"\ta", "'\ta"},
		{"-", "'-"}, {"=a,\"", "\"'=a,\"\"\""}, {"-5", "-5"}, {"+3.25", "+3.25"},
		{"-1,200", "\"-1,200\""}, {"-5%", "-5%"}, {"-5-6", "'-5-6"}, {"--5", "'--5"},
		{"-.5", "'-.5"}, {"-5.", "'-5."}, {"a=1", "a=1"}, {"'=1", "'=1"}};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct str number = str_of(examples[i].number);
		/* Behind a name, as a title would be read as CommonMark. */
		struct item items[2] = {{.kind = PLAN, .parent = NO_ITEM, .end = 2},
			{.kind = ACTION, .index = 1, .end = 2, .place = 1}};
		struct rare_details rare = {.progress = -1, .number = number};
		struct details none = {.rare = &rare};
		items[0].more = items[1].more = &none;
		struct model model = {.arena = *state,
			.sources = sources_new(*state),
			.items = items,
			.count = 2};
		for (int raw = 0; raw <= 1; raw++) {
			char *bytes = NULL;
			size_t len = 0;
			FILE *out = open_memstream(&bytes, &len);
			struct request request = {.columns = STR("kind,number"), .raw = raw};
			emit_csv(&model, &request, out);
			fclose(out);
			const char *guard = strchr(examples[i].cell, '\'');
			struct str cell = str_of(examples[i].cell);
			struct str expected =
				str_format(*state, "kind,number\r\naction,%s\r\n", cell.at);
			if (raw && guard && examples[i].number[0] != '\'')
				expected = str_format(*state, "kind,number\r\naction,%.*s%s\r\n",
					(int)(guard - cell.at), cell.at, guard + 1);
			assert_string_equal(bytes, expected.at);
			free(bytes);
		}
	}
}

static void containers(void **state)
{
	assert_string_equal(rows(*state, "path,parent,theme,pledge,objective,line",
				    "plan p \"P\"\n"
				    "theme T \"Theme\" {\n"
				    "    pledge 1 \"One\" owner a {\n"
				    "        pledge 1.1 \"Inner\" {\n"
				    "            objective \"*O*\" {\n"
				    "                action a \"A\" {\n"
				    "                    milestone \"M\"\n"
				    "                    measure \"S\"\n"
				    "                }\n"
				    "            }\n"
				    "            action \"B\"\n"
				    "        }\n"
				    "    }\n"
				    "    action \"C\"\n"
				    "    objective \"Late\" due June 2018 {\n"
				    "    }\n"
				    "    objective \"Said\" status on track {\n"
				    "    }\n"
				    "}\n"
				    "person a \"A\"\n"),
		"T/1,T,T Theme,1 One,,3\n"
		"T/1/1.1/(1)/a,T/1/1.1/(1),T Theme,1.1 Inner,O,6\n"
		"T/1/1.1/(1)/a/(1),T/1/1.1/(1)/a,T Theme,1.1 Inner,O,7\n"
		"T/1/1.1/(1)/a/(2),T/1/1.1/(1)/a,T Theme,1.1 Inner,O,8\n"
		"T/1/1.1/(2),T/1/1.1,T Theme,1.1 Inner,,11\n"
		"T/(2),T,T Theme,,,14\n"
		"T/(3),T,T Theme,,Late,15\n"
		"T/(4),T,T Theme,,Said,17\n");
}

static void people(void **state)
{
	assert_string_equal(
		rows(*state, "owner,owners,sponsors,partners",
			"plan p \"P\"\n"
			"person a \"Ada *Marsh*\"\n"
			"team b \"Quays, Docks\"\n"
			"objective \"O\" owner b, a sponsor a with b {\n"
			"    action \"Inherits\"\n"
			"    action \"Own\" owner a written \"The Head\" with b, a written \"\"\n"
			"}\n"
			"action \"None\"\n"),
		"\"Quays, Docks\",\"Quays, Docks; Ada Marsh\",Ada Marsh,\"Quays, Docks\"\n"
		"\"Quays, Docks\",\"Quays, Docks; Ada Marsh\",Ada Marsh,\n"
		"Ada Marsh,Ada Marsh,Ada Marsh,\"Quays, Docks; Ada Marsh\"\n"
		",,,\n");
}

static void times(void **state)
{
	static const char text[] =
		"plan p \"P\" {\n"
		"    period April 2017 to March 2019\n"
		"}\n"
		"action \"None\"\n"
		"action \"Month\" due March 2018\n"
		"action \"Moved\" due June 2018 was May 2018 because \"x\" was March 2018 because \"y\"\n"
		"action \"Open\" due from April 2012\n"
		"action \"Words\" due written \"when we can\"\n"
		"action \"Stages\" {\n"
		"    due June 2018 for \"second\"\n"
		"    due March 2018 for \"first\"\n"
		"}\n"
		"action \"Done\" due March 2018 status complete on March 2018\n"
		"action \"Done once\" status complete on 1 March 2018\n"
		"measure \"Measure\" baseline 3\n";
	assert_string_equal(
		rows(*state, "due,due_start,due_end,due_original,moves,days_slipped", text),
		",,,,,\n"
		"March 2018,2018-03-01,2018-03-31,March 2018,0,0\n"
		"June 2018,2018-06-01,2018-06-30,March 2018,2,91\n"
		"from April 2012,2012-04-01,,from April 2012,0,\n"
		"when we can,,,when we can,0,\n"
		"June 2018 (second); March 2018 (first),2018-03-01,2018-06-30,March 2018,0,0\n"
		"March 2018,2018-03-01,2018-03-31,March 2018,0,0\n"
		",,,,,\n"
		",,,,,\n");
	assert_string_equal(rows(*state, "status,completed_on,overdue", text),
		",,false\n"
		",,true\n"
		",,false\n"
		",,false\n"
		",,false\n"
		",,true\n"
		"complete,2018-03-31,false\n"
		"complete,2018-03-01,false\n"
		",,\n");
}

static void the_rest(void **state)
{
	static const char text[] = "plan p \"P\" {\n"
				   "    languages en, cy\n"
				   "    call on track \"Going well\"\n"
				   "}\n"
				   "goal g \"A *goal*\"\n"
				   "goal h \"Another\"\n"
				   "objective \"O\" {\n"
				   "    so that \"Shared.\"\n"
				   "    action a \"A\" {\n"
				   "        cy \"Y\"\n"
				   "        status on track\n"
				   "        progress 60%\n"
				   "        rag amber\n"
				   "        supports g, h\n"
				   "        tag x, y\n"
				   "        budget £3m \"a year\"\n"
				   "        update 1 March 2018 \"Old.\"\n"
				   "        update 3 March 2018 \"New:\n"
				   "            - one\"\n"
				   "        update \"Undated.\"\n"
				   "        milestone \"M\"\n"
				   "    }\n"
				   "    action \"B\" {\n"
				   "        so that \"Own.\"\n"
				   "        after a\n"
				   "        budget \"none, really\"\n"
				   "        update \"Undated.\"\n"
				   "    }\n"
				   "}\n";
	assert_string_equal(
		rows(*state, "status,progress,rag,outcome,supports,after,tags,budget", text),
		"on track,60,amber,Shared.,A goal; Another,,x; y,£3m a year\n"
		",,,,,,,\n"
		",,,Own.,,(1)/a,,\"none, really\"\n");
	assert_string_equal(rows(*state, "updated_on,update,file", text),
		"2018-03-03,New: • one,t.plan\n"
		",,t.plan\n"
		",Undated.,t.plan\n");
	assert_string_equal(rows(*state, "response,text",
				    "plan p \"P\"\n"
				    "action \"A\" {\n"
				    "    text \"One *line*.\n"
				    "\n"
				    "        Another.\"\n"
				    "    response agree in part \"Yes:\n"
				    "        - this,\n"
				    "        - that.\n"
				    "\n"
				    "        No more.\"\n"
				    "    response disagree\n"
				    "    response \"Seen.\"\n"
				    "}\n"
				    "action \"B\"\n"),
		"\"Agreed in part: Yes: \xE2\x80\xA2 this, \xE2\x80\xA2 that. \xC2\xB6 No more. "
		"\xC2\xB6 Not agreed \xC2\xB6 Seen.\",One line. \xC2\xB6 Another.\n"
		",\n");
	assert_string_equal(rows(*state, "fields,footnotes",
				    "plan p \"P\" {\n"
				    "    footnote * \"One.\"\n"
				    "    footnote ** \"Two.\"\n"
				    "}\n"
				    "action \"A\" {\n"
				    "    field ward \"*Mill*, Hill\"\n"
				    "    field risk \"Low\"\n"
				    "    footnote *\n"
				    "    footnote **\n"
				    "}\n"
				    "action \"B\"\n"),
		"\"ward: Mill, Hill; risk: Low\",*; **\n"
		",\n");
	struct request request = {
		.columns = STR("title"), .language = STR("cy"), .byte_order_mark = true};
	assert_string_equal(
		paper(*state, emit_csv, &request, text), "\xEF\xBB\xBFtitle\r\nY\r\nM\r\nB\r\n");
}

/* A cell that is kept for the next row stays right where the sink is handed over within it: most of
 * each row is that cell. */
static void many_rows(void **state)
{
	enum { GROUPS = 300, LENGTH = 2000 };
	char title[LENGTH + 1];
	memset(title, 'x', LENGTH);
	title[LENGTH] = '\0';
	char *text = arena_alloc(*state, GROUPS * (LENGTH + 128) + 64), *at = text;
	char *expected = arena_alloc(*state, GROUPS * 2 * (LENGTH + 128)), *to = expected;
	at += sprintf(at, "plan p \"P\"\n");
	for (int i = 1; i <= GROUPS; i++) {
		at += sprintf(at, "pledge %d \"%s, %d\" {\naction 1 \"A\"\naction 2 \"B\"\n}\n", i,
			title, i);
		for (int action = 1; action <= 2; action++)
			to += sprintf(to, "%d/%d,\"%d %s, %d\"\n", i, action, i, title, i);
	}
	assert_string_equal(rows(*state, "path,pledge", text), expected);
}

/* An empty line would be no row. */
static void one_empty_cell(void **state)
{
	assert_string_equal(
		rows(*state, "rag",
			"plan p \"P\"\naction \"A\"\naction \"B\" rag red\naction \"C\"\n"),
		"\"\"\nred\n\"\"\n");
}

static void column_names(void **state)
{
	(void)state;
	enum csv_column columns[CSV_COLUMN_COUNT];
	assert_int_equal(csv_select(STR(""), columns), CSV_COLUMN_COUNT);
	assert_int_equal(columns[CSV_FOOTNOTES], CSV_FOOTNOTES);
	assert_int_equal(csv_select(STR(" due ,path,due"), columns), 2);
	assert_int_equal(columns[0], CSV_DUE);
	assert_int_equal(columns[1], CSV_PATH);
	assert_null(csv_unknown_column(STR("due, path")).at);
	assert_null(csv_unknown_column(STR("")).at);
	struct str unknown = csv_unknown_column(STR("due, deadline,x"));
	assert_true(str_equal(unknown, STR("deadline")));
	assert_non_null(csv_unknown_column(STR("due,,path")).at);
	assert_non_null(csv_unknown_column(STR("Due")).at);
}

static void the_description(void **state)
{
	static const char text[] = "plan p \"The *plan*\" {\n"
				   "    languages en\n"
				   "    publisher \"Borough of Northmere\"\n"
				   "}\n"
				   "action \"A\" exempt \"Paragraph 3\"\n";
	struct request request = {
		.columns = STR("path,owners,moves"), .file = STR("a b:c.csv"), .raw = true};
	assert_string_equal(paper(*state, emit_csvw, &request, text),
		"{\n"
		"  \"@context\": [\n"
		"    \"http://www.w3.org/ns/csvw\",\n"
		"    {\"@language\": \"en\"}\n"
		"  ],\n"
		"  \"url\": \"a%20b%3Ac.csv\",\n"
		"  \"dc:title\": \"The plan\",\n"
		"  \"dc:publisher\": \"Borough of Northmere\",\n"
		"  \"dc:date\": \"2018-05-31\",\n"
		"  \"dialect\": {\"encoding\": \"utf-8\", \"lineTerminators\": [\"\\r\\n\"], "
		"\"delimiter\": \",\", \"quoteChar\": \"\\\"\", \"doubleQuote\": true, \"header\": true},\n"
		"  \"tableSchema\": {\n"
		"    \"columns\": [\n"
		"      {\n"
		"        \"name\": \"path\",\n"
		"        \"titles\": \"path\",\n"
		"        \"dc:description\": \"The whole reference of the item: the names from the top "
		"down, joined by /. An item without a name is shown by its place in brackets.\",\n"
		"        \"datatype\": \"string\",\n"
		"        \"required\": true\n"
		"      },\n"
		"      {\n"
		"        \"name\": \"owners\",\n"
		"        \"titles\": \"owners\",\n"
		"        \"dc:description\": \"Everyone who is accountable, in the order of the plan.\",\n"
		"        \"datatype\": \"string\",\n"
		"        \"separator\": \"; \"\n"
		"      },\n"
		"      {\n"
		"        \"name\": \"moves\",\n"
		"        \"titles\": \"moves\",\n"
		"        \"dc:description\": \"How often the deadline was moved.\",\n"
		"        \"datatype\": \"integer\"\n"
		"      }\n"
		"    ],\n"
		"    \"primaryKey\": \"path\"\n"
		"  },\n"
		"  \"notes\": [\n"
		"    {\n"
		"      \"dc:description\": \"Exempt items of the plan are left out of this table. Their "
		"number is the value of this note; its access rights are the paragraphs that they are "
		"exempt under.\",\n"
		"      \"rdf:value\": 1,\n"
		"      \"dc:accessRights\": [\"Paragraph 3\"]\n"
		"    }\n"
		"  ]\n"
		"}\n");
	/* Without the path there is no key; the companion of x.csv is about x.csv. */
	request = (struct request){
		.columns = STR("due"), .file = STR("x.csv-metadata.json"), .full = true};
	const char *document = paper(*state, emit_csvw, &request, text);
	assert_non_null(strstr(document, "\"url\": \"x.csv\""));
	assert_null(strstr(document, "primaryKey"));
	assert_null(strstr(document, "accessRights"));
	assert_non_null(strstr(document, "apostrophe"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(quoting, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_guard, set_up, tear_down),
		cmocka_unit_test_setup_teardown(containers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(people, set_up, tear_down),
		cmocka_unit_test_setup_teardown(times, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_rest, set_up, tear_down),
		cmocka_unit_test_setup_teardown(many_rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_empty_cell, set_up, tear_down),
		cmocka_unit_test(column_names),
		cmocka_unit_test_setup_teardown(the_description, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
