/* The whole plan as one JSON document; its schema is docs/schemas/plan.schema.json. A key is added
 * with a minor version, renamed or taken away only with a major one. */
#include "json_parts.h"

static void put_heading(struct document *doc, const struct request *request)
{
	struct json *json = &doc->json;
	const struct report *report = request->report;
	json_open_document(json, STR("1.0"));
	put_day(doc, STR("as_of"), doc->model->today);
	if (report)
		put_words(doc, STR("report"), report->name.len ? report->name : STR("plan"));
	if (request->owner)
		put_words(doc, STR("for"), request->owner->name);
	json_key(json, STR("withheld"));
	json_open_line_object(json);
	json_key(json, STR("count"));
	json_integer(json, doc->withheld.count);
	json_key(json, STR("reasons"));
	json_open_array(json);
	for (uint32_t i = 0; i < doc->withheld.reason_count; i++)
		json_string(&doc->json, text_in(doc->model->arena, doc->withheld.reasons[i],
						doc->withheld.language));
	json_close_array(json);
	json_close_object(json);
}

static void put_years(struct document *doc, const struct plan *plan)
{
	static const char *const words[] = {[YEARS_FINANCIAL] = "financial",
		[YEARS_CALENDAR] = "calendar",
		[YEARS_ACADEMIC] = "academic",
		[YEARS_OTHER] = "other"};
	json_key(&doc->json, STR("years"));
	json_open_line_object(&doc->json);
	put_words(doc, STR("kind"), str_of(words[plan->years]));
	json_key(&doc->json, STR("from_month"));
	json_integer(&doc->json, plan->year_month);
	json_key(&doc->json, STR("from_day"));
	json_integer(&doc->json, plan->year_day);
	put_words(doc, STR("written"), plan->years_written);
	json_close_object(&doc->json);
}

static void put_slips(struct document *doc, const struct plan *plan)
{
	static const char *const words[] = {[SLIPS_NEED_REASON] = "need reason",
		[SLIPS_NEED_APPROVAL] = "need approval",
		[SLIPS_NEVER] = "never"};
	json_key(&doc->json, STR("slips"));
	json_open_line_object(&doc->json);
	put_words(doc, STR("policy"), str_of(words[plan->slips]));
	put_flag(doc, STR("said"), plan->slips_said);
	json_close_object(&doc->json);
}

/* What is asked of each kind: as the plan says, or by default. */
static void put_required(struct document *doc, const struct plan *plan)
{
	struct json *json = &doc->json;
	json_key(json, STR("require"));
	json_open_array(json);
	for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
		const struct required *required = &plan->required[kind];
		if (required->count == 0 && !required->owner && !required->due)
			continue;
		json_open_line_object(json);
		put_words(doc, STR("of"), str_of(kind_word(kind)));
		json_key(json, STR("clauses"));
		json_open_array(json);
		for (uint32_t i = 0; i < required->count; i++)
			json_string(json, required->clauses[i]);
		if (required->count == 0 && required->owner)
			json_string(json, STR("owner"));
		if (required->count == 0 && required->due)
			json_string(json, STR("due"));
		json_close_array(json);
		json_close_object(json);
	}
	json_close_array(json);
}

static void put_rules(struct document *doc, const struct plan *plan)
{
	if (plan->rule_count == 0)
		return;
	json_key(&doc->json, STR("rules"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < plan->rule_count; i++) {
		json_open_line_object(&doc->json);
		put_words(doc, STR("code"), plan->rules[i].code);
		put_words(doc, STR("level"), plan->rules[i].level);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

static void put_distinct(struct document *doc, const struct plan *plan)
{
	if (plan->distinct_count == 0)
		return;
	json_key(&doc->json, STR("distinct"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < plan->distinct_count; i++) {
		json_open_line_array(&doc->json);
		for (const struct party *const *party = plan->distinct[i]; *party; party++)
			if (shows_party(&doc->withheld, *party))
				json_string(&doc->json, party_reference(*party));
		json_close_array(&doc->json);
	}
	json_close_array(&doc->json);
}

static void put_plan(struct document *doc)
{
	const struct plan *plan = &doc->model->plan;
	const struct item *item = doc->model->items;
	json_key(&doc->json, STR("plan"));
	json_open_object(&doc->json);
	json_key(&doc->json, STR("language_version"));
	json_integer(&doc->json, plan->version ? plan->version : 1);
	put_words(doc, STR("name"), item->name);
	put_text(doc, STR("title"), &item->title);
	put_text(doc, STR("subtitle"), &plan->subtitle);
	put_text(doc, STR("publisher"), &plan->publisher);
	put_when(doc, STR("period"), &plan->period);
	put_years(doc, plan);
	put_when(doc, STR("adopted"), &plan->adopted);
	put_slips(doc, plan);
	put_names(doc, STR("languages"), plan->languages, plan->language_count);
	put_required(doc, plan);
	put_rules(doc, plan);
	put_names(doc, STR("retired"), plan->retired, plan->retired_count);
	put_distinct(doc, plan);
	put_clauses(doc, item);
	put_named_texts(doc, STR("footnotes"), STR("mark"), doc->withheld.footnotes,
		doc->withheld.footnote_count);
	put_paper(doc, &doc->model->paper);
	put_location(doc, plan->header);
	json_close_object(&doc->json);
}

static void put_party(struct document *doc, const struct party *party)
{
	json_open_object(&doc->json);
	put_words(doc, STR("name"), party->name);
	put_words(doc, STR("kind"), str_of(kind_word(party->kind)));
	put_text(doc, STR("title"), &party->title);
	put_text(doc, STR("role"), &party->role);
	if (doc->withheld.full)
		put_words(doc, STR("email"), party->email.str);
	if (party->in)
		put_words(doc, STR("in"), party_reference(party->in));
	put_when(doc, STR("from"), &party->from);
	put_when(doc, STR("until"), &party->until);
	put_texts(doc, STR("aka"), party->aka, party->aka_count);
	if (party->held_by_count) {
		json_key(&doc->json, STR("held_by"));
		json_open_line_array(&doc->json);
		for (uint32_t i = 0; i < party->held_by_count; i++)
			json_string(&doc->json, party_reference(party->held_by[i]));
		json_close_array(&doc->json);
	}
	put_flag(doc, STR("vacant"), party->vacant);
	put_flag(doc, STR("included"), party->included);
	put_location(doc, party->header);
	json_close_object(&doc->json);
}

static void put_goal(struct document *doc, const struct goal *goal)
{
	json_open_object(&doc->json);
	put_words(doc, STR("name"), goal->name);
	put_text(doc, STR("title"), &goal->title);
	put_text(doc, STR("text"), &goal->text);
	put_texts(doc, STR("notes"), goal->notes, goal->note_count);
	put_flag(doc, STR("included"), goal->included);
	put_location(doc, goal->header);
	json_close_object(&doc->json);
}

static void put_phases(struct document *doc, struct str key, enum kind kind)
{
	json_key(&doc->json, key);
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < doc->model->phase_count; i++) {
		const struct phase *phase = &doc->model->phases[i];
		if (phase->kind != kind)
			continue;
		json_open_object(&doc->json);
		put_words(doc, STR("name"), phase->name);
		put_text(doc, STR("title"), &phase->title);
		put_when(doc, kind == EVENT ? STR("on") : STR("from"), &phase->from);
		put_when(doc, STR("until"), &phase->until);
		if (phase->known)
			put_days(doc, &phase->all);
		put_flag(doc, STR("included"), phase->included);
		put_location(doc, phase->header);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

static void put_reports(struct document *doc)
{
	json_key(&doc->json, STR("reports"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < doc->model->report_count; i++) {
		const struct report *report = &doc->model->reports[i];
		json_open_object(&doc->json);
		put_words(doc, STR("name"), report->name);
		put_text(doc, STR("title"), &report->title);
		put_text(doc, STR("text"), &report->text);
		put_texts(doc, STR("notes"), report->notes, report->note_count);
		put_paper(doc, report);
		put_location(doc, report->span);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

static void put_declared(struct document *doc)
{
	const struct model *model = doc->model;
	json_key(&doc->json, STR("parties"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < model->party_count; i++)
		if (shows_party(&doc->withheld, &model->parties[i]))
			put_party(doc, &model->parties[i]);
	json_close_array(&doc->json);
	json_key(&doc->json, STR("goals"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < model->goal_count; i++)
		if (shows_goal(&doc->withheld, &model->goals[i]))
			put_goal(doc, &model->goals[i]);
	json_close_array(&doc->json);
	put_phases(doc, STR("phases"), PHASE);
	put_phases(doc, STR("events"), EVENT);
	put_reports(doc);
}

void emit_json(const struct model *model, const struct request *request, FILE *out)
{
	struct document doc = {.model = model, .json.sink.file = out};
	doc.withheld = withheld_from(model, request);
	doc.selection = select_items(model, request->report, request);
	doc.party_keys = arena_array(model->arena, model->party_count, sizeof *doc.party_keys);
	put_heading(&doc, request);
	put_plan(&doc);
	put_declared(&doc);
	json_key(&doc.json, STR("items"));
	json_open_array(&doc.json);
	const struct item *item = item_first_child(model, model->items);
	for (; item; item = item_next(model, item))
		if (has_item(&doc, item))
			put_item(&doc, item);
	json_close_array(&doc.json);
	json_close_object(&doc.json);
	json_end(&doc.json);
}
