/* What stands where the short name of a party should. */
#include "resolver.h"
#include "when.h"

/* True if the words are the party's title, or another name that it has. */
static bool is_called(const struct party *party, struct str words)
{
	for (uint32_t i = 0; i < party->aka_count; i++)
		if (str_equal_nocase(party->aka[i].str, words))
			return true;
	return str_equal_nocase(party->title.str, words);
}

/* The party that is called so; NULL for none, or for several. */
static const struct party *party_titled(struct resolver *r, struct str words)
{
	const struct party *found = NULL;
	if (r->model->party_count > r->likes_left)
		return NULL;
	r->likes_left -= r->model->party_count;
	for (uint32_t i = 0; i < r->model->party_count; i++) {
		const struct party *party = &r->parties[i];
		if (!party->name.len || !is_called(party, words))
			continue;
		if (found)
			return NULL;
		found = party;
	}
	return found;
}

/* "parks-team" for "Parks Team", with what names may have. */
static struct str short_name(struct resolver *r, struct str words)
{
	char *name = arena_alloc(r->arena, words.len + 1);
	size_t len = 0;
	for (size_t i = 0; i < words.len; i++) {
		char c = ascii_lower(words.at[i]);
		if (ascii_is_alpha(c) || ascii_is_digit(c))
			name[len++] = c;
		else if (ascii_is_blank(c) && len && name[len - 1] != '-')
			name[len++] = '-';
	}
	return (struct str){name, len && name[len - 1] == '-' ? len - 1 : len};
}

/* `owner "Parks Team"`: words in the place of a name. */
struct diag *report_party_words(struct resolver *r, const struct ast_ref *ref, struct str words)
{
	struct diag *diag = report(r->diags, PL101, ref->span,
		"an owner is named by its short name, not by `%.*s`", STR_ARG(words));
	const struct party *party = party_titled(r, words);
	if (!party) {
		struct str name = short_name(r, words);
		help(r->diags, diag, "declare it, `team %.*s \"%.*s\"`, and write `%.*s`",
			STR_ARG(name), STR_ARG(words), STR_ARG(name));
		return diag;
	}
	note(r->diags, diag, party->span, "`%.*s` is declared here", STR_ARG(party->name));
	suggest_words(r->diags, diag, SAFE, ref->span, party->name);
	return diag;
}

/* True if one of the title's words is this, in whatever case. */
static bool has_word(struct str title, struct str wanted)
{
	for (size_t at = 0; at < title.len;) {
		size_t begin = at;
		while (at < title.len && title.at[at] != ' ')
			at++;
		if (str_equal_nocase((struct str){title.at + begin, at - begin}, wanted))
			return true;
		while (at < title.len && title.at[at] == ' ')
			at++;
	}
	return false;
}

bool help_party(struct resolver *r, struct str wanted, struct diag *diag)
{
	if (unread_of(wanted) == UNREAD_VAGUE || str_equal_nocase(wanted, STR("all"))) {
		help(r->diags, diag,
			"nobody is called so: `written \"%.*s\"` prints the word until somebody is"
			" named",
			STR_ARG(wanted));
		return true;
	}
	for (uint32_t i = 0; i < r->model->party_count; i++) {
		const struct party *party = &r->parties[i];
		if (party->name.len || !has_word(party->title.str, wanted))
			continue;
		note(r->diags, diag, party->span, "this has no name to be called by");
		help(r->diags, diag, "give it one: `%s %.*s \"%.*s\"`", kind_word(party->kind),
			STR_ARG(wanted), STR_ARG(party->title.str));
		return true;
	}
	return false;
}

void suggest_commas(struct resolver *r, struct diag *diag, const struct ast_ref *ref)
{
	struct str written = source_slice(r->sources, ref->span);
	for (uint32_t i = 0; i < written.len; i++)
		if (written.at[i] == '/')
			suggest(r->diags, diag, SAFE,
				(struct span){ref->span.start + i, ref->span.start + i + 1}, ", ");
}

/* `emily/clare` is a path, and no party has one. */
struct diag *report_party_path(struct resolver *r, const struct ast_ref *ref)
{
	struct str names = ref->word->text;
	size_t slash = str_find(names, STR("/"));
	struct str written = source_slice(r->sources, ref->span);
	uint32_t at = ref->span.start + (uint32_t)str_find(written, STR("/"));
	struct diag *diag =
		report(r->diags, PL027, (struct span){at, at + 1}, "`/` between names of a list");
	help(r->diags, diag, "names in a list are joined by commas: `%.*s, %.*s`", (int)slash,
		names.at, (int)(names.len - slash - 1), names.at + slash + 1);
	suggest_commas(r, diag, ref);
	return diag;
}
