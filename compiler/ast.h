/* The syntax tree is what was written: statements, clauses and values as they stand in the files,
 * with the place of each. It knows nothing of what they mean. */
#ifndef AST_H
#define AST_H

#include "word.h"

enum ast_kind {
	AST_INCLUDE,
	AST_VERSION,
	AST_LOST, /* a block whose header could not be understood */
#define KIND(id, word, plural, article) AST_##id,
#include "vocabulary.def"
	AST_KIND_COUNT
};

enum ast_clause_kind {
#define CLAUSE(id, words, who, often) CLAUSE_##id,
#include "vocabulary.def"
	CLAUSE_COUNT
};

/* A text in quotes, and the same text in other languages behind it. */
struct ast_text {
	struct ast_text *next;       /* the next translation, or the next of a list */
	struct span span;            /* with its quotes */
	uint32_t key;                /* of an item's title: see title_key */
	uint8_t suspicions;          /* what a glance at it gave rise to (glance.h) */
	char language[2];            /* its tag; two NULs for the plan's own */
	uint8_t open : 2, close : 2; /* bytes of its quotes; the closing one may be missing */
	bool has_lines : 1;          /* it runs over a line end */
};

/* What stands between its quotes. */
static inline struct span text_inner(const struct ast_text *text)
{
	return (struct span){text->span.start + text->open, text->span.end - text->close};
}

/* A name or path that stands for something declared elsewhere, or a text in a name's place. */
struct ast_ref {
	struct ast_ref *next;
	struct span span;
	const struct word *word; /* name or whole path; NULL for a text */
};

enum ast_unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_HALF, UNIT_YEAR };

/* A point in time as written. Numbers that were not written are 0, those that are too large for any
 * use the largest of their type. Most items have one, so it is kept small. */
struct ast_point {
	struct span span;
	enum ast_point_kind {
		POINT_DAY,       /* 31 March 2018 */
		POINT_MONTH,     /* March 2018 */
		POINT_YEAR,      /* 2018; or a bare number whose sense its neighbours give */
		POINT_PLAN_YEAR, /* 2017/18: year, and year_end as written */
		POINT_QUARTER,   /* Q3 2017/18: number, year, year_end */
		POINT_SEASON,    /* Winter 2017/18: number 1 spring to 4 winter */
		POINT_NTH_YEAR,  /* Year 2: number */
		POINT_NTH_MONTH, /* Month 18: number */
		POINT_NAMED,     /* a phase or an event: ref */
		POINT_RELATIVE,  /* 3 months after 1.2/4: number, unit, ref */
		POINT_WORDS,     /* words that are no date of ours: `mid 2018`, `2018 Q3` */
	} kind : 8;
	enum ast_unit unit : 4;
	bool end_of : 1;   /* "end of …": the last day */
	bool open : 1;     /* "from April 2012": no end */
	bool has_last : 1; /* see point_last */
	uint8_t year_digits, year_end_digits;
	uint32_t number;
	union {
		struct {
			uint16_t day, year, year_end;
			uint8_t month;
		};
		struct ast_ref *ref; /* of POINT_NAMED and POINT_RELATIVE, which have no year */
	};
	struct ast_point *next; /* in the order written; NULL behind the last of a deadline */
};

/* A deadline is a list of points, of which each may be the first of an interval. The last one of
 * that, NULL if it is only a point; and what stands behind both. */
static inline const struct ast_point *point_last(const struct ast_point *first)
{
	return first->has_last ? first->next : NULL;
}

static inline const struct ast_point *point_behind(const struct ast_point *first)
{
	return first->has_last ? first->next->next : first->next;
}

static inline bool point_has_name(const struct ast_point *point)
{
	return point->kind == POINT_NAMED || point->kind == POINT_RELATIVE;
}

/* `every 6 months from … until …` */
struct ast_every {
	uint32_t count; /* 6; 0 where a month or day is named */
	enum ast_unit unit;
	uint32_t day, month;
	struct ast_point *from, *until;
};

/* When something is due, starts, or was due. */
struct ast_when {
	struct span span; /* the words, a bare word such as `by` before them included */
	enum ast_when_kind {
		WHEN_RANGES,  /* one or several points and ranges */
		WHEN_EVERY,   /* recurring */
		WHEN_ONGOING, /* point: the review; NULL for none */
		WHEN_TBC,     /* point: by when it will be confirmed; NULL for none */
		WHEN_WORDS,   /* only `written "…"`; span is {0, 0} */
	} kind;
	union {
		struct ast_point *ranges;
		struct ast_every *every;
		struct ast_point *point;
	};
};

/* The words behind a value that say more about it. */
struct ast_terms {
	struct ast_text *written, *label, *because, *agreed;
	struct ast_point *on, *agreed_on;
	bool agreed_last; /* an `on` that follows belongs to `agreed` */
};

/* An amount: number, per cent, money, or words. */
struct ast_value {
	struct span span;
	enum ast_value_kind { VALUE_NUMBER, VALUE_PERCENT, VALUE_MONEY, VALUE_TEXT } kind;
	struct ast_text *text;
};

enum ast_status {
	STATUS_WORD, /* a word that the grammar does not know: ref */
	STATUS_NOT_STARTED,
	STATUS_IN_PROGRESS,
	STATUS_ON_TRACK,
	STATUS_AT_RISK,
	STATUS_DELAYED,
	STATUS_COMPLETE,
	STATUS_CANCELLED,
	STATUS_PAUSED,
	STATUS_MERGED, /* into ref */
};

struct ast_status_value {
	struct span span;
	enum ast_status status;
	struct ast_ref *ref;
};

/* A name for something: a kind, a clause, a field of a report; two words where one does not do. */
struct ast_field {
	struct span span;
	struct str text; /* one blank between two words, small letters */
};

struct ast_column {
	struct ast_column *next;
	struct ast_field field;
	const struct word *brackets; /* owner (role): role; NULL */
	struct ast_text *heading;
	bool joined; /* shares the cell of the column before: `and` */
};

struct ast_sort {
	struct ast_sort *next;
	struct ast_field field;
	bool descending;
};

/* What a field is compared with: words, which may be a date as well. */
struct ast_comparand {
	struct ast_comparand *next;
	struct ast_ref ref;      /* word NULL: the words of the span */
	struct ast_point *point; /* NULL: no date */
};

/* A condition of a report. */
struct ast_condition {
	struct span span;
	enum ast_condition_kind {
		CONDITION_AND,
		CONDITION_OR,
		CONDITION_NOT, /* left */
		CONDITION_IS,
		CONDITION_IS_NOT,
		CONDITION_IN,
		CONDITION_BEFORE,        /* point */
		CONDITION_AFTER,         /* point */
		CONDITION_FLAG,          /* field alone */
		CONDITION_CHANGED_SINCE, /* text: a revision */
	} kind;
	struct ast_condition *left, *right;
	struct ast_field field;
	struct ast_comparand *values; /* of is, is not, in */
	struct ast_point *point;
	struct ast_text *text;
	unsigned depth; /* of the tree below, at most CONDITION_DEEPEST */
};
enum { CONDITION_DEEPEST = 100 };

/* What stands in an update beside its text. */
struct ast_update {
	struct ast_point *on; /* NULL: no date */
	struct ast_status_value *status;
	struct ast_ref *by;
	struct ast_value *progress;
	struct ast_text *text;
};

/* `call pledge "Recommendation" plural "Recommendations"` */
struct ast_call {
	struct ast_field what;
	struct ast_text *word, *plural;
};

/* An amount and what belongs to it: baseline, target, actual, budget, progress. */
struct ast_amount {
	struct ast_value *value; /* NULL: only words */
	struct ast_point *point;
	struct ast_text *words; /* budget */
};

struct ast_response {
	const struct word *stance; /* NULL, agree or disagree */
	bool in_part;
	struct ast_text *text;
};

/* A text or a level under a name: of a field its name, of a footnote its mark, of a rule its code.
 */
struct ast_named {
	struct ast_ref *name;
	struct ast_text *text;
	const struct word *level; /* rule */
};

struct ast_requirement {
	struct ast_ref *clauses;
	struct ast_ref *kind;
};

struct ast_years {
	struct ast_ref *which;  /* financial, calendar, academic; NULL: from */
	struct ast_point *from; /* a day and month */
};

/* One clause. Which member of the union holds its value is said by its kind. */
struct ast_clause {
	struct ast_clause *next;
	struct span span;
	uint32_t keyword_end; /* see clause_keyword */
	enum ast_clause_kind kind : 16;
	bool late;      /* stands behind an item of its block */
	bool has_terms; /* see clause_terms */
	union {
		/* text note subtitle publisher so-that number exempt role email; further ones by
		 * `next` in evidence and aka, where translations have no place */
		struct ast_text *text;
		/* owner sponsor with supports after see tag languages formerly retired distinct in
		 * held-by rag */
		struct ast_ref *refs;
		struct ast_when *when;   /* due start was period */
		struct ast_point *point; /* adopted from until on */
		struct ast_status_value *status;
		struct ast_update *update;
		const struct word *word; /* slips: reason, approval, never; vacant */
		struct ast_column *columns;
		struct ast_condition *where;
		struct ast_sort *sort;
		struct ast_field *group;   /* group by */
		struct ast_amount *amount; /* baseline target actual budget progress */
		struct ast_response *response;
		struct ast_call *call;
		struct ast_named *named; /* field footnote rule */
		struct ast_requirement *require;
		struct ast_years *years;
	};
	struct ast_terms *terms[]; /* one, or none, as in most */
};

/* The words behind its value; NULL if there are none. */
static inline const struct ast_terms *clause_terms(const struct ast_clause *clause)
{
	return clause->has_terms ? clause->terms[0] : NULL;
}

static inline struct span clause_keyword(const struct ast_clause *clause)
{
	return (struct span){clause->span.start, clause->keyword_end};
}

/* A statement that may have a block: plan, party, goal, phase, event, container, item, report; and
 * `include` and `plan-language`, which have only a value. */
struct ast_node {
	struct ast_node *next;
	struct span header;         /* the header line, from the keyword to the last clause on it */
	struct span block;          /* from { to }; {0, 0} if there is none */
	struct ast_ref *name;       /* NULL for none; plan-language: the version */
	struct ast_text *title;     /* NULL if left out; include: the path */
	struct ast_clause *clauses; /* of header and block, in order */
	struct ast_node *nodes;     /* what the block holds, in order */
	uint32_t keyword_end;       /* see node_keyword */
	enum ast_kind kind : 8;
	bool damaged;  /* a line of header or block was not understood */
	bool supplied; /* its `{` was missing: what it holds may be of a block without a header */
	bool indented; /* an item deeper than the one above it that has no block, as if in that */
};

/* {0, 0} if the header is lost. */
static inline struct span node_keyword(const struct ast_node *node)
{
	if (!node->keyword_end)
		return (struct span){0, 0};
	return (struct span){node->header.start, node->keyword_end};
}

static inline bool kind_is_item(enum ast_kind kind)
{
	return kind >= AST_THEME && kind <= AST_MEASURE;
}

/* Whether the block of one item may hold another: a container its own kind and what is below it, an
 * action milestones and measures. */
static inline bool kind_may_hold(enum ast_kind outer, enum ast_kind inner)
{
	switch (outer) {
	case AST_PLAN: return true;
	case AST_THEME:
	case AST_PLEDGE:
	case AST_OBJECTIVE: return inner >= outer;
	case AST_ACTION: return inner == AST_MILESTONE || inner == AST_MEASURE;
	case AST_MILESTONE: return inner == AST_MILESTONE;
	default: return false;
	}
}

/* What stands between the statements; a formatter gives it back. */
struct ast_trivia {
	struct ast_trivia *next;
	struct span span;
	enum { TRIVIA_COMMENT, TRIVIA_BLANK_LINE } kind;
	bool own_line; /* a comment that has a line to itself */
};

struct diag;

/* Words without commas in a list of parties, `Ada Marsh` or `ada & ben`: what is meant by them
 * depends on who is declared, perhaps in another file. */
struct ast_loose_words {
	struct ast_loose_words *next;
	struct diag *diag;       /* says that they are not read */
	struct span left, right; /* the names, if they are two */
	struct span words;       /* all of it, if it is one */
	bool marked;             /* a mark stands between them, so that they are two */
	bool outside;            /* every block, so that more is wrong with their line */
};

/* One file as a tree, partial where it could not be understood. */
struct ast_file {
	const struct source *source;
	struct ast_node *root;       /* holds the file's statements; its kind is AST_LOST */
	struct ast_node **nodes_end; /* where more statements or clauses of the root would go */
	struct ast_clause **clauses_end;
	struct ast_trivia *trivia; /* of each file in turn; in order within each */
	struct ast_trivia **trivia_end;
	struct ast_loose_words *loose;   /* in any order */
	uint32_t counts[AST_KIND_COUNT]; /* nodes of each kind, at any depth */
	uint32_t named_items;
	uint32_t version;  /* of plan-language; 1 if not said */
	bool version_said; /* `plan-language` */
	bool incomplete;   /* a part could not be read, and may declare names */
};

#endif
