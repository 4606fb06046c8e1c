/* A repository is asked once for its revisions and what they have in common; each way in which that
 * can fail has words and a remedy. */
#ifndef REPOSITORY_H
#define REPOSITORY_H

#include "command.h"
#include "git_tree.h"

struct repository {
	struct arena *arena;
	const char *folder; /* in which git runs; NULL: the current one */
	struct str top;     /* the work tree: absolute, without links; at == NULL: it has none */
	bool shallow;       /* a clone that lacks most of the history */
	struct git_objects *objects;
	struct git_trees *trees;
};

enum { MOST_REVISIONS = 2 };

/* False, and a trouble, if `ref` is no name of one revision: `A..B`, or nothing at all. */
bool is_one_revision(struct arena *arena, const char *ref, struct trouble *trouble);

/* True if git, asked in the current folder, knows a commit by that name. */
bool is_revision(struct arena *arena, const char *word);

/* Finds the repository that holds the file or folder `path`, and the commits that `refs` stand for,
 * as hexadecimal ids. Everything is owned by the arena. */
bool repository_open(struct repository *repository, struct arena *arena, const char *path,
	const char *const *refs, unsigned count, struct str *ids, struct trouble *trouble);

/* The best common ancestor of two commits, git's first if there are several; *count says how many
 * there are. The refs are for words. */
bool repository_merge_base(struct repository *repository, const struct str ids[2],
	const char *const refs[2], struct str *base, unsigned *count, struct trouble *trouble);

/* True if a path, absolute and without links, lies in the work tree; `inside` is then the path from
 * its top, which is empty for the top itself. */
bool repository_path(const struct repository *repository, struct str path, struct str *inside);

void repository_close(struct repository *repository);

#endif
