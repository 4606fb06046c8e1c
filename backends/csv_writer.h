/* A writer of cells of a CSV file (RFC 4180), safe to open in a spreadsheet. */
#ifndef CSV_WRITER_H
#define CSV_WRITER_H

#include "sink.h"

/* Writes a whole cell, with the quotes that it needs and, unless `raw`, a `'` before what a
 * spreadsheet would run as a formula. */
void csv_write(struct sink *sink, struct str value, bool raw);

#endif
