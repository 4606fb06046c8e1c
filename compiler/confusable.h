/* Confusable are words of the language, names and dates with letters of another alphabet in them.
 */
#ifndef CONFUSABLE_H
#define CONFUSABLE_H

#include "diag.h"

/* Reports (PL601) words that are read as `meant`, which look_alikes_replaced has made of them; with
 * the fix that writes that. */
void report_look_alikes(struct diags *diags, struct span span, struct str words, struct str meant);

/* The same for the words at `span`, if they are such. */
void find_look_alikes(struct diags *diags, struct span span);

#endif
