#include "check.h"
#include "example.h"
#include "lateness.h"

/* The line that would give it a deadline may be one that was not understood. */
static bool may_be_damaged(const struct model *model, const struct item *item)
{
	if (item->kind != ACTION)
		return item->damaged;
	while (item && !item->damaged)
		item = item_parent(model, item);
	return item != NULL;
}

static bool is_required(const struct model *model, const struct item *item)
{
	return model->plan.required[item->kind].due;
}

/* An item without a deadline has one all the same if all that it is made of have theirs; and it is
 * not reported where something below is, whose deadline would be its own. */
static bool is_missing(const struct model *model, const struct item *whole)
{
	bool missing = false;
	for (uint32_t i = whole->index; i < whole->end;) {
		const struct item *item = &model->items[i];
		bool asked = item == whole || item->kind != MEASURE;
		if (!asked || item->due || may_be_damaged(model, item)) {
			i = item->end;
			continue;
		}
		i++;
		if (has_steps(model, item))
			continue;
		missing = true;
		for (; item != whole; item = item_parent(model, item))
			if (is_required(model, item))
				return false;
	}
	return missing;
}

/* "(October 2012)" at the end of a title; empty for none. */
static struct str date_in_brackets(struct str title)
{
	struct str none = {0};
	if (!title.len || title.at[title.len - 1] != ')')
		return none;
	size_t at = title.len - 1;
	while (at > 0 && title.at[at] != '(')
		at--;
	struct str words = {title.at + at + 1, title.len - at - 2};
	return title.at[at] == '(' && date_is_written(words) ? words : none;
}

static void report_missing(const struct model *model, struct diags *diags, const struct item *item)
{
	struct diag *diag =
		report(diags, PL204, item->span, "%s has no deadline", item_words(model, item).at);
	struct str title = text_in(diags->arena, &item->title, STR(""));
	struct str date = date_in_brackets(str_trim(title));
	if (date.len) {
		help(diags, diag,
			"if the `(%.*s)` of the title is meant, write `due %.*s` behind it",
			STR_ARG(date), STR_ARG(date));
		return;
	}
	struct str month = example_month(diags);
	help(diags, diag,
		"say when, such as `due %.*s`, or by when it will be known: `due tbc by %.*s`",
		STR_ARG(month), STR_ARG(month));
}

static void report_words(const struct model *model, struct diags *diags, const struct when *when)
{
	if (date_is_written(written_words(model, when))) {
		struct diag *diag = report(diags, PL204, when->span,
			"`%.*s` stands as words only, so that no deadline is known",
			STR_ARG(written_words(model, when)));
		help(diags, diag, "write `due %.*s`, without `written` and the quotes",
			STR_ARG(written_words(model, when)));
		return;
	}
	struct diag *diag = report(diags, PL204, when->span, "`%.*s` does not read as a date",
		STR_ARG(written_words(model, when)));
	help(diags, diag, "put the date before the words, such as `due %.*s written \"%.*s\"`",
		STR_ARG(example_month(diags)), STR_ARG(written_words(model, when)));
}

/* Words of its own that say nothing; what they look like is for other findings. */
static void look_at_words(const struct model *model, struct diags *diags, const struct item *item)
{
	for (uint32_t i = 0; i < item->due->count; i++) {
		const struct when *when = &item->due->list[i].when;
		if (when->kind == IS_UNREAD && when->unread == UNREAD_OTHER && !when->reported)
			report_words(model, diags, when);
	}
}

void check_missing_deadline(const struct model *model, struct diags *diags, const struct item *item)
{
	if (item->due && !item->due_inherited)
		look_at_words(model, diags, item);
	else if (!item->due && !is_dropped(item) && is_required(model, item) &&
		 is_missing(model, item))
		report_missing(model, diags, item);
}
