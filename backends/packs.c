#include "packs.h"

const struct pack_backend_info pack_backends[] = {
#define PACK_BACKEND(name) {#name, print_pack_##name},
#include "backends.def"
	{NULL, NULL},
};
