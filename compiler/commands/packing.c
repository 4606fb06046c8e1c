#include "packing.h"

#include "changes/compare.h"

#include <string.h>

const struct pack_backend_info *pack_backend_of(const char *format)
{
	for (const struct pack_backend_info *row = pack_backends; row->name; row++)
		if (strcmp(row->name, format) == 0)
			return row;
	return NULL;
}

void pack_formats_help(FILE *out)
{
	for (const struct pack_backend_info *row = pack_backends; row->name; row++)
		fprintf(out, "%s%s",
			row == pack_backends ? ""
			: row[1].name        ? ", "
					     : " and ",
			row->name);
}

/* The old version, NULL for a plan that the revision lacks. False after a complaint. */
static bool read_old(struct against *against, const struct model *plan, const char *path,
	const struct model **old)
{
	uint32_t end = against->session->sources->count;
	struct diags *diags;
	struct str inside;
	struct side side;
	*old = NULL;
	if (!against_begin(against, path) || !against_inside(against, path, &inside) ||
		!against_find(against, inside, plan, &side))
		return false;
	if (side.origin && !(*old = against_read(against, &side, &diags)))
		return false;
	against_compare_texts(against, 0, end);
	if (*old && !(*old)->has_plan)
		*old = NULL;
	return true;
}

bool pack_write(struct against *against, const struct model *plan, const char *path,
	const struct pack_backend_info *backend, struct changes_request *what, const char *out)
{
	struct session *session = against->session;
	const struct model *old;
	struct output output;
	if (!read_old(against, plan, path, &old))
		return false;
	struct changes *changes =
		compare_plans(old, plan, session->sources, what->full, session->reading);
	what->arena = session->reading;
	what->old = str_of(against->ref);
	what->baseline = &against->baseline;
	what->as_of = session->as_of;
	what->today = session->today;
	if (plan->plan.language_count)
		what->language = plan->plan.languages[0];
	if (!output_open(&output, session, out))
		return false;
	backend->print(pack_of(changes, what->full), what, output.stream);
	return output_close(&output);
}
