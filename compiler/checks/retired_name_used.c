#include "check.h"

#include <stdlib.h>

/* A name of the plan's header. */
struct retired {
	struct str name;
	struct span span;
};

/* Names differ by more than capital letters. */
static int compare_names(struct str a, struct str b)
{
	for (size_t i = 0; i < a.len && i < b.len; i++) {
		char first = ascii_lower(a.at[i]), second = ascii_lower(b.at[i]);
		if (first != second)
			return first < second ? -1 : 1;
	}
	return a.len < b.len ? -1 : a.len > b.len;
}

static int by_name(const void *left, const void *right)
{
	const struct retired *a = left, *b = right;
	int order = compare_names(a->name, b->name);
	/* What is retired twice is found by the first. */
	return order ? order : a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

static int name_and_retired(const void *name, const void *retired)
{
	return compare_names(*(const struct str *)name, ((const struct retired *)retired)->name);
}

void check_retired_name_used(const struct model *model, struct diags *diags)
{
	uint32_t count = model->plan.retired_count;
	if (count == 0)
		return;
	struct retired *sorted = arena_array(diags->arena, count, sizeof *sorted);
	for (uint32_t i = 0; i < count; i++)
		sorted[i] = (struct retired){model->plan.retired[i], model->plan.retired_spans[i]};
	qsort(sorted, count, sizeof *sorted, by_name);
	EACH_ITEM (item, model) {
		const struct retired *found = item->name.len
						      ? bsearch(&item->name, sorted, count,
								sizeof *sorted, name_and_retired)
						      : NULL;
		if (!found)
			continue;
		struct diag *diag = report(diags, PL117, item->span,
			"`%.*s` was retired, and cannot be used again", STR_ARG(item->name));
		note(diags, diag, found->span, "retired here");
		help(diags, diag, "give the %s another name", kind_word(item->kind));
	}
}
