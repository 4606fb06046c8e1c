#include "html_writer.h"
#include "plan/facts.h"
#include "plan/html.h"

/* A browser's tab and a list of search results show no more. */
enum { TITLE_LIMIT = 65 };

static bool has_title(const struct text *text)
{
	return text->str.len > 0;
}

/* The title of the paper; of a plan without one, its name. */
static void put_plan_title(struct paper *paper, bool tab)
{
	const struct item *plan = paper->model->items;
	if (has_title(&plan->title) && tab)
		html_cut_title(paper, plan, TITLE_LIMIT);
	else if (has_title(&plan->title))
		html_text(paper, &plan->title, MARKUP_INLINE);
	else if (plan->name.len)
		html_capital(paper, plan->name);
	else
		html_put(paper, STR("Plan"));
}

/* A report has a title of its own; one without it is called by its name. */
static void put_report_title(struct paper *paper)
{
	if (has_title(&paper->report->title))
		html_text(paper, &paper->report->title, MARKUP_INLINE);
	else
		html_capital(paper, paper->report->name);
}

/* There is no room for the plan's title beside it. */
static void put_report_tab(struct paper *paper)
{
	if (has_title(&paper->report->title))
		html_cut_text(paper, &paper->report->title, TITLE_LIMIT);
	else
		html_capital(paper, paper->report->name);
}

static void put_head(struct paper *paper)
{
	const struct plan *plan = &paper->model->plan;
	struct str language = STR("en");
	if (paper->language.len)
		language = paper->language;
	else if (plan->language_count)
		language = plan->languages[0];
	html_write_head(paper->sink, language);
	if (html_is_report(paper))
		put_report_tab(paper);
	else
		put_plan_title(paper, true);
	html_write_style(paper->sink);
}

/* What the paper is: a report, under its own title with the plan's below it, or the plan. */
static void put_titles(struct paper *paper)
{
	const struct text *subtitle = &paper->model->plan.subtitle;
	html_put(paper, STR("<h1>"));
	if (html_is_report(paper)) {
		put_report_title(paper);
		html_put(paper, STR("</h1>\n<p class=\"subtitle\">"));
		put_plan_title(paper, false);
		html_put(paper, STR("</p>\n"));
		return;
	}
	put_plan_title(paper, false);
	html_put(paper, STR("</h1>\n"));
	if (has_title(subtitle)) {
		html_put(paper, STR("<p class=\"subtitle\">"));
		html_text(paper, subtitle, MARKUP_INLINE);
		html_put(paper, STR("</p>\n"));
	}
}

static void put_about(struct paper *paper)
{
	const struct plan *plan = &paper->model->plan;
	html_put(paper, STR("<dl class=\"about\">\n"));
	if (has_title(&plan->publisher)) {
		html_put(paper, STR("<div><dt>Published by</dt><dd>"));
		html_text(paper, &plan->publisher, MARKUP_INLINE);
		html_put(paper, STR("</dd></div>\n"));
	}
	struct str period = written_words(paper->model, &plan->period);
	if (period.len) {
		html_put(paper, STR("<div><dt>Period</dt><dd>"));
		html_escape(paper, period);
		html_put(paper, STR("</dd></div>\n"));
	}
	if (written_words(paper->model, &plan->adopted).len) {
		html_put(paper, STR("<div><dt>Adopted</dt><dd>"));
		html_when(paper, &plan->adopted);
		html_put(paper, STR("</dd></div>\n"));
	}
	html_put(paper, STR("<div><dt>Position as of</dt><dd>"));
	html_day(paper, paper->model->today);
	html_put(paper, STR("</dd></div>\n</dl>\n"));
}

void html_begin(struct paper *paper)
{
	put_head(paper);
	html_put(paper, STR("<body>\n<a class=\"skip\" href=\"#main\">Skip to the summary</a>\n"
			    "<header>\n"));
	put_titles(paper);
	put_about(paper);
	html_put(paper, STR("</header>\n<main id=\"main\">\n"));
}

void html_footnotes(struct paper *paper)
{
	const struct withheld *withheld = &paper->withheld;
	if (!withheld->footnote_count)
		return;
	html_put(paper, STR("<h2 id=\"footnotes\">Footnotes</h2>\n<dl class=\"footnotes\">\n"));
	for (uint32_t i = 0; i < withheld->footnote_count; i++) {
		html_put(paper, STR("<div><dt>"));
		html_escape(paper, withheld->footnotes[i].name);
		html_put(paper, STR("</dt><dd>"));
		html_text(paper, &withheld->footnotes[i].text, MARKUP_CELL);
		html_put(paper, STR("</dd></div>\n"));
	}
	html_put(paper, STR("</dl>\n"));
}

static void put_withheld(struct paper *paper)
{
	const struct withheld *withheld = &paper->withheld;
	if (!withheld->count)
		return;
	html_put(paper, STR("<p>"));
	html_count(paper, withheld->count, STR("item is"), STR("items are"));
	html_put(paper, STR(" left out of this public version"));
	for (uint32_t i = 0; i < withheld->reason_count; i++) {
		html_put(paper, i == 0 ? STR(" under ") : STR(", "));
		html_escape(paper, withheld->reasons[i]);
	}
	html_put(paper, STR(".</p>\n"));
}

/* The last part of the plan's path: the same paper in every folder. */
static struct str file_name(const struct paper *paper)
{
	const struct model *model = paper->model;
	if (!model->sources)
		return STR("");
	const struct source *source = source_at(model->sources, model->plan.header.start);
	if (!source || str_equal(source->path, STR("-")))
		return STR("");
	struct str name = source->path;
	for (size_t i = name.len; i > 0; i--)
		if (name.at[i - 1] == '/') {
			name = (struct str){name.at + i, name.len - i};
			break;
		}
	return as_utf8(model->arena, name);
}

void html_end(struct paper *paper)
{
	struct str file = file_name(paper);
	html_put(paper, STR("</main>\n<footer>\n"));
	put_withheld(paper);
	html_put(paper, STR("<p>Made with planc " PLANC_VERSION));
	if (file.len) {
		html_put(paper, STR(" from <code>"));
		html_escape(paper, file);
		html_put(paper, STR("</code>"));
	}
	html_put(paper, STR(", as of "));
	html_day(paper, paper->model->today);
	html_put(paper, STR(".</p>\n</footer>\n</body>\n</html>\n"));
}
