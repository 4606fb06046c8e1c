#include "model.h"

#include "dedent.h"

#include <string.h>

struct kind_words {
	const char *word, *plural, *article;
};

static const struct kind_words kinds[KIND_COUNT] = {
#define KIND(id, word, plural, article) [id] = {word, plural, article},
#include "vocabulary.def"
};

const char *kind_word(enum kind kind)
{
	return kinds[kind].word;
}

const char *kind_plural(enum kind kind)
{
	return kinds[kind].plural;
}

const char *kind_article(enum kind kind)
{
	return kinds[kind].article;
}

const char *when_kind_word(enum when_kind kind)
{
	static const char *const words[] = {
#define WHEN(id, word) [IS_##id] = word,
#include "when_kinds.def"
	};
	return words[kind];
}

struct str field_name(const struct column *column)
{
	static const char *const names[] = {
#define FIELD(id, name, compares, what) [FIELD_##id] = name,
#include "fields.def"
	};
	if (column->field == FIELD_CUSTOM)
		return column->name;
	return str_of(column->field == FIELD_KIND ? kind_word(column->kind) : names[column->field]);
}

enum comparison field_comparison(const struct column *column)
{
	static const enum comparison comparisons[] = {
#define FIELD(id, name, compares, what) [FIELD_##id] = COMPARES_##compares,
#include "fields.def"
		[FIELD_CUSTOM] = COMPARES_WORDS,
	};
	return comparisons[column->field];
}

bool kind_can_say(enum kind kind, struct str clause)
{
	static const struct {
		const char *words;
		uint32_t kinds; /* bits by enum kind */
	} rows[] = {
#include "clause_letters.def"
#define CLAUSE(id, words, who, often) {words, 0 who},
#include "vocabulary.def"
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_equal(str_of(rows[i].words), clause))
			return rows[i].kinds >> kind & 1;
	return false;
}

struct str written_words(const struct model *model, const struct when *when)
{
	if (when->rest && when->rest->written.at)
		return when->rest->written;
	if (!when_is_said(when))
		return (struct str){0};
	return str_tidied(model->arena, source_slice(model->sources, when->span));
}

const char *status_words(enum status status)
{
	static const char *const words[] = {
		[NO_STATUS] = NULL,
#define STATUS(id, words) [id] = words,
#include "statuses.def"
	};
	return words[status];
}

struct str text_in(struct arena *arena, const struct text *text, struct str language)
{
	if (language.len)
		for (const struct translation *other = text->others; other; other = other->next)
			if (str_equal(other->language, language))
				return dedent(arena, other->text.str);
	return dedent(arena, text->str);
}

const struct item *item_first_child(const struct model *model, const struct item *item)
{
	return item->index + 1 < item->end ? &model->items[item->index + 1] : NULL;
}

const struct item *item_next(const struct model *model, const struct item *item)
{
	const struct item *parent = item_parent(model, item);
	return parent && item->end < parent->end ? &model->items[item->end] : NULL;
}

bool is_party(enum kind kind)
{
	return kind >= PERSON && kind <= GROUP;
}

/* "1.2", or "(3)" for the third child of its parent if it has no name. `room` holds the latter. */
static struct str path_part(const struct item *item, char room[16])
{
	if (item->name.len)
		return item->name;
	char *at = room + 16;
	*--at = ')';
	uint32_t place = item->place;
	do {
		*--at = (char)('0' + place % 10);
		place /= 10;
	} while (place);
	*--at = '(';
	return (struct str){at, (size_t)(room + 16 - at)};
}

struct str item_path(const struct model *model, const struct item *item, struct arena *arena)
{
	char room[16];
	size_t len = 0;
	for (const struct item *part = item; part->parent != NO_ITEM;
		part = item_parent(model, part))
		len += path_part(part, room).len + (len > 0);
	char *path = arena_alloc(arena, len + 1), *at = path + len;
	for (const struct item *part = item; part->parent != NO_ITEM;
		part = item_parent(model, part)) {
		struct str text = path_part(part, room);
		at -= text.len;
		memcpy(at, text.at, text.len);
		if (at > path)
			*--at = '/';
	}
	return (struct str){path, len};
}

struct str item_words(const struct model *model, const struct item *item)
{
	if (item->kind == PLAN && !item->name.len)
		return STR("the plan");
	struct str name = item->name.len ? item->name : item_path(model, item, model->arena);
	const struct str parts[] = {str_of(kind_word(item->kind)), STR(" `"), name, STR("`")};
	return str_join(model->arena, parts, sizeof parts / sizeof parts[0]);
}

const struct item *item_above(const struct model *model, const struct item *item, enum kind kind)
{
	do
		item = item_parent(model, item);
	while (item && item->kind != kind);
	return item;
}

const struct call *call_for(const struct model *model, const struct item *item, struct str what)
{
	for (; item; item = item_parent(model, item)) {
		const struct details *more = item->more;
		for (uint32_t i = 0; i < more->rare->call_count; i++)
			if (str_equal(more->rare->calls[i].what, what))
				return &more->rare->calls[i];
	}
	return NULL;
}

const struct details *no_details(void)
{
	static const struct rare_details NO_RARE_DETAILS = {.progress = -1};
	static const struct details NO_DETAILS = {.rare = &NO_RARE_DETAILS};
	return &NO_DETAILS;
}

struct str item_number(const struct item *item)
{
	if (item->more->rare->number.at)
		return item->more->rare->number;
	return item->is_numbered ? item->name : (struct str){0};
}

static const struct condition *find_changes(const struct condition *condition)
{
	if (!condition || condition->kind == WHERE_CHANGED_SINCE)
		return condition;
	const struct condition *left = find_changes(condition->left);
	return left ? left : find_changes(condition->right);
}

const struct condition *asks_for_changes(const struct report *report)
{
	const struct condition *found = NULL;
	for (uint32_t i = 0; i < report->where_count && !found; i++)
		found = find_changes(report->where[i]);
	return found;
}
