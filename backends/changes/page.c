#include "changes/page.h"

#include "changes/told.h"
#include "html_writer.h"

/* Columns that fit beside each other on a small screen, and on one of middle size. */
enum { FEW = 3, MANY = 6 };

void page_put(struct html_page *page, struct str markup)
{
	sink_put(&page->sink, markup);
}

void page_words(struct html_page *page, struct str words)
{
	html_write(&page->sink, words);
}

void page_message(struct html_page *page, struct str words)
{
	while (words.len) {
		size_t open = str_find(words, STR("`"));
		page_words(page, (struct str){words.at, open});
		if (open == words.len)
			return;
		words = (struct str){words.at + open + 1, words.len - open - 1};
		size_t close = str_find(words, STR("`"));
		if (close == 0 || close == words.len) {
			page_put(page, STR("`"));
			continue;
		}
		page_put(page, STR("<code>"));
		page_words(page, (struct str){words.at, close});
		page_put(page, STR("</code>"));
		words = (struct str){words.at + close + 1, words.len - close - 1};
	}
}

static void put_fact(struct html_page *page, struct str name, struct str words)
{
	page_put(page, STR("<div><dt>"));
	page_put(page, name);
	page_put(page, STR("</dt><dd>"));
	page_message(page, words);
	page_put(page, STR("</dd></div>\n"));
}

void page_begin(struct html_page *page, struct str title, struct str subtitle)
{
	const struct changes_request *request = page->request;
	struct str language = request->language.len ? request->language : STR("en");
	html_write_head(&page->sink, language, language, false);
	page_words(page, title);
	html_write_style(&page->sink);
	page_put(page, STR("<body>\n<a class=\"skip\" href=\"#main\">Skip to the summary</a>\n"
			   "<header>\n<h1>"));
	page_words(page, title);
	page_put(page, STR("</h1>\n"));
	if (subtitle.len) {
		page_put(page, STR("<p class=\"subtitle\">"));
		page_words(page, subtitle);
		page_put(page, STR("</p>\n"));
	}
	page_put(page, STR("<dl class=\"about\">\n"));
	put_fact(page, STR("Changes"), told_sides(request->arena, request->old, request->new));
	if (request->baseline) {
		const struct baseline *baseline = request->baseline;
		struct str commit =
			baseline->merge_base.at ? baseline->merge_base : baseline->resolved;
		put_fact(page, STR("Compared with commit"),
			str_format(request->arena, "`%.12s`", commit.at));
	}
	put_fact(page, STR("Position as of"), request->as_of);
	page_put(page, STR("</dl>\n</header>\n<main id=\"main\">\n"));
}

void page_end(struct html_page *page)
{
	page_put(page, STR("</main>\n<footer>\n<p>Made with planc " PLANC_VERSION ", as of "));
	page_words(page, page->request->as_of);
	page_put(page, STR(".</p>\n</footer>\n</body>\n</html>\n"));
	sink_flush(&page->sink);
}

void page_withheld(struct html_page *page, uint32_t count)
{
	char room[24];
	if (!count)
		return;
	page_put(page, STR("<p>"));
	page_put(page, decimal(count, room));
	page_put(page, count == 1 ? STR(" exempt item is") : STR(" exempt items are"));
	page_put(page, STR(" left out of this public version.</p>\n"));
}

void page_figure(struct html_page *page, struct str name, uint32_t count, bool bad)
{
	char room[24];
	page_put(page, bad && count ? STR("<div class=\"figure bad\"><dt>")
				    : STR("<div class=\"figure\"><dt>"));
	page_words(page, name);
	page_put(page, STR("</dt><dd>"));
	page_put(page, decimal(count, room));
	page_put(page, STR("</dd></div>\n"));
}

void page_begin_table(struct html_page *page, struct str caption, bool hidden,
	const struct str *columns, uint32_t count)
{
	page->columns = columns;
	page_put(page, count > MANY  ? STR("<table class=\"plan dense\">\n")
		       : count > FEW ? STR("<table class=\"plan wide\">\n")
				     : STR("<table class=\"plan\">\n"));
	page_put(page, hidden ? STR("<caption class=\"hidden\">") : STR("<caption>"));
	page_words(page, caption);
	page_put(page, STR("</caption>\n<thead>\n<tr>"));
	for (uint32_t i = 0; i < count; i++) {
		page_put(page, STR("<th scope=\"col\">"));
		page_words(page, columns[i]);
		page_put(page, STR("</th>"));
	}
	page_put(page, STR("</tr>\n</thead>\n<tbody>\n"));
}

void page_end_table(struct html_page *page)
{
	page_put(page, STR("</tbody>\n</table>\n"));
}

void page_begin_row(struct html_page *page)
{
	page->column = 0;
	page_put(page, STR("<tr>"));
}

void page_end_row(struct html_page *page)
{
	page_put(page, STR("</tr>\n"));
}

void page_begin_cell(struct html_page *page)
{
	page_put(page,
		page->column ? STR("<td data-label=\"") : STR("<th scope=\"row\" data-label=\""));
	page_words(page, page->columns[page->column]);
	page_put(page, STR("\">"));
}

void page_end_cell(struct html_page *page)
{
	page_put(page, page->column ? STR("</td>") : STR("</th>"));
	page->column++;
}

void page_cell(struct html_page *page, struct str words)
{
	/* On a narrow screen a cell without words is not shown, if nothing at all is in it. */
	if (!words.len && page->column) {
		page_put(page, STR("<td></td>"));
		page->column++;
		return;
	}
	page_begin_cell(page);
	page_words(page, words);
	page_end_cell(page);
}
