#include "check.h"

enum {
	CYCLES_SHOWN = 8, /* of one knot: who cures some of them cures many */
	NAMES_SHOWN = 8,  /* of one cycle */
};

/* An item on the way through a knot, and what leads on from it. */
struct step {
	const struct item *item;
	struct wait wait;
};

/* A walk through each knot, which never takes an item twice: whatever leads back to an item of the
 * way closes a cycle. */
struct walk {
	const struct model *model;
	struct diags *diags;
	const struct waits *waits;
	uint32_t *at;        /* by item: its next wait to follow */
	uint32_t *place;     /* by item: on the way, from 1; 0: not on it */
	bool *seen;          /* by item */
	uint32_t *closed_by; /* by item: the last one that closed a cycle at it */
	uint32_t *found;     /* by knot: cycles reported */
	struct step *way;
	uint32_t count;
};

/* The steps of a cycle as the way took them; steps[first] is its first place in the plan. */
struct cycle {
	const struct step *steps;
	uint32_t count, first;
};

static const struct step *step_at(const struct cycle *cycle, uint32_t i)
{
	return &cycle->steps[(cycle->first + i) % cycle->count];
}

static bool names_are_clear(const struct cycle *cycle, uint32_t shown)
{
	for (uint32_t i = 0; i < shown; i++) {
		struct str name = step_at(cycle, i)->item->name;
		if (!name.len)
			return false;
		for (uint32_t k = 0; k < i; k++)
			if (str_equal(step_at(cycle, k)->item->name, name))
				return false;
	}
	return true;
}

static struct str name_in(const struct walk *walk, const struct item *item, bool clear)
{
	return clear ? item->name : item_path(walk->model, item, walk->diags->arena);
}

/* "`a` → `b` → `a`" */
static struct str chain(const struct walk *walk, const struct cycle *cycle, bool clear)
{
	struct arena *arena = walk->diags->arena;
	struct str words = {0};
	uint32_t shown = cycle->count < NAMES_SHOWN ? cycle->count : NAMES_SHOWN;
	for (uint32_t i = 0; i < shown; i++)
		words = str_format(arena, "%.*s`%.*s` → ", STR_ARG(words),
			STR_ARG(name_in(walk, step_at(cycle, i)->item, clear)));
	if (cycle->count > shown)
		words = str_format(arena, "%.*s%lu more → ", STR_ARG(words),
			(unsigned long)(cycle->count - shown));
	return str_format(arena, "%.*s`%.*s`", STR_ARG(words),
		STR_ARG(name_in(walk, step_at(cycle, 0)->item, clear)));
}

static struct str wait_words(const struct walk *walk, const struct step *step, bool clear)
{
	return str_format(walk->diags->arena,
		step->wait.is_counted ? "a date of `%.*s` is counted from `%.*s`"
				      : "`%.*s` waits for `%.*s`",
		STR_ARG(name_in(walk, step->item, clear)),
		STR_ARG(name_in(walk, step->wait.item, clear)));
}

static void report_cycle(const struct walk *walk, const struct cycle *cycle)
{
	struct diags *diags = walk->diags;
	bool clear =
		names_are_clear(cycle, cycle->count < NAMES_SHOWN ? cycle->count : NAMES_SHOWN + 1);
	struct diag *diag = report(diags, PL105, step_at(cycle, 0)->wait.span,
		"%.*s wait for each other", STR_ARG(chain(walk, cycle, clear)));
	label(diags, diag, "%.*s", STR_ARG(wait_words(walk, step_at(cycle, 0), clear)));
	for (uint32_t i = 1; i < cycle->count; i++) {
		const struct step *step = step_at(cycle, i);
		struct str words = {0};
		if (diag->repeats_noted < REPEATS_NOTED)
			words = wait_words(walk, step, clear);
		repeat(diags, diag, step->wait.span, words);
	}
	help(diags, diag, "one of these has to begin without the others: take one `after` out");
}

/* The last step of the way leads back to `target`, which is on it. */
static void close_cycle(struct walk *walk, const struct item *target)
{
	const struct item *last = walk->way[walk->count - 1].item;
	uint32_t *found = &walk->found[knot_of(walk->waits, target)];
	if (last == target || walk->closed_by[target->index] == last->index ||
		*found == CYCLES_SHOWN)
		return;
	walk->closed_by[target->index] = last->index;
	++*found;
	uint32_t start = walk->place[target->index] - 1;
	struct cycle cycle = {&walk->way[start], walk->count - start, 0};
	for (uint32_t i = 1; i < cycle.count; i++)
		if (cycle.steps[i].item->index < cycle.steps[cycle.first].item->index)
			cycle.first = i;
	report_cycle(walk, &cycle);
}

static void enter(struct walk *walk, const struct item *item)
{
	walk->way[walk->count++].item = item;
	walk->place[item->index] = walk->count;
	walk->seen[item->index] = true;
}

static void go_through(struct walk *walk, const struct item *first)
{
	uint32_t knot = knot_of(walk->waits, first);
	enter(walk, first);
	while (walk->count) {
		struct step *step = &walk->way[walk->count - 1];
		if (!next_wait(step->item, &walk->at[step->item->index], &step->wait)) {
			walk->place[step->item->index] = 0;
			walk->count--;
			continue;
		}
		const struct item *next = step->wait.item;
		if (knot_of(walk->waits, next) != knot)
			continue;
		if (walk->place[next->index])
			close_cycle(walk, next);
		else if (!walk->seen[next->index])
			enter(walk, next);
	}
}

void check_dependency_cycle(
	const struct model *model, struct diags *diags, const struct waits *waits)
{
	if (!waits->knot_count)
		return;
	struct arena *arena = diags->arena;
	struct walk walk = {
		.model = model,
		.diags = diags,
		.waits = waits,
		.at = arena_array(arena, model->count, sizeof *walk.at),
		.place = arena_array(arena, model->count, sizeof *walk.place),
		.seen = arena_array(arena, model->count, sizeof *walk.seen),
		.closed_by = arena_array(arena, model->count, sizeof *walk.closed_by),
		.found = arena_array(arena, waits->knot_count + 1, sizeof *walk.found),
		.way = arena_array(arena, model->count, sizeof *walk.way),
	};
	for (uint32_t i = 0; i < waits->count; i++) {
		const struct item *item = waits->items[i];
		if (knot_of(waits, item) && !walk.seen[item->index])
			go_through(&walk, item);
	}
}
