#include "check.h"
#include "look_alike.h"

/* The plan has texts in a language that is written in such letters. */
static bool has_other_script(const struct model *model)
{
	static const char languages[][3] = {
		"be", "bg", "el", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"};
	for (uint32_t i = 0; i < model->plan.language_count; i++)
		for (size_t k = 0; k < sizeof languages / sizeof languages[0]; k++)
			if (str_equal_nocase(model->plan.languages[i], str_of(languages[k])))
				return true;
	return false;
}

/* Whether the text is one of ours: no word of it is of another language, and one is Latin, or the
 * plan has no such language at all. */
static bool is_ours(const struct model *model, struct str typed)
{
	struct lettered word;
	bool likes = false, ours = false;
	for (size_t at = 0; next_lettered(typed, &at, &word);) {
		if (word.other)
			return false;
		likes |= word.like != 0;
		ours |= word.ours;
	}
	return likes && (ours || !has_other_script(model));
}

/* A small Greek letter by itself is a sign. */
static bool is_sign(const struct lettered *word)
{
	char like = look_alike(word->like);
	return word->count == 1 && like == ascii_lower(like);
}

void check_whole_script_confusable(
	const struct model *model, struct diags *diags, const struct text *text)
{
	struct str typed = source_slice(model->sources, text->span);
	if (!is_ours(model, typed))
		return;
	struct lettered word;
	struct diag *diag = NULL;
	for (size_t at = 0; next_lettered(typed, &at, &word);) {
		if (!word.like || word.ours || is_sign(&word))
			continue;
		uint32_t end = text->span.start + (uint32_t)at;
		struct span span = {end - (uint32_t)word.word.len, end};
		struct str meant = look_alikes_replaced(diags->arena, word.word);
		if (diag) {
			repeat(diags, diag, span, STR("and here"));
		} else {
			diag = report(diags, PL603, span,
				"the letters of `%.*s` are %s, and look like `%.*s`",
				STR_ARG(word.word), look_alike_script(word.like), STR_ARG(meant));
			help(diags, diag, "if it is a word of ours, type it again");
		}
		suggest(diags, diag, GUESS, span, "%.*s", STR_ARG(meant));
	}
}
