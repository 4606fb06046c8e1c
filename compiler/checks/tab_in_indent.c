#include "check.h"

#include <string.h>

/* One finding for a file: they come by the hundred. */
void check_tab_in_indent(
	const struct model *model, struct diags *diags, const struct source *source)
{
	(void)model;
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
