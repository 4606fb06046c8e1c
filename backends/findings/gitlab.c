#include "findings.h"

#include <inttypes.h>

#include "findings/finding.h"
#include "json_writer.h"

/* GitLab takes two findings with one fingerprint for one, whatever file they are in. */
static struct str fingerprint_in_report(
	const struct findings *findings, const struct finding *finding)
{
	/* FNV-1a, as the fingerprint itself. */
	uint64_t hash = 14695981039346656037U;
	for (size_t i = 0; i < finding->range.raw.len; i++)
		hash = (hash ^ (unsigned char)finding->range.raw.at[i]) * 1099511628211U;
	return str_format(
		findings->arena, "%016" PRIx64 ":%.*s", hash, STR_ARG(finding->fingerprint));
}

/* https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
static void put_finding(
	struct json *json, const struct findings *findings, const struct finding *finding)
{
	json_open_object(json);
	json_key_string(json, STR("description"), finding->message);
	json_key_string(json, STR("check_name"), str_of(finding->code));
	json_key_string(json, STR("fingerprint"), fingerprint_in_report(findings, finding));
	json_key_string(
		json, STR("severity"), str_of(one_of(finding->severity, "major", "minor", "info")));
	json_key(json, STR("location"));
	json_open_object(json);
	json_key_string(json, STR("path"), finding->range.path);
	json_key(json, STR("lines"));
	json_open_line_object(json);
	json_key_integer(json, STR("begin"), finding->range.start.line);
	json_key_integer(json, STR("end"), finding->range.end.line);
	json_close_object(json);
	json_close_object(json);
	json_close_object(json);
}

void print_gitlab(const struct diags *diags, const struct findings_request *request, FILE *out)
{
	(void)diags;
	struct json json = {.sink.file = out};
	json_open_array(&json);
	EACH_OPEN (finding, request->findings)
		put_finding(&json, request->findings, finding);
	json_close_array(&json);
	json_end(&json);
}
