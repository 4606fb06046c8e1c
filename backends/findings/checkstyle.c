#include "findings.h"

#include "findings/finding.h"
#include "findings/xml.h"

static void put_error(const struct finding *finding, FILE *out)
{
	fputs("    <error", out);
	xml_number(out, "line", finding->range.start.line);
	xml_number(out, "column", finding->range.start.column);
	xml_attribute(
		out, "severity", str_of(one_of(finding->severity, "error", "warning", "info")));
	xml_attribute(out, "message", finding->message);
	/* As Checkstyle's own sources do, it says whose rule it is. */
	fputs(" source=\"planc.", out);
	xml_text(out, str_of(finding->code));
	fputs("\"/>\n", out);
}

/* Findings come in the order of their files, so that each file is one element. */
void print_checkstyle(const struct diags *diags, const struct findings_request *request, FILE *out)
{
	(void)diags;
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n", out);
	const struct finding *last = NULL;
	EACH_OPEN (finding, request->findings) {
		if (!last || !str_equal(last->range.raw, finding->range.raw)) {
			fputs(last ? "  </file>\n  <file" : "  <file", out);
			xml_attribute(out, "name", finding->range.path);
			fputs(">\n", out);
		}
		put_error(finding, out);
		last = finding;
	}
	fputs(last ? "  </file>\n</checkstyle>\n" : "</checkstyle>\n", out);
}
