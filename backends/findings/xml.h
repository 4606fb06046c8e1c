/* XML 1.0 as reports use it: elements with attributes, and texts, one element a line. */
#ifndef XML_H
#define XML_H

#include <stdio.h>

#include "text.h"

/* ` name="value"`, escaped. Texts are those of finding.h: visible, valid UTF-8. */
void xml_attribute(FILE *out, const char *name, struct str value);
void xml_number(FILE *out, const char *name, uint32_t value);

/* The content of an element, escaped. */
void xml_text(FILE *out, struct str text);

#endif
