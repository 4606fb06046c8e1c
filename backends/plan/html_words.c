#include "plan/html.h"

/* Titles are cut to this in lists of links, in characters: about one line of a page. */
enum { LINK_LIMIT = 90 };

void html_put(struct paper *paper, struct str markup)
{
	fwrite(markup.at, 1, markup.len, paper->out);
}

void html_number(struct paper *paper, int64_t number)
{
	char digits[32], *end = digits + sizeof digits, *at = end;
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
	unsigned count = 0;
	do {
		if (count > 0 && count % 3 == 0)
			*--at = ',';
		*--at = (char)('0' + rest % 10);
		rest /= 10;
		count++;
	} while (rest);
	if (number < 0)
		*--at = '-';
	html_put(paper, (struct str){at, (size_t)(end - at)});
}

void html_count(struct paper *paper, uint32_t count, struct str one, struct str many)
{
	html_number(paper, count);
	html_put(paper, STR(" "));
	html_put(paper, count == 1 ? one : many);
}

void html_text(struct paper *paper, const struct text *text, enum markup_form form)
{
	markup_html(paper->model->arena, text_in(text, paper->language), form, paper->out);
}

void html_capital(struct paper *paper, struct str word)
{
	if (!word.len)
		return;
	char first = word.at[0];
	putc_unlocked(first >= 'a' && first <= 'z' ? first - 'a' + 'A' : first, paper->out);
	markup_escape((struct str){word.at + 1, word.len - 1}, paper->out);
}

void html_label(struct paper *paper, const struct label *label)
{
	if (label->text)
		html_text(paper, label->text, MARKUP_INLINE);
	else
		html_capital(paper, label->own);
}

/* A name as part of an id. Most have only letters, digits and `-`. */
static void put_name(struct paper *paper, struct str name)
{
	size_t plain = 0;
	while (plain < name.len && name.at[plain] != '.' && name.at[plain] != '_')
		plain++;
	html_put(paper, (struct str){name.at, plain});
	for (size_t i = plain; i < name.len; i++) {
		if (name.at[i] == '.')
			html_put(paper, STR("_-"));
		else if (name.at[i] == '_')
			html_put(paper, STR("___"));
		else
			putc_unlocked(name.at[i], paper->out);
	}
}

void html_anchor(struct paper *paper, const struct item *item)
{
	const struct item *parent = item_parent(paper->model, item);
	if (!parent)
		return;
	html_anchor(paper, parent);
	putc_unlocked(parent->parent == NO_ITEM ? 'i' : '_', paper->out);
	if (item->name.len) {
		if (parent->parent == NO_ITEM)
			putc_unlocked('-', paper->out);
		put_name(paper, item->name);
		return;
	}
	char room[24];
	putc_unlocked('_', paper->out);
	html_put(paper, decimal(item->place, room));
}

void html_path(struct paper *paper, const struct item *item)
{
	const struct item *parent = item_parent(paper->model, item);
	if (!parent)
		return;
	html_path(paper, parent);
	if (parent->parent != NO_ITEM)
		putc_unlocked('/', paper->out);
	if (item->name.len) {
		html_put(paper, item->name);
		return;
	}
	char room[24];
	putc_unlocked('(', paper->out);
	html_put(paper, decimal(item->place, room));
	putc_unlocked(')', paper->out);
}

/* The first `limit` characters at most, ended at a blank. */
static struct str cut(struct str text, size_t limit)
{
	size_t at = 0, blank = 0;
	for (size_t count = 0; at < text.len && count < limit; count++) {
		uint32_t code_point;
		if (text.at[at] == ' ')
			blank = at;
		at += utf8_decode((struct str){text.at + at, text.len - at}, &code_point);
	}
	if (at == text.len)
		return text;
	return (struct str){text.at, blank ? blank : at};
}

void html_cut_title(struct paper *paper, const struct item *item, size_t limit)
{
	struct str title = markup_plain(
		paper->model->arena, text_in(&item->title, paper->language), paper->room);
	struct str start = cut(title, limit);
	markup_escape(start, paper->out);
	if (start.len < title.len)
		html_put(paper, STR("…"));
}

void html_link(struct paper *paper, const struct item *item)
{
	html_put(paper, STR("<a href=\"#"));
	html_anchor(paper, item);
	html_put(paper, STR("\">"));
	if (item->number.len) {
		markup_escape(item->number, paper->out);
		putc_unlocked(' ', paper->out);
	}
	if (item->title.str.len)
		html_cut_title(paper, item, LINK_LIMIT);
	else if (!item->number.len)
		html_capital(paper, str_of(kind_word(item->kind)));
	html_put(paper, STR("</a>"));
}

/* Writes the value of a datetime attribute (HTML, "Date and time microsyntaxes"): a day, or a month
 * or year that is meant whole. Other intervals have no such value: their last day stands for
 * them, as that is the day by which it must be done. */
static bool put_datetime(struct paper *paper, struct interval days)
{
	struct date first = date_of(days.start), last = date_of(days.end);
	char room[16];
	struct str day = iso_day(days.end, room);
	bool from_first = first.day == 1, to_last = last.day == month_days(last.year, last.month);
	bool whole = first.year == last.year && from_first && to_last;
	if (whole && first.month == last.month)
		day.len = 7;
	else if (whole && first.month == 1 && last.month == 12)
		day.len = 4;
	html_put(paper, day);
	return day.len < 10 || days.start == days.end;
}

void html_when(struct paper *paper, const struct when *when)
{
	struct str words = shown_words(&paper->withheld, when);
	bool waits = when->kind == IS_ONGOING || when->kind == IS_TBC;
	if (!when->known || when->all.open || waits || !words.len) {
		markup_escape(words, paper->out);
		return;
	}
	html_put(paper, STR("<time datetime=\""));
	if (!put_datetime(paper, when->all)) {
		char room[16];
		html_put(paper, STR("\" data-start=\""));
		html_put(paper, iso_day(when->all.start, room));
	}
	html_put(paper, STR("\">"));
	markup_escape(words, paper->out);
	html_put(paper, STR("</time>"));
}

void html_day(struct paper *paper, day_number day)
{
	struct date date = date_of(day);
	char room[24];
	html_put(paper, STR("<time datetime=\""));
	html_put(paper, iso_day(day, room));
	html_put(paper, STR("\">"));
	html_put(paper, decimal(date.day, room));
	putc_unlocked(' ', paper->out);
	html_put(paper, str_of(month_name(date.month)));
	putc_unlocked(' ', paper->out);
	html_put(paper, decimal(date.year, room));
	html_put(paper, STR("</time>"));
}

void html_plural(struct paper *paper, const struct item *place, enum kind kind, uint32_t count)
{
	const struct call *call = call_for(paper->model, place, str_of(kind_word(kind)));
	if (call && call->plural.str.len)
		html_text(paper, count == 1 ? &call->word : &call->plural, MARKUP_UNLINKED);
	else
		html_put(paper, str_of(count == 1 ? kind_word(kind) : kind_plural(kind)));
}

void html_heading_words(struct paper *paper, const struct item *item, enum markup_form form)
{
	const struct call *call = call_for(paper->model, item, str_of(kind_word(item->kind)));
	bool title = item->title.str.len > 0, number = item->number.len > 0, word;
	if (call)
		word = call->word.str.len > 0 || !(title || number);
	else
		word = number || !title;
	if (call && call->word.str.len)
		html_text(paper, &call->word, form);
	else if (word)
		html_capital(paper, str_of(kind_word(item->kind)));
	if (word && number)
		putc_unlocked(' ', paper->out);
	markup_escape(item->number, paper->out);
	if (!title)
		return;
	/* A number such as "1." or "1)" ends with a mark of its own. */
	char last = number ? item->number.at[item->number.len - 1] : 'a';
	bool open = ascii_is_alpha(last) || ascii_is_digit(last);
	if (word && open)
		putc_unlocked(':', paper->out);
	if (word || number)
		putc_unlocked(' ', paper->out);
	html_text(paper, &item->title, form);
}
