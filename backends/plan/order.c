#include "plan/order.h"

#include <stdlib.h>
#include <string.h>

#include "lateness.h"
#include "plan/facts.h"

/* What an item is sorted by, one for each key. */
struct rank {
	enum { RANK_NUMBER, RANK_WORDS, RANK_NONE } is;
	double number;
	struct str words;
};

struct ranked {
	const struct item *item;
	const struct rank *ranks;
	const struct report *report;
};

static struct rank number_rank(bool known, double number)
{
	return (struct rank){.is = known ? RANK_NUMBER : RANK_NONE, .number = number};
}

static struct rank words_rank(struct str words)
{
	return (struct rank){.is = words.len ? RANK_WORDS : RANK_NONE, .words = words};
}

static struct rank text_rank(struct arena *arena, const struct text *text, struct str language)
{
	return words_rank(text ? text_in(arena, text, language) : (struct str){0});
}

static struct rank party_rank(struct arena *arena, const struct claims *claims, struct str language)
{
	if (!claims || !claims->count)
		return (struct rank){.is = RANK_NONE};
	const struct party *party = claims->list[0].party;
	return party->title.str.len ? text_rank(arena, &party->title, language)
				    : words_rank(party->name);
}

static struct rank rag_rank(struct str rag)
{
	return number_rank(rag.len > 0, str_equal(rag, STR("red"))     ? 0
					: str_equal(rag, STR("amber")) ? 1
								       : 2);
}

static struct rank custom_rank(
	struct arena *arena, const struct item *item, struct str name, struct str language)
{
	for (uint32_t i = 0; i < item->more->rare->field_count; i++)
		if (str_equal(item->more->rare->fields[i].name, name))
			return text_rank(arena, &item->more->rare->fields[i].text, language);
	return (struct rank){.is = RANK_NONE};
}

static struct rank kind_rank(const struct model *model, const struct item *item, enum kind kind)
{
	if (item->kind != kind)
		item = item_above(model, item, kind);
	/* Where it stands in the plan: its number or title need not say. */
	return number_rank(item != NULL, item ? item->index : 0);
}

static struct rank words_of(const struct item *item, const struct column *field,
	struct str language, struct arena *arena, const struct model *model)
{
	const struct details *more = item->more;
	switch (field->field) {
	case FIELD_NUMBER: return words_rank(item_number(item));
	case FIELD_PATH: return words_rank(item_path(model, item, arena));
	case FIELD_TITLE: return text_rank(arena, &item->title, language);
	case FIELD_TEXT: return text_rank(arena, more->text, language);
	case FIELD_SO_THAT: return text_rank(arena, outcome_for(model, item), language);
	case FIELD_OWNER: return party_rank(arena, item->owners, language);
	case FIELD_SPONSOR: return party_rank(arena, item->sponsors, language);
	case FIELD_WITH: return party_rank(arena, more->partners, language);
	case FIELD_NOTE: return text_rank(arena, more->note_count ? more->notes : NULL, language);
	case FIELD_TAG: return words_rank(more->tag_count ? *more->tags : (struct str){0});
	case FIELD_SUPPORTS:
		return more->support_count
			       ? text_rank(arena, &more->supports->goal->title, language)
			       : (struct rank){.is = RANK_NONE};
	case FIELD_RESPONSE:
		return text_rank(arena,
			more->rare->response_count ? &more->rare->responses->text : NULL, language);
	case FIELD_EVIDENCE:
		return text_rank(
			arena, more->rare->evidence_count ? more->rare->evidence : NULL, language);
	case FIELD_FOOTNOTE:
		return words_rank(
			more->rare->footnote_count ? *more->rare->footnotes : (struct str){0});
	default: return custom_rank(arena, item, field->name, language);
	}
}

static struct rank rank_of(const struct model *model, const struct item *item,
	const struct column *field, struct str language, struct arena *arena)
{
	const struct details *more = item->more;
	day_number day = 0;
	double number = 0;
	bool known;
	switch (field->field) {
	case FIELD_DUE:
	case FIELD_START:
	case FIELD_WAS:
	case FIELD_UPDATE:
		known = day_of_field(model, item, field->field, &day);
		return number_rank(known, day);
	case FIELD_PROGRESS:
	case FIELD_MOVES:
	case FIELD_DAYS_SLIPPED:
	case FIELD_BUDGET:
		known = number_of_field(model, item, field->field, &number);
		return number_rank(known, number);
	case FIELD_KIND: return kind_rank(model, item, field->kind);
	case FIELD_KIND_WORD: return number_rank(true, item->kind);
	case FIELD_STATUS: return number_rank(status_of(item) != NO_STATUS, status_of(item));
	case FIELD_RAG: return rag_rank(more->rare->rag);
	case FIELD_AFTER:
		return number_rank(
			more->after_count, more->after_count ? more->after->item->index : 0);
	case FIELD_SEE:
		return number_rank(more->rare->see_count,
			more->rare->see_count ? more->rare->see->item->index : 0);
	/* Those that are come first. */
	case FIELD_OVERDUE: return number_rank(is_overdue(model, item), 0);
	case FIELD_SLIPPED: return number_rank(days_slipped(item) > 0, 0);
	case FIELD_UNDATED: return number_rank(is_undated(model, item), 0);
	case FIELD_SOON: return number_rank(is_due_soon(model, item), 0);
	default: return words_of(item, field, language, arena, model);
	}
}

static size_t skip_zeros(struct str words, size_t at)
{
	while (at + 1 < words.len && words.at[at] == '0' && ascii_is_digit(words.at[at + 1]))
		at++;
	return at;
}

static size_t digits_at(struct str words, size_t at)
{
	size_t end = at;
	while (end < words.len && ascii_is_digit(words.at[end]))
		end++;
	return end - at;
}

/* By code points, which UTF-8 keeps in the order of its bytes; but digits by their value. */
static int compare_words(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	while (i < a.len && k < b.len) {
		if (ascii_is_digit(a.at[i]) && ascii_is_digit(b.at[k])) {
			i = skip_zeros(a, i);
			k = skip_zeros(b, k);
			size_t left = digits_at(a, i), right = digits_at(b, k);
			int order = left == right ? memcmp(a.at + i, b.at + k, left)
						  : (left < right ? -1 : 1);
			if (order != 0)
				return order;
			i += left;
			k += right;
			continue;
		}
		unsigned char left = (unsigned char)a.at[i++], right = (unsigned char)b.at[k++];
		if (left != right)
			return left < right ? -1 : 1;
	}
	return (i < a.len) - (k < b.len);
}

static int compare_rank(const struct rank *a, const struct rank *b)
{
	if (a->is == RANK_WORDS)
		return compare_words(a->words, b->words);
	return (a->number > b->number) - (a->number < b->number);
}

static int compare_ranked(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	for (uint32_t i = 0; i < a->report->sort_count; i++) {
		const struct rank *first = &a->ranks[i], *second = &b->ranks[i];
		if (first->is != second->is)
			return first->is == RANK_NONE ? 1 : -1;
		int order = first->is == RANK_NONE ? 0 : compare_rank(first, second);
		if (order != 0)
			return a->report->sort[i].descending ? -order : order;
	}
	return a->item < b->item ? -1 : 1;
}

void order_items(const struct model *model, const struct report *report, struct str language,
	const struct item **items, uint32_t count, struct arena *arena)
{
	if (count < 2)
		return;
	uint32_t keys = report->sort_count;
	struct ranked *list = arena_array(arena, count, sizeof *list);
	struct rank *ranks = arena_array(arena, (size_t)count * keys, sizeof *ranks);
	for (uint32_t i = 0; i < count; i++) {
		list[i] = (struct ranked){items[i], ranks + (size_t)i * keys, report};
		for (uint32_t k = 0; k < keys; k++)
			ranks[(size_t)i * keys + k] =
				rank_of(model, items[i], &report->sort[k].by, language, arena);
	}
	qsort(list, count, sizeof *list, compare_ranked);
	for (uint32_t i = 0; i < count; i++)
		items[i] = list[i].item;
}
