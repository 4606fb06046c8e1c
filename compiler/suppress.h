/* Suppressing keeps findings from being shown where a comment of the plan allows them. */
#ifndef SUPPRESS_H
#define SUPPRESS_H

#include "ast.h"
#include "diag.h"

/* Marks the findings since the last diags_judge that comments of the plan, or of what it includes,
 * allow (allowance.h), and reports what is wrong with these comments; `today` is the day that
 * counts as today. Nothing is called unused of a rule that the severities turn off. Where `shown`,
 * nothing is marked: the comments are only judged. An allowance covers the statement that it stands
 * before, or at the end of whose header line it stands, with its block; on `plan` everything; with
 * `allow-file` its file. Takes time n log n. */
void suppress(const struct ast_file *file, struct diags *diags, const struct severities *severities,
	day_number today, bool shown);

#endif
