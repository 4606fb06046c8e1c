/* CSV by RFC 4180 and the UK's tabular data standard: UTF-8, CR LF, a header row. */
#include "csv.h"

#include <string.h>

#include "facts.h"
#include "markup.h"
#include "scan.h"
#include "sink.h"
#include "withheld.h"

/* A cell that the next rows are likely to have again, as it went into the sink. */
struct kept {
	const void *of; /* what it shows */
	char *bytes;
	size_t len, room;
};

struct table {
	const struct model *model;
	const struct request *request;
	struct withheld withheld;
	struct sink sink;
	char plain[MARKUP_ROOM]; /* the text that was turned into plain text last */
	char *cell;              /* a cell that is put together from several pieces */
	size_t len, room;
	bool listed; /* its list has begun */
	struct kept theme, pledge, objective, outcome;
	struct place place;
	const struct item *placed; /* what `place` is of */
	struct str *names;         /* of parties by index, once they have been asked for */
};

/* Writing a cell */

/* A number as people write it, "-1,200.50" or "+3%". */
static bool is_number(struct str value)
{
	size_t at = value.len && (value.at[0] == '-' || value.at[0] == '+') ? 1 : 0;
	if (value.len && value.at[value.len - 1] == '%')
		value.len--;
	bool digit = false;
	for (; at < value.len; at++) {
		if (!ascii_is_digit(value.at[at]) &&
			!(digit && (value.at[at] == ',' || value.at[at] == '.')))
			return false;
		digit = ascii_is_digit(value.at[at]);
	}
	return digit;
}

/* True for what a spreadsheet would run as a formula (OWASP, "CSV Injection"). */
static bool looks_like_formula(struct str value)
{
	return value.len && memchr("=+-@\t\r", value.at[0], 6) && !is_number(value);
}

static bool needs_quotes(struct str value)
{
	static const unsigned char special[256] = {['"'] = 1, [','] = 1, ['\n'] = 1, ['\r'] = 1};
	return scan_clean(special, value) < value.len;
}

static void put_value(struct table *table, struct str value)
{
	bool guarded = !table->request->raw && looks_like_formula(value);
	bool quoted = needs_quotes(value);
	if (quoted)
		sink_byte(&table->sink, '"');
	if (guarded)
		sink_byte(&table->sink, '\'');
	for (const char *quote; quoted && (quote = memchr(value.at, '"', value.len));) {
		size_t len = (size_t)(quote - value.at) + 1;
		sink_put(&table->sink, (struct str){value.at, len});
		sink_byte(&table->sink, '"');
		value = (struct str){value.at + len, value.len - len};
	}
	sink_put(&table->sink, value);
	if (quoted)
		sink_byte(&table->sink, '"');
}

static void put_day(struct table *table, day_number day)
{
	char room[16];
	sink_put(&table->sink, iso_day(day, room));
}

static struct str plain(struct table *table, const struct text *text)
{
	struct str words = text_in(text, table->request->language);
	return markup_plain(table->model->arena, words, MARKUP_CELL, table->plain);
}

static void put_text(struct table *table, const struct text *text)
{
	if (text)
		put_value(table, plain(table, text));
}

/* Putting a cell together */

static void begin_cell(struct table *table)
{
	table->len = 0;
	table->listed = false;
}

static void append(struct table *table, struct str piece)
{
	if (piece.len > table->room - table->len) {
		/* Doubled, so that all that ever was is no more than the last of them. */
		size_t room = 2 * (table->len + piece.len) + 256;
		char *cell = arena_alloc(table->model->arena, room);
		if (table->len)
			memcpy(cell, table->cell, table->len);
		table->cell = cell;
		table->room = room;
	}
	if (piece.len)
		memcpy(table->cell + table->len, piece.at, piece.len);
	table->len += piece.len;
}

/* Before each entry of a list. */
static void next_entry(struct table *table)
{
	if (table->listed)
		append(table, STR("; "));
	table->listed = true;
}

static void end_cell(struct table *table)
{
	put_value(table, (struct str){table->cell, table->len});
}

/* Cells that are kept */

/* True if the cell for this is the one that is kept, and then it has been written. */
static bool put_kept(struct table *table, const struct kept *kept, const void *of)
{
	if (kept->of != of)
		return false;
	sink_put(&table->sink, (struct str){kept->bytes, kept->len});
	return true;
}

/* Keeps what the sink was given since it was `start` long; if it still has that. */
static void keep(struct table *table, struct kept *kept, const void *of, uint64_t start)
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
	struct table *table, const struct item *item, enum kind kind, struct kept *kept)
{
	if (item->kind != kind)
		item = item_above(table->model, item, kind);
	if (!item || put_kept(table, kept, item))
		return;
	uint64_t start = sink_total(&table->sink);
	begin_cell(table);
	append(table, item_number(item));
	struct str title = plain(table, &item->title);
	if (table->len && title.len)
		append(table, STR(" "));
	append(table, title);
	end_cell(table);
	keep(table, kept, item, start);
}

static void put_outcome(struct table *table, const struct item *item)
{
	const struct text *outcome = outcome_for(table->model, item);
	if (!outcome || put_kept(table, &table->outcome, outcome))
		return;
	uint64_t start = sink_total(&table->sink);
	put_text(table, outcome);
	keep(table, &table->outcome, outcome, start);
}

static struct str party_name(struct table *table, const struct party *party)
{
	struct str *name = &table->names[party->index];
	if (name->at)
		return *name;
	*name = party->title.str.len ? plain(table, &party->title) : party->name;
	if (name->at == table->plain) {
		char *copy = arena_alloc(table->model->arena, name->len + 1);
		memcpy(copy, name->at, name->len);
		name->at = copy;
	}
	return *name;
}

static void put_parties(struct table *table, const struct claims *claims)
{
	begin_cell(table);
	for (uint32_t i = 0; claims && i < claims->count; i++) {
		next_entry(table);
		append(table, party_name(table, claims->list[i].party));
	}
	end_cell(table);
}

static void put_due(struct table *table, const struct item *item)
{
	begin_cell(table);
	for (uint32_t i = 0; item->due && i < item->due->count; i++) {
		const struct deadline *deadline = &item->due->list[i];
		next_entry(table);
		append(table, shown_words(&table->withheld, &deadline->when));
		if (deadline_label(deadline).len) {
			append(table, STR(" ("));
			append(table, deadline_label(deadline));
			append(table, STR(")"));
		}
	}
	end_cell(table);
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

static void put_slip(struct table *table, const struct item *item)
{
	const struct when *original = original_deadline(item);
	if (original && original->known && !original->all.open && deadline_known(item))
		sink_number(&table->sink, days_slipped(item));
}

static void put_goals(struct table *table, const struct details *more)
{
	begin_cell(table);
	for (uint32_t i = 0; i < more->support_count; i++) {
		const struct goal *goal = more->supports[i].goal;
		next_entry(table);
		append(table, goal->title.str.len ? plain(table, &goal->title) : goal->name);
	}
	end_cell(table);
}

static void put_after(struct table *table, const struct details *more)
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

static void put_tags(struct table *table, const struct details *more)
{
	begin_cell(table);
	for (uint32_t i = 0; i < more->tag_count; i++) {
		next_entry(table);
		append(table, more->tags[i]);
	}
	end_cell(table);
}

static void put_fields(struct table *table, const struct rare_details *rare)
{
	begin_cell(table);
	for (uint32_t i = 0; i < rare->field_count; i++) {
		next_entry(table);
		append(table, rare->fields[i].name);
		append(table, STR(": "));
		append(table, plain(table, &rare->fields[i].text));
	}
	end_cell(table);
}

static void put_footnotes(struct table *table, const struct rare_details *rare)
{
	begin_cell(table);
	for (uint32_t i = 0; i < rare->footnote_count; i++) {
		next_entry(table);
		append(table, rare->footnotes[i]);
	}
	end_cell(table);
}

static void put_budget(struct table *table, const struct amount *budget)
{
	if (!budget)
		return;
	begin_cell(table);
	if (budget->kind != AMOUNT_WORDS)
		append(table, budget->written);
	if (table->len && budget->words.str.len)
		append(table, STR(" "));
	append(table, plain(table, &budget->words));
	end_cell(table);
}

static void put_times(struct table *table, const struct item *item, enum csv_column column)
{
	struct interval days;
	day_number day;
	const struct when *original;
	switch (column) {
	case CSV_DUE: put_due(table, item); break;
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
			put_value(table, shown_words(&table->withheld, original));
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

static void put_place(struct table *table, const struct item *item, enum csv_column column)
{
	/* File and line are asked for one after the other. */
	if (table->placed != item)
		table->place = source_place(table->model->sources, item->header.start);
	table->placed = item;
	struct place place = table->place;
	if (!place.source)
		return;
	if (column == CSV_FILE)
		put_value(table, as_utf8(table->model->arena, place.source->path));
	else
		sink_number(&table->sink, place.line);
}

static void put_update(struct table *table, const struct item *item, enum csv_column column)
{
	const struct update *update = newest_update(item);
	if (update && column == CSV_UPDATE)
		put_text(table, &update->text);
	else if (update && update->on.known && !update->on.all.open)
		put_day(table, update->on.all.end);
}

/* Each response as a paragraph of the cell. */
static void put_responses(struct table *table, const struct details *more)
{
	begin_cell(table);
	for (uint32_t i = 0; i < more->rare->response_count; i++) {
		const struct response *response = &more->rare->responses[i];
		struct str stance = stance_words(response);
		append(table, i ? STR(" \xC2\xB6 ") : STR(""));
		append(table, stance);
		append(table, stance.len && response->text.str.len ? STR(": ") : STR(""));
		append(table, plain(table, &response->text));
	}
	end_cell(table);
}

static void put_column(struct table *table, const struct item *item, enum csv_column column)
{
	const struct details *more = item->more;
	switch (column) {
	case CSV_PATH: put_item_path(&table->sink, table->model, item); break;
	case CSV_KIND: put_value(table, str_of(kind_word(item->kind))); break;
	case CSV_NUMBER: put_value(table, item_number(item)); break;
	case CSV_TITLE: put_text(table, &item->title); break;
	case CSV_PARENT:
		put_item_path(&table->sink, table->model, item_parent(table->model, item));
		break;
	case CSV_THEME: put_container(table, item, THEME, &table->theme); break;
	case CSV_PLEDGE: put_container(table, item, PLEDGE, &table->pledge); break;
	case CSV_OBJECTIVE: put_container(table, item, OBJECTIVE, &table->objective); break;
	case CSV_OWNER:
		if (item->owners && item->owners->count)
			put_value(table, party_name(table, item->owners->list[0].party));
		break;
	case CSV_OWNERS: put_parties(table, item->owners); break;
	case CSV_SPONSORS: put_parties(table, item->sponsors); break;
	case CSV_PARTNERS: put_parties(table, item->more->partners); break;
	case CSV_STATUS:
		if (status_of(item) != NO_STATUS)
			put_value(table, str_of(status_words(status_of(item))));
		break;
	case CSV_PROGRESS:
		if (more->rare->progress >= 0)
			sink_number(&table->sink, more->rare->progress);
		break;
	case CSV_RAG: put_value(table, more->rare->rag); break;
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

static void put_header(struct table *table, const enum csv_column *columns, uint32_t count)
{
	if (table->request->byte_order_mark)
		sink_put(&table->sink, STR("\xEF\xBB\xBF"));
	for (uint32_t i = 0; i < count; i++) {
		if (i > 0)
			sink_byte(&table->sink, ',');
		sink_put(&table->sink, str_of(csv_columns[columns[i]].name));
	}
	sink_put(&table->sink, STR("\r\n"));
}

static void put_row(struct table *table, const struct item *item, const enum csv_column *columns,
	uint32_t count)
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

void emit_csv(const struct model *model, const struct request *request, FILE *out)
{
	struct table table = {.model = model, .request = request};
	table.withheld = withheld_from(model, request);
	table.names = arena_array(model->arena, model->party_count, sizeof *table.names);
	table.sink.file = out;
	enum csv_column columns[CSV_COLUMN_COUNT];
	uint32_t count = csv_select(request->columns, columns);
	put_header(&table, columns, count);
	EACH_ITEM (item, model)
		if (csv_has_row(item) && shows_item(&table.withheld, item))
			put_row(&table, item, columns, count);
	sink_flush(&table.sink);
}
