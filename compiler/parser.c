#include "parser.h"

#include "plan.tab.h"

#include <string.h>

struct ast_file *file_new(struct arena *arena, const struct source *source)
{
	struct ast_file *file = NEW(arena, struct ast_file);
	file->source = source;
	file->version = 1;
	file->root = NEW(arena, struct ast_node);
	file->root->kind = AST_LOST;
	return file;
}

struct parser parser_of(struct ast_file *file, struct words *words, struct diags *diags)
{
	return (struct parser){
		.arena = words->arena,
		.source = file->source,
		.words = words,
		.diags = diags,
		.file = file,
		.trivia_end = &file->trivia,
		.sieve = sieve_new(),
		.at = file->source->base,
		.line_begin = file->source->base,
		.line_start.span = {file->source->base, file->source->base},
		.blocks = {{.node = file->root,
			.nodes_end = &file->root->nodes,
			.clauses_end = &file->root->clauses}},
	};
}

struct str parser_slice(const struct parser *parser, struct span span)
{
	return (struct str){
		parser->source->scan + (span.start - parser->source->base), span.end - span.start};
}

static void add_trivia(struct parser *parser, struct span span, bool comment)
{
	struct ast_trivia *trivia = NEW(parser->arena, struct ast_trivia);
	trivia->span = span;
	trivia->kind = comment ? TRIVIA_COMMENT : TRIVIA_BLANK_LINE;
	trivia->own_line = !parser->line_has_token;
	*parser->trivia_end = trivia;
	parser->trivia_end = &trivia->next;
}

/* `action #1 "Title"`: the number sign took the rest of the line. */
static void check_number_sign(struct parser *parser, struct span span)
{
	const struct token *kind = taken_before(parser, 0);
	struct str comment = parser_slice(parser, span);
	bool header = kind->word && kind->word->token && kind->word->value >= AST_PLAN &&
		      kind->span.start == parser->line_start.span.start;
	if (!header || comment.len < 2 || ascii_is_blank(comment.at[1]) ||
		!memchr(comment.at, '"', comment.len) || syntax_error_known(parser, span))
		return;
	struct diag *diag = report(
		parser->diags, PL001, span, "the rest of this line is a comment, because of `#`");
	help(parser->diags, diag, "write `%.*s %.*s`", STR_ARG(parser_slice(parser, kind->span)),
		(int)comment.len - 1, comment.at + 1);
}

void scanned_comment(struct parser *parser, struct span span)
{
	if (parser->line_has_token)
		check_number_sign(parser, span);
	add_trivia(parser, span, true);
	parser->line_has_comment = true;
}

/* Two small letters, a blank and a quote: a translation of the text on the line before. `in`, `by`
 * and `on` are no languages, but begin lines of their own. */
static bool is_tag(const struct parser *parser, uint32_t start)
{
	const char *text = parser->source->scan, *end = text + parser->source->size;
	const char *at = text + (start - parser->source->base);
	if (end - at < 4 || at[0] < 'a' || at[0] > 'z' || at[1] < 'a' || at[1] > 'z' ||
		(at[2] != ' ' && at[2] != '\t'))
		return false;
	struct str tag = {at, 2};
	if (str_equal(tag, STR("in")) || str_equal(tag, STR("by")) || str_equal(tag, STR("on")))
		return false;
	at += 2;
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	return at < end && (*at == '"' || (end - at >= 3 && memcmp(at, "“", 3) == 0));
}

/* True if a translation follows, which goes on with the line of its text. */
static bool line_goes_on(struct parser *parser)
{
	const char *text = parser->source->scan, *end = text + parser->source->size;
	const char *at = text + (parser->at - parser->source->base);
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	parser->tag_line = is_tag(parser, parser->source->base + (uint32_t)(at - text));
	parser->line_has_token = parser->tag_line;
	return parser->tag_line;
}

bool scanned_line_end(struct parser *parser, struct span span)
{
	bool had_token = parser->line_has_token, had_comment = parser->line_has_comment;
	parser->line_begin = span.end;
	parser->line_has_token = parser->line_has_comment = parser->tag_line = false;
	if (had_token)
		return taken_before(parser, 0)->kind != T_QUOTED || !line_goes_on(parser);
	if (!had_comment)
		add_trivia(parser, span, false);
	return false;
}

bool scanned_tag(struct parser *parser, uint32_t start)
{
	bool is_first = parser->tag_line || !parser->line_has_token;
	parser->tag_line = false;
	return is_first && is_tag(parser, start);
}

/* The line of an offset, without its line end. */
static struct str line_at(const struct parser *parser, uint32_t offset)
{
	const struct source *source = parser->source;
	const char *text = source->scan, *end = text + source->size;
	const char *begin = text + (offset - source->base);
	const char *line_end = memchr(begin, '\n', (size_t)(end - begin));
	while (begin > text && begin[-1] != '\n')
		begin--;
	return (struct str){begin, (size_t)((line_end ? line_end : end) - begin)};
}

/* Any word of a damaged line may be what it would have declared. */
static void lose_words(struct parser *parser, struct str line)
{
	for (size_t at = 0; at < line.len;) {
		size_t start = at;
		while (at < line.len &&
			(ascii_is_alpha(line.at[at]) || ascii_is_digit(line.at[at]) ||
				line.at[at] == '-' || line.at[at] == '_' || line.at[at] == '.'))
			at++;
		if (at > start)
			words_lose(parser->words,
				word_of(parser->words, (struct str){line.at + start, at - start}));
		else
			at++;
	}
}

bool syntax_error_known(struct parser *parser, struct span span)
{
	if (span.start <= parser->error_line_end)
		return true;
	struct str line = line_at(parser, span.start);
	uint32_t begin = parser->source->base + (uint32_t)(line.at - parser->source->scan);
	uint32_t indent = 0;
	while (indent < line.len && (line.at[indent] == ' ' || line.at[indent] == '\t'))
		indent++;
	/* What stands deeper right below a text without its quotes is more of that text. */
	bool goes_on = parser->text_is_lost && begin == parser->error_line_end + 1 &&
		       indent > parser->error_indent;
	parser->text_is_lost = goes_on && !memchr(line.at, '"', line.len);
	if (!goes_on)
		parser->error_indent = indent;
	parser->error_line_end = begin + (uint32_t)line.len;
	/* On a line that was not understood, a mark too many is not worth a word. */
	if (parser->slip && parser->slip->span.start >= begin &&
		diags_mark(parser->diags) == &parser->slip->next)
		diags_rewind(parser->diags, parser->slip_mark);
	lose_words(parser, line);
	/* Under a language that we do not know, PL017 has said why nothing fits. */
	return goes_on || parser->file->version > 1;
}

void text_lost(struct parser *parser, uint32_t from)
{
	struct span rest = {from, parser->error_line_end};
	struct str text = parser_slice(parser, rest);
	parser->text_is_lost = from >= parser->error_line_end || !memchr(text.at, '"', text.len);
}

void refuse_translation(struct parser *parser, struct ast_text *text, const char *word)
{
	const struct ast_text *other = text->next;
	text->next = NULL;
	if (!other || syntax_error_known(parser, other->span))
		return;
	struct diag *diag = report(
		parser->diags, PL001, other->span, "a text behind `%s` has no translation", word);
	help(parser->diags, diag, "take it out: the words before it are printed in every language");
}

struct str header_words(struct parser *parser, struct span keyword, uint32_t end)
{
	struct span rest = {keyword.end, end};
	struct str kind = parser_slice(parser, keyword);
	struct str name = rest.start < rest.end ? str_trim(parser_slice(parser, rest)) : STR("");
	size_t len = 0;
	while (len < name.len && !ascii_is_blank(name.at[len]) && name.at[len] != '"')
		len++;
	if (len == 0)
		return str_format(parser->arena, "this %.*s", STR_ARG(kind));
	return str_format(parser->arena, "%.*s `%.*s`", STR_ARG(kind), (int)len, name.at);
}
