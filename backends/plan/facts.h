/* Facts that several papers print and that follow from the model in one step. */
#ifndef FACTS_H
#define FACTS_H

#include "model.h"
#include "sink.h"

/* How many `was` lines its deadline has, those of the item that it inherits the deadline from
 * included. */
uint32_t move_count(const struct model *model, const struct item *item);

/* Its `so that`; of an action that has none, that of the nearest container which shares its own
 * with all that it holds. NULL: none. */
const struct text *outcome_for(const struct model *model, const struct item *item);

/* True if the item is complete and the last day of `status complete on …` is known. */
bool completed_on(const struct item *item, day_number *day);

/* Writes the item's path as item_path has it, without taking memory. It needs no escape in any
 * format: names are ASCII letters, digits, `-`, `_` and `.`, and begin with a letter or digit. */
void put_item_path(struct sink *sink, const struct model *model, const struct item *item);

/* The text itself if it is UTF-8, else a copy in the arena with U+FFFD for what is not. For paths
 * of files, which may be any bytes. */
struct str as_utf8(struct arena *arena, struct str text);

/* Says an owner, a deadline or a status of its own: what makes a row of a container. */
bool is_accountable(const struct item *item);

/* What the dates and numbers of items are compared and sorted by. Of `due` it is the last day of
 * the deadline that counts, of `start` the first day, of `was` the last day that was promised
 * first, of `update` that of the newest. False if it has none. */
bool day_of_field(
	const struct model *model, const struct item *item, enum field field, day_number *day);
bool number_of_field(
	const struct model *model, const struct item *item, enum field field, double *number);

#endif
