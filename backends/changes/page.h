/* A page on changes in HTML, for the committee: what the report of changes and the committee pack
 * share. HTML Living Standard, WCAG 2.2. Words are plain, and are escaped here. */
#ifndef PAGE_H
#define PAGE_H

#include "changes.h"
#include "sink.h"

/* Lives on the stack of the backend; page_end at its end. */
struct html_page {
	struct sink sink;
	const struct changes_request *request;
	const struct str *columns; /* of the open table */
	uint32_t column;           /* the next cell's */
};

/* Markup of ours, and words. */
void page_put(struct html_page *page, struct str markup);
void page_words(struct html_page *page, struct str words);

/* Words with names in backticks, which are shown as code. */
void page_message(struct html_page *page, struct str words);

/* All up to the first heading of the page's main part. `subtitle` may be empty. */
void page_begin(struct html_page *page, struct str title, struct str subtitle);
void page_end(struct html_page *page);

/* Says how many exempt items a public report leaves out, if any. */
void page_withheld(struct html_page *page, uint32_t count);

/* A count with its name among others, between page_put of <dl class="figures"> and </dl>. */
void page_figure(struct html_page *page, struct str name, uint32_t count, bool bad);

/* A table of so many columns, whose titles are `columns`; its caption is heard, and seen unless
 * `hidden`. The first column names the row. */
void page_begin_table(struct html_page *page, struct str caption, bool hidden,
	const struct str *columns, uint32_t count);
void page_end_table(struct html_page *page);

/* Cells, one after another; the words may be nothing. page_message makes of `words` what it does
 * elsewhere. */
void page_begin_row(struct html_page *page);
void page_begin_cell(struct html_page *page);
void page_end_cell(struct html_page *page);
void page_cell(struct html_page *page, struct str words);
void page_end_row(struct html_page *page);

#endif
