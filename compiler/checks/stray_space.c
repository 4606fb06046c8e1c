#include "check.h"

static bool is_stop(char c)
{
	return c == '.' || c == ',' || c == ';';
}

/* Blanks too many. */
struct stray {
	size_t start, end; /* what goes; start == end: there are none */
	char stop;         /* that stands behind it; ' ': none */
};

static bool ends_line(struct str text, size_t at)
{
	return at >= text.len || text.at[at] == '\n' || text.at[at] == '\r';
}

/* Only a bullet's mark stands before it on its line, or nothing. */
static bool begins_line(struct str text, size_t at)
{
	while (at > 0 && (text.at[at - 1] == '-' || text.at[at - 1] == '*' ||
				 (unsigned char)text.at[at - 1] >= 0x80))
		at--;
	while (at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == '\t'))
		at--;
	return at == 0 || text.at[at - 1] == '\n';
}

/* A stop that ends words, and is no part of `.5`, `...` or `. . .`. */
static bool is_stray_stop(struct str text, size_t blank, size_t stop)
{
	bool ends =
		ends_line(text, stop + 1) || text.at[stop + 1] == ' ' || text.at[stop + 1] == ')';
	return is_stop(text.at[stop]) && ends && !is_stop(text.at[blank - 1]);
}

/* Two blanks behind the end of a sentence are a habit of typists. */
static bool ends_sentence(char c)
{
	return c == '.' || c == '?' || c == '!' || c == ':';
}

/* The first stray blanks from `at` on. */
static struct stray find_stray(struct str text, size_t at)
{
	while (at < text.len) {
		size_t start = at;
		while (at < text.len && text.at[at] == ' ')
			at++;
		size_t count = at - start;
		if (!count || ends_line(text, at) || begins_line(text, start)) {
			at++;
			continue;
		}
		if (is_stray_stop(text, start, at))
			return (struct stray){start, at, text.at[at]};
		if (count > 2 || (count == 2 && !ends_sentence(text.at[start - 1])))
			return (struct stray){start + 1, at, ' '};
	}
	return (struct stray){0};
}

/* Damaged bytes are blanks to us, but the writer typed something else. */
static bool is_typed(const struct model *model, struct span span)
{
	const struct source *source = source_at(model->sources, span.start);
	for (uint32_t at = span.start; at < span.end; at++)
		if (source->text[at - source->base] != ' ')
			return false;
	return true;
}

void check_stray_space(const struct model *model, struct diags *diags, const struct text *text)
{
	/* As typed, without the quotes. */
	struct str typed = source_slice(model->sources, text->span);
	struct str inner = str_unquoted(typed);
	uint32_t base = text->span.start + (uint32_t)(inner.at - typed.at);
	struct diag *diag = NULL;
	for (size_t at = 0;;) {
		struct stray stray = find_stray(inner, at);
		if (stray.start == stray.end)
			return;
		struct span span = {base + (uint32_t)stray.start, base + (uint32_t)stray.end};
		at = stray.end;
		if (!is_typed(model, (struct span){span.start - (stray.stop == ' '), span.end}))
			continue;
		if (diag) {
			repeat(diags, diag, span, STR("and here"));
		} else if (stray.stop != ' ') {
			diag = report(diags, PL607, span, "a blank before `%c`", stray.stop);
			help(diags, diag, "take it out");
		} else {
			diag = report(diags, PL607, span, "more than one blank between two words");
			help(diags, diag, "leave one");
		}
		suggest(diags, diag, SAFE, span, "%s", "");
	}
}
