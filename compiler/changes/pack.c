#include "changes/pack.h"

#include <stdlib.h>

#include "changes/differ.h"
#include "changes/spoken.h"
#include "lateness.h"

const struct pack_table_info pack_tables[PACK_TABLE_COUNT] = {
#define PACK_TABLE(id, letter, title, empty) [id] = {letter, title, empty},
#include "changes/pack.def"
};

/* Two versions of a plan under way to their pack. */
struct packer {
	struct differ differ;
	const struct changes *changes;
	struct pack_row *rows;
	uint32_t count;
	/* By index of the new item: the change that moved its deadline most; another item under an
	 * old name. */
	const struct change **slips;
	bool *reused;
};

static bool is_slip(const struct change *change)
{
	if (change->kind == CHANGE_DEADLINE_FOLLOWED)
		return change->has_days && change->days > 0;
	return change_kind_group(change->kind) == CHANGES_SLIPPED;
}

static void take_changes(struct packer *p)
{
	for (uint32_t i = 0; i < p->changes->count; i++) {
		const struct change *change = &p->changes->list[i];
		const struct item *new = change->of->new_item;
		if (!new || !change->of->old_item)
			continue;
		p->reused[new->index] |= change->kind == CHANGE_NAME_REUSED;
		if (!is_slip(change))
			continue;
		const struct change **known = &p->slips[new->index];
		if (!*known || change->days > (*known)->days)
			*known = change;
	}
}

/* The same item in the old version; NULL: it is new. */
static const struct item *before(const struct packer *p, const struct item *new)
{
	if (!p->changes->old || p->reused[new->index])
		return NULL;
	return counterpart_in_old(p->changes->match, new);
}

static bool is_gone(const struct packer *p, const struct item *old)
{
	const struct item *new = counterpart_in_new(p->changes->match, old);
	return !new || p->reused[new->index];
}

/* It promises something by itself. */
static bool is_accountable(const struct item *item)
{
	switch (item->kind) {
	case ACTION:
	case MILESTONE: return true;
	case MEASURE:
	case PLAN: return false;
	default: return (item->due && !item->due_inherited) || item->more->status;
	}
}

/* The first table that fits; PACK_TABLE_COUNT: none. */
static enum pack_table table_of(
	const struct packer *p, const struct item *old, const struct item *new)
{
	const struct model *model = p->changes->new;
	enum status is = status_of(new);
	bool was_closed = old && is_closed(old);
	if (is == CANCELLED || is == MERGED)
		return was_closed && status_of(old) == is ? PACK_TABLE_COUNT : PACK_ENDED;
	if (is == COMPLETE)
		return old && status_of(old) == COMPLETE ? PACK_TABLE_COUNT : PACK_COMPLETED;
	if (old && p->slips[new->index])
		return PACK_EXTENDED;
	if (is_overdue(model, new))
		return PACK_OVERDUE;
	const struct item *parent = item_parent(model, new);
	bool with_action = new->kind == MILESTONE && parent->kind == ACTION;
	if (!old)
		return with_action && !before(p, parent) ? PACK_TABLE_COUNT : PACK_NEW;
	return new->kind == MILESTONE ? PACK_TABLE_COUNT : PACK_LIVE;
}

static struct str status_in(const struct model *model, const struct item *item)
{
	const char *words = status_words(status_of(item));
	if (!words)
		return (struct str){0};
	const struct call *call = call_for(model, item, str_of(words));
	return call && call->word.str.len ? call->word.str : str_of(words);
}

/* What both sides of an ended item have: owner, deadline, status. */
static void describe(
	struct packer *p, struct pack_row *row, const struct model *model, const struct item *item)
{
	struct arena *arena = p->differ.arena;
	const struct when *due = item->due ? &item->due->list[0].when : NULL;
	if (present_deadline(item))
		due = present_deadline(item);
	if (item->owners)
		row->owner = item->owners->written.at ? item->owners->written
						      : spoken_parties(arena, item->owners);
	if (due)
		row->due = written_words(model, due);
	row->status = status_in(model, item);
}

static void take_status(struct packer *p, struct pack_row *row, const struct item *new)
{
	const struct model *model = p->changes->new;
	if (!new->more->status)
		return;
	const struct status_terms *terms = new->more->status->terms;
	row->status_on = written_words(model, &terms->on);
	if (row->table != PACK_ENDED && row->table != PACK_COMPLETED)
		return;
	row->reason = terms->because.str;
	row->agreed = terms->agreed.str;
	row->agreed_on = written_words(model, &terms->agreed_on);
	const struct item *into = new->more->status->merged_into;
	if (row->table == PACK_ENDED && into && (p->differ.full || !into->exempt))
		row->status = str_format(p->differ.arena, "%.*s into %s", STR_ARG(row->status),
			item_words(model, into).at);
}

static void take_slip(struct pack_row *row, const struct change *slip)
{
	row->was = slip->from;
	row->due = slip->to;
	row->has_days = slip->has_days;
	row->days = slip->days;
	row->reason = slip->reason;
	row->agreed = slip->agreed;
	row->agreed_on = slip->agreed_on;
}

/* How late it is, or was when it was done. */
static void take_delay(struct packer *p, struct pack_row *row, const struct item *new)
{
	const struct model *model = p->changes->new;
	day_number day = 0, done = model->today;
	if (row->table != PACK_OVERDUE && row->table != PACK_COMPLETED)
		return;
	if (row->table == PACK_COMPLETED) {
		const struct when *on = &new->more->status->terms->on;
		const struct when *due = deadline_that_counts(model, new);
		if (!due || due->all.open || !on->known || on->all.open)
			return;
		day = due->all.end;
		done = on->all.start;
	} else if (!late_after(model, new, &day)) {
		return;
	}
	row->has_days = done > day;
	row->days = done - day;
}

static void take_news(struct packer *p, struct pack_row *row, const struct item *new)
{
	const struct update *update = newest_update(new);
	if (!update)
		return;
	row->news = update->text.str;
	row->news_on = written_words(p->changes->new, &update->on);
}

static const struct changed *holder(
	struct packer *p, const struct item *old, const struct item *new)
{
	const struct item *was = old ? item_parent(p->changes->old, old) : NULL;
	const struct item *is = new ? item_parent(p->changes->new, new) : NULL;
	if (is)
		return is->kind == PLAN ? NULL : changed_item(&p->differ, before(p, is), is);
	return was->kind == PLAN ? NULL : changed_item(&p->differ, was, NULL);
}

static void add_new(struct packer *p, const struct item *new)
{
	const struct item *old = before(p, new);
	enum pack_table table = table_of(p, old, new);
	bool hidden = !p->differ.full && (new->exempt || (old && old->exempt));
	if (!is_accountable(new) || hidden || table == PACK_TABLE_COUNT)
		return;
	struct pack_row *row = &p->rows[p->count++];
	row->table = table;
	row->of = changed_item(&p->differ, old, new);
	row->within = holder(p, old, new);
	describe(p, row, p->changes->new, new);
	take_status(p, row, new);
	if (table == PACK_EXTENDED)
		take_slip(row, p->slips[new->index]);
	take_delay(p, row, new);
	take_news(p, row, new);
}

static void add_gone(struct packer *p, const struct item *old)
{
	const struct model *model = p->changes->old;
	const struct item *parent = item_parent(model, old);
	bool with_action = old->kind == MILESTONE && parent->kind == ACTION && is_gone(p, parent);
	if (!is_accountable(old) || !is_gone(p, old) || with_action ||
		(!p->differ.full && old->exempt))
		return;
	struct pack_row *row = &p->rows[p->count++];
	row->table = PACK_ENDED;
	row->of = changed_item(&p->differ, old, NULL);
	row->within = holder(p, old, NULL);
	describe(p, row, model, old);
	row->status = is_closed(old) ? str_format(p->differ.arena, "removed; it was %.*s",
					       STR_ARG(row->status))
				     : STR("removed");
}

static int by_table(const void *left, const void *right)
{
	const struct pack_row *a = left, *b = right;
	if (a->table != b->table)
		return a->table < b->table ? -1 : 1;
	/* What is gone stands behind what is there. */
	bool gone_a = !a->of->new_item, gone_b = !b->of->new_item;
	if (gone_a != gone_b)
		return gone_a ? 1 : -1;
	uint32_t one = gone_a ? a->of->old_item->index : a->of->new_item->index;
	uint32_t other = gone_b ? b->of->old_item->index : b->of->new_item->index;
	return (one > other) - (one < other);
}

struct pack *pack_of(const struct changes *changes, bool full)
{
	struct arena *arena = changes->arena;
	const struct model *old = changes->old, *new = changes->new;
	uint32_t old_count = old ? old->count : 0;
	struct packer p = {.changes = changes};
	p.differ = (struct differ){.arena = arena, .old = old, .new = new, .full = full};
	p.differ.match = changes->match;
	p.differ.changed_old = arena_array(arena, (size_t)old_count + 1, sizeof(void *));
	p.differ.changed_new = arena_array(arena, new->count, sizeof(void *));
	p.slips = arena_array(arena, new->count, sizeof *p.slips);
	p.reused = arena_array(arena, new->count, sizeof *p.reused);
	p.rows = arena_array(arena, (size_t) new->count + old_count, sizeof *p.rows);
	take_changes(&p);
	EACH_ITEM (item, new)
		add_new(&p, item);
	if (old && new->understood)
		EACH_ITEM (item, old)
			add_gone(&p, item);
	qsort(p.rows, p.count, sizeof *p.rows, by_table);
	struct pack *pack = NEW(arena, struct pack);
	*pack = (struct pack){.changes = changes, .rows = p.rows, .count = p.count};
	for (uint32_t i = 0; i < p.count; i++)
		pack->table_count[p.rows[i].table]++;
	return pack;
}
