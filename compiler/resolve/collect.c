#include "resolver.h"

/* How many of each there are, so that arrays are made once. */
struct counts {
	uint32_t items, parties, goals, phases, reports;
};

static bool is_party_node(enum ast_kind kind)
{
	return kind >= AST_PERSON && kind <= AST_GROUP;
}

static enum kind kind_of(enum ast_kind kind)
{
	return (enum kind)(kind - AST_PLAN + PLAN);
}

static struct counts count_nodes(const struct ast_file *file)
{
	struct counts counts = {.items = 1}; /* the plan itself is item 0 */
	for (enum ast_kind kind = 0; kind < AST_KIND_COUNT; kind++) {
		uint32_t count = file->counts[kind];
		counts.items += kind_is_item(kind) ? count : 0;
		counts.parties += is_party_node(kind) ? count : 0;
	}
	counts.goals = file->counts[AST_GOAL];
	counts.phases = file->counts[AST_PHASE] + file->counts[AST_EVENT];
	counts.reports = file->counts[AST_REPORT];
	return counts;
}

static bool is_included(const struct resolver *r, const struct ast_node *node)
{
	return source_at(r->sources, node->header.start)->included_from.end != 0;
}

static struct span span_of(const struct ast_node *node)
{
	return node->name ? node->name->span : node->title ? node->title->span : node_keyword(node);
}

static struct str name_of(struct resolver *r, const struct ast_node *node)
{
	if (!node->name)
		return (struct str){0};
	r->capitals |= node->name->word->has_capital;
	return node->name->word->text;
}

static void name_item(struct resolver *r, struct item *item, const struct ast_node *node)
{
	item->name = name_of(r, node);
	item->is_numbered = node->name && node->name->word->is_numbered;
}

static void collect_party(struct resolver *r, const struct ast_node *node)
{
	uint32_t index = r->model->party_count++;
	r->party_nodes[index] = node;
	struct party *party = &r->parties[index];
	party->index = index;
	party->kind = kind_of(node->kind);
	party->name = name_of(r, node);
	party->title = text_of(r, node->title);
	party->span = span_of(node);
	party->header = node->header;
	party->included = is_included(r, node);
}

static void collect_goal(struct resolver *r, const struct ast_node *node)
{
	uint32_t index = r->model->goal_count++;
	r->goal_nodes[index] = node;
	struct goal *goal = &r->goals[index];
	goal->index = index;
	goal->name = name_of(r, node);
	goal->title = text_of(r, node->title);
	goal->span = span_of(node);
	goal->header = node->header;
	goal->included = is_included(r, node);
}

static void collect_phase(struct resolver *r, const struct ast_node *node)
{
	uint32_t index = r->model->phase_count++;
	r->phase_nodes[index] = node;
	struct phase *phase = &r->phases[index];
	phase->index = index;
	phase->kind = kind_of(node->kind);
	phase->name = name_of(r, node);
	phase->title = text_of(r, node->title);
	phase->span = span_of(node);
	phase->header = node->header;
	phase->included = is_included(r, node);
}

static void collect_report(struct resolver *r, const struct ast_node *node)
{
	uint32_t index = r->model->report_count++;
	r->report_nodes[index] = node;
	struct report *paper = &r->reports[index];
	paper->name = name_of(r, node);
	paper->title = text_of(r, node->title);
	paper->span = span_of(node);
}

static enum ast_kind ast_kind_of(enum kind kind)
{
	return (enum ast_kind)(kind - PLAN + AST_PLAN);
}

static bool may_hold(enum kind outer, enum kind inner)
{
	return kind_may_hold(ast_kind_of(outer), ast_kind_of(inner));
}

/* The block whose statements are collected. */
struct block {
	uint32_t item;          /* whose block it is; 0 for the plan, and outside every block */
	uint32_t children;      /* items met so far */
	struct diag *misplaced; /* the finding that it holds what it cannot */
	uint32_t header;        /* the last item that does not stand deeper than its like */
	struct diag *beside;    /* the finding that the items behind that only look as if in it */
	bool lost;              /* stands in a block whose header is lost */
};

/* Says that a block holds what it cannot: once, because a `}` that is missing misplaces all that is
 * behind it. NULL if that has been said. */
static struct diag *refuse_inside(
	struct resolver *r, const struct ast_node *node, struct block *block)
{
	enum kind kind = kind_of(node->kind), outer = r->items[block->item].kind;
	if (block->misplaced) {
		repeat(r->diags, block->misplaced, node_keyword(node), STR("nor can this"));
		return NULL;
	}
	block->misplaced =
		report(r->diags, PL029, node_keyword(node), "%s %s cannot stand in %s %s",
			kind_article(kind), kind_word(kind), kind_article(outer), kind_word(outer));
	return block->misplaced;
}

static struct item *collect_item(
	struct resolver *r, const struct ast_node *node, struct block *block)
{
	uint32_t index = r->model->count++;
	struct item *item = &r->items[index], *outer = &r->items[block->item];
	r->origins[index].node = node;
	item->index = index;
	item->kind = kind_of(node->kind);
	r->model->kind_count[item->kind]++;
	item->parent = block->item;
	item->place = ++block->children;
	name_item(r, item, node);
	item->title = item_text_of(r, node->title);
	item->span = span_of(node);
	item->header = node->header;
	item->stop = node->block.end > node->header.end ? node->block.end : node->header.end;
	item->damaged = node->damaged || block->lost;
	outer->has_children = true;
	if (node->name)
		declare_item(r, item, node->name->word);
	if (!may_hold(outer->kind, item->kind)) {
		item->damaged = true; /* what it lacks may be further up */
		struct diag *diag = refuse_inside(r, node, block);
		if (diag)
			note(r->diags, diag, outer->span, "the block of this %s",
				kind_word(outer->kind));
		if (diag && outer->kind != MEASURE)
			help(r->diags, diag, "is the `}` of %s missing?",
				item_words(r->model, outer).at);
	}
	return item;
}

static void collect_plan(struct resolver *r, const struct ast_node *node)
{
	if (is_included(r, node)) {
		struct diag *diag = report(
			r->diags, PL034, node_keyword(node), "an included file holds a plan");
		struct source *source = source_at(r->sources, node->header.start);
		note(r->diags, diag, source->included_from, "included here");
		help(r->diags, diag, "take the parties out into a file of their own");
		return;
	}
	/* A header that stands twice; the second has the block. */
	bool again = r->plan && r->plan->damaged && !r->plan->clauses && !r->plan->nodes;
	if (r->plan && !again) {
		/* A line of a text without quotes may begin with `plan`. */
		if (node->damaged)
			return;
		struct diag *diag =
			report(r->diags, PL034, node_keyword(node), "this is a second plan");
		note(r->diags, diag, node_keyword(r->plan), "the first is here");
		help(r->diags, diag, "a file holds one plan; make another file for the other");
		return;
	}
	r->plan = node;
	r->origins[0].node = node;
	struct item *item = &r->items[0];
	name_item(r, item, node);
	item->title = text_of(r, node->title);
	item->span = span_of(node);
	item->header = node->header;
	item->stop = node->block.end > node->header.end ? node->block.end : node->header.end;
	item->damaged = node->damaged;
}

/* The last item in the block of what holds none. */
static const struct ast_node *last_item(const struct ast_node *node)
{
	const struct ast_node *last = NULL;
	for (const struct ast_node *inner = node->nodes; inner; inner = inner->next)
		if (kind_is_item(inner->kind))
			last = inner;
	return last;
}

/* Items that stand deeper than the header above them, which has no `{`: indentation makes no block,
 * so they are its neighbours, which is hardly meant. */
static void check_indented(struct resolver *r, struct block *block, const struct item *item)
{
	if (!r->origins[item->index].node->indented) {
		block->header = item->index;
		block->beside = NULL;
		return;
	}
	if (block->beside) {
		repeat(r->diags, block->beside, item->span, STR("and this"));
		return;
	}
	struct item *header = &r->items[block->header];
	if (header->damaged || !may_hold(header->kind, item->kind))
		return;
	header->damaged = true; /* what it lacks may stand there */
	struct span end = {header->header.end, header->header.end};
	const char *kind = kind_word(header->kind);
	block->beside =
		report(r->diags, PL036, end, "this %s has no `{`, so nothing stands in it", kind);
	note(r->diags, block->beside, item->span, "this stands beside the %s, not in it", kind);
	help(r->diags, block->beside,
		"put a `{` at the end of line %u, and a `}` on a line of its own behind what belongs to it",
		(unsigned)source_place(r->sources, end.start).line);
}

static void collect_nodes(struct resolver *r, const struct ast_node *nodes, struct block *block)
{
	for (const struct ast_node *node = nodes; node; node = node->next) {
		if (kind_is_item(node->kind)) {
			struct item *item = collect_item(r, node, block);
			check_indented(r, block, item);
			if (node->nodes) {
				struct block below = {.item = item->index};
				collect_nodes(r, node->nodes, &below);
			}
			item->end = r->model->count;
			continue;
		}
		switch (node->kind) {
		case AST_INCLUDE:
		case AST_VERSION: continue;
		case AST_LOST: {
			/* What its items seem to lack may have been a clause of the block. */
			bool lost = block->lost;
			block->lost = true;
			collect_nodes(r, node->nodes, block);
			block->lost = lost;
			continue;
		}
		case AST_PLAN:
			/* A line of a text without quotes may begin with `plan`. */
			if (block->item && !r->plan && !node->damaged)
				refuse_inside(r, node, block);
			collect_plan(r, node);
			collect_nodes(r, node->nodes, block);
			continue;
		default: break;
		}
		/* Parties, goals, reports and the like stand in the plan's block or outside. */
		struct diag *diag = block->item ? refuse_inside(r, node, block) : NULL;
		if (diag)
			help(r->diags, diag,
				"put it into the block of the plan, or outside every block");
		if (is_party_node(node->kind))
			collect_party(r, node);
		else if (node->kind == AST_GOAL)
			collect_goal(r, node);
		else if (node->kind == AST_REPORT)
			collect_report(r, node);
		else
			collect_phase(r, node);
		const struct ast_node *item = node->supplied ? NULL : last_item(node);
		if (item)
			report(r->diags, PL029, node_keyword(item), "%s %s holds no items",
				kind_article(kind_of(node->kind)), kind_word(kind_of(node->kind)));
	}
}

void collect(struct resolver *r, const struct ast_file *file)
{
	struct counts counts = count_nodes(file);
	struct model *model = r->model;
	model->items = r->items = arena_array(r->arena, counts.items, sizeof *r->items);
	r->unsettled = arena_array(r->arena, counts.items, sizeof *r->unsettled);
	r->origins = arena_array(r->arena, counts.items, sizeof *r->origins);
	model->parties = r->parties = arena_array(r->arena, counts.parties, sizeof *r->parties);
	r->mentions = arena_array(r->arena, counts.parties, sizeof *r->mentions);
	r->party_nodes = arena_array(r->arena, counts.parties, sizeof *r->party_nodes);
	model->goals = r->goals = arena_array(r->arena, counts.goals, sizeof *r->goals);
	r->goal_nodes = arena_array(r->arena, counts.goals, sizeof *r->goal_nodes);
	model->phases = r->phases = arena_array(r->arena, counts.phases, sizeof *r->phases);
	r->phase_nodes = arena_array(r->arena, counts.phases, sizeof *r->phase_nodes);
	model->reports = r->reports = arena_array(r->arena, counts.reports, sizeof *r->reports);
	r->report_nodes = arena_array(r->arena, counts.reports, sizeof *r->report_nodes);
	prepare_names(r, file->named_items);
	r->items[0].kind = PLAN;
	r->items[0].parent = NO_ITEM;
	model->count = 1;
	struct block outside = {0};
	collect_nodes(r, file->root->nodes, &outside);
	r->items[0].end = model->count;
	model->has_plan = r->plan != NULL;
}
