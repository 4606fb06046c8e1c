/* Git is asked as a program that runs beside planc: without a shell, and so that it neither writes
 * nor uses the network. */
#ifndef GIT_H
#define GIT_H

#include "text.h"

/* What a git that has ended came to. */
struct git_answer {
	int status;          /* its exit status; -1: a signal ended it */
	struct str out, err; /* what it wrote, owned by the arena, each followed by NUL */
};

/* Runs `git WORDS…` in a folder (NULL: the current one) and waits for it; `words` ends in NULL.
 * False, and why in *error, if it could not be run at all. */
bool git_ask(struct arena *arena, const char *folder, const char *const *words,
	struct git_answer *answer, struct str *error);

/* What git had to say of a failure: its line that begins with `fatal: `, without that. */
struct str git_complaint(const struct git_answer *answer);

/* A git that hands out objects, `git cat-file --batch`, which runs until it is closed. */
struct git_objects;

/* NULL, and why in *error, if it could not be run. */
struct git_objects *git_objects_open(struct arena *arena, const char *folder, struct str *error);

struct git_object {
	struct str type;  /* "commit", "tree", "blob", "tag" */
	struct str bytes; /* until the next object is asked for */
};

/* The object with this id, in hexadecimal digits. False, and why in *error, in words that fit
 * behind "cannot read X: ", if git has none or has stopped. */
bool git_object(
	struct git_objects *objects, struct str id, struct git_object *object, struct str *error);

/* Ends it. NULL is allowed. */
void git_objects_close(struct git_objects *objects);

#endif
