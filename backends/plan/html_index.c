#include "plan/html.h"

/* Fewer headings than this need no list of them. */
enum { FEW = 3 };

void html_contents(struct paper *paper)
{
	const struct model *model = paper->model;
	uint32_t count = 0;
	for (const struct item *item = item_first_child(model, model->items); item;
		item = item_next(model, item))
		count += layout_has_heading(paper->layout, item);
	if (count < FEW)
		return;
	html_put(paper, STR("<nav class=\"contents\" aria-labelledby=\"contents\">\n"
			    "<h2 id=\"contents\">Contents</h2>\n<ul>\n"));
	for (const struct item *item = item_first_child(model, model->items); item;
		item = item_next(model, item)) {
		if (!layout_has_heading(paper->layout, item))
			continue;
		html_put(paper, STR("<li>"));
		html_heading_link(paper, item);
		html_put(paper, STR("</li>\n"));
	}
	html_put(paper, STR("</ul>\n</nav>\n"));
}

/* The items that each party owns, one behind another: those of party i are links[first[i]] to
 * links[first[i + 1] - 1]. */
struct owned {
	uint32_t *first;
	const struct item **links;
};

/* What it owns by inheritance stands under the heading that says so. */
static bool is_owned(const struct paper *paper, const struct item *item)
{
	return shows_item(&paper->withheld, item) && item->owners && !item->owners_inherited;
}

static struct owned find_owned(const struct paper *paper)
{
	const struct model *model = paper->model;
	struct owned owned = {
		.first = arena_array(model->arena, model->party_count + 2, sizeof *owned.first)};
	/* Counted two places on, so that filling in leaves each start where it belongs. */
	EACH_ITEM (item, model)
		for (uint32_t i = 0; is_owned(paper, item) && i < item->owners->count; i++)
			owned.first[item->owners->list[i].party->index + 2]++;
	for (uint32_t i = 2; i < model->party_count + 2; i++)
		owned.first[i] += owned.first[i - 1];
	owned.links =
		arena_array(model->arena, owned.first[model->party_count + 1], sizeof *owned.links);
	EACH_ITEM (item, model)
		for (uint32_t i = 0; is_owned(paper, item) && i < item->owners->count; i++)
			owned.links[owned.first[item->owners->list[i].party->index + 1]++] = item;
	return owned;
}

static void put_owned(struct paper *paper, const struct item *item)
{
	html_put(paper, STR("<li>"));
	html_link(paper, item);
	if (item->due && item->due->count && item->due->list[0].when.written.len) {
		html_put(paper, STR(" ("));
		html_when(paper, &item->due->list[0].when);
		html_put(paper, STR(")"));
	}
	html_put(paper, STR("</li>\n"));
}

void html_index(struct paper *paper)
{
	const struct model *model = paper->model;
	struct owned owned = find_owned(paper);
	if (!owned.first[model->party_count])
		return;
	html_put(paper, STR("<section class=\"index\" aria-labelledby=\"owners\">\n"
			    "<h2 id=\"owners\">Who is responsible for what</h2>\n"));
	for (uint32_t i = 0; i < model->party_count; i++) {
		if (owned.first[i] == owned.first[i + 1])
			continue;
		html_put(paper, STR("<h3>"));
		html_party(paper, &model->parties[i]);
		html_put(paper, STR("</h3>\n<ul>\n"));
		for (uint32_t k = owned.first[i]; k < owned.first[i + 1]; k++)
			put_owned(paper, owned.links[k]);
		html_put(paper, STR("</ul>\n"));
	}
	html_put(paper, STR("</section>\n"));
}
