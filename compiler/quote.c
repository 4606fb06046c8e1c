#include "parser.h"
#include "plain.h"

#include <string.h>

/* A quote behind an odd number of backslashes is CommonMark's `\"`. */
static bool is_escaped(const char *first, const char *quote)
{
	const char *at = quote;
	while (at > first && at[-1] == '\\')
		at--;
	return (quote - at) % 2 == 1;
}

/* A blank as the scanner has it, which is more than one byte: no-break, thin, ideographic … */
static bool is_wide_blank(const char *at)
{
	static const char *const blanks[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE3\x80\x80"};
	for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
		if (strncmp(at, blanks[i], strlen(blanks[i])) == 0)
			return true;
	return strncmp(at, "\xE2\x80", 2) == 0 && (unsigned char)at[2] <= 0x8A;
}

static bool may_follow_text(const char *at)
{
	switch (*at) {
	case ' ':
	case '\t':
	case '\r':
	case '\n':
	case ',':
	case ';':
	case '.':
	case ':':
	case ')':
	case ']':
	case '}':
	case '{': return true;
	default: return is_wide_blank(at);
	}
}

/* In a text that runs over a line end, a quote behind a blank would rather open the next text,
 * unless it stands alone at the start of its line. */
static bool closes_text(const char *first, const char *quote)
{
	if (!ascii_is_blank(quote[-1]) || !memchr(first, '\n', (size_t)(quote - first)))
		return true;
	const char *at = quote;
	while (at > first && (at[-1] == ' ' || at[-1] == '\t'))
		at--;
	return at[-1] == '\n';
}

/* The first quote at or behind `from` that is not escaped, or the end. Texts that are not closed
 * are searched again and again from later places, so the last answer is kept: without it a file of
 * lines of `\"` takes the square of its length. */
static const char *next_quote(struct parser *parser, const char *first, const char *from)
{
	const char *text = parser->source->scan, *end = text + parser->source->size;
	uint32_t offset = (uint32_t)(from - text);
	if (offset >= parser->search_from && offset <= parser->search_end && parser->search_end)
		return text + parser->search_end;
	const char *at = from;
	while ((at = memchr(at, '"', (size_t)(end - at))) && is_escaped(first, at))
		at++;
	if (!at)
		at = end;
	parser->search_from = offset;
	parser->search_end = (uint32_t)(at - text);
	return at;
}

/* A quote that closes a word, of a text whose opening quote was forgotten: `Write the plan" {`. */
static bool is_stray(const char *text, const char *quote)
{
	return quote > text && !ascii_is_blank(quote[-1]) && quote[-1] != '"' &&
	       may_follow_text(quote + 1);
}

/* One character of a text that a word processor has curled. */
static bool is_curly(const char *at)
{
	return strncmp(at, "“", 3) == 0 || strncmp(at, "”", 3) == 0 || strncmp(at, "„", 3) == 0 ||
	       strncmp(at, "‟", 3) == 0;
}

/* Bytes of the quote at `at`, of either sort; 0 if none stands there. */
static size_t quote_length(const char *at)
{
	return *at == '"' ? 1 : is_curly(at) ? 3 : 0;
}

/* A quote within a text, where it is known by what stands on its two sides. */
static bool closes_pair(const char *at, size_t len, bool inner)
{
	return !ascii_is_blank(at[-1]) &&
	       (may_follow_text(at + len) || (inner && quote_length(at + len)));
}

/* `12"` opens nothing, but `pre-“war”` does. */
static bool opens_pair(const char *first, const char *at)
{
	if (*at == '"')
		return at == first || ascii_is_blank(at[-1]) || at[-1] == '(';
	return strncmp(at, "”", 3) != 0;
}

static const char *line_end_behind(const struct parser *parser, const char *at)
{
	const char *end = parser->source->scan + parser->source->size;
	const char *line_end = memchr(at, '\n', (size_t)(end - at));
	return line_end ? line_end : end;
}

/* The quote on this line that closes the text, one of which is curly; NULL for none. Pairs of
 * quotes may stand within it. */
static const char *closing_on_line(const struct parser *parser, const char *first, uint32_t quote)
{
	const char *end = line_end_behind(parser, first);
	unsigned depth = 1;
	size_t len;
	for (const char *at = first; at < end; at += len ? len : 1) {
		len = *at == '"' && is_escaped(first, at) ? 0 : quote_length(at);
		if (!len)
			continue;
		if (closes_pair(at, len, depth > 1))
			depth--;
		else if (opens_pair(first, at))
			depth++;
		if (depth == 0)
			return quote > 1 || len > 1 ? at : NULL;
	}
	return NULL;
}

/* Says that the text that begins at `start` is not closed; the rest of its first line is the text,
 * so that the next line is read as usual. Returns its length. */
static uint32_t unclosed_length(struct parser *parser, uint32_t start, uint32_t quote)
{
	struct span opening = {start, start + quote};
	if (!syntax_error_known(parser, opening)) {
		struct diag *diag =
			report(parser->diags, PL002, opening, "this text is not closed");
		help(parser->diags, diag, "put a `\"` behind its last word");
		text_lost(parser, opening.end);
	}
	const char *first = parser->source->scan + (opening.end - parser->source->base);
	const char *stop = line_end_behind(parser, first);
	while (stop > first && ascii_is_blank(stop[-1]))
		stop--;
	return (uint32_t)(stop - first) + quote;
}

/* The length of a text that its line closes, with a curly quote at one end or at both; 0 if it does
 * not. */
static uint32_t curly_end(struct parser *parser, uint32_t start, uint32_t quote)
{
	const char *first = parser->source->scan + (start - parser->source->base) + quote;
	const char *last = closing_on_line(parser, first, quote);
	if (!last)
		return 0;
	uint32_t from = start + quote, stop = from + (uint32_t)(last - first);
	uint32_t len = (uint32_t)quote_length(last);
	/* A backslash that did nothing to a curly quote would take a straight one into the text. */
	struct str closing = is_escaped(first, last) ? STR("\\\"") : STR("\"");
	struct span opens = {start, from}, closes = {stop, stop + len};
	if (quote > 1)
		note_character(parser, NOTED_QUOTE, opens, STR("\""));
	else
		note_character(parser, NOTED_QUOTE, closes, closing);
	struct diag *diag = parser->noted[NOTED_QUOTE];
	/* Between straight quotes, one of those in the text would be taken for its end. */
	for (const char *at = first; (at = memchr(at, '"', (size_t)(last - at))); at++) {
		uint32_t inner = from + (uint32_t)(at - first);
		if (!is_escaped(first, at))
			suggest(parser->diags, diag, SAFE, (struct span){inner, inner + 1}, "\\\"");
	}
	if (quote > 1 && len > 1)
		suggest(parser->diags, diag, SAFE, closes, "%.*s", STR_ARG(closing));
	return stop + len - start;
}

/* No line of a text that runs over line ends is blank, opens or closes a block. */
static bool may_be_text(const char *from, const char *quote)
{
	for (const char *at = from; at < quote; at++) {
		bool blank = at > from && *at == '\n' && at[-1] == '\n';
		if (blank || *at == '{' || *at == '}' || *at == '#')
			return false;
	}
	return true;
}

static void report_inner(struct parser *parser, struct span place)
{
	if (syntax_error_known(parser, place))
		return;
	struct diag *diag = report(parser->diags, PL020, place, "quotes inside a text");
	help(parser->diags, diag, "write “%.*s”",
		STR_ARG(str_unquoted(parser_slice(parser, place))));
	struct span opens = {place.start, place.start + 1};
	struct span ends = {place.end - 1, place.end};
	suggest(parser->diags, diag, SAFE, opens, "“");
	suggest(parser->diags, diag, SAFE, ends, "”");
}

/* The quote on a line below that closes a text which runs on there; NULL if none does. */
static const char *closing_below(struct parser *parser, const char *from)
{
	enum { FARTHEST = 4096 };
	const char *text = parser->source->scan, *end = text + parser->source->size;
	const char *quote = next_quote(parser, from, from);
	if (quote >= end || quote - from > FARTHEST || !is_stray(text, quote) ||
		!may_be_text(from, quote))
		return NULL;
	return quote;
}

/* `"Our "Ask the Mayor" events"`: the length of the whole text if, on its line, as many quotes
 * close as open, or one more opens, which a line below closes; 0 if they do not. */
static uint32_t nested_length(struct parser *parser, uint32_t start)
{
	const char *first = parser->source->scan + (start - parser->source->base) + 1;
	const char *end = line_end_behind(parser, first);
	const char *inner = NULL, *inner_end = NULL, *last = NULL;
	unsigned depth = 1;
	for (const char *at = first; at < end && !last; at++) {
		if (*at != '"' || is_escaped(first, at))
			continue;
		bool closes = !ascii_is_blank(at[-1]) && at[-1] != '(' &&
			      (may_follow_text(at + 1) || at[1] == '"');
		if (closes && !inner)
			return 0;
		depth = closes ? depth - 1 : depth + 1;
		if (!closes && !inner)
			inner = at;
		if (closes && depth == 1 && !inner_end)
			inner_end = at + 1;
		if (depth == 0)
			last = at;
	}
	if (!last && depth == 1 && inner_end)
		last = closing_below(parser, end);
	if (!last)
		return 0;
	uint32_t from = start + (uint32_t)(inner - first) + 1;
	report_inner(parser, (struct span){from, from + (uint32_t)(inner_end - inner)});
	return (uint32_t)(last - first) + 2;
}

/* As many quotes open behind `at` as close; on a line of that length it may be asked of each. */
static bool are_paired(const char *at, const char *end)
{
	enum { LONGEST = 1000 };
	bool paired = true;
	for (const char *next = at; next < end && end - at <= LONGEST; next++)
		paired ^= *next == '"';
	return paired && end - at <= LONGEST;
}

/* `"Agree."owner sam`: the length of a text on whose quote a word of the language follows at once,
 * which a text that lost its quote hardly has there. 0 if none does. */
static uint32_t touched_length(struct parser *parser, uint32_t start, const char *quote)
{
	const char *text = parser->source->scan, *first = text + (start - parser->source->base) + 1;
	uint32_t len = (uint32_t)(quote - first) + 2;
	const char *end = line_end_behind(parser, first);
	/* Behind a digit the quote may be an inch. */
	if (quote >= end || quote == first || ascii_is_blank(quote[-1]) ||
		ascii_is_digit(quote[-1]) || !ascii_is_alpha(quote[1]) ||
		!are_paired(quote + 1, end) || !keyword_follows(parser, start + len))
		return 0;
	struct span behind = {start + len, start + len};
	if (syntax_error_known(parser, behind))
		return len;
	struct diag *diag =
		report(parser->diags, PL001, behind, "no blank stands between a text and a word");
	help(parser->diags, diag, "put one behind the quote");
	suggest(parser->diags, diag, SAFE, behind, " ");
	return len;
}

/* Any text. It may run over line ends. */
__attribute__((noinline)) static uint32_t odd_text_length(struct parser *parser, uint32_t start)
{
	const char *text = parser->source->scan, *end = text + parser->source->size;
	const char *first = text + (start - parser->source->base) + 1;
	const char *quote = next_quote(parser, first, first);
	parser->odd_text = start;
	if (quote < end && may_follow_text(quote + 1) && closes_text(first, quote))
		return (uint32_t)(quote - first) + 2;
	if (is_stray(text, first - 1))
		return 1;
	uint32_t len = curly_end(parser, start, 1);
	if (!len)
		len = nested_length(parser, start);
	if (!len)
		len = touched_length(parser, start, quote);
	return len ? len : unclosed_length(parser, start, 1);
}

uint32_t text_length(struct parser *parser, uint32_t start)
{
	const char *first = parser->source->scan + (start - parser->source->base) + 1;
	const char *quote = plain_text_end(first);
	/* Most texts stand on one line, with a blank or the line end behind them. */
	if (*quote == '"' && quote[-1] != '\\' && (quote[1] == '\n' || quote[1] == ' '))
		return (uint32_t)(quote - first) + 2;
	return odd_text_length(parser, start);
}

uint32_t curly_length(struct parser *parser, uint32_t start)
{
	const char *text = parser->source->scan;
	const char *quote = text + (start - parser->source->base);
	parser->odd_text = start;
	if (quote > text && !ascii_is_blank(quote[-1]) && may_follow_text(quote + 3))
		return 0;
	uint32_t len = curly_end(parser, start, 3);
	return len ? len : unclosed_length(parser, start, 3);
}

uint32_t text_end_below(struct parser *parser, uint32_t from)
{
	const char *text = parser->source->scan, *end = text + parser->source->size;
	const char *quote = closing_below(parser, text + (from - parser->source->base));
	if (!quote)
		return 0;
	const char *line_end = memchr(quote, '\n', (size_t)(end - quote));
	return parser->source->base + (uint32_t)((line_end ? line_end : end) - text);
}
