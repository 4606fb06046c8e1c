/* What the words of `planc diff` stand for: revisions and files, or two files or folders. */
#ifndef DIFF_WORDS_H
#define DIFF_WORDS_H

#include "repository.h"

struct diff_words {
	const char *ref, *other; /* revisions; `other` may be NULL. ref == NULL: two paths */
	const char *old, *new;   /* the two paths */
	char **files;            /* to which the revisions are narrowed */
	int file_count;
};

/* Reads them as git does: those before `--` are revisions, and `files_behind` of them stand behind
 * it (-1: there is no `--`). Without it, two paths that exist are the two, and a word that may be
 * either is refused. */
bool diff_words_read(struct diff_words *words, struct arena *arena, int count, char **all,
	int files_behind, struct trouble *trouble);

#endif
