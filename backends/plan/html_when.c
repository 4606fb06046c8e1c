#include "plan/html.h"

static void put_digits(struct paper *paper, int value, int width)
{
	char digits[4];
	for (int i = width; i-- > 0; value /= 10)
		digits[i] = (char)('0' + value % 10);
	html_put(paper, (struct str){digits, (size_t)width});
}

/* Writes the value of a datetime attribute (HTML, "Date and time microsyntaxes"): a day, or a month
 * or year that is meant whole. Other intervals have no such value: their last day stands for
 * them, as that is the day by which it must be done, and false is returned. */
static bool put_datetime(struct paper *paper, struct interval days)
{
	struct date last = date_of(days.end);
	bool day = days.start == days.end;
	bool to_last = last.day == month_days(last.year, last.month);
	bool month = to_last && days.end - days.start + 1 == last.day;
	bool year = to_last && last.month == 12 &&
		    days.end - days.start + 1 == (year_is_leap(last.year) ? 366 : 365);
	put_digits(paper, last.year, 4);
	if (year)
		return true;
	html_byte(paper, '-');
	put_digits(paper, last.month, 2);
	if (month)
		return true;
	html_byte(paper, '-');
	put_digits(paper, last.day, 2);
	return day;
}

/* "31 March 2018". */
static void put_day_words(struct paper *paper, day_number day)
{
	struct date date = date_of(day);
	char room[24];
	html_put(paper, decimal(date.day, room));
	html_byte(paper, ' ');
	html_put(paper, paper->words[words_of_month(date.month)]);
	html_byte(paper, ' ');
	html_put(paper, decimal(date.year, room));
}

/* The words from one place in the plan to another, with a blank at an end that has one. The words
 * of dates are English in every plan. */
static void put_source(struct paper *paper, uint32_t start, uint32_t end)
{
	const struct model *model = paper->model;
	struct str slice = source_slice(model->sources, (struct span){start, end});
	struct str words = str_tidied(model->arena, slice);
	if (slice.len && ascii_is_blank(slice.at[0]))
		html_byte(paper, ' ');
	if (words.len) {
		html_begin_language(paper, default_language(), false);
		html_escape(paper, words);
		html_end_language(paper, default_language(), false);
	}
	if (words.len && ascii_is_blank(slice.at[slice.len - 1]))
		html_byte(paper, ' ');
}

/* A name in small letters means nothing to a reader: what it stands for has a title. */
static void put_name(struct paper *paper, const struct when_name *name)
{
	if (name->phase && name->phase->title.str.len) {
		html_text(paper, &name->phase->title, MARKUP_UNLINKED);
	} else if (name->item && !item_number(name->item).len) {
		html_put(paper, STR("“"));
		html_link(paper, name->item);
		html_put(paper, STR("”"));
	} else {
		html_escape(paper, source_slice(paper->model->sources, name->span));
	}
}

/* The words of one whose names, if it has some, are not to be looked up. */
static void put_plain_words(struct paper *paper, const struct when *when)
{
	struct str words = written_words(paper->model, when);
	bool read = when->known || when->kind == IS_ONGOING || when->kind == IS_TBC;
	if (!read || (when->rest && when->rest->written.at))
		html_own(paper, words);
	else if (str_equal(paper->page_language, default_language()))
		html_escape(paper, words);
	else
		html_date_words(paper, words);
}

void html_when_words(struct paper *paper, const struct when *when)
{
	if (hides_names(&paper->withheld, when)) {
		if (when->known && !when->all.open)
			put_day_words(paper, when->all.end);
		return;
	}
	if (!shows_names(&paper->withheld, when)) {
		put_plain_words(paper, when);
		return;
	}
	uint32_t at = when->span.start;
	for (uint32_t i = 0; i < when->rest->name_count; i++) {
		put_source(paper, at, when->rest->names[i].span.start);
		put_name(paper, &when->rest->names[i]);
		at = when->rest->names[i].span.end;
	}
	put_source(paper, at, when->span.end);
}

void html_when(struct paper *paper, const struct when *when)
{
	bool waits = when->kind == IS_ONGOING || when->kind == IS_TBC;
	if (!when->known || when->all.open || waits || !shown_words(&paper->withheld, when).len) {
		html_when_words(paper, when);
		return;
	}
	/* Nobody should have to count. */
	if (when->kind == IS_RELATIVE && shows_names(&paper->withheld, when)) {
		html_when_words(paper, when);
		html_put(paper, STR(": "));
		html_day(paper, when->all.end);
		return;
	}
	html_put(paper, STR("<time datetime=\""));
	if (!put_datetime(paper, when->all)) {
		char room[16];
		html_put(paper, STR("\" data-start=\""));
		html_put(paper, iso_day(when->all.start, room));
	}
	html_put(paper, STR("\">"));
	html_when_words(paper, when);
	html_put(paper, STR("</time>"));
}

void html_day(struct paper *paper, day_number day)
{
	char room[16];
	html_put(paper, STR("<time datetime=\""));
	html_put(paper, iso_day(day, room));
	html_put(paper, STR("\">"));
	put_day_words(paper, day);
	html_put(paper, STR("</time>"));
}

static void put_phase_days(struct paper *paper, const struct phase *phase)
{
	if (!phase->known) {
		html_words(paper, WORDS_NO_DATE_YET);
		return;
	}
	if (phase->kind == EVENT && phase->all.start != phase->all.end) {
		html_when(paper, &phase->from);
		return;
	}
	bool one = phase->all.start == phase->all.end;
	if (!one)
		html_part(paper, WORDS_DAYS_TO, 0);
	html_day(paper, phase->all.start);
	if (one)
		return;
	html_part(paper, WORDS_DAYS_TO, 1);
	html_day(paper, phase->all.end);
	html_part(paper, WORDS_DAYS_TO, 2);
}

void html_phases(struct paper *paper)
{
	const struct model *model = paper->model;
	if (!model->phase_count)
		return;
	html_put(paper, STR("<h2 id=\"phases\">"));
	html_words(paper, WORDS_PHASES);
	html_put(paper, STR("</h2>\n<dl class=\"facts\">\n"));
	for (uint32_t i = 0; i < model->phase_count; i++) {
		const struct phase *phase = &model->phases[i];
		html_put(paper, STR("<div><dt>"));
		if (phase->title.str.len)
			html_text(paper, &phase->title, MARKUP_INLINE);
		else
			html_put(paper, phase->name);
		html_put(paper, STR("</dt><dd>"));
		put_phase_days(paper, phase);
		html_put(paper, STR("</dd></div>\n"));
	}
	html_put(paper, STR("</dl>\n"));
}
