#include "check.h"

static const char *const phrases[] = {"in partnership with", "in conjunction with",
	"in collaboration with", "in association with", "jointly with", "together with",
	"with support from", "supported by"};

/* Where words begin, behind others, that a partner's name follows; words.len if nowhere. */
static size_t find_phrase(struct str words, struct str *phrase)
{
	for (size_t at = 1; at < words.len; at++) {
		if (!ascii_is_blank(words.at[at - 1]))
			continue;
		for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
			*phrase = str_of(phrases[i]);
			struct str here = {words.at + at, phrase->len};
			if (at + phrase->len < words.len && str_equal_nocase(here, *phrase) &&
				ascii_is_blank(words.at[at + phrase->len]))
				return at;
		}
	}
	return words.len;
}

static void look_at_parties(const struct model *model, struct diags *diags)
{
	for (uint32_t i = 0; i < model->party_count; i++) {
		const struct party *party = &model->parties[i];
		struct str phrase, title = party->title.str;
		size_t at = find_phrase(title, &phrase);
		if (at >= title.len)
			continue;
		struct str owner = str_trim((struct str){title.at, at});
		struct diag *diag = report(diags, PL309, party->title.span,
			"`%.*s` names a partner beside the owner", STR_ARG(title));
		help(diags, diag,
			"declare `%.*s` alone, and the partner too; where the work is, name the"
			" partner behind `with`",
			STR_ARG(owner));
	}
}

void check_embedded_partner_text(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (item == model->items)
		look_at_parties(model, diags);
	const struct claims *owners = item->owners;
	if (!owners || !owners->written.at || item->owners_inherited)
		return;
	struct str phrase;
	size_t at = find_phrase(owners->written, &phrase);
	if (at >= owners->written.len)
		return;
	const struct claims *partners = item->more->partners;
	bool named = partners && (partners->count || partners->damaged);
	struct diag *diag = report(diags, PL309, owners->span,
		named ? "the printed words of the owner hold `%.*s`, and so name a partner as well"
		      : "the printed words of the owner hold `%.*s`, but no partner is named",
		STR_ARG(phrase));
	if (named) {
		diag->at_most = NOTE;
		note(diags, diag, partners->span, "the plan names the partners here");
		help(diags, diag,
			"where the paper need not look like an older one, leave `written` out");
	} else {
		help(diags, diag, "name the partner behind `with`, so that it can be found");
	}
}
