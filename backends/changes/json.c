#include "changes.h"

#include "changes/records.h"
#include "changes/told.h"

/* Keys come as docs/schemas/changes.schema.json lists them. A new minor version only adds some. */
static const struct str FORMAT_VERSION = {"1.0", 3};

static void put_sides(struct json *json, const struct changes_request *request)
{
	json_key(json, STR("sides"));
	json_open_line_object(json);
	json_key_string(json, STR("old"), told_path(request->arena, request->old));
	if (request->new.len)
		json_key_string(json, STR("new"), told_path(request->arena, request->new));
	json_close_object(json);
}

/* Every group has its count, so that a program need not ask whether it is there. */
static void put_counts(struct json *json, const struct changes *const *plans, uint32_t count)
{
	json_key(json, STR("counts"));
	json_open_object(json);
	for (int group = 0; group < CHANGE_GROUP_COUNT; group++) {
		int64_t sum = 0;
		for (uint32_t i = 0; i < count; i++)
			sum += plans[i]->group_count[group];
		json_key_integer(json, str_of(change_group_name((enum change_group)group)), sum);
	}
	json_close_object(json);
}

static void put_plan(struct json *json, const struct changes *changes)
{
	const struct changed *plan = changes->plan;
	json_open_object(json);
	json_key_string(json, STR("title"), told_plain(changes, plan->title, TOLD_WHOLE));
	put_place(json, STR("old"), changes->sources, plan->old_span);
	put_place(json, STR("new"), changes->sources, plan->new_span);
	json_key_integer(json, STR("changes"), changes->count);
	json_key(json, STR("judged_as_draft"));
	json_boolean(json, changes->draft != NULL);
	json_key_integer(json, STR("withheld"), changes->withheld);
	json_close_object(json);
}

void print_changes_json(const struct changes *const *plans, uint32_t count,
	const struct changes_request *request, FILE *out)
{
	struct json json = {.sink.file = out};
	char room[16];
	json_open_object(&json);
	json_key_string(&json, STR("format_version"), FORMAT_VERSION);
	json_key(&json, STR("tool"));
	json_open_line_object(&json);
	json_key_string(&json, STR("name"), STR("planc"));
	json_key_string(&json, STR("version"), STR(PLANC_VERSION));
	json_close_object(&json);
	json_key_string(&json, STR("as_of"), iso_day(request->today, room));
	put_sides(&json, request);
	if (request->baseline)
		put_baseline(&json, request->baseline);
	put_counts(&json, plans, count);
	json_key(&json, STR("plans"));
	json_open_array(&json);
	for (uint32_t i = 0; i < count; i++)
		put_plan(&json, plans[i]);
	json_close_array(&json);
	put_changes(&json, plans, count);
	json_close_object(&json);
	json_end(&json);
}
