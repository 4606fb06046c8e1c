#include "form_words.h"

#include <string.h>

static const struct {
	const char *word;
	enum {
		LETTER_MONTH = 'M',
		LETTER_SEASON = 'S',
		LETTER_QUARTER = 'Q',
		LETTER_OTHER = 'W'
	} letter;
	int value;
} date_words[] = {
#define LETTER_UNIT LETTER_OTHER
#define LETTER_MONTHS LETTER_OTHER
#define LETTER_YEAR LETTER_OTHER
#define LETTER_FREQUENCY LETTER_OTHER
#define LETTER_TBC LETTER_OTHER
#define WORD(word, token, value) {word, LETTER_##token, value},
#include "calendar_words.def"
};

static bool is_letter_or_digit(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c);
}

static struct piece number_piece(struct str text, size_t digits)
{
	struct piece piece = {.letter = 'W', .text = text};
	if (digits != 1 && digits != 2 && digits != 4)
		return piece;
	piece.letter = digits == 4 ? 'Y' : 'N';
	for (size_t i = 0; i < digits; i++)
		piece.value = piece.value * 10 + (text.at[i] - '0');
	return piece;
}

static bool is_ordinal_end(struct str text)
{
	return str_equal_nocase(text, STR("st")) || str_equal_nocase(text, STR("nd")) ||
	       str_equal_nocase(text, STR("rd")) || str_equal_nocase(text, STR("th"));
}

static struct piece piece_of(struct str text)
{
	size_t digits = 0;
	while (digits < text.len && ascii_is_digit(text.at[digits]))
		digits++;
	if (digits == text.len ||
		(digits > 0 && is_ordinal_end((struct str){text.at + digits, text.len - digits})))
		return number_piece(text, digits);
	for (size_t i = 0; i < sizeof date_words / sizeof date_words[0]; i++)
		if (str_equal_nocase(text, str_of(date_words[i].word)))
			return (struct piece){
				(char)date_words[i].letter, text, date_words[i].value};
	return (struct piece){'W', text, 0};
}

static bool is_quarter_word(struct str text)
{
	return str_equal_nocase(text, STR("quarter")) || str_equal_nocase(text, STR("qtr"));
}

/* `Quarter 3` is `Q3`. */
static size_t add_piece(struct piece *pieces, size_t count, struct piece piece)
{
	if (count > 0 && piece.letter == 'N' && piece.value >= 1 && piece.value <= 4 &&
		is_quarter_word(pieces[count - 1].text)) {
		piece.letter = 'Q';
		count--;
	}
	pieces[count] = piece;
	return count + 1;
}

/* Letters that a digit follows at once; 0 if there are none. */
static size_t letters_before_digit(struct str text)
{
	size_t letters = 0;
	while (letters < text.len && ascii_is_alpha(text.at[letters]))
		letters++;
	return letters < text.len ? letters : 0;
}

bool split_form_words(struct form_words *form)
{
	struct str words = form->words;
	size_t count = 0;
	for (size_t at = 0; at < words.len;) {
		size_t begin = at;
		while (at < words.len && is_letter_or_digit(words.at[at]))
			at++;
		if (at > begin) {
			if (count == MOST_PIECES)
				return false;
			struct str text = {words.at + begin, at - begin};
			/* `FY2018` is `FY 2018`, `March2018` is `March 2018`. */
			size_t letters = letters_before_digit(text);
			struct str word = {text.at, letters};
			if (str_equal_nocase(word, STR("FY")) || piece_of(word).letter == 'M') {
				text.len = letters;
				at = begin + letters;
			}
			count = add_piece(form->pieces, count, piece_of(text));
			continue;
		}
		uint32_t point;
		size_t len = utf8_decode((struct str){words.at + at, words.len - at}, &point);
		if (count > 0 && words.at[at] != ' ' && !form->joint[0] && len < sizeof form->joint)
			memcpy(form->joint, words.at + at, len);
		at += len;
	}
	for (size_t i = 0; i < count; i++)
		form->pattern[i] = form->pieces[i].letter;
	return true;
}

struct diag *form_says(const struct form_words *form, const char *what)
{
	return report(
		form->calendar->diags, PL024, form->span, "`%.*s` %s", STR_ARG(form->words), what);
}

int form_year(const struct form_words *form, size_t i)
{
	const struct piece *piece = &form->pieces[i];
	return piece->letter == 'N' ? nearest_century(form->calendar, piece->value) : piece->value;
}
