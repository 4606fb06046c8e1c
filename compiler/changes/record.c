#include <string.h>

#include "changes/differ.h"

/* Rows of the table. */
static const struct {
	const char *name, *words;
} groups[CHANGE_GROUP_COUNT] = {
#define GROUP(id, name, words) [id] = {name, words},
#include "changes/changes.def"
};

static const struct {
	const char *name;
	enum change_group group;
	int rule;
} kinds[CHANGE_KIND_COUNT] = {
#define CHANGE(id, name, group, code) [id] = {name, group, code},
#include "changes/changes.def"
};

const char *change_group_name(enum change_group group)
{
	return groups[group].name;
}

const char *change_group_words(enum change_group group)
{
	return groups[group].words;
}

const char *change_kind_name(enum change_kind kind)
{
	return kinds[kind].name;
}

enum change_group change_kind_group(enum change_kind kind)
{
	return kinds[kind].group;
}

int change_kind_rule(enum change_kind kind)
{
	return kinds[kind].rule;
}

/* The outermost container above it, or itself; NULL for none. */
static const struct item *outermost(const struct model *model, const struct item *item)
{
	const struct item *top = NULL;
	for (; item && item->kind != PLAN; item = item_parent(model, item))
		top = item;
	return top && is_container(top->kind) ? top : NULL;
}

/* What the plan calls its kind. */
static struct str called(const struct model *model, const struct item *item)
{
	struct str kind = str_of(kind_word(item->kind));
	const struct call *call = call_for(model, item, kind);
	return call ? call->word.str : kind;
}

static struct changed *describe(struct differ *c, const struct item *old, const struct item *new)
{
	struct changed *changed = NEW(c->arena, struct changed);
	const struct model *model = new ? c->new : c->old;
	const struct item *item = new ? new : old;
	changed->path = item_path(model, item, c->arena);
	changed->kind = kind_word(item->kind);
	changed->called = called(model, item);
	changed->words = item->kind == PLAN ? STR("the plan") : item_words(model, item);
	changed->number = item_number(item);
	changed->title = str_tidied(c->arena, item->title.str);
	changed->old_item = old;
	changed->new_item = new;
	if (old)
		changed->old_span = old->span;
	if (new)
		changed->new_span = new->span;
	return changed;
}

bool same_words(struct differ *c, struct str a, struct str b)
{
	return str_equal(a, b) || str_equal(str_tidied(c->arena, a), str_tidied(c->arena, b));
}

bool same_typed(struct differ *c, struct span a, struct span b)
{
	const struct sources *sources = c->changes->sources;
	return same_words(c, source_slice(sources, a), source_slice(sources, b));
}

const struct changed *changed_item(struct differ *c, const struct item *old, const struct item *new)
{
	const struct item *item = new ? new : old;
	if (!item)
		return NULL;
	const struct changed **known =
		new ? &c->changed_new[new->index] : &c->changed_old[old->index];
	if (*known)
		return *known;
	struct changed *changed = describe(c, old, new);
	*known = changed;
	const struct item *top = outermost(new ? c->new : c->old, item);
	if (top == item)
		changed->top = changed;
	else if (top && !c->match)
		changed->top = changed_item(c, new ? NULL : top, new ? top : NULL);
	else if (top)
		changed->top = new ? changed_item(c, counterpart_in_old(c->match, top), top)
				   : changed_item(c, top, counterpart_in_new(c->match, top));
	return changed;
}

/* What held it, and is still there; the plan at the least. */
static struct span place_of_gone(const struct differ *c, const struct item *old)
{
	const struct item *new = c->new->items;
	for (; old; old = item_parent(c->old, old))
		if (counterpart_in_new(c->match, old)) {
			new = counterpart_in_new(c->match, old);
			break;
		}
	return new->span;
}

struct change *change_add(
	struct differ *c, const struct changed *of, enum change_kind kind, const char *clause)
{
	struct changes *changes = c->changes;
	if (changes->count == changes->room) {
		changes->room = changes->room ? changes->room * 2 : 64;
		struct change *wider = arena_array(c->arena, changes->room, sizeof *wider);
		if (changes->count)
			memcpy(wider, changes->list, changes->count * sizeof *wider);
		changes->list = wider;
	}
	struct change *change = &changes->list[changes->count++];
	change->kind = kind;
	change->code = kinds[kind].rule;
	change->of = of;
	change->clause = clause;
	change_places(change, of->old_span, of->new_span);
	if (!of->new_span.end)
		change->place = place_of_gone(c, of->old_item);
	changes->group_count[kinds[kind].group]++;
	return change;
}

void change_places(struct change *change, struct span old_span, struct span new_span)
{
	change->old_span = old_span;
	change->new_span = new_span;
	if (new_span.end)
		change->place = new_span;
}

void change_says(struct differ *c, struct change *change, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	change->text = str_tidied(c->arena, str_format_list(c->arena, format, args));
	va_end(args);
}

void change_helps(struct differ *c, struct change *change, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	change->help = str_tidied(c->arena, str_format_list(c->arena, format, args));
	va_end(args);
}

struct str deadline_words(
	const struct differ *c, const struct model *model, const struct when *when)
{
	bool names_withheld = false;
	for (uint32_t i = 0; when->rest && i < when->rest->name_count; i++) {
		const struct item *item = when->rest->names[i].item;
		names_withheld |= item && item->exempt && !c->full;
	}
	if (!names_withheld)
		return written_words(model, when);
	return when->known && !when->all.open ? day_words(c->arena, when->all.end)
					      : STR("another day");
}
