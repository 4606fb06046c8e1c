#include "check.h"
#include "lateness.h"
#include "wording.h"

/* It was written before the item was complete. */
static bool is_older(const struct update *update, const struct when *complete)
{
	return update->on.known && complete->known && update->on.all.end < complete->all.start;
}

/* The phrase with the word behind it, which says what goes on. */
static struct str with_next_word(struct arena *arena, struct str text, struct found_phrase found)
{
	size_t end = found.at + found.len;
	while (end < text.len && ascii_is_blank(text.at[end]))
		end++;
	while (!ends_word(text, end))
		end++;
	return str_tidied(arena, str_trim((struct str){text.at + found.at, end - found.at}));
}

void check_complete_but_continuing(
	const struct model *model, struct diags *diags, const struct item *item)
{
	if (status_of(item) != COMPLETE || item->damaged)
		return;
	const struct update *update = newest_update(item);
	if (!update || is_older(update, &item->more->status->terms->on))
		return;
	struct found_phrase found = find_phrase(update->text.str, 0, PHRASE_CONTINUING);
	if (!found.len)
		return;
	struct diag *diag =
		report(diags, PL407, phrase_span(model, &update->text, PHRASE_CONTINUING),
			"%s is complete, but its update says \"%.*s\"", item_words(model, item).at,
			STR_ARG(with_next_word(diags->arena, update->text.str, found)));
	note(diags, diag, item->more->status->span, "complete");
	help(diags, diag,
		"if the work goes on, it is `in progress`; if what goes on is no part of it, say"
		" what was completed");
}
