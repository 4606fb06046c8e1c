/* A patch is what changes in a text, in the form that `git apply` and `patch -p1` take. */
#ifndef PATCH_H
#define PATCH_H

#include <stdio.h>

#include "text.h"

/* Writes what makes `new` of `old`, which differ, in the unified format of POSIX diff, with three
 * lines around each change. The path is that of the file, below the folder in which the patch is
 * applied. Takes steps in the size of the texts. */
void print_patch(struct str path, struct str old, struct str new, struct arena *arena, FILE *out);

#endif
