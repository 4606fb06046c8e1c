#include "plan/timeline.h"

#include "lateness.h"

enum {
	YEAR_DAYS = 366,
	FAR = 10 * YEAR_DAYS,
	/* Bars shorter than this cannot be told from a point. */
	LEAST_BAR = TIMELINE_WHOLE / 50,
	/* Marks nearer than this lie on one another. */
	NEAR = TIMELINE_WHOLE / 100
};

static bool waits(const struct when *when)
{
	return when->kind == IS_ONGOING || when->kind == IS_TBC;
}

/* All days of a deadline, or of the review of what has none. */
static const struct interval *days_of(const struct when *when)
{
	if (waits(when))
		return when_review(when);
	return when->known ? &when->all : NULL;
}

static bool has_day(const struct item *item)
{
	for (uint32_t i = 0; item->due && i < item->due->count; i++)
		if (days_of(&item->due->list[i].when))
			return true;
	return false;
}

static day_number last_day(const struct interval *days)
{
	return days->open ? days->start : days->end;
}

/* Days from `first` to `last` may be shown; the axis holds those that are. */
struct room {
	day_number first, last;
	struct axis axis;
	bool any;
};

static void show(struct room *room, day_number day)
{
	if (day < room->first || day > room->last)
		return;
	if (!room->any || day < room->axis.start)
		room->axis.start = day;
	if (!room->any || day > room->axis.end)
		room->axis.end = day;
	room->any = true;
}

static void show_item(struct room *room, const struct item *item)
{
	for (uint32_t i = 0; item->due && i < item->due->count; i++) {
		const struct interval *days = days_of(&item->due->list[i].when);
		if (!days)
			continue;
		show(room, days->start);
		show(room, last_day(days));
	}
	const struct when *was = item->more->was_count ? original_deadline(item) : NULL;
	if (was && was->known)
		show(room, last_day(&was->all));
	if (item->more->start && item->more->start->known && item->due)
		show(room, item->more->start->all.start);
}

/* The mean of the items' last days. False if there is none. */
static bool mean_day(const struct timed *items, uint32_t count, day_number *mean)
{
	int64_t sum = 0, days_seen = 0;
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = 0; items[i].has_day && k < items[i].item->due->count; k++) {
			const struct interval *days = days_of(&items[i].item->due->list[k].when);
			if (!days)
				continue;
			sum += last_day(days);
			days_seen++;
		}
	*mean = days_seen ? (day_number)(sum / days_seen) : 0;
	return days_seen > 0;
}

static void to_whole_months(struct axis *axis)
{
	struct date start = date_of(axis->start), end = date_of(axis->end);
	start.day = 1;
	end.day = month_days(end.year, end.month);
	axis->start = day_of(start);
	axis->end = day_of(end);
}

bool timeline_axis(
	const struct model *model, const struct timed *items, uint32_t count, struct axis *axis)
{
	const struct when *period = &model->plan.period;
	day_number mean;
	if (!mean_day(items, count, &mean))
		return false;
	struct room room = {.first = mean - FAR, .last = mean + FAR};
	if (period->known && !period->all.open) {
		day_number more = (period->all.end - period->all.start) / 2;
		more = more < YEAR_DAYS ? YEAR_DAYS : more;
		room = (struct room){.first = period->all.start - more,
			.last = period->all.end + more,
			.axis = {period->all.start, period->all.end},
			.any = true};
	}
	for (uint32_t i = 0; i < count; i++)
		show_item(&room, items[i].item);
	/* All days may be far from their mean. */
	if (!room.any)
		room.axis.start = room.axis.end = mean;
	show(&room, model->today);
	*axis = room.axis;
	to_whole_months(axis);
	return true;
}

uint32_t timeline_place(const struct axis *axis, day_number day)
{
	int64_t days = (int64_t)axis->end - axis->start + 1, at = (int64_t)day - axis->start;
	if (at <= 0)
		return 0;
	return at >= days ? TIMELINE_WHOLE : (uint32_t)(at * TIMELINE_WHOLE / days);
}

/* Months between two ticks. */
static const int steps[] = {
	1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000};
enum { STEPS = sizeof steps / sizeof *steps };

static uint32_t words_width(int step)
{
	return step < 12 ? TIMELINE_MONTH : TIMELINE_YEAR;
}

/* Whether words at ticks so many months apart fit into a picture so many pixels wide. No year is
 * shorter than 365 days, no quarter than 90, no month than 28. */
static bool fits(const struct axis *axis, int step, uint32_t width)
{
	int64_t shortest = step >= 12 ? (int64_t)step / 12 * 365 : step / 3 * 90 + step % 3 * 28;
	int64_t days = (int64_t)axis->end - axis->start + 1;
	/* One pixel is lost where places are rounded. */
	return shortest * (width - 1) >= days * (words_width(step) + 1);
}

static int step_for(const struct axis *axis, uint32_t width, int least)
{
	for (int i = 0; i < STEPS; i++)
		if (steps[i] >= least && steps[i] % least == 0 && fits(axis, steps[i], width))
			return steps[i];
	return steps[STEPS - 1];
}

static bool fits_behind(uint32_t at, int step, uint32_t width)
{
	return (TIMELINE_WHOLE - at) * width >= words_width(step) * TIMELINE_WHOLE;
}

void timeline_ticks(const struct axis *axis, const struct plan *plan, struct ticks *ticks)
{
	int first_month = plan->year_month ? plan->year_month : 1;
	int step = step_for(axis, TIMELINE_WIDE, 1);
	int small = step_for(axis, TIMELINE_NARROW, step);
	struct date start = date_of(axis->start);
	/* Months since the plan's year 0 began; the first that is a tick. */
	int month = start.year * 12 + start.month - first_month;
	month += (step - month % step) % step;
	*ticks = (struct ticks){.years = step >= 12};
	for (; ticks->count < TIMELINE_TICKS; month += step) {
		int since = month + first_month - 1;
		struct date date = {since / 12, since % 12 + 1, 1};
		if (date.year > LAST_YEAR)
			return;
		if (step >= 12 && plan->year_day > 1 &&
			plan->year_day <= month_days(date.year, date.month))
			date.day = plan->year_day;
		day_number day = day_of(date);
		if (day > axis->end)
			return;
		struct tick *tick = &ticks->list[ticks->count++];
		tick->date = date;
		tick->at = timeline_place(axis, day);
		tick->worded = fits_behind(tick->at, step, TIMELINE_WIDE);
		tick->small = month % small == 0 && fits_behind(tick->at, step, TIMELINE_NARROW);
	}
}

struct timed timeline_item(const struct model *model, const struct item *item)
{
	struct timed timed = {.item = item, .has_day = has_day(item), .today = model->today};
	if (status_of(item) == COMPLETE)
		timed.state = MARK_DONE;
	else if (is_ended(item))
		timed.state = MARK_DROPPED;
	else if (timed.has_day && is_overdue(model, item) &&
		 late_after(model, item, &timed.overdue))
		timed.state = MARK_OVERDUE;
	return timed;
}

/* Of several dates only those are overdue that have passed since. */
static enum mark_state state_at(const struct timed *timed, const struct interval *days)
{
	bool late = !days->open && days->end >= timed->overdue && days->end < timed->today;
	return timed->state == MARK_OVERDUE && !late ? MARK_OPEN : timed->state;
}

/* A deadline of a few days is a point at its end: that is when it is due. */
static struct mark mark_of(const struct axis *axis, const struct interval *days)
{
	struct mark mark = {.early = days->start < axis->start,
		.late = days->open || days->end > axis->end,
		.from = timeline_place(axis, days->start),
		.to = TIMELINE_WHOLE};
	/* None ends on the last day that there is, so that there is a day behind it. */
	if (!mark.late)
		mark.to = timeline_place(axis, days->end + 1);
	if (mark.to - mark.from < LEAST_BAR || (mark.early && mark.to == 0))
		mark.from = mark.to;
	return mark;
}

static bool is_near(uint32_t one, uint32_t other)
{
	return (one > other ? one - other : other - one) < NEAR;
}

static bool lies_on(const struct mark *one, const struct mark *other)
{
	return one->shape == other->shape && one->state == other->state &&
	       is_near(one->from, other->from) && is_near(one->to, other->to);
}

static void add(struct marks *marks, const struct mark *mark)
{
	if (marks->count == TIMELINE_MARKS)
		return;
	for (uint32_t i = 0; i < marks->count; i++)
		if (lies_on(&marks->list[i], mark))
			return;
	marks->list[marks->count++] = *mark;
}

static void add_was(const struct axis *axis, const struct item *item, struct marks *marks)
{
	const struct when *was = item->more->was_count ? original_deadline(item) : NULL;
	if (!was || !was->known || waits(was) || was->all.open)
		return;
	struct mark mark = mark_of(axis, &was->all);
	mark.shape = MARK_WAS;
	add(marks, &mark);
}

/* A single deadline begins with the work on it, if that is said. */
static struct interval with_start(const struct item *item, struct interval days)
{
	const struct when *start = item->more->start;
	if (start && start->known && start->all.start < days.start)
		days.start = start->all.start;
	return days;
}

void timeline_add(const struct axis *axis, const struct timed *timed, struct marks *marks)
{
	const struct item *item = timed->item;
	add_was(axis, item, marks);
	for (uint32_t i = 0; item->due && i < item->due->count; i++) {
		const struct when *when = &item->due->list[i].when;
		const struct interval *review = waits(when) ? when_review(when) : NULL;
		uint32_t points = review ? 1 : waits(when) ? 0 : when_point_count(when);
		for (uint32_t p = 0; p < points; p++) {
			struct interval days = review ? *review : when_points(when)[p];
			if (points == 1 && !review)
				days = with_start(item, days);
			struct mark mark = mark_of(axis, &days);
			mark.shape = review ? MARK_REVIEW : MARK_DUE;
			mark.state = state_at(timed, &days);
			/* Each day of a period that recurs is in one of them. */
			if (when->kind == IS_RECURRING)
				mark.from = mark.to;
			add(marks, &mark);
		}
	}
}

void timeline_add_steps(
	const struct axis *axis, const struct timed *items, uint32_t count, struct marks *marks)
{
	struct interval all = {0};
	bool any = false;
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = 0; items[i].has_day && k < items[i].item->due->count; k++) {
			const struct interval *days = days_of(&items[i].item->due->list[k].when);
			if (!days)
				continue;
			all.start = any && all.start < days->start ? all.start : days->start;
			all.end = any && all.end > last_day(days) ? all.end : last_day(days);
			any = true;
		}
	if (!any)
		return;
	struct mark mark = mark_of(axis, &all);
	mark.shape = MARK_STEPS;
	mark.from = timeline_place(axis, all.start);
	add(marks, &mark);
}
