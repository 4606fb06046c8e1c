#include "contents.h"

#include <string.h>

/* What one part of the plan holds: its header and declarations, or one item. */
struct contents_part {
	uint32_t next_item; /* to be looked at when the lists have been gone through */
	bool begun;
	uint32_t at, count, capacity;
	const struct text **texts;
	struct dated *dates;
};

struct contents contents_of(const struct model *model)
{
	return (struct contents){.model = model, .part = NEW(model->arena, struct contents_part)};
}

/* Doubles an array that is full; the part's own lists are the only ones that grow. */
static void *room(struct contents *contents, void *list, size_t size)
{
	struct contents_part *part = contents->part;
	if (part->count < part->capacity)
		return list;
	part->capacity = part->capacity ? part->capacity * 2 : 64;
	void *wider = arena_array(contents->model->arena, part->capacity, size);
	if (part->count)
		memcpy(wider, list, part->count * size);
	return wider;
}

static void add(struct contents *contents, const struct text *text)
{
	if (!text || !text->str.at)
		return;
	struct contents_part *part = contents->part;
	part->texts = room(contents, part->texts, sizeof *part->texts);
	part->texts[part->count++] = text;
	for (const struct translation *other = text->others; other; other = other->next) {
		part->texts = room(contents, part->texts, sizeof *part->texts);
		part->texts[part->count++] = &other->text;
	}
}

static void add_list(struct contents *contents, const struct text *texts, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		add(contents, &texts[i]);
}

static void add_named(struct contents *contents, const struct named_text *list, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		add(contents, &list[i].text);
}

static void add_report_texts(struct contents *contents, const struct report *report)
{
	add(contents, &report->title);
	add(contents, &report->text);
	add_list(contents, report->notes, report->note_count);
	for (uint32_t i = 0; i < report->columns_count; i++)
		for (uint32_t k = 0; k < report->columns[i].count; k++)
			add(contents, &report->columns[i].list[k].heading);
}

static void add_declared_texts(struct contents *contents)
{
	const struct model *model = contents->model;
	add(contents, &model->plan.subtitle);
	add(contents, &model->plan.publisher);
	add_named(contents, model->plan.footnotes, model->plan.footnote_count);
	for (uint32_t i = 0; i < model->party_count; i++) {
		const struct party *party = &model->parties[i];
		add(contents, &party->title);
		add(contents, &party->role);
		add(contents, &party->email);
		add_list(contents, party->aka, party->aka_count);
	}
	for (uint32_t i = 0; i < model->goal_count; i++) {
		add(contents, &model->goals[i].title);
		add(contents, &model->goals[i].text);
		add_list(contents, model->goals[i].notes, model->goals[i].note_count);
	}
	for (uint32_t i = 0; i < model->phase_count; i++)
		add(contents, &model->phases[i].title);
	add_report_texts(contents, &model->paper);
	for (uint32_t i = 0; i < model->report_count; i++)
		add_report_texts(contents, &model->reports[i]);
}

static void add_detail_texts(struct contents *contents, const struct details *more)
{
	add_list(contents, more->notes, more->note_count);
	for (uint32_t i = 0; i < more->response_count; i++)
		add(contents, &more->responses[i].text);
	for (uint32_t i = 0; i < more->update_count; i++)
		add(contents, &more->updates[i].text);
	for (uint32_t i = 0; i < more->was_count; i++) {
		add(contents, &more->was[i].because);
		add(contents, &more->was[i].agreed);
	}
	add_named(contents, more->fields, more->field_count);
	add_list(contents, more->evidence, more->evidence_count);
	for (uint32_t i = 0; i < more->call_count; i++) {
		add(contents, &more->calls[i].word);
		add(contents, &more->calls[i].plural);
	}
	for (uint32_t i = 0; i < more->measured_count; i++)
		add(contents, &more->measured[i].amount.words);
	if (more->budget)
		add(contents, &more->budget->words);
	add(contents, &more->exempt);
}

static void add_item_texts(struct contents *contents, const struct item *item)
{
	add(contents, &item->title);
	add(contents, item->text);
	add(contents, item->outcome);
	if (item->status) {
		add(contents, &item->status->terms->because);
		add(contents, &item->status->terms->agreed);
	}
	add_detail_texts(contents, item->more);
}

const struct text *next_text(struct contents *contents)
{
	struct contents_part *part = contents->part;
	if (!part->begun)
		add_declared_texts(contents);
	part->begun = true;
	while (part->at == part->count) {
		if (part->next_item == contents->model->count)
			return NULL;
		part->at = part->count = 0;
		add_item_texts(contents, &contents->model->items[part->next_item++]);
	}
	return part->texts[part->at++];
}

static void add_date(
	struct contents *contents, const struct when *when, const struct item *item, bool is_due)
{
	if (!when || !when->written.at || when->kind != IS_UNREAD ||
		when->unread != contents->unread)
		return;
	struct contents_part *part = contents->part;
	part->dates = room(contents, part->dates, sizeof *part->dates);
	part->dates[part->count++] = (struct dated){when, item, is_due};
}

/* Conditions are nested 100 deep at most. */
static void add_condition_dates(struct contents *contents, const struct condition *condition)
{
	if (!condition)
		return;
	add_condition_dates(contents, condition->left);
	add_condition_dates(contents, condition->right);
	add_date(contents, &condition->when, NULL, false);
}

static void add_report_dates(struct contents *contents, const struct report *report)
{
	for (uint32_t i = 0; i < report->where_count; i++)
		add_condition_dates(contents, report->where[i]);
}

static void add_declared_dates(struct contents *contents)
{
	const struct model *model = contents->model;
	add_report_dates(contents, &model->paper);
	for (uint32_t i = 0; i < model->report_count; i++)
		add_report_dates(contents, &model->reports[i]);
	add_date(contents, &model->plan.period, NULL, false);
	add_date(contents, &model->plan.adopted, NULL, false);
	for (uint32_t i = 0; i < model->party_count; i++) {
		add_date(contents, &model->parties[i].from, NULL, false);
		add_date(contents, &model->parties[i].until, NULL, false);
	}
	for (uint32_t i = 0; i < model->phase_count; i++) {
		add_date(contents, &model->phases[i].from, NULL, false);
		add_date(contents, &model->phases[i].until, NULL, false);
	}
}

static void add_item_dates(struct contents *contents, const struct item *item)
{
	const struct details *more = item->more;
	for (uint32_t i = 0; item->due && !item->due_inherited && i < item->due->count; i++)
		add_date(contents, &item->due->list[i].when, item, true);
	add_date(contents, item->start, item, false);
	if (item->status) {
		add_date(contents, &item->status->terms->on, item, false);
		add_date(contents, &item->status->terms->agreed_on, item, false);
	}
	for (uint32_t i = 0; i < more->was_count; i++) {
		add_date(contents, &more->was[i].from, item, false);
		add_date(contents, &more->was[i].agreed_on, item, false);
	}
	for (uint32_t i = 0; i < more->update_count; i++)
		add_date(contents, &more->updates[i].on, item, false);
	for (uint32_t i = 0; i < more->measured_count; i++)
		add_date(contents, &more->measured[i].when, item, false);
}

bool next_unread(struct contents *contents, enum unread why, struct dated *dated)
{
	contents->unread = why;
	struct contents_part *part = contents->part;
	if (!part->begun)
		add_declared_dates(contents);
	part->begun = true;
	while (part->at == part->count) {
		if (part->next_item == contents->model->count)
			return false;
		part->at = part->count = 0;
		add_item_dates(contents, &contents->model->items[part->next_item++]);
	}
	*dated = part->dates[part->at++];
	return true;
}
