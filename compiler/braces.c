/* The brace stack stands between the scanner and the grammar, so that the grammar always sees
 * balance and each statement on a line of its own. */
#include "parser.h"
#include "plan.tab.h"

#include <string.h>

static void swallow(struct parser *parser, struct token token)
{
	parser->taken[(parser->taken_count - 1) % TOKENS_KEPT] = token;
}

/* Swallows a block that would be nested too deep, up to its own `}`. */
static void skip_block(struct parser *parser, void *scanner)
{
	struct token token;
	parser->file->incomplete = true;
	for (unsigned depth = 1; depth > 0;) {
		scan_token(parser, scanner, &token);
		if (token.kind == 0) {
			parser->ended = true;
			token.kind = T_RBRACE; /* so that the header's line ends */
			swallow(parser, token);
			return;
		}
		parser->line_has_token = token.kind != T_EOL;
		swallow(parser, token);
		if (token.kind == T_LBRACE)
			depth++;
		else if (token.kind == T_RBRACE)
			depth--;
	}
}

static void push_block(struct parser *parser, struct span brace)
{
	struct open_block *block = &parser->open[parser->depth++];
	parser->line_opens = true;
	*block = (struct open_block){
		.brace = brace, .header = parser->line_start.span, .indent = parser->indent};
}

/* True if the `{` is the grammar's to see. */
static bool open_brace(struct parser *parser, void *scanner, struct span brace)
{
	if (parser->depth < DEEPEST) {
		push_block(parser, brace);
		return true;
	}
	/* The header is damaged: what its block holds is lost. */
	bool known = syntax_error_known(parser, brace);
	if (!parser->too_deep && !known) {
		report(parser->diags, PL033, brace, "blocks are nested %d deep (limit %d)",
			DEEPEST + 1, DEEPEST);
		parser->too_deep = true;
	}
	skip_block(parser, scanner);
	return false;
}

/* `end` in the place of the `}`: said there, once. */
static bool block_ended_by_word(struct parser *parser, const struct open_block *block)
{
	const struct token *word = &parser->waiting;
	if (block->ended || !parser->has_waiting || word->kind != T_END)
		return block->ended;
	if (parser->repair && !syntax_error_known(parser, word->span)) {
		struct diag *diag =
			report(parser->diags, PL001, word->span, "`end` closes no block");
		help(parser->diags, diag, "a block ends with `}`");
	}
	return true;
}

/* Closes the innermost block, whose `}` is missing. */
static struct token supply_closer(struct parser *parser, uint32_t at)
{
	const struct open_block *block = &parser->open[--parser->depth];
	parser->unbalanced = true;
	/* Of a block without `{` that has been said, or its lines were merely indented. */
	bool supplied = block->brace.start == block->brace.end;
	if (block_ended_by_word(parser, block))
		supplied = true;
	if (block->again.end) {
		struct diag *diag =
			report(parser->diags, PL003, block->again, "this header stands twice");
		note(parser->diags, diag, block->header, "first here");
		help(parser->diags, diag, "take one of the two lines out");
	} else if (parser->repair && !parser->too_deep && !supplied) {
		struct str words = header_words(parser, block->header, block->brace.start);
		struct diag *diag = report(parser->diags, PL003, block->brace,
			"the block of %.*s is not closed", STR_ARG(words));
		help(parser->diags, diag, "put a `}` on a line of its own behind the block");
	}
	return (struct token){T_RBRACE, {at, at}, NULL};
}

/* A `}` proves that a block had a header, of which only the lines are left. */
static void report_lost_header(struct parser *parser, struct span closer)
{
	const struct open_block *block = &parser->open[parser->depth];
	if (!block->lost)
		return;
	struct diag *diag = report(parser->diags, PL003, block->brace,
		"these lines have lost the header of their block");
	note(parser->diags, diag, closer, "their block ends here");
	help(parser->diags, diag,
		"put it in above them, such as `action \"…\" {`, or take this `}` out");
}

static void drop_closer(struct parser *parser, struct span brace)
{
	parser->unbalanced = true;
	if (!parser->repair || parser->too_deep || syntax_error_known(parser, brace))
		return;
	struct diag *diag = report(parser->diags, PL003, brace, "no block is open here");
	help(parser->diags, diag, "take this `}` out, or put its `{` in");
	suggest(parser->diags, diag, GUESS, brace, "%s", "");
}

/* `{{`: the second is a slip of the hand. */
static bool drop_second_opener(struct parser *parser, struct span brace)
{
	const char *at = parser->source->scan + (brace.start - parser->source->base);
	const char *begin = parser->source->scan + (parser->line_begin - parser->source->base);
	while (at > begin && (at[-1] == ' ' || at[-1] == '\t'))
		at--;
	if (!parser->repair || at == begin || at[-1] != '{')
		return false;
	if (!syntax_error_known(parser, brace)) {
		struct diag *diag =
			report(parser->diags, PL003, brace, "this block is open already");
		help(parser->diags, diag, "take this `{` out");
		suggest(parser->diags, diag, GUESS, brace, "%s", "");
	}
	return true;
}

/* The indentation of the next line that has a statement, and its first byte; false at the end. */
static bool next_line(const struct parser *parser, uint32_t *indent, char *first)
{
	const char *text = parser->source->scan, *end = text + parser->source->size;
	const char *at = text + (parser->line_begin - parser->source->base), *begin = at;
	for (; at < end; at++) {
		if (*at == '\n') {
			begin = at + 1;
		} else if (*at == '#') {
			while (at + 1 < end && at[1] != '\n')
				at++;
		} else if (!ascii_is_blank(*at)) {
			*indent = (uint32_t)(at - begin);
			*first = *at;
			return true;
		}
	}
	return false;
}

/* From the offset to the end of its line. */
static struct str rest_of_line(const struct parser *parser, uint32_t from)
{
	const char *text = parser->source->scan, *end = text + parser->source->size;
	const char *at = text + (from - parser->source->base);
	const char *line_end = memchr(at, '\n', (size_t)(end - at));
	return (struct str){at, (size_t)((line_end ? line_end : end) - at)};
}

/* `Action	Owner	When`: pasted from a table, whose columns are called like our statements. */
static bool is_row(const struct parser *parser, const struct token *token)
{
	struct str rest = rest_of_line(parser, token->span.end);
	return memchr(rest.at, '\t', rest.len) && !memchr(rest.at, '"', rest.len);
}

static bool begins_header(const struct parser *parser, const struct token *token)
{
	return token->word && token->word->token && token->word->value >= AST_PLAN &&
	       !is_row(parser, token);
}

/* At the end of a header without `{`: true if the lines behind it stand deeper, as in a block. */
static bool opener_missing(struct parser *parser)
{
	uint32_t indent;
	char first;
	if (parser->line_opens || parser->depth == DEEPEST ||
		!begins_header(parser, &parser->line_start))
		return false;
	return next_line(parser, &indent, &first) && indent > parser->indent;
}

/* Where the words of the line end that has its line end at `at`: a comment may stand between. */
static uint32_t end_of_words(const struct parser *parser, uint32_t at)
{
	uint32_t from = taken_before(parser, 0)->span.end;
	struct str rest = parser_slice(parser, (struct span){from, at});
	size_t len = str_find(rest, STR("#"));
	if (len == rest.len)
		return at;
	while (len && ascii_is_blank(rest.at[len - 1]))
		len--;
	return from + (uint32_t)len;
}

static struct token supply_opener(struct parser *parser, uint32_t line_end)
{
	uint32_t at = end_of_words(parser, line_end);
	struct span end = {at, at};
	/* A text that was not closed may have swallowed it. */
	if (!syntax_error_known(parser, end)) {
		struct str words = header_words(parser, parser->line_start.span, at);
		struct diag *diag = report(
			parser->diags, PL003, end, "the block of %.*s has no `{`", STR_ARG(words));
		help(parser->diags, diag,
			at < line_end ? "put a `{` in front of the comment"
				      : "put a `{` at the end of this line");
		suggest(parser->diags, diag, GUESS, end, " {");
	}
	push_block(parser, end);
	return (struct token){T_LBRACE, end, NULL};
}

/* True if the line that begins with `token` stands deeper than those above it in its block, though
 * none of them is a header: the header has been lost. */
static bool header_missing(const struct parser *parser, const struct token *token)
{
	if (parser->depth == 0 || parser->depth == DEEPEST || token->kind == T_RBRACE)
		return false;
	const struct open_block *block = &parser->open[parser->depth - 1];
	return block->indented && token->span.start - parser->line_begin > block->inner;
}

/* The grammar needs no words for it: a `{` where a statement should begin opens a lost block. */
static struct token supply_block(struct parser *parser, uint32_t at)
{
	struct span start = {at, at};
	struct open_block *outer = &parser->open[parser->depth - 1];
	struct open_block *block = &parser->open[parser->depth++];
	*block = (struct open_block){.brace = start,
		.header = start,
		.indent = outer->inner,
		.inner = at - parser->line_begin,
		.indented = true,
		.lost = true};
	syntax_error_known(parser, start);
	return (struct token){T_LBRACE, start, NULL};
}

static void wait(struct parser *parser, struct token token)
{
	parser->waiting = token;
	parser->has_waiting = true;
}

/* True if the innermost block ought to have been closed above the line that begins with `token`. */
static bool closer_missing(const struct parser *parser, const struct token *token)
{
	if (parser->depth == 0)
		return false;
	/* Anything else, such as a pasted row, may stand wherever the hand put it; but in a block
	 * that was only supplied nothing else tells where it ends. */
	const struct open_block *block = &parser->open[parser->depth - 1];
	bool supplied = block->brace.start == block->brace.end;
	if (!supplied && token->kind != T_RBRACE && token->kind != T_INCLUDE &&
		!begins_header(parser, token))
		return false;
	uint32_t indent = token->span.start - parser->line_begin;
	return block->indented &&
	       (token->kind == T_RBRACE ? indent < block->indent : indent <= block->indent);
}

/* The line behind, without its indentation. */
static struct str next_words(const struct parser *parser, struct str line)
{
	const char *end = parser->source->scan + parser->source->size;
	const char *at = line.at + line.len;
	while (at < end && ascii_is_blank(*at))
		at++;
	return rest_of_line(parser, parser->source->base + (uint32_t)(at - parser->source->scan));
}

/* True if the line that begins with `token` says the same as the header of the block that has just
 * been opened, as neither the line above them nor the one below does: one of the two is a slip, and
 * so is its `{`. */
static bool header_repeated(struct parser *parser, const struct token *token)
{
	if (parser->depth == 0)
		return false;
	struct open_block *block = &parser->open[parser->depth - 1];
	bool first = parser->line_start.span.start == block->header.start;
	if (!first || block->lost || block->brace.start == block->brace.end)
		return false;
	struct str line = rest_of_line(parser, block->header.start);
	struct str again = rest_of_line(parser, token->span.start);
	bool more =
		parser->depth > 1 && str_equal(line, rest_of_line(parser, block[-1].header.start));
	if (more || !str_equal(line, again) || str_equal(line, next_words(parser, again)))
		return false;
	block->again = token->span;
	return true;
}

/* True if the first token of a line has to wait for a brace that is missing before it, which then
 * is the token. */
static bool supply_brace(struct parser *parser, struct token *token)
{
	bool closer = header_repeated(parser, token) || closer_missing(parser, token);
	if (!closer && !header_missing(parser, token))
		return false;
	wait(parser, *token);
	*token = closer ? supply_closer(parser, token->span.start)
			: supply_block(parser, token->span.start);
	return true;
}

/* Indentation is a witness only where braces are missing. */
static void remember_indent(struct parser *parser, const struct token *token)
{
	parser->indent = token->span.start - parser->line_begin;
	if (parser->depth == 0 || token->kind == T_RBRACE)
		return;
	struct open_block *block = &parser->open[parser->depth - 1];
	if (!block->indented)
		block->inner = parser->indent;
	block->indented |= parser->indent > block->indent;
}

static void begin_line(struct parser *parser, const struct token *token)
{
	parser->line_opens = false;
	/* A `{` with a line to itself belongs to the header above. */
	if (token->kind == T_LBRACE)
		return;
	parser->line_start = *token;
	parser->line_start_from = parser->line_begin;
	if (parser->repair)
		remember_indent(parser, token);
}

/* True if a `}` has no block to close, or stands deeper than the header of the one it would. */
static bool is_stray(const struct parser *parser)
{
	if (parser->depth == 0)
		return true;
	const struct open_block *block = &parser->open[parser->depth - 1];
	return parser->repair && block->indented && !parser->line_has_token &&
	       parser->indent > block->indent;
}

static void raw_token(struct parser *parser, void *scanner, struct token *token)
{
	if (parser->has_waiting) {
		parser->has_waiting = false;
		*token = parser->waiting;
	} else if (parser->ended) {
		*token = (struct token){0, {parser->at, parser->at}, NULL};
	} else {
		scan_token(parser, scanner, token);
	}
}

/* The scanner's token, or the next one, with the braces that are missing and without those too
 * many. */
static void balance(struct parser *parser, void *scanner, struct token *token)
{
	for (;; raw_token(parser, scanner, token)) {
		if (token->kind == T_EOL) {
			if (!parser->repair || !opener_missing(parser))
				return;
			wait(parser, *token);
			*token = supply_opener(parser, token->span.start);
			return;
		}
		if (token->kind == 0) {
			parser->ended = true;
			if (parser->depth > 0)
				*token = supply_closer(parser, token->span.start);
			return;
		}
		if (!parser->line_has_token) {
			if (parser->repair && supply_brace(parser, token))
				return;
			begin_line(parser, token);
		}
		if (token->kind == T_RBRACE && is_stray(parser)) {
			drop_closer(parser, token->span);
			continue;
		}
		parser->line_has_token = true;
		if (token->kind == T_RBRACE) {
			parser->depth--;
			report_lost_header(parser, token->span);
		}
		if (token->kind == T_LBRACE && (drop_second_opener(parser, token->span) ||
						       !open_brace(parser, scanner, token->span)))
			continue;
		return;
	}
}

/* The same for every token, whatever is missing before it or was put off. */
__attribute__((noinline)) static void balance_any(
	struct parser *parser, void *scanner, struct token *token, bool scanned)
{
	if (parser->has_pushed_back) {
		*token = parser->pushed_back;
		parser->has_pushed_back = false;
	} else {
		if (!scanned)
			raw_token(parser, scanner, token);
		if (token->kind != T_EOL || parser->repair)
			balance(parser, scanner, token);
	}
	/* A brace ends the line before it and the line it stands on, whatever the writer's habit.
	 */
	int before = taken_before(parser, 0)->kind;
	bool line_end_missing = token->kind != T_EOL &&
				(before == T_LBRACE || before == T_RBRACE ||
					(token->kind == T_RBRACE && before && before != T_EOL));
	if (line_end_missing) {
		parser->pushed_back = *token;
		parser->has_pushed_back = true;
		*token = (struct token){T_EOL, {token->span.start, token->span.start}, NULL};
	}
	parser->inside_line = !shapes_lines(token->kind);
}

void balance_token(struct parser *parser, void *scanner, struct token *token, bool scanned)
{
	/* Most lines begin with a word, right behind the end of the last one. */
	if (!parser->repair && !parser->has_pushed_back && !parser->ended) {
		if (!scanned)
			scan_token(parser, scanner, token);
		scanned = true;
		if (token->kind == T_EOL) {
			parser->inside_line = false;
			return;
		}
		if (!shapes_lines(token->kind) && !parser->line_has_token) {
			begin_line(parser, token);
			parser->line_has_token = parser->inside_line = true;
			return;
		}
	}
	balance_any(parser, scanner, token, scanned);
}
