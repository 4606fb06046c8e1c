/* The timeline's picture as SVG: its axis, which is the header row of a table, and the marks of one
 * line. Places are per cent, so that the picture is as wide as its page and its words stay as large
 * as others. For html_timeline.c only. */
#ifndef HTML_PICTURE_H
#define HTML_PICTURE_H

#include "plan/html.h"
#include "plan/timeline.h"

/* The shapes of marks, in the order in which they are explained. */
enum key { KEY_OPEN, KEY_OVERDUE, KEY_DONE, KEY_DROPPED, KEY_REVIEW, KEY_WAS, KEY_STEPS, KEYS };

enum key html_key(enum mark_shape shape, enum mark_state state);

/* Explains those that occur, a set of 1 << key. */
void html_keys(struct paper *paper, unsigned used);

/* "April 2012 to March 2013". */
void html_months(struct paper *paper, const struct axis *axis);

/* Begins the table: its caption, and the axis in its header row. With `folds`, milestones have no
 * lines on paper. */
void html_axis(struct paper *paper, const struct axis *axis, bool folds);

/* The cell at the end of a line. */
void html_marks(struct paper *paper, const struct marks *marks);

#endif
