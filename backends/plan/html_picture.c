#include "plan/html_picture.h"

/* An attribute with a share of the width, "12.34%". */
static void put_share(struct paper *paper, struct str name, uint32_t share)
{
	char room[24];
	html_byte(paper, ' ');
	html_put(paper, name);
	html_put(paper, STR("=\""));
	html_put(paper, decimal(share / 100, room));
	if (share % 100) {
		html_byte(paper, '.');
		html_byte(paper, (char)('0' + share / 10 % 10));
		if (share % 10)
			html_byte(paper, (char)('0' + share % 10));
	}
	html_put(paper, STR("%\""));
}

/* "April 2012". */
static void put_month(struct paper *paper, struct date date)
{
	char room[24];
	html_words(paper, words_of_month(date.month));
	html_byte(paper, ' ');
	html_put(paper, decimal(date.year, room));
}

void html_months(struct paper *paper, const struct axis *axis)
{
	html_part(paper, WORDS_DAYS_TO, 0);
	put_month(paper, date_of(axis->start));
	html_part(paper, WORDS_DAYS_TO, 1);
	put_month(paper, date_of(axis->end));
	html_part(paper, WORDS_DAYS_TO, 2);
}

/* The shapes of the marks, around the point at which they are drawn. */
static const struct {
	const char *id, *look, *drawing;
	enum own_words words;
} keys[KEYS] = {
	[KEY_OPEN] = {"t-o", "going", "<path d=\"M0-7 7 0 0 7-7 0z\"/>", WORDS_KEY_DUE},
	[KEY_OVERDUE] = {"t-l", "bad",
		"<path class=\"full\" d=\"M0-8 9 7H-9z\"/><path class=\"on\" d=\"M0-3V2M0 4V5\"/>",
		WORDS_OVERDUE},
	[KEY_DONE] = {"t-d", "good",
		"<circle class=\"full\" r=\"8\"/><path class=\"on\" d=\"M-4 0-1 3 4-3\"/>",
		WORDS_STATUS_COMPLETE},
	[KEY_DROPPED] = {"t-x", "none", "<path d=\"M-5-5 5 5M5-5-5 5\"/>", WORDS_KEY_DROPPED},
	[KEY_REVIEW] = {"t-r", "going", "<circle r=\"6\"/>", WORDS_KEY_REVIEW},
	[KEY_WAS] = {"t-w", "was", "<path d=\"M0-7 7 0 0 7-7 0z\"/>", WORDS_FIRST_PROMISED},
	[KEY_STEPS] = {"t-s", "steps", "<path d=\"M-9 0H9M-9-5V5M9-5V5\"/>", WORDS_KEY_STEPS},
};

enum key html_key(enum mark_shape shape, enum mark_state state)
{
	static const enum key due[] = {[MARK_OPEN] = KEY_OPEN,
		[MARK_DONE] = KEY_DONE,
		[MARK_OVERDUE] = KEY_OVERDUE,
		[MARK_DROPPED] = KEY_DROPPED};
	switch (shape) {
	case MARK_DUE: return due[state];
	case MARK_REVIEW: return KEY_REVIEW;
	case MARK_WAS: return KEY_WAS;
	default: return KEY_STEPS;
	}
}

static void put_use(struct paper *paper, const char *id)
{
	html_put(paper, STR("<use href=\"#"));
	html_put(paper, str_of(id));
	html_byte(paper, '"');
}

/* What all lines show: drawn once, and used on each. A line is as high as its words, which the
 * picture need not know: its cell cuts off what is too much. */
static void put_shapes(struct paper *paper, const struct axis *axis, const struct ticks *ticks)
{
	html_put(paper, STR("<defs>"));
	for (int i = 0; i < KEYS; i++) {
		html_put(paper, STR("<g id=\""));
		html_put(paper, str_of(keys[i].id));
		html_put(paper, STR("\" class=\""));
		html_put(paper, str_of(keys[i].look));
		html_put(paper, STR("\">"));
		html_put(paper, str_of(keys[i].drawing));
		html_put(paper, STR("</g>"));
	}
	html_put(paper,
		STR("<path id=\"t-b\" d=\"M1 0 9-6V6z\"/><path id=\"t-a\" d=\"M-1 0-9-6V6z\"/>"
		    "<g id=\"t-g\">"));
	for (uint32_t i = 0; i < ticks->count; i++) {
		const struct tick *tick = &ticks->list[i];
		html_put(paper, tick->small ? STR("<line") : STR("<line class=\"fine\""));
		put_share(paper, STR("x1"), tick->at);
		put_share(paper, STR("x2"), tick->at);
		html_put(paper, STR(" y1=\"-999\" y2=\"999\"/>"));
	}
	day_number today = paper->model->today;
	if (today >= axis->start && today <= axis->end) {
		html_put(paper, STR("<line class=\"today\""));
		put_share(paper, STR("x1"), timeline_place(axis, today));
		put_share(paper, STR("x2"), timeline_place(axis, today));
		html_put(paper, STR(" y1=\"-999\" y2=\"999\"/>"));
	}
	html_put(paper, STR("</g></defs>"));
}

static void put_svg_text(struct paper *paper, struct str name, uint32_t at, struct str rest)
{
	html_put(paper, STR("<text"));
	html_put(paper, name);
	put_share(paper, STR("x"), at);
	html_put(paper, rest);
}

/* "Apr" above "2012", or "2012/13". */
static void put_tick(struct paper *paper, const struct tick *tick, bool years)
{
	struct str look = tick->small ? STR("") : STR(" class=\"fine\"");
	char room[24];
	html_put(paper, tick->small ? STR("<line") : STR("<line class=\"fine\""));
	put_share(paper, STR("x1"), tick->at);
	put_share(paper, STR("x2"), tick->at);
	html_put(paper, STR(" y1=\"1.5em\" y2=\"100%\"/>"));
	if (!tick->worded)
		return;
	put_svg_text(paper, look, tick->at, STR(" dx=\"3\" y=\"2.5em\">"));
	if (years) {
		html_put(paper, decimal(tick->date.year, room));
		if (tick->date.month > 1 || tick->date.day > 1) {
			int next = (tick->date.year + 1) % 100;
			html_byte(paper, '/');
			html_byte(paper, (char)('0' + next / 10));
			html_byte(paper, (char)('0' + next % 10));
		}
		html_put(paper, STR("</text>"));
		return;
	}
	html_words(paper, short_words_of_month(tick->date.month));
	html_put(paper, STR("</text>"));
	put_svg_text(paper, look, tick->at, STR(" dx=\"3\" y=\"3.75em\">"));
	html_put(paper, decimal(tick->date.year, room));
	html_put(paper, STR("</text>"));
}

/* Today's words stand above those of the ticks, on the side on which there is room. */
static void put_today(struct paper *paper, const struct axis *axis)
{
	day_number today = paper->model->today;
	if (today < axis->start || today > axis->end)
		return;
	uint32_t at = timeline_place(axis, today);
	html_put(paper, STR("<line class=\"today\""));
	put_share(paper, STR("x1"), at);
	put_share(paper, STR("x2"), at);
	html_put(paper, STR(" y2=\"1.3em\"/>"));
	put_svg_text(paper, STR(" class=\"now\""), at,
		at < TIMELINE_WHOLE / 2 ? STR(" dx=\"4\" y=\"1.1em\">")
					: STR(" dx=\"-4\" y=\"1.1em\" text-anchor=\"end\">"));
	struct date date = date_of(today);
	char room[24];
	html_put(paper, decimal(date.day, room));
	html_byte(paper, ' ');
	put_month(paper, date);
	html_put(paper, STR("</text>"));
}

/* The header row is the picture's title and axis, and repeated on each page of paper. */
void html_axis(struct paper *paper, const struct axis *axis, bool folds)
{
	struct ticks ticks;
	timeline_ticks(axis, &paper->model->plan, &ticks);
	html_put(paper, STR("<table class=\"timeline"));
	html_put(paper, folds ? STR(" folds") : STR(""));
	html_put(paper, STR("\" aria-describedby=\"timeline-how\">\n<caption class=\"hidden\">"));
	html_words(paper, WORDS_TIMELINE);
	html_put(paper, STR(", "));
	html_months(paper, axis);
	html_put(paper, STR("</caption>\n<colgroup><col class=\"w35\"><col class=\"w15\">"
			    "<col class=\"w50\"></colgroup>\n"
			    "<thead>\n<tr><th scope=\"col\">"));
	html_words(paper, WORDS_WHAT);
	html_put(paper, STR("</th><th scope=\"col\">"));
	html_words(paper, WORDS_WHEN);
	html_put(paper, STR("</th><th scope=\"col\"><svg role=\"img\" aria-labelledby=\"t-title\" "
			    "aria-describedby=\"t-desc\"><title id=\"t-title\">"));
	html_months(paper, axis);
	html_put(paper, STR("</title><desc id=\"t-desc\">"));
	html_words(paper, WORDS_TIMELINE_HOW);
	html_put(paper, STR("</desc>"));
	put_shapes(paper, axis, &ticks);
	put_today(paper, axis);
	for (uint32_t i = 0; i < ticks.count; i++)
		put_tick(paper, &ticks.list[i], ticks.years);
	html_put(paper, STR("</svg></th></tr>\n</thead>\n"));
}

/* From what was first promised to what is now. */
static void put_slip(struct paper *paper, const struct marks *marks)
{
	const struct mark *was = marks->list, *due = &marks->list[1];
	if (marks->count < 2 || was->shape != MARK_WAS || due->shape != MARK_DUE)
		return;
	html_put(paper, STR("<line class=\"was\""));
	put_share(paper, STR("x1"), was->to);
	put_share(paper, STR("x2"), due->to);
	html_put(paper, STR(" y1=\"50%\" y2=\"50%\"/>"));
}

static void put_mark(struct paper *paper, const struct mark *mark)
{
	enum key key = html_key(mark->shape, mark->state);
	if (mark->from < mark->to) {
		html_put(paper, STR("<rect class=\""));
		html_put(paper, str_of(keys[key].look));
		html_byte(paper, '"');
		put_share(paper, STR("x"), mark->from);
		put_share(paper, STR("width"), mark->to - mark->from);
		html_put(paper, STR("/>"));
	}
	if (mark->shape == MARK_STEPS)
		return;
	bool outside = mark->late || (mark->early && mark->to == 0);
	put_use(paper, !outside ? keys[key].id : mark->late ? "t-a" : "t-b");
	if (mark->to)
		put_share(paper, STR("x"), mark->to);
	html_put(paper, STR(" y=\"50%\"/>"));
}

void html_marks(struct paper *paper, const struct marks *marks)
{
	html_put(paper, STR("<td><svg aria-hidden=\"true\">"));
	put_use(paper, "t-g");
	html_put(paper, STR("/>"));
	put_slip(paper, marks);
	for (uint32_t i = 0; i < marks->count; i++)
		put_mark(paper, &marks->list[i]);
	html_put(paper, STR("</svg></td></tr>\n"));
}

void html_keys(struct paper *paper, unsigned used)
{
	html_put(paper, STR("<ul class=\"keys\">\n"));
	for (enum key key = 0; key < KEYS; key++) {
		if (!(used & 1u << key))
			continue;
		html_put(paper, STR("<li><svg aria-hidden=\"true\" viewBox=\"-12 -10 24 20\">"));
		put_use(paper, keys[key].id);
		html_put(paper, STR("/></svg> "));
		html_capital(paper, paper->words[keys[key].words]);
		html_put(paper, STR("</li>\n"));
	}
	html_put(paper, STR("</ul>\n"));
}
