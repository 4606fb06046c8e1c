/* Which item of one version of a plan is which of another, the same from both sides. */
#include "reading.h"

#include "changes/alike.h"
#include "changes/match.h"

#define PLAN_LINE "plan p \"P\"\nteam t \"T\"\nteam u \"U\"\n"

/* Two versions, and which path became which: "a>b", "a>" for what is gone, ">b" for what is new. */
struct row {
	const char *what, *old, *new, *expected;
};

static const struct row ROWS[] = {
	{"the same name", "action a \"Open the library.\"", "action a \"Open a library.\"", "a>a"},
	{"another order", "action a \"Open the library.\"\naction b \"Mend the roof.\"",
		"action b \"Mend the roof.\"\naction a \"Open the library.\"", "a>a b>b"},
	{"formerly", "action a \"Open the library.\"",
		"action b \"Lend books to everybody.\" formerly a", "a>b"},
	{"formerly before names", "action 1 \"Open the library.\"\naction 2 \"Mend the roof.\"",
		"action 1 \"Mend the roof.\" formerly 2\naction 2 \"Sweep the steps.\"",
		"1> 2>1 >2"},
	{"a formerly of long ago",
		"action 1 \"Open the library.\" formerly 2\naction 2 \"Mend the roof.\"",
		"action 1 \"Open the library.\" formerly 2\naction 2 \"Mend the roof.\"",
		"1>1 2>2"},
	{"formerly backwards", "action b \"Lend books to everybody.\" formerly a",
		"action a \"Open the library.\"", "b>a"},
	{"a title under another name", "action a \"Open the library.\"",
		"action b \"Open  the LIBRARY.\"", "a>b"},
	{"a title nearly the same",
		"action a \"Open the new library by the old river in the town of Northmere.\"",
		"action b \"Open the new library by the old river in the city of Northmere.\"",
		"a>b"},
	{"a title too far off", "action a \"Open the library in the old town.\"",
		"action b \"Open the museum in the new town.\"", "a> >b"},
	{"another kind", "action a \"Open the library.\"", "measure a \"Open the library.\"",
		"a> >a"},
	{"two names swapped", "action a \"Open the library.\"\naction b \"Mend all roofs.\"",
		"action a \"Mend all roofs.\"\naction b \"Open the library.\"", "a>b b>a"},
	{"a name with quite other words", "action a \"Open the library.\"",
		"action a \"Mend all roofs.\"", "a>a"},
	{"unnamed ones by title", "action \"Open the library.\"\naction \"Mend all roofs.\"",
		"action \"Mend all roofs.\"\naction \"Open the library.\"", "(1)>(2) (2)>(1)"},
	{"unnamed ones by the likest title",
		"action \"Open the library on Sundays.\"\naction \"Mend the roof of the hall.\"",
		"action \"Mend the roof of the old hall.\"\naction \"Open the library on Mondays.\"",
		"(1)>(2) (2)>(1)"},
	{"unnamed ones by place", "action \"Open the library.\"\naction b \"Sweep the steps.\"",
		"action b \"Sweep the steps.\"\naction \"Mend all roofs.\"", "(1)>(2) b>b"},
	{"not by place where one is more", "action \"Open the library.\"",
		"action \"Mend all roofs.\"\naction \"Sweep the steps.\"", "(1)> >(1) >(2)"},
	{"an unnamed one gets a name", "action \"Open the library.\"",
		"action a \"Open the library.\"", "(1)>a"},
	{"moved by name and title",
		"pledge 1 \"Books\" {\n action a \"Open the library.\"\n}\npledge 2 \"Roofs\" {\n}\n",
		"pledge 1 \"Books\" {\n}\npledge 2 \"Roofs\" {\n action a \"Open the library.\"\n}\n",
		"1>1 1/a>2/a 2>2"},
	{"moved by title alone",
		"pledge 1 \"Books\" {\n action \"Open the library.\"\n}\npledge 2 \"Roofs\" {\n}\n",
		"pledge 1 \"Books\" {\n}\npledge 2 \"Roofs\" {\n action \"Open the library.\"\n}\n",
		"1>1 1/(1)>2/(1) 2>2"},
	{"not moved where two have the title",
		"pledge 1 \"Books\" {\n action \"Meet.\"\n action \"Meet.\"\n}\npledge 2 \"Roofs\" {\n}\n",
		"pledge 1 \"Books\" {\n}\npledge 2 \"Roofs\" {\n action \"Meet.\"\n}\n",
		"1>1 1/(1)> 1/(2)> 2>2 >2/(1)"},
	{"what stands in a renamed pledge",
		"pledge 1 \"Books\" {\n action a \"Open the library.\"\n action \"Lend books.\"\n}\n",
		"pledge 2 \"Books\" formerly 1 {\n action \"Lend more books.\"\n action a \"Close it.\"\n}\n",
		"1>2 1/a>2/a 1/(2)>2/(1)"},
	{"a pledge that became a theme",
		"pledge 1 \"Books\" {\n action a \"Open the library.\"\n}\n",
		"theme 1 \"Books\" {\n action a \"Open the library.\"\n}\n", "1>1 1/a>1/a"},
};

static void write_pairs(
	char *out, size_t room, struct trial *old, struct trial *new, const struct match *match)
{
	size_t len = 0;
	EACH_ITEM (item, old->model) {
		const struct item *other = counterpart_in_new(match, item);
		struct str path = other ? item_path(new->model, other, new->arena) : STR("");
		len += (size_t)snprintf(out + len, room - len, "%.*s>%.*s ",
			STR_ARG(item_path(old->model, item, old->arena)), STR_ARG(path));
	}
	EACH_ITEM (item, new->model)
		if (!counterpart_in_old(match, item))
			len += (size_t)snprintf(out + len, room - len, ">%.*s ",
				STR_ARG(item_path(new->model, item, new->arena)));
	out[len ? len - 1 : 0] = '\0';
}

static struct trial read(const char *items)
{
	static char text[4096];
	snprintf(text, sizeof text, PLAN_LINE "%s\n", items);
	return resolve_text(str_of(text));
}

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
		struct trial old = read(ROWS[i].old), new = read(ROWS[i].new);
		char got[512];
		struct match *match = match_plans(old.model, new.model, new.arena);
		write_pairs(got, sizeof got, &old, &new, match);
		if (strcmp(got, ROWS[i].expected) != 0)
			fail_msg("%s: `%s` instead of `%s`", ROWS[i].what, got, ROWS[i].expected);
		struct match *back = match_plans(new.model, old.model, new.arena);
		for (uint32_t k = 0; k < old.model->count; k++)
			if (match->to_new[k] != back->to_old[k])
				fail_msg("%s: another pair backwards", ROWS[i].what);
		arena_free(old.arena);
		arena_free(new.arena);
	}
}

static void test_likeness(void **state)
{
	(void)state;
	struct arena *arena = arena_new(out_of_memory);
	assert_int_equal(
		texts_alike(arena, STR("Open the library"), STR("open THE library.")), 100);
	assert_int_equal(texts_alike(arena, STR("a b c d"), STR("d c x y")), 50);
	assert_int_equal(texts_alike(arena, STR("a a b"), STR("a b b")), 66);
	assert_int_equal(texts_alike(arena, STR("Café"), STR("cafe")), 100);
	assert_int_equal(texts_alike(arena, STR("one"), STR("")), 0);
	assert_int_equal(texts_alike(arena, STR(""), STR(" . ")), 100);
	arena_free(arena);
}

/* Each finds its own, though all words but one are everybody's. */
static void test_many(void **state)
{
	(void)state;
	enum { MANY = 500 };
	struct arena *arena = arena_new(out_of_memory);
	struct likened old[MANY], new[MANY];
	for (uint32_t i = 0; i < MANY; i++) {
		old[i] =
			(struct likened){i, 1, str_format(arena, "open library %u in the town", i)};
		new[i] = (struct likened){MANY - 1 - i, 1,
			str_format(arena, "open the library %u in town", MANY - 1 - i)};
	}
	struct alike_pairs pairs = find_alike(arena, old, MANY, new, MANY, 90);
	assert_int_equal(pairs.count, MANY);
	for (size_t i = 0; i < pairs.count; i++) {
		assert_int_equal(pairs.list[i].old, pairs.list[i].new);
		assert_int_equal(pairs.list[i].percent, 100);
	}
	new[0].scope = 2;
	assert_int_equal(find_alike(arena, old, MANY, new, MANY, 90).count, MANY - 1);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_likeness),
		cmocka_unit_test(test_many),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
