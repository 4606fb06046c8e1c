#include "findings.h"

const struct findings_backend_info findings_backends[] = {
#define FINDINGS_BACKEND(name, summary) {#name, summary, print_##name, false},
#define RECORD_BACKEND(name, summary) {#name, summary, print_##name, true},
#include "backends.def"
	{NULL, NULL, NULL, false},
};

const struct summary_info summaries[] = {
#define SUMMARY(of, name, variable) {#of, variable, print_##name},
#include "backends.def"
	{NULL, NULL, NULL},
};
