#include "text.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

struct str str_of(const char *text)
{
	return (struct str){text, strlen(text)};
}

bool str_equal(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool str_equal_nocase(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_lower(a.at[i]) != ascii_lower(b.at[i]))
			return false;
	return true;
}

int str_compare(struct str a, struct str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.at, b.at, len) : 0;
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_has_letter(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_alpha(text.at[i]))
			return true;
	return false;
}

bool str_starts(struct str text, struct str prefix)
{
	return text.len >= prefix.len && str_equal((struct str){text.at, prefix.len}, prefix);
}

size_t str_find(struct str text, struct str needle)
{
	if (needle.len == 0)
		return 0;
	for (size_t i = 0; i + needle.len <= text.len; i++) {
		const char *hit = memchr(text.at + i, needle.at[0], text.len - needle.len - i + 1);
		if (!hit)
			break;
		i = (size_t)(hit - text.at);
		if (memcmp(hit, needle.at, needle.len) == 0)
			return i;
	}
	return text.len;
}

struct str str_trim(struct str text)
{
	while (text.len && ascii_is_blank(text.at[0])) {
		text.at++;
		text.len--;
	}
	while (text.len && ascii_is_blank(text.at[text.len - 1]))
		text.len--;
	return text;
}

static bool is_curly_quote(const char *at)
{
	return memcmp(at, "“", 3) == 0 || memcmp(at, "”", 3) == 0 || memcmp(at, "„", 3) == 0 ||
	       memcmp(at, "‟", 3) == 0;
}

struct str str_unquoted(struct str text)
{
	size_t open = text.len && text.at[0] == '"'              ? 1
		      : text.len >= 3 && is_curly_quote(text.at) ? 3
								 : 0;
	text.at += open;
	text.len -= open;
	if (text.len && text.at[text.len - 1] == '"')
		text.len--;
	else if (text.len >= 3 && is_curly_quote(text.at + text.len - 3))
		text.len -= 3;
	return text;
}

size_t str_blank(struct str text)
{
	if (!text.len)
		return 0;
	if ((unsigned char)text.at[0] < 0x80)
		return ascii_is_blank(text.at[0]);
	uint32_t point;
	size_t length = utf8_decode(text, &point);
	bool blank = point == 0xA0 || (point >= 0x2000 && point <= 0x200A) || point == 0x202F ||
		     point == 0x3000;
	return blank ? length : 0;
}

static struct str behind(struct str text, size_t at)
{
	return (struct str){text.at + at, text.len - at};
}

static bool is_escape(struct str text, size_t at)
{
	return text.at[at] == '\\' && at + 1 < text.len && text.at[at + 1] == '"';
}

/* True for single blanks and no escapes, as nearly all words are. */
static bool is_tidy(struct str words)
{
	if (!words.len)
		return true;
	const char *end = words.at + words.len;
	for (const char *at = words.at; at < end; at++) {
		if (*at > ' ' && *at != '\\')
			continue;
		if (*at == ' ' && at > words.at && at[-1] != ' ')
			continue;
		struct str rest = {at, (size_t)(end - at)};
		if (str_blank(rest) > 0 || is_escape(rest, 0))
			return false;
	}
	return true;
}

/* `words` with each run of blanks made one, and escaped quotes put back. */
static struct str collapsed(struct arena *arena, struct str words)
{
	char *copy = arena_alloc(arena, words.len);
	size_t len = 0;
	for (size_t at = 0; at < words.len;) {
		size_t blank = str_blank(behind(words, at));
		if (blank > 0 && len > 0 && copy[len - 1] != ' ')
			copy[len++] = ' ';
		if (blank == 0 && !is_escape(words, at))
			copy[len++] = words.at[at];
		at += blank > 0 ? blank : 1;
	}
	return str_trim((struct str){copy, len});
}

struct str str_tidied(struct arena *arena, struct str words)
{
	return is_tidy(words) ? str_trim(words) : collapsed(arena, words);
}

struct str str_join(struct arena *arena, const struct str parts[], size_t count)
{
	size_t len = 0;
	for (size_t i = 0; i < count; i++)
		len += parts[i].len;
	char *text = arena_alloc(arena, len + 1), *at = text;
	for (size_t i = 0; i < count; at += parts[i++].len)
		if (parts[i].len)
			memcpy(at, parts[i].at, parts[i].len);
	return (struct str){text, len};
}

struct str str_format(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct str text = str_format_list(arena, format, args);
	va_end(args);
	return text;
}

/* What a format puts in a row if all its slots are for texts, which is most of them, and printf
 * would go through the bytes of each one by one. 0: some slot is not. */
enum { PARTS = 16 };
static size_t parts_of(const char *format, va_list args, struct str parts[PARTS])
{
	for (size_t count = 0; count + 2 <= PARTS;) {
		size_t before = strcspn(format, "%");
		parts[count++] = (struct str){format, before};
		format += before;
		if (!*format)
			return count;
		if (format[1] == 's') {
			parts[count++] = str_of(va_arg(args, const char *));
			format += 2;
		} else if (strncmp(format, "%.*s", 4) == 0) {
			size_t most = (size_t)va_arg(args, int);
			const char *at = va_arg(args, const char *);
			const char *end = memchr(at, '\0', most);
			parts[count++] = (struct str){at, end ? (size_t)(end - at) : most};
			format += 4;
		} else {
			return 0;
		}
	}
	return 0;
}

struct str str_format_list(struct arena *arena, const char *format, va_list args)
{
	if (!strchr(format, '%'))
		return str_of(format);
	struct str parts[PARTS];
	va_list texts;
	va_copy(texts, args);
	size_t count = parts_of(format, texts, parts);
	va_end(texts);
	if (count)
		return str_join(arena, parts, count);
	char room[256]; /* in which most find theirs, so that they are made once */
	va_list again;
	va_copy(again, args);
	int len = vsnprintf(room, sizeof room, format, args);
	/* Only an encoding error or a text over 2 GiB can fail here, and we pass neither. */
	if (len < 0)
		arena_exhausted(arena);
	char *at = arena_alloc(arena, (size_t)len + 1);
	if ((size_t)len < sizeof room)
		memcpy(at, room, (size_t)len + 1);
	else
		vsnprintf(at, (size_t)len + 1, format, again);
	va_end(again);
	return (struct str){at, (size_t)len};
}

char *str_chars(struct arena *arena, struct str text)
{
	char *copy = arena_alloc(arena, text.len + 1);
	if (text.len)
		memcpy(copy, text.at, text.len);
	return copy;
}

/* Bytes of the valid sequence at `at`, 0 if there is none (RFC 3629, section 4). */
static size_t sequence(const unsigned char *at, size_t left)
{
	unsigned char first = at[0];
	if (first < 0x80)
		return 1;
	size_t len = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
	if (len == 0 || len > left)
		return 0;
	unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
	unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
	if (at[1] < low || at[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((at[i] & 0xC0) != 0x80)
			return 0;
	return len;
}

/* Where the ASCII from `i` on ends, or a little before: eight bytes at a time, as most of a plan is
 * nothing else. */
static size_t skip_ascii(struct str text, size_t i)
{
	uint64_t word;
	for (; i + sizeof word <= text.len; i += sizeof word) {
		memcpy(&word, text.at + i, sizeof word);
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	return i;
}

size_t utf8_valid(struct str text)
{
	const unsigned char *at = (const unsigned char *)text.at;
	size_t i = 0;
	while ((i = skip_ascii(text, i)) < text.len) {
		size_t len = sequence(at + i, text.len - i);
		if (!len)
			return i;
		i += len;
	}
	return text.len;
}

size_t utf8_decode(struct str text, uint32_t *code_point)
{
	const unsigned char *at = (const unsigned char *)text.at;
	size_t len = sequence(at, text.len);
	switch (len) {
	case 1: *code_point = at[0]; break;
	case 2: *code_point = (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu); break;
	case 3: *code_point = (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu); break;
	case 4:
		*code_point = (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 |
			      (at[3] & 0x3Fu);
		break;
	default: *code_point = UTF8_INVALID; return 1;
	}
	return len;
}

size_t utf8_count(struct str text)
{
	size_t count = 0, i = 0;
	uint32_t ignored;
	while (i < text.len) {
		size_t ascii_end = skip_ascii(text, i);
		count += ascii_end - i;
		i = ascii_end;
		if (i == text.len)
			break;
		i += utf8_decode((struct str){text.at + i, text.len - i}, &ignored);
		count++;
	}
	return count;
}

int utf8_width(uint32_t code_point)
{
	if (code_point >= 0x20 && code_point < 0x7F)
		return 1;
	return utf8proc_charwidth((utf8proc_int32_t)code_point);
}

bool utf8_is_bidi_control(uint32_t code_point)
{
	return code_point == 0x061C || code_point == 0x200E || code_point == 0x200F ||
	       (code_point >= 0x202A && code_point <= 0x202E) ||
	       (code_point >= 0x2066 && code_point <= 0x2069);
}

bool utf8_is_control(uint32_t code_point)
{
	return (code_point < 0x20 && code_point != '\t' && code_point != '\n' &&
		       code_point != '\r') ||
	       (code_point >= 0x7F && code_point < 0xA0);
}

bool utf8_is_hidden(uint32_t code_point)
{
	if (code_point >= 0x20 && code_point < 0x7F)
		return false;
	switch (utf8proc_category((utf8proc_int32_t)code_point)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CN: return true;
	default: return false;
	}
}

static bool is_letter_or_digit(uint32_t code_point)
{
	switch (utf8proc_category((utf8proc_int32_t)code_point)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND: return true;
	default: return false;
	}
}

size_t utf8_bare(uint32_t code_point, char bytes[UTF8_BARE])
{
	if (code_point < 0x80) {
		bytes[0] = ascii_lower((char)code_point);
		return ascii_is_alpha(bytes[0]) || ascii_is_digit(bytes[0]);
	}
	enum { MOST = UTF8_BARE / 4 };
	utf8proc_int32_t points[MOST];
	int ignored = 0;
	if (!is_letter_or_digit(code_point))
		return 0;
	utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code_point, points, MOST,
		UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &ignored);
	size_t len = 0;
	for (utf8proc_ssize_t i = 0; i < count && i < MOST; i++)
		len += (size_t)utf8proc_encode_char(points[i], (utf8proc_uint8_t *)bytes + len);
	return len;
}

struct str utf8_composed(struct arena *arena, struct str word)
{
	/* Sorting many marks takes time that grows with their square. */
	enum { LONGEST = 128, ROOM = 4 * LONGEST };
	utf8proc_int32_t points[ROOM];
	utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
	if (word.len > LONGEST)
		return (struct str){0};
	utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)word.at,
		(utf8proc_ssize_t)word.len, points, ROOM, options);
	if (count < 0 || count > ROOM)
		return (struct str){0};
	count = utf8proc_normalize_utf32(points, count, options);
	char *composed = arena_alloc(arena, 4 * (size_t)ROOM);
	size_t len = 0;
	for (utf8proc_ssize_t i = 0; i < count; i++)
		len += (size_t)utf8proc_encode_char(points[i], (utf8proc_uint8_t *)composed + len);
	struct str result = {composed, len};
	return str_equal(result, word) ? (struct str){0} : result;
}

enum { LONGEST_LIKENED = 64 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t text_distance(struct str a, struct str b, size_t limit)
{
	/* Longer names than this are never one slip away from each other in a way that helps. */
	if (a.len > LONGEST_LIKENED || b.len > LONGEST_LIKENED)
		return limit + 1;
	/* Most pairs of names end here or a few rows on, so that many names stay cheap. */
	if (a.len > b.len + limit || b.len > a.len + limit)
		return limit + 1;
	size_t rows[3][LONGEST_LIKENED + 1];
	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
		size_t least_of_row = now[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			char x = ascii_lower(a.at[i - 1]), y = ascii_lower(b.at[j - 1]);
			now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == ascii_lower(b.at[j - 2]) &&
				ascii_lower(a.at[i - 2]) == y)
				now[j] = least(now[j], before[j - 2] + 1);
			least_of_row = least(least_of_row, now[j]);
		}
		/* Values never fall from row to row; a swap reaches back two, but costs an edit. */
		if (least_of_row > limit)
			return limit + 1;
	}
	size_t distance = rows[a.len % 3][b.len];
	return distance > limit ? limit + 1 : distance;
}

size_t str_same_first_lines(struct str a, struct str b)
{
	size_t len = 0;
	while (len < a.len && len < b.len && a.at[len] == b.at[len])
		len++;
	while (len > 0 && a.at[len - 1] != '\n')
		len--;
	return len;
}

size_t str_same_last_lines(struct str a, struct str b, size_t beginning)
{
	size_t least = (a.len < b.len ? a.len : b.len) - beginning, len = 0, whole = 0;
	while (len < least && a.at[a.len - 1 - len] == b.at[b.len - 1 - len]) {
		/* Both lines begin behind a line end. */
		if (a.at[a.len - 1 - len] == '\n')
			whole = len;
		len++;
	}
	return whole;
}
