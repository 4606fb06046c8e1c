#include <stdlib.h>

#include "lateness.h"
#include "plan/html.h"

enum { STATUSES = MERGED + 1 };

/* One count for actions and one for milestones. */
struct pair {
	uint32_t actions, milestones;
};

struct tally {
	struct pair all, overdue, soon, slipped, undated;
	uint32_t status[STATUSES]; /* of actions */
	uint32_t containers[KIND_COUNT];
	uint32_t late; /* items of any kind that are overdue */
};

static void add(struct pair *pair, const struct item *item)
{
	pair->actions += item->kind == ACTION;
	pair->milestones += item->kind == MILESTONE;
}

/* In the paper of one owner, what only leads to his or her items is not counted. */
static bool counts(const struct paper *paper, const struct item *item)
{
	return layout_prints(paper->layout, item) &&
	       !(paper->request->owner && is_context(layout_selection(paper->layout), item));
}

static void count_item(struct paper *paper, const struct item *item, struct tally *tally)
{
	const struct model *model = paper->model;
	bool overdue = is_overdue(model, item) && counts(paper, item);
	tally->late += overdue;
	if (is_container(item->kind))
		tally->containers[item->kind]++;
	if ((item->kind != ACTION && item->kind != MILESTONE) || !counts(paper, item))
		return;
	add(&tally->all, item);
	if (item->kind == ACTION)
		tally->status[status_of(item)]++;
	if (overdue)
		add(&tally->overdue, item);
	else if (is_due_soon(model, item))
		add(&tally->soon, item);
	if (days_slipped(item) > 0)
		add(&tally->slipped, item);
	if (is_undated(model, item))
		add(&tally->undated, item);
}

static void put_number_of(struct paper *paper, uint32_t count, enum kind kind, bool capital)
{
	html_counted(paper, &(struct counted){.one = WORDS_COUNTED_ONE,
				    .many = WORDS_COUNTED,
				    .count = count,
				    .kind = kind,
				    .capital = capital});
}

/* "21 actions and 40 milestones in 6 Recommendations." */
static void put_extent(struct paper *paper, const struct tally *tally)
{
	html_put(paper, STR("<p class=\"lead\">"));
	put_number_of(paper, tally->all.actions, ACTION, true);
	if (tally->all.milestones) {
		html_words(paper, WORDS_AND_COUNTED);
		put_number_of(paper, tally->all.milestones, MILESTONE, false);
	}
	for (enum kind kind = THEME; kind <= OBJECTIVE; kind++)
		if (tally->containers[kind]) {
			html_words(paper, WORDS_IN_COUNTED);
			put_number_of(paper, tally->containers[kind], kind, false);
			break;
		}
	html_put(paper, STR("</p>\n"));
}

/* A count with its name; milestones are named only where the plan has some. */
static void put_figure(struct paper *paper, enum own_words name, struct pair pair, bool bad)
{
	html_put(paper, bad && (pair.actions || pair.milestones)
				? STR("<div class=\"figure bad\"><dt>")
				: STR("<div class=\"figure\"><dt>"));
	html_words(paper, name);
	html_put(paper, STR("</dt><dd>"));
	html_number(paper, pair.actions || !pair.milestones ? pair.actions : pair.milestones);
	if (pair.milestones) {
		html_put(paper, STR(" <small>"));
		if (pair.actions) {
			html_words(paper, WORDS_BESIDE_FIGURE);
			put_number_of(paper, pair.milestones, MILESTONE, false);
		} else {
			/* In brackets, since not every language puts a number before its noun. */
			html_byte(paper, '(');
			html_kind(paper, paper->model->items, MILESTONE, pair.milestones != 1);
			html_byte(paper, ')');
		}
		html_put(paper, STR("</small>"));
	}
	html_put(paper, STR("</dd></div>\n"));
}

static void put_figures(struct paper *paper, const struct tally *tally)
{
	html_put(paper, STR("<dl class=\"figures\">\n"));
	put_figure(paper, WORDS_OVERDUE, tally->overdue, true);
	put_figure(paper, WORDS_DUE_SOON, tally->soon, false);
	put_figure(paper, WORDS_SLIPPED, tally->slipped, false);
	put_figure(paper, WORDS_UNDATED, tally->undated, false);
	html_put(paper, STR("</dl>\n"));
}

/* Open items before closed ones, and last those of which nothing is said. */
static const enum status order[] = {DELAYED, AT_RISK, ON_TRACK, IN_PROGRESS, NOT_STARTED, PAUSED,
	COMPLETE, CANCELLED, MERGED, NO_STATUS};
enum { ORDERED = sizeof order / sizeof *order };

/* The same counts as a bar, each part as long as its share but none too short to be seen: nothing
 * that the list does not say. */
static void put_bar(struct paper *paper, const struct tally *tally)
{
	enum { LENGTH = 1000, GAP = 4, LEAST = 8 };
	uint64_t before = 0, all = tally->all.actions, parts = 0;
	for (int i = 0; i < ORDERED; i++)
		parts += tally->status[order[i]] > 0;
	uint64_t shared = LENGTH - parts * (LEAST + GAP), x = 0;
	html_put(paper, STR("<svg class=\"bar\" viewBox=\"0 0 1000 16\" "
			    "preserveAspectRatio=\"none\" aria-hidden=\"true\">"));
	for (int i = 0; i < ORDERED; i++) {
		uint64_t count = tally->status[order[i]];
		if (!count)
			continue;
		uint64_t width = (before + count) * shared / all - before * shared / all + LEAST;
		char room[24];
		html_put(paper, STR("<rect class=\""));
		html_put(paper, html_status_class(order[i]));
		html_put(paper, STR("\" x=\""));
		html_put(paper, decimal((int64_t)x, room));
		html_put(paper, STR("\" width=\""));
		html_put(paper, decimal((int64_t)width, room));
		html_put(paper, STR("\" height=\"16\"/>"));
		before += count;
		x += width + GAP;
	}
	html_put(paper, STR("</svg>\n"));
}

static void put_statuses(struct paper *paper, const struct tally *tally)
{
	if (tally->status[NO_STATUS] == tally->all.actions)
		return; /* nothing is said of any */
	html_put(paper, STR("<h3>"));
	html_words(paper, WORDS_BY_STATUS);
	html_put(paper, STR("</h3>\n"));
	put_bar(paper, tally);
	html_put(paper, STR("<ul class=\"statuses\">\n"));
	for (int i = 0; i < ORDERED; i++) {
		if (!tally->status[order[i]])
			continue;
		html_put(paper, STR("<li>"));
		html_status_sign(paper, paper->model->items, order[i]);
		html_put(paper, STR(" <strong>"));
		html_number(paper, tally->status[order[i]]);
		html_put(paper, STR("</strong></li>\n"));
	}
	html_put(paper, STR("</ul>\n"));
}

/* An overdue item, and since when. */
struct late {
	const struct item *item;
	day_number day;
};

static int compare_late(const void *left, const void *right)
{
	const struct late *a = left, *b = right;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return a->item < b->item ? -1 : 1;
}

/* On a narrow screen each cell has its header before it. */
static void begin_late_cell(struct paper *paper, const char *tag, enum own_words header)
{
	html_put(paper, str_of(tag));
	html_words(paper, header);
	html_put(paper, STR("\">"));
}

static void put_late(struct paper *paper, const struct late *late)
{
	const struct item *item = late->item;
	const struct when *when = deadline_that_counts(paper->model, item);
	html_put(paper, STR("<tr>"));
	begin_late_cell(paper, "<th scope=\"row\" data-label=\"", WORDS_WHAT);
	html_link(paper, item);
	html_place(paper, item);
	html_put(paper, STR("</th>"));
	begin_late_cell(paper, "<td data-label=\"", WORDS_WHO);
	if (item->owners)
		html_claims(paper, item->owners, &(struct column){.brackets = BRACKETS_NONE}, true);
	html_put(paper, STR("</td>"));
	begin_late_cell(paper, "<td data-label=\"", WORDS_DEADLINE);
	if (when)
		html_when(paper, when);
	html_put(paper, STR("</td>"));
	begin_late_cell(paper, "<td data-label=\"", WORDS_OVERDUE_FOR);
	html_count(paper, (uint32_t)(paper->model->today - late->day), WORDS_DAYS_ONE, WORDS_DAYS);
	html_put(paper, STR("</td></tr>\n"));
}

static void put_late_headers(struct paper *paper)
{
	static const enum own_words headers[] = {
		WORDS_WHAT, WORDS_WHO, WORDS_DEADLINE, WORDS_OVERDUE_FOR};
	html_put(paper, STR("<h3 id=\"attention\">"));
	html_words(paper, WORDS_ATTENTION);
	html_put(paper, STR("</h3>\n<table class=\"plan wide\">\n<caption>"));
	html_part(paper, WORDS_OVERDUE_LIST, 0);
	html_day(paper, paper->model->today);
	html_part(paper, WORDS_OVERDUE_LIST, 1);
	html_put(paper, STR("</caption>\n<thead>\n<tr>"));
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
		html_put(paper, STR("<th scope=\"col\">"));
		html_words(paper, headers[i]);
		html_put(paper, STR("</th>"));
	}
	html_put(paper, STR("</tr>\n</thead>\n<tbody>\n"));
}

static void put_attention(struct paper *paper, const struct tally *tally)
{
	if (!tally->late)
		return;
	struct late *list = arena_array(paper->model->arena, tally->late, sizeof *list);
	uint32_t count = 0;
	EACH_ITEM (item, paper->model)
		if (counts(paper, item) && is_overdue(paper->model, item) &&
			late_after(paper->model, item, &list[count].day))
			list[count++].item = item;
	qsort(list, count, sizeof *list, compare_late);
	put_late_headers(paper);
	for (uint32_t i = 0; i < count; i++)
		put_late(paper, &list[i]);
	html_put(paper, STR("</tbody>\n</table>\n"));
}

/* For whom the paper is, if it is not for all. */
static void put_owner(struct paper *paper)
{
	if (!paper->request->owner)
		return;
	html_put(paper, STR("<p class=\"lead\">"));
	html_part(paper, WORDS_FOR_OWNER, 0);
	html_put(paper, STR("<strong>"));
	html_party(paper, paper->request->owner);
	html_put(paper, STR("</strong>"));
	html_part(paper, WORDS_FOR_OWNER, 1);
	html_put(paper, STR("</p>\n"));
	/* A report says so where it says how much it shows. */
	if (!paper->report->where_count)
		html_context(paper);
}

void html_summary(struct paper *paper)
{
	struct tally tally = {.late = 0};
	EACH_ITEM (item, paper->model)
		if (layout_prints(paper->layout, item))
			count_item(paper, item, &tally);
	html_put(paper, STR("<section class=\"summary\" aria-labelledby=\"summary\">\n"
			    "<h2 id=\"summary\">"));
	html_words(paper, WORDS_SUMMARY);
	html_put(paper, STR("</h2>\n"));
	put_owner(paper);
	/* What the plan says of itself stands before its tables. */
	if (html_is_report(paper))
		html_introduction(paper);
	bool any = true;
	if (paper->report->where_count)
		any = html_shares(paper);
	else
		put_extent(paper, &tally);
	if (any)
		put_figures(paper, &tally);
	if (tally.all.actions)
		put_statuses(paper, &tally);
	/* A report has been asked for what its readers are to attend to. */
	if (!html_is_report(paper))
		put_attention(paper, &tally);
	html_put(paper, STR("</section>\n"));
}
