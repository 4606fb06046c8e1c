/* A change is what differs between two versions of a plan: of what, which value it had and has, by
 * whose leave; changes hold those of two versions of a plan. */
#ifndef CHANGE_H
#define CHANGE_H

#include "diag.h"

struct item;
struct match;
struct model;

enum change_group {
#define GROUP(id, name, words) id,
#include "changes/changes.def"
	CHANGE_GROUP_COUNT
};

enum change_kind {
#define CHANGE(id, name, group, code) id,
#include "changes/changes.def"
	CHANGE_KIND_COUNT
};

/* No rule asks about a change. */
enum { NO_RULE = DIAG_COUNT };

/* "slipped", "moved later". */
const char *change_group_name(enum change_group group);
const char *change_group_words(enum change_group group);

/* "slipped-without-reason"; the group that it is counted in; the register's rule, or NO_RULE. */
const char *change_kind_name(enum change_kind kind);
enum change_group change_kind_group(enum change_kind kind);
int change_kind_rule(enum change_kind kind);

/* What changed: an item, the plan, or what it declares. Changes of the same thing share it, so that
 * reports gather them by its address. */
struct changed {
	struct str path;  /* "1.2/1", or a name; as it is now, of what is gone as it was. Empty: the
			     plan */
	const char *kind; /* "action", "person", "plan" */
	struct str words; /* "action `1.2/1`": the subject of a change's text */
	struct str called; /* its kind, as the plan calls it: CommonMark; may be empty */
	struct str number; /* as printed; may be empty */
	struct str title;  /* as CommonMark, in one line; may be empty */
	/* The outermost container that it stands in, or is; NULL: none. */
	const struct changed *top;
	struct span old_span, new_span; /* where findings point, of each side; {0, 0}: not there */
	const struct item *old_item, *new_item; /* NULL: not there, or no item */
};

/* One change. Texts are of one line, may hold what a terminal must not see, and are owned by the
 * arena of its changes. */
struct change {
	enum change_kind kind;
	int code;              /* an enum diag_id, or NO_RULE */
	enum severity at_most; /* of its finding, in an adopted plan; see diag.at_most */
	const struct diag
		*finding; /* NULL: there is none; its severity is OFF if it is not shown */
	const struct changed *of;
	const char *clause;  /* that changed, as a plan says it: "due"; NULL: it is all of it */
	struct str text;     /* what is said of `of->words`: "moved from March 2018 to …" */
	struct str from, to; /* the values in words; at == NULL: there is none */
	struct span old_span, new_span; /* where they stand; {0, 0}: nowhere */
	struct span record;             /* of the newest `was` that tells of a slip; {0, 0}: none */
	struct span place; /* in the new version, to be looked at: of what is gone, what held it */
	bool has_days;
	int days;             /* by which it is later; negative: earlier */
	struct str reason;    /* `because`; at == NULL: none */
	struct str agreed;    /* who agreed; at == NULL: nobody */
	struct str agreed_on; /* when; at == NULL: not said */
	struct str help;      /* what its writer can do; may be empty */
	/* What findings say the fingerprint of theirs: its kind, what changed by name, the clause
	 * and the new value; and its number among equal ones, from 1. */
	uint64_t fingerprint;
	uint32_t fingerprint_number;
};

/* All that changed, the plan first, then what it declares, then items as they stand in the new
 * version, those that are gone behind what held them. */
struct changes {
	struct arena *arena;
	const struct sources *sources;
	const struct model *old, *new; /* NULL: the plan is not there at all */
	const struct match *match;     /* which item is which; NULL if a plan is not there */
	const struct changed *plan;    /* the plan itself */
	struct change *list;
	uint32_t count, room;
	uint32_t group_count[CHANGE_GROUP_COUNT];
	const struct diag *draft; /* says that the old version was a draft; NULL: it was not */
	uint32_t withheld;        /* items left out of a public report, with what changed of them */
};

#endif
