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
static void put_plan_title(struct paper *paper)
{
	const struct item *plan = paper->model->items;
	if (has_title(&plan->title))
		html_text(paper, &plan->title, MARKUP_INLINE);
	else if (plan->name.len)
		html_capital(paper, plan->name);
	else
		html_capital(paper, paper->words[WORDS_KIND_PLAN]);
}

/* A report has a title of its own; one without it is called by its name. */
static void put_report_title(struct paper *paper)
{
	if (has_title(&paper->report->title))
		html_text(paper, &paper->report->title, MARKUP_INLINE);
	else
		html_capital(paper, paper->report->name);
}

static void put_owner_name(struct paper *paper, const struct party *owner)
{
	if (has_title(&owner->title))
		html_cut_text(paper, &owner->title, TITLE_LIMIT);
	else
		html_put(paper, owner->name);
}

static const struct text *title_of(const struct paper *paper)
{
	return html_is_report(paper) ? &paper->report->title : &paper->model->items->title;
}

/* Of the title's elements only the whole can say which language it is in. */
static struct str title_language(const struct paper *paper)
{
	const struct text *title = title_of(paper);
	return has_title(title) ? html_language(paper, title) : paper->page_language;
}

/* The title of the page, that of the report or the plan: there is no room for both. */
static void put_tab(struct paper *paper)
{
	const struct text *title = title_of(paper);
	if (has_title(title))
		html_cut_text(paper, title, TITLE_LIMIT);
	else if (html_is_report(paper))
		put_report_title(paper);
	else
		put_plan_title(paper);
	if (paper->request->owner) {
		html_put(paper, STR(" – "));
		put_owner_name(paper, paper->request->owner);
	}
}

static void put_head(struct paper *paper)
{
	html_write_head(
		paper->sink, paper->page_language, title_language(paper), paper->filter.any);
	put_tab(paper);
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
		put_plan_title(paper);
		html_put(paper, STR("</p>\n"));
		return;
	}
	put_plan_title(paper);
	html_put(paper, STR("</h1>\n"));
	if (has_title(subtitle)) {
		html_put(paper, STR("<p class=\"subtitle\">"));
		html_text(paper, subtitle, MARKUP_INLINE);
		html_put(paper, STR("</p>\n"));
	}
}

static void put_term(struct paper *paper, enum own_words words)
{
	html_put(paper, STR("<div><dt>"));
	html_words(paper, words);
	html_put(paper, STR("</dt><dd>"));
}

static void put_about(struct paper *paper)
{
	const struct plan *plan = &paper->model->plan;
	html_put(paper, STR("<dl class=\"about\">\n"));
	if (has_title(&plan->publisher)) {
		put_term(paper, WORDS_PUBLISHED_BY);
		html_text(paper, &plan->publisher, MARKUP_INLINE);
		html_put(paper, STR("</dd></div>\n"));
	}
	if (written_words(paper->model, &plan->period).len) {
		put_term(paper, WORDS_PERIOD);
		html_when_words(paper, &plan->period);
		html_put(paper, STR("</dd></div>\n"));
	}
	if (written_words(paper->model, &plan->adopted).len) {
		put_term(paper, WORDS_ADOPTED);
		html_when(paper, &plan->adopted);
		html_put(paper, STR("</dd></div>\n"));
	}
	put_term(paper, WORDS_AS_OF);
	html_day(paper, paper->model->today);
	html_put(paper, STR("</dd></div>\n</dl>\n"));
}

void html_begin(struct paper *paper)
{
	put_head(paper);
	html_put(paper, STR("<body>\n<a class=\"skip\" href=\"#main\">"));
	html_words(paper, WORDS_SKIP);
	html_put(paper, STR("</a>\n<header>\n"));
	put_titles(paper);
	put_about(paper);
	html_put(paper, STR("</header>\n<main id=\"main\">\n"));
}

void html_footnotes(struct paper *paper)
{
	const struct withheld *withheld = &paper->withheld;
	if (!withheld->footnote_count)
		return;
	html_put(paper, STR("<h2 id=\"footnotes\">"));
	html_words(paper, WORDS_FOOTNOTES);
	html_put(paper, STR("</h2>\n<dl class=\"footnotes\">\n"));
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
	html_count(paper, withheld->count, WORDS_WITHHELD_ONE, WORDS_WITHHELD);
	for (uint32_t i = 0; i < withheld->reason_count; i++) {
		if (i == 0)
			html_part(paper, WORDS_WITHHELD_UNDER, 0);
		else
			html_put(paper, STR(", "));
		struct str language = html_language(paper, withheld->reasons[i]);
		html_begin_language(paper, language, false);
		html_escape(
			paper, text_in(paper->model->arena, withheld->reasons[i], paper->language));
		html_end_language(paper, language, false);
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
	html_put(paper, STR("<p>"));
	html_part(paper, WORDS_MADE_WITH, 0);
	html_put(paper, STR("planc " PLANC_VERSION));
	html_part(paper, WORDS_MADE_WITH, 1);
	if (file.len) {
		html_part(paper, WORDS_MADE_FROM, 0);
		html_put(paper, STR("<code>"));
		html_escape(paper, file);
		html_put(paper, STR("</code>"));
		html_part(paper, WORDS_MADE_FROM, 1);
	}
	html_part(paper, WORDS_MADE_AS_OF, 0);
	html_day(paper, paper->model->today);
	html_part(paper, WORDS_MADE_AS_OF, 1);
	html_put(paper, STR("</p>\n</footer>\n</body>\n</html>\n"));
}
