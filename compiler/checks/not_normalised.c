#include "check.h"

static bool has_marks(struct str word)
{
	uint32_t code_point;
	for (size_t at = 0; at < word.len;) {
		at += utf8_decode((struct str){word.at + at, word.len - at}, &code_point);
		if (code_point >= 0x300)
			return true;
	}
	return false;
}

void check_not_normalised(const struct model *model, struct diags *diags, const struct text *text)
{
	struct str typed = source_slice(model->sources, text->span);
	struct diag *diag = NULL;
	for (size_t at = 0; at < typed.len; at++) {
		size_t start = at;
		while (at < typed.len && !ascii_is_blank(typed.at[at]))
			at++;
		struct str word = {typed.at + start, at - start};
		struct str composed =
			has_marks(word) ? utf8_composed(diags->arena, word) : (struct str){0};
		if (!composed.at)
			continue;
		struct span span = {
			text->span.start + (uint32_t)start, text->span.start + (uint32_t)at};
		if (diag) {
			repeat(diags, diag, span, STR("and here"));
		} else {
			diag = report(diags, PL606, span,
				"this is not in Unicode NFC: a letter and its accent are stored apart");
			help(diags, diag,
				"type it again, or save the file in NFC; it looks the same");
		}
		suggest(diags, diag, SAFE, span, "%.*s", STR_ARG(composed));
	}
}
