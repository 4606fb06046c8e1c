/* The fuzz target: any bytes go through load, parse, resolve, the checks and every output. */
#include "check.h"
#include "findings.h"
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

static void emit_all(const struct model *model, FILE *sink)
{
	for (int full = 0; full < 2; full++) {
		struct request request = {.full = full, .raw = full, .file = STR("plan.csv")};
		for (const struct plan_backend_info *row = plan_backends; row->name; row++)
			row->emit(model, &request, sink);
	}
}

static void print_all(struct diags *diags, FILE *sink)
{
	struct findings_request request = {.files = 1, .as_of = STR("1 June 2018")};
	for (const struct findings_backend_info *row = findings_backends; row->name; row++)
		row->print(diags, &request, sink);
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
		check_all(model, diags);
		bool stops = diags_stop(diags);
		struct severities severities = severities_default();
		diags_judge(diags, &severities);
		diags_settle(diags);
		print_all(diags, sink);
		if (model->has_plan && !stops)
			emit_all(model, sink);
	}
	if (sink)
		fclose(sink);
	arena_free(arena);
	return 0;
}
