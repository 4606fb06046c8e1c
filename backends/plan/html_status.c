#include "lateness.h"
#include "plan/html.h"

/* A class for the colour, and a shape that tells the same without it (WCAG 1.4.1). */
struct look {
	const char *class, *shape;
};

static const struct look looks[] = {
	[NO_STATUS] = {"none", "–"},
	[NOT_STARTED] = {"waiting", "○"},
	[IN_PROGRESS] = {"going", "◐"},
	[ON_TRACK] = {"good", "●"},
	[AT_RISK] = {"risk", "▲"},
	[DELAYED] = {"bad", "◆"},
	[PAUSED] = {"waiting", "‖"},
	[COMPLETE] = {"good", "✓"},
	[CANCELLED] = {"none", "✕"},
	[MERGED] = {"none", "→"},
};

struct str html_status_class(enum status status)
{
	return str_of(looks[status].class);
}

static void begin_sign(struct paper *paper, const struct look *look)
{
	html_put(paper, STR("<span class=\"sign "));
	html_put(paper, str_of(look->class));
	html_put(paper, STR("\"><span aria-hidden=\"true\">"));
	html_put(paper, str_of(look->shape));
	html_put(paper, STR("</span> "));
}

static void put_status_words(struct paper *paper, const struct item *place, enum status status)
{
	const char *words = status_words(status);
	const struct call *call = words ? call_for(paper->model, place, str_of(words)) : NULL;
	if (call && call->word.str.len)
		html_text(paper, &call->word, MARKUP_UNLINKED);
	else
		html_capital(paper, paper->words[words_of_status(status)]);
}

void html_status_sign(struct paper *paper, const struct item *place, enum status status)
{
	begin_sign(paper, &looks[status]);
	put_status_words(paper, place, status);
	html_put(paper, STR("</span>"));
}

/* " (agreed: Scrutiny, 6 February 2018)". */
void html_agreed(struct paper *paper, const struct text *agreed, const struct when *on)
{
	if (!agreed->str.len && !when_is_said(on))
		return;
	html_part(paper, WORDS_AGREED_BY, 0);
	html_text(paper, agreed, MARKUP_INLINE);
	if (agreed->str.len && when_is_said(on))
		html_put(paper, STR(", "));
	if (when_is_said(on))
		html_when(paper, on);
	html_part(paper, WORDS_AGREED_BY, 1);
}

void html_status(struct paper *paper, const struct item *item)
{
	const struct item_status *status = item->more->status;
	begin_sign(paper, &looks[status->is]);
	if (status->terms->written.len)
		html_own(paper, status->terms->written);
	else
		put_status_words(paper, item, status->is);
	html_put(paper, STR("</span>"));
	if (status->merged_into && shows_item(&paper->withheld, status->merged_into)) {
		html_byte(paper, ' ');
		html_link(paper, status->merged_into);
	}
	if (when_is_said(&status->terms->on)) {
		html_put(paper, STR(", "));
		html_when(paper, &status->terms->on);
	}
	if (status->terms->because.str.len) {
		html_put(paper, STR(": "));
		html_text(paper, &status->terms->because, MARKUP_INLINE);
	}
	html_agreed(paper, &status->terms->agreed, &status->terms->agreed_on);
}

static void put_overdue(struct paper *paper, const struct item *item)
{
	static const struct look look = {"bad", "!"};
	day_number day;
	begin_sign(paper, &look);
	if (late_after(paper->model, item, &day) && day < paper->model->today)
		html_count(paper, (uint32_t)(paper->model->today - day), WORDS_OVERDUE_BY_ONE,
			WORDS_OVERDUE_BY);
	else
		html_words(paper, WORDS_SIGN_OVERDUE);
	html_put(paper, STR("</span>"));
}

static bool would_be_overdue(const struct model *model, const struct item *item)
{
	day_number day;
	return !is_ended(item) && late_after(model, item, &day) && day < model->today &&
	       deadline_doubted(model, item);
}

/* Why it is not called overdue. */
static void put_doubt(struct paper *paper)
{
	static const struct look look = {"risk", "?"};
	begin_sign(paper, &look);
	html_words(paper, WORDS_BEFORE_PERIOD);
	html_put(paper, STR("</span>"));
}

static void put_move(struct paper *paper, const struct move *move)
{
	html_put(paper, STR("<div class=\"moved\">"));
	enum own_words phrase = move->label.len ? WORDS_STAGE_WAS : WORDS_WAS;
	unsigned part = 0;
	html_part(paper, phrase, part++);
	if (move->label.len) {
		html_begin_language(paper, paper->plan_language, false);
		html_capital(paper, move->label);
		html_end_language(paper, paper->plan_language, false);
		html_part(paper, phrase, part++);
	}
	html_when(paper, &move->from);
	html_part(paper, phrase, part);
	if (move->because.str.len) {
		html_put(paper, STR(": "));
		html_text(paper, &move->because, MARKUP_INLINE);
	}
	html_agreed(paper, &move->agreed, &move->agreed_on);
	html_put(paper, STR("</div>"));
}

/* True if the deadline's words are the status: a cell that says "Complete" says it once. */
static bool deadline_tells(const struct paper *paper, const struct item *item)
{
	const struct call *call =
		call_for(paper->model, item, str_of(status_words(item->more->status->is)));
	struct str words = str_of(status_words(item->more->status->is));
	for (uint32_t i = 0; item->due && i < item->due->count; i++) {
		struct str written = written_words(paper->model, &item->due->list[i].when);
		if (str_equal_nocase(written, words) ||
			str_equal_nocase(written, item->more->status->terms->written) ||
			(call && str_equal_nocase(written, call->word.str)))
			return true;
	}
	return false;
}

unsigned html_signs_left(struct paper *paper, const struct columns *line)
{
	if (!line)
		return SIGN_OVERDUE | SIGN_MOVES;
	unsigned signs = SIGN_ALL;
	if (layout_shows(paper->layout, line, FIELD_OVERDUE))
		signs &= ~(unsigned)SIGN_OVERDUE;
	if (layout_shows(paper->layout, line, FIELD_STATUS))
		signs &= ~(unsigned)SIGN_STATUS;
	return signs;
}

void html_signs(struct paper *paper, const struct item *item, unsigned signs)
{
	bool status = signs & SIGN_STATUS && status_of(item) != NO_STATUS;
	if (signs & SIGN_OVERDUE && is_overdue(paper->model, item)) {
		html_put(paper, STR("<div>"));
		put_overdue(paper, item);
		html_put(paper, STR("</div>"));
	}
	if (signs & SIGN_OVERDUE && would_be_overdue(paper->model, item)) {
		html_put(paper, STR("<div>"));
		put_doubt(paper);
		html_put(paper, STR("</div>"));
	}
	if (status && !deadline_tells(paper, item)) {
		html_put(paper, STR("<div>"));
		html_status(paper, item);
		html_put(paper, STR("</div>"));
	}
	if (!(signs & SIGN_MOVES))
		return;
	for (uint32_t i = 0; i < item->more->was_count; i++)
		put_move(paper, &item->more->was[i]);
	int slipped = item->more->was_count ? days_slipped(item) : 0;
	if (slipped > 0) {
		html_put(paper, STR("<div class=\"moved\">"));
		html_count(paper, (uint32_t)slipped, WORDS_SLIPPED_BY_ONE, WORDS_SLIPPED_BY);
		html_put(paper, STR("</div>"));
	}
}
