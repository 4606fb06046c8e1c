#include "findings.h"

#include "findings/finding.h"

/* What a step shows as annotations: of each severity as many. The others are lines of its log. */
enum { SHOWN = 10 };

/* https://docs.github.com/actions/reference/workflow-commands-for-github-actions, and as
 * actions/toolkit escapes. */
static void put_data(struct str text, bool in_property, FILE *out)
{
	for (size_t i = 0; i < text.len; i++)
		switch (text.at[i]) {
		case '%': fputs("%25", out); break;
		case '\r': fputs("%0D", out); break;
		case '\n': fputs("%0A", out); break;
		case ':': fputs(in_property ? "%3A" : ":", out); break;
		case ',': fputs(in_property ? "%2C" : ",", out); break;
		default: fputc(text.at[i], out);
		}
}

static void put_command(const struct finding *finding, FILE *out)
{
	const struct range *range = &finding->range;
	fprintf(out, "::%s file=", one_of(finding->severity, "error", "warning", "notice"));
	put_data(range->path, true, out);
	fprintf(out, ",line=%lu", (unsigned long)range->start.line);
	/* Columns are only for what lies in one line: elsewhere they make the runner complain. */
	if (range->end.line == range->start.line)
		fprintf(out, ",col=%lu,endLine=%lu,endColumn=%lu",
			(unsigned long)range->start.column, (unsigned long)range->end.line,
			(unsigned long)range->end.column);
	else
		fprintf(out, ",endLine=%lu", (unsigned long)range->end.line);
	fprintf(out, ",title=planc %s::", finding->code);
	put_data(finding->message, false, out);
	for (uint32_t i = 0; i < finding->note_count; i++) {
		fputs("%0Anote: ", out);
		put_data(finding->notes[i], false, out);
	}
	if (finding->help.len) {
		fputs("%0Ahelp: ", out);
		put_data(finding->help, false, out);
	}
	fputc('\n', out);
}

void print_github(const struct diags *diags, const struct findings_request *request, FILE *out)
{
	(void)diags;
	const struct findings *findings = request->findings;
	if (request->error.len) {
		fputs("::error title=planc::", out);
		put_data(request->error, false, out);
		fputc('\n', out);
	}
	unsigned long put[ERROR + 1] = {0};
	EACH_BY_RANK (finding, findings) {
		put_command(finding, out);
		put[finding->severity]++;
	}
	for (enum severity severity = ERROR; severity >= NOTE; severity--) {
		unsigned long all = findings->severities[severity];
		unsigned long shown = put[severity] < SHOWN ? put[severity] : SHOWN;
		if (all > shown)
			fprintf(out, "%lu of %lu %ss shown as annotations\n", shown, all,
				severity_word(severity));
	}
}
