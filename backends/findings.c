#include "findings.h"

const struct findings_backend_info findings_backends[] = {
#define FINDINGS_BACKEND(name, summary) {#name, summary, print_##name},
#include "backends.def"
	{NULL, NULL, NULL},
};
