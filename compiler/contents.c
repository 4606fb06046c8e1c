#include "contents.h"

static void read_translations(const struct reader *reader, const struct text *text)
{
	for (const struct translation *other = text->others; other; other = other->next)
		reader->text(reader->context, &other->text);
}

static inline void read_text(const struct reader *reader, const struct text *text)
{
	if (!text || !text->str.at)
		return;
	reader->text(reader->context, text);
	if (text->others && !reader->originals)
		read_translations(reader, text);
}

/* Names of persons, addresses, paragraphs: the same in every language. */
static void read_name(const struct reader *reader, const struct text *text)
{
	if (!reader->originals)
		read_text(reader, text);
}

static void read_list(const struct reader *reader, const struct text *texts, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		read_text(reader, &texts[i]);
}

static void read_names(const struct reader *reader, const struct text *texts, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		read_name(reader, &texts[i]);
}

static void read_named(const struct reader *reader, const struct named_text *list, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		read_text(reader, &list[i].text);
}

static void read_report_texts(const struct reader *reader, const struct report *report)
{
	read_text(reader, &report->title);
	read_text(reader, &report->text);
	read_list(reader, report->notes, report->note_count);
	for (uint32_t i = 0; i < report->columns_count; i++)
		for (uint32_t k = 0; k < report->columns[i].count; k++)
			read_text(reader, &report->columns[i].list[k].heading);
}

static void read_declared_texts(const struct reader *reader, const struct model *model)
{
	read_text(reader, &model->plan.subtitle);
	read_text(reader, &model->plan.publisher);
	read_named(reader, model->plan.footnotes, model->plan.footnote_count);
	for (uint32_t i = 0; i < model->party_count; i++) {
		const struct party *party = &model->parties[i];
		if (party->kind == PERSON)
			read_name(reader, &party->title);
		else
			read_text(reader, &party->title);
		read_text(reader, &party->role);
		read_name(reader, &party->email);
		read_names(reader, party->aka, party->aka_count);
	}
	for (uint32_t i = 0; i < model->goal_count; i++) {
		read_text(reader, &model->goals[i].title);
		read_text(reader, &model->goals[i].text);
		read_list(reader, model->goals[i].notes, model->goals[i].note_count);
	}
	for (uint32_t i = 0; i < model->phase_count; i++)
		read_text(reader, &model->phases[i].title);
	read_report_texts(reader, &model->paper);
	for (uint32_t i = 0; i < model->report_count; i++)
		read_report_texts(reader, &model->reports[i]);
}

static void read_detail_texts(const struct reader *reader, const struct details *more)
{
	read_text(reader, more->text);
	read_text(reader, more->outcome);
	if (more->status) {
		read_text(reader, &more->status->terms->because);
		read_text(reader, &more->status->terms->agreed);
	}
	read_list(reader, more->notes, more->note_count);
	for (uint32_t i = 0; i < more->rare->response_count; i++)
		read_text(reader, &more->rare->responses[i].text);
	for (uint32_t i = 0; i < more->update_count; i++)
		read_text(reader, &more->updates[i].text);
	for (uint32_t i = 0; i < more->was_count; i++) {
		read_text(reader, &more->was[i].because);
		read_text(reader, &more->was[i].agreed);
	}
	read_named(reader, more->rare->fields, more->rare->field_count);
	read_names(reader, more->rare->evidence, more->rare->evidence_count);
	for (uint32_t i = 0; i < more->rare->call_count; i++) {
		read_text(reader, &more->rare->calls[i].word);
		read_text(reader, &more->rare->calls[i].plural);
	}
	for (uint32_t i = 0; i < more->rare->measured_count; i++)
		read_text(reader, &more->rare->measured[i].amount.words);
	if (more->rare->budget)
		read_text(reader, &more->rare->budget->words);
	read_name(reader, more->rare->exempt);
}

static void read_item_texts(const struct reader *reader, const struct item *item)
{
	read_text(reader, &item->title);
	if (item->more != no_details())
		read_detail_texts(reader, item->more);
}

static void read_date(
	const struct reader *reader, const struct when *when, const struct item *item, bool is_due)
{
	if (when && when_is_said(when) && when->kind == IS_UNREAD)
		reader->date(reader->context, &(struct dated){when, item, is_due});
}

/* Conditions are nested 100 deep at most. */
static void read_condition_dates(const struct reader *reader, const struct condition *condition)
{
	if (!condition)
		return;
	read_condition_dates(reader, condition->left);
	read_condition_dates(reader, condition->right);
	read_date(reader, &condition->when, NULL, false);
	for (uint32_t i = 0; i < condition->value_count; i++)
		read_date(reader, &condition->values[i].when, NULL, false);
}

static void read_report_dates(const struct reader *reader, const struct report *report)
{
	for (uint32_t i = 0; i < report->where_count; i++)
		read_condition_dates(reader, report->where[i]);
}

static void read_declared_dates(const struct reader *reader, const struct model *model)
{
	read_report_dates(reader, &model->paper);
	for (uint32_t i = 0; i < model->report_count; i++)
		read_report_dates(reader, &model->reports[i]);
	read_date(reader, &model->plan.period, NULL, false);
	read_date(reader, &model->plan.adopted, NULL, false);
	for (uint32_t i = 0; i < model->party_count; i++) {
		read_date(reader, &model->parties[i].from, NULL, false);
		read_date(reader, &model->parties[i].until, NULL, false);
	}
	for (uint32_t i = 0; i < model->phase_count; i++) {
		read_date(reader, &model->phases[i].from, NULL, false);
		read_date(reader, &model->phases[i].until, NULL, false);
	}
}

static void read_detail_dates(
	const struct reader *reader, const struct item *item, const struct details *more)
{
	read_date(reader, more->start, item, false);
	if (more->status) {
		read_date(reader, &more->status->terms->on, item, false);
		read_date(reader, &more->status->terms->agreed_on, item, false);
	}
	for (uint32_t i = 0; i < more->was_count; i++) {
		read_date(reader, &more->was[i].from, item, false);
		read_date(reader, &more->was[i].agreed_on, item, false);
	}
	for (uint32_t i = 0; i < more->update_count; i++)
		read_date(reader, &more->updates[i].on, item, false);
	for (uint32_t i = 0; i < more->rare->measured_count; i++)
		read_date(reader, &more->rare->measured[i].when, item, false);
}

static void read_item_dates(const struct reader *reader, const struct item *item)
{
	for (uint32_t i = 0; item->due && !item->due_inherited && i < item->due->count; i++)
		read_date(reader, &item->due->list[i].when, item, true);
	if (item->more != no_details())
		read_detail_dates(reader, item, item->more);
}

void read_declarations(const struct model *model, const struct reader *reader)
{
	read_declared_texts(reader, model);
	read_declared_dates(reader, model);
}

void read_item(const struct item *item, const struct reader *reader)
{
	read_item_texts(reader, item);
	read_item_dates(reader, item);
}
