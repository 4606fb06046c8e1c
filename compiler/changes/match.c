#include "changes/match.h"

#include <stdlib.h>
#include <string.h>

#include "changes/alike.h"
#include "changes/declared.h"
#include "titles.h"

enum {
	RENAMED_FROM = 90, /* per cent of likeness */
	REWORDED_FROM = 50,
	ANOTHER_BELOW = 25 /* two titles under one name are less alike: they may be two items */
};

struct matcher {
	struct match *match;
	const struct model *old, *new;
	struct arena *arena;
	struct names {
		uint32_t *slots; /* indexes of items; 0: free, as the plan is found otherwise */
		uint32_t mask;
	} old_names, new_names;
	struct paired_parents {
		const struct item *old, *new;
	} * queue; /* whose children are to be matched */
	uint32_t head, tail;
	uint32_t *doubted; /* by new index: the old item of its name, not yet believed */
	struct tag *tags;
	struct likened *old_titles, *new_titles;
};

/* FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint64_t mix(uint64_t hash, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.at[i]) * 1099511628211U;
	return hash;
}

static uint64_t seed(uint64_t number)
{
	return (14695981039346656037U ^ number) * 1099511628211U;
}

/* The title as same_title compares it. */
static uint64_t mix_title(uint64_t hash, struct str title)
{
	bool blank = false;
	title = str_trim(title);
	for (size_t i = 0; i < title.len; i++) {
		char c = ascii_is_blank(title.at[i]) ? ' ' : ascii_lower(title.at[i]);
		if (c != ' ' || !blank)
			hash = mix(hash, (struct str){&c, 1});
		blank = c == ' ';
	}
	return hash;
}

static bool is_free_old(const struct matcher *m, const struct item *old)
{
	return m->match->to_new[old->index] == NO_ITEM;
}

static bool is_free_new(const struct matcher *m, const struct item *new)
{
	return m->match->to_old[new->index] == NO_ITEM;
}

/* What may become one another: containers of all kinds; actions and milestones; measures. */
static uint32_t class_of(const struct item *item)
{
	return is_container(item->kind) ? 1 : item->kind == MEASURE ? 3 : 2;
}

static void pair(struct matcher *m, const struct item *old, const struct item *new)
{
	m->match->to_new[old->index] = new->index;
	m->match->to_old[new->index] = old->index;
	if (old->has_children && new->has_children)
		m->queue[m->tail++] = (struct paired_parents){old, new};
}

static bool may_pair(const struct matcher *m, const struct item *old, const struct item *new)
{
	return is_free_old(m, old) && is_free_new(m, new) && class_of(old) == class_of(new);
}

static struct names names_of(const struct model *model, struct arena *arena)
{
	size_t size = 16;
	while (size < 2 * (size_t)model->count)
		size *= 2;
	struct names names = {arena_array(arena, size, sizeof *names.slots), (uint32_t)size - 1};
	EACH_ITEM (item, model) {
		if (!item->name.len)
			continue;
		uint32_t at = (uint32_t)mix(seed(item->parent), item->name) & names.mask;
		while (names.slots[at])
			at = (at + 1) & names.mask;
		names.slots[at] = item->index;
	}
	return names;
}

/* The child of this name, NULL for none. */
static const struct item *child_called(const struct names *names, const struct model *model,
	const struct item *parent, struct str name)
{
	uint32_t at = (uint32_t)mix(seed(parent->index), name) & names->mask;
	for (; names->slots[at]; at = (at + 1) & names->mask) {
		const struct item *item = &model->items[names->slots[at]];
		if (item->parent == parent->index && str_equal(item->name, name))
			return item;
	}
	return NULL;
}

bool was_called(const struct item *item, struct str name)
{
	const struct rare_details *rare = item->more->rare;
	for (uint32_t i = 0; i < rare->formerly_count; i++)
		if (str_equal(rare->formerly[i], name))
			return true;
	return false;
}

/* `formerly` tells of the change between these two versions only if the item of the same name does
 * not say so already. */
static bool is_fresh(const struct item *namesake, struct str former)
{
	return !namesake || !was_called(namesake, former);
}

static void match_formerly(struct matcher *m, const struct paired_parents *at, bool backwards)
{
	const struct model *from = backwards ? m->old : m->new, *to = backwards ? m->new : m->old;
	const struct names *names = backwards ? &m->new_names : &m->old_names;
	const struct item *parent = backwards ? at->old : at->new;
	const struct item *other = backwards ? at->new : at->old;
	for (const struct item *each = item_first_child(from, parent); each;
		each = item_next(from, each)) {
		const struct rare_details *rare = each->more->rare;
		for (uint32_t i = 0; i < rare->formerly_count; i++) {
			struct str former = rare->formerly[i];
			const struct item *found = child_called(names, to, other, former);
			const struct item *old = backwards ? each : found;
			const struct item *new = backwards ? found : each;
			if (found && may_pair(m, old, new) &&
				is_fresh(child_called(names, to, other, each->name), former))
				pair(m, old, new);
		}
	}
}

static void match_names(struct matcher *m, const struct paired_parents *at)
{
	for (const struct item *new = item_first_child(m->new, at->new); new;
		new = item_next(m->new, new)) {
		const struct item *old =
			new->name.len ? child_called(&m->old_names, m->old, at->old, new->name)
				      : NULL;
		if (!old || !may_pair(m, old, new))
			continue;
		struct str was = old->title.str, is = new->title.str;
		if (was.len && is.len && !same_title(was, is) &&
			texts_alike(m->arena, was, is) < ANOTHER_BELOW)
			m->doubted[new->index] = old->index;
		else
			pair(m, old, new);
	}
}

/* An item of one side under what it has to share with another. */
struct tag {
	uint64_t hash;
	uint32_t index;
	bool is_new;
};

static int by_tag(const void *left, const void *right)
{
	const struct tag *a = left, *b = right;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	if (a->is_new != b->is_new)
		return a->is_new ? 1 : -1;
	return (a->index > b->index) - (a->index < b->index);
}

enum pairing {
	IN_ORDER,    /* the first with the first, and so on */
	ONLY_ALONE,  /* only where each is alone */
	ALONE_ALIKE, /* and their titles are half alike */
	IF_AS_MANY   /* in order, where both sides have as many */
};

static void pair_group(
	struct matcher *m, const struct tag *tags, size_t old_count, size_t count, enum pairing how)
{
	size_t new_count = count - old_count, both = old_count < new_count ? old_count : new_count;
	bool alone = old_count == 1 && new_count == 1;
	if (how == IN_ORDER ? !both : how == IF_AS_MANY ? old_count != new_count : !alone)
		return;
	for (size_t i = 0; i < both; i++) {
		const struct item *old = &m->old->items[tags[i].index];
		const struct item *new = &m->new->items[tags[old_count + i].index];
		bool alike = how != ALONE_ALIKE ||
			     texts_alike(m->arena, old->title.str, new->title.str) >= REWORDED_FROM;
		if (alike && may_pair(m, old, new))
			pair(m, old, new);
	}
}

static void pair_tags(struct matcher *m, size_t count, enum pairing how)
{
	if (count < 2)
		return;
	qsort(m->tags, count, sizeof *m->tags, by_tag);
	for (size_t from = 0, end; from < count; from = end) {
		size_t old = 0;
		for (end = from; end < count && m->tags[end].hash == m->tags[from].hash; end++)
			old += !m->tags[end].is_new;
		pair_group(m, m->tags + from, old, end - from, how);
	}
}

/* Children of two parents that are one, by equal titles. */
static void match_titles(struct matcher *m, const struct paired_parents *at)
{
	size_t count = 0;
	for (const struct item *each = item_first_child(m->old, at->old); each;
		each = item_next(m->old, each))
		if (is_free_old(m, each) && each->title.str.len)
			m->tags[count++] =
				(struct tag){mix_title(seed(class_of(each)), each->title.str),
					each->index, false};
	for (const struct item *each = item_first_child(m->new, at->new); each;
		each = item_next(m->new, each))
		if (is_free_new(m, each) && each->title.str.len)
			m->tags[count++] =
				(struct tag){mix_title(seed(class_of(each)), each->title.str),
					each->index, true};
	pair_tags(m, count, IN_ORDER);
}

static void match_children(struct matcher *m)
{
	while (m->head < m->tail) {
		const struct paired_parents at = m->queue[m->head++];
		match_formerly(m, &at, false);
		match_formerly(m, &at, true);
		match_names(m, &at);
		match_titles(m, &at);
	}
}

/* By what an item may be found under another parent. */
typedef uint64_t tagger(const struct matcher *, const struct item *, bool is_new);

static uint64_t tag_of_name(const struct matcher *m, const struct item *item, bool is_new)
{
	(void)m;
	(void)is_new;
	return item->name.len ? mix(seed(class_of(item)), item->name) : 0;
}

static uint64_t tag_of_former_name(const struct matcher *m, const struct item *item, bool is_new)
{
	const struct rare_details *rare = item->more->rare;
	if (!is_new)
		return tag_of_name(m, item, is_new);
	return rare->formerly_count ? mix(seed(class_of(item)), rare->formerly[0]) : 0;
}

static uint64_t tag_of_title(const struct matcher *m, const struct item *item, bool is_new)
{
	(void)m;
	(void)is_new;
	return item->title.str.len ? mix_title(seed(class_of(item)), item->title.str) : 0;
}

/* Unnamed ones by their parents, if these are one. */
static uint64_t tag_of_place(const struct matcher *m, const struct item *item, bool is_new)
{
	uint32_t parent = is_new ? item->parent : m->match->to_new[item->parent];
	if (item->name.len || parent == NO_ITEM)
		return 0;
	return (uint64_t)parent << 8 | (uint64_t)item->kind | (uint64_t)1 << 63;
}

static void match_tagged(struct matcher *m, tagger *tag_of, enum pairing how)
{
	size_t count = 0;
	EACH_ITEM (item, m->old) {
		uint64_t hash = is_free_old(m, item) ? tag_of(m, item, false) : 0;
		if (hash)
			m->tags[count++] = (struct tag){hash, item->index, false};
	}
	EACH_ITEM (item, m->new) {
		uint64_t hash = is_free_new(m, item) ? tag_of(m, item, true) : 0;
		if (hash)
			m->tags[count++] = (struct tag){hash, item->index, true};
	}
	pair_tags(m, count, how);
}

/* Items of one scope may become one another; those of scope 0 are not asked. */
typedef uint32_t scoper(const struct matcher *, const struct item *, bool is_new);

static uint32_t scope_of_named(const struct matcher *m, const struct item *item, bool is_new)
{
	(void)m;
	(void)is_new;
	return item->name.len ? class_of(item) : 0;
}

static uint32_t scope_of_children(const struct matcher *m, const struct item *item, bool is_new)
{
	uint32_t parent = is_new ? item->parent : m->match->to_new[item->parent];
	return parent == NO_ITEM ? 0 : parent + 1;
}

static uint32_t scope_of_unnamed(const struct matcher *m, const struct item *item, bool is_new)
{
	return item->name.len ? 0 : scope_of_children(m, item, is_new);
}

static void match_alike(struct matcher *m, scoper *scope_of, unsigned least)
{
	size_t old_count = 0, new_count = 0;
	EACH_ITEM (item, m->old) {
		uint32_t scope = is_free_old(m, item) ? scope_of(m, item, false) : 0;
		if (scope && item->title.str.len)
			m->old_titles[old_count++] =
				(struct likened){item->index, scope, item->title.str};
	}
	EACH_ITEM (item, m->new) {
		uint32_t scope = is_free_new(m, item) ? scope_of(m, item, true) : 0;
		if (scope && item->title.str.len)
			m->new_titles[new_count++] =
				(struct likened){item->index, scope, item->title.str};
	}
	struct alike_pairs pairs =
		find_alike(m->arena, m->old_titles, old_count, m->new_titles, new_count, least);
	for (size_t i = 0; i < pairs.count; i++) {
		const struct item *old = &m->old->items[pairs.list[i].old];
		const struct item *new = &m->new->items[pairs.list[i].new];
		if (may_pair(m, old, new))
			pair(m, old, new);
	}
}

/* A name whose titles are unlike names the same item if no other has taken the place of either. */
static void settle_doubts(struct matcher *m)
{
	EACH_ITEM (new, m->new) {
		uint32_t index = m->doubted[new->index];
		if (index == NO_ITEM)
			continue;
		const struct item *old = &m->old->items[index];
		if (may_pair(m, old, new))
			pair(m, old, new);
		else if (m->match->to_old[new->index] != index)
			m->match->reused[new->index] = index;
		m->doubted[new->index] = NO_ITEM;
	}
}

static void match_items(struct matcher *m)
{
	pair(m, m->old->items, m->new->items);
	match_children(m);
	match_tagged(m, tag_of_former_name, ONLY_ALONE);
	match_tagged(m, tag_of_name, ALONE_ALIKE);
	match_tagged(m, tag_of_title, ONLY_ALONE);
	match_children(m);
	match_alike(m, scope_of_named, RENAMED_FROM);
	match_alike(m, scope_of_children, RENAMED_FROM);
	match_children(m);
	settle_doubts(m);
	match_children(m);
	/* As deep as containers, actions and milestones may stand in each other. */
	uint32_t before;
	do {
		before = m->tail;
		match_alike(m, scope_of_unnamed, REWORDED_FROM);
		match_tagged(m, tag_of_place, IF_AS_MANY);
		match_children(m);
		settle_doubts(m);
		match_children(m);
	} while (m->tail > before);
}

static uint32_t *none(struct arena *arena, uint32_t count)
{
	uint32_t *list = arena_array(arena, (size_t)count + 1, sizeof *list);
	memset(list, 0xFF, count * sizeof *list);
	return list;
}

struct match *match_plans(const struct model *old, const struct model *new, struct arena *arena)
{
	struct match *match = NEW(arena, struct match);
	*match = (struct match){.old = old, .new = new};
	match->to_new = none(arena, old->count);
	match->to_old = none(arena, new->count);
	match->reused = none(arena, new->count);
	struct matcher m = {.match = match, .old = old, .new = new, .arena = arena};
	uint32_t fewer = old->count < new->count ? old->count : new->count;
	m.old_names = names_of(old, arena);
	m.new_names = names_of(new, arena);
	m.queue = arena_array(arena, (size_t)fewer + 1, sizeof *m.queue);
	m.doubted = none(arena, new->count);
	m.tags = arena_array(arena, (size_t)old->count + new->count, sizeof *m.tags);
	m.old_titles = arena_array(arena, old->count, sizeof *m.old_titles);
	m.new_titles = arena_array(arena, new->count, sizeof *m.new_titles);
	match_items(&m);
	match_declarations(match, arena);
	return match;
}
