#include "check.h"
#include "look_alike.h"

void check_confusable_in_name(
	const struct model *model, struct diags *diags, const struct text *text)
{
	struct str typed = source_slice(model->sources, text->span);
	struct lettered word;
	struct diag *diag = NULL;
	for (size_t at = 0; next_lettered(typed, &at, &word);) {
		if (!word.like || !word.ours || word.other)
			continue;
		uint32_t end = text->span.start + (uint32_t)at;
		struct span span = {end - (uint32_t)word.word.len, end};
		if (diag) {
			repeat(diags, diag, span, STR("and here"));
		} else {
			const char *script = look_alike_script(word.like);
			diag = report(diags, PL602, span, "`%.*s` mixes Latin and %s letters",
				STR_ARG(word.word), script);
			help(diags, diag,
				"type it again; nobody sees the difference, and every search does");
		}
		struct str meant = look_alikes_replaced(diags->arena, word.word);
		if (meant.at)
			suggest(diags, diag, GUESS, span, "%.*s", STR_ARG(meant));
	}
}
