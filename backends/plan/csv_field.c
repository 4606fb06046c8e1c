#include "csv_cell.h"
#include "facts.h"
#include "lateness.h"

static void append_text(struct csv_table *table, const struct text *text)
{
	if (text)
		csv_append(table, csv_plain(table, text));
}

static void append_entry(struct csv_table *table, const struct text *text)
{
	csv_next_entry(table);
	append_text(table, text);
}

static void append_claims(
	struct csv_table *table, const struct claims *claims, const struct column *column)
{
	if (!claims)
		return;
	if (claims->written.at) {
		csv_append(table, claims->written);
		return;
	}
	for (uint32_t i = 0; i < claims->count; i++) {
		csv_next_entry(table);
		csv_append(table, csv_party_name(table, claims->list[i].party));
		const struct text *brackets = name_brackets(claims, i, column);
		if (!brackets)
			continue;
		csv_append(table, STR(" ("));
		append_text(table, brackets);
		csv_append(table, STR(")"));
	}
}

/* The word of the plan for a status, in the item. */
static void append_status(struct csv_table *table, const struct item *item, enum status status)
{
	struct str words = str_of(status_words(status));
	const struct call *call = call_for(table->model, item, words);
	if (call && call->word.str.len)
		append_text(table, &call->word);
	else
		csv_append(table, table->own->words(words_of_status(status)));
}

static void append_own_status(struct csv_table *table, const struct item *item)
{
	if (!item->more->status || item->more->status->is == NO_STATUS)
		return;
	if (item->more->status->terms->written.at)
		csv_append(table, item->more->status->terms->written);
	else
		append_status(table, item, item->more->status->is);
}

static void append_number(struct csv_table *table, int64_t number)
{
	char room[24];
	csv_append(table, decimal(number, room));
}

static void append_updates(struct csv_table *table, const struct item *item)
{
	for (uint32_t i = 0; i < item->more->update_count; i++) {
		const struct update *update = &item->more->updates[i];
		csv_next_entry(table);
		if (when_is_said(&update->on)) {
			csv_append(table, shown_words(&table->withheld, &update->on));
			csv_append(table, STR(": "));
		}
		if (update->status != NO_STATUS) {
			append_status(table, item, update->status);
			csv_append(table, update->text.str.len ? STR(" – ") : STR(""));
		}
		if (update->progress >= 0) {
			append_number(table, update->progress);
			csv_append(table, update->text.str.len ? STR("% – ") : STR("%"));
		}
		append_text(table, &update->text);
	}
}

static void append_responses(struct csv_table *table, const struct rare_details *rare)
{
	for (uint32_t i = 0; i < rare->response_count; i++) {
		struct str stance = stance_words(table->own, &rare->responses[i]);
		csv_next_entry(table);
		csv_append(table, stance);
		csv_append(
			table, stance.len && rare->responses[i].text.str.len ? STR(": ") : STR(""));
		append_text(table, &rare->responses[i].text);
	}
}

void csv_append_title(struct csv_table *table, const struct item *item, bool number)
{
	if (number && item_number(item).len) {
		csv_append(table, item_number(item));
		csv_append(table, item->title.str.len ? STR(" ") : STR(""));
	}
	append_text(table, &item->title);
}

/* An item of a list in a cell, its deadline in brackets. */
static void append_listed(struct csv_table *table, const struct item *item)
{
	csv_append_title(table, item, true);
	if (!item->due || item->due_inherited || !item->due->count)
		return;
	bool listed = table->listed;
	csv_append(table, STR(" ("));
	table->listed = false;
	csv_append_due(table, item);
	table->listed = listed;
	csv_append(table, STR(")"));
}

/* What is nested below a row's title, and below that: no deeper than blocks nest. */
static void append_nested(struct csv_table *table, const struct layout *layout,
	const struct columns *line, const struct item *parent)
{
	const struct item *item = NULL;
	while (parent->has_children && (item = layout_nested(layout, line, parent, item))) {
		csv_append(table, STR(" • "));
		append_listed(table, item);
		append_nested(table, layout, line, item);
	}
}

static void append_kind(struct csv_table *table, const struct layout *layout,
	const struct columns *line, const struct column *column, const struct cell *cell)
{
	const struct item *item = cell->item, *entry = NULL;
	if (column->kind <= item->kind) {
		bool own = column->kind == item->kind;
		item = own ? item : item_above(table->model, item, column->kind);
		if (item)
			csv_append_title(
				table, item, !own || !layout_shows(layout, line, FIELD_NUMBER));
		return;
	}
	while ((entry = layout_entry(layout, cell, column, entry))) {
		csv_next_entry(table);
		append_listed(table, entry);
		append_nested(table, layout, line, entry);
	}
}

static void append_links(struct csv_table *table, const struct link *links, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (!shows_item(&table->withheld, links[i].item))
			continue;
		csv_next_entry(table);
		csv_append(table, item_path(table->model, links[i].item, table->model->arena));
	}
}

static void append_goals(struct csv_table *table, const struct details *more)
{
	for (uint32_t i = 0; i < more->support_count; i++) {
		const struct goal *goal = more->supports[i].goal;
		if (!shows_goal(&table->withheld, goal))
			continue;
		csv_next_entry(table);
		csv_append(
			table, goal->title.str.len ? csv_plain(table, &goal->title) : goal->name);
	}
}

static void append_names(struct csv_table *table, const struct str *names, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		csv_next_entry(table);
		csv_append(table, names[i]);
	}
}

static void append_texts(struct csv_table *table, const struct text *texts, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		append_entry(table, &texts[i]);
}

static void append_custom(struct csv_table *table, const struct item *item, struct str name)
{
	for (uint32_t i = 0; i < item->more->rare->field_count; i++)
		if (str_equal(item->more->rare->fields[i].name, name))
			append_entry(table, &item->more->rare->fields[i].text);
}

static void append_when(struct csv_table *table, const struct when *when)
{
	if (when)
		csv_append(table, shown_words(&table->withheld, when));
}

static void append_budget(struct csv_table *table, const struct amount *budget)
{
	if (!budget)
		return;
	if (budget->kind != AMOUNT_WORDS) {
		csv_append(table, budget->written);
		csv_append(table, budget->words.str.len ? STR(" ") : STR(""));
	}
	append_text(table, &budget->words);
}

static void append_flag(struct csv_table *table, bool holds)
{
	csv_append(table, holds ? STR("true") : STR("false"));
}

/* Fields of one word or number. */
static void append_short(
	struct csv_table *table, const struct column *column, const struct item *item)
{
	const struct model *model = table->model;
	const struct rare_details *rare = item->more->rare;
	switch (column->field) {
	case FIELD_NUMBER: csv_append(table, item_number(item)); break;
	case FIELD_PATH: csv_append(table, item_path(model, item, model->arena)); break;
	case FIELD_KIND_WORD: csv_append(table, str_of(kind_word(item->kind))); break;
	case FIELD_START: append_when(table, item->more->start); break;
	case FIELD_WAS:
		append_when(table, move_count(model, item) ? original_deadline(item) : NULL);
		break;
	case FIELD_PROGRESS:
		if (rare->progress >= 0)
			append_number(table, rare->progress);
		break;
	case FIELD_RAG: csv_append(table, rare->rag); break;
	case FIELD_MOVES: append_number(table, move_count(model, item)); break;
	case FIELD_DAYS_SLIPPED: append_number(table, days_slipped(item)); break;
	case FIELD_OVERDUE: append_flag(table, is_overdue(model, item)); break;
	case FIELD_SLIPPED: append_flag(table, days_slipped(item) > 0); break;
	case FIELD_UNDATED: append_flag(table, is_undated(model, item)); break;
	case FIELD_SOON: append_flag(table, is_due_soon(model, item)); break;
	default: append_custom(table, item, column->name); break;
	}
}

static void append_field(struct csv_table *table, const struct layout *layout,
	const struct columns *line, const struct column *column, const struct cell *cell)
{
	const struct item *item = cell->item;
	const struct details *more = item->more;
	switch (column->field) {
	case FIELD_KIND: append_kind(table, layout, line, column, cell); break;
	case FIELD_TITLE:
		csv_append_title(table, item, !layout_shows(layout, line, FIELD_NUMBER));
		break;
	case FIELD_OWNER: append_claims(table, cell->claimant->owners, column); break;
	case FIELD_SPONSOR: append_claims(table, cell->claimant->sponsors, column); break;
	case FIELD_WITH: append_claims(table, more->partners, column); break;
	case FIELD_DUE: csv_append_due(table, item); break;
	case FIELD_STATUS: append_own_status(table, item); break;
	case FIELD_UPDATE: append_updates(table, item); break;
	case FIELD_TEXT: append_text(table, more->text); break;
	case FIELD_SO_THAT: append_text(table, layout_outcome(layout, item)); break;
	case FIELD_RESPONSE: append_responses(table, more->rare); break;
	case FIELD_NOTE: append_texts(table, more->notes, more->note_count); break;
	case FIELD_EVIDENCE:
		append_texts(table, more->rare->evidence, more->rare->evidence_count);
		break;
	case FIELD_SUPPORTS: append_goals(table, more); break;
	case FIELD_AFTER: append_links(table, more->after, more->after_count); break;
	case FIELD_SEE: append_links(table, more->rare->see, more->rare->see_count); break;
	case FIELD_TAG: append_names(table, more->tags, more->tag_count); break;
	case FIELD_FOOTNOTE:
		append_names(table, more->rare->footnotes, more->rare->footnote_count);
		break;
	case FIELD_BUDGET: append_budget(table, more->rare->budget); break;
	default: append_short(table, column, item); break;
	}
}

/* All columns of the cell, those that show something joined as entries. */
void csv_append_cell(struct csv_table *table, const struct layout *layout,
	const struct columns *line, const struct cell *cell)
{
	csv_begin(table);
	for (uint32_t i = 0; i < cell->count; i++) {
		size_t before = table->len;
		table->listed = false;
		csv_append(table, before > 0 ? STR("; ") : STR(""));
		size_t start = table->len;
		append_field(table, layout, line, &cell->columns[i], cell);
		if (table->len == start)
			table->len = before;
	}
	if (cell->title)
		append_nested(table, layout, line, cell->item);
}
