#include "check.h"

enum { MOST = 8 }; /* languages looked for: more would be a list gone wrong */

struct missing {
	const struct model *model;
	struct diags *diags;
};

static bool is_in(const struct text *text, struct str language)
{
	for (const struct translation *other = text->others; other; other = other->next)
		if (str_equal_nocase(other->language, language))
			return true;
	return false;
}

/* What has no letters is the same in every language. */
static bool holds_letter(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_alpha(text.at[i]) || (unsigned char)text.at[i] >= 0x80)
			return true;
	return false;
}

static void look_at_text(void *context, const struct text *text)
{
	const struct missing *missing = context;
	const struct plan *plan = &missing->model->plan;
	struct arena *arena = missing->diags->arena;
	struct str lacks = {0};
	if (!holds_letter(text->str))
		return;
	for (uint32_t i = 1; i < plan->language_count && i <= MOST; i++)
		if (!is_in(text, plan->languages[i]))
			lacks = str_format(arena, "%.*s%s`%.*s`", STR_ARG(lacks),
				lacks.len ? " or " : "", STR_ARG(plan->languages[i]));
	if (!lacks.len)
		return;
	struct diag *diag = report(missing->diags, PL513, text->span,
		"this text has no translation into %.*s", STR_ARG(lacks));
	help(missing->diags, diag,
		"write it below: the language, and the text in quotes, such as `%.*s \"…\"`",
		STR_ARG(plan->languages[plan->language_count - 1]));
}

/* Of languages that were not understood nobody knows which texts are missing. */
static bool languages_known(const struct plan *plan)
{
	bool known = true;
	for (uint32_t i = 0; i < plan->language_count; i++) {
		struct str tag = plan->languages[i];
		for (size_t k = 0; k < tag.len; k++)
			known &= tag.at[k] >= 'a' && tag.at[k] <= 'z';
		known &= tag.len == 2;
	}
	return known;
}

static void pass_date(void *context, const struct dated *dated)
{
	(void)context;
	(void)dated;
}

void check_missing_translation(const struct model *model, struct diags *diags)
{
	struct missing missing = {model, diags};
	const struct reader reader = {&missing, true, look_at_text, pass_date};
	if (model->plan.language_count < 2 || !languages_known(&model->plan))
		return;
	read_declarations(model, &reader);
	for (uint32_t i = 0; i < model->count; i++)
		read_item(&model->items[i], &reader);
}
