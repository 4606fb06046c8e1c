/* Marks that plans do not use, and characters that look like others: taken as what was meant where
 * there is only one reading, and reported with the cure. */
#include "confusable.h"
#include "look_alike.h"
#include "parser.h"
#include "plan.tab.h"

#include <string.h>

/* What stands between the mark and the line end, blanks apart. */
static struct str behind(const struct parser *parser, uint32_t from)
{
	const struct source *source = parser->source;
	struct str rest = parser_slice(parser, (struct span){from, source->base + source->size});
	size_t len = 0;
	while (len < rest.len &&
		(rest.at[len] == ' ' || rest.at[len] == '\t' || rest.at[len] == '\r'))
		len++;
	return (struct str){rest.at + len, rest.len - len};
}

static bool ends_line(struct str rest)
{
	return rest.len == 0 || strchr("\n#{}", rest.at[0]) != NULL;
}

/* What follows on the line, where it is short; else its first word, or that a text comes; nothing
 * where the word is long. A line may be a megabyte of marks, so no more of it is looked at than is
 * used. */
static struct str next_words(struct str text)
{
	enum { LONGEST = 40 };
	bool quoted = str_starts(text, STR("\"")) || str_starts(text, STR("“"));
	size_t word = 0, len = 0;
	for (; len <= LONGEST && len < text.len && !strchr("\n{}#", text.at[len]); len++)
		if (!ascii_is_blank(text.at[len]) && word == len)
			word++;
	if (len <= LONGEST)
		return str_trim((struct str){text.at, len});
	if (quoted)
		return STR("\"…\"");
	return (struct str){text.at, word <= LONGEST ? word : 0};
}

/* The name of a header: `action 1. "…"`, `R2: "…"`. */
static bool ends_header_name(const struct parser *parser, struct span span)
{
	const struct token *kind = taken_before(parser, 1);
	return kind->kind >= T_PLAN && kind->kind <= T_REPORT &&
	       kind->span.start == parser->line_start.span.start &&
	       taken_before(parser, 0)->span.end == span.start &&
	       taken_before(parser, 0)->kind != T_QUOTED;
}

static int swallow(struct parser *parser, struct span span, struct str rest)
{
	struct str mark = parser_slice(parser, span);
	const struct token *first = taken_before(parser, ends_header_name(parser, span));
	/* `so that: "…"`, `sort by: due` */
	if (first->kind == T_THAT || first->kind == T_BY)
		first = taken_before(parser, 1);
	struct span words = {first->span.start, taken_before(parser, 0)->span.end};
	struct str before = parser_slice(parser, words);
	struct str next = next_words(rest);
	/* On a line that was not understood, that is the mistake. */
	if (span.start <= parser->error_line_end)
		return 0;
	parser->slip_mark = diags_mark(parser->diags);
	struct diag *diag =
		report(parser->diags, PL022, span, "`%.*s` is not needed", STR_ARG(mark));
	parser->slip = diag;
	/* Of a date or a number the last part alone would read oddly. */
	if (next.len && before.len < 40 && (first->word || first->kind == T_QUOTED))
		help(parser->diags, diag, "write `%.*s %.*s`", STR_ARG(before), STR_ARG(next));
	else
		help(parser->diags, diag, "leave it out");
	/* A `#` right behind a text would be taken for its next word. */
	bool joins = rest.len && rest.at[0] != '\n' &&
		     rest.at == parser->source->scan + (span.end - parser->source->base);
	suggest(parser->diags, diag, SAFE, span, "%s", joins ? " " : "");
	return 0;
}

bool keyword_follows(const struct parser *parser, uint32_t from)
{
	struct str rest = behind(parser, from);
	size_t len = 0;
	while (len < rest.len && (ascii_is_alpha(rest.at[len]) || rest.at[len] == '-'))
		len++;
	const struct word *word = word_find(parser->words, (struct str){rest.at, len});
	return word && word->token;
}

/* What an item says on its line. Behind `columns`, `require` and `sort by` these words stand in
 * lists. */
static bool is_said_of_items(int token)
{
	switch (token) {
	case T_OWNER:
	case T_SPONSOR:
	case T_WITH:
	case T_DUE:
	case T_START:
	case T_WAS:
	case T_STATUS:
	case T_PROGRESS:
	case T_RAG:
	case T_SUPPORTS:
	case T_AFTER:
	case T_SEE:
	case T_TAG:
	case T_BUDGET:
	case T_NOTE:
	case T_UPDATE: return true;
	default: return false;
	}
}

/* The token of the keyword that `*rest` begins with, 0 for none, and what is behind it. */
static int take_keyword(const struct parser *parser, struct str *rest)
{
	size_t len = 0;
	while (len < rest->len && (ascii_is_alpha(rest->at[len]) || rest->at[len] == '-'))
		len++;
	const struct word *word =
		len ? word_find(parser->words, (struct str){rest->at, len}) : NULL;
	if (len < rest->len && rest->at[len] == ':')
		len++;
	while (len < rest->len && (rest->at[len] == ' ' || rest->at[len] == '\t'))
		len++;
	*rest = (struct str){rest->at + len, rest->len - len};
	return word ? word->token : 0;
}

bool parts_clauses(struct parser *parser, struct span mark)
{
	int line = parser->line_start.kind;
	if (!parser->line_has_token ||
		!((line >= T_THEME && line <= T_MEASURE) || is_said_of_items(line)))
		return false;
	struct str rest = behind(parser, mark.end), next = rest;
	if (!is_said_of_items(take_keyword(parser, &next)) || ends_line(next) ||
		strchr(",;", next.at[0]))
		return false;
	struct str value = next;
	int token = take_keyword(parser, &value);
	if (token == T_AND || (is_said_of_items(token) && !ends_line(value)))
		return false;
	bool joins = rest.at == parser->source->scan + (mark.end - parser->source->base);
	note_character(parser, NOTED_SEPARATOR, mark, joins ? STR(" ") : STR(""));
	return true;
}

static void report_equals(struct parser *parser, struct span span, struct str rest)
{
	struct diag *diag = report(parser->diags, PL023, span, "`=` is read as `is`");
	bool touches = taken_before(parser, 0)->span.end == span.start;
	help(parser->diags, diag, "write `is`");
	bool joins = rest.at == parser->source->scan + (span.end - parser->source->base);
	suggest(parser->diags, diag, SAFE, span, "%sis%s", touches ? " " : "", joins ? " " : "");
}

/* The next line begins with a name: that is an error, and says what the comma cannot do. */
static bool list_goes_on(const struct parser *parser, struct str rest)
{
	if (rest.len == 0 || rest.at[0] != '\n')
		return false;
	size_t at = 0;
	while (at < rest.len && ascii_is_blank(rest.at[at]))
		at++;
	uint32_t from = (uint32_t)(rest.at + at - parser->source->scan) + parser->source->base;
	return at < rest.len && (ascii_is_alpha(rest.at[at]) || ascii_is_digit(rest.at[at])) &&
	       !keyword_follows(parser, from);
}

int odd_mark(struct parser *parser, struct span span, struct word **word)
{
	struct str rest = behind(parser, span.end);
	bool begun = parser->line_has_token && taken_before(parser, 0)->kind != T_EOL;
	char mark = parser_slice(parser, span).at[0];
	switch (mark) {
	case ':':
		/* `https://` begins a link without its quotes. */
		if (begun && taken_before(parser, 0)->kind != T_BAD && !str_starts(rest, STR("/")))
			return swallow(parser, span, rest);
		return T_BAD;
	case ',':
		if (begun && list_goes_on(parser, rest))
			return 0;
		return begun && ends_line(rest) ? swallow(parser, span, rest) : T_BAD;
	case ';':
		if (begun && parts_clauses(parser, span))
			return 0;
		return begun && ends_line(rest) ? swallow(parser, span, rest) : T_BAD;
	case '.':
		return begun && (ends_line(rest) || ends_header_name(parser, span))
			       ? swallow(parser, span, rest)
			       : T_BAD;
	case ')': return ends_header_name(parser, span) ? swallow(parser, span, rest) : T_RPAREN;
	case '=':
		if (parser->line_start.kind != T_WHERE)
			return T_BAD;
		*word = word_of(parser->words, STR("is"));
		report_equals(parser, span, rest);
		return T_IS;
	default: return T_BAD;
	}
}

/* What is taken out for a `{` below its header: with the line end before it, unless a clause stands
 * behind it, which a comment on the line above would swallow. */
static struct span emptied_below(const struct parser *parser, struct span brace, uint32_t line_end)
{
	const char *text = parser->source->scan;
	const char *behind = text + (brace.end - parser->source->base);
	behind += strspn(behind, " \t");
	if (*behind != '\n' && *behind != '\r' && *behind != '#')
		return brace;
	bool has_return = text[line_end - parser->source->base - 2] == '\r';
	return (struct span){line_end - 1 - has_return, brace.end};
}

uint32_t brace_below(struct parser *parser, uint32_t line_end)
{
	const struct token *start = &parser->line_start;
	const char *from = parser->source->scan + (line_end - parser->source->base), *at = from;
	while (*at == ' ' || *at == '\t')
		at++;
	if (*at != '{' || !parser->line_has_token || taken_before(parser, 0)->kind == T_EOL ||
		parser->line_opens || start->kind < T_PLAN || start->kind > T_REPORT)
		return 0;
	uint32_t len = (uint32_t)(at - from) + 1;
	struct span brace = {line_end + len - 1, line_end + len};
	struct diag *diag = report(parser->diags, PL022, brace, "`{` stands on a line of its own");
	help(parser->diags, diag, "put it at the end of the line above");
	uint32_t end = taken_before(parser, 0)->span.end;
	suggest(parser->diags, diag, SAFE, (struct span){end, end}, " {");
	suggest(parser->diags, diag, SAFE, emptied_below(parser, brace, line_end), "%s", "");
	return len;
}

void note_character(struct parser *parser, enum noted what, struct span span, struct str meant)
{
	static const struct {
		enum diag_id id;
		const char *message, *again, *help;
	} rows[] = {
		[NOTED_QUOTE] = {PL605, "a curly quote is read as `\"`", "and here",
			"texts stand in straight quotes: `\"…\"`"},
		[NOTED_BLANK] = {PL604, "a no-break space is read as a blank", "and here",
			"put an ordinary blank there"},
		[NOTED_INVISIBLE] = {PL604,
			"an invisible character is read as if it were not there", "and here",
			"take it out; it often comes with text that is pasted"},
		[NOTED_SEPARATOR] = {PL022, "no mark is needed between two clauses", "nor here",
			"put only a blank there, as in `owner ada status on track`"},
	};
	struct diag *known = parser->noted[what];
	if (known) {
		suggest(parser->diags, known, SAFE, span, "%.*s", STR_ARG(meant));
		repeat(parser->diags, known, span, str_of(rows[what].again));
		return;
	}
	struct diag *diag = report(parser->diags, rows[what].id, span, "%s", rows[what].message);
	if (what == NOTED_BLANK)
		diag->at_most = NOTE;
	help(parser->diags, diag, "%s", rows[what].help);
	suggest(parser->diags, diag, SAFE, span, "%.*s", STR_ARG(meant));
	parser->noted[what] = diag;
}

struct word *visible_word(struct parser *parser, struct span span)
{
	struct str text = parser_slice(parser, span);
	char *seen = arena_alloc(parser->arena, text.len + 1);
	size_t len = 0;
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.at[i] < 0x80)
			seen[len++] = text.at[i];
	return word_of(parser->words, (struct str){seen, len});
}

void report_split_number(struct parser *parser, struct span span)
{
	struct str number = visible_word(parser, span)->text;
	if (syntax_error_known(parser, span))
		return;
	struct diag *diag = report(parser->diags, PL001, span,
		"an invisible character stands in the number `%.*s`", STR_ARG(number));
	help(parser->diags, diag, "type the number again, and nothing between its digits");
	suggest(parser->diags, diag, GUESS, span, "%.*s", STR_ARG(number));
}

static bool may_end_name(char c)
{
	return c != '.' && c != '-' && c != '_';
}

/* Words of another language may be made of such letters, too: ours are mixed with them, or are
 * known.
 */
static bool is_slip(struct parser *parser, struct span span, struct str typed, struct str meant)
{
	const char *text = parser->source->scan, *at = text + (span.start - parser->source->base);
	if (at > text && (unsigned char)at[-1] >= 0x80)
		return false;
	return str_has_letter(typed) || word_of(parser->words, meant)->token != 0;
}

struct word *look_alike_word(struct parser *parser, struct span *span)
{
	struct str typed = parser_slice(parser, *span);
	while (!may_end_name(typed.at[typed.len - 1]))
		typed.len--;
	struct str meant = look_alikes_replaced(parser->arena, typed);
	if (meant.at && is_slip(parser, *span, typed, meant)) {
		span->end = span->start + (uint32_t)typed.len;
		report_look_alikes(parser->diags, *span, typed, meant);
		return word_of(parser->words, meant);
	}
	size_t len = 0;
	while ((unsigned char)typed.at[len] < 0x80)
		len++;
	while (len && !may_end_name(typed.at[len - 1]))
		len--;
	uint32_t ignored;
	bool begins = len > 0;
	if (!begins)
		len = utf8_decode(typed, &ignored);
	span->end = span->start + (uint32_t)len;
	return begins ? word_of(parser->words, (struct str){typed.at, len}) : NULL;
}
