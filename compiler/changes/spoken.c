#include "changes/spoken.h"

#include <string.h>

struct str spoken_duration(struct arena *arena, day_number from, day_number to)
{
	struct date start = date_of(from), end = date_of(to);
	int months = (end.year - start.year) * 12 + end.month - start.month;
	int days = to - from;
	if (months > 0 && day_add_months(from, months) == to) {
		bool years = months % 12 == 0;
		int count = years ? months / 12 : months;
		return str_format(
			arena, "%d %s%s", count, years ? "year" : "month", count == 1 ? "" : "s");
	}
	return str_format(arena, "%d day%s", days, days == 1 ? "" : "s");
}

struct str spoken_quote(struct arena *arena, struct str text)
{
	text = str_tidied(arena, text);
	if (text.len > 1 && text.at[text.len - 1] == '.' && text.at[text.len - 2] != '.')
		text.len--;
	return str_format(arena, "“%.*s”", STR_ARG(text));
}

struct str spoken_when(const struct model *model, const struct when *when)
{
	struct str words = when ? written_words(model, when) : (struct str){0};
	return words.at ? words : STR("nothing");
}

struct str spoken_leave(const struct model *model, struct arena *arena, struct str because,
	struct str agreed, const struct when *agreed_on)
{
	struct str reason = STR(""), by = STR(""), on = STR("");
	if (because.at)
		reason = str_format(arena, ", because %.*s", STR_ARG(spoken_quote(arena, because)));
	if (agreed.at)
		by = str_format(arena, ", agreed by %.*s", STR_ARG(str_tidied(arena, agreed)));
	if (agreed.at && when_is_said(agreed_on))
		on = str_format(arena, " on %.*s", STR_ARG(written_words(model, agreed_on)));
	return str_format(arena, "%.*s%.*s%.*s", STR_ARG(reason), STR_ARG(by), STR_ARG(on));
}

struct str spoken_ordinal(struct arena *arena, unsigned number)
{
	static const char *const words[] = {"first", "second", "third", "fourth", "fifth", "sixth",
		"seventh", "eighth", "ninth", "tenth"};
	static const char *const ends[] = {"th", "st", "nd", "rd"};
	if (number >= 1 && number <= 10)
		return str_of(words[number - 1]);
	unsigned last = number % 10;
	bool is_teen = number % 100 / 10 == 1;
	return str_format(arena, "%u%s", number, ends[is_teen || last > 3 ? 0 : last]);
}

struct str spoken_list(struct arena *arena, const struct str *list, uint32_t count)
{
	size_t len = 0, at = 0;
	for (uint32_t i = 0; i < count; i++)
		len += list[i].len + 2;
	char *text = arena_alloc(arena, len + 1);
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			memcpy(text + at, ", ", 2);
		at += i ? 2 : 0;
		if (list[i].len)
			memcpy(text + at, list[i].at, list[i].len);
		at += list[i].len;
	}
	return (struct str){text, at};
}

struct str spoken_parties(struct arena *arena, const struct claims *claims)
{
	enum { MOST_NAMED = 8 };
	uint32_t count = claims ? claims->count : 0;
	struct str list = STR("nobody");
	for (uint32_t i = 0; i < count && i < MOST_NAMED; i++) {
		const struct party *party = claims->list[i].party;
		struct str name =
			str_tidied(arena, party->title.str.len ? party->title.str : party->name);
		const char *between = i + 1 == count ? " and " : ", ";
		list = i == 0 ? name
			      : str_format(
					arena, "%.*s%s%.*s", STR_ARG(list), between, STR_ARG(name));
	}
	if (count <= MOST_NAMED)
		return list;
	return str_format(
		arena, "%.*s and %lu more", STR_ARG(list), (unsigned long)(count - MOST_NAMED));
}

/* The start of the word before, and the end of the word behind a place. */
static size_t word_back(struct str text, size_t at)
{
	while (at > 0 && text.at[at - 1] == ' ')
		at--;
	while (at > 0 && text.at[at - 1] != ' ')
		at--;
	return at;
}

static size_t word_on(struct str text, size_t at)
{
	while (at < text.len && text.at[at] == ' ')
		at++;
	while (at < text.len && text.at[at] != ' ')
		at++;
	return at;
}

/* The words between `from` and `to`, with some before and behind. */
static struct str shown_part(struct arena *arena, struct str text, size_t from, size_t to)
{
	enum { AROUND = 4, FEW = 24 }; /* words; bytes that are not worth an ellipsis */
	for (int i = 0; i < AROUND; i++) {
		from = word_back(text, from);
		to = word_on(text, to);
	}
	if (from < FEW)
		from = 0;
	if (text.len - to < FEW)
		to = text.len;
	bool full_stop = to == text.len && to > from && text.at[to - 1] == '.';
	struct str part = {text.at + from, to - from - full_stop};
	return str_format(
		arena, "“%s%.*s%s”", from ? "… " : "", STR_ARG(part), to < text.len ? " …" : "");
}

void spoken_difference(
	struct arena *arena, struct str old, struct str new, struct str *was, struct str *is)
{
	old = str_tidied(arena, old);
	new = str_tidied(arena, new);
	size_t shorter = old.len < new.len ? old.len : new.len, same = 0, behind = 0;
	while (same < shorter && old.at[same] == new.at[same])
		same++;
	while (behind < shorter - same &&
		old.at[old.len - behind - 1] == new.at[new.len - behind - 1])
		behind++;
	/* Words are shown whole, and so are characters. */
	while (same > 0 && old.at[same - 1] != ' ')
		same--;
	while (behind > 0 && old.at[old.len - behind] != ' ')
		behind--;
	*was = shown_part(arena, old, same, old.len - behind);
	*is = shown_part(arena, new, same, new.len - behind);
}
