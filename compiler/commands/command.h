/* A command is one thing that planc does for a person; the table is made of commands.def. Only main
 * and the commands print, open outputs and end the program. */
#ifndef COMMAND_H
#define COMMAND_H

#include <signal.h>
#include <stdio.h>

#include "check.h"
#include "load.h"
#include "parse.h"
#include "resolve.h"

struct request;

enum { DONE = 0, FOUND = 1, FAILED = 2, INTERNAL = 3 };

/* One option of a command. From these rows come the reading of the command line and `--help`. */
struct option_row {
	const char *name;     /* long, without its hyphens */
	char letter;          /* '\0': none */
	const char *argument; /* in capitals; NULL: takes none */
	const char *help;
};

struct command {
	const char *name;
	const char *arguments;
	const char *summary;
	/* Does it, and returns the exit status. argv[0] is the command's name. */
	int (*run)(const struct command *self, int argc, char **argv);
	const struct option_row *options; /* ends with a row without a name */
};

#define NAMED_COMMAND(id, name, arguments, summary)                                                \
	int command_##id(const struct command *self, int argc, char **argv);                       \
	extern const struct option_row options_##id[];
#include "commands.def"

/* internal_error.c: a fault of planc is told as such (PL901), and ends it with INTERNAL. */
void internal_error_watch(void);

/* options.c */

/* Where a command is in its command line. */
struct option_reader {
	const struct command *command;
	int argc;
	char **argv;
	const char *value; /* of the option just read; NULL if it takes none */
};

/* The next option's row, as an index into the command's table; NO_MORE when only files are left
 * (from optind on), MISUSED after a complaint, HELPED when `--help` was answered. */
enum { NO_MORE = -1, MISUSED = -2, HELPED = -3 };
int next_option(struct option_reader *reader);

/* Reads all options, those behind a mistake, too: one of them may say how the mistake is told.
 * `take` is handed each, and is false after a complaint; `more`, which may be NULL, prints what
 * stands behind them in `--help`. HELPED, MISUSED, or NO_MORE when there was no mistake. */
int read_options(const struct command *self, int argc, char **argv, void *job,
	bool (*take)(void *job, const char *name, const char *value), void (*more)(FILE *out));

/* Prints the usage and the options of a command. */
void print_command_help(const struct command *command, FILE *out);

/* Says on standard error what is wrong, with "planc: " before it. */
__attribute__((format(printf, 1, 2))) void complain(const char *format, ...);

/* Why something could not be done, and what can be done about it, which may be empty. */
struct trouble {
	struct str said, help;
};

/* Says that no rule is called `word`, and which may be meant. */
void complain_unknown_rule(const char *word);

/* session.c: what the commands that read plans share */

struct session {
	struct arena *arena;   /* of what lasts as long as the run */
	struct arena *reading; /* of what is read, and found in it */
	struct sources *sources;
	struct diags *diags;
	struct severities severities;
	const char *root;       /* --root; NULL: the folder of each file */
	const char *stdin_path; /* what standard input is called */
	day_number today;
	struct str as_of; /* `today` as people write it */
	bool color_set, color;
	bool links_set, links; /* --hyperlinks */
	bool notes_parts;      /* a file with items and no plan is worth a note */
	bool shows_suppressed; /* --no-suppress */
	uint32_t files;        /* plan files read */
	bool failed;           /* one could not be read */
	struct str error;      /* the first of these complaints; empty if there is none */
};

/* A session with its own arena, today from SOURCE_DATE_EPOCH or the clock (UTC). */
struct session *session_new(void);
void session_free(struct session *session);

/* Forgets what was read and found, so that the same files can be read again, some of them as
 * drafts, which are kept. */
void session_read_anew(struct session *session, const struct draft *drafts, uint32_t count);

/* The options that every command which judges plans has, to put into its table, and those of them
 * that concern only what is read and shown; and what reads them: true if the option was one of
 * these, *ok false after a complaint. */
#define STDIN_OPTION                                                                               \
	{                                                                                          \
		"stdin-path", 0, "NAME", "what standard input is called in findings"               \
	}
#define SHOWING_OPTIONS                                                                            \
	{"color", 0, "WHEN", "colours: auto, always or never"},                                    \
		{"hyperlinks", 0, "WHEN", "paths that open the file: auto, always or never"},      \
	{                                                                                          \
		"quiet", 'q', NULL, "no findings and no counts, only the exit status"              \
	}
#define COMMON_OPTIONS                                                                             \
	{"as-of", 0, "DATE", "the day that counts as today, such as 2018-05-31"},                  \
		{"root", 0, "DIR", "included files must lie below this folder"}, STDIN_OPTION,     \
		{"strict", 0, NULL, "every warning is an error"},                                  \
		{"error", 'E', "CODE", "make a rule an error (by code or name)"},                  \
		{"warning", 'W', "CODE", "make a rule a warning"},                                 \
		{"note", 'N', "CODE", "make a rule a note"},                                       \
		{"allow", 'A', "CODE", "do not report a rule"}, SHOWING_OPTIONS
bool read_common_option(
	struct session *session, const char *name, const char *value, bool *quiet, bool *ok);

/* Says that a file cannot be read, and why; the session remembers it. */
void complain_unreadable(struct session *session, struct str shown, struct str why);

/* Loads, resolves, checks and judges one file of the disk. NULL after a complaint if it cannot be
 * read. */
const struct model *read_plan(struct session *session, const char *path);

/* One side of a comparison: a plan's file, on the disk or in a revision. */
struct side {
	const struct origin *origin;
	const char *path; /* as the origin knows it */
	struct str shown;
};

/* The same for a file from anywhere, with its findings in `diags`. It is not counted among the
 * session's files. NULL, and why in *error, if it cannot be read. */
const struct model *read_side(
	struct session *session, const struct side *side, struct diags *diags, struct str *error);

/* Complains, and remembers that the job could not be done and the first reason why. */
void session_trouble(struct session *session, const struct trouble *trouble);

/* Judges the findings that no plan has judged by what this plan asks: of changes, the old one. */
void judge_by(const struct session *session, const struct model *model, struct diags *diags);

/* What keeps a plan from being understood, the first in its files: "a.plan:3:1: … [PL003]". at ==
 * NULL: it is understood. */
struct str stop_words(const struct diags *diags);

/* True if text on this stream is coloured, by --color, then the environment, then what it is. */
bool use_color(const struct session *session, FILE *stream);

/* The name of this machine if paths on this stream are to be links, by --hyperlinks, then the
 * stream: only a terminal knows what they are. at == NULL if they are not. */
struct str link_host(const struct session *session, FILE *stream);

/* owner.c: the party that `--for` names, by its name or title, put into the request. False after a
 * complaint if there is none, if several have the title, or if a public paper leaves it out. */
bool find_owner(const struct model *model, const char *words, struct request *request);

/* output.c: files that are whole or not there */

struct output {
	FILE *stream;    /* NULL when all is written */
	char *path;      /* NULL: standard output */
	char *temporary; /* renamed to `path` at the end; NULL: written in place */
	sigset_t before; /* while there is a `temporary`: see hold_endings */
};

/* Lets what asks the program to end (SIGHUP, SIGINT, SIGTERM) wait until release_endings, so that
 * what belongs together is written together and nothing is left beside it. An output holds them by
 * itself, until it is closed or abandoned; who has several at once holds them around all. SIGQUIT
 * ends a program that cannot write on, all the same. */
void hold_endings(sigset_t *before);
void release_endings(const sigset_t *before);

/* Opens a file for writing (NULL or "-": standard output). False after a complaint, also if the
 * file is one of those that the session has read. */
bool output_open(struct output *output, const struct session *session, const char *path);

/* Opens what will take the place of a file that the session has read, with its rights and its
 * owner; `path` is without links. False after a complaint. */
bool output_open_over(struct output *output, const char *path);

/* Writes all of it out, and keeps it beside its place: only output_close is left to be done. False
 * after a complaint, and then no part of it is left. */
bool output_finish(struct output *output);

/* True if the path is, or will be, a file that stays: neither standard output nor a device. */
bool output_is_file(const char *path);

/* Finishes it, unless that is done: everything is written, and the file stands in its place. False
 * after a complaint, and then no part of it is left. */
bool output_close(struct output *output);

/* Gives it up without a trace. */
void output_abandon(struct output *output);

#endif
