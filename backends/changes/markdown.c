#include "changes.h"

#include <string.h>

#include "changes/told.h"
#include "markdown_writer.h"

enum {
	MOST = 65535, /* GitHub takes no longer comment; in bytes, so that characters are fewer */
	REST = 400    /* what may follow an entry: the end of what is open, and how many are left */
};

/* A comment in the making. What is not written whole is not written. */
struct comment {
	struct markdown text;
	const struct changes *changes;
	bool full;
	uint32_t left; /* changes that found no place */
};

/* Takes back what was written last if there is no room for it. */
static bool keep(struct comment *comment, size_t before, size_t room)
{
	if (comment->text.len + REST <= room)
		return true;
	comment->text.len = before;
	return false;
}

static void put_name(struct comment *comment, const struct changed *of)
{
	markdown_put(&comment->text, STR("**"));
	markdown_words(&comment->text, told_name(comment->changes, of));
	markdown_put(&comment->text, STR("** "));
}

static void put_change(struct comment *comment, const struct change *change)
{
	markdown_put(&comment->text, STR("- "));
	put_name(comment, change->of);
	markdown_message(&comment->text, told_text(comment->changes, change));
	if (told_code(change)) {
		markdown_put(&comment->text, STR(" ("));
		markdown_put(&comment->text, str_of(told_code(change)));
		markdown_put(&comment->text, STR(")"));
	}
	markdown_put(&comment->text, STR("\n"));
}

static void put_rest(struct comment *comment, uint32_t count)
{
	markdown_put(&comment->text, STR("\n… and "));
	markdown_count(&comment->text, count, "more such change");
	markdown_put(&comment->text, STR("\n"));
}

/* What somebody has to look at, errors first; at most half of what is left of the comment. */
static void put_pressing(struct comment *comment)
{
	struct told told = told_pressing(comment->changes);
	size_t room = comment->text.len + (MOST - comment->text.len) / 2;
	const char *severity = NULL;
	for (uint32_t i = 0; i < told.count; i++) {
		size_t before = comment->text.len;
		const char *now = told_severity(told.list[i]);
		if (now != severity)
			markdown_put(&comment->text, strcmp(now, "error") == 0
							     ? STR("\n#### Not in order\n\n")
							     : STR("\n#### Worth a look\n\n"));
		severity = now;
		put_change(comment, told.list[i]);
		if (!keep(comment, before, room)) {
			put_rest(comment, told.count - i);
			return;
		}
	}
}

static void open_details(struct comment *comment, const struct told *told, uint32_t first)
{
	const struct changed *top = told->list[first]->of->top;
	uint32_t count = 0;
	for (uint32_t i = first; i < told->count && told->list[i]->of->top == top; i++)
		count++;
	markdown_put(&comment->text, STR("\n<details>\n<summary>"));
	markdown_html(&comment->text,
		top ? told_name(comment->changes, top) : STR("The plan as a whole"));
	markdown_put(&comment->text, STR(" ("));
	markdown_count(&comment->text, count, "change");
	markdown_put(&comment->text, STR(")</summary>\n"));
}

static void put_group(struct comment *comment, enum change_group group)
{
	markdown_put(&comment->text, STR("\n**"));
	markdown_put(&comment->text, told_group(comment->changes, group));
	markdown_put(&comment->text, STR("**\n\n"));
}

/* All changes, by what they stand in and by group, folded. */
static void put_details(struct comment *comment)
{
	struct told told = told_by_place(comment->changes);
	for (uint32_t i = 0; i < told.count; i++) {
		const struct change *change = told.list[i];
		const struct change *last = i ? told.list[i - 1] : NULL;
		size_t before = comment->text.len;
		bool opens = !last || last->of->top != change->of->top;
		if (opens && last)
			markdown_put(&comment->text, STR("\n</details>\n"));
		if (opens)
			open_details(comment, &told, i);
		enum change_group group = change_kind_group(change->kind);
		if (opens || change_kind_group(last->kind) != group)
			put_group(comment, group);
		put_change(comment, change);
		if (!keep(comment, before, MOST)) {
			comment->full = true;
			comment->left += told.count - i;
			markdown_put(&comment->text, last ? STR("\n</details>\n") : STR(""));
			return;
		}
	}
	markdown_put(&comment->text, STR("\n</details>\n"));
}

/* "Moved later: **3** · New: **1**". */
static void put_counts(struct comment *comment)
{
	const struct changes *changes = comment->changes;
	bool any = false;
	for (int group = 0; group < CHANGE_GROUP_COUNT; group++) {
		if (!changes->group_count[group])
			continue;
		markdown_put(&comment->text, any ? STR(" · ") : STR("\n"));
		markdown_put(&comment->text, told_group(changes, (enum change_group)group));
		markdown_put(&comment->text, str_format(changes->arena, ": **%lu**",
						     (unsigned long)changes->group_count[group]));
		any = true;
	}
	markdown_put(&comment->text, STR("\n"));
}

static void put_heading(struct comment *comment, const struct changes_request *request)
{
	const struct changes *changes = comment->changes;
	markdown_put(&comment->text, STR("### "));
	markdown_words(&comment->text, told_plan(changes));
	markdown_put(&comment->text, STR("\n\n"));
	markdown_put(
		&comment->text, changes->count ? STR("What changed ") : STR("Nothing changed "));
	markdown_message(&comment->text, told_sides(changes->arena, request->old, request->new));
	markdown_put(&comment->text, changes->count ? STR(":\n") : STR(".\n"));
	if (!changes->count)
		return;
	put_counts(comment);
	if (changes->draft && changes->draft->severity != OFF) {
		markdown_put(&comment->text, STR("\n"));
		markdown_put(&comment->text, STR("The plan was a draft before, so changes are"
						 " judged mildly.\n"));
	}
}

void print_changes_markdown(const struct changes *const *plans, uint32_t count,
	const struct changes_request *request, FILE *out)
{
	struct comment comment = {.text.arena = request->arena};
	for (uint32_t i = 0; i < count; i++) {
		size_t before = comment.text.len;
		comment.changes = plans[i];
		if (!comment.full) {
			markdown_put(&comment.text, i ? STR("\n") : STR(""));
			put_heading(&comment, request);
			comment.full = !keep(&comment, before, MOST);
		}
		if (comment.full) {
			comment.left += plans[i]->count;
			continue;
		}
		put_pressing(&comment);
		if (plans[i]->count)
			put_details(&comment);
	}
	if (comment.left) {
		markdown_put(&comment.text, STR("\n… and "));
		markdown_count(&comment.text, comment.left, "more change");
		markdown_put(&comment.text,
			STR(", for which a comment has no room; `planc diff` tells them all.\n"));
	}
	fwrite(comment.text.at, 1, comment.text.len, out);
}
