#include "findings.h"

#include "changes/records.h"
#include "findings/finding.h"
#include "json_writer.h"

/* Keys come as docs/schemas/findings.schema.json lists them. A new minor version only adds some. */
static const struct str FORMAT_VERSION = {"1.0", 3};

static void put_point(struct json *json, struct str key, const struct point *point)
{
	json_key(json, key);
	json_open_line_object(json);
	json_key_integer(json, STR("line"), point->line);
	json_key_integer(json, STR("column"), point->column);
	json_key_integer(json, STR("byte"), point->byte);
	json_close_object(json);
}

static void put_range(struct json *json, const struct range *range)
{
	json_key_string(json, STR("path"), range->path);
	put_point(json, STR("start"), &range->start);
	put_point(json, STR("end"), &range->end);
}

static void put_texts(struct json *json, struct str key, const struct str *texts, uint32_t count)
{
	json_key(json, key);
	json_open_array(json);
	for (uint32_t i = 0; i < count; i++)
		json_string(json, texts[i]);
	json_close_array(json);
}

static void put_fixes(struct json *json, const struct finding *finding)
{
	json_key(json, STR("fixes"));
	json_open_array(json);
	if (finding->change_count) {
		json_open_object(json);
		json_key_string(
			json, STR("title"), finding->help.len ? finding->help : STR("change it"));
		json_key_string(json, STR("applicability"),
			finding->trust == SAFE ? STR("safe") : STR("unsafe"));
		json_key(json, STR("edits"));
		json_open_array(json);
		for (uint32_t i = 0; i < finding->change_count; i++) {
			json_open_object(json);
			put_range(json, &finding->changes[i].range);
			json_key_string(json, STR("text"), finding->changes[i].text);
			json_close_object(json);
		}
		json_close_array(json);
		json_close_object(json);
	}
	json_close_array(json);
}

static void put_related(struct json *json, const struct finding *finding)
{
	json_key(json, STR("related"));
	json_open_array(json);
	for (uint32_t i = 0; i < finding->related_count; i++) {
		json_open_object(json);
		json_key_string(json, STR("message"), finding->related[i].text);
		put_range(json, &finding->related[i].range);
		json_close_object(json);
	}
	json_close_array(json);
}

static void put_finding(struct json *json, const struct finding *finding)
{
	json_open_object(json);
	json_key_string(json, STR("code"), str_of(finding->code));
	json_key_string(json, STR("name"), str_of(finding->name));
	json_key_string(json, STR("severity"), str_of(severity_word(finding->severity)));
	json_key_string(json, STR("message"), finding->message);
	put_range(json, &finding->range);
	put_texts(json, STR("labels"), &finding->label, finding->label.len > 0);
	put_texts(json, STR("notes"), finding->notes, finding->note_count);
	put_texts(json, STR("help"), &finding->help, finding->help.len > 0);
	put_fixes(json, finding);
	put_related(json, finding);
	if (finding->item.len)
		json_key_string(json, STR("item"), finding->item);
	json_key_string(json, STR("fingerprint"), finding->fingerprint);
	json_key(json, STR("suppressed"));
	json_boolean(json, finding->suppressed);
	if (finding->justification.len)
		json_key_string(json, STR("justification"), finding->justification);
	json_close_object(json);
}

static void put_summary(struct json *json, const struct findings *findings, uint32_t files)
{
	json_key(json, STR("summary"));
	json_open_line_object(json);
	json_key_integer(json, STR("errors"), findings->severities[ERROR]);
	json_key_integer(json, STR("warnings"), findings->severities[WARNING]);
	json_key_integer(json, STR("notes"), findings->severities[NOTE]);
	json_key_integer(json, STR("suppressed"), findings->suppressed);
	json_key_integer(json, STR("files"), files);
	json_close_object(json);
}

void print_json(const struct diags *diags, const struct findings_request *request, FILE *out)
{
	(void)diags;
	const struct findings *findings = request->findings;
	struct json json = {.sink.file = out};
	char room[16];
	json_open_document(&json, FORMAT_VERSION);
	json_key_string(&json, STR("as_of"), iso_day(request->today, room));
	if (request->baseline)
		put_baseline(&json, request->baseline);
	put_summary(&json, findings, request->files);
	if (request->error.len) {
		json_key(&json, STR("error"));
		json_open_line_object(&json);
		json_key_string(&json, STR("message"), request->error);
		json_close_object(&json);
	}
	json_key(&json, STR("diagnostics"));
	json_open_array(&json);
	for (uint32_t i = 0; i < findings->count; i++)
		put_finding(&json, &findings->list[i]);
	json_close_array(&json);
	if (request->baseline)
		put_changes(&json, request->changes, request->change_count);
	json_close_object(&json);
	json_end(&json);
}
