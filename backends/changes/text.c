#include "changes.h"

#include "findings/visible.h"

/* "3 moved later, 1 new"; false if nothing is counted. */
static bool print_counts(const struct changes *changes, FILE *out)
{
	bool any = false;
	for (int group = 0; group < CHANGE_GROUP_COUNT; group++) {
		uint32_t count = changes->group_count[group];
		if (!count)
			continue;
		fprintf(out, "%s%lu %s", any ? ", " : "", (unsigned long)count,
			change_group_words((enum change_group)group));
		any = true;
	}
	if (any)
		fputc('\n', out);
	return any;
}

static void print_title(const struct changed *changed, FILE *out)
{
	visible_text(changed->words, out);
	if (changed->title.len) {
		fputs(" “", out);
		visible_text(changed->title, out);
		fputs("”", out);
	}
	fputc('\n', out);
}

static void print_change(const struct change *change, FILE *out)
{
	fputs("    ", out);
	visible_text(change->text, out);
	if (change->finding && change->finding->severity != OFF)
		fprintf(out, "  [%s]", diag_info(change->finding->id)->code);
	fputc('\n', out);
}

static void print_plan(const struct changes *changes, FILE *out)
{
	if (!print_counts(changes, out)) {
		fputs("nothing changed\n", out);
		return;
	}
	const struct changed *of = NULL, *top = NULL;
	for (uint32_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->list[i];
		if (change->of->top != top && change->of->top && change->of->top != change->of) {
			fputs("\nin ", out);
			print_title(change->of->top, out);
		}
		top = change->of->top;
		if (change->of != of) {
			fputs(change->of->top && change->of->top != change->of ? "  " : "\n", out);
			print_title(change->of, out);
		}
		of = change->of;
		print_change(change, out);
	}
	if (changes->draft && changes->draft->severity != OFF) {
		fputc('\n', out);
		visible_text(changes->draft->message, out);
		fprintf(out, "  [%s]\n", diag_info(changes->draft->id)->code);
	}
}

void print_changes_text(const struct changes *const *plans, uint32_t count,
	const struct changes_request *request, FILE *out)
{
	(void)request;
	for (uint32_t i = 0; i < count; i++)
		print_plan(plans[i], out);
}
