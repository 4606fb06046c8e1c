/* The timeline is a picture without ink: the days that it shows, where its ticks stand, and where
 * the deadlines of an item lie on it. It knows no format. Lengths are shares of the width, since a
 * picture is drawn as wide as its page. */
#ifndef TIMELINE_H
#define TIMELINE_H

#include "model.h"

enum {
	TIMELINE_WHOLE = 10000, /* the whole width */
	/* Pixels at the usual size of letters: how wide the picture is at least beside its words,
	 * and below them on the smallest screens (WCAG 1.4.10: 320), and how wide the words at a
	 * tick are at most with the gap behind them: "Chwef" or "2018", and "2018/19". */
	TIMELINE_WIDE = 460,
	TIMELINE_NARROW = 250,
	TIMELINE_MONTH = 40,
	TIMELINE_YEAR = 56,
	/* Marks of an item that is drawn by itself or with all that it holds. */
	TIMELINE_MARKS = 128,
	TIMELINE_TICKS = 32
};

/* What the picture shows, whole months. */
struct axis {
	day_number start, end;
};

/* How an item stands: each has a shape of its own. */
enum mark_state { MARK_OPEN, MARK_DONE, MARK_OVERDUE, MARK_DROPPED };

/* An item that may be drawn, and what is asked of it more than once. */
struct timed {
	const struct item *item;
	enum mark_state state;
	bool has_day;       /* one of its deadlines, or its review, is a day */
	day_number overdue; /* if it is: since the end of this day */
	day_number today;
};

struct timed timeline_item(const struct model *model, const struct item *item);

/* The plan's period, and what lies near it of the items' days and today: up to half its length, or
 * a year. Without a period, what lies within ten years of the mean of the items' deadlines. False
 * if no item has a day. */
bool timeline_axis(
	const struct model *model, const struct timed *items, uint32_t count, struct axis *axis);

/* Where a day begins; 0 and TIMELINE_WHOLE for days before and behind the axis. */
uint32_t timeline_place(const struct axis *axis, day_number day);

/* A line across the picture, with words to its right. */
struct tick {
	uint32_t at;
	struct date date;
	bool worded; /* there is room for its words in a wide picture … */
	bool small;  /* … and in a narrow one */
};

/* Months, quarters or years of the plan, so many that the words of none stand in another's. */
struct ticks {
	uint32_t count;
	bool years; /* the words are "2018/19", else month and year */
	struct tick list[TIMELINE_TICKS];
};

void timeline_ticks(const struct axis *axis, const struct plan *plan, struct ticks *ticks);

struct mark {
	enum mark_shape {
		MARK_DUE,    /* a deadline; a bar from `from` to `to` where these differ */
		MARK_REVIEW, /* something without a deadline is looked at again */
		MARK_WAS,    /* what was first promised */
		MARK_STEPS   /* no deadline of its own: from the first to the last that it holds */
	} shape;
	enum mark_state state;
	uint32_t from, to;
	bool early, late; /* it begins before the axis, it ends behind it or never */
};

struct marks {
	uint32_t count;
	struct mark list[TIMELINE_MARKS];
};

/* Adds the deadlines of an item, and what was first promised if it was moved, the latter first so
 * that they are drawn below. A mark that would lie on one of the same kind is left out. */
void timeline_add(const struct axis *axis, const struct timed *item, struct marks *marks);

/* Adds one mark from the first to the last day of these items, if they have any. */
void timeline_add_steps(
	const struct axis *axis, const struct timed *items, uint32_t count, struct marks *marks);

#endif
