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
	while (plain.len && strchr(".-_", plain.at[plain.len - 1]))
		plain.len--;
	return plain;
}

static bool is_name_like(const struct token *token)
{
	return token->word || token->kind == T_NUM || token->kind == T_DECIMAL ||
	       token->kind == T_PATH;
}

/* What the names of a list refer to. */
enum list { NO_LIST, OF_PARTIES, OF_ITEMS, OF_WORDS };

static enum list list_of_keyword(struct str word)
{
	static const struct {
		const char *word;
		enum list list;
	} rows[] = {{"owner", OF_PARTIES}, {"sponsor", OF_PARTIES}, {"with", OF_PARTIES},
		{"in", OF_PARTIES}, {"by", OF_PARTIES}, {"distinct", OF_PARTIES},
		{"supports", OF_ITEMS}, {"after", OF_ITEMS}, {"see", OF_ITEMS}, {"tag", OF_WORDS},
		{"formerly", OF_WORDS}, {"languages", OF_WORDS}, {"retired", OF_WORDS}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (str_equal_nocase(word, str_of(rows[i].word)))
			return rows[i].list;
	return NO_LIST;
}

/* The list of names that the clause is which was being read. */
static enum list list_read(
	const struct parser *parser, uint32_t at, const struct expectation *expected)
{
	if (!expects(expected, "`,`") || !expects(expected, "the end of the line"))
		return NO_LIST;
	struct span before = {parser->line_start.span.start, at};
	enum list list = NO_LIST;
	for (struct str rest = str_trim(parser_slice(parser, before)); rest.len;
		rest = without_word(rest)) {
		struct str word = first_word(rest);
		if (word.at[word.len - 1] == ':')
			word.len--; /* `Owner: Ada Marsh` */
		enum list begun = list_of_keyword(word);
		list = begun ? begun : begins_clause(word) ? NO_LIST : list;
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
		if (!joins && !ascii_is_capital(word.at[0]))
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

/* Leaves to resolve, which knows who is declared, what is meant by the words. */
static void leave_words(struct parser *parser, struct ast_loose_words words)
{
	struct ast_loose_words *loose = NEW(parser->arena, struct ast_loose_words);
	*loose = words;
	loose->outside = parser->depth == 0 && !is_kind_token(parser->line_start.kind) &&
			 !is_party_token(parser->line_start.kind);
	loose->next = parser->file->loose;
	parser->file->loose = loose;
}

/* Words that were meant as one name, or as two. */
static bool name_with_blanks(struct parser *parser, struct span place, struct ast_loose_words loose)
{
	loose.words = place;
	loose.diag = report(parser->diags, PL101, place, "a name has no blanks, and this is `%.*s`",
		STR_ARG(parser_slice(parser, place)));
	leave_words(parser, loose);
	return true;
}

/* `owner Emily Reed` */
static bool name_of_person(struct parser *parser, uint32_t from)
{
	struct str name = full_name(parser, from);
	if (!memchr(name.at, ' ', name.len) && !memchr(name.at, '\t', name.len))
		return false;
	struct span place = {from, from + (uint32_t)name.len};
	return name_with_blanks(parser, place, (struct ast_loose_words){0});
}

/* `team R&D "R&D"`: no list stands there, but a name. */
static bool is_declared_name(const struct parser *parser)
{
	return is_party_token(parser->line_start.kind) &&
	       taken_before(parser, 2)->span.start == parser->line_start.span.start;
}

/* `owner emily.` */
static bool stop_behind_name(struct parser *parser, struct span place)
{
	struct str name = parser_slice(parser, place);
	struct diag *diag =
		report(parser->diags, PL032, place, "a name does not end with a full stop");
	suggest_words(parser->diags, diag, GUESS, place, (struct str){name.at, name.len - 1});
	return true;
}

/* `zoë`, `o’brien`, `parks&leisure`: a mark inside what was meant as one name. */
bool name_characters(struct parser *parser, struct span span, struct str found,
	const struct expectation *expected)
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
	enum list list = list_read(parser, span.start, expected);
	if (list == OF_PARTIES && name_of_person(parser, from))
		return true;
	if (found.at[0] == '.')
		return list && stop_behind_name(parser, (struct span){from, span.end});
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

/* `owner emily (Service Manager)` */
bool role_in_brackets(struct parser *parser, struct span span, const struct expectation *expected)
{
	if (taken_before(parser, 0)->kind != T_LPAREN || !is_name_like(taken_before(parser, 1)) ||
		!list_read(parser, span.start, expected))
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

/* The words from `from` on, up to a mark, a joining word or a clause. */
static struct span words_of_name(const struct parser *parser, uint32_t from)
{
	struct str line = rest_of_line(parser, from);
	struct span words = {from, from};
	for (struct str rest = line; rest.len; rest = without_word(rest)) {
		struct str word = first_word(rest);
		size_t len = 0;
		while (len < word.len && !strchr(",;/&+|(\"", word.at[len]))
			len++;
		if (len == 0 || str_equal_nocase(word, STR("and")) ||
			(begins_clause(word) && words.end > from))
			break;
		words.end = from + (uint32_t)(word.at - line.at) + (uint32_t)len;
		if (len < word.len)
			break;
	}
	return words;
}

static bool is_list_mark(struct str found)
{
	return found.len == 1 && strchr("&;/+|", found.at[0]);
}

/* `emily & clare`; or without a mark, in a list of others than parties. */
static bool names_not_joined(struct parser *parser, struct span span, struct str found,
	enum list list, struct ast_loose_words loose)
{
	if (loose.marked)
		loose.diag = report(parser->diags, PL027, span, "`%.*s` between names of a list",
			STR_ARG(found));
	else
		loose.diag =
			report(parser->diags, PL027, span, "no comma between `%.*s` and `%.*s`",
				STR_ARG(parser_slice(parser, loose.left)), STR_ARG(found));
	help(parser->diags, loose.diag, "names in a list are joined by commas: `%.*s, %.*s`",
		STR_ARG(parser_slice(parser, loose.left)),
		STR_ARG(parser_slice(parser, loose.right)));
	if (list == OF_WORDS)
		suggest(parser->diags, loose.diag, GUESS,
			(struct span){loose.left.end, loose.right.start}, ", ");
	else
		leave_words(parser, loose);
	return true;
}

/* `emily & clare`, `emily; clare`, `emily clare` */
bool list_separator(struct parser *parser, struct span span, struct str found,
	const struct expectation *expected)
{
	const struct token *before = taken_before(parser, 1);
	enum list list = is_name_like(before) ? list_read(parser, span.start, expected) : NO_LIST;
	int kind = taken_before(parser, 0)->kind;
	bool mark = is_list_mark(found), word = kind == T_WORD || kind == T_OF || kind == T_PATH;
	if (is_party_token(kind)) { /* `owner Parks Team`, but not `owner ada team parks "Parks"` */
		struct str rest = rest_of_line(parser, span.start);
		word = str_find(rest, STR("\"")) == rest.len;
	}
	if (!list || !(mark || word))
		return false;
	if (word && list == OF_PARTIES && name_of_person(parser, before->span.start))
		return true;
	if (word && kind != T_OF && means_clause(parser, span, expected))
		return false;
	struct str line = rest_of_line(parser, mark ? span.end : span.start);
	struct str name = parser_slice(parser, before->span), next = first_word(line);
	if (word && str_equal_nocase(name, STR("the"))) {
		struct diag *diag =
			report(parser->diags, PL101, (struct span){before->span.start, span.end},
				"a name is one word, and this is `the %.*s`", STR_ARG(found));
		help(parser->diags, diag,
			"declare it once, `body %.*s \"the %.*s\"`, and write `%.*s`",
			STR_ARG(next), STR_ARG(next), STR_ARG(next));
		return true;
	}
	uint32_t right = parser->source->base + (uint32_t)(line.at - parser->source->scan);
	struct ast_loose_words loose = {.left = before->span,
		.right = {right, words_of_name(parser, right).end},
		.marked = mark};
	if (word)
		loose.right = span;
	if (word && list == OF_PARTIES)
		return name_with_blanks(parser, words_of_name(parser, before->span.start), loose);
	return names_not_joined(parser, span, found, list, loose);
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
