#include "excerpt.h"

#include "visible.h"

enum {
	WIDEST = 120,   /* columns shown of a line */
	CONTEXT = 40,   /* columns before a mark, when the line is cut */
	LOOK_BACK = 400 /* bytes in which that much context is found, in any script */
};

void pen_style(const struct pen *pen, enum style style)
{
	static const char *const codes[] = {
		[STYLE_OFF] = "0",
		[STYLE_NOTE] = "1;36",
		[STYLE_WARNING] = "1;33",
		[STYLE_ERROR] = "1;31",
		[STYLE_STRONG] = "1",
		[STYLE_FRAME] = "34",
	};
	if (pen->color)
		fprintf(pen->out, "\033[%sm", codes[style]);
}

void pen_gutter(const struct pen *pen, uint32_t line)
{
	pen_style(pen, STYLE_FRAME);
	if (line)
		fprintf(pen->out, "%*lu |", (int)pen->gutter, (unsigned long)line);
	else
		fprintf(pen->out, "%*s |", (int)pen->gutter, "");
	pen_style(pen, STYLE_OFF);
}

/* The part of a line that is shown, in bytes of the line. */
struct window {
	struct str line;
	size_t start, end;
};

static bool is_cut_left(const struct window *window)
{
	return window->start > 0;
}

static bool is_cut_right(const struct window *window)
{
	return window->end < window->line.len;
}

/* A walk over what the window shows; the sign for a cut takes a column. */
static struct glyphs walk(const struct window *window)
{
	struct str shown = {window->line.at + window->start, window->end - window->start};
	return (struct glyphs){.rest = shown, .column = is_cut_left(window)};
}

/* As much of the line from `start` on as there is room for. */
static struct window fit(struct str line, size_t start)
{
	struct window window = {line, start, line.len};
	struct glyphs glyphs = walk(&window);
	struct glyph glyph;
	size_t end = start;
	while (glyph_next(&glyphs, &glyph)) {
		if (glyphs.column > WIDEST) {
			window.end = end;
			break;
		}
		if (glyphs.column < WIDEST)
			end = (size_t)(glyphs.rest.at - line.at);
	}
	return window;
}

static bool shows(const struct window *window, size_t from, size_t to)
{
	return from >= window->start && to <= window->end &&
	       (from < window->end || !is_cut_right(window));
}

/* Where to start so that some context is left before `from`. */
static size_t start_before(struct str line, size_t from)
{
	size_t start = from > LOOK_BACK ? from - LOOK_BACK : 0;
	/* Not within a character: three bytes at most continue one (RFC 3629). */
	for (int i = 0; i < 3 && start > 0 && ((unsigned char)line.at[start] & 0xC0) == 0x80; i++)
		start++;
	struct window before = {line, start, from};
	struct glyphs glyphs = walk(&before);
	struct glyph glyph;
	while (glyph_next(&glyphs, &glyph))
		;
	unsigned end = glyphs.column;
	glyphs = walk(&before);
	while (glyph_next(&glyphs, &glyph))
		/* A combining mark would go onto the sign for the cut. */
		if (end - glyph.column <= CONTEXT && glyph.columns > 0)
			return (size_t)(glyph.text.at - line.at);
	return from;
}

static struct window window_for(struct str line, size_t from, size_t to)
{
	struct window window = fit(line, 0);
	return shows(&window, from, to) ? window : fit(line, start_before(line, from));
}

static void draw_line(const struct pen *pen, uint32_t number, const struct window *window)
{
	pen_gutter(pen, number);
	if (window->line.len) {
		struct glyphs shown = walk(window);
		fputs(is_cut_left(window) ? " …" : " ", pen->out);
		visible_line(shown.rest, shown.column, pen->out);
		if (is_cut_right(window))
			fputs("…", pen->out);
	}
	fputc('\n', pen->out);
}

struct columns {
	unsigned start, end;
};

/* Where a mark goes: under all of each glyph that it touches, and never nowhere. */
static struct columns columns_of(const struct window *window, size_t from, size_t to)
{
	struct columns columns = {0, 0};
	bool started = false;
	struct glyphs glyphs = walk(window);
	struct glyph glyph;
	while (glyph_next(&glyphs, &glyph)) {
		size_t start = (size_t)(glyph.text.at - window->line.at);
		if (!started && from < start + glyph.text.len) {
			columns.start = glyph.column;
			started = true;
		}
		if (start < to)
			columns.end = glyphs.column;
	}
	if (!started)
		columns.start = glyphs.column;
	if (to > window->end)
		columns.end = glyphs.column + 1;
	if (columns.end <= columns.start) {
		/* Nothing but a combining mark is shown by what it sits on. */
		if (from < to && columns.start > 0)
			columns.start--;
		columns.end = columns.start + 1;
	}
	return columns;
}

static void draw_mark(
	const struct pen *pen, const struct mark *mark, struct columns columns, enum style style)
{
	pen_gutter(pen, 0);
	fprintf(pen->out, " %*s", (int)columns.start, "");
	pen_style(pen, mark->primary ? style : STYLE_FRAME);
	for (unsigned i = columns.start; i < columns.end; i++)
		fputc(mark->primary ? '^' : '-', pen->out);
	if (mark->text.len) {
		fputc(' ', pen->out);
		visible_text(mark->text, pen->out);
	}
	pen_style(pen, STYLE_OFF);
	fputc('\n', pen->out);
}

/* What stands between two lines with marks: one line is shown, several are left out. */
static void draw_gap(
	const struct pen *pen, const struct source *source, uint32_t above, uint32_t below)
{
	if (below == above + 2) {
		uint32_t ignored;
		struct window window = window_for(source_line(source, above + 1, &ignored), 0, 0);
		draw_line(pen, above + 1, &window);
	} else if (below > above + 2) {
		pen_style(pen, STYLE_FRAME);
		fputs("...", pen->out);
		pen_style(pen, STYLE_OFF);
		fputc('\n', pen->out);
	}
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

void excerpt_print(const struct pen *pen, const struct mark *marks, size_t count, enum style style)
{
	struct window window = {0};
	uint32_t shown = 0;
	for (const struct mark *mark = marks; mark < marks + count; mark++) {
		uint32_t start;
		struct str line = source_line(mark->source, mark->line, &start);
		/* A place in the line end is shown behind the last character. */
		size_t from = least(mark->from - start, line.len);
		size_t to = least(mark->to - start, line.len);
		if (mark->line != shown || !shows(&window, from, to)) {
			if (shown)
				draw_gap(pen, mark->source, shown, mark->line);
			window = window_for(line, from, to);
			draw_line(pen, mark->line, &window);
			shown = mark->line;
		}
		draw_mark(pen, mark, columns_of(&window, from, to), style);
	}
}
