#include "check.h"

/* A longer text is not handed to the CommonMark library, whose time can grow out of all measure. */
enum { LONGEST = 16 * 1024 };

void check_text_too_long(const struct model *model, struct diags *diags, const struct text *text)
{
	(void)model;
	if (text->str.len <= LONGEST)
		return;
	size_t size = text_in(diags->arena, text, STR("")).len;
	if (size <= LONGEST)
		return;
	/* The opening quote alone: nobody reads an underlined page. */
	struct span quote = {text->span.start, text->span.start + 1};
	struct diag *diag = report(diags, PL035, quote,
		"this text of %lu KiB is printed without its CommonMark (limit %d KiB)",
		(unsigned long)((size + 1023) / 1024), LONGEST / 1024);
	help(diags, diag, "make several texts of it, or keep it in a document of its own");
}
