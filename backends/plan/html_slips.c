#include <stdlib.h>

#include "plan/html.h"

/* Moves of its own, of a deadline and not of its start. */
static bool has_moved(struct paper *paper, const struct item *item)
{
	bool of_start = !item->due && item->more->start;
	return item->more->was_count && !of_start && layout_prints(paper->layout, item);
}

bool html_has_no_slip(struct paper *paper)
{
	EACH_ITEM (item, paper->model)
		if (has_moved(paper, item))
			return false;
	return true;
}

/* What a move led to: the next one of the same stage, else the deadline of that stage. */
static const struct when *moved_to(const struct item *item, uint32_t n)
{
	const struct move *moves = item->more->was;
	for (uint32_t i = n; i-- > 0;)
		if (str_equal(moves[i].label, moves[n].label))
			return &moves[i].from;
	for (uint32_t i = 0; item->due && i < item->due->count; i++)
		if (str_equal(deadline_label(&item->due->list[i]), moves[n].label) ||
			item->due->count == 1)
			return &item->due->list[i].when;
	return NULL;
}

static bool has_last_day(const struct when *when)
{
	return when->known && !when->all.open && when->kind != IS_ONGOING && when->kind != IS_TBC;
}

static void put_days(struct paper *paper, int days)
{
	html_count(paper, (uint32_t)(days < 0 ? -days : days), STR("day"), STR("days"));
	html_put(paper, days < 0 ? STR(" earlier") : STR(" later"));
}

/* "December 2018 to March 2019, 90 days later: The survey took longer. (agreed: Cabinet)". */
static void put_move(struct paper *paper, const struct item *item, uint32_t n)
{
	const struct move *move = &item->more->was[n];
	const struct when *to = moved_to(item, n);
	html_put(paper, STR("<li>"));
	if (move->label.len) {
		html_capital(paper, move->label);
		html_put(paper, STR(": "));
	}
	html_put(paper, STR("from "));
	html_when(paper, &move->from);
	if (to) {
		html_put(paper, STR(" to "));
		html_when(paper, to);
	}
	if (to && has_last_day(to) && has_last_day(&move->from) &&
		to->all.end != move->from.all.end) {
		html_put(paper, STR(", "));
		put_days(paper, to->all.end - move->from.all.end);
	}
	html_put(paper, STR(": "));
	if (move->because.str.len)
		html_text(paper, &move->because, MARKUP_INLINE);
	else
		html_put(paper, STR("no reason given"));
	html_agreed(paper, &move->agreed, &move->agreed_on);
	html_put(paper, STR("</li>"));
}

static void put_slip(struct paper *paper, const struct item *item)
{
	const struct when *original = original_deadline(item);
	int days = days_slipped(item);
	html_put(paper, STR("<tr><th scope=\"row\" data-label=\"What\">"));
	html_link(paper, item);
	html_place(paper, item);
	html_put(paper, STR("</th><td data-label=\"First promised\">"));
	if (original)
		html_when(paper, original);
	html_put(paper, STR("</td><td data-label=\"Moves\"><ol>"));
	for (uint32_t i = item->more->was_count; i-- > 0;)
		put_move(paper, item, i);
	html_put(paper, STR("</ol></td><td data-label=\"Now\">"));
	html_due(paper, item);
	html_put(paper, STR("</td><td data-label=\"In all\">"));
	if (days > 0)
		put_days(paper, days);
	else
		html_put(paper, STR("not later"));
	html_put(paper, STR("</td></tr>\n"));
}

static int compare_slips(const void *left, const void *right)
{
	const struct item *a = *(const struct item *const *)left;
	const struct item *b = *(const struct item *const *)right;
	int slipped_a = days_slipped(a), slipped_b = days_slipped(b);
	if (slipped_a != slipped_b)
		return slipped_a > slipped_b ? -1 : 1;
	return a < b ? -1 : 1;
}

void html_slips(struct paper *paper)
{
	const struct model *model = paper->model;
	uint32_t count = 0;
	EACH_ITEM (item, model)
		count += has_moved(paper, item);
	const struct item **moved = arena_array(model->arena, count, sizeof *moved);
	count = 0;
	EACH_ITEM (item, model)
		if (has_moved(paper, item))
			moved[count++] = item;
	qsort(moved, count, sizeof *moved, compare_slips);
	html_put(
		paper, STR("<table class=\"plan wide\">\n<caption>Deadlines that were moved, those "
			   "that slipped most first; the moves of each in the order in which they "
			   "were made</caption>\n"
			   "<colgroup><col class=\"w30\"><col class=\"w10\"><col class=\"w40\">"
			   "<col class=\"w10\"><col class=\"w10\"></colgroup>\n<thead>\n<tr>"
			   "<th scope=\"col\">What</th><th scope=\"col\">First promised</th>"
			   "<th scope=\"col\">Moves</th><th scope=\"col\">Now</th>"
			   "<th scope=\"col\">In all</th></tr>\n</thead>\n<tbody>\n"));
	for (uint32_t i = 0; i < count; i++)
		put_slip(paper, moved[i]);
	html_put(paper, STR("</tbody>\n</table>\n"));
}
