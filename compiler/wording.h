/* Wording is what several rules ask of the words of a plan: what hedges a promise, where a phrase
 * stands in the file. */
#ifndef WORDING_H
#define WORDING_H

#include "model.h"
#include "phrases.h"

/* A digit stands in the text: what it promises can be counted, or has a date. */
bool holds_number(struct str text);

/* What hedges the promise of an action or milestone; len 0: nothing, or a number makes it definite.
 */
struct found_phrase hedge_of(const struct item *item);

/* The place in the file of the first phrase of a kind in a text that holds one. */
struct span phrase_span(const struct model *model, const struct text *text, enum phrase_kind kind);

#endif
