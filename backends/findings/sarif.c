#include "findings.h"

#include <string.h>

#include "findings/finding.h"
#include "findings/sarif_rules.h"

/* SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for:
 * https://docs.github.com/code-security/reference/code-scanning/sarif-support-for-code-scanning */
#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

static void put_message(struct json *json, struct str text)
{
	json_key(json, STR("message"));
	json_open_object(json);
	json_key_string(json, STR("text"), text);
	json_close_object(json);
}

/* A path as a URI reference (RFC 3986): a colon would end a scheme, and other bytes have no place
 * in one. */
static void put_uri(struct json *json, struct str path)
{
	static const char digits[] = "0123456789ABCDEF";
	json_key(json, STR("uri"));
	json_begin_string(json);
	if (path.len && path.at[0] == '/')
		sink_put(&json->sink, STR("file://"));
	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.at[i];
		if (ascii_is_alpha((char)c) || ascii_is_digit((char)c) ||
			(c && strchr("-._~/", c))) {
			sink_byte(&json->sink, (char)c);
		} else {
			sink_byte(&json->sink, '%');
			sink_byte(&json->sink, digits[c >> 4]);
			sink_byte(&json->sink, digits[c & 15]);
		}
	}
	json_end_string(json);
}

static void put_artifact(struct json *json, const struct range *range)
{
	json_key(json, STR("artifactLocation"));
	json_open_line_object(json);
	put_uri(json, range->raw);
	json_close_object(json);
}

static void put_region(struct json *json, struct str key, const struct range *range)
{
	json_key(json, key);
	json_open_line_object(json);
	json_key_integer(json, STR("startLine"), range->start.line);
	json_key_integer(json, STR("startColumn"), range->start.column);
	json_key_integer(json, STR("endLine"), range->end.line);
	json_key_integer(json, STR("endColumn"), range->end.column);
	json_close_object(json);
}

static void put_physical(struct json *json, const struct range *range)
{
	json_key(json, STR("physicalLocation"));
	json_open_object(json);
	put_artifact(json, range);
	put_region(json, STR("region"), range);
	json_close_object(json);
}

static void put_locations(struct json *json, const struct finding *finding)
{
	json_key(json, STR("locations"));
	json_open_array(json);
	json_open_object(json);
	put_physical(json, &finding->range);
	if (finding->item.len) {
		json_key(json, STR("logicalLocations"));
		json_open_array(json);
		json_open_line_object(json);
		json_key_string(json, STR("fullyQualifiedName"), finding->item);
		json_close_object(json);
		json_close_array(json);
	}
	if (finding->label.len)
		put_message(json, finding->label);
	json_close_object(json);
	json_close_array(json);
}

static void put_related(struct json *json, const struct finding *finding)
{
	if (!finding->related_count)
		return;
	json_key(json, STR("relatedLocations"));
	json_open_array(json);
	for (uint32_t i = 0; i < finding->related_count; i++) {
		json_open_object(json);
		json_key_integer(json, STR("id"), i + 1);
		put_physical(json, &finding->related[i].range);
		if (finding->related[i].text.len)
			put_message(json, finding->related[i].text);
		json_close_object(json);
	}
	json_close_array(json);
}

/* The changes to one file stand together; returns the first of the next one. */
static uint32_t put_file_changes(struct json *json, const struct finding *finding, uint32_t first)
{
	const struct replacement *changes = finding->changes;
	uint32_t i = first;
	json_open_object(json);
	put_artifact(json, &changes[first].range);
	json_key(json, STR("replacements"));
	json_open_array(json);
	for (; i < finding->change_count &&
		str_equal(changes[i].range.raw, changes[first].range.raw);
		i++) {
		json_open_object(json);
		put_region(json, STR("deletedRegion"), &changes[i].range);
		json_key(json, STR("insertedContent"));
		json_open_line_object(json);
		json_key_string(json, STR("text"), changes[i].text);
		json_close_object(json);
		json_close_object(json);
	}
	json_close_array(json);
	json_close_object(json);
	return i;
}

static void put_fixes(struct json *json, const struct finding *finding)
{
	if (!finding->change_count)
		return;
	json_key(json, STR("fixes"));
	json_open_array(json);
	json_open_object(json);
	json_key(json, STR("description"));
	json_open_object(json);
	json_key_string(json, STR("text"), finding->help.len ? finding->help : STR("change it"));
	json_close_object(json);
	json_key(json, STR("artifactChanges"));
	json_open_array(json);
	for (uint32_t i = 0; i < finding->change_count;)
		i = put_file_changes(json, finding, i);
	json_close_array(json);
	json_close_object(json);
	json_close_array(json);
}

static void put_suppression(struct json *json, const struct finding *finding)
{
	if (!finding->suppressed)
		return;
	json_key(json, STR("suppressions"));
	json_open_array(json);
	json_open_object(json);
	json_key_string(json, STR("kind"), STR("inSource"));
	if (finding->justification.len)
		json_key_string(json, STR("justification"), finding->justification);
	json_close_object(json);
	json_close_array(json);
}

/* A sentence is what GitHub shows where there is little room, and the rest where there is more. */
static struct str sentences_of(const struct findings *findings, const struct finding *finding)
{
	struct arena *arena = findings->arena;
	struct str text = str_format(arena, "%.*s.", STR_ARG(finding->message));
	for (uint32_t i = 0; i < finding->note_count; i++)
		text = str_format(
			arena, "%.*s\nnote: %.*s.", STR_ARG(text), STR_ARG(finding->notes[i]));
	if (finding->help.len) {
		char last = finding->help.at[finding->help.len - 1];
		text = str_format(arena, "%.*s\nhelp: %.*s%s", STR_ARG(text),
			STR_ARG(finding->help), last == '?' || last == '.' ? "" : ".");
	}
	return text;
}

static void put_result(
	struct json *json, const struct findings *findings, const struct finding *finding)
{
	json_open_object(json);
	json_key_string(json, STR("ruleId"), str_of(finding->code));
	json_key_integer(json, STR("ruleIndex"), (uint32_t)finding->id);
	json_key_string(json, STR("level"), str_of(severity_word(finding->severity)));
	put_message(json, sentences_of(findings, finding));
	put_locations(json, finding);
	put_related(json, finding);
	json_key(json, STR("partialFingerprints"));
	json_open_object(json);
	json_key_string(json, STR("primaryLocationLineHash"), finding->fingerprint);
	json_key_string(json, STR("planc/v1"), finding->fingerprint);
	json_close_object(json);
	put_fixes(json, finding);
	put_suppression(json, finding);
	json_close_object(json);
}

static void put_tool(struct json *json)
{
	json_key(json, STR("tool"));
	json_open_object(json);
	json_key(json, STR("driver"));
	json_open_object(json);
	json_key_string(json, STR("name"), STR("planc"));
	json_key_string(json, STR("version"), STR(PLANC_VERSION));
	json_key_string(json, STR("semanticVersion"), STR(PLANC_VERSION));
	json_key(json, STR("rules"));
	sarif_rules(json);
	json_close_object(json);
	json_close_object(json);
}

static void put_invocation(struct json *json, struct str error)
{
	json_key(json, STR("invocations"));
	json_open_array(json);
	json_open_object(json);
	json_key(json, STR("executionSuccessful"));
	json_boolean(json, error.len == 0);
	if (error.len) {
		json_key(json, STR("toolExecutionNotifications"));
		json_open_array(json);
		json_open_object(json);
		json_key_string(json, STR("level"), STR("error"));
		put_message(json, error);
		json_close_object(json);
		json_close_array(json);
	}
	json_close_object(json);
	json_close_array(json);
}

static void put_run(struct json *json, const struct findings_request *request)
{
	const struct findings *findings = request->findings;
	json_open_object(json);
	put_tool(json);
	json_key(json, STR("automationDetails"));
	json_open_line_object(json);
	json_key_string(json, STR("id"), STR("planc/"));
	json_close_object(json);
	put_invocation(json, request->error);
	json_key_string(json, STR("columnKind"), STR("unicodeCodePoints"));
	json_key(json, STR("results"));
	json_open_array(json);
	for (uint32_t i = 0; i < findings->count; i++)
		put_result(json, findings, &findings->list[i]);
	json_close_array(json);
	json_close_object(json);
}

void print_sarif(const struct diags *diags, const struct findings_request *request, FILE *out)
{
	(void)diags;
	struct json json = {.sink.file = out};
	json_open_object(&json);
	json_key_string(&json, STR("$schema"), STR(SCHEMA));
	json_key_string(&json, STR("version"), STR("2.1.0"));
	json_key(&json, STR("runs"));
	json_open_array(&json);
	put_run(&json, request);
	json_close_array(&json);
	json_close_object(&json);
	json_end(&json);
}
