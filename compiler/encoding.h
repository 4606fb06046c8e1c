/* Encoding looks for bytes that no plan may hold, before anything reads the text. */
#ifndef ENCODING_H
#define ENCODING_H

#include "diag.h"

/* Reports bytes that are not UTF-8, control and bidirectional characters, a byte order mark and
 * unresolved merge conflicts (PL006 to PL010). Where there are any, source->scan becomes a copy of
 * the text in which they are blanks, so that nobody behind the loader meets them. False if whole
 * lines were lost, and with them what they declare. */
bool check_encoding(struct source *source, struct diags *diags);

#endif
