/* Dates with the marks and words of other papers, and what to write for them. */
#include "parser.h"
#include "plan.tab.h"

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

/* One word as plans write it; empty if it is left out. */
static struct str repaired_word(struct parser *p, struct str word, bool first)
{
	word = without_marks(p, word);
	const char *digits = number_word(word);
	if (digits)
		return str_of(digits);
	if (str_equal(word, STR("&")))
		return STR("and");
	if (first && str_equal_nocase(word, STR("the")))
		return STR("");
	if (word.len == 3 && word.at[0] == '\'' && are_digits(word, 1, 2))
		return str_format(p->arena, "20%.*s", 2, word.at + 1);
	if (str_starts(word, STR("’")) && word.len == 5 && are_digits(word, 3, 2))
		return str_format(p->arena, "20%.*s", 2, word.at + 3);
	if (word.len == 7 && word.at[4] == '-' && are_digits(word, 0, 4) && are_digits(word, 5, 2))
		return str_format(p->arena, "%.*s/%.*s", 4, word.at, 2, word.at + 5);
	return word;
}

/* `the financial year 2018/19` says no more than the year: how much of `rest` belongs to `part`, if
 * these are such words. 0 if not. */
static size_t year_words_length(struct str part, struct str rest)
{
	struct str begin = rest;
	if (str_equal_nocase(part, STR("the")))
		part = next_part(&rest);
	if (!str_equal_nocase(part, STR("financial")) ||
		!str_equal_nocase(next_part(&rest), STR("year")))
		return 0;
	return (size_t)(rest.at - begin.at);
}

static bool is_unknown_yet(const struct parser *p, struct str word)
{
	return word_of(p->words, word)->token == T_TBC;
}

struct str repaired_date(struct parser *p, struct str words)
{
	enum { LONGEST = 200 }; /* bytes: what is longer is no date with a mark too many */
	struct str date = {0}, rest = words;
	bool unknown = false;
	if (words.len > LONGEST)
		return words;
	struct str latest = STR("no later than ");
	if (words.len > latest.len &&
		str_equal_nocase((struct str){words.at, latest.len}, latest)) {
		date = STR("by");
		rest = (struct str){words.at + latest.len, words.len - latest.len};
	}
	for (bool first = true; str_trim(rest).len; first = false) {
		struct str part = next_part(&rest);
		unknown = !first && is_unknown_yet(p, part) && !str_trim(rest).len;
		size_t years = year_words_length(part, rest);
		if (years) {
			rest = (struct str){rest.at + years, rest.len - years};
			continue;
		}
		struct str word = unknown ? STR("") : repaired_word(p, part, first);
		if (word.len)
			date = str_format(p->arena, "%.*s%s%.*s", STR_ARG(date),
				date.len ? " " : "", STR_ARG(word));
	}
	if (unknown)
		date = str_format(p->arena, "tbc by %.*s", STR_ARG(date));
	return date;
}
