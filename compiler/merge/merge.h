/* Merging makes one text of two that were made of a third, clause by clause: as `planc
 * merge-driver` does for git. */
#ifndef MERGE_MERGE_H
#define MERGE_MERGE_H

#include "text.h"

/* The three texts, and how places are marked where both sides say something else. */
struct merge_request {
	struct str base, ours, theirs;
	size_t marker_size;                  /* characters of a marker */
	struct str ours_label, theirs_label; /* behind the markers */
};

struct merge_result {
	struct str text;
	uint32_t conflicts; /* places with markers */
};

/* Merges by clause: what only one side changed is as that side has it, what both added is there
 * from both, ours first, and a clause that both changed stands between markers, its line alone.
 * Comments, blank lines and texts are those of the sides, byte for byte. False, and no result, if
 * one of the three cannot be read as a plan, or if both sides put the same items into other orders:
 * such texts are to be merged by lines. Owned by the arena. Takes n log n steps. */
bool merge_plans(
	const struct merge_request *request, struct arena *arena, struct merge_result *result);

/* The lines in which both sides differ, from the first to the last, between markers: for texts that
 * nothing else can merge. */
struct merge_result mark_lines(const struct merge_request *request, struct arena *arena);

#endif
