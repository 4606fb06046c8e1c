/* What words that are no date look like. */
#include "../look_alike.h"
#include "when.h"

#include <string.h>

/* What officers write where a date should stand. Small letters and digits, one blank between words;
 * every other mark is a blank: "N/A" is "n a". */
static const struct phrase {
	const char *words;
	enum { WHOLE, START, ANYWHERE } where;
	enum unread is;
} phrases[] = {
#define STATUS(id, words) {words, START, UNREAD_STATUS},
#include "statuses.def"
#define STATUS_SYNONYM(words, status) {words, START, UNREAD_STATUS},
#include "status_synonyms.def"

	{"tbc", ANYWHERE, UNREAD_VAGUE},
	{"tba", ANYWHERE, UNREAD_VAGUE},
	{"tbd", ANYWHERE, UNREAD_VAGUE},
	{"to be", START, UNREAD_VAGUE},
	{"asap", ANYWHERE, UNREAD_VAGUE},
	{"as soon as", ANYWHERE, UNREAD_VAGUE},
	{"soon", WHOLE, UNREAD_VAGUE},
	{"immediate", START, UNREAD_VAGUE},
	{"immediately", START, UNREAD_VAGUE},
	{"urgent", WHOLE, UNREAD_VAGUE},
	{"n a", WHOLE, UNREAD_VAGUE},
	{"na", WHOLE, UNREAD_VAGUE},
	{"none", WHOLE, UNREAD_VAGUE},
	{"nil", WHOLE, UNREAD_VAGUE},
	{"not applicable", START, UNREAD_VAGUE},
	{"not known", START, UNREAD_VAGUE},
	{"unknown", WHOLE, UNREAD_VAGUE},
	{"various", START, UNREAD_VAGUE},
	{"ongoing", ANYWHERE, UNREAD_VAGUE},
	{"on going", ANYWHERE, UNREAD_VAGUE},
	{"continuing", START, UNREAD_VAGUE},
	{"continuous", START, UNREAD_VAGUE},
	{"continuously", START, UNREAD_VAGUE},
	{"continual", START, UNREAD_VAGUE},
	{"permanent", START, UNREAD_VAGUE},
	{"rolling", START, UNREAD_VAGUE},
	{"throughout", START, UNREAD_VAGUE},
	{"regular", START, UNREAD_VAGUE},
	{"regularly", START, UNREAD_VAGUE},
	{"daily", START, UNREAD_VAGUE},
	{"weekly", START, UNREAD_VAGUE},
	{"fortnightly", START, UNREAD_VAGUE},
	{"bi monthly", START, UNREAD_VAGUE},
	{"six monthly", START, UNREAD_VAGUE},
	{"termly", START, UNREAD_VAGUE},
	{"monthly", START, UNREAD_VAGUE},
	{"quarterly", START, UNREAD_VAGUE},
	{"annual", START, UNREAD_VAGUE},
	{"annually", START, UNREAD_VAGUE},
	{"yearly", START, UNREAD_VAGUE},
	{"each", START, UNREAD_VAGUE},
	{"every", START, UNREAD_VAGUE},
	{"as required", ANYWHERE, UNREAD_VAGUE},
	{"as needed", ANYWHERE, UNREAD_VAGUE},
	{"as necessary", ANYWHERE, UNREAD_VAGUE},
	{"as appropriate", ANYWHERE, UNREAD_VAGUE},
	{"as and when", ANYWHERE, UNREAD_VAGUE},
	{"when", START, UNREAD_VAGUE},
	{"once", START, UNREAD_VAGUE},
	{"until", START, UNREAD_VAGUE},
	{"within", START, UNREAD_VAGUE},
	{"following", START, UNREAD_VAGUE},
	{"pending", START, UNREAD_VAGUE},
	{"awaiting", START, UNREAD_VAGUE},
	{"subject to", ANYWHERE, UNREAD_VAGUE},
	{"depending on", ANYWHERE, UNREAD_VAGUE},
	{"dependent on", ANYWHERE, UNREAD_VAGUE},
	{"dependent upon", ANYWHERE, UNREAD_VAGUE},
	{"next", START, UNREAD_VAGUE},
	{"this", START, UNREAD_VAGUE},
	{"future", START, UNREAD_VAGUE},
	{"mid", START, UNREAD_VAGUE},
	{"middle of", START, UNREAD_VAGUE},
	{"early", START, UNREAD_VAGUE},
	{"late", START, UNREAD_VAGUE},
	{"later", START, UNREAD_VAGUE},
	{"beginning of", START, UNREAD_VAGUE},
	{"around", START, UNREAD_VAGUE},
	{"about", START, UNREAD_VAGUE},
	{"approx", START, UNREAD_VAGUE},
	{"approximately", START, UNREAD_VAGUE},
	{"circa", START, UNREAD_VAGUE},
	{"term", ANYWHERE, UNREAD_VAGUE},
	{"", WHOLE, UNREAD_VAGUE},
};

/* The words that a year follows. */
static const struct {
	const char *word;
	enum {
		IS_A_MONTH,
		IS_A_SEASON,
		IS_A_QUARTER,
		IS_A_UNIT,
		IS_A_MONTHS,
		IS_A_YEAR,
		IS_A_FREQUENCY,
		IS_A_TBC
	} is;
} calendar_words[] = {
#define WORD(word, token, value) {word, IS_A_##token},
#include "calendar_words.def"
};

/* Far more than a deadline has; what is longer is judged by its beginning. */
enum { ROOM = 256 };

static char plain(uint32_t code_point)
{
	if (code_point < 0x80) {
		char c = ascii_lower((char)code_point);
		return ascii_is_alpha(c) || ascii_is_digit(c) ? c : ' ';
	}
	if (look_alike(code_point))
		return ascii_lower(look_alike(code_point));
	/* Blanks, dashes and quotes stand between words; another letter belongs to one. */
	bool mark = code_point < 0xC0 || (code_point >= 0x2000 && code_point <= 0x206F) ||
		    code_point == 0x3000;
	return mark ? ' ' : '~';
}

/* Puts the words into `room`, a blank before and behind each, as `phrases` wants them. */
static void spell(struct str words, char room[ROOM])
{
	size_t len = 0;
	room[len++] = ' ';
	for (size_t at = 0; at < words.len && len < ROOM - 2;) {
		uint32_t code_point;
		at += utf8_decode((struct str){words.at + at, words.len - at}, &code_point);
		char c = plain(code_point);
		if (c != ' ' || room[len - 1] != ' ')
			room[len++] = c;
	}
	if (room[len - 1] != ' ')
		room[len++] = ' ';
	room[len] = '\0';
}

static bool year_follows(struct str word)
{
	for (size_t i = 0; i < sizeof calendar_words / sizeof calendar_words[0]; i++)
		if (calendar_words[i].is <= IS_A_QUARTER &&
			str_equal(str_of(calendar_words[i].word), word))
			return true;
	return false;
}

static bool is_number(struct str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!ascii_is_digit(word.at[i]))
			return false;
	return true;
}

/* `December 201`, `20112`: a number that is nearly a year, where a year should stand. Two digits
 * behind a month can be a day (`December 31, 2018`), and a number that begins the words can count
 * something, unless nothing follows. */
static bool has_odd_year(const char *spelt)
{
	bool first = true, follows = false;
	for (const char *at = spelt + 1; *at; first = false) {
		struct str word = {at, strcspn(at, " ")};
		at += word.len + 1;
		bool odd = is_number(word) && word.len != 4, last = *at == '\0';
		if (odd && ((follows && (word.len > 2 || last)) || (first && last)))
			return true;
		follows = year_follows(word);
	}
	return false;
}

static bool says(const char *spelt, const struct phrase *phrase)
{
	size_t len = strlen(phrase->words);
	if (len == 0)
		return spelt[1] == '\0';
	for (const char *at = spelt + 1; *at; at += strcspn(at, " ") + 1) {
		bool here = strncmp(at, phrase->words, len) == 0 && at[len] == ' ';
		if (here && (phrase->where != WHOLE || at[len + 1] == '\0'))
			return true;
		if (phrase->where != ANYWHERE)
			return false;
	}
	return false;
}

enum unread unread_of(struct str words)
{
	char spelt[ROOM];
	spell(words, spelt);
	if (has_odd_year(spelt))
		return UNREAD_ODD_YEAR;
	/* "Complete by March" is a deadline in other words, and no status. */
	bool promises = strstr(spelt, " by ") != NULL;
	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
		if (says(spelt, &phrases[i]) && !(promises && phrases[i].is == UNREAD_STATUS))
			return phrases[i].is;
	return UNREAD_OTHER;
}
