#include "plan.h"

const struct plan_backend_info plan_backends[] = {
#define PLAN_BACKEND(name, summary) {#name, summary, emit_##name},
#include "backends.def"
	{NULL, NULL, NULL},
};

const struct companion_info companions[] = {
#define COMPANION(of, name, suffix) {#of, #name, suffix},
#include "backends.def"
	{NULL, NULL, NULL},
};
