#include "encoding.h"

#include <string.h>

#include "cpu.h"
#include "plain.h"

/* The text of a damaged file is copied once, at the first damage. */
static void blank_out(struct source *source, struct arena *arena, uint32_t start, uint32_t end)
{
	if (source->scan == source->text) {
		source->scan = arena_alloc(arena, (size_t)source->size + SOURCE_PADDING);
		memcpy(source->scan, source->text, source->size);
	}
	for (uint32_t i = start; i < end; i++)
		if (source->scan[i] != '\n')
			source->scan[i] = ' ';
}

static struct span span_of(const struct source *source, uint32_t start, uint32_t end)
{
	return (struct span){source->base + start, source->base + end};
}

/* What a byte is in Windows-1252, in which most text that is not UTF-8 was written. Its range 80 to
 * 9F by the WHATWG Encoding Standard; the rest is Latin-1. */
static uint32_t windows_1252(unsigned char byte)
{
	static const uint16_t low[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
		0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C,
		0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
		0x0178};
	if (byte >= 0x80 && byte < 0xA0)
		return low[byte - 0x80];
	return byte;
}

static void report_invalid(struct source *source, struct diags *diags, uint32_t at, uint32_t count)
{
	unsigned char byte = (unsigned char)source->text[at];
	struct diag *diag = report(diags, PL006, span_of(source, at, at + 1),
		"byte `\\x%02X` is not valid UTF-8", byte);
	uint32_t meant = windows_1252(byte);
	char utf8[4] = {0};
	if (meant >= 0x800) {
		utf8[0] = (char)(0xE0 | meant >> 12);
		utf8[1] = (char)(0x80 | (meant >> 6 & 0x3F));
		utf8[2] = (char)(0x80 | (meant & 0x3F));
	} else if (meant >= 0xA0) {
		utf8[0] = (char)(0xC0 | meant >> 6);
		utf8[1] = (char)(0x80 | (meant & 0x3F));
	}
	if (utf8[0])
		help(diags, diag, "in Windows-1252 it is `%s`; save the file as UTF-8", utf8);
	else
		help(diags, diag, "save the file as UTF-8");
	if (count > 1)
		note(diags, diag, (struct span){0, 0}, "%u more such bytes in this file",
			(unsigned)(count - 1));
}

static bool starts_line(const struct source *source, uint32_t at, const char *marker)
{
	size_t len = strlen(marker);
	if (at + len > source->size || memcmp(source->text + at, marker, len) != 0)
		return false;
	char next = source->text[at + len];
	return ascii_is_blank(next);
}

static uint32_t line_end(const struct source *source, uint32_t at)
{
	const char *end = memchr(source->text + at, '\n', source->size - at);
	return end ? (uint32_t)(end - source->text) + 1 : source->size;
}

static bool begins_conflict(const struct source *source, uint32_t at)
{
	bool line = at == 0 || source->text[at - 1] == '\n';
	return line && starts_line(source, at, "<<<<<<<");
}

/* Where the last line of a conflict begins, as version control leaves it; the size if there is
 * none. */
static uint32_t conflict_end(const struct source *source, uint32_t at)
{
	uint32_t end = line_end(source, at);
	while (end < source->size && !starts_line(source, end, ">>>>>>>"))
		end = line_end(source, end);
	return end;
}

/* Both sides are skipped: neither is what the writer means. Of a conflict without its end only the
 * first line is, as nobody knows how far it goes. Returns where that ends. */
static uint32_t skip_conflict(struct source *source, struct diags *diags, uint32_t at, uint32_t end)
{
	bool closed = end < source->size;
	uint32_t close = line_end(source, closed ? end : at);
	struct diag *diag =
		report(diags, PL010, span_of(source, at, at + 7), "unresolved merge conflict");
	if (closed)
		note(diags, diag, span_of(source, end, end + 7), "it ends here");
	help(diags, diag, "keep one of the two sides and take the marked lines out");
	blank_out(source, diags->arena, at, close);
	return close;
}

/* The first byte from `at` on that needs a second look. */
static uint32_t skip_plain(const struct source *source, uint32_t at, bool wide)
{
	return (uint32_t)plain_end((struct str){source->scan, source->size}, at, wide);
}

/* The characters that a file must not hold and does: a finding for each, however often it occurs.
 */
struct unwanted {
	struct diags *diags;
	struct {
		uint32_t code_point;
		struct diag *diag;
	} seen[80]; /* there are 65 control characters and 12 bidirectional ones */
	unsigned count;
};

static void report_unwanted(struct unwanted *unwanted, uint32_t code_point, struct span span)
{
	struct diags *diags = unwanted->diags;
	for (unsigned i = 0; i < unwanted->count; i++)
		if (unwanted->seen[i].code_point == code_point) {
			repeat(diags, unwanted->seen[i].diag, span, STR("and here"));
			return;
		}
	struct diag *diag =
		utf8_is_bidi_control(code_point)
			? report(diags, PL009, span,
				  "invisible U+%04X changes the reading order of this line",
				  (unsigned)code_point)
			: report(diags, PL008, span, "control character U+%04X",
				  (unsigned)code_point);
	help(diags, diag,
		code_point == '\r' ? "end each line with LF, or with CR and LF" : "take it out");
	unwanted->seen[unwanted->count].code_point = code_point;
	unwanted->seen[unwanted->count++].diag = diag;
}

/* One finding for all bytes of a file that are not UTF-8: they have one cause. */
struct invalid {
	uint32_t first, count;
};

/* Not among the letters of western languages, and the quotes, dashes and signs that they use. What
 * looks at characters of texts one by one is called only if a file has such. */
static bool is_rare(uint32_t code_point)
{
	bool mark = (code_point >= 0x2010 && code_point <= 0x2027) || code_point == 0x20AC;
	return code_point == '<' || code_point == 0xAD || (code_point >= 0x300 && !mark);
}

/* Returns the bytes of the character at `at`. */
static uint32_t look_at(
	struct source *source, uint32_t at, struct unwanted *unwanted, struct invalid *invalid)
{
	struct diags *diags = unwanted->diags;
	uint32_t code_point;
	uint32_t len = (uint32_t)utf8_decode(
		(struct str){source->scan + at, source->size - at}, &code_point);
	struct span span = span_of(source, at, at + len);
	source->has_rare |= is_rare(code_point);
	bool bare_return = code_point == '\r' && source->text[at + 1] != '\n';
	if (code_point == UTF8_INVALID && len == 1) {
		if (invalid->count++ == 0)
			invalid->first = at;
		blank_out(source, diags->arena, at, at + 1);
	} else if (at == 0 && code_point == 0xFEFF) {
		struct diag *diag =
			report(diags, PL007, span, "the file starts with a byte order mark");
		help(diags, diag, "save the file as UTF-8 without one");
		suggest(diags, diag, SAFE, span, "%s", "");
	} else if (bare_return || utf8_is_bidi_control(code_point) || utf8_is_control(code_point)) {
		report_unwanted(unwanted, code_point, span);
		blank_out(source, diags->arena, at, at + len);
		/* It was meant for a line end: what stands behind it is read. */
		if (bare_return)
			source->scan[at] = '\n';
	}
	return len;
}

/* False if both sides of a conflict were skipped. One walk looks for all: most of its time goes
 * into fetching the text from memory. */
static bool find_odd(struct source *source, struct diags *diags)
{
	struct unwanted unwanted = {.diags = diags};
	struct invalid invalid = {0};
	bool whole = true, wide = cpu_has_avx2();
	uint32_t conflict =
		0; /* the end last found: what has none at one place has none behind it */
	uint32_t at = skip_plain(source, 0, wide);
	while (at < source->size) {
		if (begins_conflict(source, at)) {
			if (conflict < source->size)
				conflict = conflict_end(source, at);
			at = skip_conflict(source, diags, at, conflict);
			whole &= conflict == source->size;
		} else {
			at += look_at(source, at, &unwanted, &invalid);
		}
		at = skip_plain(source, at, wide);
	}
	if (invalid.count)
		report_invalid(source, diags, invalid.first, invalid.count);
	return whole;
}

/* UTF-16, which begins with its own byte order mark, has a NUL for every other byte. */
static bool is_utf16(const struct source *source)
{
	return source->size >= 2 && (memcmp(source->text, "\xFF\xFE", 2) == 0 ||
					    memcmp(source->text, "\xFE\xFF", 2) == 0);
}

bool check_encoding(struct source *source, struct diags *diags)
{
	if (is_utf16(source)) {
		struct diag *diag = report(
			diags, PL006, span_of(source, 0, 2), "the file is UTF-16, not UTF-8");
		help(diags, diag, "save the file as UTF-8");
		blank_out(source, diags->arena, 0, source->size);
		return false;
	}
	return find_odd(source, diags);
}
