#include "check.h"

enum { LONGEST = 200 }; /* characters */

void check_long_title(const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->title.str.len <= LONGEST || item->kind == PLAN)
		return;
	size_t count = utf8_count(text_in(diags->arena, &item->title, STR("")));
	if (count <= LONGEST)
		return;
	struct diag *diag = report(diags, PL508, item->title.span,
		"the title of %s has %lu characters, more than %d", item_words(model, item).at,
		(unsigned long)count, LONGEST);
	help(diags, diag, "keep what is promised in the title, and put the rest into `text \"…\"`");
}
