#include "check.h"

/* A name that begins with a digit or a capital is printed as it is. */
static bool has_style(struct str name)
{
	if (!name.len || ascii_is_digit(name.at[0]) || ascii_lower(name.at[0]) != name.at[0])
		return true;
	for (size_t i = 0; i < name.len; i++)
		if (name.at[i] == '_' || ascii_lower(name.at[i]) != name.at[i])
			return false;
	return true;
}

/* "foo_Bar" and "fooBar" as "foo-bar". */
static struct str in_style(struct arena *arena, struct str name)
{
	char *words = arena_alloc(arena, name.len * 2);
	size_t len = 0;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i], small = ascii_lower(c);
		bool begins_word =
			c == '_' ||
			(c != small && i > 0 && ascii_lower(name.at[i - 1]) == name.at[i - 1]);
		if (begins_word && len > 0 && words[len - 1] != '-')
			words[len++] = '-';
		if (c != '_' && !(c == '-' && len > 0 && words[len - 1] == '-'))
			words[len++] = small;
	}
	return (struct str){words, len};
}

static void look_at(struct diags *diags, struct str name, struct span span)
{
	if (has_style(name))
		return;
	struct diag *diag = report(diags, PL116, span,
		"the name `%.*s` is not in small letters with hyphens", STR_ARG(name));
	help(diags, diag, "call it `%.*s`, here and where it is named",
		STR_ARG(in_style(diags->arena, name)));
}

void check_name_style(const struct model *model, struct diags *diags, const struct item *item)
{
	look_at(diags, item->name, item->span);
	if (item->kind != PLAN)
		return;
	for (uint32_t i = 0; i < model->party_count; i++)
		if (!model->parties[i].included)
			look_at(diags, model->parties[i].name, model->parties[i].span);
	for (uint32_t i = 0; i < model->goal_count; i++)
		if (!model->goals[i].included)
			look_at(diags, model->goals[i].name, model->goals[i].span);
	for (uint32_t i = 0; i < model->phase_count; i++)
		if (!model->phases[i].included)
			look_at(diags, model->phases[i].name, model->phases[i].span);
}
