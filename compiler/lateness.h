/* What an item's deadlines, moves and updates come to: which day counts, what is late, by how much
 * it slipped. Derived once, here; docs/language.md has the rules. */
#ifndef LATENESS_H
#define LATENESS_H

#include "model.h"

/* The deadline that counts for lateness: under `slips need reason` the present one; under `need
 * approval` the outcome of the newest move with `agreed`, or the original where none has; under
 * `never` the original. NULL if the item has none, or it has no day. */
const struct when *deadline_that_counts(const struct model *model, const struct item *item);

/* The day after which it is late: of a recurring or labelled deadline the earliest date without an
 * `update` since its first day; of `ongoing` and `tbc` the review. False if there is none. */
bool late_after(const struct model *model, const struct item *item, day_number *day);

/* The deadline that counts ends before the plan's period begins, and no note says that it is meant:
 * more likely its year is wrong than that it was missed before the plan was made (PL202). */
bool deadline_doubted(const struct model *model, const struct item *item);

/* It has not ended, and the deadline that counts has passed and is not doubted. */
bool is_overdue(const struct model *model, const struct item *item);

/* It is overdue, but said to be on track or green. Not where the one deadline is a stage, recurs or
 * is yet to come: then a day has passed without news, which denies no status. */
bool green_but_overdue(const struct model *model, const struct item *item);

/* Not ended, and neither it nor what stands in it has a deadline with a last day. */
bool is_undated(const struct model *model, const struct item *item);

/* The oldest `was`, else the present deadline; NULL if there is neither. Of several labelled ones
 * that which slipped most, else the last. An inherited deadline has the history of where it stands.
 */
const struct when *original_deadline(const struct item *item);

/* Days by which the present deadline is later than the original; 0 if not, or not known. */
int days_slipped(const struct item *item);

/* True if it has not ended and the last day of the deadline that counts lies in the three months
 * from today. */
bool is_due_soon(const struct model *model, const struct item *item);

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
