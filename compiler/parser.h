/* The parser's state while it reads one file: shared by scanner, grammar and the code beside them,
 * and by nobody else. */
#ifndef PARSER_H
#define PARSER_H

#include "ast.h"
#include "diag.h"

enum { DEEPEST = 32 };

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
	bool indented;      /* its lines stand deeper than its header */
	bool ended;         /* that its `}` is missing has been said */
};

struct parser {
	struct arena *arena;
	const struct source *source;
	struct words *words;
	struct diags *diags;
	struct ast_file *file;
	struct ast_trivia **trivia_end;

	/* the scanner's */
	uint32_t at;         /* offset of the next byte */
	uint32_t line_begin; /* offset of the line's first byte */
	bool line_has_token; /* since the last line end */
	bool line_has_comment;
	bool tag_line;                    /* the line begins with a language tag and a text */
	uint32_t search_from, search_end; /* no quote that could close a text lies in between */

	/* beside the scanner */
	struct token previous;    /* the last one that the grammar was given */
	struct token waiting;     /* read, but a brace comes before it */
	struct token pushed_back; /* for the grammar, but a line end comes before it */
	bool has_waiting, has_pushed_back;
	bool ended;
	bool repair;     /* supply what braces are missing, by indentation */
	bool unbalanced; /* some are */
	struct open_block open[DEEPEST];
	unsigned depth;
	bool too_deep;
	struct token line_start; /* first token of the line */
	uint32_t indent;         /* blanks before that */
	bool line_opens;         /* a block was opened on the line */

	/* the grammar's */
	struct ast_node
		*blocks[DEEPEST + 1]; /* those being read, outermost first; [0] is the file */
	unsigned block;
	struct token before, before_that; /* the tokens before `previous` */
	uint32_t error_line_end;          /* end of the line of the last syntax error */
	uint32_t error_indent; /* blanks before that line, or before the text it is part of */
	struct diag *pasted;   /* the finding of the last run of pasted lines */
	uint32_t pasted_end;   /* where that run ends */
	unsigned searches;     /* for a party by its words */
	struct diag *noted[3]; /* what is reported once a file, by enum noted */
	bool text_is_lost;     /* a quote is missing there, and the text may go on below */
};

/* Runs `read` with a scanner over the parser's file. */
void scan_file(struct parser *parser, void (*read)(struct parser *parser, void *scanner));

/* One token as the file has it; 0 at the end. */
int scan_token(struct parser *parser, void *scanner, struct token *token);

/* What the scanner's rules call. A line end is a token only if its line has one, and not between a
 * text and its translation on the next line: then true. */
void scanned_comment(struct parser *parser, struct span span);
bool scanned_line_end(struct parser *parser, struct span span);

/* A mark that plans do not use where it stands: 0 if it is taken as a slip of the hand and
 * reported, else the token that it is. */
int odd_mark(struct parser *parser, struct span span, struct word **word);

/* True if the next word behind the offset is one of the language's or the calendar's. */
bool keyword_follows(const struct parser *parser, uint32_t from);

/* A character that looks like another one or like nothing: read as that, and noted once a file. */
enum noted { NOTED_QUOTE, NOTED_BLANK, NOTED_INVISIBLE };
void note_character(struct parser *parser, enum noted what, struct span span);

/* Length in bytes, with both quotes, of the text whose opening quote is at offset `start`. One that
 * is not closed is reported, and ends with its first line. 1 if the quote
 * rather closes a text that was never opened. */
uint32_t text_length(struct parser *parser, uint32_t start);

/* The same for a text between curly quotes, from that at `start`: it ends with its line, and 0 if
 * the quote rather closes a text. A closing curly quote ends a text that begins with a straight
 * one, and the other way round. */
uint32_t curly_length(struct parser *parser, uint32_t start);

/* The word without the characters in it that cannot be seen. */
struct word *visible_word(struct parser *parser, struct span span);

/* True if the line end and the `{` below it, `span`, belong to a header, which then is reported. */
bool brace_below(struct parser *parser, struct span span);

/* The next token for the grammar: braces balanced, line ends where the grammar wants them. */
void next_token(struct parser *parser, void *scanner, struct token *token);

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

/* Says that the line of the last syntax error, which `diag` reports, looks like the rest of a text:
 * so does what stands as deep right below it, up to a quote. */
void prose_found(struct parser *parser, struct diag *diag);

/* The bytes of a span of this file. */
struct str parser_slice(const struct parser *parser, struct span span);

#endif
