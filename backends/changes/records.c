#include "changes/records.h"

#include "changes/told.h"

void put_baseline(struct json *json, const struct baseline *baseline)
{
	json_key(json, STR("against"));
	json_open_line_object(json);
	json_key_string(json, STR("ref"), baseline->ref);
	json_key_string(json, STR("resolved"), baseline->resolved);
	if (baseline->merge_base.at)
		json_key_string(json, STR("merge_base"), baseline->merge_base);
	json_close_object(json);
}

void put_place(struct json *json, struct str key, const struct sources *sources, struct span span)
{
	if (!span.end)
		return;
	struct place place = source_place(sources, span.start);
	if (!place.source)
		return;
	json_key(json, key);
	json_open_line_object(json);
	json_key_string(json, STR("path"), told_path(sources->arena, place.source->path));
	json_key_integer(json, STR("line"), place.line);
	json_key_integer(json, STR("column"), place.column);
	json_close_object(json);
}

static void put_text(
	struct json *json, const struct changes *changes, struct str key, struct str text)
{
	if (text.at)
		json_key_string(json, key, told_plain(changes, text, TOLD_WHOLE));
}

static void put_changed(
	struct json *json, const struct changes *changes, const struct changed *changed)
{
	json_open_line_object(json);
	json_key_string(json, STR("kind"), str_of(changed->kind));
	if (changed->path.len)
		json_key_string(json, STR("path"), told_words(changes, changed->path));
	if (changed->number.len)
		json_key_string(json, STR("number"), told_words(changes, changed->number));
	if (changed->title.len)
		put_text(json, changes, STR("title"), changed->title);
	json_close_object(json);
}

static void put_rule(struct json *json, const struct change *change)
{
	if (!told_code(change))
		return;
	json_key_string(json, STR("code"), str_of(told_code(change)));
	json_key_string(json, STR("severity"), str_of(severity_word(change->finding->severity)));
}

static void put_values(
	struct json *json, const struct changes *changes, const struct change *change)
{
	if (change->clause)
		json_key_string(json, STR("clause"), str_of(change->clause));
	put_text(json, changes, STR("from"), change->from);
	put_text(json, changes, STR("to"), change->to);
	if (change->has_days)
		json_key_integer(json, STR("days"), change->days);
	put_text(json, changes, STR("reason"), change->reason);
	put_text(json, changes, STR("agreed"), change->agreed);
	put_text(json, changes, STR("agreed_on"), change->agreed_on);
}

static void put_change(
	struct json *json, const struct changes *changes, const struct change *change)
{
	const struct changed *of = change->of;
	json_open_object(json);
	json_key_string(json, STR("kind"), str_of(change_kind_name(change->kind)));
	json_key_string(
		json, STR("group"), str_of(change_group_name(change_kind_group(change->kind))));
	put_rule(json, change);
	json_key(json, STR("item"));
	put_changed(json, changes, of);
	if (of->top && of->top != of) {
		json_key(json, STR("top"));
		put_changed(json, changes, of->top);
	}
	json_key_string(json, STR("text"), told_words(changes, change->text));
	put_values(json, changes, change);
	put_place(json, STR("old"), changes->sources, change->old_span);
	put_place(json, STR("new"), changes->sources, change->new_span);
	if (change->help.len)
		json_key_string(json, STR("help"), told_words(changes, change->help));
	json_key_string(json, STR("fingerprint"), told_fingerprint(changes, change));
	json_close_object(json);
}

void put_changes(struct json *json, const struct changes *const *plans, uint32_t count)
{
	json_key(json, STR("changes"));
	json_open_array(json);
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < plans[i]->count; k++)
			put_change(json, plans[i], &plans[i]->list[k]);
	json_close_array(json);
}
