#include "lateness.h"
#include "plan/html_picture.h"

/* A line each up to so many items; of more, milestones stand on the line of their action; and of
 * still more, all of a heading on one. */
enum { MOST_ITEMS = 600, MOST_ACTIONS = 1200 };

/* Lines of more than about three printed pages: there, milestones have none. */
enum { MOST_ON_PAPER = 60 };

enum detail { DETAIL_ITEMS, DETAIL_ACTIONS, DETAIL_HEADINGS };

/* What the picture is made of. */
struct picture {
	struct axis axis;
	enum detail detail;
	struct timed *items; /* printed actions and milestones, and containers with a deadline */
	uint32_t count;
	unsigned keys;              /* that its marks are made of, a set */
	bool folds;                 /* has no lines of milestones on paper */
	const struct item *heading; /* under which the last line stands */
};

static bool has_line(const struct item *item)
{
	return item->kind == ACTION || item->kind == MILESTONE ||
	       (is_container(item->kind) && item->due && !item->due_inherited);
}

/* The nearest container, or the plan. */
static const struct item *heading_of(const struct paper *paper, const struct item *item)
{
	while (item->parent != NO_ITEM && !is_container(item->kind))
		item = item_parent(paper->model, item);
	return item;
}

/* The shapes that the marks of an item have, as a set. */
static unsigned keys_of(const struct timed *timed)
{
	const struct item *item = timed->item;
	if (!timed->has_day)
		return item->has_children ? 1u << KEY_STEPS : 0;
	unsigned used = item->more->was_count ? 1u << KEY_WAS : 0;
	for (uint32_t i = 0; i < item->due->count; i++) {
		bool review = when_review(&item->due->list[i].when) != NULL;
		used |= 1u << html_key(review ? MARK_REVIEW : MARK_DUE, timed->state);
		if (when_point_count(&item->due->list[i].when) > 1)
			used |= 1u << KEY_OPEN;
	}
	return used;
}

static bool find_items(struct paper *paper, struct picture *picture)
{
	const struct model *model = paper->model;
	uint32_t actions = 0, dated = 0, steps = 0;
	picture->items = arena_array(model->arena, model->count, sizeof *picture->items);
	EACH_ITEM (item, model) {
		if (!has_line(item) || !layout_prints(paper->layout, item))
			continue;
		struct timed *timed = &picture->items[picture->count++];
		*timed = timeline_item(model, item);
		dated += timed->has_day;
		picture->keys |= keys_of(timed);
		actions += item->kind == ACTION;
		steps += timed->has_day && item->kind == MILESTONE;
	}
	picture->detail = dated <= MOST_ITEMS       ? DETAIL_ITEMS
			  : actions <= MOST_ACTIONS ? DETAIL_ACTIONS
						    : DETAIL_HEADINGS;
	picture->folds = picture->detail == DETAIL_ITEMS && dated > MOST_ON_PAPER && steps > 0;
	if (picture->detail != DETAIL_ITEMS)
		picture->keys &= ~(1u << KEY_STEPS);
	return timeline_axis(model, picture->items, picture->count, &picture->axis);
}

/* How an item stands, if more is to be said of it than its deadline. */
static void put_state(struct paper *paper, const struct timed *timed)
{
	const struct item *item = timed->item;
	html_signs(paper, item, SIGN_OVERDUE);
	if (status_of(item) != NO_STATUS) {
		html_put(paper, STR("<div>"));
		html_status_sign(paper, item, status_of(item));
		html_put(paper, STR("</div>"));
	}
	const struct when *was = item->more->was_count ? original_deadline(item) : NULL;
	if (was) {
		html_put(paper, STR("<div class=\"moved\">"));
		html_part(paper, WORDS_PROMISED, 0);
		html_when(paper, was);
		html_part(paper, WORDS_PROMISED, 1);
		html_put(paper, STR("</div>"));
	}
}

/* What stands in a line besides the item itself, in words. */
static void put_counts(struct paper *paper, const struct timed *items, uint32_t count)
{
	uint32_t kinds[KIND_COUNT] = {0}, overdue = 0;
	bool first = true;
	for (uint32_t i = 0; i < count; i++) {
		kinds[items[i].item->kind]++;
		overdue += items[i].state == MARK_OVERDUE;
	}
	for (enum kind kind = ACTION; kind <= MILESTONE; kind++) {
		if (!kinds[kind])
			continue;
		html_put(paper, first ? STR("<div>") : STR(", "));
		html_counted(paper, &(struct counted){.one = WORDS_COUNTED_ONE,
					    .many = WORDS_COUNTED,
					    .count = kinds[kind],
					    .kind = kind,
					    .place = items->item,
					    .capital = first});
		first = false;
	}
	if (overdue) {
		html_put(paper, first ? STR("<div>") : STR(", "));
		html_count(paper, overdue, WORDS_COUNTED_OVERDUE, WORDS_COUNTED_OVERDUE);
		first = false;
	}
	html_put(paper, first ? STR("") : STR("</div>"));
}

static void begin_line(struct paper *paper, const struct item *item)
{
	html_put(paper, item->kind == MILESTONE ? STR("<tr class=\"step\"><th scope=\"row\">")
						: STR("<tr><th scope=\"row\">"));
	html_link(paper, item);
	html_put(paper, STR("</th><td>"));
}

/* The heading under which the next lines stand, behind what it stands in. */
static void put_heading(struct paper *paper, struct picture *picture, const struct item *heading)
{
	if (heading == picture->heading)
		return;
	html_put(paper, picture->heading ? STR("</tbody>\n<tbody>\n") : STR("<tbody>\n"));
	picture->heading = heading;
	if (heading->parent == NO_ITEM)
		return;
	html_put(paper, STR("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"3\">"));
	const struct item *above = item_parent(paper->model, heading);
	if (above->parent != NO_ITEM) {
		html_put(paper, STR("<span class=\"of\">"));
		html_short_words(paper, above);
		html_put(paper, STR("</span> "));
	}
	html_heading_link(paper, heading);
	html_put(paper, STR("</th></tr>\n"));
}

/* How many of the items stand in the one before them. */
static uint32_t count_steps(const struct picture *picture, uint32_t at)
{
	uint32_t end = at + 1;
	while (end < picture->count &&
		picture->items[end].item->index < picture->items[at].item->end)
		end++;
	return end - at - 1;
}

/* The line of an item; with `folded`, what it holds is drawn on it. */
static void put_item(struct paper *paper, struct picture *picture, uint32_t at, bool folded)
{
	const struct timed *timed = &picture->items[at];
	uint32_t steps = timed->has_day && !folded ? 0 : count_steps(picture, at);
	struct marks marks = {0};
	if (timed->has_day)
		timeline_add(&picture->axis, timed, &marks);
	else if (!folded)
		timeline_add_steps(&picture->axis, timed + 1, steps, &marks);
	for (uint32_t i = 1; folded && i <= steps; i++)
		timeline_add(&picture->axis, &timed[i], &marks);
	if (!marks.count)
		return;
	put_heading(paper, picture, heading_of(paper, timed->item));
	begin_line(paper, timed->item);
	html_due(paper, timed->item);
	put_state(paper, timed);
	put_counts(paper, timed + 1, steps);
	uint32_t hidden = picture->folds && timed->has_day ? count_steps(picture, at) : 0;
	if (hidden) {
		html_put(paper, STR("<div class=\"printed\">"));
		put_counts(paper, timed + 1, hidden);
		html_put(paper, STR("</div>"));
	}
	html_put(paper, STR("</td>"));
	html_marks(paper, &marks);
}

/* All items right under one heading, in one line. */
static uint32_t put_folded_heading(struct paper *paper, struct picture *picture, uint32_t at)
{
	const struct item *heading = heading_of(paper, picture->items[at].item);
	uint32_t end = at;
	struct marks marks = {0};
	for (; end < picture->count && heading_of(paper, picture->items[end].item) == heading;
		end++)
		timeline_add(&picture->axis, &picture->items[end], &marks);
	if (!marks.count)
		return end;
	if (heading->parent == NO_ITEM)
		html_put(paper, STR("<tr><th scope=\"row\"></th><td>"));
	else
		begin_line(paper, heading);
	put_counts(paper, &picture->items[at], end - at);
	html_put(paper, STR("</td>"));
	html_marks(paper, &marks);
	return end;
}

static void put_lines(struct paper *paper, struct picture *picture)
{
	html_put(paper, picture->detail == DETAIL_HEADINGS ? STR("<tbody>\n") : STR(""));
	for (uint32_t i = 0; i < picture->count;) {
		if (picture->detail == DETAIL_HEADINGS) {
			i = put_folded_heading(paper, picture, i);
			continue;
		}
		bool folded = picture->detail == DETAIL_ACTIONS &&
			      !is_container(picture->items[i].item->kind);
		put_item(paper, picture, i, folded);
		i += folded ? count_steps(picture, i) + 1 : 1;
	}
	html_put(paper, STR("</tbody>\n</table>\n"));
}

/* Open or not, what has no day and holds nothing that has one. */
static bool lacks_day(const struct paper *paper, const struct timed *timed)
{
	return !timed->has_day && !has_steps(paper->model, timed->item);
}

static void put_undated(struct paper *paper, const struct picture *picture)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < picture->count; i++)
		count += lacks_day(paper, &picture->items[i]);
	if (!count)
		return;
	html_put(paper, STR("<h3>"));
	html_words(paper, WORDS_WITHOUT_DAY);
	html_put(paper, STR("</h3>\n"));
	if (count > MOST_ITEMS) {
		html_put(paper, STR("<p>"));
		html_count(paper, count, WORDS_COUNTED_NO_DAY, WORDS_COUNTED_NO_DAY);
		html_put(paper, STR("</p>\n"));
		return;
	}
	html_put(paper, STR("<ul>\n"));
	for (uint32_t i = 0; i < picture->count; i++) {
		const struct item *item = picture->items[i].item;
		if (!lacks_day(paper, &picture->items[i]))
			continue;
		html_put(paper, STR("<li>"));
		html_link(paper, item);
		if (item->due) {
			html_put(paper, STR(" ("));
			html_due(paper, item);
			html_byte(paper, ')');
		}
		html_put(paper, STR("</li>\n"));
	}
	html_put(paper, STR("</ul>\n"));
}

static void put_how(struct paper *paper, const struct picture *picture)
{
	static const enum own_words words[] = {[DETAIL_ITEMS] = WORDS_HOW_ITEMS,
		[DETAIL_ACTIONS] = WORDS_HOW_ACTIONS,
		[DETAIL_HEADINGS] = WORDS_HOW_HEADINGS};
	html_put(paper, STR("<p id=\"timeline-how\">"));
	html_words(paper, words[picture->detail]);
	if (picture->folds) {
		html_put(paper, STR("<span class=\"printed\">"));
		html_words(paper, WORDS_HOW_PRINTED);
		html_put(paper, STR("</span>"));
	}
	html_part(paper, WORDS_HOW_ELSEWHERE, 0);
	html_put(paper, STR("<a href=\"#deadlines\">"));
	html_words(paper, WORDS_DEADLINES);
	html_put(paper, STR("</a>"));
	html_part(paper, WORDS_HOW_ELSEWHERE, 1);
	day_number today = paper->model->today;
	if (today < picture->axis.start || today > picture->axis.end) {
		enum own_words where =
			today < picture->axis.start ? WORDS_HOW_BEFORE : WORDS_HOW_BEHIND;
		html_part(paper, where, 0);
		html_day(paper, today);
		html_part(paper, where, 1);
	}
	html_put(paper, STR("</p>\n"));
	html_keys(paper, picture->keys);
}

bool html_has_no_day(struct paper *paper)
{
	EACH_ITEM (item, paper->model)
		if (has_line(item) && layout_prints(paper->layout, item) &&
			timeline_item(paper->model, item).has_day)
			return false;
	return true;
}

void html_timeline(struct paper *paper)
{
	struct picture picture = {.count = 0};
	if (!find_items(paper, &picture))
		return;
	put_how(paper, &picture);
	html_axis(paper, &picture.axis, picture.folds);
	put_lines(paper, &picture);
	put_undated(paper, &picture);
}
