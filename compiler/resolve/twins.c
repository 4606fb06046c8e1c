#include "resolver.h"

/* Siblings whose names differ in capital letters alone would be one to people. Parties, goals, and
 * phases with events are siblings of their own kind. */

struct entry {
	uint32_t parent; /* whose name it is unique in */
	const struct word *name, *small;
	struct span span;
};

struct twins {
	struct resolver *r;
	struct entry *entries;
	uint32_t *slots; /* entry + 1, by parent and small name; open addressing */
	uint32_t count, mask;
};

/* Parents that are no items. */
enum { THE_PARTIES = -1, THE_GOALS = -2, THE_PHASES = -3 };

static const struct word *small_of(struct resolver *r, const struct word *name)
{
	if (!name->has_capital)
		return name;
	char *small = str_chars(r->arena, name->text);
	for (size_t i = 0; i < name->text.len; i++)
		small[i] = ascii_lower(small[i]);
	return word_of(r->words, (struct str){small, name->text.len});
}

static void meet(struct twins *twins, uint32_t parent, const struct word *name, struct span span)
{
	if (!name)
		return;
	struct resolver *r = twins->r;
	struct entry *entry = &twins->entries[twins->count++];
	*entry = (struct entry){parent, name, small_of(r, name), span};
	uint32_t at = (entry->small->hash ^ parent * 2654435761u) & twins->mask;
	for (; twins->slots[at]; at = (at + 1) & twins->mask) {
		const struct entry *first = &twins->entries[twins->slots[at] - 1];
		if (first->small != entry->small || first->parent != parent)
			continue;
		if (first->name == name)
			return; /* declared twice, which is said elsewhere */
		struct diag *diag = report(r->diags, PL104, span,
			"`%.*s` and `%.*s` differ only in capital letters", STR_ARG(name->text),
			STR_ARG(first->name->text));
		note(r->diags, diag, first->span, "first declared here");
		help(r->diags, diag,
			"give one of them a name that nobody takes for the other, or take out what"
			" stands there twice");
		return;
	}
	twins->slots[at] = twins->count;
}

static const struct word *name_of(const struct ast_node *node)
{
	return node->name ? node->name->word : NULL;
}

void find_case_twins(struct resolver *r)
{
	const struct model *model = r->model;
	uint32_t most = model->count + model->party_count + model->goal_count + model->phase_count;
	uint32_t slots = 16;
	while (slots < most * 2)
		slots *= 2;
	struct twins twins = {.r = r, .mask = slots - 1};
	twins.entries = arena_array(r->arena, most, sizeof *twins.entries);
	twins.slots = arena_array(r->arena, slots, sizeof *twins.slots);
	for (uint32_t i = 0; i < model->party_count; i++)
		meet(&twins, (uint32_t)THE_PARTIES, name_of(r->party_nodes[i]), r->parties[i].span);
	for (uint32_t i = 0; i < model->goal_count; i++)
		meet(&twins, (uint32_t)THE_GOALS, name_of(r->goal_nodes[i]), r->goals[i].span);
	for (uint32_t i = 0; i < model->phase_count; i++)
		meet(&twins, (uint32_t)THE_PHASES, name_of(r->phase_nodes[i]), r->phases[i].span);
	for (uint32_t i = 1; i < model->count; i++)
		meet(&twins, r->items[i].parent, name_of(r->origins[i].node), r->items[i].span);
}
