/* Loading reads a plan's file and all that it includes, checks their bytes, and parses them into
 * one tree. */
#ifndef LOAD_H
#define LOAD_H

#include "ast.h"
#include "diag.h"

/* Loads the file `path` ("-" is standard input), shown to people as `shown`. Includes must lie
 * below the folder `root`, or, if that is NULL, below the folder of the file (for standard input
 * that of the name `shown`). What is wrong with the text goes to `diags`; the tree may be partial.
 * NULL, and why in *error, if the file itself cannot be read. Owned by the arena of `words`. */
struct ast_file *load(const char *path, struct str shown, const char *root, struct sources *sources,
	struct words *words, struct diags *diags, struct str *error);

/* The same without what the file includes. */
struct ast_file *load_alone(const char *path, struct str shown, struct sources *sources,
	struct words *words, struct diags *diags, struct str *error);

/* Checks and parses a text that is in memory as `shown`; what it includes is looked for as if it
 * lay in the folder `root`. */
struct ast_file *load_text(struct str text, struct str shown, const char *root,
	struct sources *sources, struct words *words, struct diags *diags, struct str *error);

#endif
