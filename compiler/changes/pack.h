/* The committee pack: what councils ask for between two meetings, as tables of what is live, done,
 * extended, overdue, new and ended since an earlier version of the plan. */
#ifndef PACK_H
#define PACK_H

#include "changes/change.h"

enum pack_table {
#define PACK_TABLE(id, letter, title, empty) id,
#include "changes/pack.def"
	PACK_TABLE_COUNT
};

struct pack_table_info {
	char letter;
	const char *title;
	const char *empty; /* what is said where there is no row */
};
extern const struct pack_table_info pack_tables[PACK_TABLE_COUNT];

/* An item in its table. Texts may hold what a terminal must not see; those that are not said have
 * at
 * == NULL. */
struct pack_row {
	enum pack_table table;
	const struct changed *of;
	const struct changed *within; /* the container or action that it stands in; NULL: none */
	struct str owner;             /* parties, as CommonMark */
	struct str due; /* the present deadline in words; of what is gone the last one */
	struct str was; /* of an extension: the deadline before it */
	bool has_days;
	int days;             /* by which it was extended, is overdue or was completed late */
	struct str status;    /* in the plan's words; "removed" of what is gone */
	struct str status_on; /* when that was reached */
	struct str reason, agreed, agreed_on;
	struct str news, news_on; /* the newest update, as CommonMark, and its date */
};

struct pack {
	const struct changes *changes;
	const struct pack_row *rows; /* by table, in the order of the plan */
	uint32_t count;
	uint32_t table_count[PACK_TABLE_COUNT];
};

/* The pack of a plan that is there now. Each item stands in the first of F, B, C, D, E, A that
 * fits: actions, and with them containers that have a deadline or status of their own, and
 * milestones but for those that are only live, or new or gone together with their action. What had
 * ended before stands nowhere. Overdue is judged by the deadline that counts. What is exempt is
 * left out unless `full`. Owned by the arena of the changes. Time n log n in the plans. */
struct pack *pack_of(const struct changes *changes, bool full);

#endif
