#include "json_parts.h"

#include <math.h>
#include <string.h>

#include "facts.h"

void put_words(struct document *doc, struct str key, struct str words)
{
	if (words.len == 0)
		return;
	json_key(&doc->json, key);
	json_string(&doc->json, words);
}

/* "title" and "_translations" to "title_translations". */
static void put_joined_key(struct document *doc, struct str key, struct str suffix)
{
	char room[64];
	size_t len = key.len + suffix.len;
	if (len > sizeof room)
		return; /* keys are short literals of this backend */
	memcpy(room, key.at, key.len);
	memcpy(room + key.len, suffix.at, suffix.len);
	json_key(&doc->json, (struct str){room, len});
}

void put_text(struct document *doc, struct str key, const struct text *text)
{
	if (!text || !text->str.at)
		return;
	json_key(&doc->json, key);
	json_string(&doc->json, text_in(doc->model->arena, text, STR("")));
	if (!text->others)
		return;
	put_joined_key(doc, key, STR("_translations"));
	json_open_line_object(&doc->json);
	for (const struct translation *other = text->others; other; other = other->next) {
		json_foreign_key(&doc->json, other->language);
		json_string(&doc->json, text_in(doc->model->arena, &other->text, STR("")));
	}
	json_close_object(&doc->json);
}

void put_texts(struct document *doc, struct str key, const struct text *list, uint32_t count)
{
	if (count == 0)
		return;
	json_key(&doc->json, key);
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < count; i++) {
		json_open_line_object(&doc->json);
		put_text(doc, STR("text"), &list[i]);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

void put_names(struct document *doc, struct str key, const struct str *list, uint32_t count)
{
	if (count == 0)
		return;
	json_key(&doc->json, key);
	json_open_line_array(&doc->json);
	for (uint32_t i = 0; i < count; i++)
		json_string(&doc->json, list[i]);
	json_close_array(&doc->json);
}

void put_named_texts(struct document *doc, struct str key, struct str name_key,
	const struct named_text *list, uint32_t count)
{
	if (count == 0)
		return;
	json_key(&doc->json, key);
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < count; i++) {
		json_open_line_object(&doc->json);
		put_words(doc, name_key, list[i].name);
		put_text(doc, STR("text"), &list[i].text);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

void put_flag(struct document *doc, struct str key, bool value)
{
	if (!value)
		return;
	json_key(&doc->json, key);
	json_boolean(&doc->json, true);
}

void put_day(struct document *doc, struct str key, day_number day)
{
	char room[16];
	json_key(&doc->json, key);
	json_string(&doc->json, iso_day(day, room));
}

void put_days(struct document *doc, const struct interval *days)
{
	put_day(doc, STR("start"), days->start);
	if (!days->open)
		put_day(doc, STR("end"), days->end);
}

static struct str unread_words(enum unread unread)
{
	switch (unread) {
	case UNREAD_ODD_YEAR: return STR("odd-year");
	case UNREAD_STATUS: return STR("status");
	case UNREAD_VAGUE: return STR("vague");
	default: return STR("other");
	}
}

void put_path(struct document *doc, const struct item *item)
{
	json_begin_string(&doc->json);
	put_item_path(&doc->json.sink, doc->model, item);
	json_end_string(&doc->json);
}

void put_when_keys(struct document *doc, const struct when *when, struct str label)
{
	struct str written = shown_words(&doc->withheld, when);
	if (written.at) {
		json_key(&doc->json, STR("written"));
		json_string(&doc->json, written);
	}
	put_words(doc, STR("label"), label);
	put_words(doc, STR("kind"), str_of(when_kind_word(when->kind)));
	if (when->known)
		put_days(doc, &when->all);
	/* One point is the deadline itself; only recurring ones may have one among others to come.
	 */
	if (when->known && (when_point_count(when) > 1 || when->kind == IS_RECURRING)) {
		json_key(&doc->json, STR("points"));
		json_open_array(&doc->json);
		for (uint32_t i = 0; i < when_point_count(when); i++) {
			json_open_line_object(&doc->json);
			put_days(doc, &when_points(when)[i]);
			json_close_object(&doc->json);
		}
		json_close_array(&doc->json);
	}
	if (when_review(when)) {
		json_key(&doc->json, STR("review"));
		json_open_line_object(&doc->json);
		put_days(doc, when_review(when));
		json_close_object(&doc->json);
	}
	if (when_after(when) && shows_item(&doc->withheld, when_after(when))) {
		json_key(&doc->json, STR("after"));
		put_path(doc, when_after(when));
	}
	if (when->kind == IS_UNREAD)
		put_words(doc, STR("unread"), unread_words(when->unread));
}

void put_when(struct document *doc, struct str key, const struct when *when)
{
	if (!when || !when_is_said(when))
		return;
	json_key(&doc->json, key);
	json_open_line_object(&doc->json);
	put_when_keys(doc, when, STR(""));
	json_close_object(&doc->json);
}

struct str party_reference(const struct party *party)
{
	return party->name.len ? party->name : party->title.str;
}

/* A party is named by many items and always with the same words: they are kept as they went into
 * the sink, unless it was handed over meanwhile. */
static void put_party_keys(struct document *doc, const struct party *party)
{
	struct str *kept = &doc->party_keys[party->index];
	if (kept->len) {
		json_entries(&doc->json, *kept);
		return;
	}
	struct sink *sink = &doc->json.sink;
	size_t start = sink->len;
	uint64_t flushed = sink->flushed;
	put_words(doc, STR("name"), party->name);
	put_words(doc, STR("title"), party->title.str);
	put_words(doc, STR("role"), party->role.str);
	if (party->in)
		put_words(doc, STR("in"), party_reference(party->in));
	if (sink->flushed != flushed || sink->len == start)
		return;
	char *copy = arena_alloc(doc->model->arena, sink->len - start);
	memcpy(copy, sink->bytes + start, sink->len - start);
	*kept = (struct str){copy, sink->len - start};
}

void put_claims(struct document *doc, struct str key, const struct claims *claims, bool inherited)
{
	if (!claims)
		return;
	json_key(&doc->json, key);
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < claims->count; i++) {
		const struct party *party = claims->list[i].party;
		json_open_line_object(&doc->json);
		put_party_keys(doc, party);
		put_flag(doc, STR("inherited"), inherited);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
	if (!claims->written.at)
		return;
	put_joined_key(doc, key, STR("_written"));
	json_string(&doc->json, claims->written);
}

void put_amount_keys(struct document *doc, const struct amount *amount)
{
	static const char *const kinds[] = {[AMOUNT_NUMBER] = "number",
		[AMOUNT_PERCENT] = "percent",
		[AMOUNT_MONEY] = "money",
		[AMOUNT_WORDS] = "words"};
	put_words(doc, STR("written"), amount->written);
	put_words(doc, STR("kind"), str_of(kinds[amount->kind]));
	if (amount->kind != AMOUNT_WORDS && isfinite(amount->value)) {
		json_key(&doc->json, STR("value"));
		json_number(&doc->json, amount->value);
	}
	put_words(doc, STR("currency"), amount->currency);
	put_text(doc, STR("text"), &amount->words);
}

void put_location(struct document *doc, struct span span)
{
	struct place place = source_place(doc->model->sources, span.start);
	if (!place.source)
		return;
	json_key(&doc->json, STR("location"));
	json_open_line_object(&doc->json);
	put_words(doc, STR("file"), as_utf8(doc->model->arena, place.source->path));
	json_key(&doc->json, STR("line"));
	json_integer(&doc->json, place.line);
	json_key(&doc->json, STR("column"));
	json_integer(&doc->json, place.column);
	json_close_object(&doc->json);
}

void put_labels(struct document *doc, const struct call *calls, uint32_t count)
{
	if (count == 0)
		return;
	json_key(&doc->json, STR("labels"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < count; i++) {
		json_open_line_object(&doc->json);
		put_words(doc, STR("of"), calls[i].what);
		put_text(doc, STR("word"), &calls[i].word);
		put_text(doc, STR("plural"), &calls[i].plural);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}
