/* Judging makes findings of the changes that a rule asks about. */
#ifndef JUDGE_H
#define JUDGE_H

#include "changes/change.h"

struct model;

/* Reports each change that has a rule to `diags`, with the old place as a note. They are to be
 * judged (diags_judge) by the severities of the old plan, so that a change cannot excuse itself.
 * Takes back what else was said, from `first` on, of records that a slip is judged by (PL226). */
void changes_judge(struct changes *changes, struct diags *diags, struct diag *first);

#endif
