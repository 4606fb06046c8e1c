#include "check.h"

void check_empty_title(const struct model *model, struct diags *diags, const struct item *item)
{
	if (str_trim(item->title.str).len || item->damaged || item->kind == PLAN ||
		is_container(item->kind) || item->more->text)
		return;
	struct diag *diag =
		report(diags, PL512, item->span, "%s has no words", item_words(model, item).at);
	help(diags, diag, "say in quotes what %s: `%s \"…\"`",
		item->kind == MEASURE ? "is measured" : "will be done", kind_word(item->kind));
}
