/* A pack backend writes the committee pack in one format of papers; the table is made of
 * backends.def. */
#ifndef PACKS_H
#define PACKS_H

#include "changes.h"
#include "changes/pack.h"

typedef void pack_backend(const struct pack *, const struct changes_request *, FILE *);

struct pack_backend_info {
	const char *name; /* of the format of papers */
	pack_backend *print;
};

/* Ends with a row whose name is NULL. */
extern const struct pack_backend_info pack_backends[];

#define PACK_BACKEND(name) pack_backend print_pack_##name;
#include "backends.def"

#endif
