/* Words behind `due`, `start` or `was` that the grammar has no form for: what they are is asked
 * only once a line has not been understood. */
#include "example.h"
#include "habits.h"
#include "plan.tab.h"
#include "trial.h"

#include <string.h>

static bool is_name_byte(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '/' ||
	       (unsigned char)c >= 0x80;
}

static int token_of(const struct parser *parser, const char *begin, const char *end)
{
	return word_of(parser->words, (struct str){begin, (size_t)(end - begin)})->token;
}

/* Behind such a word, words are no longer those of the deadline. */
static bool begins_other_clause(int token, struct str word)
{
	bool of_dates = token == T_AFTER || token == T_FROM || token == T_UNTIL || token == T_IN ||
			token == T_ON || token == T_YEARS;
	return !of_dates && begins_clause(word);
}

/* Where the value of the deadline begins that `at` stands in; NULL if it is none. */
static const char *value_begin(const struct parser *parser, const char *at)
{
	const char *text = parser->source->scan, *value = at;
	while (at > text) {
		const char *end = at;
		while (end > text &&
			(end[-1] == ' ' || end[-1] == '\t' || end[-1] == ',' || end[-1] == ':'))
			end--;
		const char *begin = end;
		while (begin > text && is_name_byte(begin[-1]))
			begin--;
		if (begin == end)
			return NULL;
		int token = token_of(parser, begin, end);
		if (token == T_DUE || token == T_START || token == T_WAS)
			return value;
		if (begins_other_clause(token, (struct str){begin, (size_t)(end - begin)}))
			return NULL;
		value = at = begin;
	}
	return NULL;
}

static bool ends_value(int token)
{
	switch (token) {
	case T_OWNER:
	case T_SPONSOR:
	case T_WITH:
	case T_DUE:
	case T_START:
	case T_WAS:
	case T_STATUS:
	case T_PROGRESS:
	case T_RAG:
	case T_AFTER:
	case T_SEE:
	case T_TAG:
	case T_SUPPORTS:
	case T_BUDGET:
	case T_NOTE:
	case T_RESPONSE:
	case T_WRITTEN:
	case T_BECAUSE:
	case T_AGREED:
	case T_FOR: return true;
	default: return false;
	}
}

static bool is_unit(int token)
{
	return token == T_UNIT || token == T_MONTHS || token == T_YEAR || token == T_YEARS;
}

/* The end of the words that begin at `at`: the next clause, text or brace, or the end of the line.
 */
static const char *words_end(const struct parser *parser, const char *at)
{
	const char *end = parser->source->scan + parser->source->size, *last = at, *first = at;
	int before = 0;
	while (at < end && *at != '\n' && *at != '"' && *at != '{' && *at != '}' && *at != '#') {
		const char *begin = at;
		while (at < end && is_name_byte(*at))
			at++;
		int token = at > begin ? token_of(parser, begin, at) : before;
		bool counts = token == T_AFTER && is_unit(before);
		bool begins = token == T_START && begin == first && memcmp(at, " of ", 4) == 0;
		if (at > begin && ends_value(token) && !counts && !begins)
			break;
		before = token;
		if (at == begin)
			at++;
		if (!ascii_is_blank(at[-1]))
			last = at;
	}
	return last;
}

static struct span span_of(const struct parser *parser, const char *begin, const char *end)
{
	const char *text = parser->source->scan;
	return (struct span){parser->source->base + (uint32_t)(begin - text),
		parser->source->base + (uint32_t)(end - text)};
}

/* What the calendar has in it: a month, a season, a year. */
static bool names_time(const struct parser *parser, struct str words)
{
	for (size_t at = 0; at < words.len;) {
		size_t begin = at;
		while (at < words.len && is_name_byte(words.at[at]))
			at++;
		int token = at > begin ? token_of(parser, words.at + begin, words.at + at) : 0;
		bool year = at >= begin + 4 && ascii_is_digit(words.at[begin]) &&
			    ascii_is_digit(words.at[begin + 3]);
		bool time = token == T_MONTH || token == T_SEASON || token == T_QUARTER ||
			    token == T_YEAR || token == T_YEARS;
		if (time || year)
			return true;
		if (at == begin)
			at++;
	}
	return false;
}

/* Bytes: no date is longer, and each trial reads all of its words. */
enum { LONGEST_DATE = 200 };

static bool is_date(const struct parser *parser, struct str words)
{
	return words.len <= LONGEST_DATE && try_date(parser->words, words).due != NULL;
}

/* `due monthly (until March 2018)`: the words in brackets are part of the date. */
static bool report_needless_brackets(
	const struct parser *parser, const char *value, const char *at, const char *end)
{
	struct str whole = {value, (size_t)(end - value)};
	if (end[-1] != ')' || memchr(at + 1, '(', (size_t)(end - at - 1)))
		return false;
	struct str bare = str_format(
		parser->arena, "%.*s%.*s", (int)(at - value), value, (int)(end - at - 2), at + 1);
	if (!is_date(parser, bare))
		return false;
	struct diag *diag = report(parser->diags, PL024, span_of(parser, value, end),
		"`%.*s` is not how a date is written", STR_ARG(whole));
	suggest_words(parser->diags, diag, SAFE, diag->span, bare);
	return true;
}

/* `due March 2018 (subject to funding)`. What names a time may move the date, and a bracket that is
 * not closed here may go on behind it. */
static void report_brackets(
	const struct parser *parser, const char *value, const char *at, const char *end)
{
	struct str words = {at, (size_t)(end - at)};
	struct str whole = {value, (size_t)(end - value)};
	struct str date = str_trim((struct str){value, (size_t)(at - value)});
	struct diag *diag = report(parser->diags, PL026, span_of(parser, at, end),
		"the words `%.*s` have no word before them", STR_ARG(words));
	help(parser->diags, diag,
		"keep the words of a document beside the date:"
		" `%.*s written \"%.*s\"`",
		STR_ARG(date), STR_ARG(whole));
	bool doubt = names_time(parser, words) || end[-1] != ')';
	if (!memchr(whole.at, '\\', whole.len))
		suggest(parser->diags, diag, doubt ? GUESS : SAFE, span_of(parser, value, end),
			"%.*s written \"%.*s\"", STR_ARG(date), STR_ARG(whole));
}

/* `due when funding allows`, `due March or April 2018`. */
static void report_vague(const struct parser *parser, const char *value, const char *end)
{
	struct str words = {value, (size_t)(end - value)};
	struct diag *diag = report(parser->diags, PL207, span_of(parser, value, end),
		"`%.*s` is not a date", STR_ARG(words));
	diag_stop(parser->diags, diag, true);
	struct str month = example_beside(parser->diags, words);
	help(parser->diags, diag,
		"say what is meant, and keep the words: `%.*s written \"%.*s\"`, or `tbc by %.*s"
		" written \"%.*s\"`",
		STR_ARG(month), STR_ARG(words), STR_ARG(month), STR_ARG(words));
}

/* Of `March 2013 and ongoing`, the date. */
static struct str date_before(struct str words, struct str word)
{
	size_t at = str_find(words, word);
	return at < words.len ? str_trim((struct str){words.at, at}) : (struct str){0};
}

/* The mark of a footnote is lost, or what is not known is said in another way. */
static bool says_less(struct str words, struct str date)
{
	return memchr(words.at, '*', words.len) || str_starts(date, STR("tbc "));
}

/* Words with marks or numbers that dates do not have, but for those a date. */
static bool report_repaired(struct parser *parser, const char *value, const char *end)
{
	struct str words = {value, (size_t)(end - value)};
	struct str date = date_before(words, STR(" and ongoing"));
	bool both = date.len > 0;
	if (!both)
		date = repaired_date(parser, words);
	bool counts = str_starts(date, STR("every ")) || str_find(date, STR(" after ")) < date.len;
	if (str_equal(date, words) || !(counts || names_time(parser, date)) ||
		!is_date(parser, date))
		return false;
	struct diag *diag = report(parser->diags, PL024, span_of(parser, value, end),
		"`%.*s` is not how a date is written", STR_ARG(words));
	if (both)
		help(parser->diags, diag, "keep the words beside the date: `%.*s written \"%.*s\"`",
			STR_ARG(date), STR_ARG(words));
	else
		suggest_words(parser->diags, diag, says_less(words, date) ? GUESS : SAFE,
			diag->span, date);
	return true;
}

/* `31 Febuary 2018` */
static bool report_misspelt(struct parser *parser, const char *value, const char *end)
{
	for (const char *at = value; at < end && end - value <= LONGEST_DATE; at++) {
		const char *begin = at;
		while (at < end && ascii_is_alpha(*at))
			at++;
		struct str word = {begin, (size_t)(at - begin)};
		bool apart = (begin == value || begin[-1] == ' ') && (at == end || *at == ' ');
		struct str month =
			apart && !token_of(parser, begin, at) ? month_like(word) : (struct str){0};
		if (!month.len)
			continue;
		struct str date = str_format(parser->arena, "%.*s%.*s%.*s", (int)(begin - value),
			value, STR_ARG(month), (int)(end - at), at);
		if (!is_date(parser, date))
			continue;
		struct diag *diag = report(parser->diags, PL024, span_of(parser, value, end),
			"there is no month `%.*s`", STR_ARG(word));
		help(parser->diags, diag, "did you mean `%.*s`?", STR_ARG(date));
		suggest(parser->diags, diag, GUESS, diag->span, "%.*s", STR_ARG(date));
		return true;
	}
	return false;
}

/* Words that only words follow, and the end of a year that is not said. */
static bool is_vague(const struct parser *parser, int kind, int before)
{
	bool first = taken_before(parser, 2)->kind == T_DUE;
	return (kind == T_WORD && (before == T_WORD || before == T_SEASON || first)) ||
	       (kind == T_END && before == T_YEAR && first);
}

/* The words hold a date, or begin as those do that say there is none yet, and do not stand behind a
 * whole one, where they may be another clause. */
static bool is_in_date(
	const struct parser *parser, const char *value, const char *at, const char *end)
{
	if (str_starts((struct str){value, (size_t)(end - value)}, STR("to be ")))
		return true;
	struct str before = str_trim((struct str){value, (size_t)(at - value)});
	bool doubts = *at == '?' || taken_before(parser, 0)->kind == T_OR;
	bool whole = names_time(parser, before) && is_date(parser, before);
	return end > value && names_time(parser, (struct str){value, (size_t)(end - value)}) &&
	       (doubts || !whole);
}

/* Letters of another alphabet that look like ours: what was typed cannot be seen to be wrong. */
static bool report_look_alike(const struct parser *parser, const char *value, const char *end)
{
	if ((unsigned char)*value < 0xCE || (unsigned char)*value > 0xD3)
		return false;
	struct str words = {value, (size_t)(end - value)};
	struct diag *diag = report(parser->diags, PL024, span_of(parser, value, end),
		"`%.*s` has letters of another alphabet, which only look like A to Z",
		STR_ARG(words));
	help(parser->diags, diag, "type it again; for what is not known yet: `due tbc by %.*s`",
		STR_ARG(example_month(parser->diags)));
	return true;
}

/* `due within 6 months`, and nothing behind it. */
static bool report_uncounted(const struct parser *parser, const char *value, const char *at)
{
	struct str words = str_trim((struct str){value, (size_t)(at - value)}),
		   within = STR("within ");
	if (words.len <= within.len || !str_equal_nocase((struct str){value, within.len}, within))
		return false;
	struct diag *diag = report(parser->diags, PL207, span_of(parser, value, value + words.len),
		"`%.*s` does not say from when it is counted", STR_ARG(words));
	diag_stop(parser->diags, diag, true);
	help(parser->diags, diag,
		"name what it is counted from, such as `%.*s after opening`, or write the date",
		(int)(words.len - within.len), words.at + within.len);
	return true;
}

bool date_error(struct parser *parser, struct span span)
{
	const char *at = parser->source->scan + (span.start - parser->source->base);
	int kind = taken_before(parser, 0)->kind, before = taken_before(parser, 1)->kind;
	bool ends = kind == T_EOL || kind == T_LBRACE || kind == T_RBRACE || kind == 0;
	const char *value = kind == T_QUOTED ? NULL : value_begin(parser, at);
	if (!value)
		return false;
	if (ends || kind == T_OWNER)
		return report_uncounted(parser, value, at);
	const char *end = words_end(parser, at);
	/* Behind `after` an item stands, or a bracket in its place. */
	if (kind == T_LPAREN && (before == T_AFTER || before == T_OF))
		return false;
	bool words_behind = kind == T_LPAREN && value < at;
	if (words_behind && report_needless_brackets(parser, value, at, end))
		return true;
	if (end > value && !words_behind &&
		(report_look_alike(parser, value, end) || report_repaired(parser, value, end) ||
			report_misspelt(parser, value, end)))
		return true;
	if (words_behind)
		report_brackets(parser, value, at, end);
	else if ((value < at && is_vague(parser, kind, before)) ||
		 is_in_date(parser, value, at, end))
		report_vague(parser, value, end);
	else
		return false;
	return true;
}

bool number_word_error(struct parser *parser, struct span span)
{
	return number_word(parser_slice(parser, span)) && date_error(parser, span);
}
