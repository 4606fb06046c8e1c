/* The model is what a plan means: names are pointers, lists are arrays, dates are days. It is made
 * by resolve and read by checks and backends, which never change it.
 *
 * What resolve guarantees: items stand in source order, each with its descendants behind it, the
 * plan itself as item 0. A reference that could not be resolved is reported and left out, so every
 * pointer here is good. A deadline that could not be read has known == false. An item with
 * damaged == true has a line that was not understood: what it seems to lack may stand there. */
#ifndef MODEL_H
#define MODEL_H

#include "date.h"
#include "source.h"

struct model;

enum kind {
#define KIND(id, word, plural, article) id,
#include "vocabulary.def"
	KIND_COUNT
};

/* The words of a kind: "action", "actions", "an". */
const char *kind_word(enum kind kind);
const char *kind_plural(enum kind kind);
const char *kind_article(enum kind kind);

/* A text as typed between its quotes; what is declared once for all, such as the title of a party,
 * as it is printed. at == NULL: not given at all. */
struct text {
	struct str str;
	struct span span; /* with its quotes */
	const struct translation *others;
	uint32_t key;       /* of an item's title: see title_key */
	uint8_t suspicions; /* what a glance at it gave rise to (glance.h) */
};

struct translation {
	const struct translation *next;
	struct str language; /* two letters */
	struct text text;
};

/* The text as it is printed, CommonMark without the indentation of its lines: in a language (empty:
 * the plan's first), the given one where there is no translation. Owned by the arena where the text
 * has several lines. */
struct str text_in(struct arena *arena, const struct text *text, struct str language);

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

enum status {
	NO_STATUS,
#define STATUS(id, words) id,
#include "statuses.def"
};
/* "on track"; NULL for NO_STATUS. */
const char *status_words(enum status status);

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

/* The plan's header. Its name, title, text, notes, owner, due, calls and fields are item 0's. */
struct plan {
	struct text subtitle, publisher;
	struct when period;  /* known == false: none */
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

/* True if items of the kind can have the clause, which is named as a plan names it. */
bool kind_can_say(enum kind kind, struct str clause);

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

/* Theme, pledge, objective. */
static inline bool is_container(enum kind kind)
{
	return kind == THEME || kind == PLEDGE || kind == OBJECTIVE;
}

bool is_party(enum kind kind);

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

/* What is derived, once, here (outputs.md's rules are written down in docs/language.md):
 *
 * The deadline that counts for lateness: under `slips need reason` the present one; under `need
 * approval` the outcome of the newest move with `agreed`, or the original where none has; under
 * `never` the original. NULL if the item has none, or it has no day. */
const struct when *deadline_that_counts(const struct model *model, const struct item *item);

/* The day after which it is late: of a recurring or labelled deadline the earliest date without an
 * `update` since its first day; of `ongoing` and `tbc` the review. False if there is none. */
bool late_after(const struct model *model, const struct item *item, day_number *day);

/* The deadline that counts ends before the plan's period begins, and no note says that it is meant:
 * more likely its year is wrong than that it was missed before the plan was made (PL202). */
bool deadline_doubted(const struct model *model, const struct item *item);

/* It is open, and the deadline that counts has passed and is not doubted. */
bool is_overdue(const struct model *model, const struct item *item);

/* It is overdue, but said to be on track or green. Not where the one deadline is a stage, recurs or
 * is yet to come: then a day has passed without news, which denies no status. */
bool green_but_overdue(const struct model *model, const struct item *item);

/* Open, and neither it nor what stands in it has a deadline with a last day. */
bool is_undated(const struct model *model, const struct item *item);

/* The oldest `was`, else the present deadline; NULL if there is neither. Of several labelled ones
 * that which slipped most, else the last. An inherited deadline has the history of where it stands.
 */
const struct when *original_deadline(const struct item *item);

/* Days by which the present deadline is later than the original; 0 if not, or not known. */
int days_slipped(const struct item *item);

/* True if it is open and the last day of the deadline that counts lies in the three months from
 * today. */
bool is_due_soon(const struct model *model, const struct item *item);

/* Complete, cancelled or merged. */
static inline bool is_closed(const struct item *item)
{
	enum status status = status_of(item);
	return status == COMPLETE || status == CANCELLED || status == MERGED;
}

/* The present deadline, own or inherited, that has the latest last day; NULL if none has one. A
 * review is no deadline. */
const struct when *present_deadline(const struct item *item);

/* There is such a deadline. */
bool deadline_known(const struct item *item);

/* It holds items, other than measures, whose deadlines speak for it where it has none itself. */
bool has_steps(const struct model *model, const struct item *item);

/* The update with the latest last day; the first written one if none has a day. NULL: no update. */
const struct update *newest_update(const struct item *item);

/* On which side of the plan's period one of the item's deadlines lies: -1 if it ends before the
 * first day, 1 if it ends after the last, 0 inside. Also 0 where there is no period or no day, of a
 * stage, which may well lead out of the plan, and where a note of the item says "outside". */
int outside_period(
	const struct model *model, const struct item *item, const struct deadline *deadline);

#endif
