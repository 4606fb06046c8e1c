/* The canonical layout is the one way in which the blanks, line ends and small words of a plan
 * stand when `planc fmt` has seen it: language.md says how. */
#ifndef CANONICAL_H
#define CANONICAL_H

#include "ast.h"

/* Stores the text of a file in the canonical layout, owned by the arena; false if a line of it was
 * not understood. The tree is of this file alone (what it includes is not in it); `words` are those
 * that it was parsed with. Formatting the result again changes nothing. Takes n log n steps. */
bool canonical_text(
	const struct ast_file *file, struct words *words, struct arena *arena, struct str *text);

#endif
