/* Text is UTF-8 in slices that own nothing: comparing, decoding, measuring and likening them. */
#ifndef TEXT_H
#define TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* A slice of bytes that somebody else owns; not ended by NUL. An empty one may have at == NULL. */
struct str {
	const char *at;
	size_t len; /* bytes */
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* For printf's "%.*s". */
#define STR_ARG(str) (int)(str).len, (str).at ? (str).at : ""

/* The NUL-ended string `text` as a slice. */
struct str str_of(const char *text);

bool str_equal(struct str a, struct str b);

/* Equal but for the case of ASCII letters. */
bool str_equal_nocase(struct str a, struct str b);

/* Order of the bytes, as memcmp and then the length give it: negative, 0 or positive. */
int str_compare(struct str a, struct str b);

bool str_starts(struct str text, struct str prefix);

/* True if one of its bytes is an ASCII letter. */
bool str_has_letter(struct str text);

/* Position of `needle` in `text` in bytes, or text.len if it is not there. */
size_t str_find(struct str text, struct str needle);

/* Without blanks, tabs and line ends at both ends. */
struct str str_trim(struct str text);

/* A text as written without its quotes, straight or curly; the closing one may be missing. */
struct str str_unquoted(struct str text);

/* Bytes of the blank that `text` begins with: of any kind that the scanner takes for one, line ends
 * included; 0 if it is none. */
size_t str_blank(struct str text);

/* Trimmed, with each run of blanks (of any kind that the scanner takes for one) made one, and
 * escaped quotes put back. A copy owned by the arena, unless the words are so already. */
struct str str_tidied(struct arena *arena, struct str words);

/* Texts in a row, owned by the arena and ended by NUL. */
struct str str_join(struct arena *arena, const struct str parts[], size_t count);

/* printf into the arena. The format is a literal: one that has no slots is the text itself. */
__attribute__((format(printf, 2, 3))) struct str str_format(
	struct arena *arena, const char *format, ...);

/* vprintf into the arena. */
__attribute__((format(printf, 2, 0))) struct str str_format_list(
	struct arena *arena, const char *format, va_list args);

/* A copy that ends in NUL, owned by the arena. */
char *str_chars(struct arena *arena, struct str text);

static inline bool ascii_is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* ASCII letter to small; every other byte stays. Knows no locale. */
static inline char ascii_lower(char c)
{
	return ascii_is_capital(c) ? (char)(c - 'A' + 'a') : c;
}

static inline bool ascii_is_alpha(char c)
{
	char small = (char)(c | 0x20);
	return small >= 'a' && small <= 'z';
}

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Blank, tab, CR, LF. */
static inline bool ascii_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Without blanks and marks such as a full stop at its end; all of a text that is nothing else. */
static inline struct str str_without_stop(struct str text)
{
	for (size_t len = text.len; len > 0; len--) {
		char last = text.at[len - 1];
		if (last != '.' && last != ',' && last != ';' && last != ':' &&
			!ascii_is_blank(last))
			return (struct str){text.at, len};
	}
	return text;
}

/* Length in bytes of the first character that is not valid UTF-8 by RFC 3629 counted from the
 * start: the number of leading valid bytes; text.len when all is valid. */
size_t utf8_valid(struct str text);

/* Decodes the first character of `text`: stores its code point, returns its bytes (at least 1).
 * An invalid sequence is one byte with code point UTF8_INVALID, which valid text may hold as three
 * bytes. `text` is not empty. */
enum { UTF8_INVALID = 0xFFFD };
size_t utf8_decode(struct str text, uint32_t *code_point);

/* Number of code points (invalid bytes count as one each). */
size_t utf8_count(struct str text);

/* Columns of a character on a terminal: 0 for combining marks and controls, 2 for wide East Asian
 * ones, else 1. The Unicode data are utf8proc's, never the locale's. */
int utf8_width(uint32_t code_point);

/* A character that reorders or hides text: bidirectional controls (UAX #9), C0 and C1 controls but
 * for tab and line ends. Such a character is never sent to a terminal as it is. */
bool utf8_is_bidi_control(uint32_t code_point);
bool utf8_is_control(uint32_t code_point);

/* A character that must be spelt out to be seen: a control of any kind (tab and line ends too), one
 * that only formats (bidirectional, zero-width, soft hyphen), a line or paragraph separator, or one
 * that Unicode has not assigned (general categories Cc, Cf, Zl, Zp, Cs, Cn). */
bool utf8_is_hidden(uint32_t code_point);

/* The letter or digit that people compare by: small, without its marks ("É" is "e"). Stores its
 * UTF-8 and returns the bytes; 0 for what is neither. */
enum { UTF8_BARE = 16 };
size_t utf8_bare(uint32_t code_point, char bytes[UTF8_BARE]);

/* The word as Unicode composes it (NFC: a letter and its accent are one character, where there is
 * one); owned by the arena. at == NULL if it is so already, or too long to ask. */
struct str utf8_composed(struct arena *arena, struct str word);

/* Edits to make one of the other, counting letters added, dropped, changed, or swapped with their
 * neighbour (optimal string alignment), without regard to ASCII case; `limit` + 1 if more than
 * `limit`. In code units; names are ASCII. */
size_t text_distance(struct str a, struct str b, size_t limit);

/* Bytes of the whole lines that both texts begin with; and of those that both end with, behind a
 * common beginning of so many bytes. */
size_t str_same_first_lines(struct str a, struct str b);
size_t str_same_last_lines(struct str a, struct str b, size_t beginning);

#endif
