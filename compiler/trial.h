/* A trial tells whether words are a date before they are suggested for one. */
#ifndef TRIAL_H
#define TRIAL_H

#include "ast.h"
#include "diag.h"

/* Words read as if they stood behind `due`, in a text of their own. */
struct trial {
	const struct sources *sources;
	struct diags *diags;        /* what was found in it, and nothing else */
	struct span words;          /* their place in it */
	const struct ast_when *due; /* NULL if the grammar has nothing for them */
};

/* `words` are as for parse, and have those of the date afterwards. */
struct trial try_date(struct words *words, struct str date);

#endif
