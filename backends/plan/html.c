#include "plan/html.h"
#include "plan.h"

void emit_html(const struct model *model, const struct request *request, FILE *out)
{
	const struct report *report = request->report ? request->report : &model->paper;
	struct sink sink = {.file = out};
	struct paper paper = {
		.model = model,
		.request = request,
		.withheld = withheld_from(model, request),
		.report = report,
		.layout = layout_new(model, report, request->full, request->language, model->arena),
		.language = request->language,
		.room = arena_alloc(model->arena, MARKUP_ROOM),
		.sink = &sink,
	};
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
