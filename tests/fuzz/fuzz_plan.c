/* The fuzz target: any bytes go through load, parse, resolve, the checks and every output. */
#include "check.h"
#include "findings.h"
#include "findings/finding.h"
#include "fingerprint.h"
#include "layout.h"
#include "load.h"
#include "parse.h"
#include "plan.h"
#include "resolve.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

_Noreturn static void out_of_memory(void)
{
	abort();
}

/* Every output twice: as it comes, and with all that options can ask. */
static void emit_all(const struct model *model, FILE *sink)
{
	const struct request requests[] = {{.file = STR("plan.csv")},
		{.language = STR("cy"),
			.report = model->report_count > 0 ? &model->reports[0] : NULL,
			.full = true,
			.byte_order_mark = true,
			.raw = true,
			.columns = STR("title,due,owner")}};
	for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++)
		for (const struct plan_backend_info *row = plan_backends; row->name; row++)
			row->emit(model, &requests[i], sink);
}

static void print_all(const struct diags *diags, FILE *sink)
{
	const struct findings *all = findings_of(diags, 0), *one = findings_of(diags, 1);
	const struct findings_request requests[] = {
		{.files = 1, .findings = all}, {.color = true,
						       .files = 1,
						       .as_of = STR("1 June 2018"),
						       .max_shown = 1,
						       .findings = one}};
	for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++)
		for (const struct findings_backend_info *row = findings_backends; row->name; row++)
			row->print(diags, &requests[i], sink);
}

/* What was laid out can be read, and stays as it is. */
static void lay_out(const struct source *source, struct sources *sources, struct arena *arena)
{
	struct str once, twice, error;
	if (!layout_of(source, arena, &once))
		return;
	const struct source *laid = source_add(sources, once, STR("laid.plan"), &error);
	if (!laid)
		return;
	if (!layout_of(laid, arena, &twice) || !str_equal(once, twice))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new(out_of_memory);
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	FILE *sink = fopen("/dev/null", "w");
	struct str error, text = {(const char *)data, size};
	/* A folder that does not exist: what a plan includes is looked for nowhere. */
	struct ast_file *file =
		load_text(text, STR("fuzz.plan"), "/nonexistent", sources, words, diags, &error);
	if (file && sink) {
		const struct date today = {2018, 6, 1};
		const struct model *model = resolve(file, sources, words, diags, day_of(today));
		struct severities severities = severities_default();
		check_all(model, diags, &severities);
		bool stops = diags_stop(diags);
		diags_judge(diags, &severities);
		fingerprints_take(diags, diags->first, model);
		diags_settle(diags);
		fingerprints_number(diags);
		print_all(diags, sink);
		if (model->has_plan && !stops)
			emit_all(model, sink);
	}
	if (file)
		lay_out(file->source, sources, arena);
	if (sink)
		fclose(sink);
	arena_free(arena);
	return 0;
}
