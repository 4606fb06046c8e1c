#include "plan/html.h"

/* A part of the paper behind its tables, to which the contents lead. */
struct section {
	const char *id;
	enum own_words heading;
	bool (*is_empty)(struct paper *paper);
	void (*put)(struct paper *paper);
};

/* In reading order: what is asked for most comes first. */
static const struct section sections[] = {
	{"timeline", WORDS_TIMELINE, html_has_no_day, html_timeline},
	{"slips", WORDS_SLIPS, html_has_no_slip, html_slips},
	{"deadlines", WORDS_DEADLINES, html_has_no_deadline, html_deadlines},
	{"goals", WORDS_GOALS, html_has_no_goal, html_goals},
	{"owners", WORDS_WHO_OWNS, html_has_no_owner, html_owners},
};
enum { SECTIONS = sizeof sections / sizeof *sections };

static void put_heading_links(struct paper *paper)
{
	const struct model *model = paper->model;
	for (const struct item *item = item_first_child(model, model->items); item;
		item = item_next(model, item)) {
		if (!layout_has_heading(paper->layout, item))
			continue;
		html_put(paper, STR("<li>"));
		html_heading_link(paper, item);
		html_put(paper, STR("</li>\n"));
	}
}

/* A report and the paper of one owner show what was asked for, and no more: the owner's deadlines
 * stand in its tables, among headings and actions of others that are not the owner's to answer for.
 */
static unsigned find_sections(struct paper *paper)
{
	unsigned found = 0;
	if (html_is_report(paper) || paper->request->owner)
		return found;
	for (int i = 0; i < SECTIONS; i++)
		found |= !sections[i].is_empty(paper) ? 1u << i : 0;
	return found;
}

static bool needs_contents(struct paper *paper)
{
	enum { FEW = 3 };
	const struct model *model = paper->model;
	uint32_t count = 0;
	for (const struct item *item = item_first_child(model, model->items); item;
		item = item_next(model, item))
		count += layout_has_heading(paper->layout, item);
	for (int i = 0; i < SECTIONS; i++)
		count += paper->sections >> i & 1;
	return count >= FEW;
}

void html_contents(struct paper *paper)
{
	paper->sections = find_sections(paper);
	paper->has_contents = needs_contents(paper);
	if (!paper->has_contents)
		return;
	html_put(paper, STR("<nav class=\"contents\" aria-labelledby=\"contents\">\n"
			    "<h2 id=\"contents\">"));
	html_words(paper, WORDS_CONTENTS);
	html_put(paper, STR("</h2>\n<ul>\n"));
	put_heading_links(paper);
	for (int i = 0; i < SECTIONS; i++) {
		if (!(paper->sections >> i & 1))
			continue;
		html_put(paper, STR("<li><a href=\"#"));
		html_put(paper, str_of(sections[i].id));
		html_put(paper, STR("\">"));
		html_words(paper, sections[i].heading);
		html_put(paper, STR("</a></li>\n"));
	}
	html_put(paper, STR("</ul>\n</nav>\n"));
}

static void put_section(struct paper *paper, const struct section *section)
{
	html_put(paper, STR("<section class=\""));
	html_put(paper, str_of(section->id));
	html_put(paper, layout_is_long(paper->model) ? STR("-part long") : STR("-part"));
	html_put(paper, STR("\" aria-labelledby=\""));
	html_put(paper, str_of(section->id));
	html_put(paper, STR("\">\n<h2 id=\""));
	html_put(paper, str_of(section->id));
	html_put(paper, STR("\">"));
	html_words(paper, section->heading);
	html_put(paper, STR("</h2>\n"));
	section->put(paper);
	if (paper->has_contents) {
		html_put(paper, STR("<p class=\"back\"><a href=\"#contents\">"));
		html_words(paper, WORDS_BACK);
		html_put(paper, STR("</a></p>\n"));
	}
	html_put(paper, STR("</section>\n"));
}

void html_sections(struct paper *paper)
{
	for (int i = 0; i < SECTIONS; i++)
		if (paper->sections >> i & 1)
			put_section(paper, &sections[i]);
}
