#include "findings.h"

#include "findings/visible.h"

/* The form of gcc, which every editor and problem matcher reads. */
void print_short(const struct diags *diags, const struct findings_request *request, FILE *out)
{
	uint32_t shown = 0;
	for (const struct diag *diag = diags->first; diag; diag = diag->next) {
		if (diag->suppressed.at)
			continue;
		if (request->max_shown && shown++ == request->max_shown)
			return;
		struct place place = source_place(diags->sources, diag->span.start);
		if (place.source) {
			visible_text(place.source->path, out);
			fprintf(out, ":%lu:%lu", (unsigned long)place.line,
				(unsigned long)place.column);
		} else {
			/* As gcc does it for what is no fault of one file. */
			fputs("planc", out);
		}
		fprintf(out, ": %s: ", severity_word(diag->severity));
		visible_text(diag->message, out);
		fprintf(out, " [%s]\n", diag_info(diag->id)->code);
	}
}
