/* When something is due, starts, was due: days, with the words that say them. */
#ifndef DEADLINE_H
#define DEADLINE_H

#include "date.h"
#include "terms.h"

struct model;

/* Days from `start` to `end`, both inside; an open one has no end. */
struct interval {
	day_number start, end;
	bool open;
};

/* What a deadline or date is. The words are those of the JSON output. */
enum when_kind {
#define WHEN(id, word) IS_##id,
#include "when_kinds.def"
};
const char *when_kind_word(enum when_kind kind);

/* Why words in a deadline's place are no date. */
enum unread { UNREAD_OTHER, UNREAD_ODD_YEAR, UNREAD_STATUS, UNREAD_VAGUE };

/* When something is due, starts, started, was due. Most are a single point, and there are as many
 * as items: what the others have besides is kept apart, and read by the functions below. */
struct when {
	struct span span;    /* its words, without the keyword; {0, 0}: not said at all */
	struct interval all; /* from the first to the last day of all points */
	enum when_kind kind : 8;
	enum unread unread : 8;
	bool known : 1;               /* all is an interval of days */
	bool bare : 1;                /* unread words that stand without `written` */
	bool reported : 1;            /* what is wrong with it has been said already */
	const struct when_rest *rest; /* NULL: a single point, or none */
};

/* A name among the words of a deadline, and what it stands for: the one that is not NULL. */
struct when_name {
	struct span span;
	const struct phase *phase;
	const struct item *item;
};

/* What few deadlines have. */
struct when_rest {
	struct str written; /* the words of `written`; at == NULL: none, it is shown as typed */
	const struct interval *points; /* NULL for a single one */
	uint32_t point_count;
	bool has_review;
	struct interval review;
	const struct item *after;
	struct str label;              /* of a stage */
	const struct when_name *names; /* in the order written */
	uint32_t name_count;
};

/* Each of its points, in the order written; there are none unless it is known. */
static inline uint32_t when_point_count(const struct when *when)
{
	bool several = when->rest && when->rest->points;
	return several ? when->rest->point_count : when->known;
}

static inline const struct interval *when_points(const struct when *when)
{
	return when->rest && when->rest->points ? when->rest->points : &when->all;
}

/* The days of `ongoing review …` and `tbc by …`, NULL if there are none. */
static inline const struct interval *when_review(const struct when *when)
{
	return when->rest && when->rest->has_review ? &when->rest->review : NULL;
}

/* The item that a relative one is counted from; NULL if it is not, or counted from an event. */
static inline const struct item *when_after(const struct when *when)
{
	return when->rest ? when->rest->after : NULL;
}

static inline bool when_is_said(const struct when *when)
{
	return when->span.end != 0;
}

/* As people are shown it: the words of `written`, else as typed, blanks collapsed. at == NULL if it
 * is not said. May be owned by the model's arena. */
struct str written_words(const struct model *model, const struct when *when);

/* One of the deadlines of an item. */
struct deadline {
	struct when when;
};

/* In source order. */
struct deadlines {
	uint32_t count;
	struct deadline list[];
};

/* Empty unless it is a labelled stage. */
static inline struct str deadline_label(const struct deadline *deadline)
{
	return deadline->when.rest ? deadline->when.rest->label : (struct str){0};
}

/* `was`: an earlier deadline, and why it moved. */
struct move {
	struct when from;
	struct str label;
	struct text because, agreed;
	struct when agreed_on; /* not said: see when_is_said */
	struct span span;
};

#endif
