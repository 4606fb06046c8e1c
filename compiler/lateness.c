#include "lateness.h"

/* The last day of a deadline; for one without a day, of its review. */
static bool day_that_counts(const struct when *when, struct interval *days)
{
	bool waits = when->kind == IS_ONGOING || when->kind == IS_TBC;
	const struct interval *review = when_review(when);
	if (waits ? !review : !when->known)
		return false;
	*days = waits ? *review : when->all;
	return !days->open;
}

static bool has_day(const struct when *when)
{
	return when->known && !when->all.open && when->kind != IS_ONGOING && when->kind != IS_TBC;
}

const struct when *present_deadline(const struct item *item)
{
	const struct when *latest = NULL;
	for (uint32_t i = 0; item->due && i < item->due->count; i++) {
		const struct when *when = &item->due->list[i].when;
		if (has_day(when) && (!latest || when->all.end > latest->all.end))
			latest = when;
	}
	return latest;
}

bool deadline_known(const struct item *item)
{
	return present_deadline(item) != NULL;
}

bool has_steps(const struct model *model, const struct item *item)
{
	const struct item *child = item_first_child(model, item);
	while (child && child->kind == MEASURE)
		child = item_next(model, child);
	return child != NULL;
}

/* Whether a note of the item holds the word "outside". */
static bool says_outside(const struct item *item)
{
	struct str outside = STR("outside");
	for (uint32_t i = 0; i < item->more->note_count; i++) {
		struct str rest = item->more->notes[i].str;
		bool in_word = false;
		for (; rest.len >= outside.len; rest.at++, rest.len--) {
			char behind = rest.len > outside.len ? rest.at[outside.len] : ' ';
			if (!in_word && !ascii_is_alpha(behind) &&
				str_equal_nocase((struct str){rest.at, outside.len}, outside))
				return true;
			in_word = ascii_is_alpha(*rest.at);
		}
	}
	return false;
}

int outside_period(
	const struct model *model, const struct item *item, const struct deadline *deadline)
{
	const struct interval *covers = &model->plan.covers;
	const struct when *when = &deadline->when;
	if (!model->plan.period.known || !when->known || when->kind == IS_ONGOING ||
		when->kind == IS_TBC || deadline_label(deadline).len)
		return 0;
	int side = 0;
	if ((when->all.open ? when->all.start : when->all.end) > covers->end)
		side = 1;
	else if (!when->all.open && when->all.end < covers->start)
		side = -1;
	return side && says_outside(item) ? 0 : side;
}

/* Whose `was` lines tell how the item's deadline moved: its own, or those of what it inherits the
 * deadline from. Items are one array, so that the way up needs no model. */
static const struct item *mover(const struct item *item)
{
	bool owns_moves = item->more->was_count > 0 && !item->more->start;
	while (item->due && item->due_inherited && !owns_moves) {
		item -= item->index - item->parent;
		owns_moves = item->more->was_count > 0 && !item->more->start;
	}
	return item;
}

/* One deadline of an item with its history. */
struct stage {
	const struct when *present; /* NULL: it has been taken away */
	struct str label;
	bool alone; /* the item has no other, so that its moves need no label */
	const struct move *moves;
	uint32_t move_count;
};

static uint32_t stage_count(const struct item *item)
{
	if (item->due)
		return item->due->count;
	/* Where there is no `due`, `was` speaks of `start`, if that is there. */
	return item->more->was_count > 0 && !item->more->start;
}

static struct stage stage_at(const struct item *item, uint32_t i)
{
	const struct item *from = mover(item);
	struct stage stage = {.moves = from->more->was, .move_count = from->more->was_count};
	if (item->due) {
		stage.present = &item->due->list[i].when;
		stage.label = deadline_label(&item->due->list[i]);
	}
	stage.alone = stage_count(item) == 1;
	return stage;
}

static bool is_move_of(const struct stage *stage, const struct move *move)
{
	return str_equal(move->label, stage->label) || (stage->alone && !move->label.len) ||
	       !stage->present;
}

static const struct when *original_of(const struct stage *stage)
{
	for (uint32_t i = stage->move_count; i-- > 0;)
		if (is_move_of(stage, &stage->moves[i]))
			return &stage->moves[i].from;
	return stage->present;
}

/* What the newest move that somebody agreed to led to; the original if nobody ever did. */
static const struct when *agreed_deadline(const struct stage *stage)
{
	const struct when *outcome = stage->present, *oldest = NULL;
	for (uint32_t i = 0; i < stage->move_count; i++) {
		const struct move *move = &stage->moves[i];
		if (!is_move_of(stage, move))
			continue;
		if (move->agreed.str.at)
			return outcome;
		outcome = oldest = &move->from;
	}
	return oldest ? oldest : stage->present;
}

/* The deadline that counts of an item's i-th. Mostly it is the present one, which has no need of
 * its history. */
static const struct when *counted_at(const struct model *model, const struct item *item, uint32_t i)
{
	if (model->plan.slips == SLIPS_NEED_REASON)
		return item->due ? &item->due->list[i].when : NULL;
	struct stage stage = stage_at(item, i);
	return model->plan.slips == SLIPS_NEVER ? original_of(&stage) : agreed_deadline(&stage);
}

const struct update *newest_update(const struct item *item)
{
	const struct update *newest = NULL;
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct update *update = &item->more->updates[i];
		bool later = update->on.known && (!newest || !newest->on.known ||
							 update->on.all.end > newest->on.all.end);
		if (!newest || later)
			newest = update;
	}
	return newest;
}

/* The date that counts among several: the earliest without news, the last if all have news. */
struct choice {
	bool any, any_without_news;
	day_number newest; /* last day of the newest dated update */
	const struct when *when;
	day_number day;
};

static void consider(struct choice *choice, const struct when *when, struct interval days)
{
	bool without_news = days.start > choice->newest;
	bool better = without_news ? !choice->any_without_news || days.end < choice->day
				   : !choice->any_without_news && days.end > choice->day;
	if (!choice->any || better) {
		choice->when = when;
		choice->day = days.end;
	}
	choice->any = true;
	choice->any_without_news |= without_news;
}

static day_number last_news(const struct item *item)
{
	day_number newest = INT32_MIN;
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct when *on = &item->more->updates[i].on;
		if (on->known && on->all.end > newest)
			newest = on->all.end;
	}
	return newest;
}

static struct choice choose(const struct model *model, const struct item *item)
{
	struct choice choice = {.newest = last_news(item)};
	uint32_t count = stage_count(item);
	for (uint32_t i = 0; i < count; i++) {
		const struct when *when = counted_at(model, item, i);
		struct interval days;
		if (!when || !day_that_counts(when, &days))
			continue;
		if (when->kind != IS_RECURRING)
			consider(&choice, when, days);
		for (uint32_t p = 0; when->kind == IS_RECURRING && p < when_point_count(when); p++)
			consider(&choice, when, when_points(when)[p]);
	}
	return choice;
}

const struct when *deadline_that_counts(const struct model *model, const struct item *item)
{
	return choose(model, item).when;
}

bool late_after(const struct model *model, const struct item *item, day_number *day)
{
	struct choice choice = choose(model, item);
	*day = choice.day;
	return choice.any;
}

/* A container without a status speaks through what it holds, which inherits its deadline. */
static bool speaks(const struct item *item)
{
	return !is_container(item->kind) || status_of(item) != NO_STATUS;
}

bool deadline_doubted(const struct model *model, const struct item *item)
{
	const struct when *counts = choose(model, item).when;
	for (uint32_t i = 0; counts && item->due && i < item->due->count; i++)
		if (&item->due->list[i].when == counts)
			return outside_period(model, item, &item->due->list[i]) < 0;
	return false;
}

bool is_overdue(const struct model *model, const struct item *item)
{
	day_number day;
	return !is_ended(item) && speaks(item) && late_after(model, item, &day) &&
	       day < model->today && !deadline_doubted(model, item);
}

static bool says_green(const struct item *item)
{
	enum status status = status_of(item);
	return status == ON_TRACK || (str_equal(item->more->rare->rag, STR("green")) &&
					     status != AT_RISK && status != DELAYED);
}

bool green_but_overdue(const struct model *model, const struct item *item)
{
	if (!says_green(item) || !item->due || item->due->count != 1 || !is_overdue(model, item))
		return false;
	const struct deadline *due = &item->due->list[0];
	return has_day(&due->when) && due->when.kind != IS_RECURRING && !deadline_label(due).len;
}

bool is_undated(const struct model *model, const struct item *item)
{
	bool is_asked = item->kind != MEASURE && (item->due || !has_steps(model, item));
	bool is_certain = deadline_known(item) && !deadline_doubted(model, item);
	return is_asked && !is_ended(item) && !is_certain;
}

bool is_due_soon(const struct model *model, const struct item *item)
{
	day_number day;
	return !is_ended(item) && late_after(model, item, &day) && day >= model->today &&
	       day <= day_add_months(model->today, 3);
}

static int slip_of(const struct stage *stage)
{
	const struct when *original = original_of(stage);
	if (!stage->present || !original || !has_day(stage->present) || !has_day(original))
		return 0;
	int days = stage->present->all.end - original->all.end;
	return days > 0 ? days : 0;
}

/* Of several labelled deadlines the one that slipped most, else the last. */
static struct stage slipped_stage(const struct item *item)
{
	struct stage worst = stage_at(item, 0);
	for (uint32_t i = 1; i < stage_count(item); i++) {
		struct stage stage = stage_at(item, i);
		if (slip_of(&stage) >= slip_of(&worst))
			worst = stage;
	}
	return worst;
}

const struct when *original_deadline(const struct item *item)
{
	if (stage_count(item) == 0)
		return NULL;
	struct stage stage = slipped_stage(item);
	return original_of(&stage);
}

int days_slipped(const struct item *item)
{
	if (stage_count(item) == 0)
		return 0;
	struct stage stage = slipped_stage(item);
	return slip_of(&stage);
}
