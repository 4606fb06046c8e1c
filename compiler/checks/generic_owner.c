#include "check.h"

static bool is_one_of(struct str word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal_nocase(word, str_of(list[i])))
			return true;
	return false;
}

/* Words for people or offices that every council has many of. */
static bool is_office(struct str word)
{
	static const char *const words[] = {"service", "services", "officer", "officers", "team",
		"teams", "staff", "lead", "leads", "commissioner", "commissioners", "manager",
		"managers", "department", "departments", "directorate", "directorates", "partner",
		"partners", "stakeholder", "stakeholders"};
	return is_one_of(word, words, sizeof words / sizeof words[0]);
}

/* Words beside them that do not tell one from the others. */
static bool says_nothing(struct str word)
{
	static const char *const words[] = {"the", "all", "and", "of", "other", "others", "various",
		"relevant", "appropriate", "responsible", "coordinating", "co-ordinating", "lead",
		"senior", "project", "council", "internal", "external", "key"};
	return is_one_of(word, words, sizeof words / sizeof words[0]);
}

static bool is_generic(struct str title)
{
	bool office = false;
	for (size_t at = 0; at < title.len;) {
		size_t begin = at;
		while (at < title.len && !ascii_is_blank(title.at[at]) && title.at[at] != '/')
			at++;
		struct str word = {title.at + begin, at - begin};
		if (is_office(word))
			office = true;
		else if (word.len && !says_nothing(word))
			return false;
		at++;
	}
	return office;
}

void check_generic_owner(const struct model *model, struct diags *diags)
{
	for (uint32_t i = 0; i < model->party_count; i++) {
		const struct party *party = &model->parties[i];
		/* A body or a holder beside it says whose it is. */
		if (!party->owns || party->in || party->held_by_count || party->role.str.len ||
			!is_generic(party->title.str))
			continue;
		struct diag *diag = report(diags, PL305, party->title.span,
			"nobody in particular can be held to account as `%.*s`",
			STR_ARG(party->title.str));
		help(diags, diag,
			"name the post or team that answers for it, or say with `in` whose it is;"
			" `written` keeps the words of a document");
	}
}
