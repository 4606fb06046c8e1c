#include "changes/told.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "findings/visible.h"
#include "plan/markup.h"

/* A change, and by what it is sorted. */
struct placed {
	const struct change *change;
	uint32_t rank; /* of what it stands in, in the order in which these come; 0: in nothing */
};

static int by_top(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;
	if (a->change->of->top != b->change->of->top)
		return (uintptr_t)a->change->of->top < (uintptr_t)b->change->of->top ? -1 : 1;
	return (a->change > b->change) - (a->change < b->change);
}

static int by_rank(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;
	enum change_group one = change_kind_group(a->change->kind);
	enum change_group other = change_kind_group(b->change->kind);
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (one != other)
		return one < other ? -1 : 1;
	return (a->change > b->change) - (a->change < b->change);
}

struct told told_by_place(const struct changes *changes)
{
	uint32_t count = changes->count;
	struct placed *placed = arena_array(changes->arena, (size_t)count + 1, sizeof *placed);
	const struct change **list = arena_array(changes->arena, (size_t)count + 1, sizeof *list);
	for (uint32_t i = 0; i < count; i++)
		placed[i].change = &changes->list[i];
	qsort(placed, count, sizeof *placed, by_top);
	for (uint32_t i = 0; i < count; i++) {
		const struct changed *top = placed[i].change->of->top;
		if (i > 0 && top == placed[i - 1].change->of->top)
			placed[i].rank = placed[i - 1].rank;
		else
			placed[i].rank = top ? (uint32_t)(placed[i].change - changes->list) + 1 : 0;
	}
	qsort(placed, count, sizeof *placed, by_rank);
	for (uint32_t i = 0; i < count; i++)
		list[i] = placed[i].change;
	return (struct told){list, count};
}

const char *told_severity(const struct change *change)
{
	if (!change->finding || change->finding->severity < WARNING)
		return NULL;
	return severity_word(change->finding->severity);
}

const char *told_code(const struct change *change)
{
	if (!change->finding || change->finding->severity == OFF)
		return NULL;
	return diag_info(change->finding->id)->code;
}

struct told told_pressing(const struct changes *changes)
{
	const struct change **list =
		arena_array(changes->arena, (size_t)changes->count + 1, sizeof *list);
	uint32_t count = 0;
	for (enum severity severity = ERROR; severity >= WARNING; severity--)
		for (uint32_t i = 0; i < changes->count; i++) {
			const struct change *change = &changes->list[i];
			if (change->finding && change->finding->severity == severity)
				list[count++] = change;
		}
	return (struct told){list, count};
}

struct str told_words(const struct changes *changes, struct str words)
{
	return visible_copy(changes->arena, words);
}

/* The first `limit` characters at most, ended at a blank. */
static struct str cut(struct arena *arena, struct str text, size_t limit)
{
	size_t blank = 0, count = 0;
	for (size_t i = 0; i < text.len; i++) {
		/* Bytes that go on with a character (RFC 3629) do not count. */
		bool starts = ((unsigned char)text.at[i] & 0xC0) != 0x80;
		if (starts && count++ == limit)
			return str_format(arena, "%.*s…", (int)(blank ? blank : i), text.at);
		if (text.at[i] == ' ')
			blank = i;
	}
	return text;
}

struct str told_plain(const struct changes *changes, struct str text, size_t limit)
{
	if (!text.len)
		return text;
	char *room = arena_alloc(changes->arena, text.len <= MARKUP_LIMIT ? 3 * text.len + 64 : 1);
	struct str plain = text.len <= MARKUP_LIMIT
				   ? markup_plain(changes->arena, text, MARKUP_INLINE, room)
				   : text;
	return cut(changes->arena, visible_copy(changes->arena, plain), limit);
}

static struct str capital(struct arena *arena, struct str word)
{
	char *copy = str_chars(arena, word);
	if (copy[0] >= 'a' && copy[0] <= 'z')
		copy[0] = (char)(copy[0] - 'a' + 'A');
	return (struct str){copy, word.len};
}

/* A title goes on: its full stop would end the sentence. */
static struct str without_stop(struct str title)
{
	bool stop =
		title.len > 1 && title.at[title.len - 1] == '.' && title.at[title.len - 2] != '.';
	return (struct str){title.at, title.len - stop};
}

/* "(milestone of 1/1.1)": the titles of steps and measures do not tell where they belong. */
static struct str with_place(
	const struct changes *changes, const struct changed *changed, struct str title)
{
	struct str path = told_words(changes, changed->path);
	size_t len = path.len;
	while (len > 0 && path.at[len - 1] != '/')
		len--;
	if (len == 0)
		return str_format(changes->arena, "%.*s (%s)", STR_ARG(title), changed->kind);
	return str_format(changes->arena, "%.*s (%s of %.*s)", STR_ARG(title), changed->kind,
		(int)len - 1, path.at);
}

struct str told_name(const struct changes *changes, const struct changed *changed)
{
	struct arena *arena = changes->arena;
	struct str title = without_stop(told_plain(changes, changed->title, TOLD_TITLE));
	struct str word = capital(arena, told_plain(changes, changed->called, TOLD_TITLE));
	struct str number = told_words(changes, changed->number);
	if (changed == changes->plan)
		return STR("The plan");
	if (!changed->old_item && !changed->new_item)
		return str_format(arena, "%.*s (%s)",
			STR_ARG(title.len ? title : told_words(changes, changed->path)),
			changed->kind);
	if (!title.len)
		return capital(arena, told_words(changes, changed->words));
	bool is_step =
		strcmp(changed->kind, "milestone") == 0 || strcmp(changed->kind, "measure") == 0;
	if (!number.len)
		return is_step ? with_place(changes, changed, title) : title;
	/* A number such as "1." has a mark of its own. */
	char last = number.at[number.len - 1];
	bool open = word.len && (ascii_is_alpha(last) || ascii_is_digit(last));
	return str_format(arena, "%.*s%s%.*s%s %.*s", STR_ARG(word), word.len ? " " : "",
		STR_ARG(number), open ? ":" : "", STR_ARG(title));
}

struct str told_plan(const struct changes *changes)
{
	struct str title = told_plain(changes, changes->plan->title, TOLD_TITLE);
	return title.len ? title : STR("Plan");
}

struct str told_text(const struct changes *changes, const struct change *change)
{
	struct str text = told_words(changes, change->text);
	int days = change->days < 0 ? -change->days : change->days;
	if (!change->has_days || days == 0)
		return text;
	struct str said = str_format(changes->arena, "%d day", days);
	static const char *const ends[] = {" later", " earlier", " after its deadline"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(text, str_of(ends[i]));
		if (at == text.len || str_find(text, said) < text.len)
			continue;
		at += strlen(ends[i]);
		return str_format(changes->arena, "%.*s (%.*s%s)%.*s", (int)at, text.at,
			STR_ARG(said), days == 1 ? "" : "s", (int)(text.len - at), text.at + at);
	}
	return text;
}

struct str told_fingerprint(const struct changes *changes, const struct change *change)
{
	return str_format(changes->arena, "%016" PRIx64 ":%lu", change->fingerprint,
		(unsigned long)change->fingerprint_number);
}

struct str told_path(struct arena *arena, struct str path)
{
	while (path.len > 2 && path.at[0] == '.' && path.at[1] == '/')
		path = (struct str){path.at + 2, path.len - 2};
	return visible_copy(arena, path);
}

struct str told_group(const struct changes *changes, enum change_group group)
{
	return capital(changes->arena, str_of(change_group_words(group)));
}

struct str told_sides(struct arena *arena, struct str old, struct str new)
{
	old = visible_copy(arena, old);
	new = visible_copy(arena, new);
	if (!new.len)
		return str_format(arena, "since `%.*s`", STR_ARG(old));
	return str_format(arena, "from `%.*s` to `%.*s`", STR_ARG(old), STR_ARG(new));
}
