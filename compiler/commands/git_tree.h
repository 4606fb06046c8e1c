/* A tree is a folder of a revision, as git keeps it; each is read and taken apart once. */
#ifndef GIT_TREE_H
#define GIT_TREE_H

#include "git.h"

/* What an entry is, by its mode: git-fast-import(1) lists them under "filemodify". */
enum entry_kind { FILE_ENTRY, FOLDER_ENTRY, LINK_ENTRY, SUBMODULE_ENTRY };

struct git_entry {
	struct str name, id;
	enum entry_kind kind;
};

/* The entries of one folder, in the order of the bytes of their names. */
struct git_tree {
	struct git_entry *entries;
	size_t count;
};

/* The trees of a repository that have been read. */
struct git_trees;

/* Trees that `objects` hands out. Owned by the arena. */
struct git_trees *git_trees_new(struct arena *arena, struct git_objects *objects);

/* The tree with this id, which must live as long as the trees. NULL, and why in *error. */
const struct git_tree *git_tree(struct git_trees *trees, struct str id, struct str *error);

/* The entry with this name, NULL if there is none. */
const struct git_entry *git_entry(const struct git_tree *tree, struct str name);

#endif
