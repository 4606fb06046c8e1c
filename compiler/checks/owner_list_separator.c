#include "check.h"

enum { MOST = 8 }; /* owners whose printed words are looked at */

/* Where a party's title stands in the printed words. */
struct found {
	size_t start, end;
};

/* True if all titles stand in the words, each once; then their places in that order. */
static bool find_places(const struct claims *claims, struct found places[MOST])
{
	struct str words = claims->written;
	for (uint32_t i = 0; i < claims->count; i++) {
		struct str title = claims->list[i].party->title.str;
		size_t start = str_find(words, title);
		uint32_t at = i;
		if (!title.len || start == words.len)
			return false;
		for (; at > 0 && places[at - 1].start > start; at--)
			places[at] = places[at - 1];
		places[at] = (struct found){start, start + title.len};
	}
	for (uint32_t i = 1; i < claims->count; i++)
		if (places[i].start < places[i - 1].end)
			return false;
	return true;
}

/* Nothing but blanks, and what stands in brackets. */
static bool is_empty(struct str gap)
{
	bool inside = false;
	for (size_t i = 0; i < gap.len; i++) {
		if (gap.at[i] == '(' || gap.at[i] == ')')
			inside = gap.at[i] == '(';
		else if (!inside && gap.at[i] != ' ')
			return false;
	}
	return !inside && gap.len > 0;
}

static void report_gap(
	const struct model *model, struct diags *diags, const struct claims *claims, struct str gap)
{
	struct str words = claims->written;
	struct str clause = source_slice(model->sources, claims->span);
	size_t at = str_find(clause, words);
	struct span span = claims->span;
	struct diag *diag = report(diags, PL310, span,
		"nothing separates two names in the printed words \"%.*s\"", STR_ARG(words));
	help(diags, diag, "put a comma or `/` between them");
	if (at == clause.len)
		return;
	while (gap.len && gap.at[gap.len - 1] == ' ')
		gap.len--;
	uint32_t end = span.start + (uint32_t)(at + (size_t)(gap.at - words.at) + gap.len);
	diag->span =
		(struct span){span.start + (uint32_t)at, span.start + (uint32_t)(at + words.len)};
	suggest(diags, diag, GUESS, (struct span){end, end}, ",");
}

static void look_at_list(
	const struct model *model, struct diags *diags, const struct claims *claims)
{
	struct found places[MOST];
	if (!claims || !claims->written.at || claims->count < 2 || claims->count > MOST ||
		!find_places(claims, places))
		return;
	for (uint32_t i = 1; i < claims->count; i++) {
		struct str gap = {claims->written.at + places[i - 1].end,
			places[i].start - places[i - 1].end};
		if (is_empty(gap)) {
			report_gap(model, diags, claims, gap);
			return;
		}
	}
}

void check_owner_list_separator(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (!item->owners_inherited)
		look_at_list(model, diags, item->owners);
	if (!item->sponsors_inherited)
		look_at_list(model, diags, item->sponsors);
	look_at_list(model, diags, item->more->partners);
}
