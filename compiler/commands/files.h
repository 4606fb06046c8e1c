/* The files that a command line names; a folder stands for every *.plan below it. */
#ifndef FILES_H
#define FILES_H

#include "arena.h"

#include <stdbool.h>

struct file_list {
	const char **paths; /* owned by the arena */
	size_t count, room;
};

/* Adds a file as it is, or the plans below a folder in the order of the bytes of their paths. False
 * after a complaint, if a folder cannot be read or holds none. */
bool file_list_add(struct file_list *list, struct arena *arena, const char *path);

/* The same for a folder, which may hold none. */
bool file_list_add_folder(struct file_list *list, struct arena *arena, const char *path);

/* Adds the files and folders that a file names ("-": standard input), one a line, or, if it holds a
 * NUL byte, each ended by one, as `git ls-files -z` has them. False after a complaint. */
bool file_list_read(struct file_list *list, struct arena *arena, const char *path);

/* Leaves out what leads to the same file as a path before it. */
void file_list_drop_doubles(struct file_list *list, struct arena *arena);

bool is_folder(const char *path);

/* True if a file of this name is a plan: `*.plan`. */
bool is_plan_file(const char *name);

#endif
