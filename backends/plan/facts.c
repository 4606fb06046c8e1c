#include "facts.h"

#include "lateness.h"

#include <string.h>

uint32_t move_count(const struct model *model, const struct item *item)
{
	while (item->due_inherited && item->more->was_count == 0 && item->parent != NO_ITEM)
		item = item_parent(model, item);
	return item->more->was_count;
}

const struct text *outcome_for(const struct model *model, const struct item *item)
{
	if (item->more->outcome || item->kind != ACTION)
		return item->more->outcome;
	do
		item = item_parent(model, item);
	while (item && !item->more->outcome);
	return item ? item->more->outcome : NULL;
}

bool completed_on(const struct item *item, day_number *day)
{
	if (status_of(item) != COMPLETE || !item->more->status->terms->on.known ||
		item->more->status->terms->on.all.open)
		return false;
	*day = item->more->status->terms->on.all.end;
	return true;
}

void put_item_path(struct sink *sink, const struct model *model, const struct item *item)
{
	const struct item *parts[64]; /* blocks nest at most 32 deep */
	uint32_t depth = 0;
	for (; item->parent != NO_ITEM && depth < 64; item = item_parent(model, item))
		parts[depth++] = item;
	while (depth > 0) {
		const struct item *part = parts[--depth];
		if (part->name.len) {
			sink_put(sink, part->name);
		} else {
			sink_byte(sink, '(');
			sink_number(sink, part->place);
			sink_byte(sink, ')');
		}
		if (depth > 0)
			sink_byte(sink, '/');
	}
}

struct str as_utf8(struct arena *arena, struct str text)
{
	static const char mark[] = "\xEF\xBF\xBD";
	size_t valid = utf8_valid(text);
	if (valid == text.len)
		return text;
	char *copy = arena_array(arena, text.len, sizeof mark - 1);
	size_t len = 0;
	while (text.len) {
		memcpy(copy + len, text.at, valid);
		len += valid;
		text = (struct str){text.at + valid, text.len - valid};
		if (text.len) {
			memcpy(copy + len, mark, sizeof mark - 1);
			len += sizeof mark - 1;
			text = (struct str){text.at + 1, text.len - 1};
		}
		valid = utf8_valid(text);
	}
	return (struct str){copy, len};
}

bool is_accountable(const struct item *item)
{
	return (item->owners && !item->owners_inherited) || (item->due && !item->due_inherited) ||
	       item->more->status;
}

bool day_of_field(
	const struct model *model, const struct item *item, enum field field, day_number *day)
{
	const struct when *when = NULL;
	const struct update *update = newest_update(item);
	switch (field) {
	case FIELD_DUE: return late_after(model, item, day);
	case FIELD_START: when = item->more->start; break;
	case FIELD_WAS: when = move_count(model, item) ? original_deadline(item) : NULL; break;
	default: when = update ? &update->on : NULL; break;
	}
	if (!when || !when->known || (when->all.open && field != FIELD_START))
		return false;
	*day = field == FIELD_START ? when->all.start : when->all.end;
	return true;
}

bool number_of_field(
	const struct model *model, const struct item *item, enum field field, double *number)
{
	const struct rare_details *rare = item->more->rare;
	switch (field) {
	case FIELD_PROGRESS: *number = rare->progress; return rare->progress >= 0;
	case FIELD_MOVES: *number = move_count(model, item); return item->due != NULL;
	case FIELD_DAYS_SLIPPED: *number = days_slipped(item); return deadline_known(item);
	default:
		*number = rare->budget ? rare->budget->value : 0;
		return rare->budget && rare->budget->kind != AMOUNT_WORDS;
	}
}
