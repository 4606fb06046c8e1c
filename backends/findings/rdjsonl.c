#include "findings.h"

#include "findings/finding.h"
#include "json_writer.h"

/* Columns are bytes here: reviewdog's proto/rdf/reviewdog.proto, message Position. */
static void put_point(struct json *json, struct str key, const struct point *point)
{
	json_key(json, key);
	json_open_object(json);
	json_key_integer(json, STR("line"), point->line);
	json_key_integer(json, STR("column"), point->byte_column);
	json_close_object(json);
}

static void put_range(struct json *json, const struct range *range)
{
	json_key(json, STR("range"));
	json_open_object(json);
	put_point(json, STR("start"), &range->start);
	put_point(json, STR("end"), &range->end);
	json_close_object(json);
}

static void put_location(struct json *json, const struct range *range)
{
	json_key(json, STR("location"));
	json_open_object(json);
	json_key_string(json, STR("path"), range->path);
	put_range(json, range);
	json_close_object(json);
}

/* Each edit would be offered by itself, and only all together are the fix. */
static void put_suggestion(struct json *json, const struct finding *finding)
{
	if (finding->change_count != 1)
		return;
	json_key(json, STR("suggestions"));
	json_open_array(json);
	json_open_object(json);
	put_range(json, &finding->changes[0].range);
	json_key_string(json, STR("text"), finding->changes[0].text);
	json_close_object(json);
	json_close_array(json);
}

static void put_related(struct json *json, const struct finding *finding)
{
	if (!finding->related_count)
		return;
	json_key(json, STR("related_locations"));
	json_open_array(json);
	for (uint32_t i = 0; i < finding->related_count; i++) {
		json_open_object(json);
		json_key_string(json, STR("message"), finding->related[i].text);
		put_location(json, &finding->related[i].range);
		json_close_object(json);
	}
	json_close_array(json);
}

void print_rdjsonl(const struct diags *diags, const struct findings_request *request, FILE *out)
{
	(void)diags;
	struct json json = {.sink.file = out};
	EACH_OPEN (finding, request->findings) {
		json_open_line_object(&json);
		json_key_string(&json, STR("message"), finding->message);
		put_location(&json, &finding->range);
		json_key_string(&json, STR("severity"),
			str_of(one_of(finding->severity, "ERROR", "WARNING", "INFO")));
		json_key(&json, STR("source"));
		json_open_object(&json);
		json_key_string(&json, STR("name"), STR("planc"));
		json_close_object(&json);
		json_key(&json, STR("code"));
		json_open_object(&json);
		json_key_string(&json, STR("value"), str_of(finding->code));
		json_close_object(&json);
		put_suggestion(&json, finding);
		put_related(&json, finding);
		json_close_object(&json);
		sink_byte(&json.sink, '\n');
	}
	sink_flush(&json.sink);
}
