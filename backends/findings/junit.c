#include "findings.h"

#include <stdlib.h>

#include "findings/finding.h"
#include "findings/visible.h"
#include "findings/xml.h"

/* The findings of one file, which follow each other in the list. */
struct suite {
	struct str path;
	const struct finding *first, *end;
	uint32_t count; /* of those that are not suppressed */
};

static void put_failure(const struct suite *suite, const struct finding *finding, FILE *out)
{
	fputs("    <testcase", out);
	fprintf(out, " name=\"%s %s at %lu:%lu\"", finding->code, finding->name,
		(unsigned long)finding->range.start.line,
		(unsigned long)finding->range.start.column);
	xml_attribute(out, "classname", suite->path);
	fputs(">\n      <failure", out);
	xml_attribute(out, "message", finding->message);
	xml_attribute(out, "type", str_of(severity_word(finding->severity)));
	fputs(">", out);
	xml_text(out, suite->path);
	fprintf(out, ":%lu:%lu: ", (unsigned long)finding->range.start.line,
		(unsigned long)finding->range.start.column);
	xml_text(out, finding->message);
	for (uint32_t i = 0; i < finding->note_count; i++) {
		fputs("\nnote: ", out);
		xml_text(out, finding->notes[i]);
	}
	if (finding->help.len) {
		fputs("\nhelp: ", out);
		xml_text(out, finding->help);
	}
	fputs("</failure>\n    </testcase>\n", out);
}

/* A file without findings is a test that passes, so that no report is empty. */
static void put_suite(const struct suite *suite, FILE *out)
{
	fputs("  <testsuite", out);
	xml_attribute(out, "name", suite->path);
	xml_number(out, "tests", suite->count ? suite->count : 1);
	xml_number(out, "failures", suite->count);
	fputs(" errors=\"0\" skipped=\"0\">\n", out);
	for (const struct finding *finding = suite->first; finding < suite->end; finding++)
		if (!finding->suppressed)
			put_failure(suite, finding, out);
	if (!suite->count) {
		fputs("    <testcase name=\"no findings\"", out);
		xml_attribute(out, "classname", suite->path);
		fputs("/>\n", out);
	}
	fputs("  </testsuite>\n", out);
}

static void put_error(struct str error, FILE *out)
{
	fputs("  <testsuite name=\"planc\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n"
	      "    <testcase name=\"the run\" classname=\"planc\">\n      <error",
		out);
	xml_attribute(out, "message", error);
	fputs("/>\n    </testcase>\n  </testsuite>\n", out);
}

/* The order of findings. */
static int by_path(const void *left, const void *right)
{
	const struct source *const *a = left, *const *b = right;
	return str_compare((*a)->path, (*b)->path);
}

/* A suite for each file that was checked; returns how many. */
static uint32_t suites_of(const struct findings *findings, struct suite *suites)
{
	uint32_t all = findings->sources->count, count = 0;
	const struct source **files = arena_array(findings->arena, all, sizeof *files);
	for (uint32_t i = 0; i < all; i++)
		files[i] = findings->sources->files[i];
	qsort(files, all, sizeof *files, by_path);
	const struct finding *next = findings->list, *end = findings->list + findings->count;
	for (uint32_t i = 0; i < all; i++) {
		/* A part that several plans include was read as often. */
		if (i > 0 && str_equal(files[i - 1]->path, files[i]->path))
			continue;
		struct str path = finding_raw_path(files[i]);
		bool has_findings = next < end && str_equal(next->range.raw, path);
		if (files[i]->earlier && !has_findings)
			continue;
		struct suite *suite = &suites[count++];
		*suite = (struct suite){visible_copy(findings->arena, path), next, NULL, 0};
		for (; next < end && str_equal(next->range.raw, path); next++)
			suite->count += !next->suppressed;
		suite->end = next;
	}
	return count;
}

void print_junit(const struct diags *diags, const struct findings_request *request, FILE *out)
{
	(void)diags;
	const struct findings *findings = request->findings;
	struct suite *suites =
		arena_array(findings->arena, findings->sources->count, sizeof *suites);
	uint32_t count = suites_of(findings, suites), tests = 0, failures = 0;
	for (uint32_t i = 0; i < count; i++) {
		tests += suites[i].count ? suites[i].count : 1;
		failures += suites[i].count;
	}
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"planc\"", out);
	xml_number(out, "tests", tests + (request->error.len > 0));
	xml_number(out, "failures", failures);
	xml_number(out, "errors", request->error.len > 0);
	fputs(">\n", out);
	for (uint32_t i = 0; i < count; i++)
		put_suite(&suites[i], out);
	if (request->error.len)
		put_error(request->error, out);
	fputs("</testsuites>\n", out);
}
