#include "confusable.h"

#include "look_alike.h"

void report_look_alikes(struct diags *diags, struct span span, struct str words, struct str meant)
{
	size_t at = 0;
	uint32_t letter = look_alike_in(words, &at), ignored;
	size_t len =
		letter ? utf8_decode((struct str){words.at + at, words.len - at}, &ignored) : 0;
	struct diag *diag = report(diags, PL601, span,
		"`%.*s` only looks like `%.*s`: its `%.*s` is %s (U+%04X)", STR_ARG(words),
		STR_ARG(meant), (int)len, words.at + at, look_alike_script(letter),
		(unsigned)letter);
	help(diags, diag, "type it again: `%.*s`", STR_ARG(meant));
	suggest(diags, diag, SAFE, span, "%.*s", STR_ARG(meant));
}

void find_look_alikes(struct diags *diags, struct span span)
{
	struct str words = source_slice(diags->sources, span);
	struct str meant = look_alikes_replaced(diags->arena, words);
	if (meant.at)
		report_look_alikes(diags, span, words, meant);
}
