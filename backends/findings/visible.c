#include "visible.h"

#include <string.h>

enum {
	TAB = 4,
	MARKS = 30 /* on one base, the limit of UAX #15's Stream-Safe Text Format */
};

static unsigned digits_of(uint32_t code_point)
{
	return code_point > 0xFFFFF ? 6 : code_point > 0xFFFF ? 5 : 4;
}

static void spell(struct glyph *glyph, uint32_t code_point)
{
	glyph->columns = 2 + digits_of(code_point);
	snprintf(glyph->spelt, sizeof glyph->spelt, "U+%04X", (unsigned)code_point);
}

static void spell_byte(struct glyph *glyph)
{
	glyph->columns = 4;
	snprintf(glyph->spelt, sizeof glyph->spelt, "\\x%02X", (unsigned char)glyph->text.at[0]);
}

static void spell_tab(struct glyph *glyph)
{
	glyph->columns = TAB - glyph->column % TAB;
	for (unsigned i = 0; i < glyph->columns; i++)
		glyph->spelt[i] = ' ';
}

bool glyph_next(struct glyphs *glyphs, struct glyph *glyph)
{
	if (glyphs->rest.len == 0)
		return false;
	uint32_t code_point;
	size_t bytes = utf8_decode(glyphs->rest, &code_point);
	unsigned marks = 0;
	*glyph = (struct glyph){.text = {glyphs->rest.at, bytes}, .column = glyphs->column};
	if (bytes == 1 && (unsigned char)glyphs->rest.at[0] >= 0x80) {
		spell_byte(glyph);
	} else if (code_point == '\t') {
		spell_tab(glyph);
	} else if (utf8_is_hidden(code_point)) {
		spell(glyph, code_point);
	} else {
		glyph->columns = (unsigned)utf8_width(code_point);
		marks = glyph->columns == 0 ? glyphs->marks + 1 : 0;
		/* A tower of marks would cover other lines, and could be as long as the file. */
		if (marks > MARKS)
			spell(glyph, code_point);
	}
	glyphs->marks = marks;
	glyphs->column += glyph->columns;
	glyphs->rest.at += bytes;
	glyphs->rest.len -= bytes;
	return true;
}

void visible_line(struct str text, unsigned column, FILE *out)
{
	struct glyphs glyphs = {.rest = text, .column = column};
	struct glyph glyph;
	struct str plain = {text.at, 0};
	while (glyph_next(&glyphs, &glyph)) {
		if (!glyph.spelt[0]) {
			plain.len += glyph.text.len;
			continue;
		}
		fwrite(plain.at, 1, plain.len, out);
		fputs(glyph.spelt, out);
		plain = (struct str){glyphs.rest.at, 0};
	}
	if (plain.len)
		fwrite(plain.at, 1, plain.len, out);
}

void visible_text(struct str text, FILE *out)
{
	size_t start = 0;
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] == '\t' || text.at[i] == '\n' || text.at[i] == '\r') {
			visible_line((struct str){text.at + start, i - start}, 0, out);
			fputc(' ', out);
			start = i + 1;
		}
	if (start < text.len)
		visible_line((struct str){text.at + start, text.len - start}, 0, out);
}

static bool is_plain(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] < ' ' || text.at[i] > '~')
			return false;
	return true;
}

/* What stands in a line of its own for a glyph. */
static struct str line_form(const struct glyph *glyph)
{
	char first = glyph->text.at[0];
	if (first == '\t' || first == '\n' || first == '\r')
		return STR(" ");
	return glyph->spelt[0] ? str_of(glyph->spelt) : glyph->text;
}

struct str visible_copy(struct arena *arena, struct str text)
{
	if (is_plain(text))
		return text;
	struct glyph glyph;
	size_t len = 0;
	for (struct glyphs glyphs = {.rest = text}; glyph_next(&glyphs, &glyph);)
		len += line_form(&glyph).len;
	char *copy = arena_alloc(arena, len), *end = copy;
	for (struct glyphs glyphs = {.rest = text}; glyph_next(&glyphs, &glyph);) {
		struct str form = line_form(&glyph);
		memcpy(end, form.at, form.len);
		end += form.len;
	}
	return (struct str){copy, len};
}
