#include "check.h"

#include <string.h>

/* One finding for a file: they come by the hundred. */
static void look_at(struct diags *diags, const struct source *source)
{
	struct diag *diag = NULL;
	const char *end = source->text + source->size;
	for (const char *line = source->text; line < end;) {
		const char *at = line;
		while (*at == ' ')
			at++;
		uint32_t start = source->base + (uint32_t)(at - source->text);
		if (*at == '\t' && diag)
			repeat(diags, diag, (struct span){start, start + 1}, STR("and here"));
		else if (*at == '\t') {
			diag = report(diags, PL013, (struct span){start, start + 1},
				"a tab indents this line");
			help(diags, diag, "indent by four blanks, which look alike everywhere");
		}
		line = memchr(at, '\n', (size_t)(end - at));
		line = line ? line + 1 : end;
	}
}

void check_tab_in_indent(const struct model *model, struct diags *diags)
{
	/* What the plan includes was loaded behind it. */
	const struct sources *sources = model->sources;
	const struct source *main = source_at(sources, model->plan.header.start);
	bool reached = false;
	for (uint32_t i = 0; i < sources->count; i++) {
		reached |= sources->files[i] == main;
		if (reached)
			look_at(diags, sources->files[i]);
	}
}
