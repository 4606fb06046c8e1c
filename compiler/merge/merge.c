#include "merge/merge.h"

#include "merge/pair.h"
#include "merge/parts.h"

/* The three pieces that are one, or those of them that are there. */
struct triple {
	struct piece *base, *sides[SIDES];
};

/* A part whose insides are still to be merged. */
struct pending {
	struct pending *next;
	struct part *part;
	struct triple triple;
};

struct merger {
	struct arena *arena;
	struct pending *first, **end;
	bool failed; /* it is not to be merged by clauses */
};

static struct str part_text(const struct part *part, enum side side)
{
	return part->sides[side] ? part->sides[side]->whole : (struct str){0};
}

/* Of two texts made of one, that which changed; true if both did, in two ways. */
static bool disagree(struct str base, struct str ours, struct str theirs, struct str merged[SIDES])
{
	if (str_equal(ours, theirs) || str_equal(base, theirs)) {
		merged[OURS] = merged[THEIRS] = ours;
		return false;
	}
	merged[OURS] = ours;
	merged[THEIRS] = theirs;
	if (!str_equal(base, ours))
		return true;
	merged[OURS] = theirs;
	return false;
}

/* The same of what stands around a piece, where blanks are nobody's words. */
static bool comments_disagree(struct arena *arena, struct str base, struct str ours,
	struct str theirs, struct str merged[SIDES])
{
	if (!disagree(base, ours, theirs, merged))
		return false;
	struct str said[SIDES];
	if (disagree(comments_of(base, arena), comments_of(ours, arena), comments_of(theirs, arena),
		    said))
		return true;
	bool theirs_spoke = str_equal(said[OURS], comments_of(theirs, arena)) &&
			    !str_equal(said[OURS], comments_of(ours, arena));
	merged[OURS] = merged[THEIRS] = theirs_spoke ? theirs : ours;
	return false;
}

/* The blanks of the line on which a piece stands. */
static struct str line_indent(const struct piece *piece)
{
	const struct piece *at = piece;
	while (!at->starts_line && at->parent && at->parent->kind == PIECE_ITEM)
		at = at->parent;
	return at->starts_line ? at->indent : (struct str){0};
}

/* What stands before and behind a piece that both sides have. */
static void merge_around(struct merger *merger, struct part *part, const struct piece *base)
{
	const struct piece *ours = part->sides[OURS], *theirs = part->sides[THEIRS];
	struct str none = {0};
	part->above_disagrees = comments_disagree(
		merger->arena, base ? base->above : none, ours->above, theirs->above, part->above);
	part->tail_disagrees = comments_disagree(merger->arena, base ? base->last->tail : none,
		ours->last->tail, theirs->last->tail, part->tail);
	bool moved = base && base->starts_line == ours->starts_line &&
		     str_equal(base->indent, ours->indent);
	const struct piece *placed = moved ? theirs : ours;
	part->indent = placed->indent;
	part->starts_line = placed->starts_line;
	part->line_indent = line_indent(placed);
	part->place = base && base->place == ours->place ? theirs->place : ours->place;
}

/* What only one side has is as that has it. */
static void take(struct part *part, const struct piece *piece)
{
	part->above[OURS] = part->above[THEIRS] = piece->above;
	part->tail[OURS] = part->tail[THEIRS] = piece->last->tail;
	part->indent = piece->indent;
	part->starts_line = piece->starts_line;
	part->line_indent = line_indent(piece);
	part->place = piece->place;
}

static bool has_block(const struct piece *piece)
{
	return piece && piece->end_child && piece->end_child->kind == PIECE_CLOSE;
}

/* A block that one side took away cannot be kept for what the other has in it. */
static bool lost_block(const struct triple *triple)
{
	return has_block(triple->base) &&
	       (!has_block(triple->sides[OURS]) || !has_block(triple->sides[THEIRS]));
}

/* Both sides have it: a piece by its words, an item that both changed by what is in it. */
static void merge_both(struct merger *merger, struct part *part, const struct triple *triple)
{
	const struct piece *base = triple->base;
	struct piece *ours = triple->sides[OURS], *theirs = triple->sides[THEIRS];
	merge_around(merger, part, base);
	part->disagrees = disagree(
		base ? base->whole : (struct str){0}, ours->whole, theirs->whole, part->body);
	part->inside = str_equal(part->body[OURS], ours->whole) ? ours->inside : theirs->inside;
	if (!part->disagrees || ours->kind != PIECE_ITEM || lost_block(triple))
		return;
	part->disagrees =
		disagree(base ? base->body : (struct str){0}, ours->body, theirs->body, part->body);
	part->is_item = true;
	part->ends_block = false;
	part->inside = 1;
	/* Of what stands behind its own words, the last piece on that line tells. */
	part->tail_disagrees = comments_disagree(merger->arena, base ? base->tail : (struct str){0},
		ours->tail, theirs->tail, part->tail);
	struct pending *pending = NEW(merger->arena, struct pending);
	*pending = (struct pending){NULL, part, *triple};
	*merger->end = pending;
	merger->end = &pending->next;
}

/* One side took it away: that stands, unless the other side has changed it. */
static bool is_dropped(struct merger *merger, const struct piece *base, const struct piece *kept)
{
	return str_equal(base->whole, kept->whole) &&
	       str_equal(comments_of(base->above, merger->arena),
		       comments_of(kept->above, merger->arena)) &&
	       str_equal(comments_of(base->last->tail, merger->arena),
		       comments_of(kept->last->tail, merger->arena));
}

/* NULL if it is to be there no more. */
static struct part *merge_triple(struct merger *merger, const struct triple *triple)
{
	struct piece *ours = triple->sides[OURS], *theirs = triple->sides[THEIRS];
	const struct piece *any = ours ? ours : theirs;
	if (triple->base && (!ours || !theirs) && is_dropped(merger, triple->base, any))
		return NULL;
	struct part *part = NEW(merger->arena, struct part);
	part->base = triple->base;
	part->sides[OURS] = ours;
	part->sides[THEIRS] = theirs;
	part->is_open = any->kind == PIECE_OPEN;
	part->ends_block = any->kind == PIECE_CLOSE || has_block(any);
	part->inside = any->inside;
	if (ours && theirs) {
		merge_both(merger, part, triple);
		return part;
	}
	take(part, any);
	part->disagrees = triple->base != NULL;
	part->body[OURS] = part->disagrees ? part_text(part, OURS) : any->whole;
	part->body[THEIRS] = part->disagrees ? part_text(part, THEIRS) : any->whole;
	if (part->disagrees) {
		part->above_disagrees = true;
		part->above[ours ? THEIRS : OURS] = (struct str){0};
	}
	return part;
}

/* The three of which a piece of a side is one. */
static struct triple triple_of(struct piece *piece, enum side side)
{
	struct triple triple = {NULL, {NULL, NULL}};
	triple.sides[side] = piece;
	triple.base = piece->partner[side == OURS ? BASE_OURS : BASE_THEIRS];
	enum side other = side == OURS ? THEIRS : OURS;
	if (triple.base)
		triple.sides[other] = triple.base->partner[side == OURS ? BASE_THEIRS : BASE_OURS];
	else
		triple.sides[other] = piece->partner[OURS_THEIRS];
	return triple;
}

/* True if the side has what it shares with the base in another order. */
static bool is_reordered(const struct piece *parent, enum side side)
{
	uint32_t last = 0;
	for (const struct piece *piece = parent ? parent->first : NULL; piece;
		piece = piece->next) {
		const struct piece *base = piece->partner[side == OURS ? BASE_OURS : BASE_THEIRS];
		if (base && base->span.start < last)
			return true;
		last = base ? base->span.start : last;
	}
	return false;
}

/* Parts in a row for each place. */
struct row {
	struct part *first, *last;
};

static void append(struct row rows[PIECE_PLACES], struct part *part)
{
	struct row *row = &rows[part->place];
	if (row->last)
		row->last->next = part;
	else
		row->first = part;
	row->last = part;
}

/* What the side that does not lead has alone, from `at` to the next piece that both have. */
static struct piece *append_extras(
	struct merger *merger, struct row rows[PIECE_PLACES], struct piece *at, enum side side)
{
	enum side lead = side == OURS ? THEIRS : OURS;
	while (at) {
		struct triple triple = triple_of(at, side);
		if (triple.sides[lead])
			break;
		struct part *part = merge_triple(merger, &triple);
		if (part)
			append(rows, part);
		at = at->next;
	}
	return at;
}

/* The leading side says the order; behind each piece that both have, and what the leading side has
 * put there, stands what the other has put there. */
static void merge_insides(struct merger *merger, const struct pending *pending)
{
	const struct triple *triple = &pending->triple;
	enum side lead = is_reordered(triple->sides[THEIRS], THEIRS) ? THEIRS : OURS;
	enum side other = lead == OURS ? THEIRS : OURS;
	merger->failed |= lead == THEIRS && is_reordered(triple->sides[OURS], OURS);
	struct row rows[PIECE_PLACES] = {{NULL, NULL}};
	struct piece *waiting = triple->sides[other]->first;
	for (struct piece *piece = triple->sides[lead]->first; piece; piece = piece->next) {
		struct triple next = triple_of(piece, lead);
		if (next.sides[other]) {
			append_extras(merger, rows, waiting, other);
			waiting = next.sides[other]->next;
		}
		struct part *part = merge_triple(merger, &next);
		if (part)
			append(rows, part);
	}
	append_extras(merger, rows, waiting, other);
	struct part *part = pending->part;
	for (enum piece_place place = ON_HEADER; place < PIECE_PLACES; place++) {
		if (!rows[place].first)
			continue;
		if (part->end_child)
			part->end_child->next = rows[place].first;
		else
			part->first = rows[place].first;
		part->end_child = rows[place].last;
	}
	for (struct part *child = part->first; child; child = child->next)
		child->parent = part;
}

static void merge_pending(struct merger *merger)
{
	for (struct pending *at = merger->first; at && !merger->failed; at = at->next) {
		struct triple *triple = &at->triple;
		if (triple->base) {
			pair_insides(triple->base, triple->sides[OURS], BASE_OURS, merger->arena);
			pair_insides(
				triple->base, triple->sides[THEIRS], BASE_THEIRS, merger->arena);
		}
		pair_insides(
			triple->sides[OURS], triple->sides[THEIRS], OURS_THEIRS, merger->arena);
		merge_insides(merger, at);
	}
}

/* How many pieces the merged text must have. */
static uint32_t count_pieces(const struct part *file)
{
	uint32_t count = 1;
	for (const struct part *part = file->first; part;) {
		count += part->inside;
		const struct part *at = part;
		part = part->first;
		while (!part && at != file) {
			part = at->next;
			at = at->parent;
		}
	}
	return count;
}

bool merge_plans(
	const struct merge_request *request, struct arena *arena, struct merge_result *result)
{
	*result = (struct merge_result){request->ours, 0};
	struct str same[SIDES];
	if (!disagree(request->base, request->ours, request->theirs, same)) {
		result->text = same[OURS];
		return true;
	}
	struct triple files = {pieces_of(request->base, arena),
		{pieces_of(request->ours, arena), pieces_of(request->theirs, arena)}};
	if (!files.base || !files.sides[OURS] || !files.sides[THEIRS])
		return false;
	struct part *file = NEW(arena, struct part);
	file->is_item = true;
	struct pending first = {NULL, file, files};
	struct merger merger = {.arena = arena, .first = &first, .end = &first.next};
	merge_pending(&merger);
	if (merger.failed)
		return false;
	*result = parts_write(file, request, arena);
	if (result->conflicts)
		return true;
	const struct piece *whole = pieces_of(result->text, arena);
	return whole && whole->inside == count_pieces(file);
}
