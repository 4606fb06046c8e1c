/* A revision is a commit of a repository whose files can be read as if they lay on the disk. */
#ifndef REVISION_H
#define REVISION_H

#include "command.h"
#include "repository.h"

struct revision {
	struct origin origin; /* paths begin with the commit's id and `:/` */
	struct repository *repository;
	struct str id;               /* of the commit */
	const struct git_tree *root; /* its files */
};

/* The revision with this commit id; messages show its files as `NAME:path`. `root` is a folder of
 * the disk as --root names it, or NULL. */
bool revision_open(struct revision *revision, struct repository *repository, struct str id,
	const char *name, const char *root, struct trouble *trouble);

/* A path of the repository, such as "plans/a.plan", as the revision's origin knows it. */
const char *revision_path(const struct revision *revision, struct str path);

/* The file of a path of the repository, to be read. */
struct side revision_side(const struct revision *revision, struct str path);

/* True if the revision has a file of this path, or a link to one. */
bool revision_has(const struct revision *revision, struct str path);

/* The paths of all *.plan below a folder of the revision ("": everywhere), in the order of their
 * bytes; hidden ones and links to folders are left out, as on the disk. Ends in NULL, owned by the
 * repository's arena. NULL, and a trouble, if that cannot be read. */
const char *const *revision_plans(
	const struct revision *revision, struct str folder, struct trouble *trouble);

#endif
