#include "../example.h"
#include "when_parts.h"

/* The points of a deadline */

static const struct ast_point *ranges_of(const struct ast_when *when)
{
	return when->kind == WHEN_RANGES ? when->ranges : NULL;
}

/* Walks over the points in the order written: those of the ranges; from and until; the review. */
struct walk {
	const struct ast_point *point;
	unsigned other;
};

static struct walk walk_over(const struct ast_when *when)
{
	return (struct walk){.point = ranges_of(when)};
}

/* NULL behind the last. */
static const struct ast_point *next_point(const struct ast_when *when, struct walk *walk)
{
	const struct ast_point *point = walk->point;
	if (point) {
		walk->point = point->next;
		return point;
	}
	const struct ast_point *others[2] = {NULL, NULL};
	if (when->kind == WHEN_EVERY) {
		others[0] = when->every->from;
		others[1] = when->every->until;
	} else if (when->kind == WHEN_ONGOING || when->kind == WHEN_TBC) {
		others[0] = when->point;
	}
	while (walk->other < sizeof others / sizeof others[0])
		if (others[walk->other++])
			return others[walk->other - 1];
	return NULL;
}

/* `due March 2018`, as nearly all are. */
static bool is_single(const struct ast_when *when)
{
	return when->kind == WHEN_RANGES && !when->ranges->next;
}

bool has_relative_point(const struct ast_when *when)
{
	if (is_single(when))
		return when->ranges->kind == POINT_RELATIVE;
	struct walk walk = walk_over(when);
	for (const struct ast_point *point; (point = next_point(when, &walk));)
		if (point->kind == POINT_RELATIVE)
			return true;
	return false;
}

static void set_target(struct when_target *target, const struct ast_point *point)
{
	target->ref = point->ref;
	target->relative = point->kind == POINT_RELATIVE;
}

struct when_targets point_targets(const struct calendar *calendar, const struct ast_point *point)
{
	struct when_targets targets = {0};
	if (!point_has_name(point))
		return targets;
	targets.list = NEW(calendar->arena, struct when_target);
	targets.count = 1;
	set_target(targets.list, point);
	return targets;
}

struct when_targets when_targets(const struct calendar *calendar, const struct ast_when *when)
{
	struct when_targets targets = {0};
	if (is_single(when) && !point_has_name(when->ranges))
		return targets;
	uint32_t count = 0;
	struct walk walk = walk_over(when);
	for (const struct ast_point *point; (point = next_point(when, &walk));)
		count += point_has_name(point);
	if (count == 0)
		return targets;
	targets.list = arena_array(calendar->arena, count, sizeof *targets.list);
	walk = walk_over(when);
	for (const struct ast_point *point; (point = next_point(when, &walk));)
		if (point_has_name(point))
			set_target(&targets.list[targets.count++], point);
	return targets;
}

/* Most deadlines are a point, a range or two; they need no memory for their parts. */
enum { FEW = 4 };

struct parts {
	struct part *list;
	uint32_t count;
	struct part few[FEW];
};

static void get_parts(
	const struct calendar *calendar, const struct ast_when *when, struct parts *parts)
{
	if (is_single(when)) {
		parts->count = 1;
		parts->list = parts->few;
		parts->few[0] = (struct part){.is = *when->ranges};
		return;
	}
	uint32_t count = 0;
	struct walk walk = walk_over(when);
	while (next_point(when, &walk))
		count++;
	parts->count = count;
	parts->list = count <= FEW ? parts->few
				   : arena_array(calendar->arena, count, sizeof *parts->list);
	walk = walk_over(when);
	for (uint32_t i = 0; i < count; i++)
		parts->list[i] = (struct part){.is = *next_point(when, &walk)};
}

/* Gives each name what it stands for, and each point what its neighbours lend it. */
static void complete(const struct calendar *calendar, struct part *list, uint32_t count,
	const struct when_targets *targets)
{
	uint32_t next = 0;
	for (uint32_t i = 0; i < count; i++)
		if (targets && next < targets->count && point_has_name(&list[i].is))
			list[i].target = &targets->list[next++];
	complete_parts(calendar, list, count);
}

/* Ranges and lists */

/* A year that was lent has put the first behind the last: `December to February 2018`. The help
 * gives it the year before. */
static void help_with_lent_year(const struct calendar *calendar, struct diag *diag,
	const struct part *first, const struct part *last, const char *join)
{
	int year = (int)first->is.year - 1;
	if (!first->lent || year < FIRST_YEAR)
		return;
	struct str year_text = str_format(calendar->arena, "%d", year);
	if (first->is.year_end_digits > 0)
		year_text = plan_year_words(calendar, year);
	help(calendar->diags, diag, "is `%.*s %.*s %s %.*s` meant?",
		STR_ARG(words_at(calendar, first->is.span)), STR_ARG(year_text), join,
		STR_ARG(words_at(calendar, last->is.span)));
}

static struct reading read_range(
	const struct calendar *calendar, const struct ast_point *range, const struct part *parts)
{
	struct reading first = read_point(calendar, &parts[0]);
	if (range->open && !range->has_last && first.outcome != UNREADABLE) {
		first.kind = IS_FROM;
		first.days.open = true;
	}
	if (!range->has_last)
		return first;
	struct reading last = read_point(calendar, &parts[1]);
	struct reading worse = first.outcome >= last.outcome ? first : last;
	if (worse.outcome != UNREADABLE)
		worse.kind = IS_RANGE;
	worse.after = NULL;
	if (worse.outcome != READ)
		return worse;
	worse.days = (struct interval){first.days.start, last.days.end, last.days.open};
	if (worse.days.start <= worse.days.end)
		return worse;
	struct span span = span_join(parts[0].is.span, parts[1].is.span);
	struct diag *diag = report(calendar->diags, PL201, span, "`%.*s` ends before it starts",
		STR_ARG(words_at(calendar, span)));
	help_with_lent_year(calendar, diag, &parts[0], &parts[1], "to");
	worse.outcome = WRONG;
	return worse;
}

/* `December and March 2013`: the year is written once, and would be that of both. False, and
 * reported, if the first is then the later one. */
static bool lent_year_fits(const struct calendar *calendar, const struct part *part,
	const struct reading *before, const struct reading *reading)
{
	bool shares_year = part[-1].lent && part[-1].is.year == part->is.year;
	if (!shares_year || before->outcome != READ || reading->outcome != READ ||
		before->days.start <= reading->days.start)
		return true;
	struct span span = span_join(part[-1].is.span, part->is.span);
	struct diag *diag = report(calendar->diags, PL201, span,
		"the later date stands first in `%.*s`, if both are of one year",
		STR_ARG(words_at(calendar, span)));
	help_with_lent_year(calendar, diag, part - 1, part, "and");
	return false;
}

/* What a list comes to with one more in it: only years of the plan stay what they are. */
static struct reading list_of(const struct reading *list, const struct reading *next)
{
	struct reading sum = list->outcome >= next->outcome ? *list : *next;
	sum.after = NULL;
	if (sum.outcome == UNREADABLE)
		sum.kind = IS_UNREAD;
	else if (list->kind != IS_PLAN_YEARS || next->kind != IS_PLAN_YEARS)
		sum.kind = IS_POINTS;
	return sum;
}

static struct interval whole(const struct interval *days, uint32_t count)
{
	struct interval all = days[0];
	for (uint32_t i = 1; i < count; i++) {
		all.start = days[i].start < all.start ? days[i].start : all.start;
		all.end = days[i].end > all.end ? days[i].end : all.end;
		all.open |= days[i].open;
	}
	return all;
}

/* Puts what a point or a list came to into the deadline. */
static void conclude(const struct calendar *calendar, const struct reading *reading,
	const struct interval *points, uint32_t count, struct when *result)
{
	result->kind = reading->kind;
	result->unread = reading->unread;
	bool lists = reading->outcome == READ && count > 1;
	if (reading->after || lists) {
		struct when_rest *rest = add_rest(calendar, result);
		rest->after = reading->after;
		rest->points = lists ? points : NULL;
		rest->point_count = count;
	}
	result->known = reading->outcome == READ;
	result->reported |= reading->outcome == WRONG;
	if (reading->outcome == UNREADABLE) {
		result->bare = true;
		/* The name of nothing is reported by whoever looked it up. */
		result->reported |= reading->unread == UNREAD_OTHER;
	}
	if (!result->known)
		return;
	result->all = whole(points, count);
}

static void read_ranges(const struct calendar *calendar, const struct ast_when *when,
	const struct part *part, struct when *result)
{
	struct reading all = {0}, before = {0};
	if (!point_behind(when->ranges)) {
		all = read_range(calendar, when->ranges, part);
		conclude(calendar, &all, &all.days, 1, result);
		return;
	}
	uint32_t capacity = 0, count = 0;
	for (const struct ast_point *range = ranges_of(when); range; range = point_behind(range))
		capacity++;
	struct interval *points = arena_array(calendar->arena, capacity, sizeof *points);
	for (const struct ast_point *range = ranges_of(when); range; range = point_behind(range)) {
		struct reading reading = read_range(calendar, range, part);
		if (count > 0 && !lent_year_fits(calendar, part, &before, &reading))
			reading.outcome = WRONG;
		result->reported |= reading.outcome == WRONG;
		all = count == 0 ? reading : list_of(&all, &reading);
		before = reading;
		points[count++] = reading.days;
		part += range->has_last ? 2 : 1;
	}
	conclude(calendar, &all, points, count, result);
}

/* Deadlines as a whole */

static void read_review(
	const struct calendar *calendar, const struct part *part, struct when *result)
{
	struct reading reading = read_point(calendar, part);
	result->reported = reading.outcome != READ;
	if (reading.outcome == UNREADABLE) {
		/* Checks judge the words that stand in the review's place, and those alone. */
		*result = (struct when){.kind = IS_UNREAD,
			.span = part->is.span,
			.unread = reading.unread,
			.bare = true,
			.reported = reading.unread == UNREAD_OTHER};
	}
	if (reading.outcome != READ)
		return;
	struct when_rest *rest = add_rest(calendar, result);
	rest->has_review = true;
	rest->review = reading.days;
}

/* For papers, which print what a name stands for. */
static void keep_names(
	const struct calendar *calendar, const struct when_targets *targets, struct when *result)
{
	struct when_name *names = arena_array(calendar->arena, targets->count, sizeof *names);
	uint32_t count = 0;
	for (uint32_t i = 0; i < targets->count; i++) {
		const struct when_target *target = &targets->list[i];
		if (target->is != TARGET_NONE)
			names[count++] =
				(struct when_name){target->ref->span, target->phase, target->item};
	}
	if (!count)
		return;
	struct when_rest *rest = add_rest(calendar, result);
	rest->names = names;
	rest->name_count = count;
}

bool when_is_plain(const struct ast_when *when, struct when *result)
{
	if (!is_single(when) || !read_plain(when->ranges, result))
		return false;
	result->span = when->span;
	return true;
}

struct when when_of(const struct calendar *calendar, const struct ast_when *when,
	const struct ast_text *written, const struct when_targets *targets)
{
	struct when result = {.kind = IS_UNREAD, .span = when->span};
	if (written)
		add_rest(calendar, &result)->written = text_words(calendar, written);
	if (when->kind == WHEN_WORDS) {
		result.span = written ? written->span : when->span;
		result.unread = unread_of(written ? result.rest->written : (struct str){0});
		return result;
	}
	struct parts parts;
	get_parts(calendar, when, &parts);
	complete(calendar, parts.list, parts.count, targets);
	switch (when->kind) {
	case WHEN_RANGES: read_ranges(calendar, when, parts.list, &result); break;
	case WHEN_EVERY:
		read_recurrence(calendar, when, when->every->from ? &parts.list[0] : NULL,
			when->every->until ? &parts.list[parts.count - 1] : NULL, &result);
		break;
	case WHEN_ONGOING:
	case WHEN_TBC:
		result.kind = when->kind == WHEN_TBC ? IS_TBC : IS_ONGOING;
		if (when->point)
			read_review(calendar, parts.list, &result);
		break;
	case WHEN_WORDS: break;
	}
	if (targets)
		keep_names(calendar, targets, &result);
	return result;
}

struct when point_when(const struct calendar *calendar, const struct ast_point *point,
	const struct when_targets *targets)
{
	struct when result = {.span = point->span};
	if (read_plain(point, &result))
		return result;
	struct part part = {.is = *point};
	complete(calendar, &part, 1, targets);
	struct reading reading = read_point(calendar, &part);
	conclude(calendar, &reading, &reading.days, 1, &result);
	return result;
}

static bool is_relative(const struct calendar *calendar, const struct ast_when *when)
{
	struct when_targets targets = when_targets(calendar, when);
	for (uint32_t i = 0; i < targets.count; i++)
		if (targets.list[i].relative)
			return true;
	return false;
}

struct when period_of(const struct calendar *calendar, const struct ast_when *when)
{
	struct calendar without = *calendar;
	without.has_period = without.period_unread = false;
	without.reads_period = true;
	struct when period = when_of(&without, when, NULL, NULL);
	bool has_ends = period.known && !period.all.open && period.kind != IS_RECURRING;
	/* Of names and odd years nothing has been said yet. */
	bool unsaid = period.kind == IS_UNREAD || is_relative(calendar, when);
	if (has_ends || (period.reported && !unsaid))
		return period;
	struct diag *diag = report(calendar->diags, PL001, when->span,
		"expected the first and the last day of the plan, found `%.*s`",
		STR_ARG(words_at(calendar, period.span)));
	help(calendar->diags, diag, "for example `period %.*s`",
		STR_ARG(example_period(calendar->diags)));
	return (struct when){.kind = period.kind,
		.span = period.span,
		.bare = period.bare,
		.unread = period.unread,
		.reported = true};
}

struct interval period_covers(const struct calendar *calendar, const struct when *period)
{
	struct interval covers = period->all;
	struct date first = date_of(covers.start);
	bool is_month = period->kind == IS_MONTH &&
			covers.end == days_of_month(first.year, first.month).end &&
			covers.start < covers.end;
	if (!is_month || !may_be_year(first.year, first.month) ||
		!ascii_is_digit(words_at(calendar, period->span).at[0]))
		return covers;
	/* `2011-12` can be two years by the calendar. */
	int last = first.year + years_are_calendar_years(calendar);
	struct interval from = plan_year_days(calendar, first.year);
	struct interval until = plan_year_days(calendar, last);
	covers.start = from.start < covers.start ? from.start : covers.start;
	covers.end = until.end > covers.end ? until.end : covers.end;
	return covers;
}

/* The plan's years */

void set_years(struct calendar *calendar, enum years years)
{
	calendar->years = years;
	calendar->year_day = 1;
	calendar->year_month = years == YEARS_CALENDAR ? 1 : years == YEARS_ACADEMIC ? 9 : 4;
}

void set_years_from(struct calendar *calendar, const struct ast_point *first)
{
	if (first->kind != POINT_DAY || first->year_digits > 0) {
		struct diag *diag = report(calendar->diags, PL001, first->span,
			"expected a day and a month, found `%.*s`",
			STR_ARG(words_at(calendar, first->span)));
		help(calendar->diags, diag, "for example `years from 1 July`");
		return;
	}
	if (!day_is_one(calendar, first->span, first->day, (int)first->month, 0))
		return;
	calendar->years = YEARS_OTHER;
	calendar->year_month = (int)first->month;
	calendar->year_day = (int)first->day;
}
