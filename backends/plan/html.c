#include "plan/html.h"
#include "plan.h"

void emit_html(const struct model *model, const struct request *request, FILE *out)
{
	const struct report *report = request->report ? request->report : &model->paper;
	struct sink sink = {.file = out};
	const struct language *language = language_of_paper(model, request->language);
	struct paper paper = {
		.model = model,
		.request = request,
		.withheld = withheld_from(model, request),
		.report = report,
		.layout = layout_new(model, report, request, language, model->arena),
		.language = request->language,
		.own = language,
		.page_language = language->tag,
		.plan_language = language_of_plan(model),
		.room = arena_alloc(model->arena, MARKUP_ROOM),
		.sink = &sink,
	};
	for (enum own_words words = 0; words < WORDS_COUNT; words++)
		paper.words[words] = language->words(words);
	paper.mixed = !str_equal(paper.page_language, paper.plan_language) ||
		      (paper.language.len && !str_equal(paper.page_language, paper.language));
	paper.filter = html_filter_of(&paper);
	html_begin(&paper);
	html_summary(&paper);
	html_contents(&paper);
	html_plan(&paper);
	html_sections(&paper);
	html_phases(&paper);
	html_footnotes(&paper);
	html_end(&paper);
	sink_flush(&sink);
}
