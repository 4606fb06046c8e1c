/* Spoken is how values and their changes are put into words that can be read aloud. */
#ifndef SPOKEN_H
#define SPOKEN_H

#include "model.h"

/* "9 months", "2 years" where these are whole, else "12 days". */
struct str spoken_duration(struct arena *arena, day_number from, day_number to);

/* “the words”, in one line, without a full stop at their end. */
struct str spoken_quote(struct arena *arena, struct str text);

/* ", because “…”, agreed by Cabinet on 28 November 2018"; what is not said is left out. */
struct str spoken_leave(const struct model *model, struct arena *arena, struct str because,
	struct str agreed, const struct when *agreed_on);

/* A deadline as people are shown it; "nothing" where none is said. */
struct str spoken_when(const struct model *model, const struct when *when);

/* "third"; of less than a hundred. */
struct str spoken_ordinal(struct arena *arena, unsigned number);

/* "a, b, c". */
struct str spoken_list(struct arena *arena, const struct str *list, uint32_t count);

/* "Ada Marsh, Ben Hill and Parks Team": the titles of the parties; "nobody" if there are none. */
struct str spoken_parties(struct arena *arena, const struct claims *claims);

/* Two texts that differ, quoted, each cut down to where they do, with a few words around it. */
void spoken_difference(
	struct arena *arena, struct str old, struct str new, struct str *was, struct str *is);

#endif
