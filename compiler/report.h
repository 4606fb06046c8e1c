/* A paper that a plan asks for: its columns, and which items in which order. */
#ifndef REPORT_H
#define REPORT_H

#include "deadline.h"

struct party;
struct goal;

/* What a condition can compare a field with. */
enum comparison {
	COMPARES_FLAG,   /* nothing: the field stands alone */
	COMPARES_WORDS,  /* words as written */
	COMPARES_NUMBER, /* a number, per cent, money */
	COMPARES_DATE,   /* a point in time; also before and after it */
	COMPARES_STATUS,
	COMPARES_RAG,
	COMPARES_KIND,
	COMPARES_PARTY,
	COMPARES_GOAL,
	COMPARES_ITEM
};

/* A column of a paper. */
struct column {
	enum field {
#define FIELD(id, name, compares, what) FIELD_##id,
#include "fields.def"
		FIELD_CUSTOM, /* `field ward "…"`: name */
	} field;
	enum kind kind; /* of FIELD_KIND: whose title it is */
	struct str name;
	/* The last is what papers choose where the plan does not: the role, or else where they are.
	 */
	enum { BRACKETS_NONE, BRACKETS_ROLE, BRACKETS_IN, BRACKETS_EITHER } brackets;
	struct text heading; /* at == NULL: the word of `call`, else ours */
	bool joined;         /* in the cell of the column before it */
	struct span span;
};

/* One `columns` line. */
struct columns {
	const struct column *list;
	uint32_t count;
	enum kind kind; /* the first kind named: it has a row per item; PLAN if none is named */
};

/* What orders a report. */
struct sort_key {
	struct column by;
	bool descending;
};

/* The name by which a plan says the field. */
struct str field_name(const struct column *column);
enum comparison field_comparison(const struct column *column);

/* One of the things that a field is compared with. Beside its words stands what they mean where the
 * field is compared with such; that is NULL or not known where it was reported. */
struct comparand {
	struct str words; /* as written, quotes taken off; a status with blanks */
	struct span span;
	const struct party *party;
	const struct goal *goal;
	const struct item *item;
	enum status status;
	enum kind kind;
	double number;
	struct when when;
};

/* A condition of a report, as a tree. */
struct condition {
	enum condition_kind {
		WHERE_AND,
		WHERE_OR,
		WHERE_NOT,
		WHERE_IS,
		WHERE_IS_NOT,
		WHERE_IN,
		WHERE_BEFORE,
		WHERE_AFTER,
		WHERE_FLAG,
		WHERE_CHANGED_SINCE
	} kind;
	const struct condition *left, *right;
	struct column field;
	const struct comparand *values;
	uint32_t value_count;
	struct when when;    /* before, after */
	struct str revision; /* changed since */
	struct span span;
};

/* A paper: the plan's own (name empty), or one that `report` declares. */
struct report {
	struct str name;
	bool damaged; /* something in it was reported, without which it cannot be made */
	struct text title, text;
	const struct text *notes;
	uint32_t note_count;
	struct span span;
	const struct columns *columns; /* none: the fields that the items use */
	uint32_t columns_count;
	const enum kind *group_by;
	uint32_t group_count;
	const struct condition *const *where; /* all must hold */
	uint32_t where_count;
	const struct sort_key *sort;
	uint32_t sort_count;
};

/* The condition that asks what changed since an earlier version of the plan, which a model alone
 * does not know; NULL if there is none. */
const struct condition *asks_for_changes(const struct report *report);

#endif
