#include "habits.h"

#include "plan.tab.h"

#include <string.h>

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

/* `team R&D "R&D"`: no list stands there, but a name. */
static bool is_declared_name(const struct parser *parser)
{
	return is_party_token(parser->line_start.kind) &&
	       taken_before(parser, 2)->span.start == parser->line_start.span.start;
}

/* `zoë`, `o’brien`, `parks&leisure`: a mark inside what was meant as one name. */
bool name_characters(struct parser *parser, struct span span, struct str found)
{
	enum { LONGEST = 60 }; /* bytes of a name that somebody may have meant */
	const struct token *before = taken_before(parser, 1);
	bool joined = before->word && before->span.end == span.start;
	bool begins = (unsigned char)found.at[0] >= 0x80 && plain_letter(found) &&
		      (before->word || before->kind == T_COMMA);
	if (taken_before(parser, 0)->kind != T_BAD || !(joined || begins) || found.at[0] == '/' ||
		found.at[0] == ';' || (found.at[0] == '&' && !is_declared_name(parser)) ||
		found.at[0] == '=')
		return false;
	uint32_t from = joined ? before->span.start : span.start;
	struct str line = line_from(parser, from);
	size_t len = 0;
	while (len < line.len && !ascii_is_blank(line.at[len]) && line.at[len] != '"' &&
		line.at[len] != ',')
		len++;
	if (len > LONGEST)
		return false;
	struct str plain = plain_name(parser, (struct str){line.at, len});
	if (plain.len == 0)
		return false;
	struct diag *diag = report(parser->diags, PL032, (struct span){from, from + (uint32_t)len},
		"`%.*s` cannot stand in a name", STR_ARG(found));
	help(parser->diags, diag,
		"a name has only a–z, 0–9, `-`, `_` and `.`: `%.*s`; the words in quotes keep the rest",
		STR_ARG(plain));
	/* Whoever refers to it may spell it in another way. */
	suggest(parser->diags, diag, GUESS, diag->span, "%.*s", STR_ARG(plain));
	return true;
}

static bool is_name_like(const struct token *token)
{
	return token->word || token->kind == T_NUM || token->kind == T_DECIMAL ||
	       token->kind == T_PATH;
}

static bool is_list_keyword(struct str word)
{
	static const char *const lists[] = {"owner", "sponsor", "with", "supports", "after", "see",
		"tag", "formerly", "languages", "retired", "distinct", "in", "by"};
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (str_equal_nocase(word, str_of(lists[i])))
			return true;
	return false;
}

/* The clause that was being read is a list of names. */
static bool takes_list(const struct parser *parser, uint32_t at, const struct expectation *expected)
{
	if (!expects(expected, "`,`") || !expects(expected, "the end of the line"))
		return false;
	struct span before = {parser->line_start.span.start, at};
	bool list = false;
	for (struct str rest = str_trim(parser_slice(parser, before)); rest.len;
		rest = without_word(rest)) {
		struct str word = first_word(rest);
		if (word.at[word.len - 1] == ':')
			word.len--; /* `Owner: Ada Marsh` */
		list = is_list_keyword(word) || (list && !begins_clause(word));
	}
	return list;
}

/* The words from `from` on that begin with a capital: a name as people are called. */
static struct str full_name(const struct parser *parser, uint32_t from)
{
	struct str line = rest_of_line(parser, from);
	size_t end = 0;
	for (size_t at = 0; at < line.len;) {
		struct str word = first_word((struct str){line.at + at, line.len - at});
		size_t slash = str_find(word, STR("/")); /* `Ada Marsh/Ben Okafor` */
		bool last = slash < word.len || word.at[word.len - 1] == ',' ||
			    word.at[word.len - 1] == ';';
		word.len = slash;
		bool joins = end && (str_equal(word, STR("of")) || str_equal(word, STR("for")));
		if (!joins && !is_capital(word.at[0]))
			break;
		end = joins ? end : at + word.len;
		if (last)
			break;
		for (at += word.len; at < line.len && ascii_is_blank(line.at[at]);)
			at++;
	}
	struct str name = {line.at, end};
	while (name.len && (name.at[name.len - 1] == ',' || name.at[name.len - 1] == ';'))
		name.len--;
	return name;
}

enum { MOST_SEARCHES = 16 }; /* each goes over the file */

/* The line up to `needle` of the party in whose declaration, in this file, that stands; empty for
 * none, or if too many were asked for. */
static struct str party_line(struct parser *parser, struct str needle)
{
	const struct source *source = parser->source;
	struct str text = {source->scan, source->size}, none = {0};
	if (parser->searches++ >= MOST_SEARCHES)
		return none;
	for (;;) {
		size_t at = str_find(text, needle), begin = at;
		if (at == text.len)
			return none;
		while (begin > 0 && text.at[begin - 1] != '\n')
			begin--;
		struct str line = str_trim((struct str){text.at + begin, at - begin});
		const struct word *kind = word_find(parser->words, first_word(line));
		if (kind && is_party_token(kind->token))
			return line;
		text = (struct str){text.at + at + needle.len, text.len - at - needle.len};
	}
}

/* The name of the party that has these words in quotes; empty for none. */
static struct str name_declared_for(struct parser *parser, struct str words)
{
	struct str line = party_line(parser, str_format(parser->arena, "\"%.*s\"", STR_ARG(words)));
	return line.len ? first_word(without_word(line)) : line;
}

/* True if the words stand in quotes but once in the file: then only one party has them. */
static bool is_said_once(const struct parser *parser, struct str words)
{
	const struct source *source = parser->source;
	struct str text = {source->scan, source->size};
	struct str needle = str_format(parser->arena, "\"%.*s\"", STR_ARG(words));
	size_t behind = str_find(text, needle) + needle.len;
	struct str rest = {text.at + behind, text.len - behind};
	return behind <= text.len && str_find(rest, needle) == rest.len;
}

static bool is_declared(struct parser *parser, struct str name)
{
	return parser->searches >= MOST_SEARCHES ||
	       party_line(parser, str_format(parser->arena, " %.*s \"", STR_ARG(name))).len > 0;
}

/* The kind of party that the words seem to be. */
static const char *party_kind(struct str words)
{
	static const struct {
		const char *word, *kind;
	} rows[] = {
		{" of ", "post"},
		{"fficer", "post"},
		{"anager", "post"},
		{"irector", "post"},
		{"eam", "team"},
		{"ervice", "team"},
		{"ffice", "team"},
		{"ommissioners", "team"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (str_find(words, str_of(rows[i].word)) < words.len)
			return rows[i].kind;
	return "person";
}

static void help_declare(struct parser *parser, struct diag *diag, struct str name)
{
	struct str handle = handle_for(parser, name);
	help(parser->diags, diag,
		"declare it once, `%s %.*s \"%.*s\"`, and name it by the short name: `%.*s`",
		party_kind(name), STR_ARG(handle), STR_ARG(name), STR_ARG(handle));
}

/* `owner Emily Reed` */
static bool name_with_blanks(struct parser *parser, struct span span, struct str found)
{
	struct str first = parser_slice(parser, taken_before(parser, 1)->span);
	bool joins = taken_before(parser, 0)->kind == T_OF;
	if (!is_capital(first.at[0]) || !(joins || is_capital(found.at[0])))
		return false;
	struct str name = full_name(parser, taken_before(parser, 1)->span.start);
	struct span place = {taken_before(parser, 1)->span.start, span.end};
	if (name.len)
		place.end = place.start + (uint32_t)name.len;
	struct diag *diag = report(parser->diags, PL101, place,
		"a name has no blanks, and this is `%.*s`", STR_ARG(name));
	struct str declared = name_declared_for(parser, name);
	if (declared.len) {
		suggest_words(parser->diags, diag, is_said_once(parser, name) ? SAFE : GUESS, place,
			declared);
		return true;
	}
	help_declare(parser, diag, name);
	return true;
}

/* `owner emily (Service Manager)` */
bool role_in_brackets(struct parser *parser, struct span span, const struct expectation *expected)
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

/* A word that is meant for one of the language. */
static bool means_clause(
	struct parser *parser, struct span span, const struct expectation *expected)
{
	struct span place = span;
	const char *meant = synonym_at(parser, &place);
	/* `owner coordinating officer`: a person cannot begin there. */
	if (meant && begins_clause(str_of(meant)))
		return true;
	struct likes likes = likes_of(parser_slice(parser, span));
	for (size_t i = 0; i < expected->count; i++)
		likes_offer(&likes, str_of(expected->names[i]), (struct span){0, 0});
	return likes.count > 0;
}

/* `emily & clare`, `emily; clare`, `emily clare` */
bool list_separator(struct parser *parser, struct span span, struct str found,
	const struct expectation *expected)
{
	const struct token *before = taken_before(parser, 1);
	if (!is_name_like(before) || !takes_list(parser, span.start, expected))
		return false;
	bool mark = str_equal(found, STR("&")) || str_equal(found, STR(";")) ||
		    str_equal(found, STR("/")) || str_equal(found, STR("+")) ||
		    str_equal(found, STR("|"));
	int kind = taken_before(parser, 0)->kind;
	bool word = kind == T_WORD || kind == T_OF || kind == T_PATH;
	/* `Parks Team` */
	if ((word || is_kind_token(kind)) && name_with_blanks(parser, span, found))
		return true;
	if (!mark && !word)
		return false;
	if (word && means_clause(parser, span, expected))
		return false;
	struct str next = first_word(rest_of_line(parser, mark ? span.end : span.start));
	struct str name = parser_slice(parser, before->span);
	struct diag *diag;
	struct span both = {before->span.start, span.end};
	struct str words = parser_slice(parser, both);
	if (!mark && !str_equal_nocase(name, STR("the")) && !is_declared(parser, name) &&
		!is_declared(parser, found)) {
		diag = report(parser->diags, PL101, both,
			"a name has no blanks, and this is `%.*s`", STR_ARG(words));
		help_declare(parser, diag, words);
		return true;
	}
	if (!mark && str_equal_nocase(name, STR("the"))) {
		diag = report(parser->diags, PL101, (struct span){before->span.start, span.end},
			"a name is one word, and this is `the %.*s`", STR_ARG(found));
		help(parser->diags, diag,
			"declare it once, `body %.*s \"the %.*s\"`, and write `%.*s`",
			STR_ARG(next), STR_ARG(next), STR_ARG(next));
		return true;
	}
	if (mark)
		diag = report(parser->diags, PL027, span, "`%.*s` between names of a list",
			STR_ARG(found));
	else
		diag = report(parser->diags, PL027, span, "no comma between `%.*s` and `%.*s`",
			STR_ARG(name), STR_ARG(found));
	help(parser->diags, diag, "names in a list are joined by commas: `%.*s, %.*s`",
		STR_ARG(name), STR_ARG(next));
	uint32_t end = mark ? span.end : span.start;
	bool blank = mark && ascii_is_blank(line_from(parser, end).at[0]);
	suggest(parser->diags, diag, SAFE, (struct span){before->span.end, end},
		blank ? "," : ", ");
	return true;
}

/* A line that begins with a name, below a line that ends with a comma. */
bool list_below(struct parser *parser, struct span span, const struct expectation *expected)
{
	uint32_t start = parser->line_start.span.start;
	if (taken_before(parser, 0)->kind != T_WORD || span.start != start ||
		means_clause(parser, span, expected))
		return false;
	const char *text = parser->source->scan, *end = text + (start - parser->source->base);
	while (end > text && ascii_is_blank(end[-1]))
		end--;
	if (end == text || end[-1] != ',')
		return false;
	const char *line = end;
	while (line > text && line[-1] != '\n')
		line--;
	struct str above = str_trim((struct str){line, (size_t)(end - line)});
	struct diag *diag = report(parser->diags, PL001, span, "a comma does not carry a line on");
	help(parser->diags, diag, "write `%.*s %.*s` on one line", STR_ARG(above),
		STR_ARG(rest_of_line(parser, start)));
	struct span between = {parser->source->base + (uint32_t)(end - text), start};
	suggest(parser->diags, diag, SAFE, between, " ");
	return true;
}
