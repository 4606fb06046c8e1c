#include "check.h"

#include <string.h>

/* One finding for a file: they come by the hundred. */
void check_trailing_space(
	const struct model *model, struct diags *diags, const struct source *source)
{
	(void)model;
	struct diag *diag = NULL;
	const char *end = source->text + source->size, *line = source->text, *stop;
	for (; (stop = memchr(line, '\n', (size_t)(end - line))); line = stop + 1) {
		const char *last = stop > line && stop[-1] == '\r' ? stop - 1 : stop, *at = last;
		while (at > line && (at[-1] == ' ' || at[-1] == '\t'))
			at--;
		if (at == last)
			continue;
		struct span span = {source->base + (uint32_t)(at - source->text),
			source->base + (uint32_t)(last - source->text)};
		if (diag) {
			repeat(diags, diag, span, STR("and here"));
			continue;
		}
		diag = report(diags, PL014, span, "there are blanks at the end of this line");
		help(diags, diag,
			"take them out; in a text, two of them end the line on paper, too, and a"
			" `\\` does that visibly");
	}
}
