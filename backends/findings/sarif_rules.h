/* The rules of a SARIF log: the register and the pages of the findings, in SARIF's words. */
#ifndef SARIF_RULES_H
#define SARIF_RULES_H

#include "json_writer.h"

/* The array of all rules, as a value. A rule's index is its id in the register. */
void sarif_rules(struct json *json);

#endif
