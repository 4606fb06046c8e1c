/* Parsing makes the syntax tree of one file. */
#ifndef PARSE_H
#define PARSE_H

#include "ast.h"
#include "diag.h"

/* Parses a file that is in memory. Never fails: what could not be understood is reported to
 * `diags`, and the tree holds the rest. Names go to `words`, which must come from words_for_plans.
 * Everything is owned by the arena of `words`. */
struct ast_file *parse(const struct source *source, struct words *words, struct diags *diags);

/* The words of a run, with the keywords of the language in them. */
struct words *words_for_plans(struct arena *arena);

#endif
