#include "changes/page.h"
#include "changes/told.h"

/* What it comes to, before all else. */
static void put_summary(struct html_page *page, const struct changes *changes)
{
	page_put(page, STR("<section class=\"summary\">\n<h2>Summary</h2>\n"));
	if (!changes->count) {
		page_put(page, STR("<p class=\"lead\">Nothing changed.</p>\n"));
		page_withheld(page, changes->withheld);
		page_put(page, STR("</section>\n"));
		return;
	}
	uint32_t errors = 0;
	for (uint32_t i = 0; i < changes->count; i++) {
		const struct diag *finding = changes->list[i].finding;
		errors += finding && finding->severity == ERROR;
	}
	page_put(page, STR("<dl class=\"figures\">\n"));
	page_figure(page, STR("Changes"), changes->count, false);
	page_figure(page, STR("Not in order"), errors, true);
	for (int group = 0; group < CHANGE_GROUP_COUNT; group++)
		if (changes->group_count[group])
			page_figure(page, told_group(changes, (enum change_group)group),
				changes->group_count[group], group == CHANGES_SLIPPED);
	page_put(page, STR("</dl>\n"));
	if (changes->draft && changes->draft->severity != OFF)
		page_put(page, STR("<p>The plan was a draft before, so changes are judged"
				   " mildly.</p>\n"));
	page_withheld(page, changes->withheld);
	page_put(page, STR("</section>\n"));
}

static void put_text(
	struct html_page *page, const struct changes *changes, const struct change *change)
{
	page_begin_cell(page);
	page_message(page, told_text(changes, change));
	if (told_code(change)) {
		page_put(page, STR(" ("));
		page_put(page, str_of(told_code(change)));
		page_put(page, STR(")"));
	}
	page_end_cell(page);
}

/* What somebody has to look at, errors first. */
static void put_pressing(struct html_page *page, const struct changes *changes)
{
	static const struct str columns[] = {
		{"Item", 4}, {"What is to be looked at", 23}, {"How grave", 9}};
	struct told told = told_pressing(changes);
	if (!told.count)
		return;
	page_put(page, STR("<h2>Needs attention</h2>\n"));
	page_begin_table(page, STR("Changes that need attention"), true, columns, 3);
	for (uint32_t i = 0; i < told.count; i++) {
		const struct change *change = told.list[i];
		page_begin_row(page);
		page_cell(page, told_name(changes, change->of));
		put_text(page, changes, change);
		page_begin_cell(page);
		page_put(page, change->finding->severity == ERROR
				       ? STR("<span class=\"sign bad\">not in order</span>")
				       : STR("<span class=\"sign risk\">worth a look</span>"));
		page_end_cell(page);
		page_end_row(page);
	}
	page_end_table(page);
}

/* All changes, a table for each container. */
static void put_all(struct html_page *page, const struct changes *changes)
{
	static const struct str columns[] = {
		{"Item", 4}, {"What changed", 12}, {"Kind of change", 14}};
	struct told told = told_by_place(changes);
	for (uint32_t i = 0; i < told.count; i++) {
		const struct change *change = told.list[i];
		const struct changed *top = change->of->top;
		bool opens = i == 0 || told.list[i - 1]->of->top != top;
		if (opens) {
			struct str name =
				top ? told_name(changes, top) : STR("The plan as a whole");
			if (i > 0)
				page_end_table(page);
			page_put(page, STR("<h2>"));
			page_words(page, name);
			page_put(page, STR("</h2>\n"));
			page_begin_table(page, name, true, columns, 3);
		}
		page_begin_row(page);
		page_cell(page, told_name(changes, change->of));
		put_text(page, changes, change);
		page_cell(page, told_group(changes, change_kind_group(change->kind)));
		page_end_row(page);
	}
	if (told.count)
		page_end_table(page);
}

/* Of several plans, each is introduced by its title. */
void print_changes_html(const struct changes *const *plans, uint32_t count,
	const struct changes_request *request, FILE *out)
{
	struct html_page page = {.sink.file = out, .request = request};
	page_begin(&page, STR("What changed"), count == 1 ? told_plan(plans[0]) : STR(""));
	for (uint32_t i = 0; i < count; i++) {
		if (count > 1) {
			page_put(&page, STR("<h2>"));
			page_words(&page, told_plan(plans[i]));
			page_put(&page, STR("</h2>\n"));
		}
		put_summary(&page, plans[i]);
		put_pressing(&page, plans[i]);
		put_all(&page, plans[i]);
	}
	page_end(&page);
}
