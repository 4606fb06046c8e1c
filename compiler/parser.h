/* The parser's state while it reads one file: shared by scanner, grammar and the code beside them,
 * and by nobody else. */
#ifndef PARSER_H
#define PARSER_H

#include "ast.h"
#include "diag.h"
#include "glance.h"

enum { DEEPEST = 32, TOKENS_KEPT = 4 };

/* A token with its place and, for words, the word. */
struct token {
	int kind; /* as the grammar numbers them; 0 at the end */
	struct span span;
	struct word *word;
};

/* A block whose `{` has been read and whose `}` has not. */
struct open_block {
	struct span brace;
	struct span header; /* the first token of its line */
	uint32_t indent;    /* blanks before that */
	uint32_t inner;     /* blanks before its first line, if that stands deeper */
	bool indented;      /* its lines stand deeper than its header */
	struct span again;  /* the same header on the next line; {0, 0} for none */
	bool lost;  /* its header is missing: only its lines stand deeper than those above */
	bool ended; /* that its `}` is missing has been said */
};

/* A node whose block is being read, and where the next of what it holds goes. */
struct frame {
	struct ast_node *node;
	struct ast_node **nodes_end;
	struct ast_clause **clauses_end;
	struct ast_text *title_end;   /* the last translation of its title so far */
	struct ast_node *last_item;   /* the last container, action, milestone or measure */
	struct ast_clause **late_end; /* where a clause behind that goes; NULL: not yet known */
	struct span margin;           /* the blanks before the last item that is not `indented` */
};

struct parser {
	struct arena *arena;
	const struct source *source;
	struct words *words;
	struct diags *diags;
	struct ast_file *file;
	struct ast_trivia **trivia_end;

	struct sieve sieve; /* for a glance at each text */

	bool gave_up; /* a quick reading ended at a token that does not fit, and did not report it
		       */

	/* the scanner's */
	uint32_t at;         /* offset of the next byte */
	uint32_t line_begin; /* offset of the line's first byte */
	bool line_has_token; /* since the last line end */
	bool line_has_comment;
	bool tag_line;                    /* the line goes on with a language tag and a text */
	uint32_t date_quote_end;          /* the quote that closes a date in quotes; 0 for none */
	uint32_t search_from, search_end; /* no quote that could close a text lies in between */
	uint32_t odd_text; /* a text that begins behind it has straight quotes and one line */

	/* beside the scanner */
	struct token taken[TOKENS_KEPT]; /* what the grammar was given last, in a ring */
	unsigned taken_count;
	struct token waiting;     /* read, but a brace comes before it */
	struct token pushed_back; /* for the grammar, but a line end comes before it */
	bool has_waiting, has_pushed_back;
	bool ended;
	bool inside_line; /* the grammar was given a token there last, and no brace */
	bool repair;      /* supply what braces are missing, by indentation */
	bool unbalanced;  /* some are */
	struct open_block open[DEEPEST];
	unsigned depth;
	bool too_deep;
	struct token line_start;  /* first token of the line */
	uint32_t line_start_from; /* offset of that line's first byte */
	uint32_t indent;          /* blanks before that */
	bool line_opens;          /* a block was opened on the line */

	/* the grammar's */
	struct frame blocks[DEEPEST + 1]; /* those being read, outermost first; [0] is the file */
	unsigned block;
	uint32_t error_line_end; /* end of the line of the last syntax error */
	uint32_t error_indent;   /* blanks before that line, or before the text it is part of */
	bool text_is_lost;       /* a quote is missing there, and the text may go on below */
	struct diag *pasted;     /* the finding of the last run of pasted lines */
	uint32_t pasted_end;     /* where that run ends */
	struct diag *slip;       /* the last mark that was not needed */
	struct diag **slip_mark; /* the findings before it */
	struct diag *noted[4];   /* what is reported once a file, by enum noted */
};

/* A file without content yet, and a parser at its beginning. */
struct ast_file *file_new(struct arena *arena, const struct source *source);
struct parser parser_of(struct ast_file *file, struct words *words, struct diags *diags);

/* Runs `read` with a scanner over the parser's file. */
void scan_file(struct parser *parser, void (*read)(struct parser *parser, void *scanner));

/* One token as the file has it; kind 0 at the end. */
void scan_token(struct parser *parser, void *scanner, struct token *token);

/* The same by the rules alone, which scan_token only asks about what is not plain. */
void scan_by_rules(struct parser *parser, void *scanner, struct token *token);

/* What the scanner's rules call. A line end is a token only if its line has one, and not between a
 * text and its translation on the next line: then true. The tag of a language is one only at the
 * beginning of its line: then true. */
void scanned_comment(struct parser *parser, struct span span);
bool scanned_line_end(struct parser *parser, struct span span);
bool scanned_tag(struct parser *parser, uint32_t start);

/* A mark that plans do not use where it stands: 0 if it is taken as a slip of the hand and
 * reported, else the token that it is. */
int odd_mark(struct parser *parser, struct span span, struct word **word);

/* True for a mark between two clauses of a line, `owner ada, due May 2018`: it is noted, and not
 * needed. In a list of names a keyword may be a name, so that something has to follow it. */
bool parts_clauses(struct parser *parser, struct span mark);

/* True if the next word behind the offset is one of the language's or the calendar's. */
bool keyword_follows(const struct parser *parser, uint32_t from);

/* A character that looks like another one or like nothing, or a mark between two clauses: read as
 * what is meant by the span, and noted once a file. */
enum noted { NOTED_QUOTE, NOTED_BLANK, NOTED_INVISIBLE, NOTED_SEPARATOR };
void note_character(struct parser *parser, enum noted what, struct span span, struct str meant);

/* Says that characters which cannot be seen stand inside a number, which is not read. */
void report_split_number(struct parser *parser, struct span span);

/* The word without the characters in it that cannot be seen. */
struct word *visible_word(struct parser *parser, struct span span);

/* The word that the letters of a span look like, some of which are of another alphabet; it is
 * reported (PL601). Where one of them looks like none of ours, the span is cut to the ASCII letters
 * that it begins with, which are the word, or to its first character, and then it is NULL. */
struct word *look_alike_word(struct parser *parser, struct span *span);

/* Bytes from a line end's end to behind a `{` that stands first on the next line and belongs to the
 * header above it, which then is reported; 0 if there is none. */
uint32_t brace_below(struct parser *parser, uint32_t line_end);

/* The same as text_length for a text between curly quotes, from that at `start`: it ends with its
 * line, and 0 if the quote rather closes a text. A closing curly quote ends a text that begins with
 * a straight one, and the other way round. */
uint32_t curly_length(struct parser *parser, uint32_t start);

/* Length in bytes, with both quotes, of the text whose opening quote is at offset `start`. One that
 * is not closed is reported, and ends with its first line. 1 if the quote
 * rather closes a text that was never opened. */
uint32_t text_length(struct parser *parser, uint32_t start);

/* date_marks.c: what marks in a deadline are, by what stands before them. True for a quote that
 * begins or ends a date in quotes, straight or curly; for a dash that joins two dates; for a slash
 * that joins two names; and for a word with its full stop that is a month: then it is reported, and
 * `month` set.
 */
bool date_quote(struct parser *parser, uint32_t quote);
bool dash_joins_dates(const struct parser *parser);
bool slash_joins_names(const struct parser *parser);
bool month_stop(struct parser *parser, struct span span, struct word **month);

/* date_errors.c: a token that does not fit behind `due`, `start` or `was`, where words were meant
 * for a date: true if that was reported. */
bool date_error(struct parser *parser, struct span span);

/* The same where the token is a number in letters, which may be nearly a keyword: `two`. */
bool number_word_error(struct parser *parser, struct span span);

/* "3" for "three", up to twelve; NULL for any other word. */
const char *number_word(struct str word);

/* date_repair.c: the words of a deadline without the marks that dates do not have, and with digits
 * for numbers; the same words if there is nothing to repair. It may be a date, or not. */
struct str repaired_date(struct parser *parser, struct str words);

/* Where the line ends on which a text ends that begins nowhere: the first quote in the lines right
 * below offset `from`, at most some 4 KiB away, closes a word. 0 if there is none. */
uint32_t text_end_below(struct parser *parser, uint32_t from);

/* The scanner's next token, which is in `token` already if it was `scanned`; or what the grammar
 * has to be given before it: braces balanced, line ends where the grammar wants them. */
void balance_token(struct parser *parser, void *scanner, struct token *token, bool scanned);

/* The token that the grammar was given last (0), and those before it: 1, 2. Kind 0 before the
 * first. */
static inline const struct token *taken_before(const struct parser *parser, unsigned back)
{
	return &parser->taken[(parser->taken_count - 1 - back) % TOKENS_KEPT];
}

/* Where the next token goes. It stays for as long as taken_before gives it. */
static inline struct token *token_room(struct parser *parser)
{
	return &parser->taken[parser->taken_count % TOKENS_KEPT];
}

/* "action `a`" or "this action", from a header line: its keyword, and where the line ends. */
struct str header_words(struct parser *parser, struct span keyword, uint32_t end);

/* A token that does not fit: what it is and what could stand there, in the grammar's words. */
void syntax_error(struct parser *parser, struct span span, const char *found,
	const char *const *expected, size_t count);

/* At most one syntax error a line: true if the line of `span` had one already, else remembers it,
 * and that the words of this line may declare what other lines refer to. */
bool syntax_error_known(struct parser *parser, struct span span);

/* Says that the line of the last syntax error has a text without its quotes: none comes behind the
 * offset `from`, and the text may go on below. */
void text_lost(struct parser *parser, uint32_t from);

/* Says that a text has a translation where none is kept: words of a document, labels and numbers
 * are one for all languages. `word` is what stands before it. */
void refuse_translation(struct parser *p, struct ast_text *text, const char *word);

/* The bytes of a span of this file. */
struct str parser_slice(const struct parser *parser, struct span span);

#endif
