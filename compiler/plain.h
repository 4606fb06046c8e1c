/* Finds the bytes of a file that need a second look, which are few. */
#ifndef PLAIN_H
#define PLAIN_H

#include "text.h"

/* The first byte of `text` from `at` on that is neither printable ASCII nor a line end, or that may
 * begin a conflict (`<`); text.len if there is none. `wide` only where cpu_has_avx2: then 32 bytes
 * are asked by one instruction. */
size_t plain_end(struct str text, size_t at, bool wide);

#endif
