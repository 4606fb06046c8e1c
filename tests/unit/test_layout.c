/* The layout: which headings, tables, rows and cells a paper has, written as a few words a block.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "load.h"
#include "parse.h"
#include "plan/layout.h"
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

static const struct model *model_of(struct arena *arena, const char *text)
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
	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		if (diag->severity == ERROR)
			fail_msg("%.*s", STR_ARG(diag->message));
	return model;
}

/* A sheet on which a layout is written down. */
struct sheet {
	const struct model *model;
	struct layout *layout;
	FILE *out;
};

static void put_title(const struct sheet *sheet, const struct item *item)
{
	if (item->parent == NO_ITEM)
		fputs("plan", sheet->out);
	else if (item->title.str.len)
		fprintf(sheet->out, "%.*s", STR_ARG(item->title.str));
	else
		fprintf(sheet->out, "%.*s", STR_ARG(item->name));
}

static void put_claims(const struct sheet *sheet, const struct claims *claims)
{
	for (uint32_t i = 0; claims && i < claims->count; i++)
		fprintf(sheet->out, "%s%.*s", i ? "+" : "", STR_ARG(claims->list[i].party->name));
}

/* "[b c]": what is nested below an item. */
static void put_nested(
	const struct sheet *sheet, const struct columns *line, const struct item *parent)
{
	const struct item *item = NULL;
	bool any = false;
	while ((item = layout_nested(sheet->layout, line, parent, item))) {
		fputs(any ? " " : " [", sheet->out);
		put_title(sheet, item);
		put_nested(sheet, line, item);
		any = true;
	}
	fputs(any ? "]" : "", sheet->out);
}

static void put_column(const struct sheet *sheet, const struct block *block,
	const struct cell *cell, const struct column *column)
{
	const struct text *outcome;
	const struct item *entry = NULL;
	switch (column->field) {
	case FIELD_KIND:
		if (column->kind <= cell->item->kind) {
			put_title(sheet, cell->item);
			break;
		}
		fputs("(", sheet->out);
		while ((entry = layout_entry(sheet->layout, cell, column, entry))) {
			fputs(" ", sheet->out);
			put_title(sheet, entry);
			put_nested(sheet, block->line, entry);
		}
		fputs(" )", sheet->out);
		break;
	case FIELD_OWNER: put_claims(sheet, cell->claimant->owners); break;
	case FIELD_SPONSOR: put_claims(sheet, cell->claimant->sponsors); break;
	case FIELD_SO_THAT:
		outcome = layout_outcome(sheet->layout, cell->item);
		fprintf(sheet->out, "so:%.*s", STR_ARG(outcome ? outcome->str : STR("")));
		break;
	default: fprintf(sheet->out, "%.*s", STR_ARG(column->name)); break;
	}
}

static void put_row(const struct sheet *sheet, const struct block *block)
{
	fputs(block->again ? "  also" : "  row ", sheet->out);
	for (uint32_t i = 0; i < block->cell_count; i++) {
		const struct cell *cell = &block->cells[i];
		fputs(" | ", sheet->out);
		for (uint32_t k = 0; k < cell->count; k++) {
			fputs(k ? " & " : "", sheet->out);
			put_column(sheet, block, cell, &cell->columns[k]);
		}
		if (cell->title)
			put_nested(sheet, block->line, cell->item);
		if (cell->rows > 1)
			fprintf(sheet->out, " x%u", (unsigned)cell->rows);
	}
	fputs("\n", sheet->out);
}

static void put_header(const struct sheet *sheet, const struct block *block)
{
	fputs(block->again ? "  head" : "  HEAD", sheet->out);
	const struct label *label = block->labels;
	for (uint32_t i = 0; i < block->cell_count; i++) {
		fputs(" |", sheet->out);
		for (uint32_t k = 0; k < block->cells[i].count; k++, label++)
			fprintf(sheet->out, " %.*s",
				STR_ARG(label->text ? label->text->str : label->own));
	}
	fputs("\n", sheet->out);
}

static void put_facts(const struct sheet *sheet, const struct item *item)
{
	struct column fact;
	for (uint32_t at = 0; layout_fact(sheet->layout, item, &at, &fact);)
		fprintf(sheet->out, " {%.*s}", STR_ARG(fact.name));
	fputs("\n", sheet->out);
}

static void put_block(const struct sheet *sheet, const struct block *block)
{
	const struct item *item = NULL;
	switch (block->kind) {
	case BLOCK_HEADING:
		fprintf(sheet->out, "h%u ", block->level);
		put_title(sheet, block->item);
		put_facts(sheet, block->item);
		break;
	case BLOCK_TABLE:
		fputs("table of ", sheet->out);
		put_title(sheet, block->item);
		fprintf(sheet->out, ", %u wide\n", (unsigned)block->width);
		break;
	case BLOCK_HEADER: put_header(sheet, block); break;
	case BLOCK_GROUP:
		fputs("  == ", sheet->out);
		put_title(sheet, block->item);
		put_facts(sheet, block->item);
		break;
	case BLOCK_ROW: put_row(sheet, block); break;
	case BLOCK_TABLE_END: fputs("end\n", sheet->out); break;
	case BLOCK_MEASURES:
		fprintf(sheet->out, "h%u measures of ", block->level);
		put_title(sheet, block->item);
		while ((item = layout_measure(sheet->layout, block->item, item))) {
			fputs(", ", sheet->out);
			put_title(sheet, item);
		}
		fputs("\n", sheet->out);
		break;
	}
}

static const char *sheet_of(struct arena *arena, const char *text, bool full)
{
	const struct model *model = model_of(arena, text);
	char *bytes = NULL;
	size_t len = 0;
	struct sheet sheet = {
		.model = model,
		.layout = layout_new(
			model, &model->paper, &(struct request){.full = full}, languages, arena),
		.out = open_memstream(&bytes, &len),
	};
	assert_non_null(sheet.out);
	struct block block;
	while (layout_next(sheet.layout, &block))
		put_block(&sheet, &block);
	assert_int_equal(fclose(sheet.out), 0);
	const char *result = str_chars(arena, (struct str){bytes, len});
	free(bytes);
	return result;
}

#define PARTIES "person ada \"Ada Marsh\"\nperson ben \"Ben Hill\"\nperson cora \"Cora Lane\"\n"

/* A plan with this header and these items is laid out so. */
static void expect(void **state, const char *header, const char *items, const char *sheet)
{
	struct str text = str_format(*state, "plan p \"P\" {\n%s}\n" PARTIES "%s", header, items);
	assert_string_equal(sheet_of(*state, str_chars(*state, text), false), sheet);
}

static void test_table_under_each_heading(void **state)
{
	expect(state,
		"call owner \"Officer\"\ncall action \"Actions\"\ncolumns action, owner, due\n",
		"pledge 1 \"One\" {\n"
		"response \"Yes.\"\n"
		"action \"a\" owner ada\n"
		"action \"b\" owner ben\n"
		"}\n"
		"pledge 2 \"Two\" {\n"
		"call action \"Actions *(please)*\"\n"
		"action \"c\" owner ada\n"
		"}\n",
		"h1 One {response}\n"
		"table of One, 3 wide\n"
		"  HEAD | Actions | Officer | deadline\n"
		"  row  | a | ada | due\n"
		"  row  | b | ben | due\n"
		"end\n"
		"h1 Two\n"
		"table of Two, 3 wide\n"
		"  HEAD | Actions *(please)* | Officer | deadline\n"
		"  row  | c | ada | due\n"
		"end\n");
}

/* What a container calls a column stands over the heading that the plan gives its cell; and the
 * first header row of a table is that of its first rows, though a full-width row stands between. */
static void test_heading_of_a_container(void **state)
{
	expect(state, "columns action, sponsor and owner \"Leads\"\ngroup by pledge\n",
		"theme 1 \"T\" {\n"
		"pledge 1 \"One\" {\ncall owner \"Officer\"\naction \"a\"\n}\n"
		"pledge 2 \"Two\" {\ncall due \"When\"\naction \"b\"\n}\n"
		"}\n",
		"h1 T\n"
		"table of T, 2 wide\n"
		"  HEAD | action | Officer \n"
		"  == One\n"
		"  row  | a |  & \n"
		"  == Two\n"
		"  head | action | Leads \n"
		"  row  | b |  & \n"
		"end\n");
}

static void test_groups_and_shared_outcome(void **state)
{
	expect(state, "columns action, so that, due\ngroup by objective\n",
		"pledge 1 \"One\" {\n"
		"objective \"X\" {\n"
		"so that \"x\"\n"
		"action \"a\"\naction \"b\"\naction \"c\" so that \"own\"\naction \"d\"\n"
		"}\n"
		"objective \"Y\" {\n"
		"action \"e\"\naction \"f\"\n"
		"}\n"
		"}\n",
		"h1 One\n"
		"table of One, 3 wide\n"
		"  HEAD | action | so that | deadline\n"
		"  == X\n"
		"  row  | a | so:x x2 | due\n"
		"  row  | b | due\n"
		"  row  | c | so:own | due\n"
		"  row  | d | so:x | due\n"
		"  == Y\n"
		"  row  | e | so: | due\n"
		"  row  | f | so: | due\n"
		"end\n");
}

/* An outcome that no row shows stands under its heading; none is printed twice, none lost. */
static void test_outcome_under_heading(void **state)
{
	expect(state, "columns action, so that\n",
		"theme 1 \"T\" {\n"
		"so that \"t\"\n"
		"pledge 2 \"P\" {\n"
		"so that \"p\"\n"
		"action \"a\"\n"
		"}\n"
		"pledge 3 \"Q\" {\n"
		"so that \"q\"\n"
		"action \"b\" so that \"own\"\n"
		"}\n"
		"}\n",
		"h1 T {so that}\n"
		"h2 P\n"
		"table of P, 2 wide\n"
		"  HEAD | action | so that\n"
		"  row  | a | so:p\n"
		"end\n"
		"h2 Q {so that}\n"
		"table of Q, 2 wide\n"
		"  HEAD | action | so that\n"
		"  row  | b | so:own\n"
		"end\n");
}

static void test_list_in_a_cell(void **state)
{
	expect(state, "columns action, sponsor and owner \"Lead\", milestone\ngroup by pledge\n",
		"pledge 1 \"One\" {\n"
		"action \"a\" owner ada sponsor cora {\n"
		"milestone \"m\"\n"
		"milestone \"n\" {\nmilestone \"o\"\n}\n"
		"milestone \"q\" owner ben\n"
		"milestone \"r\" owner ben\n"
		"}\n"
		"action \"b\" {\nmilestone \"s\" owner ben\n}\n"
		"action \"c\" owner ada {\nmilestone \"t\" owner ben\n}\n"
		"}\n",
		"table of plan, 3 wide\n"
		"  HEAD | action | Lead  | milestone\n"
		"  == One\n"
		"  row  | a x2 | cora & ada | ( m n [o] )\n"
		"  also | cora & ben | ( q r )\n"
		"  row  | b |  & ben | ( s )\n"
		"  row  | c x2 |  & ada | ( )\n"
		"  also |  & ben | ( t )\n"
		"end\n");
}

/* An outcome spans table rows, not items. */
static void test_span_over_parts(void **state)
{
	expect(state, "columns action, so that, owner, milestone\n",
		"pledge 1 \"One\" {\n"
		"so that \"x\"\n"
		"action \"a\" owner ada {\nmilestone \"m\"\nmilestone \"n\" owner ben\n}\n"
		"action \"b\" owner ada {\nmilestone \"o\" owner ben\n}\n"
		"}\n",
		"h1 One\n"
		"table of One, 4 wide\n"
		"  HEAD | action | so that | owner | milestone\n"
		"  row  | a x2 | so:x x4 | ada | ( m )\n"
		"  also | ben | ( n )\n"
		"  row  | b x2 | ada | ( )\n"
		"  also | ben | ( o )\n"
		"end\n");
}

static void test_rows_of_two_kinds(void **state)
{
	const char *items = "pledge 1 \"One\" {\n"
			    "action \"a\" {\nmilestone \"m\"\nmilestone \"n\"\n}\n"
			    "action \"b\"\n"
			    "action \"c\" {\nmilestone \"o\"\n}\n"
			    "}\n";
	expect(state, "columns action, sponsor\ncolumns milestone, owner\n", items,
		"h1 One\n"
		"table of One, 2 wide\n"
		"  HEAD | action | sponsor\n"
		"  row  | a | \n"
		"  head | milestone | owner\n"
		"  row  | m | \n"
		"  row  | n | \n"
		"  head | action | sponsor\n"
		"  row  | b | \n"
		"  row  | c | \n"
		"  head | milestone | owner\n"
		"  row  | o | \n"
		"end\n");
	expect(state, "columns action \"What\", due\ncolumns milestone \"What\", due\n", items,
		"h1 One\n"
		"table of One, 2 wide\n"
		"  HEAD | What | deadline\n"
		"  row  | a | due\n"
		"  row  | m | due\n"
		"  row  | n | due\n"
		"  row  | b | due\n"
		"  row  | c | due\n"
		"  row  | o | due\n"
		"end\n");
	expect(state, "columns action\ncolumns milestone, owner\n", items,
		"h1 One\n"
		"table of One, 1 wide\n"
		"  HEAD | action\n"
		"  row  | a\n"
		"end\n"
		"table of a, 2 wide\n"
		"  HEAD | milestone | owner\n"
		"  row  | m | \n"
		"  row  | n | \n"
		"end\n"
		"table of One, 1 wide\n"
		"  HEAD | action\n"
		"  row  | b\n"
		"  row  | c\n"
		"end\n"
		"table of c, 2 wide\n"
		"  HEAD | milestone | owner\n"
		"  row  | o | \n"
		"end\n");
}

static void test_nothing_is_lost(void **state)
{
	expect(state, "columns action\n",
		"theme \"T\" {\n"
		"pledge 1 \"One\" {\naction \"a\" {\nmilestone \"m\" {\nmilestone \"n\"\n}\n"
		"measure \"k\"\n}\n}\n"
		"action \"b\"\n"
		"measure \"l\"\n"
		"}\n"
		"action \"c\"\n",
		"table of plan, 1 wide\n"
		"  HEAD | action\n"
		"  row  | c\n"
		"end\n"
		"h1 T\n"
		"table of T, 1 wide\n"
		"  HEAD | action\n"
		"  row  | b\n"
		"end\n"
		"h2 One\n"
		"table of One, 1 wide\n"
		"  HEAD | action\n"
		"  row  | a [m [n] k]\n"
		"end\n"
		"h2 measures of T, l\n");
	/* Rows of pledges: what is below them is nested, what is beside them has a heading. */
	expect(state, "columns pledge\n",
		"theme \"T\" {\n"
		"pledge 1 \"One\" {\nobjective \"X\" {\naction \"a\"\n}\naction \"b\"\n}\n"
		"action \"c\" owner ada\n"
		"}\n",
		"h1 T\n"
		"table of T, 1 wide\n"
		"  HEAD | pledge\n"
		"  row  | One [X [a] b]\n"
		"end\n"
		"h2 c {owner}\n");
	/* Rows of pledges and actions: what stands between them is a full-width row. */
	expect(state, "columns pledge \"What\"\ncolumns action \"What\"\n",
		"pledge 1 \"One\" {\nobjective \"X\" {\naction \"a\"\n}\naction \"b\"\n}\n",
		"table of plan, 1 wide\n"
		"  HEAD | What\n"
		"  row  | One\n"
		"  row  | b\n"
		"  == X\n"
		"  row  | a\n"
		"end\n");
	/* Rows of milestones alone. */
	expect(state, "columns milestone\n",
		"pledge 1 \"One\" {\naction \"a\" {\nmilestone \"m\"\n}\n}\n",
		"h1 One\n"
		"h2 a\n"
		"table of a, 1 wide\n"
		"  HEAD | milestone\n"
		"  row  | m\n"
		"end\n");
}

static void test_groups_hold_measures_and_containers(void **state)
{
	expect(state, "columns action\ngroup by pledge\n",
		"theme \"T\" {\n"
		"pledge 1 \"One\" {\n"
		"text \"Statement.\"\n"
		"measure \"k\"\n"
		"action \"a\"\n"
		"objective \"X\" {\naction \"b\"\n}\n"
		"}\n"
		"pledge 2 \"Two\" {\naction \"c\"\n}\n"
		"}\n",
		"h1 T\n"
		"table of T, 1 wide\n"
		"  HEAD | action\n"
		"  == One {text}\n"
		"  row  | a\n"
		"  == X\n"
		"  row  | b\n"
		"  == Two\n"
		"  row  | c\n"
		"end\n"
		"h2 measures of One, k\n");
}

static void test_rows_without_a_kind(void **state)
{
	expect(state, "columns number, title, owner and due\n", "action 1 \"a\" owner ada\n",
		"table of plan, 3 wide\n"
		"  HEAD | number | title | owner deadline\n"
		"  row  | number | title | ada & due\n"
		"end\n");
}

static void test_default_columns(void **state)
{
	expect(state, "",
		"pledge 1 \"One\" {\n"
		"action \"a\" owner ada status on track progress 60% {\nfield ward \"W\"\n}\n"
		"action \"b\" due March 2019\n"
		"}\n",
		"h1 One\n"
		"table of One, 5 wide\n"
		"  HEAD | action | owner | deadline | status progress | ward\n"
		"  row  | a | ada | due | status & progress | ward\n"
		"  row  | b |  | due | status & progress | ward\n"
		"end\n");
}

static void test_exempt(void **state)
{
	const char *text = "plan p \"P\" {\ncolumns action, so that\n}\n"
			   "pledge 1 \"One\" {\n"
			   "so that \"x\"\n"
			   "action \"a\"\n"
			   "action \"b\" {\nexempt \"Paragraph 3\"\n}\n"
			   "action \"c\"\n"
			   "}\n"
			   "pledge 2 \"Two\" {\nexempt \"Paragraph 3\"\naction \"d\"\n}\n";
	assert_string_equal(sheet_of(*state, text, false), "h1 One\n"
							   "table of One, 2 wide\n"
							   "  HEAD | action | so that\n"
							   "  row  | a | so:x x2\n"
							   "  row  | c\n"
							   "end\n");
	assert_string_equal(sheet_of(*state, text, true), "h1 One\n"
							  "table of One, 2 wide\n"
							  "  HEAD | action | so that\n"
							  "  row  | a | so:x x3\n"
							  "  row  | b\n"
							  "  row  | c\n"
							  "end\n"
							  "h1 Two\n"
							  "table of Two, 2 wide\n"
							  "  HEAD | action | so that\n"
							  "  row  | d | so:\n"
							  "end\n");
}

static void test_brackets_once_for_neighbours(void **state)
{
	const struct model *model =
		model_of(*state, "plan p \"P\"\n"
				 "directorate dr \"D&R\"\n"
				 "person ada \"Ada Marsh\" role \"Head\" in dr\n"
				 "person ben \"Ben Hill\" in dr\n"
				 "person cora \"Cora Lane\"\n"
				 "action \"a\" owner ada, ben, cora, ben\n");
	const struct claims *owners = model->items[1].owners;
	struct column in = {.field = FIELD_OWNER, .brackets = BRACKETS_IN};
	struct column role = {.field = FIELD_OWNER, .brackets = BRACKETS_ROLE};
	assert_null(name_brackets(owners, 0, &in));
	assert_true(str_equal(name_brackets(owners, 1, &in)->str, STR("D&R")));
	assert_null(name_brackets(owners, 2, &in));
	assert_true(str_equal(name_brackets(owners, 3, &in)->str, STR("D&R")));
	assert_true(str_equal(name_brackets(owners, 0, &role)->str, STR("Head")));
	assert_null(name_brackets(owners, 1, &role));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_table_under_each_heading, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_heading_of_a_container, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_groups_and_shared_outcome, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_outcome_under_heading, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_list_in_a_cell, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_span_over_parts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_rows_of_two_kinds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_nothing_is_lost, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_groups_hold_measures_and_containers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_rows_without_a_kind, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_default_columns, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_exempt, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_brackets_once_for_neighbours, set_up, tear_down),
	};
	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
