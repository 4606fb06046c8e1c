#include "lateness.h"
/* CSV by RFC 4180 and the UK's tabular data standard: UTF-8, CR LF, a header row. */
#include "csv.h"

#include <string.h>

#include "csv_cell.h"
#include "facts.h"

static void put_day(struct csv_table *table, day_number day)
{
	char room[16];
	sink_put(&table->sink, iso_day(day, room));
}

static void put_text(struct csv_table *table, const struct text *text)
{
	if (text)
		csv_put_value(table, csv_plain(table, text));
}

/* Cells that are kept */

/* True if the cell for this is the one that is kept, and then it has been written. */
static bool put_kept(struct csv_table *table, const struct csv_kept *kept, const void *of)
{
	if (kept->of != of)
		return false;
	sink_put(&table->sink, (struct str){kept->bytes, kept->len});
	return true;
}

/* Keeps what the sink was given since it was `start` long; if it still has that. */
static void keep(struct csv_table *table, struct csv_kept *kept, const void *of, uint64_t start)
{
	if (start < table->sink.flushed)
		return;
	size_t from = (size_t)(start - table->sink.flushed);
	kept->len = table->sink.len - from;
	if (kept->len > kept->room) {
		kept->room = 2 * kept->len;
		kept->bytes = arena_alloc(table->model->arena, kept->room);
	}
	memcpy(kept->bytes, table->sink.bytes + from, kept->len);
	kept->of = of;
}

/* Cells */

/* The item itself if it is of that kind, else the nearest above. */
static void put_container(
	struct csv_table *table, const struct item *item, enum kind kind, struct csv_kept *kept)
{
	if (item->kind != kind)
		item = item_above(table->model, item, kind);
	if (!item || put_kept(table, kept, item))
		return;
	uint64_t start = sink_total(&table->sink);
	csv_begin(table);
	csv_append(table, item_number(item));
	struct str title = csv_plain(table, &item->title);
	if (table->len && title.len)
		csv_append(table, STR(" "));
	csv_append(table, title);
	csv_end(table);
	keep(table, kept, item, start);
}

static void put_outcome(struct csv_table *table, const struct item *item)
{
	const struct text *outcome = outcome_for(table->model, item);
	if (!outcome || put_kept(table, &table->outcome, outcome))
		return;
	uint64_t start = sink_total(&table->sink);
	put_text(table, outcome);
	keep(table, &table->outcome, outcome, start);
}

static void put_parties(struct csv_table *table, const struct claims *claims)
{
	csv_begin(table);
	for (uint32_t i = 0; claims && i < claims->count; i++) {
		csv_next_entry(table);
		csv_append(table, csv_party_name(table, claims->list[i].party));
	}
	csv_end(table);
}

/* From the first day of all deadlines to the last; false if none has days. */
static bool due_days(const struct item *item, struct interval *days)
{
	bool any = false;
	for (uint32_t i = 0; item->due && i < item->due->count; i++) {
		const struct when *when = &item->due->list[i].when;
		if (!when->known)
			continue;
		if (!any || when->all.start < days->start)
			days->start = when->all.start;
		if (!any || when->all.end > days->end)
			days->end = when->all.end;
		days->open = (any && days->open) || when->all.open;
		any = true;
	}
	return any;
}

static void put_slip(struct csv_table *table, const struct item *item)
{
	const struct when *original = original_deadline(item);
	if (original && original->known && !original->all.open && deadline_known(item))
		sink_number(&table->sink, days_slipped(item));
}

static void put_goals(struct csv_table *table, const struct details *more)
{
	csv_begin(table);
	for (uint32_t i = 0; i < more->support_count; i++) {
		const struct goal *goal = more->supports[i].goal;
		csv_next_entry(table);
		csv_append(
			table, goal->title.str.len ? csv_plain(table, &goal->title) : goal->name);
	}
	csv_end(table);
}

static void put_after(struct csv_table *table, const struct details *more)
{
	for (uint32_t i = 0, shown = 0; i < more->after_count; i++) {
		const struct item *other = more->after[i].item;
		if (!shows_item(&table->withheld, other))
			continue;
		if (shown++ > 0)
			sink_put(&table->sink, STR("; "));
		put_item_path(&table->sink, table->model, other);
	}
}

static void put_tags(struct csv_table *table, const struct details *more)
{
	csv_begin(table);
	for (uint32_t i = 0; i < more->tag_count; i++) {
		csv_next_entry(table);
		csv_append(table, more->tags[i]);
	}
	csv_end(table);
}

static void put_fields(struct csv_table *table, const struct rare_details *rare)
{
	csv_begin(table);
	for (uint32_t i = 0; i < rare->field_count; i++) {
		csv_next_entry(table);
		csv_append(table, rare->fields[i].name);
		csv_append(table, STR(": "));
		csv_append(table, csv_plain(table, &rare->fields[i].text));
	}
	csv_end(table);
}

static void put_footnotes(struct csv_table *table, const struct rare_details *rare)
{
	csv_begin(table);
	for (uint32_t i = 0; i < rare->footnote_count; i++) {
		csv_next_entry(table);
		csv_append(table, rare->footnotes[i]);
	}
	csv_end(table);
}

static void put_budget(struct csv_table *table, const struct amount *budget)
{
	if (!budget)
		return;
	csv_begin(table);
	if (budget->kind != AMOUNT_WORDS)
		csv_append(table, budget->written);
	if (table->len && budget->words.str.len)
		csv_append(table, STR(" "));
	csv_append(table, csv_plain(table, &budget->words));
	csv_end(table);
}

static void put_times(struct csv_table *table, const struct item *item, enum csv_column column)
{
	struct interval days;
	day_number day;
	const struct when *original;
	switch (column) {
	case CSV_DUE:
		csv_begin(table);
		csv_append_due(table, item);
		csv_end(table);
		break;
	case CSV_DUE_START:
		if (due_days(item, &days))
			put_day(table, days.start);
		break;
	case CSV_DUE_END:
		if (due_days(item, &days) && !days.open)
			put_day(table, days.end);
		break;
	case CSV_DUE_ORIGINAL:
		original = original_deadline(item);
		if (original)
			csv_put_value(table, shown_words(&table->withheld, original));
		break;
	case CSV_MOVES:
		if (original_deadline(item))
			sink_number(&table->sink, move_count(table->model, item));
		break;
	case CSV_DAYS_SLIPPED: put_slip(table, item); break;
	case CSV_COMPLETED_ON:
		if (completed_on(item, &day))
			put_day(table, day);
		break;
	default:
		if (item->kind != MEASURE)
			sink_put(&table->sink,
				is_overdue(table->model, item) ? STR("true") : STR("false"));
	}
}

static void put_place(struct csv_table *table, const struct item *item, enum csv_column column)
{
	/* File and line are asked for one after the other. */
	if (table->placed != item)
		table->place = source_place(table->model->sources, item->header.start);
	table->placed = item;
	struct place place = table->place;
	if (!place.source)
		return;
	if (column == CSV_FILE)
		csv_put_value(table, as_utf8(table->model->arena, place.source->path));
	else
		sink_number(&table->sink, place.line);
}

static void put_update(struct csv_table *table, const struct item *item, enum csv_column column)
{
	const struct update *update = newest_update(item);
	if (update && column == CSV_UPDATE)
		put_text(table, &update->text);
	else if (update && update->on.known && !update->on.all.open)
		put_day(table, update->on.all.end);
}

/* Each response as a paragraph of the cell. */
static void put_responses(struct csv_table *table, const struct details *more)
{
	csv_begin(table);
	for (uint32_t i = 0; i < more->rare->response_count; i++) {
		const struct response *response = &more->rare->responses[i];
		/* Data are the same in every language, as the other words of ours in it are. */
		struct str stance = stance_words(languages, response);
		csv_append(table, i ? STR(" \xC2\xB6 ") : STR(""));
		csv_append(table, stance);
		csv_append(table, stance.len && response->text.str.len ? STR(": ") : STR(""));
		csv_append(table, csv_plain(table, &response->text));
	}
	csv_end(table);
}

static void put_column(struct csv_table *table, const struct item *item, enum csv_column column)
{
	const struct details *more = item->more;
	switch (column) {
	case CSV_PATH: put_item_path(&table->sink, table->model, item); break;
	case CSV_KIND: csv_put_value(table, str_of(kind_word(item->kind))); break;
	case CSV_NUMBER: csv_put_value(table, item_number(item)); break;
	case CSV_TITLE: put_text(table, &item->title); break;
	case CSV_PARENT:
		put_item_path(&table->sink, table->model, item_parent(table->model, item));
		break;
	case CSV_THEME: put_container(table, item, THEME, &table->theme); break;
	case CSV_PLEDGE: put_container(table, item, PLEDGE, &table->pledge); break;
	case CSV_OBJECTIVE: put_container(table, item, OBJECTIVE, &table->objective); break;
	case CSV_OWNER:
		if (item->owners && item->owners->count)
			csv_put_value(table, csv_party_name(table, item->owners->list[0].party));
		break;
	case CSV_OWNERS: put_parties(table, item->owners); break;
	case CSV_SPONSORS: put_parties(table, item->sponsors); break;
	case CSV_PARTNERS: put_parties(table, item->more->partners); break;
	case CSV_STATUS:
		if (status_of(item) != NO_STATUS)
			csv_put_value(table, str_of(status_words(status_of(item))));
		break;
	case CSV_PROGRESS:
		if (more->rare->progress >= 0)
			sink_number(&table->sink, more->rare->progress);
		break;
	case CSV_RAG: csv_put_value(table, more->rare->rag); break;
	case CSV_OUTCOME: put_outcome(table, item); break;
	case CSV_SUPPORTS: put_goals(table, more); break;
	case CSV_AFTER: put_after(table, more); break;
	case CSV_TAGS: put_tags(table, more); break;
	case CSV_BUDGET: put_budget(table, more->rare->budget); break;
	case CSV_UPDATED_ON:
	case CSV_UPDATE: put_update(table, item, column); break;
	case CSV_FILE:
	case CSV_LINE: put_place(table, item, column); break;
	case CSV_RESPONSE: put_responses(table, more); break;
	case CSV_TEXT: put_text(table, more->text); break;
	case CSV_FIELDS: put_fields(table, more->rare); break;
	case CSV_FOOTNOTES: put_footnotes(table, more->rare); break;
	default: put_times(table, item, column); break;
	}
}

static void put_header(struct csv_table *table, const enum csv_column *columns, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (i > 0)
			sink_byte(&table->sink, ',');
		sink_put(&table->sink, str_of(csv_columns[columns[i]].name));
	}
	sink_put(&table->sink, STR("\r\n"));
}

static void put_row(struct csv_table *table, const struct item *item,
	const enum csv_column *columns, uint32_t count)
{
	uint64_t start = sink_total(&table->sink);
	for (uint32_t i = 0; i < count; i++) {
		if (i > 0)
			sink_byte(&table->sink, ',');
		put_column(table, item, columns[i]);
	}
	/* An empty line would be no row to many readers. */
	if (sink_total(&table->sink) == start)
		sink_put(&table->sink, STR("\"\""));
	sink_put(&table->sink, STR("\r\n"));
}

static void put_items(struct csv_table *table)
{
	enum csv_column columns[CSV_COLUMN_COUNT];
	uint32_t count = csv_select(table->request->columns, columns);
	struct selection selection = select_items(table->model, NULL, table->request);
	put_header(table, columns, count);
	EACH_ITEM (item, table->model)
		if (csv_has_row(item) && shows_item(&table->withheld, item) &&
			is_selected(&selection, item) && !is_context(&selection, item))
			put_row(table, item, columns, count);
}

void emit_csv(const struct model *model, const struct request *request, FILE *out)
{
	struct csv_table table = {.model = model,
		.request = request,
		.own = language_of_paper(model, request->language)};
	table.withheld = withheld_from(model, request);
	table.names = arena_array(model->arena, model->party_count, sizeof *table.names);
	table.sink.file = out;
	if (request->byte_order_mark)
		sink_put(&table.sink, STR("\xEF\xBB\xBF"));
	if (request->report)
		csv_put_paper(&table);
	else
		put_items(&table);
	sink_flush(&table.sink);
}
