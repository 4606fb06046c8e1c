#include "check.h"

enum { MARKS_COMPARED = 64 }; /* a plan with more has gone wrong elsewhere */

/* The mark is `*`, or two of them: their meaning stands in the plan's header. */
static bool is_declared(const struct model *model, struct str mark)
{
	const struct plan *plan = &model->plan;
	for (uint32_t i = 0; i < plan->footnote_count; i++)
		if (i >= MARKS_COMPARED || str_equal(plan->footnotes[i].name, mark))
			return true;
	return plan->header.end == 0;
}

static void report_mark(const struct model *model, struct diags *diags, const struct item *item,
	struct str mark, struct span span)
{
	struct diag *diag = report(diags, PL114, span,
		"`%.*s` marks %s, but the plan declares no footnote `%.*s`", STR_ARG(mark),
		item_words(model, item).at, STR_ARG(mark));
	help(diags, diag, "say in the plan's header what it means: `footnote %.*s \"…\"`",
		STR_ARG(mark));
}

/* How many stars end a title that mark no emphasis: those of CommonMark have others before them,
 * and never a blank. */
static size_t stars_behind(struct str title)
{
	size_t stars = 0, at = title.len;
	while (at > 0 && title.at[at - 1] == '*') {
		at--;
		stars++;
	}
	if (stars == 0 || at == 0)
		return 0;
	if (ascii_is_blank(title.at[at - 1]))
		return stars;
	while (at > 0 && title.at[at - 1] != '*')
		at--;
	return at > 0 ? 0 : stars;
}

static bool has_mark(const struct item *item, struct str mark)
{
	for (uint32_t i = 0; i < item->more->rare->footnote_count; i++)
		if (str_equal(item->more->rare->footnotes[i], mark))
			return true;
	return false;
}

void check_undefined_footnote(
	const struct model *model, struct diags *diags, const struct item *item)
{
	const struct rare_details *rare = item->more->rare;
	if (model->items->damaged)
		return;
	for (uint32_t i = 0; i < rare->footnote_count; i++)
		if (rare->footnote_spans[i].end && !is_declared(model, rare->footnotes[i]))
			report_mark(
				model, diags, item, rare->footnotes[i], rare->footnote_spans[i]);
	struct str title = item->title.str;
	size_t stars = title.len && title.at[title.len - 1] == '*' ? stars_behind(title) : 0;
	if (!stars)
		return;
	struct str mark = {title.at + title.len - stars, stars};
	if (is_declared(model, mark) || has_mark(item, mark))
		return;
	uint32_t end = item->title.span.end - 1; /* the closing quote */
	report_mark(model, diags, item, mark, (struct span){end - (uint32_t)stars, end});
}
