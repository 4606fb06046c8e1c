/* Resolve turns what was written into what it means: the syntax tree of a plan into its model. */
#ifndef RESOLVE_H
#define RESOLVE_H

#include "ast.h"
#include "diag.h"
#include "model.h"

/* The model of a plan whose files are joined in `file` (load.h), or of a part without a plan. Never
 * fails: what has no meaning is reported to `diags` and left out. `today` is the day that counts as
 * today. Owned by the arena of `words`. */
const struct model *resolve(const struct ast_file *file, const struct sources *sources,
	struct words *words, struct diags *diags, day_number today);

#endif
