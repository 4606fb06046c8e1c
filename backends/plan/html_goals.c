#include "plan/html.h"

/* More headings than these have no column each. */
enum { MOST_COLUMNS = 8, NAME_LIMIT = 40 };

/* The items that name each goal, one behind another: those of goal i are items[first[i]] to
 * items[first[i + 1] - 1]. */
struct served {
	uint32_t *first;
	const struct item **items;
	const struct item *columns[MOST_COLUMNS]; /* what stands right in the plan */
	uint32_t column_count;                    /* more than MOST_COLUMNS: too many */
};

bool html_has_no_goal(struct paper *paper)
{
	for (uint32_t i = 0; i < paper->model->goal_count; i++)
		if (shows_goal(&paper->withheld, &paper->model->goals[i]))
			return false;
	return true;
}

static uint32_t goal_links(struct paper *paper, const struct item *item)
{
	return layout_prints(paper->layout, item) ? item->more->support_count : 0;
}

static struct served find_served(struct paper *paper)
{
	const struct model *model = paper->model;
	struct served served = {
		.first = arena_array(model->arena, model->goal_count + 2, sizeof *served.first)};
	/* Counted two places on, so that filling in leaves each start where it belongs. */
	EACH_ITEM (item, model)
		for (uint32_t i = 0; i < goal_links(paper, item); i++)
			served.first[item->more->supports[i].goal->index + 2]++;
	for (uint32_t i = 2; i < model->goal_count + 2; i++)
		served.first[i] += served.first[i - 1];
	served.items = arena_array(
		model->arena, served.first[model->goal_count + 1], sizeof *served.items);
	EACH_ITEM (item, model)
		for (uint32_t i = 0; i < goal_links(paper, item); i++)
			served.items[served.first[item->more->supports[i].goal->index + 1]++] =
				item;
	for (const struct item *item = item_first_child(model, model->items); item;
		item = item_next(model, item)) {
		if (item->kind == MEASURE || !layout_prints(paper->layout, item))
			continue;
		if (served.column_count < MOST_COLUMNS)
			served.columns[served.column_count] = item;
		served.column_count++;
		/* Items outside of all headings are no columns. */
		if (!is_container(item->kind))
			served.column_count = MOST_COLUMNS + 1;
	}
	return served;
}

static uint32_t count_of(const struct served *served, uint32_t goal)
{
	return served->first[goal + 1] - served->first[goal];
}

static void put_goal(struct paper *paper, const struct goal *goal, enum markup_form form)
{
	if (goal->title.str.len)
		html_text(paper, &goal->title, form);
	else
		html_put(paper, goal->name);
}

static void put_uncovered(struct paper *paper, const struct served *served)
{
	const struct model *model = paper->model;
	bool any = false;
	for (uint32_t i = 0; i < model->goal_count; i++) {
		if (count_of(served, i) || !shows_goal(&paper->withheld, &model->goals[i]))
			continue;
		if (!any) {
			html_put(paper, STR("<p>"));
			html_words(paper, WORDS_UNSERVED);
			html_put(paper, STR("</p>\n<ul>\n"));
		}
		html_put(paper, STR("<li>"));
		put_goal(paper, &model->goals[i], MARKUP_INLINE);
		html_put(paper, STR("</li>\n"));
		any = true;
	}
	html_put(paper, any ? STR("</ul>\n") : STR(""));
}

/* Plain, as a narrow screen shows it before each cell. */
static void put_name(struct paper *paper, const struct item *item)
{
	html_escape(paper, item_number(item));
	if (!item->title.str.len) {
		if (!item_number(item).len)
			html_capital(paper, paper->words[words_of_kind(item->kind, false)]);
		return;
	}
	html_put(paper, item_number(item).len ? STR(" ") : STR(""));
	html_cut_text(paper, &item->title, NAME_LIMIT);
}

static void put_header(struct paper *paper, const struct served *served)
{
	html_put(paper, STR("<table class=\"plan wide coverage\">\n<caption>"));
	html_words(paper, served->column_count <= MOST_COLUMNS ? WORDS_GOALS_UNDER_HEADINGS
							       : WORDS_GOALS_IN_ALL);
	html_put(paper, STR("</caption>\n<thead>\n<tr><th scope=\"col\">"));
	html_capital(paper, paper->words[WORDS_KIND_GOAL]);
	html_put(paper, STR("</th><th scope=\"col\">"));
	html_words(paper, WORDS_IN_ALL);
	html_put(paper, STR("</th>"));
	for (uint32_t c = 0; served->column_count <= MOST_COLUMNS && c < served->column_count;
		c++) {
		const struct item *column = served->columns[c];
		struct str language = column->title.str.len ? html_language(paper, &column->title)
							    : paper->page_language;
		html_put(paper, STR("<th scope=\"col\"><a href=\"#"));
		html_anchor(paper, column);
		html_put(paper, STR("\">"));
		html_begin_language(paper, language, false);
		put_name(paper, column);
		html_end_language(paper, language, false);
		html_put(paper, STR("</a></th>"));
	}
	html_put(paper, STR("</tr>\n</thead>\n<tbody>\n"));
}

/* The items of a goal are in the order of the plan, and so are the headings. */
static void put_counts(struct paper *paper, const struct served *served, uint32_t goal)
{
	uint32_t at = served->first[goal], end = served->first[goal + 1];
	for (uint32_t c = 0; c < served->column_count; c++) {
		uint32_t count = 0;
		for (; at < end && served->items[at]->index < served->columns[c]->end; at++)
			count++;
		html_put(paper,
			count ? STR("<td data-label=\"") : STR("<td class=\"zero\" data-label=\""));
		put_name(paper, served->columns[c]);
		html_put(paper, STR("\">"));
		html_number(paper, count);
		html_put(paper, STR("</td>"));
	}
}

static void put_link(struct paper *paper, const struct goal *goal)
{
	html_put(paper, STR("<a href=\"#goal-"));
	html_name(paper, goal->name);
	html_put(paper, STR("\">"));
	put_goal(paper, goal, MARKUP_UNLINKED);
	html_put(paper, STR("</a>"));
}

static void put_matrix(struct paper *paper, const struct served *served)
{
	const struct model *model = paper->model;
	put_header(paper, served);
	for (uint32_t i = 0; i < model->goal_count; i++) {
		if (!shows_goal(&paper->withheld, &model->goals[i]))
			continue;
		uint32_t count = count_of(served, i);
		html_put(paper, STR("<tr><th scope=\"row\" data-label=\""));
		html_capital(paper, paper->words[WORDS_KIND_GOAL]);
		html_put(paper, STR("\">"));
		if (count)
			put_link(paper, &model->goals[i]);
		else
			put_goal(paper, &model->goals[i], MARKUP_INLINE);
		html_put(paper, STR("</th><td data-label=\""));
		html_words(paper, WORDS_IN_ALL);
		html_put(paper, STR("\">"));
		html_number(paper, count);
		html_put(paper, STR("</td>"));
		if (served->column_count <= MOST_COLUMNS)
			put_counts(paper, served, i);
		html_put(paper, STR("</tr>\n"));
	}
	html_put(paper, STR("</tbody>\n</table>\n"));
}

static void put_items(struct paper *paper, const struct served *served, const struct goal *goal)
{
	html_put(paper, STR("<h3 id=\"goal-"));
	html_name(paper, goal->name);
	html_put(paper, STR("\">"));
	put_goal(paper, goal, MARKUP_INLINE);
	html_put(paper, STR("</h3>\n<ul>\n"));
	for (uint32_t k = served->first[goal->index]; k < served->first[goal->index + 1]; k++) {
		html_put(paper, STR("<li>"));
		html_link(paper, served->items[k]);
		html_place(paper, served->items[k]);
		html_put(paper, STR("</li>\n"));
	}
	html_put(paper, STR("</ul>\n"));
}

void html_goals(struct paper *paper)
{
	const struct model *model = paper->model;
	struct served served = find_served(paper);
	put_uncovered(paper, &served);
	html_put(paper, STR("<p>"));
	html_words(paper, WORDS_GOALS_HOW);
	html_put(paper, STR("</p>\n"));
	put_matrix(paper, &served);
	for (uint32_t i = 0; i < model->goal_count; i++)
		if (count_of(&served, i) && shows_goal(&paper->withheld, &model->goals[i]))
			put_items(paper, &served, &model->goals[i]);
}
