/* Deadlines and points in time, as written, become intervals of days by the plan's calendar. */
#ifndef RESOLVE_WHEN_H
#define RESOLVE_WHEN_H

#include "ast.h"
#include "diag.h"
#include "model.h"

/* What deadlines of a plan are counted by. What is made belongs to `arena`. */
struct calendar {
	struct arena *arena;
	const struct sources *sources;
	struct diags *diags;
	enum years years;
	int year_month, year_day; /* first day of the plan's years */
	bool has_period;
	bool period_unread;     /* one is given, but is none: what needs it is left open, unsaid */
	struct interval period; /* Year 2 and recurrences are counted from and within it */
	/* The finding that something needs a period and there is none: what else does is counted
	 * there. */
	struct diag **without_period;
	bool reads_period; /* the period itself is being read */
	bool writes_years; /* the plan writes its years as `2017/18` */
};

/* Sets what the plan's years are, and their first day. */
void set_years(struct calendar *calendar, enum years years);

/* The same for `years from 1 July`. Reports a day that is none (PL201), or something other than a
 * day and a month (PL001), and then leaves the calendar as it is. */
void set_years_from(struct calendar *calendar, const struct ast_point *first);

/* A name in a deadline, and what the caller has found it to stand for. */
struct when_target {
	const struct ast_ref *ref;
	bool relative; /* an item, else a phase or event; if not relative, one of the latter */
	enum { TARGET_NONE, TARGET_PHASE, TARGET_EVENT, TARGET_ITEM } is;
	bool known;                /* it has days */
	struct interval all;       /* they */
	const struct phase *phase; /* TARGET_PHASE, TARGET_EVENT */
	const struct item *item;   /* TARGET_ITEM */
};

/* The names in a deadline, in the order written. */
struct when_targets {
	struct when_target *list;
	uint32_t count; /* 0 for nearly all */
};

/* The names in a deadline or a point, each TARGET_NONE until the caller has filled in what it is. A
 * name that nothing declares stays TARGET_NONE; the caller reports it if it is relative, or if
 * it is no date form and unread_of says UNREAD_OTHER: the other words are no slips of a name. */
struct when_targets when_targets(const struct calendar *calendar, const struct ast_when *when);
struct when_targets point_targets(const struct calendar *calendar, const struct ast_point *point);

/* A point of it is counted from something named. */
bool has_relative_point(const struct ast_when *when);

/* Reads a deadline that is a day or a month with its year, as nearly all are, into an empty result.
 * False for any other, and for one of which when_of says something. */
bool when_is_plain(const struct ast_when *when, struct when *result);

/* What a deadline means. `written` are the words kept beside it, NULL for none; `targets` are those
 * of when_targets, filled in, NULL if there can be none. Reports PL024, PL025, PL201, PL206, PL215,
 * PL224, PL225 and PL227. Of a deadline with an error, known is false and reported true.
 * Words and years that cannot be read make it IS_UNREAD and are left to checks (PL205, PL207,
 * PL208). What waits for an event without a date, or for an item without a deadline, is merely not
 * known.
 *
 * An open interval ends with the last day of what it was said to start from. A review or `tbc by`
 * that waits or is wrong has has_review false and reported true; one that cannot be read is all
 * that is left of its deadline. */
struct when when_of(const struct calendar *calendar, const struct ast_when *when,
	const struct ast_text *written, const struct when_targets *targets);

/* The same for a point alone: adopted, on, from, until, before, after. */
struct when point_when(const struct calendar *calendar, const struct ast_point *point,
	const struct when_targets *targets);

/* The plan's period: known is true if it has a first and a last day, all else is reported. Years
 * counted from a period, and names, cannot stand in it. */
struct when period_of(const struct calendar *calendar, const struct ast_when *when);

/* The days that a period with days may cover: where PL224 asks whether the year is meant, all of
 * that year, too. */
struct interval period_covers(const struct calendar *calendar, const struct when *period);

/* Why words in a deadline's place are no date. Letters that look like ASCII ones are read as what
 * they look like. */
enum unread unread_of(struct str words);

/* True for words that are a date in a form that plans do not use, such as `31/03/2018`: where a
 * date should stand, when_of and point_when say so. */
bool is_date_form(struct str words);

#endif
