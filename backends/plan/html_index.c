#include "plan/html.h"

/* The items that each party owns, or sponsors, one behind another: those of party i are
 * links[first[i]] to links[first[i + 1] - 1]. */
struct claimed {
	uint32_t *first;
	const struct item **links;
};

/* What it has by inheritance stands under the heading that says so. */
static const struct claims *claims_of(
	const struct paper *paper, const struct item *item, bool sponsors)
{
	bool inherited = sponsors ? item->sponsors_inherited : item->owners_inherited;
	if (inherited || !layout_prints(paper->layout, item))
		return NULL;
	return sponsors ? item->sponsors : item->owners;
}

static struct claimed find_claimed(const struct paper *paper, bool sponsors)
{
	const struct model *model = paper->model;
	struct claimed found = {
		.first = arena_array(model->arena, model->party_count + 2, sizeof *found.first)};
	/* Counted two places on, so that filling in leaves each start where it belongs. */
	EACH_ITEM (item, model) {
		const struct claims *claims = claims_of(paper, item, sponsors);
		for (uint32_t i = 0; claims && i < claims->count; i++)
			found.first[claims->list[i].party->index + 2]++;
	}
	for (uint32_t i = 2; i < model->party_count + 2; i++)
		found.first[i] += found.first[i - 1];
	found.links =
		arena_array(model->arena, found.first[model->party_count + 1], sizeof *found.links);
	EACH_ITEM (item, model) {
		const struct claims *claims = claims_of(paper, item, sponsors);
		for (uint32_t i = 0; claims && i < claims->count; i++)
			found.links[found.first[claims->list[i].party->index + 1]++] = item;
	}
	return found;
}

static void put_claimed(struct paper *paper, const struct item *item)
{
	html_put(paper, STR("<li>"));
	html_link(paper, item);
	if (item->due && item->due->count &&
		written_words(paper->model, &item->due->list[0].when).len) {
		html_put(paper, STR(" ("));
		html_when(paper, &item->due->list[0].when);
		html_put(paper, STR(")"));
	}
	html_put(paper, STR("</li>\n"));
}

static uint32_t count_of(const struct claimed *claimed, uint32_t party)
{
	return claimed->first[party + 1] - claimed->first[party];
}

static void put_list(struct paper *paper, const struct claimed *claimed, uint32_t party)
{
	html_put(paper, STR("<ul>\n"));
	for (uint32_t k = claimed->first[party]; k < claimed->first[party + 1]; k++)
		put_claimed(paper, claimed->links[k]);
	html_put(paper, STR("</ul>\n"));
}

/* What the plan calls a sponsor. */
static void put_sponsor(struct paper *paper)
{
	const struct call *call = call_for(paper->model, paper->model->items, STR("sponsor"));
	html_put(paper, STR("<p>"));
	if (call && call->word.str.len)
		html_text(paper, &call->word, MARKUP_INLINE);
	else
		html_capital(paper, paper->words[WORDS_FIELD_SPONSOR]);
	html_put(paper, STR(":</p>\n"));
}

/* A name that others may have as well, with role and place. */
static void put_party(struct paper *paper, const struct party *party)
{
	static const struct column role = {.brackets = BRACKETS_ROLE},
				   in = {.brackets = BRACKETS_IN};
	const struct text *texts[] = {party_brackets(party, &role), party_brackets(party, &in)};
	html_put(paper, STR("<h3>"));
	html_party(paper, party);
	if (texts[0] || texts[1])
		html_put(paper, STR(" <span class=\"of\">("));
	for (int i = 0; i < 2; i++) {
		if (texts[i])
			html_text(paper, texts[i], MARKUP_INLINE);
		if (i == 0 && texts[0] && texts[1])
			html_put(paper, STR(", "));
	}
	if (texts[0] || texts[1])
		html_put(paper, STR(")</span>"));
	html_put(paper, STR("</h3>\n"));
}

bool html_has_no_owner(struct paper *paper)
{
	EACH_ITEM (item, paper->model) {
		const struct claims *owners = claims_of(paper, item, false);
		const struct claims *sponsors = claims_of(paper, item, true);
		if ((owners && owners->count) || (sponsors && sponsors->count))
			return false;
	}
	return true;
}

void html_owners(struct paper *paper)
{
	const struct model *model = paper->model;
	struct claimed owned = find_claimed(paper, false), sponsored = find_claimed(paper, true);
	for (uint32_t i = 0; i < model->party_count; i++) {
		if (!count_of(&owned, i) && !count_of(&sponsored, i))
			continue;
		put_party(paper, &model->parties[i]);
		if (count_of(&owned, i))
			put_list(paper, &owned, i);
		if (count_of(&sponsored, i)) {
			put_sponsor(paper);
			put_list(paper, &sponsored, i);
		}
	}
}
