#include "check.h"

/* Joins or parts letters of scripts that need it, and the parts of an emoji. */
static bool is_joiner(uint32_t code_point)
{
	return code_point == 0x200C || code_point == 0x200D;
}

static bool is_invisible(uint32_t code_point)
{
	return code_point == 0xAD || code_point == 0x200B || code_point == 0x2060 ||
	       code_point == 0xFEFF || is_joiner(code_point);
}

static bool is_western(uint32_t code_point)
{
	return code_point < 0x300;
}

void check_invisible_character(
	const struct model *model, struct diags *diags, const struct text *text)
{
	struct str typed = source_slice(model->sources, text->span);
	struct diag *diag = NULL;
	uint32_t before = 0, code_point;
	for (size_t at = 0, len; at < typed.len; at += len, before = code_point) {
		len = utf8_decode((struct str){typed.at + at, typed.len - at}, &code_point);
		if (!is_invisible(code_point) || (is_joiner(code_point) && !is_western(before)))
			continue;
		uint32_t start = text->span.start + (uint32_t)at;
		struct span span = {start, start + (uint32_t)len};
		if (diag) {
			repeat(diags, diag, span, STR("and here"));
		} else {
			diag = report(diags, PL604, span, "%s (U+%04X) in a text",
				code_point == 0xAD ? "a soft hyphen" : "an invisible character",
				(unsigned)code_point);
			help(diags, diag, "take it out; it often comes with text that is pasted");
		}
		suggest(diags, diag, SAFE, span, "%s", "");
	}
}
