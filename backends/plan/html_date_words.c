#include "plan/html.h"

/* What a word of a date is in every language, and which of its kind, from 1; DATE_WORDS: which of
 * our own words. */
enum date_word { DATE_OTHER, DATE_MONTH, DATE_SEASON, DATE_QUARTER, DATE_WORDS };

struct date_entry {
	const char *word;
	enum date_word is;
	int which;
};

/* Those that have the same meaning whatever stands beside them, so that a language can put its own
 * word in their place. Others ("every", "from", "after") change what their neighbours look like. */
static const struct date_entry entries[] = {
#define WORD(word, token, value) ENTRY_##token(word, value)
#define ENTRY_MONTH(word, value) {word, DATE_MONTH, value},
#define ENTRY_SEASON(word, value) {word, DATE_SEASON, value},
#define ENTRY_QUARTER(word, value) {word, DATE_QUARTER, value},
#define ENTRY_TBC(word, value) {word, DATE_WORDS, WORDS_TBC},
#define ENTRY_UNIT(word, value)
#define ENTRY_MONTHS(word, value)
#define ENTRY_YEAR(word, value)
#define ENTRY_FREQUENCY(word, value)
#include "calendar_words.def"
	{"ongoing", DATE_WORDS, WORDS_ONGOING},
	{"tbc", DATE_WORDS, WORDS_TBC},
	{"to", DATE_WORDS, WORDS_DATE_TO},
	{"by", DATE_WORDS, WORDS_DATE_BY},
	{"and", DATE_WORDS, WORDS_DATE_AND},
	{"review", DATE_WORDS, WORDS_DATE_REVIEW},
	{NULL, DATE_OTHER, 0},
};

static const struct date_entry *look_up(struct str word)
{
	const struct date_entry *entry = entries;
	while (entry->word && !str_equal_nocase(str_of(entry->word), word))
		entry++;
	return entry;
}

static bool is_letter(char byte)
{
	return ascii_is_alpha(byte) || ascii_is_digit(byte);
}

/* Takes a run of letters and digits, or of anything else, off the words and returns it. */
static struct str next_run(struct str *words)
{
	size_t len = 1;
	while (len < words->len && is_letter(words->at[len]) == is_letter(words->at[0]))
		len++;
	struct str run = {words->at, len};
	*words = (struct str){words->at + len, words->len - len};
	return run;
}

static bool has_own_words(struct str words)
{
	while (words.len) {
		struct str run = next_run(&words);
		/* Numbers and marks are in no language. */
		if (str_has_letter(run) && look_up(run)->is == DATE_OTHER)
			return false;
	}
	return true;
}

static void put_run(struct paper *paper, struct str run)
{
	const struct date_entry *entry = look_up(run);
	switch (entry->is) {
	case DATE_MONTH: html_words(paper, words_of_month(entry->which)); break;
	case DATE_SEASON:
		html_words(paper, (enum own_words)(WORDS_SPRING + entry->which - 1));
		break;
	case DATE_QUARTER:
		html_words(paper, WORDS_QUARTER);
		html_number(paper, entry->which);
		break;
	case DATE_WORDS: html_words(paper, (enum own_words)entry->which); break;
	case DATE_OTHER: html_escape(paper, run); break;
	}
}

void html_date_words(struct paper *paper, struct str words)
{
	if (!has_own_words(words)) {
		html_begin_language(paper, default_language(), false);
		html_escape(paper, words);
		html_end_language(paper, default_language(), false);
		return;
	}
	while (words.len)
		put_run(paper, next_run(&words));
}
