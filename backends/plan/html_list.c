#include "plan/html.h"

/* A list of what is nested, whatever the line of the row; with a word where the kind changes. */
static void put_nested(
	struct paper *paper, const struct item *parent, const struct columns *line, bool owners);

static void put_measured(struct paper *paper, const struct measured *measured)
{
	static const enum own_words words[] = {[MEASURED_BASELINE] = WORDS_MEASURED_BASELINE,
		[MEASURED_TARGET] = WORDS_MEASURED_TARGET,
		[MEASURED_ACTUAL] = WORDS_MEASURED_ACTUAL};
	html_words(paper, words[measured->what]);
	html_byte(paper, ' ');
	if (measured->amount.kind == AMOUNT_WORDS)
		html_text(paper, &measured->amount.words, MARKUP_INLINE);
	else
		html_escape(paper, measured->amount.written);
	if (written_words(paper->model, &measured->when).len) {
		html_put(paper, STR(" ("));
		html_when(paper, &measured->when);
		html_put(paper, STR(")"));
	}
}

static void put_marks(struct paper *paper, const struct item *item)
{
	for (uint32_t i = 0; i < item->more->rare->footnote_count; i++) {
		html_put(paper, STR("<sup>"));
		html_escape(paper, item->more->rare->footnotes[i]);
		html_put(paper, STR("</sup>"));
	}
}

/* A title may have been forgotten; the checker says so. */
static void put_title(struct paper *paper, const struct item *item)
{
	if (item->title.str.len)
		html_text(paper, &item->title, MARKUP_CELL);
	else if (!item_number(item).len)
		html_words(paper, WORDS_NO_TITLE);
}

static void put_number(struct paper *paper, const struct item *item)
{
	if (!item_number(item).len)
		return;
	html_put(paper, STR("<span class=\"number\">"));
	html_escape(paper, item_number(item));
	html_put(paper, STR("</span> "));
}

/* The deadlines of a listed item, in brackets behind its title. */
static void put_brackets(struct paper *paper, const struct item *item)
{
	bool first = true;
	if (item->due_inherited)
		return;
	for (uint32_t i = 0; item->due && i < item->due->count; i++) {
		const struct deadline *deadline = &item->due->list[i];
		if (!written_words(paper->model, &deadline->when).len)
			continue;
		html_put(paper, first ? STR(" (") : STR("; "));
		html_when(paper, &deadline->when);
		if (deadline_label(deadline).len) {
			html_put(paper, STR(" "));
			html_own(paper, deadline_label(deadline));
		}
		first = false;
	}
	html_put(paper, first ? STR("") : STR(")"));
}

static void put_note(struct paper *paper, const struct text *text)
{
	html_put(paper, STR("<div class=\"note\">"));
	html_text(paper, text, MARKUP_CELL);
	html_put(paper, STR("</div>"));
}

/* One item of a list, with what is nested below it. `owners`: they have no cell of their own. */
static void put_entry(
	struct paper *paper, const struct item *item, const struct columns *line, bool owners)
{
	const struct details *more = item->more;
	html_put(paper, STR("<li id=\""));
	html_anchor(paper, item);
	html_byte(paper, '"');
	html_filter_marks(paper, item, false);
	html_byte(paper, '>');
	put_number(paper, item);
	put_title(paper, item);
	put_brackets(paper, item);
	put_marks(paper, item);
	for (uint32_t i = 0; i < more->rare->measured_count; i++) {
		html_put(paper, i ? STR("; ") : STR(": "));
		put_measured(paper, &more->rare->measured[i]);
	}
	if (owners && item->owners && !item->owners_inherited) {
		html_put(paper, STR(" – "));
		html_claims(
			paper, item->owners, &(struct column){.brackets = BRACKETS_EITHER}, false);
	}
	html_signs(paper, item, SIGN_ALL);
	if (more->text)
		put_note(paper, more->text);
	for (uint32_t i = 0; i < more->note_count; i++)
		put_note(paper, &more->notes[i]);
	put_nested(paper, item, line, owners);
	html_put(paper, STR("</li>"));
}

static void put_kind(struct paper *paper, const struct item *place, enum kind kind)
{
	html_put(paper, STR("<div class=\"kind\">"));
	html_kind_heading(paper, place, kind);
	html_put(paper, STR("</div>"));
}

static void put_nested(
	struct paper *paper, const struct item *parent, const struct columns *line, bool owners)
{
	if (!parent->has_children)
		return;
	enum kind kind = PLAN;
	const struct item *item = NULL;
	while ((item = layout_nested(paper->layout, line, parent, item))) {
		if (item->kind != kind) {
			html_put(paper, kind == PLAN ? STR("") : STR("</ul>"));
			/* Milestones of a milestone need no second word. */
			if (item->kind != parent->kind)
				put_kind(paper, parent, item->kind);
			html_put(paper, STR("<ul class=\"entries\">"));
			kind = item->kind;
		}
		put_entry(paper, item, line, owners);
	}
	html_put(paper, kind == PLAN ? STR("") : STR("</ul>"));
}

void html_title(struct paper *paper, const struct item *item, const struct columns *line)
{
	if (!layout_shows(paper->layout, line, FIELD_NUMBER))
		put_number(paper, item);
	put_title(paper, item);
	if (!layout_shows(paper->layout, line, FIELD_FOOTNOTE))
		put_marks(paper, item);
}

void html_below_title(struct paper *paper, const struct item *item, const struct columns *line)
{
	const struct details *more = item->more;
	if (item->more->text && item->more->text->str.len &&
		!layout_shows(paper->layout, line, FIELD_TEXT))
		put_note(paper, item->more->text);
	if (!layout_shows(paper->layout, line, FIELD_NOTE))
		for (uint32_t i = 0; i < more->note_count; i++)
			put_note(paper, &more->notes[i]);
	if (!layout_shows(paper->layout, line, FIELD_DUE))
		html_signs(paper, item, html_signs_left(paper, line));
	put_nested(paper, item, line, true);
}

void html_list(struct paper *paper, const struct column *column, const struct cell *cell,
	const struct columns *line)
{
	bool owners = !layout_splits(paper->layout, line);
	html_put(paper, STR("<ul class=\"entries\">"));
	const struct item *entry = NULL;
	while ((entry = layout_entry(paper->layout, cell, column, entry)))
		put_entry(paper, entry, line, owners);
	html_put(paper, STR("</ul>"));
}

void html_measures(struct paper *paper, const struct item *item)
{
	html_put(paper, STR("<ul class=\"measures\">\n"));
	const struct item *measure = NULL;
	while ((measure = layout_measure(paper->layout, item, measure))) {
		put_entry(paper, measure, NULL, true);
		html_byte(paper, '\n');
	}
	html_put(paper, STR("</ul>\n"));
}
