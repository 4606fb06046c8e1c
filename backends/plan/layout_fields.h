/* The fields of a paper: what they are called, and which of them an item uses. */
#ifndef LAYOUT_FIELDS_H
#define LAYOUT_FIELDS_H

#include "plan/words.h"

/* What a header cell or a fact is called: a text of the plan, or our own word. */
struct label {
	const struct text *text; /* CommonMark, inline; NULL: own */
	struct str own;          /* in small letters; empty: the cell has a label already */
	bool local;              /* the text is that of a container, not of the plan's header */
};

/* What the plan calls a field at an item, else our own word in that language. */
struct label field_label(const struct model *model, const struct language *language,
	const struct item *place, const struct column *column);

/* True if what the column shows is said of the item itself, and not inherited. */
bool item_uses(const struct item *item, const struct column *column);

/* The n-th thing that can be said of an item besides its title, from 0, in the order in which
 * facts are printed; false behind the last. */
bool item_fact(const struct item *item, uint32_t n, struct column *fact);

/* What stands in brackets behind a name of its own; NULL: nothing does. */
const struct text *party_brackets(const struct party *party, const struct column *column);

/* What stands in brackets behind the n-th name of a list by `owner (role)` or `owner (in)`: NULL if
 * nothing does, or if its neighbour to the right has the same. */
const struct text *name_brackets(
	const struct claims *claims, uint32_t n, const struct column *column);

/* The columns of a plan that declares none: a row for each action, and a column for each field that
 * the actions use, but for text, notes and footnotes, which stand below the title. Owned by the
 * arena. `full` counts what is exempt, too. */
struct columns default_columns(const struct model *model, bool full, struct arena *arena);

#endif
