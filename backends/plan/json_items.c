#include "json_parts.h"

#include "facts.h"
#include "lateness.h"

static void put_deadlines(struct document *doc, const struct item *item)
{
	if (!item->due)
		return;
	json_key(&doc->json, STR("due"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < item->due->count; i++) {
		json_open_line_object(&doc->json);
		put_when_keys(doc, &item->due->list[i].when, deadline_label(&item->due->list[i]));
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
	put_flag(doc, STR("due_inherited"), item->due_inherited);
}

static void put_moves(struct document *doc, const struct details *more)
{
	if (more->was_count == 0)
		return;
	json_key(&doc->json, STR("was"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < more->was_count; i++) {
		const struct move *move = &more->was[i];
		json_open_object(&doc->json);
		put_when_keys(doc, &move->from, move->label);
		put_text(doc, STR("because"), &move->because);
		put_text(doc, STR("agreed"), &move->agreed);
		put_when(doc, STR("agreed_on"), &move->agreed_on);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

static void put_status_word(struct document *doc, struct str key, enum status status)
{
	if (status != NO_STATUS)
		put_words(doc, key, str_of(status_words(status)));
}

static void put_status(struct document *doc, const struct item_status *status)
{
	if (!status)
		return;
	json_key(&doc->json, STR("status"));
	json_open_line_object(&doc->json);
	put_status_word(doc, STR("is"), status->is);
	if (status->terms->written.at) {
		json_key(&doc->json, STR("written"));
		json_string(&doc->json, status->terms->written);
	}
	if (status->merged_into && shows_item(&doc->withheld, status->merged_into)) {
		json_key(&doc->json, STR("merged_into"));
		put_path(doc, status->merged_into);
	}
	put_when(doc, STR("on"), &status->terms->on);
	put_text(doc, STR("because"), &status->terms->because);
	put_text(doc, STR("agreed"), &status->terms->agreed);
	put_when(doc, STR("agreed_on"), &status->terms->agreed_on);
	json_close_object(&doc->json);
}

static void put_progress(struct document *doc, int progress)
{
	if (progress < 0)
		return;
	json_key(&doc->json, STR("progress"));
	json_integer(&doc->json, progress);
}

static void put_updates(struct document *doc, const struct details *more)
{
	if (more->update_count == 0)
		return;
	json_key(&doc->json, STR("updates"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < more->update_count; i++) {
		const struct update *update = &more->updates[i];
		json_open_object(&doc->json);
		put_when(doc, STR("on"), &update->on);
		put_status_word(doc, STR("status"), update->status);
		if (update->by)
			put_words(doc, STR("by"), party_reference(update->by));
		put_progress(doc, update->progress);
		put_text(doc, STR("text"), &update->text);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

static void put_responses(struct document *doc, const struct details *more)
{
	static const char *const stances[] = {[RESPONSE_PLAIN] = "",
		[RESPONSE_AGREE] = "agree",
		[RESPONSE_AGREE_IN_PART] = "agree in part",
		[RESPONSE_DISAGREE] = "disagree"};
	if (more->rare->response_count == 0)
		return;
	json_key(&doc->json, STR("responses"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < more->rare->response_count; i++) {
		json_open_line_object(&doc->json);
		put_words(doc, STR("stance"), str_of(stances[more->rare->responses[i].stance]));
		put_text(doc, STR("text"), &more->rare->responses[i].text);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

static void put_links(
	struct document *doc, struct str key, const struct link *links, uint32_t count)
{
	uint32_t shown = 0;
	for (uint32_t i = 0; i < count; i++)
		shown += shows_item(&doc->withheld, links[i].item);
	if (shown == 0)
		return;
	json_key(&doc->json, key);
	json_open_line_array(&doc->json);
	for (uint32_t i = 0; i < count; i++)
		if (shows_item(&doc->withheld, links[i].item))
			put_path(doc, links[i].item);
	json_close_array(&doc->json);
}

static void put_goal_links(struct document *doc, const struct details *more)
{
	if (more->support_count == 0)
		return;
	json_key(&doc->json, STR("supports"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < more->support_count; i++) {
		json_open_line_object(&doc->json);
		put_words(doc, STR("name"), more->supports[i].goal->name);
		put_words(doc, STR("title"), more->supports[i].goal->title.str);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

/* What a measure was, is to be, and is. */
static void put_measured(struct document *doc, const struct details *more)
{
	static const char *const words[] = {[MEASURED_BASELINE] = "baseline",
		[MEASURED_TARGET] = "target",
		[MEASURED_ACTUAL] = "actual"};
	if (more->rare->measured_count == 0)
		return;
	json_key(&doc->json, STR("values"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < more->rare->measured_count; i++) {
		json_open_line_object(&doc->json);
		put_words(doc, STR("is"), str_of(words[more->rare->measured[i].what]));
		put_amount_keys(doc, &more->rare->measured[i].amount);
		put_when(doc, STR("when"), &more->rare->measured[i].when);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

static void put_lateness(struct document *doc, const struct item *item, const struct when *original)
{
	const struct when *counts = deadline_that_counts(doc->model, item);
	day_number day;
	json_key(&doc->json, STR("overdue"));
	json_boolean(&doc->json, is_overdue(doc->model, item));
	json_key(&doc->json, STR("due_soon"));
	json_boolean(&doc->json, is_due_soon(doc->model, item));
	if (counts)
		put_words(doc, STR("deadline_that_counts"), shown_words(&doc->withheld, counts));
	if (late_after(doc->model, item, &day))
		put_day(doc, STR("late_after"), day);
	put_words(doc, STR("due_original"), shown_words(&doc->withheld, original));
	json_key(&doc->json, STR("moves"));
	json_integer(&doc->json, move_count(doc->model, item));
	if (original->known && !original->all.open && deadline_known(item)) {
		json_key(&doc->json, STR("days_slipped"));
		json_integer(&doc->json, days_slipped(item));
	}
}

/* What follows from the rest: for who does not want to reckon it. */
static void put_derived(struct document *doc, const struct item *item)
{
	const struct when *original = original_deadline(item);
	day_number day;
	bool completed = completed_on(item, &day);
	if (!original && !completed)
		return;
	json_key(&doc->json, STR("derived"));
	json_open_line_object(&doc->json);
	if (completed)
		put_day(doc, STR("completed_on"), day);
	if (original)
		put_lateness(doc, item, original);
	json_close_object(&doc->json);
}

void put_clauses(struct document *doc, const struct item *item)
{
	const struct details *more = item->more;
	put_text(doc, STR("text"), item->more->text);
	put_text(doc, STR("outcome"), item->more->outcome);
	put_claims(doc, STR("owners"), item->owners, item->owners_inherited);
	put_claims(doc, STR("sponsors"), item->sponsors, item->sponsors_inherited);
	put_claims(doc, STR("partners"), item->more->partners, false);
	put_deadlines(doc, item);
	put_moves(doc, more);
	put_when(doc, STR("start"), item->more->start);
	put_status(doc, item->more->status);
	put_progress(doc, more->rare->progress);
	put_words(doc, STR("rag"), more->rare->rag);
	put_derived(doc, item);
	put_updates(doc, more);
	put_responses(doc, more);
	put_texts(doc, STR("notes"), more->notes, more->note_count);
	put_goal_links(doc, more);
	put_links(doc, STR("after"), more->after, more->after_count);
	put_links(doc, STR("see"), more->rare->see, more->rare->see_count);
	put_names(doc, STR("tags"), more->tags, more->tag_count);
	put_named_texts(
		doc, STR("fields"), STR("name"), more->rare->fields, more->rare->field_count);
	if (more->rare->budget) {
		json_key(&doc->json, STR("budget"));
		json_open_line_object(&doc->json);
		put_amount_keys(doc, more->rare->budget);
		json_close_object(&doc->json);
	}
	put_texts(doc, STR("evidence"), more->rare->evidence, more->rare->evidence_count);
	put_measured(doc, more);
	if (item->kind != PLAN)
		put_names(doc, STR("footnotes"), more->rare->footnotes, more->rare->footnote_count);
	put_names(doc, STR("formerly"), more->rare->formerly, more->rare->formerly_count);
	put_labels(doc, more->rare->calls, more->rare->call_count);
}

bool has_item(const struct document *doc, const struct item *item)
{
	return shows_item(&doc->withheld, item) && is_selected(&doc->selection, item);
}

/* "measures" or "children": those inside the item that are measures, or those that are not. */
static void put_children(struct document *doc, const struct item *parent, bool measures)
{
	bool any = false;
	const struct item *item = item_first_child(doc->model, parent);
	for (; item; item = item_next(doc->model, item)) {
		if ((item->kind == MEASURE) != measures || !has_item(doc, item))
			continue;
		if (!any) {
			json_key(&doc->json, measures ? STR("measures") : STR("children"));
			json_open_array(&doc->json);
		}
		any = true;
		put_item(doc, item);
	}
	if (any)
		json_close_array(&doc->json);
}

/* Recurses as deep as blocks are nested, which is 32 at most. */
void put_item(struct document *doc, const struct item *item)
{
	json_open_object(&doc->json);
	put_words(doc, STR("kind"), str_of(kind_word(item->kind)));
	put_words(doc, STR("name"), item->name);
	json_key(&doc->json, STR("path"));
	put_path(doc, item);
	put_words(doc, STR("number"), item_number(item));
	put_text(doc, STR("title"), &item->title);
	put_flag(doc, STR("context"), is_context(&doc->selection, item));
	put_flag(doc, STR("exempt"), item->exempt);
	put_text(doc, STR("exempt_reason"), item->more->rare->exempt);
	put_clauses(doc, item);
	put_location(doc, item->header);
	put_children(doc, item, true);
	put_children(doc, item, false);
	json_close_object(&doc->json);
}
