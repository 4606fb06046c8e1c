/* The model is what a plan means: names are pointers, lists are arrays, dates are days. It is made
 * by resolve and read by checks and backends, which never change it.
 *
 * What resolve guarantees: items stand in source order, each with its descendants behind it, the
 * plan itself as item 0. A reference that could not be resolved is reported and left out, so every
 * pointer here is good. A deadline that could not be read has known == false. An item with
 * damaged == true has a line that was not understood: what it seems to lack may stand there. */
#ifndef MODEL_H
#define MODEL_H

#include "report.h"

/* A person, post, team, directorate, body or group. */
struct party {
	uint32_t index;
	enum kind kind;
	struct str name;
	struct text title;
	struct text role, email;
	struct span span; /* the name, or the title */
	struct span header;
	const struct party *in; /* what it belongs to */
	struct when from, until;
	const struct text *aka;
	uint32_t aka_count;
	const struct party *const *held_by;
	uint32_t held_by_count;
	uint32_t owns; /* items that name it as an owner, not those that inherit it */
	bool vacant;
	bool included;     /* declared in an included file */
	bool named;        /* something refers to it */
	bool named_openly; /* … that is not exempt */
};

/* Parties named in one clause or several of the same kind. */
struct claim {
	const struct party *party;
	struct span span;
};
struct claims {
	struct str written; /* the document's own words for the whole list; at == NULL: none */
	struct span span;   /* of the first clause */
	uint32_t count : 31;
	bool damaged : 1; /* a name of it could not be resolved */
	struct claim list[];
};

struct goal {
	uint32_t index;
	struct str name;
	struct text title, text;
	const struct text *notes;
	uint32_t note_count;
	struct span span, header;
	bool included, named, named_openly;
};

/* A named period or a named day. */
struct phase {
	uint32_t index;
	enum kind kind; /* PHASE or EVENT */
	struct str name;
	struct text title;
	struct span span, header;
	struct when from, until; /* an event has only `from`: its day */
	bool known;
	struct interval all;
	bool included, named;
};

/* What is said of a status beside it; each may be missing. */
struct status_terms {
	struct when on, agreed_on; /* not said: see when_is_said */
	struct text because, agreed;
	struct str written;
};

struct item_status {
	const struct item *merged_into;
	const struct status_terms *terms; /* never NULL */
	enum status is;
	struct span span;
};

/* A number with its unit, as written and as a value where it is plain. */
struct amount {
	struct str written;
	struct span span;
	enum { AMOUNT_NUMBER, AMOUNT_PERCENT, AMOUNT_MONEY, AMOUNT_WORDS } kind;
	double value;
	struct str currency; /* ISO 4217: GBP, EUR, USD */
	struct text words;   /* AMOUNT_WORDS; of a budget also beside the amount */
};

struct measured {
	enum { MEASURED_BASELINE, MEASURED_TARGET, MEASURED_ACTUAL } what;
	struct amount amount;
	struct when when; /* not said: see when_is_said */
};

struct update {
	struct when on; /* not said: see when_is_said */
	enum status status;
	const struct party *by;
	int progress; /* per cent, -1: not said */
	struct text text;
	struct span span;
};

struct response {
	enum { RESPONSE_PLAIN, RESPONSE_AGREE, RESPONSE_AGREE_IN_PART, RESPONSE_DISAGREE } stance;
	struct text text;
	struct span span;
};

struct link {
	const struct item *item;
	struct span span;
};
struct goal_link {
	const struct goal *goal;
	struct span span;
};
struct named_text {
	struct str name;
	struct text text;
	struct span span;
};
/* What a body calls a kind, clause or status: `call pledge "Recommendation" plural "…"`. */
struct call {
	struct str what; /* "pledge", "so that", "in progress" */
	struct text word, plural;
	struct span span;
};

/* What most items do not have, so that they need not carry it. Never NULL: see item.more. */
struct details {
	const struct text *text, *outcome; /* NULL: none. `so that` is the outcome */
	const struct item_status *status;  /* NULL: none */
	const struct claims *partners;     /* NULL: none */
	const struct when *start;          /* NULL: none */
	const struct text *notes;
	const struct update *updates;
	const struct move *was;
	const struct goal_link *supports;
	const struct link *after;
	const struct str *tags;
	uint32_t note_count, update_count, was_count, support_count, after_count, tag_count;
	const struct rare_details *rare; /* never NULL */
};

/* The details of all items that have none. */
const struct details *no_details(void);

/* What few plans say of an item. */
struct rare_details {
	struct str number; /* of a clause: see item_number */
	struct span number_span;
	const struct response *responses;
	const struct link *see;
	const struct named_text *fields;
	const struct text *evidence;
	const struct str *footnotes;       /* marks */
	const struct span *footnote_spans; /* {0, 0}: something is wrong there, and was said */
	const struct str *formerly;
	const struct call *calls;
	const struct measured *measured;
	uint32_t response_count, see_count, field_count, evidence_count;
	uint32_t footnote_count, formerly_count, call_count, measured_count;
	const struct amount *budget;
	const struct text *exempt; /* the reason in law; NULL: none */
	struct str rag;            /* "red", "amber", "green"; empty */
	int progress;              /* per cent; -1: not said */
	struct span progress_span;
};

static const uint32_t NO_ITEM = UINT32_MAX; /* more than an enum may hold */

/* The plan, a container (theme, pledge, objective), an action, a milestone or a measure. What is
 * asked of every item stands here, the rest in `more`, so that a walk over all items is short. */
struct item {
	enum kind kind : 8;
	bool owners_inherited : 1, sponsors_inherited : 1, due_inherited : 1;
	bool exempt : 1; /* it, or what it stands in, is withheld from public outputs */
	bool damaged : 1;
	bool in_dropped : 1;  /* what it stands in is cancelled or merged */
	bool in_complete : 1; /* an action or milestone that it stands in is complete */
	bool has_children : 1;
	bool has_numbers : 1; /* something is printed before the title of one of its children */
	bool is_numbered : 1; /* its name begins with a digit or a capital, and is printed so */
	uint32_t index;
	uint32_t parent;                        /* index; NO_ITEM for the plan */
	uint32_t end;                           /* index behind the last descendant */
	uint32_t place;                         /* among the children of its parent, from 1 */
	uint32_t stop;                          /* offset behind its header and block */
	const struct claims *owners, *sponsors; /* NULL: none, and none inherited */
	const struct deadlines *due;            /* NULL: none, and none inherited */
	const struct details *more;             /* never NULL */
	struct span span; /* the name, else the title, else the keyword: where findings point */
	/* What is asked for less often begins with a line of memory of its own. */
	struct span header; /* the header line */
	struct str name;    /* empty if it has none */
	struct text title;
};

enum years { YEARS_FINANCIAL, YEARS_CALENDAR, YEARS_ACADEMIC, YEARS_OTHER };
enum slips { SLIPS_NEED_REASON, SLIPS_NEED_APPROVAL, SLIPS_NEVER };

/* `rule PL503 off` as written. */
struct rule {
	struct str code;
	struct str level; /* off, note, warning, error */
	struct span span;
};

/* What is asked of a kind of item. */
struct required {
	bool owner, due; /* what PL301 and PL204 ask */
	const struct str *clauses;
	uint32_t count;
};

/* The plan's header. Its name, title, text, notes, owner, due, calls and fields are item 0's. */
struct plan {
	struct text subtitle, publisher;
	struct when period; /* known == false: none */
	/* What it may cover: its days, or those of the year that may be meant (PL224). */
	struct interval covers;
	struct when adopted; /* not said: a draft */
	enum years years;
	int year_month, year_day; /* first day of the plan's years */
	struct str years_written; /* empty if not said */
	enum slips slips;
	bool slips_said;
	struct required required[KIND_COUNT];
	const struct rule *rules;
	uint32_t rule_count;
	const struct str *languages;
	uint32_t language_count; /* the first is the plan's own */
	const struct str *retired;
	const struct span *retired_spans;
	uint32_t retired_count;
	const struct party *const *const *distinct; /* groups of parties, each ended by NULL */
	uint32_t distinct_count;
	const struct named_text *footnotes;
	uint32_t footnote_count; /* mark and text */
	uint32_t version;
	bool version_said;
	uint32_t spelt; /* placeholders that are names here: see placeholders_spelt */
	/* Deadlines of items that are one point with a last day, and how many of them have the last
	 * day of the period. */
	uint32_t dated_count, dated_last_count;
	struct span header;
};

struct model {
	struct arena *arena;
	const struct sources *sources;
	bool has_plan;   /* false: a part, which only declares */
	bool understood; /* false: some line was not, and what seems to be missing may stand there
			  */
	struct plan plan;
	const struct item *items;
	uint32_t count;
	uint32_t kind_count[KIND_COUNT]; /* items of each kind */
	const struct party *parties;
	uint32_t party_count;
	const struct goal *goals;
	uint32_t goal_count;
	const struct phase *phases;
	uint32_t phase_count; /* and events */
	const struct report *reports;
	uint32_t report_count;
	struct report paper; /* the plan's own */
	day_number today;
};

/* Every container and item, in source order; not the plan itself. */
#define EACH_ITEM(each, model)                                                                     \
	for (const struct item *each = (model)->items + 1; each < (model)->items + (model)->count; \
		each++)

/* What an item stands in; the plan's own is NULL. */
static inline const struct item *item_parent(const struct model *model, const struct item *item)
{
	return item->parent == NO_ITEM ? NULL : &model->items[item->parent];
}

/* The first child, and the next child of the same parent; NULL if there is none. */
const struct item *item_first_child(const struct model *model, const struct item *item);
const struct item *item_next(const struct model *model, const struct item *item);

/* Whether no other child of its parent stands behind it: what compares siblings does so then, when
 * all of them are at hand. The plan is not. */
static inline bool is_last_child(const struct model *model, const struct item *item)
{
	return item->parent != NO_ITEM && item->end == model->items[item->parent].end;
}

/* The whole reference, "1.2/1"; an unnamed third child is "1.2/1/(3)". Owned by `arena`. */
struct str item_path(const struct model *model, const struct item *item, struct arena *arena);

/* "action `a`", or "action `1/(3)`" by place: for messages. Owned by the model's arena,
 * and ended by NUL. */
struct str item_words(const struct model *model, const struct item *item);

/* The nearest container of a kind above the item, NULL if none. */
const struct item *item_above(const struct model *model, const struct item *item, enum kind kind);

/* What the plan calls a kind, clause or status in an item: its own `call` for it, which is for what
 * it holds, else the nearest on the way up, NULL if there is none. What the item itself is called
 * is asked of its parent. `what` as in struct call. */
const struct call *call_for(const struct model *model, const struct item *item, struct str what);

/* What is printed before the title: its `number`, else a name that begins with a digit or a
 * capital; empty if it has none. */
struct str item_number(const struct item *item);

/* The item's own status, NO_STATUS if none. */
static inline enum status status_of(const struct item *item)
{
	return item->more->status ? item->more->status->is : NO_STATUS;
}

/* Complete, cancelled or merged. */
static inline bool is_closed(const struct item *item)
{
	enum status status = status_of(item);
	return status == COMPLETE || status == CANCELLED || status == MERGED;
}

/* It is cancelled or merged, or stands in what is. */
static inline bool is_dropped(const struct item *item)
{
	enum status status = status_of(item);
	return item->in_dropped || status == CANCELLED || status == MERGED;
}

/* Closed, or dropped with what it stands in: nobody waits for it. */
static inline bool is_ended(const struct item *item)
{
	return item->in_dropped || is_closed(item);
}

#endif
