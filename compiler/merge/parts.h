/* What a merge is made of, between finding it out and writing it down. */
#ifndef MERGE_PARTS_H
#define MERGE_PARTS_H

#include "merge/merge.h"
#include "merge/pieces.h"

enum side { OURS, THEIRS, SIDES };

/* A piece of the result, or a whole item as one of the sides has it. Where the sides disagree, it
 * has a text of each. */
struct part {
	struct part *next, *first, *end_child, *parent;
	const struct piece *base, *sides[SIDES];
	enum piece_place place;
	bool starts_line;
	bool is_item;             /* its pieces stand in `first` */
	bool is_open, ends_block; /* nothing follows on its line */
	bool disagrees;           /* in `body` */
	bool above_disagrees;     /* in `above` */
	bool tail_disagrees;
	struct str indent;
	struct str line_indent; /* of its line, where it may have to begin one */
	/* at == NULL: the side does not have it */
	struct str body[SIDES], above[SIDES], tail[SIDES];
	uint32_t inside; /* pieces of the text that it stands for */
};

/* Writes the parts below `file` in their order. */
struct merge_result parts_write(
	const struct part *file, const struct merge_request *request, struct arena *arena);

#endif
