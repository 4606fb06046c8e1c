/* The geometry of the timeline: nothing is drawn over something else. */
#include "plan/timeline.h"
#include "reading.h"

static struct axis axis_between(int first_year, int first_month, int last_year, int last_month)
{
	struct date end = {last_year, last_month, month_days(last_year, last_month)};
	return (struct axis){day_of((struct date){first_year, first_month, 1}), day_of(end)};
}

/* Words stand behind their tick, in front of the next one's, and end inside of the picture. */
static void assert_apart(const struct ticks *ticks, int width, bool small)
{
	int words = ticks->years ? TIMELINE_YEAR : TIMELINE_MONTH, end = 0, count = 0;
	for (uint32_t i = 0; i < ticks->count; i++) {
		const struct tick *tick = &ticks->list[i];
		if (!(small ? tick->small : tick->worded))
			continue;
		int at = (int)tick->at * width / TIMELINE_WHOLE;
		if (at < end)
			fail_msg("words %d px wide at %d, where others end at %d, of %d", words, at,
				end, width);
		end = at + words;
		assert_true(end <= width + 1);
		count++;
	}
	assert_true(count <= width / words);
}

static void test_words_at_ticks_never_meet(void **state)
{
	(void)state;
	static const int lengths[] = {1, 2, 3, 7, 11, 12, 13, 15, 18, 24, 36, 37, 48, 60, 84, 120,
		119, 240, 600, 1200, 12000, 60000};
	for (size_t l = 0; l < sizeof lengths / sizeof *lengths; l++)
		for (int first = 1; first <= 12; first++)
			for (int year_month = 1; year_month <= 12; year_month++) {
				int last = 2017 * 12 + first - 1 + lengths[l] - 1;
				struct axis axis =
					axis_between(2017, first, last / 12, last % 12 + 1);
				struct plan plan = {.year_month = year_month, .year_day = 6};
				struct ticks ticks;
				timeline_ticks(&axis, &plan, &ticks);
				assert_apart(&ticks, TIMELINE_WIDE, false);
				assert_apart(&ticks, TIMELINE_NARROW, true);
				/* What a narrow picture shows is shown in a wide one. */
				for (uint32_t i = 0; i < ticks.count; i++)
					assert_true(!ticks.list[i].small || ticks.list[i].worded);
			}
}

static void assert_first_tick(
	struct axis axis, int year_month, uint32_t count, bool years, struct date first, int months)
{
	struct plan plan = {.year_month = year_month, .year_day = 1};
	struct ticks ticks;
	timeline_ticks(&axis, &plan, &ticks);
	assert_int_equal(ticks.count, count);
	assert_int_equal(ticks.years, years);
	assert_int_equal(ticks.list[0].date.year, first.year);
	assert_int_equal(ticks.list[0].date.month, first.month);
	int apart = (ticks.list[1].date.year - first.year) * 12 + ticks.list[1].date.month -
		    first.month;
	assert_int_equal(apart, months);
}

static void test_ticks_suit_the_period(void **state)
{
	(void)state;
	assert_first_tick(
		axis_between(2012, 4, 2013, 1), 4, 10, false, (struct date){2012, 4, 1}, 1);
	assert_first_tick(
		axis_between(2012, 3, 2013, 5), 4, 5, false, (struct date){2012, 4, 1}, 3);
	assert_first_tick(
		axis_between(2018, 4, 2022, 3), 4, 8, false, (struct date){2018, 4, 1}, 6);
	assert_first_tick(
		axis_between(2018, 1, 2033, 12), 1, 8, true, (struct date){2018, 1, 1}, 24);
}

static struct axis axis_of(struct trial *trial)
{
	struct timed *items = arena_array(trial->arena, trial->model->count, sizeof *items);
	uint32_t count = 0;
	struct axis axis;
	EACH_ITEM (item, trial->model)
		items[count++] = timeline_item(trial->model, item);
	assert_true(timeline_axis(trial->model, items, count, &axis));
	return axis;
}

static void assert_axis(const char *text, const char *start, const char *end)
{
	struct trial trial = resolve_text(str_of(text));
	struct axis axis = axis_of(&trial);
	assert_str(day_iso(trial.arena, axis.start), start);
	assert_str(day_iso(trial.arena, axis.end), end);
	arena_free(trial.arena);
}

static void test_axis(void **state)
{
	(void)state;
	assert_axis("plan p {\nperiod 2018/19\n}\naction a \"a\" due 3 May 2018\n", "2018-04-01",
		"2019-03-31");
	/* What is near is shown, what is far does not make all else small. */
	assert_axis(
		"plan p {\nperiod 2018/19\n}\naction a \"a\" due 3 February 2020\naction b \"b\" due 2038\n",
		"2018-04-01", "2020-02-29");
	assert_axis("plan p\naction a \"a\" due 3 May 2019\naction b \"b\" due June 2021\n",
		"2019-05-01", "2021-06-30");
	assert_axis("plan p {\nperiod 2018/19\n}\naction a \"a\" due March 2019 was January 2018\n",
		"2018-01-01", "2019-03-31");
	/* Neither is near their mean. */
	assert_axis("plan p\naction a \"a\" due 1 May 2001\naction b \"b\" due 1 May 2041\n",
		"2021-05-01", "2021-05-31");
}

static void test_no_axis_without_a_day(void **state)
{
	(void)state;
	struct trial trial = resolve_text(STR("plan p {\nperiod 2018/19\n}\n"
					      "action a \"a\" due ongoing\naction b \"b\"\n"));
	struct timed items[] = {timeline_item(trial.model, find(&trial, "a")),
		timeline_item(trial.model, find(&trial, "b"))};
	struct axis axis;
	assert_false(items[0].has_day);
	assert_false(timeline_axis(trial.model, items, 2, &axis));
	arena_free(trial.arena);
}

static struct marks marks_of(struct trial *trial, const char *path)
{
	struct axis axis = axis_of(trial);
	struct timed timed = timeline_item(trial->model, find(trial, path));
	struct marks marks = {0};
	timeline_add(&axis, &timed, &marks);
	for (uint32_t i = 0; i < marks.count; i++) {
		assert_true(marks.list[i].from <= marks.list[i].to);
		assert_true(marks.list[i].to <= TIMELINE_WHOLE);
	}
	return marks;
}

static void test_marks(void **state)
{
	(void)state;
	struct trial trial = resolve_text(
		STR("plan p {\nperiod 1 January 2018 to 31 December 2018\n}\n"
		    "action point \"point\" due 1 July 2018 status complete\n"
		    "action bar \"bar\" due April 2018 to June 2018\n"
		    "action begun \"begun\" start 1 February 2018 due 31 December 2018\n"
		    "action moved \"moved\" due October 2018 was July 2018 because \"rain\"\n"
		    "action open \"open\" due from 1 July 2018\n"
		    "action early \"early\" due 3 May 1990\n"
		    "action late \"late\" due 3 May 2090\n"
		    "action waits \"waits\" due ongoing review December 2018\n"
		    "action often \"often\" due every month\n"));
	struct marks marks = marks_of(&trial, "point");
	assert_int_equal(marks.count, 1);
	assert_int_equal(marks.list[0].from, marks.list[0].to);
	assert_int_equal(marks.list[0].to, 182 * TIMELINE_WHOLE / 365);
	assert_int_equal(marks.list[0].state, MARK_DONE);
	marks = marks_of(&trial, "bar");
	assert_int_equal(marks.list[0].from, 90 * TIMELINE_WHOLE / 365);
	assert_int_equal(marks.list[0].to, 181 * TIMELINE_WHOLE / 365);
	assert_int_equal(marks.list[0].state, MARK_OPEN);
	marks = marks_of(&trial, "begun");
	assert_int_equal(marks.list[0].from, 31 * TIMELINE_WHOLE / 365);
	assert_int_equal(marks.list[0].to, TIMELINE_WHOLE);
	marks = marks_of(&trial, "moved");
	assert_int_equal(marks.count, 2);
	assert_int_equal(marks.list[0].shape, MARK_WAS);
	assert_true(marks.list[0].to < marks.list[1].to);
	marks = marks_of(&trial, "open");
	assert_true(marks.list[0].late && !marks.list[0].early);
	assert_int_equal(marks.list[0].to, TIMELINE_WHOLE);
	marks = marks_of(&trial, "early");
	assert_true(marks.list[0].early);
	assert_int_equal(marks.list[0].to, 0);
	marks = marks_of(&trial, "late");
	assert_true(marks.list[0].late);
	assert_int_equal(marks.list[0].from, TIMELINE_WHOLE);
	marks = marks_of(&trial, "waits");
	assert_int_equal(marks.list[0].shape, MARK_REVIEW);
	marks = marks_of(&trial, "often");
	assert_int_equal(marks.count, 12);
	arena_free(trial.arena);
}

/* However many points fall together, no two of a kind lie on one another. */
static void test_marks_do_not_pile_up(void **state)
{
	(void)state;
	struct trial trial = resolve_text(STR("plan p {\nperiod 2018/19 to 2037/38\n}\n"
					      "action often \"often\" due every month\n"
					      "action once \"once\" due May 2019\n"));
	struct axis axis = axis_of(&trial);
	struct marks marks = {0};
	struct timed often = timeline_item(trial.model, find(&trial, "often"));
	timeline_add(&axis, &often, &marks);
	assert_true(marks.count > 20 && marks.count <= 101);
	for (uint32_t i = 1; i < marks.count; i++)
		assert_true(marks.list[i].to >= marks.list[i - 1].to + TIMELINE_WHOLE / 100);
	uint32_t before = marks.count;
	struct timed once = timeline_item(trial.model, find(&trial, "once"));
	timeline_add(&axis, &once, &marks);
	assert_int_equal(marks.count, before);
	arena_free(trial.arena);
}

static void test_steps(void **state)
{
	(void)state;
	struct trial trial =
		resolve_text(STR("plan p {\nperiod 2018\nyears calendar\n}\n"
				 "action a \"a\" {\nmilestone m \"m\" due 1 March 2018\n"
				 "milestone n \"n\"\nmilestone o \"o\" due 30 June 2018\n}\n"));
	struct axis axis = axis_of(&trial);
	struct timed steps[] = {timeline_item(trial.model, find(&trial, "a/m")),
		timeline_item(trial.model, find(&trial, "a/n")),
		timeline_item(trial.model, find(&trial, "a/o"))};
	struct marks marks = {0};
	timeline_add_steps(&axis, &steps[1], 1, &marks);
	assert_int_equal(marks.count, 0);
	timeline_add_steps(&axis, steps, 3, &marks);
	assert_int_equal(marks.count, 1);
	assert_int_equal(marks.list[0].shape, MARK_STEPS);
	assert_int_equal(marks.list[0].from,
		timeline_place(&axis, steps[0].item->due->list[0].when.all.start));
	assert_int_equal(marks.list[0].to,
		timeline_place(&axis, steps[2].item->due->list[0].when.all.end + 1));
	arena_free(trial.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_at_ticks_never_meet),
		cmocka_unit_test(test_ticks_suit_the_period),
		cmocka_unit_test(test_axis),
		cmocka_unit_test(test_no_axis_without_a_day),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_marks_do_not_pile_up),
		cmocka_unit_test(test_steps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
