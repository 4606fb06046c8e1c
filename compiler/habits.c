#include "habits.h"

#include "plan.tab.h"

#include <string.h>

bool expects(const struct expectation *expected, const char *name)
{
	for (size_t i = 0; i < expected->count; i++)
		if (strcmp(expected->names[i], name) == 0)
			return true;
	return false;
}

static bool is_kind(int token)
{
	return token >= T_PLAN && token <= T_REPORT;
}

static bool is_party(int token)
{
	return token >= T_PERSON && token <= T_GROUP;
}

/* The line behind an offset, without its line end. */
static struct str line_from(const struct parser *parser, uint32_t from)
{
	const struct source *source = parser->source;
	struct span rest = {from, source->base + source->size};
	struct str text = parser_slice(parser, rest);
	const char *end = text.len ? memchr(text.at, '\n', text.len) : NULL;
	if (end)
		text.len = (size_t)(end - text.at);
	return text;
}

struct str rest_of_line(const struct parser *parser, uint32_t from)
{
	struct str text = line_from(parser, from);
	bool quoted = false;
	for (size_t i = 0; i < text.len; i++) {
		quoted ^= text.at[i] == '"';
		if (!quoted && (text.at[i] == '#' || text.at[i] == '{'))
			text.len = i;
	}
	return str_trim(text);
}

/* Bytes of the word that `text` begins with: up to a blank. */
static size_t word_length(struct str text)
{
	size_t len = 0;
	while (len < text.len && !ascii_is_blank(text.at[len]))
		len++;
	return len;
}

static struct str without_word(struct str text)
{
	size_t len = word_length(text);
	return str_trim((struct str){text.at + len, text.len - len});
}

static struct str first_word(struct str text)
{
	return (struct str){text.at, word_length(text)};
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* `Write`, but not `R2`, which is a name. */
static bool is_prose(struct str word)
{
	if (word.len < 2 || !is_capital(word.at[0]))
		return false;
	for (size_t i = 1; i < word.len; i++)
		if (!ascii_is_alpha(word.at[i]))
			return false;
	return true;
}

/* A word that begins a clause, in small letters as the language has it. */
static bool begins_clause(struct str word)
{
	static const char *const clauses[] = {
#define CLAUSE(id, words, who, often) words,
#include "vocabulary.def"
	};
	for (size_t i = 0; i < sizeof clauses / sizeof clauses[0]; i++)
		if (str_equal(first_word(str_of(clauses[i])), word))
			return true;
	return false;
}

/* Titles and texts */

/* "action a", up to where the title should stand. */
static struct str words_before(const struct parser *parser, uint32_t at)
{
	struct span before = {parser->line_start.span.start, at};
	return str_trim(parser_slice(parser, before));
}

/* How much of `words` the title would be: up to the first clause or a quote. */
static size_t title_length(struct str words)
{
	size_t end = word_length(words);
	for (size_t at = end; at < words.len;) {
		struct str rest = str_trim((struct str){words.at + at, words.len - at});
		struct str word = first_word(rest);
		if (begins_clause(word))
			break;
		at = end = (size_t)(rest.at - words.at) + word.len;
	}
	const char *quote = memchr(words.at, '"', end);
	return quote ? (size_t)(quote - words.at) : end;
}

/* A title that stands without quotes, or whose place a clause has taken. */
static bool title_missing(struct parser *parser, struct span span, struct str found)
{
	const struct token *start = &parser->line_start, *name = taken_before(parser, 1);
	bool named =
		taken_before(parser, 2)->span.start == start->span.start && is_kind(start->kind);
	bool unnamed = name->span.start == start->span.start && is_kind(start->kind);
	if ((!named && !unnamed) || !(ascii_is_alpha(found.at[0]) || ascii_is_digit(found.at[0])))
		return false;
	struct str first = parser_slice(parser, name->span);
	if (named && begins_clause(first)) {
		/* `milestone due March 2018`: the keyword was taken for the name. */
		struct diag *diag = report(parser->diags, PL019, name->span,
			"this %.*s needs its words in quotes",
			STR_ARG(parser_slice(parser, start->span)));
		help(parser->diags, diag, "write `%.*s \"…\" %.*s`",
			STR_ARG(words_before(parser, name->span.start)),
			STR_ARG(rest_of_line(parser, name->span.start)));
		return true;
	}
	if (begins_clause(found)) {
		struct str head = words_before(parser, span.start);
		struct diag *diag =
			report(parser->diags, PL019, span, "%.*s needs its words in quotes",
				STR_ARG(header_words(parser, start->span, span.start)));
		help(parser->diags, diag, "write `%.*s \"…\" %.*s`", STR_ARG(head),
			STR_ARG(rest_of_line(parser, span.start)));
		return true;
	}
	/* `action Write the plan`: the first word was taken for the name. */
	uint32_t from =
		named && is_prose(first) && !is_party(start->kind) ? name->span.start : span.start;
	struct str words = rest_of_line(parser, from);
	struct str title = {words.at, title_length(words)};
	struct str head = words_before(parser, from);
	struct diag *diag = report(parser->diags, PL019, span,
		"expected a title in quotes, found `%.*s`", STR_ARG(found));
	help(parser->diags, diag, "write `%.*s \"%.*s\"`", STR_ARG(head), STR_ARG(title));
	text_lost(parser, span.start);
	return true;
}

static bool is_single_quote(struct str found)
{
	return str_equal(found, STR("'")) || str_equal(found, STR("‘")) ||
	       str_equal(found, STR("’")) || str_equal(found, STR("`"));
}

static bool single_quoted(struct parser *parser, struct span span, struct str found,
	const struct expectation *expected)
{
	if (!is_single_quote(found) || !expects(expected, "a text in quotes"))
		return false;
	struct str line = line_from(parser, span.end);
	size_t end = line.len;
	/* The last one, since apostrophes look the same. */
	for (size_t i = 1; i < line.len; i++) {
		struct str rest = {line.at + i, line.len - i};
		bool mark = str_starts(rest, STR("'")) || str_starts(rest, STR("’")) ||
			    str_starts(rest, STR("`"));
		size_t after = i + (line.at[i] == '\'' || line.at[i] == '`' ? 1 : 3);
		if (mark && (after >= line.len || ascii_is_blank(line.at[after])))
			end = i;
	}
	if (end == line.len)
		text_lost(parser, span.start);
	struct diag *diag = report(parser->diags, PL021, span, "a text in single quotes");
	help(parser->diags, diag, "a text stands in double quotes: `\"%.*s\"`", (int)end, line.at);
	return true;
}

/* Names and lists */

/* The letter without its accent, NULL for what is no Latin letter. */
static const char *plain_letter(struct str letter)
{
	static const struct {
		const char *letters, *plain;
	} rows[] = {
#define LETTERS(letters, plain) {letters, plain},
#include "latin_letters.def"
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str letters = str_of(rows[i].letters);
		if (str_find(letters, letter) < letters.len)
			return rows[i].plain;
	}
	return NULL;
}

/* "zoe" for `zoë`, "obrien" for `o’brien`. */
static struct str plain_name(struct parser *parser, struct str name)
{
	struct str plain = {0};
	for (size_t at = 0; at < name.len;) {
		uint32_t code_point;
		size_t len = utf8_decode((struct str){name.at + at, name.len - at}, &code_point);
		struct str letter = {name.at + at, len};
		const char *word = len > 1 ? plain_letter(letter) : NULL;
		char c = letter.at[0];
		bool kept = len == 1 && (ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' ||
						c == '_' || c == '.');
		if (word)
			plain = str_format(parser->arena, "%.*s%s", STR_ARG(plain), word);
		else if (kept)
			plain = str_format(parser->arena, "%.*s%c", STR_ARG(plain), c);
		at += len;
	}
	return plain;
}

/* `zoë`, `o’brien`, `parks&leisure`: a mark inside what was meant as one name. */
static bool name_characters(struct parser *parser, struct span span, struct str found)
{
	const struct token *before = taken_before(parser, 1);
	bool joined = before->word && before->span.end == span.start;
	bool begins = (unsigned char)found.at[0] >= 0x80 && plain_letter(found) &&
		      (before->word || before->kind == T_COMMA);
	if (taken_before(parser, 0)->kind != T_BAD || !(joined || begins) || found.at[0] == '/' ||
		found.at[0] == ';' || found.at[0] == '&' || found.at[0] == '=')
		return false;
	uint32_t from = joined ? before->span.start : span.start;
	struct str line = line_from(parser, from);
	size_t len = 0;
	while (len < line.len && !ascii_is_blank(line.at[len]) && line.at[len] != '"' &&
		line.at[len] != ',')
		len++;
	struct str plain = plain_name(parser, (struct str){line.at, len});
	if (len > 60 || plain.len == 0)
		return false;
	struct diag *diag = report(parser->diags, PL032, (struct span){from, from + (uint32_t)len},
		"`%.*s` cannot stand in a name", STR_ARG(found));
	help(parser->diags, diag,
		"a name has only a–z, 0–9, `-`, `_` and `.`: `%.*s`; the words in quotes keep the rest",
		STR_ARG(plain));
	return true;
}

static bool is_name_like(const struct token *token)
{
	return token->word || token->kind == T_NUM || token->kind == T_DECIMAL ||
	       token->kind == T_PATH;
}

/* The clause that was being read is a list of names. */
static bool takes_list(const struct parser *parser, uint32_t at, const struct expectation *expected)
{
	static const char *const lists[] = {"owner", "sponsor", "with", "supports", "after", "see",
		"tag", "formerly", "languages", "retired", "distinct", "in", "by"};
	if (!expects(expected, "`,`") || !expects(expected, "the end of the line"))
		return false;
	struct span before = {parser->line_start.span.start, at};
	struct str words = parser_slice(parser, before), last = {0};
	for (struct str rest = str_trim(words); rest.len; rest = without_word(rest))
		if (begins_clause(first_word(rest)) || str_equal(first_word(rest), STR("by")))
			last = first_word(rest);
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (str_equal(last, str_of(lists[i])))
			return true;
	return false;
}

/* The words from `from` on that begin with a capital: a name as people are called. */
static struct str full_name(const struct parser *parser, uint32_t from)
{
	struct str line = rest_of_line(parser, from);
	size_t end = 0;
	for (size_t at = 0; at < line.len && is_capital(line.at[at]);) {
		end = at + word_length((struct str){line.at + at, line.len - at});
		for (at = end; at < line.len && ascii_is_blank(line.at[at]);)
			at++;
	}
	struct str name = {line.at, end};
	while (name.len && (name.at[name.len - 1] == ',' || name.at[name.len - 1] == ';'))
		name.len--;
	return name;
}

/* The name of the party whose declaration in this file has these words in quotes; empty for none.
 */
static struct str name_declared_for(struct parser *parser, struct str words)
{
	enum { MOST = 16 }; /* each search goes over the file */
	const struct source *source = parser->source;
	struct str text = {source->scan, source->size}, none = {0};
	struct str quoted = str_format(parser->arena, "\"%.*s\"", STR_ARG(words));
	if (parser->searches++ >= MOST)
		return none;
	size_t at = str_find(text, quoted), begin = at;
	if (at == text.len)
		return none;
	while (begin > 0 && text.at[begin - 1] != '\n')
		begin--;
	struct str line = str_trim((struct str){text.at + begin, at - begin});
	const struct word *kind = word_find(parser->words, first_word(line));
	return kind && is_party(kind->token) ? first_word(without_word(line)) : none;
}

/* `owner Emily Reed` */
static bool name_with_blanks(struct parser *parser, struct span span, struct str found)
{
	struct str first = parser_slice(parser, taken_before(parser, 1)->span);
	if (!is_capital(first.at[0]) || !is_capital(found.at[0]))
		return false;
	struct str name = full_name(parser, taken_before(parser, 1)->span.start);
	struct span place = {taken_before(parser, 1)->span.start, span.end};
	if (name.len)
		place.end = place.start + (uint32_t)name.len;
	struct diag *diag = report(parser->diags, PL101, place,
		"a name has no blanks, and this is `%.*s`", STR_ARG(name));
	struct str declared = name_declared_for(parser, name);
	if (declared.len) {
		help(parser->diags, diag, "write `%.*s`", STR_ARG(declared));
		return true;
	}
	struct str handle = str_format(parser->arena, "%.*s", STR_ARG(name));
	char *letters = str_chars(parser->arena, handle);
	for (size_t i = 0; i < handle.len; i++)
		letters[i] = ascii_is_blank(letters[i]) ? '-' : ascii_lower(letters[i]);
	help(parser->diags, diag,
		"declare it once, `person %s \"%.*s\"`, and name it by the short name: `%s`",
		letters, STR_ARG(name), letters);
	return true;
}

/* `owner emily (Service Manager)` */
static bool role_in_brackets(
	struct parser *parser, struct span span, const struct expectation *expected)
{
	if (taken_before(parser, 0)->kind != T_LPAREN || !is_name_like(taken_before(parser, 1)) ||
		!takes_list(parser, span.start, expected))
		return false;
	struct str line = line_from(parser, span.end);
	const char *end = line.len ? memchr(line.at, ')', line.len) : NULL;
	struct str role = {line.at, end ? (size_t)(end - line.at) : line.len};
	struct str name = parser_slice(parser, taken_before(parser, 1)->span);
	struct diag *diag = report(parser->diags, PL001, span,
		"a role stands where `%.*s` is declared, not here", STR_ARG(name));
	help(parser->diags, diag, "write `person %.*s \"…\" role \"%.*s\"` there, and `%.*s` here",
		STR_ARG(name), STR_ARG(role), STR_ARG(name));
	return true;
}

/* Other languages' marks */

static struct diag *found_mark(struct parser *parser, struct span span, const char *what)
{
	return report(parser->diags, PL001, span, "found `%s`", what);
}

static bool comment_sign(struct parser *parser, struct span span)
{
	static const char *const signs[] = {"//", "--", "/*"};
	struct str line = line_from(parser, span.start);
	if (taken_before(parser, 0)->kind != T_BAD && taken_before(parser, 0)->kind != T_SLASH)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (str_starts(line, str_of(signs[i]))) {
			struct span sign = {span.start, span.start + 2};
			struct diag *diag = found_mark(parser, sign, signs[i]);
			help(parser->diags, diag, "a comment starts with `#`");
			return true;
		}
	return false;
}

static bool equals_sign(struct parser *parser, struct span span, struct str found)
{
	if (!str_equal(found, STR("=")) || taken_before(parser, 1)->kind == T_EOL)
		return false;
	struct str rest = rest_of_line(parser, span.end);
	struct diag *diag = found_mark(parser, span, "=");
	help(parser->diags, diag, "nothing stands between a word and its value: `%.*s %.*s`",
		STR_ARG(parser_slice(parser, taken_before(parser, 1)->span)),
		STR_ARG(first_word(rest)));
	return true;
}

static bool end_word(struct parser *parser, struct span span)
{
	if (taken_before(parser, 0)->kind != T_END || parser->line_start.span.start != span.start)
		return false;
	struct diag *diag = found_mark(parser, span, "end");
	help(parser->diags, diag, "a block ends with `}`");
	if (parser->depth > 0)
		parser->open[parser->depth - 1].ended = true;
	return true;
}

/* `- Write the plan`, and rows of a table */
static bool is_pasted(const struct parser *parser, struct span span)
{
	static const char *const bullets[] = {"-", "•", "·", "●", "▪", "–", "*", "|", "○", "◦"};
	if (parser->line_start.span.start != span.start &&
		parser->line_start.span.start != taken_before(parser, 1)->span.start)
		return false;
	struct str line = line_from(parser, parser->line_start.span.start);
	for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
		if (str_starts(line, str_of(bullets[i])) && !str_starts(line, STR("--")))
			return true;
	/* `1.2<tab>Write the plan<tab>March 2018` */
	const char *tab = line.len ? memchr(line.at, '\t', line.len) : NULL;
	return tab && memchr(tab + 1, '\t', line.len - (size_t)(tab + 1 - line.at)) &&
	       !is_kind(parser->line_start.kind);
}

static bool pasted_row(struct parser *parser, struct span span)
{
	if (!is_pasted(parser, span))
		return false;
	uint32_t start = parser->line_start.span.start;
	/* Lines in a row are one paste. */
	bool goes_on = parser->pasted && parser->pasted_end < start;
	for (uint32_t at = parser->pasted_end; goes_on && at < start; at++)
		goes_on = ascii_is_blank(parser_slice(parser, (struct span){at, at + 1}).at[0]);
	parser->pasted_end = parser->error_line_end;
	if (goes_on) {
		repeat(parser->diags, parser->pasted, parser->line_start.span, STR("and this"));
		return true;
	}
	parser->pasted = report(parser->diags, PL031, parser->line_start.span,
		"this looks like a bullet or a row of a table");
	help(parser->diags, parser->pasted, "write an action a line: `action \"…\" owner … due …`");
	return true;
}

/* `budget 1.1m`, `budget within existing resources`, `budget £Xm` */
static bool budget_words(struct parser *parser, struct span span, struct str found)
{
	if (taken_before(parser, 1)->kind != T_BUDGET || taken_before(parser, 0)->kind == T_EOL)
		return false;
	struct str rest = rest_of_line(parser, span.start);
	struct diag *diag;
	if (ascii_is_digit(found.at[0])) {
		struct str amount = first_word(rest);
		diag = report(parser->diags, PL001, span, "`%.*s` is an amount without a currency",
			STR_ARG(amount));
		help(parser->diags, diag, "which currency? `budget £%.*s`, for example",
			STR_ARG(amount));
		return true;
	}
	struct str words = {rest.at, title_length(rest)};
	diag = report(parser->diags, PL001, span,
		"expected an amount such as `£1.1m`, or words in quotes, found `%.*s`",
		STR_ARG(found));
	help(parser->diags, diag, "write `budget \"%.*s\"`", STR_ARG(words));
	return true;
}

/* `action a "A" action b "B"` */
static bool second_item(struct parser *parser, struct span span, const struct expectation *expected)
{
	if (!is_kind(taken_before(parser, 0)->kind) || !expects(expected, "the end of the line") ||
		parser->line_start.span.start == span.start)
		return false;
	struct str found = parser_slice(parser, span);
	struct diag *diag = report(parser->diags, PL001, span,
		"`%.*s` begins in the middle of a line", STR_ARG(found));
	help(parser->diags, diag, "put it on a line of its own: `%.*s`",
		STR_ARG(rest_of_line(parser, span.start)));
	return true;
}

/* Words of the field */

static const char *synonym_of(struct str words)
{
	static const struct {
		const char *words, *keyword;
	} synonyms[] = {
#define SYNONYM(words, keyword) {words, keyword},
#include "synonyms.def"
	};
	for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++)
		if (str_equal_nocase(str_of(synonyms[i].words), words))
			return synonyms[i].keyword;
	return NULL;
}

enum { SYNONYM_WORDS = 3 };

/* The longest synonym that begins at `start` and reaches `span`, or ends right before it. */
static const char *synonym_from(const struct parser *parser, uint32_t start, struct span *span)
{
	struct str line = line_from(parser, start), reached = {0};
	const char *found = NULL;
	struct span place = *span;
	size_t at = 0;
	for (unsigned words = 1; words <= SYNONYM_WORDS && at < line.len; words++) {
		size_t len = 0;
		while (at + len < line.len &&
			(ascii_is_alpha(line.at[at + len]) || line.at[at + len] == '-'))
			len++;
		if (len == 0)
			break;
		reached = (struct str){line.at, at + len};
		uint32_t end = start + (uint32_t)reached.len;
		const char *keyword = synonym_of(reached);
		if (keyword && (start == span->start || words > 1)) {
			found = keyword;
			place = (struct span){start, end};
		}
		at += len;
		while (at < line.len && line.at[at] == ' ')
			at++;
	}
	if (found)
		*span = place;
	return found;
}

const char *synonym_at(const struct parser *parser, struct span *span)
{
	const struct token *starts[] = {
		taken_before(parser, 0), taken_before(parser, 1), taken_before(parser, 2)};
	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
		if (starts[i]->span.start < parser->line_start.span.start || !starts[i]->word)
			continue;
		const char *keyword = synonym_from(parser, starts[i]->span.start, span);
		if (keyword)
			return keyword;
	}
	return NULL;
}

/* `emily & clare`, `emily; clare`, `emily clare` */
static bool list_separator(struct parser *parser, struct span span, struct str found,
	const struct expectation *expected)
{
	const struct token *before = taken_before(parser, 1);
	if (!is_name_like(before) || !takes_list(parser, span.start, expected))
		return false;
	bool mark = str_equal(found, STR("&")) || str_equal(found, STR(";")) ||
		    str_equal(found, STR("/")) || str_equal(found, STR("+")) ||
		    str_equal(found, STR("|"));
	bool word = taken_before(parser, 0)->kind == T_WORD;
	if (!mark && !word)
		return false;
	if (word && name_with_blanks(parser, span, found))
		return true;
	struct span place = span;
	if (word && synonym_at(parser, &place))
		return false;
	if (word) {
		struct likes likes = likes_of(found);
		for (size_t i = 0; i < expected->count; i++)
			likes_offer(&likes, str_of(expected->names[i]), (struct span){0, 0});
		if (likes.count)
			return false;
	}
	struct str next = first_word(rest_of_line(parser, mark ? span.end : span.start));
	struct str name = parser_slice(parser, before->span);
	struct diag *diag;
	if (mark)
		diag = report(parser->diags, PL027, span, "`%.*s` between names of a list",
			STR_ARG(found));
	else
		diag = report(parser->diags, PL027, span, "no comma between `%.*s` and `%.*s`",
			STR_ARG(name), STR_ARG(found));
	help(parser->diags, diag, "names in a list are joined by commas: `%.*s, %.*s`",
		STR_ARG(name), STR_ARG(next));
	return true;
}

bool habit_explained(struct parser *parser, struct span span, const struct expectation *expected)
{
	struct str found = parser_slice(parser, span);
	if (!found.len)
		return false;
	return pasted_row(parser, span) || name_characters(parser, span, found) ||
	       single_quoted(parser, span, found, expected) || title_missing(parser, span, found) ||
	       comment_sign(parser, span) || equals_sign(parser, span, found) ||
	       end_word(parser, span) || role_in_brackets(parser, span, expected) ||
	       budget_words(parser, span, found) || second_item(parser, span, expected) ||
	       list_separator(parser, span, found, expected);
}
