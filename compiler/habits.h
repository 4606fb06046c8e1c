/* Habits are what people type who have not met the language: each is told what it means by it. */
#ifndef HABITS_H
#define HABITS_H

#include "parser.h"

/* What the grammar would have taken, in its words. */
struct expectation {
	const char *const *names;
	size_t count;
};

bool expects(const struct expectation *expected, const char *name);

/* True where a clause may begin, and no name. */
bool takes_clause(const struct expectation *expected);

/* True for the alias of a token that is its keyword. */
bool is_keyword(const char *name);

/* Of what was read before, for one line: else a file of mistakes takes the square of its length. */
enum { MOST_LOOKS = 1000 };

/* Reports the syntax error at `span` if it is a habit that is known; false, and nothing reported,
 * if it is none. Called once a line. */
bool habit_explained(struct parser *parser, struct span span, const struct expectation *expected);

/* The keyword for these words of the field; NULL if they are none. */
const char *synonym_of(const struct parser *parser, struct str words);

/* The keyword that people mean by the words of the field at `span`, or with the words before it:
 * widens `span` to them. NULL if they are none. */
const char *synonym_at(const struct parser *parser, struct span *span);

/* A token that is the keyword of a statement, and one that is that of a party. */
bool is_kind_token(int token);
bool is_party_token(int token);

/* The line behind `from`, without its line end; and without what opens a block and without a
 * comment. */
struct str line_from(const struct parser *parser, uint32_t from);
struct str rest_of_line(const struct parser *parser, uint32_t from);

/* The word that `text` begins with, up to a blank; its bytes; and what is behind it. */
struct str first_word(struct str text);
size_t word_length(struct str text);
struct str without_word(struct str text);

/* "plan" for `Plan`. */
struct str small_letters(const struct parser *parser, struct str words);

/* True for a word that begins a clause, in small letters as the language has it. */
bool begins_clause(struct str word);

/* habit_heads.c: the number of a word's token, 0 for none; the letters of the kinds that may have a
 * clause, NULL if there is none, and whether one of them is `kind`; the words up to the next clause
 * of an item; and words that may be a date as far as their beginning tells. */
int token_of_word(const struct parser *parser, struct str word);
const char *takers_of(struct str keyword);
bool is_said_of(struct str keyword, char kind);
struct str words_of_clause(struct str line);
bool may_be_date(const struct parser *parser, struct str words);

/* Says what the words of the field at `span` are called, and mends them; `of_plan`: in the plan's
 * header. */
void help_synonym(struct parser *parser, struct diag *diag, const char *keyword, struct span span,
	bool of_plan);

/* habit_clauses.c: words that begin no clause or statement, reported if it is true; help for a
 * finding on any other token there; and a date in numbers, which is no name of a list. */
bool unknown_clause(struct parser *parser, struct span span, const struct expectation *expected);
void help_clause(struct parser *parser, struct diag *diag, struct span span);
bool is_numeric_day(const struct parser *parser, const struct expectation *expected);

/* habit_parties.c: job titles without `role`, names of several words, numbers in front of their
 * word, and what stands behind a title that a quote has ended. Each reports and is true, or is
 * false. */
bool job_title(struct parser *parser, struct span span, struct str found);
bool name_of_words(struct parser *parser, struct span span);
bool number_first(struct parser *parser, struct span span);
bool behind_title(struct parser *parser, struct span span, struct str found);

/* The name that words could have: "parks-team" for "Parks Team". */
struct str handle_for(struct parser *parser, struct str words);

/* habit_status.c: a status in other words, and the writer's own word for one without `written`; a
 * status where a date belongs; a sentence behind `progress`. Each reports and is true, or is false.
 */
bool status_habit(struct parser *parser, struct span span);
bool status_as_date(struct parser *parser, struct span span);
bool progress_words(struct parser *parser);

/* habit_names.c: marks and letters that names do not have, lists without commas, roles in brackets.
 * Each reports and is true, or is false. */
bool name_characters(struct parser *parser, struct span span, struct str found,
	const struct expectation *expected);
bool list_separator(struct parser *parser, struct span span, struct str found,
	const struct expectation *expected);
bool list_below(struct parser *parser, struct span span, const struct expectation *expected);
bool role_in_brackets(struct parser *parser, struct span span, const struct expectation *expected);

#endif
