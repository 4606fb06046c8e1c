#include "check.h"

void check_language_version_missing(const struct model *model, struct diags *diags)
{
	const struct source *source = source_at(model->sources, model->plan.header.start);
	if (model->plan.version_said || !source)
		return;
	struct span start = {source->base, source->base};
	struct diag *diag = report(diags, PL016, model->plan.header,
		"the file does not say in which version of the language it is written");
	help(diags, diag, "write `plan-language 1` above everything");
	/* A byte order mark stays first. */
	if (!str_starts((struct str){source->text, source->size}, STR("\xEF\xBB\xBF")))
		suggest(diags, diag, SAFE, start, "plan-language 1\n\n");
}
