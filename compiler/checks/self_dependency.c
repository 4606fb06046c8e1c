#include "check.h"

#include "waits.h"

void check_self_dependency(const struct model *model, struct diags *diags)
{
	EACH_ITEM (item, model) {
		struct wait wait;
		uint32_t at = 0;
		while (next_wait(item, &at, &wait)) {
			if (wait.item != item)
				continue;
			struct diag *diag = report(diags, PL106, wait.span, "%.*s waits for itself",
				STR_ARG(item_words(model, item)));
			if (wait.is_counted && item->due_inherited)
				note(diags, diag, item->span,
					"its deadline, which it takes from above, is counted from it");
			break;
		}
	}
}
