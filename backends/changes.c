#include "changes.h"

const struct changes_backend_info changes_backends[] = {
#define CHANGES_BACKEND(name, summary) {#name, summary, print_changes_##name},
#include "backends.def"
	{NULL, NULL, NULL},
};
