#include "wording.h"

bool holds_number(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_digit(text.at[i]))
			return true;
	return false;
}

struct found_phrase hedge_of(const struct item *item)
{
	struct str title = item->title.str;
	struct found_phrase hedge = {0};
	if (item->kind == ACTION || item->kind == MILESTONE)
		hedge = find_phrase(title, 0, PHRASE_HEDGE);
	return hedge.len && holds_number(title) ? (struct found_phrase){0} : hedge;
}

struct span phrase_span(const struct model *model, const struct text *text, enum phrase_kind kind)
{
	struct str typed = source_slice(model->sources, text->span);
	struct found_phrase found = find_phrase(typed, 0, kind);
	uint32_t start = text->span.start + (uint32_t)found.at;
	return (struct span){start, start + (uint32_t)found.len};
}
