#include <stdlib.h>

#include "lateness.h"
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
	if (days < 0)
		html_count(paper, (uint32_t)-days, WORDS_EARLIER_ONE, WORDS_EARLIER);
	else
		html_count(paper, (uint32_t)days, WORDS_LATER_ONE, WORDS_LATER);
}

/* "December 2018 to March 2019, 90 days later: The survey took longer. (agreed: Cabinet)". */
static void put_move(struct paper *paper, const struct item *item, uint32_t n)
{
	const struct move *move = &item->more->was[n];
	const struct when *to = moved_to(item, n);
	html_put(paper, STR("<li>"));
	if (move->label.len) {
		html_begin_language(paper, paper->plan_language, false);
		html_capital(paper, move->label);
		html_end_language(paper, paper->plan_language, false);
		html_put(paper, STR(": "));
	}
	enum own_words phrase = to ? WORDS_MOVED_TO : WORDS_MOVED_FROM;
	html_part(paper, phrase, 0);
	html_when(paper, &move->from);
	html_part(paper, phrase, 1);
	if (to) {
		html_when(paper, to);
		html_part(paper, phrase, 2);
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
		html_words(paper, WORDS_NO_REASON);
	html_agreed(paper, &move->agreed, &move->agreed_on);
	html_put(paper, STR("</li>"));
}

/* On a narrow screen each cell has its header before it. */
static void begin_cell(struct paper *paper, const char *tag, enum own_words header)
{
	html_put(paper, str_of(tag));
	html_words(paper, header);
	html_put(paper, STR("\">"));
}

static void put_slip(struct paper *paper, const struct item *item)
{
	const struct when *original = original_deadline(item);
	int days = days_slipped(item);
	html_put(paper, STR("<tr>"));
	begin_cell(paper, "<th scope=\"row\" data-label=\"", WORDS_WHAT);
	html_link(paper, item);
	html_place(paper, item);
	html_put(paper, STR("</th>"));
	begin_cell(paper, "<td data-label=\"", WORDS_FIRST_PROMISED);
	if (original)
		html_when(paper, original);
	html_put(paper, STR("</td>"));
	begin_cell(paper, "<td data-label=\"", WORDS_MOVES);
	html_put(paper, STR("<ol>"));
	for (uint32_t i = item->more->was_count; i-- > 0;)
		put_move(paper, item, i);
	html_put(paper, STR("</ol></td>"));
	begin_cell(paper, "<td data-label=\"", WORDS_NOW);
	html_due(paper, item);
	html_put(paper, STR("</td>"));
	begin_cell(paper, "<td data-label=\"", WORDS_IN_ALL);
	if (days > 0)
		put_days(paper, days);
	else
		html_words(paper, WORDS_NOT_LATER);
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

static void put_headers(struct paper *paper)
{
	static const enum own_words headers[] = {
		WORDS_WHAT, WORDS_FIRST_PROMISED, WORDS_MOVES, WORDS_NOW, WORDS_IN_ALL};
	html_put(paper, STR("<table class=\"plan wide\">\n<caption>"));
	html_words(paper, WORDS_SLIPS_LIST);
	html_put(paper, STR("</caption>\n"
			    "<colgroup><col class=\"w30\"><col class=\"w10\"><col class=\"w40\">"
			    "<col class=\"w10\"><col class=\"w10\"></colgroup>\n<thead>\n<tr>"));
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
		html_put(paper, STR("<th scope=\"col\">"));
		html_words(paper, headers[i]);
		html_put(paper, STR("</th>"));
	}
	html_put(paper, STR("</tr>\n</thead>\n<tbody>\n"));
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
	put_headers(paper);
	for (uint32_t i = 0; i < count; i++)
		put_slip(paper, moved[i]);
	html_put(paper, STR("</tbody>\n</table>\n"));
}
