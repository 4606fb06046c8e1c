#include "canonical_writer.h"
#include "dedent.h"
#include "plan.tab.h"

static char last_byte(const struct writer *w)
{
	return w->line_used ? w->out.at[w->out.len - 1] : '\0';
}

/* Texts */

static struct str without_return(struct str line)
{
	if (line.len && line.at[line.len - 1] == '\r')
		line.len--;
	return line;
}

static size_t indentation(struct str line)
{
	size_t len = 0;
	while (len < line.len && (line.at[len] == ' ' || line.at[len] == '\t'))
		len++;
	return len;
}

/* Each line stays a line; further ones stand four deeper than the statement. */
static void put_text(struct writer *w, const struct ast_text *text)
{
	struct str whole = rest(w, text->span.start);
	whole.len = text->span.end - text->span.start;
	struct str words_only = {whole.at, whole.len - text->close};
	size_t least = text->has_lines ? least_indentation(words_only) : 0;
	for (size_t at = 0; at < whole.len;) {
		struct str left = {whole.at + at, whole.len - at};
		struct str line = line_of(left), words = without_return(line);
		at += line.len + 1;
		if (left.at > whole.at) {
			size_t closing = is_last(line, left) ? text->close : 0;
			size_t indent = indentation(words);
			bool is_empty = indent + closing == words.len;
			size_t cut = is_empty || indent < least ? indent : least;
			words.at += cut;
			words.len -= cut;
			if (words.len)
				put_indent(w, w->level + 1);
		}
		put(w, words);
		if (!is_last(line, left))
			put(w, STR("\n"));
	}
}

/* A name in quotes, byte for byte but for how its lines end. */
static void put_exact(struct writer *w, struct span span)
{
	for (uint32_t at = span.start; at < span.end; at++)
		if (byte_at(w, at) != '\r')
			put(w, (struct str){rest(w, at).at, 1});
}

/* Words */

static bool is_name_byte(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' || c == '.' || c == '-';
}

/* The word that stands first in a text, as the scanner sees it; empty if none does. */
static struct str first_word(struct str text)
{
	size_t len = 0;
	while (len < text.len && is_name_byte(text.at[len]))
		len++;
	while (len && !ascii_is_alpha(text.at[len - 1]) && !ascii_is_digit(text.at[len - 1]))
		len--;
	return (struct str){text.at, len};
}

static int token_of(const struct writer *w, struct str text)
{
	const struct word *word = text.len ? word_find(w->words, text) : NULL;
	return word ? word->token : 0;
}

/* The words of dates are the writer's. */
static bool is_of_calendar(int token)
{
	switch (token) {
	case T_MONTH:
	case T_SEASON:
	case T_QUARTER:
	case T_UNIT:
	case T_FREQUENCY:
	case T_YEAR:
	case T_MONTHS: return true;
	default: return false;
	}
}

static bool is_hyphened_status(int token)
{
	return token == T_NOT_STARTED || token == T_IN_PROGRESS || token == T_ON_TRACK ||
	       token == T_AT_RISK;
}

/* A word outside the parts: one of the language is written small. */
static void put_word(struct writer *w, struct str word)
{
	int token = token_of(w, word);
	bool ours = token && !is_of_calendar(token);
	for (size_t i = 0; i < word.len; i++) {
		char c = ours ? ascii_lower(word.at[i]) : word.at[i];
		if (c == '-' && is_hyphened_status(token))
			c = ' ';
		put(w, (struct str){&c, 1});
	}
}

static size_t skip_blanks(struct str text, size_t at)
{
	size_t blank;
	while ((blank = str_blank((struct str){text.at + at, text.len - at})) > 0)
		at += blank;
	return at;
}

/* `31st March`, `31st of March`: bytes from the digits' end to the month, 0 if it is no such day.
 */
static size_t ordinal_length(const struct writer *w, struct str text)
{
	struct str word = first_word(text);
	size_t digits = 0;
	while (digits < word.len && ascii_is_digit(word.at[digits]))
		digits++;
	if (!digits || word.len != digits + 2 || !ascii_is_alpha(word.at[digits]))
		return 0;
	size_t at = skip_blanks(text, word.len);
	struct str next = first_word((struct str){text.at + at, text.len - at});
	if (str_equal_nocase(next, STR("of"))) {
		at = skip_blanks(text, at + next.len);
		next = first_word((struct str){text.at + at, text.len - at});
	}
	return token_of(w, next) == T_MONTH ? at - digits : 0;
}

/* A name, an amount or a date: one blank where there are several. */
static void put_words(struct writer *w, struct span span, bool is_date)
{
	struct str text = rest(w, span.start);
	text.len = span.end - span.start;
	for (size_t at = 0; at < text.len;) {
		struct str left = {text.at + at, text.len - at};
		size_t behind = skip_blanks(left, 0);
		if (behind) {
			put(w, STR(" "));
			at += behind;
			continue;
		}
		size_t len = first_word(left).len;
		size_t dropped = is_date && len ? ordinal_length(w, left) : 0;
		if (dropped)
			len -= 2;
		put(w, (struct str){left.at, len ? len : 1});
		if (dropped)
			put(w, STR(" "));
		at += (len ? len : 1) + dropped;
	}
}

void write_part(struct writer *w, const struct part *part)
{
	bool quoted = part->kind == PART_TEXT || part->kind == PART_EXACT;
	if (part->kind == PART_JOINT) {
		put(w, STR(","));
		w->space = true;
	} else {
		begin_piece(w, w->space || (quoted && last_byte(w) != '('));
	}
	switch (part->kind) {
	case PART_TRANSLATION:
		put(w, (struct str){part->text->language, sizeof part->text->language});
		put(w, STR(" "));
		put_text(w, part->text);
		break;
	case PART_TEXT: put_text(w, part->text); break;
	case PART_EXACT: put_exact(w, part->span); break;
	case PART_WORDS:
	case PART_DATE: put_words(w, part->span, part->kind == PART_DATE); break;
	case PART_JOINT: break;
	}
	w->at = part->span.end;
}

/* A mark, or a word that is no part. */
void write_word(struct writer *w)
{
	struct str left = rest(w, w->at), word = first_word(left);
	char mark = *left.at;
	if (word.len) {
		begin_piece(w, w->space);
		put_word(w, word);
		w->at += (uint32_t)word.len;
		return;
	}
	bool opens = mark == '(', joins = mark == ',' || mark == ')';
	/* A mark too many behind a brace is none on a line of its own. */
	bool hangs = w->must_break && strchr(";,.:", mark);
	if (hangs) {
		put(w, (struct str){left.at, 1});
		w->at++;
		return;
	}
	begin_piece(w, opens ? last_byte(w) != '(' : w->space && !joins);
	put(w, (struct str){left.at, 1});
	w->at++;
	w->space = joins;
	if (opens)
		w->at += (uint32_t)(skip_blanks(rest(w, w->at), 0));
}
