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

/* A keyword is its own name; what describes a shape has a blank or a mark in it. */
bool is_keyword(const char *name)
{
	for (; *name; name++)
		if (*name != '-' && (*name < 'a' || *name > 'z'))
			return false;
	return true;
}

bool takes_clause(const struct expectation *expected)
{
	return expects(expected, "owner") && !expects(expected, "a name");
}

bool is_kind_token(int token)
{
	return token >= T_PLAN && token <= T_REPORT;
}

bool is_party_token(int token)
{
	return token >= T_PERSON && token <= T_GROUP;
}

/* The line behind an offset, without its line end. */
struct str line_from(const struct parser *parser, uint32_t from)
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
size_t word_length(struct str text)
{
	size_t len = 0;
	while (len < text.len && !ascii_is_blank(text.at[len]))
		len++;
	return len;
}

struct str without_word(struct str text)
{
	size_t len = word_length(text);
	return str_trim((struct str){text.at + len, text.len - len});
}

struct str first_word(struct str text)
{
	return (struct str){text.at, word_length(text)};
}

/* "plan" for `Plan`. */
struct str small_letters(const struct parser *parser, struct str words)
{
	char *small = str_chars(parser->arena, words);
	for (size_t i = 0; i < words.len; i++)
		small[i] = ascii_lower(small[i]);
	return (struct str){small, words.len};
}

/* A word that begins a clause, in small letters as the language has it. */
bool begins_clause(struct str word)
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

/* Words of the field */

/* What the words are followed by. */
enum followed {
	BEFORE_ANY,
	BEFORE_TITLE,   /* by a short name and a title, as in no clause */
	BEGIN_STATEMENT /* by these, where parties and containers stand */
};

static const char *synonym_in(const struct parser *parser, struct str words, enum followed place)
{
	static const struct {
		const char *words, *keyword;
		bool of_header;
	} synonyms[] = {
#define SYNONYM(words, keyword) {words, keyword, false},
#define HEADER(words, keyword) {words, keyword, true},
#include "synonyms.def"
	};
	for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++) {
		if (!str_equal_nocase(str_of(synonyms[i].words), words))
			continue;
		const char *keyword = synonyms[i].keyword;
		const struct word *word = word_find(parser->words, str_of(keyword));
		bool kind = word && is_kind_token(word->token);
		if (synonyms[i].of_header ? place == BEGIN_STATEMENT : place == BEFORE_ANY || kind)
			return keyword;
	}
	return NULL;
}

const char *synonym_of(const struct parser *parser, struct str words)
{
	return synonym_in(parser, words, BEFORE_ANY);
}

/* `partner hub "Hub"` is no `with hub "Hub"`. */
static enum followed place_of(const struct parser *parser, struct span words)
{
	struct str rest = rest_of_line(parser, words.end), title = without_word(rest);
	bool named = rest.len && (ascii_is_alpha(rest.at[0]) || ascii_is_digit(rest.at[0]));
	if (words.start != parser->line_start.span.start || !named || !title.len ||
		title.at[0] != '"')
		return BEFORE_ANY;
	bool at_top = parser->block == 0 || parser->blocks[parser->block].node->kind == AST_PLAN;
	return at_top ? BEGIN_STATEMENT : BEFORE_TITLE;
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
		const char *keyword =
			synonym_in(parser, reached, place_of(parser, (struct span){start, end}));
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
