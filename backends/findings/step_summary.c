#include "findings.h"

#include "findings/finding.h"
#include "markdown_writer.h"
#include "sink.h"

/* What may still follow an entry: the line that counts the rest. */
enum { REST = 100 };

static void put_entry(struct markdown *draft, const struct finding *finding)
{
	char room[24];
	markdown_put(draft, STR("- **"));
	markdown_put(draft, str_of(severity_word(finding->severity)));
	markdown_put(draft, STR("** "));
	markdown_code(draft, finding->range.path);
	markdown_put(draft, STR(" line "));
	markdown_put(draft, decimal(finding->range.start.line, room));
	markdown_put(draft, STR(": "));
	markdown_message(draft, finding->message);
	markdown_put(draft, STR(" ("));
	markdown_put(draft, str_of(finding->code));
	markdown_put(draft, STR(")\n"));
}

static void put_heading(struct markdown *draft, const struct findings_request *request)
{
	const uint32_t *severities = request->findings->severities;
	markdown_put(draft, STR("### planc\n\n"));
	markdown_count(draft, severities[ERROR], "error");
	markdown_put(draft, STR(", "));
	markdown_count(draft, severities[WARNING], "warning");
	markdown_put(draft, STR(", "));
	markdown_count(draft, severities[NOTE], "note");
	markdown_put(draft, STR(" in "));
	markdown_count(draft, request->files, "file");
	markdown_put(draft, STR(" (as of "));
	markdown_put(draft, request->as_of);
	markdown_put(draft, STR(")\n\n"));
	if (request->error.len) {
		markdown_put(draft, STR("**Not all could be checked:** "));
		markdown_message(draft, request->error);
		markdown_put(draft, STR("\n\n"));
	}
}

/* Writes at most request->room bytes, and nothing if there is no room for a heading. */
void print_step_summary(
	const struct diags *diags, const struct findings_request *request, FILE *out)
{
	(void)diags;
	struct markdown draft = {.arena = request->findings->arena};
	put_heading(&draft, request);
	bool full = draft.len + REST > request->room;
	if (full)
		draft.len = 0;
	uint32_t left = 0;
	EACH_BY_RANK (finding, request->findings) {
		size_t before = draft.len;
		if (!full)
			put_entry(&draft, finding);
		full = full || draft.len + REST > request->room;
		/* What is not written whole is not written. */
		if (full)
			draft.len = before;
		left += full;
	}
	fwrite(draft.at, 1, draft.len, out);
	if (left && draft.len)
		fprintf(out, "\n… %lu more\n", (unsigned long)left);
}
