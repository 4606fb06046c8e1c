/* Dates with the marks and words of other papers, and what to write for them. */
#include "look_alike.h"
#include "parser.h"
#include "plan.tab.h"

#include <string.h>

static struct str next_part(struct str *rest)
{
	*rest = str_trim(*rest);
	size_t len = 0;
	while (len < rest->len && !ascii_is_blank(rest->at[len]))
		len++;
	struct str part = {rest->at, len};
	*rest = (struct str){rest->at + len, rest->len - len};
	return part;
}

const char *number_word(struct str word)
{
	static const char *const words[] = {"one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten", "eleven", "twelve"};
	static const char *const digits[] = {
		"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_equal_nocase(word, str_of(words[i])))
			return digits[i];
	return NULL;
}

static bool are_digits(struct str text, size_t from, size_t count)
{
	for (size_t i = from; i < from + count; i++)
		if (i >= text.len || !ascii_is_digit(text.at[i]))
			return false;
	return true;
}

/* Without brackets and a mark for a footnote; a `;` is a comma. */
static struct str without_marks(struct parser *p, struct str word)
{
	while (word.len && (word.at[0] == '(' || word.at[0] == '['))
		word = (struct str){word.at + 1, word.len - 1};
	while (word.len && (word.at[word.len - 1] == ')' || word.at[word.len - 1] == ']' ||
				   word.at[word.len - 1] == '*'))
		word.len--;
	if (word.len && word.at[word.len - 1] == ';')
		return str_format(p->arena, "%.*s,", (int)word.len - 1, word.at);
	return word;
}

/* A hyphen in place of each dash. */
static struct str with_hyphens(struct parser *p, struct str word)
{
	static const char *const dashes[] = {"‐", "‑", "–", "—", "−"};
	for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
		struct str dash = str_of(dashes[i]);
		for (size_t at; (at = str_find(word, dash)) < word.len;)
			word = str_format(p->arena, "%.*s-%.*s", (int)at, word.at,
				(int)(word.len - at - dash.len), word.at + at + dash.len);
	}
	return word;
}

/* `2018-19`: a year of the plan, as `2018/19`; `18-19` as `18/19`. Empty for any other word. */
static struct str plan_year(struct parser *p, struct str word)
{
	size_t first = word.len >= 3 ? word.len - 3 : 0;
	if ((first != 2 && first != 4) || (word.at[first] != '-' && word.at[first] != '/') ||
		!are_digits(word, 0, first) || !are_digits(word, first + 1, 2))
		return (struct str){0};
	int year = (word.at[first - 2] - '0') * 10 + (word.at[first - 1] - '0');
	int next = (word.at[first + 1] - '0') * 10 + (word.at[first + 2] - '0');
	/* Of four digits it can be nothing else; if it is not one year, the calendar says so. */
	if (first == 2 && next != (year + 1) % 100)
		return (struct str){0};
	return str_format(p->arena, "%.*s/%02d", (int)first, word.at, next);
}

static bool year_follows(int token)
{
	return token == T_MONTH || token == T_SEASON || token == T_QUARTER;
}

/* `2018-June` between a month and a year joins two dates; empty for any other word. */
static struct str joint(struct parser *p, struct str word, int before)
{
	if (!year_follows(before) || word.len < 6 || word.at[4] != '-' || !are_digits(word, 0, 4))
		return (struct str){0};
	struct str next = {word.at + 5, word.len - 5};
	if (!year_follows(word_of(p->words, next)->token))
		return (struct str){0};
	return str_format(p->arena, "%.*s to %.*s", 4, word.at, STR_ARG(next));
}

/* "2018" for `'18`; empty for any other word. */
static struct str short_year(struct parser *p, struct str word)
{
	size_t mark = str_starts(word, STR("'")) ? 1 : str_starts(word, STR("’")) ? 3 : 0;
	if (!mark || word.len != mark + 2 || !are_digits(word, mark, 2))
		return (struct str){0};
	return str_format(p->arena, "20%.*s", 2, word.at + mark);
}

/* One word as plans write it; empty if it is left out. `before` is the token of the word before it,
 * 0 for the first. */
static struct str repaired_word(struct parser *p, struct str word, int before, bool first)
{
	word = with_hyphens(p, without_marks(p, word));
	const char *digits = number_word(word);
	if (digits)
		return str_of(digits);
	if (str_equal(word, STR("&")))
		return STR("and");
	if (first && str_equal_nocase(word, STR("the")))
		return STR("");
	if (first && str_equal_nocase(word, STR("each")))
		return STR("every");
	struct str year = short_year(p, word);
	if (year.len && year_follows(before))
		return year;
	/* `March 3l` would be a month of 2031. */
	bool day_behind = before == T_MONTH && word.len <= 2;
	const struct str others[] = {day_behind ? STR("") : digits_typed(p->arena, word),
		plan_year(p, word), joint(p, word, before)};
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (others[i].len)
			return others[i];
	return word;
}

/* `the financial year 2018/19`, `FY 18/19` say no more than the year: true, and *rest begins with
 * it, if these are such words. `the financial year 2018` may be either of two. */
static bool says_only_year(struct parser *p, struct str part, struct str *rest)
{
	struct str at = *rest;
	if (str_equal_nocase(part, STR("the")))
		part = next_part(&at);
	if (str_equal_nocase(part, STR("financial")))
		part = str_equal_nocase(next_part(&at), STR("year")) ? STR("FY") : STR("");
	struct str behind = at;
	struct str year = with_hyphens(p, without_marks(p, next_part(&behind)));
	if (!str_equal_nocase(part, STR("FY")) || !plan_year(p, year).len)
		return false;
	*rest = at;
	return true;
}

/* `3rd quarter`, `first half of`: "Q3", "H1", and *rest without the words that say it. Empty if
 * these are other words. */
static struct str part_of_year(struct parser *p, struct str part, struct str *rest)
{
	static const char *const words[] = {
		"1st", "2nd", "3rd", "4th", "first", "second", "third", "fourth"};
	struct str behind = *rest, unit = next_part(&behind), after = behind;
	bool half = str_equal_nocase(unit, STR("half"));
	if (!half && !str_equal_nocase(unit, STR("quarter")))
		return (struct str){0};
	if (str_equal_nocase(next_part(&after), STR("of")))
		behind = after;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_equal_nocase(part, str_of(words[i]))) {
			*rest = behind;
			return str_format(p->arena, "%s%zu", half ? "H" : "Q", i % 4 + 1);
		}
	return (struct str){0};
}

static bool is_unknown_yet(const struct parser *p, struct str word)
{
	return word_of(p->words, word)->token == T_TBC;
}

/* `Summer of 2012`, but `end of 2012`. */
static bool is_needless(struct str part, int before)
{
	return str_equal_nocase(part, STR("of")) && (before == T_SEASON || before == T_MONTH);
}

/* Without quotes round all of it, and without the one by which a spreadsheet tells a text. */
static struct str without_quotes(struct str words)
{
	static const char *const quotes[] = {"'", "‘", "’"};
	for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
		struct str quote = str_of(quotes[i]);
		if (str_starts(words, quote))
			words = (struct str){words.at + quote.len, words.len - quote.len};
		if (words.len > quote.len &&
			memcmp(words.at + words.len - quote.len, quote.at, quote.len) == 0)
			words.len -= quote.len;
	}
	return words;
}

/* `no later than March 2018` is `by March 2018`: the word for it, and *words without it. */
static struct str other_preposition(struct parser *p, struct str *words)
{
	static const char *const by[] = {"no later than ", "not later than "};
	for (size_t i = 0; i < sizeof by / sizeof by[0]; i++) {
		struct str phrase = str_of(by[i]);
		if (words->len <= phrase.len ||
			!str_equal_nocase((struct str){words->at, phrase.len}, phrase))
			continue;
		*words = (struct str){words->at + phrase.len, words->len - phrase.len};
		return STR("by");
	}
	/* `tbc March 2018` */
	struct str rest = *words, next;
	if (!is_unknown_yet(p, next_part(&rest)) || !str_trim(rest).len)
		return (struct str){0};
	*words = next = rest;
	if (str_equal_nocase(next_part(&next), STR("by")))
		*words = next;
	return STR("tbc by");
}

struct str repaired_date(struct parser *p, struct str words)
{
	enum { LONGEST = 200 }; /* bytes: what is longer is no date with a mark too many */
	if (words.len > LONGEST)
		return words;
	struct str year = short_year(p, words);
	if (year.len)
		return year;
	struct str rest = without_quotes(words), date = other_preposition(p, &rest);
	bool unknown = false, first = true;
	for (int before = 0; str_trim(rest).len; first = false) {
		struct str part = next_part(&rest);
		unknown = !first && is_unknown_yet(p, part) && !str_trim(rest).len;
		if (says_only_year(p, part, &rest))
			continue;
		struct str word = part_of_year(p, part, &rest);
		if (!word.len && !unknown && !is_needless(part, before))
			word = repaired_word(p, part, before, first);
		before = word_of(p->words, word.len ? word : part)->token;
		if (word.len)
			date = str_format(p->arena, "%.*s%s%.*s", STR_ARG(date),
				date.len ? " " : "", STR_ARG(word));
	}
	if (unknown)
		date = str_format(p->arena, "tbc by %.*s", STR_ARG(date));
	return date;
}
