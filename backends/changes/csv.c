#include "changes.h"

#include "changes/told.h"
#include "csv_writer.h"

/* What a column holds of a change; at == NULL or empty: an empty cell. */
typedef struct str cell(const struct changes *, const struct change *);

static struct str number(const struct changes *changes, long value)
{
	return str_format(changes->arena, "%ld", value);
}

static struct str plain(const struct changes *changes, struct str text)
{
	return told_plain(changes, text, TOLD_WHOLE);
}

static struct str plan_cell(const struct changes *changes, const struct change *change)
{
	(void)change;
	return plain(changes, changes->plan->title);
}

static struct str top_cell(const struct changes *changes, const struct change *change)
{
	return change->of->top ? told_name(changes, change->of->top) : STR("");
}

static struct str path_cell(const struct changes *changes, const struct change *change)
{
	return told_words(changes, change->of->path);
}

static struct str kind_cell(const struct changes *changes, const struct change *change)
{
	(void)changes;
	return str_of(change->of->kind);
}

static struct str number_cell(const struct changes *changes, const struct change *change)
{
	return told_words(changes, change->of->number);
}

static struct str title_cell(const struct changes *changes, const struct change *change)
{
	return plain(changes, change->of->title);
}

static struct str group_cell(const struct changes *changes, const struct change *change)
{
	(void)changes;
	return str_of(change_group_name(change_kind_group(change->kind)));
}

static struct str change_cell(const struct changes *changes, const struct change *change)
{
	(void)changes;
	return str_of(change_kind_name(change->kind));
}

static struct str code_cell(const struct changes *changes, const struct change *change)
{
	(void)changes;
	return told_code(change) ? str_of(told_code(change)) : STR("");
}

static struct str severity_cell(const struct changes *changes, const struct change *change)
{
	(void)changes;
	return told_code(change) ? str_of(severity_word(change->finding->severity)) : STR("");
}

static struct str text_cell(const struct changes *changes, const struct change *change)
{
	return told_words(changes, change->text);
}

static struct str clause_cell(const struct changes *changes, const struct change *change)
{
	(void)changes;
	return str_of(change->clause ? change->clause : "");
}

static struct str from_cell(const struct changes *changes, const struct change *change)
{
	return plain(changes, change->from);
}

static struct str to_cell(const struct changes *changes, const struct change *change)
{
	return plain(changes, change->to);
}

static struct str days_cell(const struct changes *changes, const struct change *change)
{
	return change->has_days ? number(changes, change->days) : STR("");
}

static struct str reason_cell(const struct changes *changes, const struct change *change)
{
	return plain(changes, change->reason);
}

static struct str agreed_cell(const struct changes *changes, const struct change *change)
{
	return plain(changes, change->agreed);
}

static struct str agreed_on_cell(const struct changes *changes, const struct change *change)
{
	return told_words(changes, change->agreed_on);
}

/* "plans/parks.plan:12". */
static struct str place(const struct changes *changes, struct span span)
{
	struct place at = source_place(changes->sources, span.start);
	if (!span.end || !at.source)
		return STR("");
	return str_format(changes->arena, "%.*s:%lu",
		STR_ARG(told_path(changes->arena, at.source->path)), (unsigned long)at.line);
}

static struct str old_cell(const struct changes *changes, const struct change *change)
{
	return place(changes, change->old_span);
}

static struct str new_cell(const struct changes *changes, const struct change *change)
{
	return place(changes, change->new_span);
}

static struct str fingerprint_cell(const struct changes *changes, const struct change *change)
{
	return told_fingerprint(changes, change);
}

/* docs/outputs.md says what each holds. None is ever renamed or taken away; a new one comes last.
 */
static const struct {
	const char *name;
	cell *of;
} columns[] = {
	{"plan", plan_cell},
	{"top", top_cell},
	{"path", path_cell},
	{"kind", kind_cell},
	{"number", number_cell},
	{"title", title_cell},
	{"group", group_cell},
	{"change", change_cell},
	{"code", code_cell},
	{"severity", severity_cell},
	{"text", text_cell},
	{"clause", clause_cell},
	{"from", from_cell},
	{"to", to_cell},
	{"days", days_cell},
	{"reason", reason_cell},
	{"agreed", agreed_cell},
	{"agreed_on", agreed_on_cell},
	{"old", old_cell},
	{"new", new_cell},
	{"fingerprint", fingerprint_cell},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

void print_changes_csv(const struct changes *const *plans, uint32_t count,
	const struct changes_request *request, FILE *out)
{
	struct sink sink = {.file = out};
	for (int i = 0; i < COLUMN_COUNT; i++) {
		sink_put(&sink, i ? STR(",") : STR(""));
		sink_put(&sink, str_of(columns[i].name));
	}
	sink_put(&sink, STR("\r\n"));
	for (uint32_t p = 0; p < count; p++)
		for (uint32_t k = 0; k < plans[p]->count; k++) {
			for (int i = 0; i < COLUMN_COUNT; i++) {
				sink_put(&sink, i ? STR(",") : STR(""));
				csv_write(&sink, columns[i].of(plans[p], &plans[p]->list[k]),
					request->raw);
			}
			sink_put(&sink, STR("\r\n"));
		}
	sink_flush(&sink);
}
