#include "html_writer.h"

#include <string.h>

#include "pages.h"
#include "scan.h"

/* const char paper_css_hash[], paper_js_hash[]: "sha256-…" of the style sheet and of the script,
 * made by the Makefile. */
#include "paper_hash.h"

void html_write(struct sink *sink, struct str words)
{
	static const unsigned char special[256] = {
		['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1, ['\''] = 1};
	for (;;) {
		size_t clean = scan_clean(special, words);
		sink_put(sink, (struct str){words.at, clean});
		if (clean == words.len)
			return;
		switch (words.at[clean]) {
		case '&': sink_put(sink, STR("&amp;")); break;
		case '<': sink_put(sink, STR("&lt;")); break;
		case '>': sink_put(sink, STR("&gt;")); break;
		case '"': sink_put(sink, STR("&quot;")); break;
		default: sink_put(sink, STR("&#39;")); break;
		}
		words = (struct str){words.at + clean + 1, words.len - clean - 1};
	}
}

/* Nothing is loaded, and nothing but our own style and script applies, known by their hashes. */
void html_write_head(
	struct sink *sink, struct str language, struct str title_language, bool scripted)
{
	sink_put(sink, STR("<!DOCTYPE html>\n<html lang=\""));
	html_write(sink, language);
	sink_put(sink, STR("\">\n<head>\n<meta charset=\"utf-8\">\n"
			   "<meta http-equiv=\"Content-Security-Policy\" "
			   "content=\"default-src 'none'; style-src '"));
	sink_put(sink, str_of(paper_css_hash));
	if (scripted) {
		sink_put(sink, STR("'; script-src '"));
		sink_put(sink, str_of(paper_js_hash));
	}
	sink_put(sink, STR("'; base-uri 'none'; form-action 'none'\">\n"
			   "<meta name=\"viewport\" "
			   "content=\"width=device-width, initial-scale=1\">\n"
			   "<meta name=\"color-scheme\" content=\"light dark\">\n"
			   "<meta name=\"generator\" content=\"planc " PLANC_VERSION "\">\n"
			   "<title"));
	if (!str_equal(title_language, language)) {
		sink_put(sink, STR(" lang=\""));
		html_write(sink, title_language);
		sink_put(sink, STR("\""));
	}
	sink_put(sink, STR(">"));
}

static void put_page(struct sink *sink, const char *path)
{
	for (const struct page *page = pages; page->path; page++)
		if (strcmp(page->path, path) == 0)
			sink_put(sink, (struct str){page->text, page->size});
}

void html_write_style(struct sink *sink)
{
	sink_put(sink, STR("</title>\n<style>"));
	put_page(sink, "backends/plan/paper.css");
	sink_put(sink, STR("</style>\n</head>\n"));
}

void html_write_script(struct sink *sink)
{
	sink_put(sink, STR("<script>"));
	put_page(sink, "backends/plan/paper.js");
	sink_put(sink, STR("</script>\n"));
}
