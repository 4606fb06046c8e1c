/* Loading reads a plan's file and all that it includes, checks their bytes, and parses them into
 * one tree. */
#ifndef LOAD_H
#define LOAD_H

#include "ast.h"
#include "diag.h"

/* Where the files of a plan come from: the disk, or whatever else keeps texts under paths. */
struct origin {
	/* Where `path` leads: absolute and without links; at == NULL if nowhere. Why it cannot be
	 * read goes to *error, which stays empty if it can be, or if nothing is there. */
	struct str (*find)(const struct origin *self, struct arena *arena, const char *path,
		struct str *error);
	/* As source_load does, for a path of this origin. */
	struct source *(*read)(const struct origin *self, struct sources *sources, const char *path,
		struct str shown, struct str *error);
	struct str root;   /* Includes must lie below this folder, which is as `find` gives it.
			      at == NULL: below that of the file; empty: nothing does. */
	struct str prefix; /* begins what messages show of each path, such as `main:` */
};

/* The disk. Includes must lie below the folder `root`, or, if that is NULL, below the folder of the
 * file; for standard input ("-") that of the name that it is given. */
struct origin disk_origin(struct arena *arena, const char *root);

/* Loads the file `path` of an origin, shown to people as `shown`. What is wrong with the text goes
 * to `diags`; the tree may be partial. NULL, and why in *error, if the file itself cannot be read.
 * Owned by the arena of `words`. */
struct ast_file *load(const struct origin *origin, const char *path, struct str shown,
	struct sources *sources, struct words *words, struct diags *diags, struct str *error);

/* The same for a file of the disk, without what it includes. */
struct ast_file *load_alone(const char *path, struct str shown, struct sources *sources,
	struct words *words, struct diags *diags, struct str *error);

/* Checks and parses a text that is in memory as `shown`; what it includes is looked for as if it
 * lay in the folder `root`. */
struct ast_file *load_text(struct str text, struct str shown, const char *root,
	struct sources *sources, struct words *words, struct diags *diags, struct str *error);

#endif
