/* Packing makes the committee pack of a plan against a revision of git. */
#ifndef PACKING_H
#define PACKING_H

#include "against.h"
#include "packs.h"

/* The format's way to write the pack; NULL if it has none. */
const struct pack_backend_info *pack_backend_of(const char *format);

/* Lists the formats that can write it. */
void pack_formats_help(FILE *out);

/* Writes the pack of the plan just read from `path`, whose files are all that the session has, to
 * `out` (NULL: standard output); the rest of `what` is filled in. False after a complaint. */
bool pack_write(struct against *against, const struct model *plan, const char *path,
	const struct pack_backend_info *backend, struct changes_request *what, const char *out);

#endif
