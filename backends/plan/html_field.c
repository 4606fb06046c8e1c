#include "lateness.h"
#include "plan/facts.h"
#include "plan/html.h"

/* The one item whose claims, or other facts, the column shows. */
static const struct claims *claims_of(const struct column *column, const struct cell *cell)
{
	switch (column->field) {
	case FIELD_OWNER: return cell->claimant->owners;
	case FIELD_SPONSOR: return cell->claimant->sponsors;
	default: return cell->item->more->partners;
	}
}

void html_due(struct paper *paper, const struct item *item)
{
	for (uint32_t i = 0; item->due && i < item->due->count; i++) {
		const struct deadline *deadline = &item->due->list[i];
		if (deadline_label(deadline).len)
			html_put(paper, STR("<div>"));
		html_when(paper, &deadline->when);
		if (deadline_label(deadline).len) {
			html_put(paper, STR(" ("));
			html_own(paper, deadline_label(deadline));
			html_put(paper, STR(")</div>"));
		}
	}
}

static void put_was(struct paper *paper, const struct item *item)
{
	const struct when *original = original_deadline(item);
	if (item->more->was_count && original)
		html_when(paper, original);
}

static void put_rag(struct paper *paper, const struct item *item)
{
	struct str rag = item->more->rare->rag;
	bool red = str_equal(rag, STR("red")), amber = str_equal(rag, STR("amber"));
	html_put(paper, STR("<span class=\"sign rag-"));
	html_escape(paper, rag);
	html_put(paper, red     ? STR("\"><span aria-hidden=\"true\">◆</span> ")
			: amber ? STR("\"><span aria-hidden=\"true\">▲</span> ")
				: STR("\"><span aria-hidden=\"true\">●</span> "));
	html_capital(paper, paper->words[red     ? WORDS_RAG_RED
					 : amber ? WORDS_RAG_AMBER
						 : WORDS_RAG_GREEN]);
	html_put(paper, STR("</span>"));
}

static void put_update(struct paper *paper, const struct item *item, const struct update *update)
{
	html_put(paper, STR("<div class=\"note\">"));
	if (when_is_said(&update->on)) {
		html_when(paper, &update->on);
		html_put(paper, STR(": "));
	}
	if (update->status != NO_STATUS) {
		html_status_sign(paper, item, update->status);
		html_put(paper, update->text.str.len ? STR(" – ") : STR(""));
	}
	if (update->progress >= 0) {
		html_number(paper, update->progress);
		html_put(paper, update->text.str.len ? STR("% – ") : STR("%"));
	}
	html_text(paper, &update->text, MARKUP_CELL);
	if (update->by && shows_party(&paper->withheld, update->by)) {
		html_put(paper, STR(" ("));
		html_party(paper, update->by);
		html_put(paper, STR(")"));
	}
	html_put(paper, STR("</div>"));
}

static void put_response(struct paper *paper, const struct response *response)
{
	html_put(paper, STR("<div class=\"note\">"));
	if (response->stance != RESPONSE_PLAIN) {
		html_put(paper, STR("<strong>"));
		html_put(paper, stance_words(paper->own, response));
		html_put(paper, response->text.str.len ? STR(":</strong> ") : STR("</strong>"));
	}
	html_text(paper, &response->text, MARKUP_CELL);
	html_put(paper, STR("</div>"));
}

static void put_goals(struct paper *paper, const struct item *item)
{
	html_put(paper, STR("<ul>"));
	for (uint32_t i = 0; i < item->more->support_count; i++) {
		const struct goal *goal = item->more->supports[i].goal;
		if (!shows_goal(&paper->withheld, goal))
			continue;
		html_put(paper, STR("<li>"));
		if (goal->title.str.len)
			html_text(paper, &goal->title, MARKUP_INLINE);
		else
			html_put(paper, goal->name);
		html_put(paper, STR("</li>"));
	}
	html_put(paper, STR("</ul>"));
}

static void put_links(struct paper *paper, const struct link *links, uint32_t count)
{
	bool first = true;
	for (uint32_t i = 0; i < count; i++) {
		if (!shows_item(&paper->withheld, links[i].item))
			continue;
		html_put(paper, first ? STR("") : STR("; "));
		html_link(paper, links[i].item);
		first = false;
	}
}

static void put_budget(struct paper *paper, const struct amount *budget)
{
	if (budget->kind != AMOUNT_WORDS) {
		html_escape(paper, budget->written);
		html_put(paper, budget->words.str.len ? STR(" ") : STR(""));
	}
	html_text(paper, &budget->words, MARKUP_CELL);
}

static bool is_address(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.at[i] <= ' ')
			return false;
	return str_starts(text, STR("https://")) || str_starts(text, STR("http://"));
}

static void put_evidence(struct paper *paper, const struct text *evidence)
{
	struct str text = text_in(paper->model->arena, evidence, paper->language);
	html_put(paper, STR("<div>"));
	if (is_address(text)) {
		html_put(paper, STR("<a class=\"bare\" href=\""));
		html_escape(paper, text);
		html_put(paper, STR("\">"));
		html_escape(paper, text);
		html_put(paper, STR("</a>"));
	} else {
		html_text(paper, evidence, MARKUP_CELL);
	}
	html_put(paper, STR("</div>"));
}

static void put_strings(struct paper *paper, const struct str *list, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		html_put(paper, i ? STR(", ") : STR(""));
		html_own(paper, list[i]);
	}
}

static void put_custom(struct paper *paper, const struct item *item, struct str name)
{
	for (uint32_t i = 0; i < item->more->rare->field_count; i++) {
		const struct named_text *field = &item->more->rare->fields[i];
		if (!str_equal(field->name, name))
			continue;
		html_put(paper, STR("<div>"));
		html_text(paper, &field->text, MARKUP_CELL);
		html_put(paper, STR("</div>"));
	}
}

static void put_texts(struct paper *paper, const struct text *texts, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		html_put(paper, STR("<div class=\"note\">"));
		html_text(paper, &texts[i], MARKUP_CELL);
		html_put(paper, STR("</div>"));
	}
}

/* The item's own title, a list of items below it, or the title of the one above it. */
static void put_kind(struct paper *paper, const struct column *column, const struct cell *cell,
	const struct columns *line)
{
	const struct item *item = cell->item;
	if (column->kind > item->kind)
		html_list(paper, column, cell, line);
	else if (column->kind == item->kind)
		html_title(paper, item, line);
	else
		html_heading_words(
			paper, item_above(paper->model, item, column->kind), MARKUP_INLINE);
}

/* Fields of a few words or one number. */
static void put_short(struct paper *paper, const struct column *column, const struct item *item)
{
	const struct details *more = item->more;
	switch (column->field) {
	case FIELD_NUMBER: html_escape(paper, item_number(item)); break;
	case FIELD_PATH: html_path(paper, item); break;
	case FIELD_START: html_when(paper, item->more->start); break;
	case FIELD_WAS: put_was(paper, item); break;
	case FIELD_PROGRESS:
		html_number(paper, more->rare->progress);
		html_put(paper, STR("%"));
		break;
	case FIELD_RAG: put_rag(paper, item); break;
	case FIELD_TAG: put_strings(paper, more->tags, more->tag_count); break;
	case FIELD_FOOTNOTE:
		put_strings(paper, more->rare->footnotes, more->rare->footnote_count);
		break;
	case FIELD_MOVES: html_number(paper, more->was_count); break;
	case FIELD_DAYS_SLIPPED: html_number(paper, days_slipped(item)); break;
	case FIELD_OVERDUE: html_words(paper, WORDS_SIGN_OVERDUE); break;
	case FIELD_SLIPPED: html_words(paper, WORDS_SIGN_SLIPPED); break;
	case FIELD_UNDATED: html_words(paper, WORDS_SIGN_UNDATED); break;
	case FIELD_SOON: html_words(paper, WORDS_SIGN_SOON); break;
	case FIELD_KIND_WORD: html_kind(paper, item, item->kind, false); break;
	default: break;
	}
}

bool html_has_field(struct paper *paper, const struct column *column, const struct cell *cell)
{
	const struct item *item = cell->item;
	const struct claims *claims;
	switch (column->field) {
	case FIELD_OWNER:
	case FIELD_SPONSOR:
	case FIELD_WITH:
		claims = claims_of(column, cell);
		return claims && (claims->written.at ? claims->written.len > 0 : claims->count > 0);
	case FIELD_DUE: return item->due || item->more->was_count || is_overdue(paper->model, item);
	case FIELD_SO_THAT: return layout_outcome(paper->layout, item) != NULL;
	case FIELD_STATUS: return item->more->status && item->more->status->is != NO_STATUS;
	case FIELD_OVERDUE: return is_overdue(paper->model, item);
	case FIELD_UNDATED: return is_undated(paper->model, item);
	case FIELD_SOON: return is_due_soon(paper->model, item);
	case FIELD_DAYS_SLIPPED:
	case FIELD_SLIPPED: return days_slipped(item) > 0;
	case FIELD_NUMBER: return item_number(item).len > 0;
	case FIELD_KIND:
		if (column->kind > item->kind)
			return layout_entry(paper->layout, cell, column, NULL) != NULL;
		return column->kind == item->kind ||
		       item_above(paper->model, item, column->kind) != NULL;
	default: return item_uses(item, column);
	}
}

void html_field(struct paper *paper, const struct column *column, const struct cell *cell,
	const struct columns *line)
{
	const struct item *item = cell->item;
	const struct details *more = item->more;
	switch (column->field) {
	case FIELD_KIND: put_kind(paper, column, cell, line); break;
	case FIELD_TITLE: html_title(paper, item, line); break;
	case FIELD_OWNER:
	case FIELD_SPONSOR:
	case FIELD_WITH: html_claims(paper, claims_of(column, cell), column, true); break;
	case FIELD_DUE:
		html_due(paper, item);
		html_signs(paper, item, html_signs_left(paper, line));
		break;
	case FIELD_TEXT: html_text(paper, item->more->text, MARKUP_CELL); break;
	case FIELD_SO_THAT:
		html_text(paper, layout_outcome(paper->layout, item), MARKUP_CELL);
		break;
	case FIELD_STATUS: html_status(paper, item); break;
	case FIELD_UPDATE:
		for (uint32_t i = 0; i < more->update_count; i++)
			put_update(paper, item, &more->updates[i]);
		break;
	case FIELD_RESPONSE:
		for (uint32_t i = 0; i < more->rare->response_count; i++)
			put_response(paper, &more->rare->responses[i]);
		break;
	case FIELD_NOTE: put_texts(paper, more->notes, more->note_count); break;
	case FIELD_SUPPORTS: put_goals(paper, item); break;
	case FIELD_AFTER: put_links(paper, more->after, more->after_count); break;
	case FIELD_SEE: put_links(paper, more->rare->see, more->rare->see_count); break;
	case FIELD_BUDGET: put_budget(paper, more->rare->budget); break;
	case FIELD_EVIDENCE:
		for (uint32_t i = 0; i < more->rare->evidence_count; i++)
			put_evidence(paper, &more->rare->evidence[i]);
		break;
	case FIELD_CUSTOM: put_custom(paper, item, column->name); break;
	default: put_short(paper, column, item); break;
	}
}

void html_facts(struct paper *paper, const struct item *item)
{
	struct cell cell = {.item = item, .claimant = item};
	struct column fact;
	bool open = false;
	for (uint32_t at = 0; layout_fact(paper->layout, item, &at, &fact);) {
		if (fact.field == FIELD_TEXT || fact.field == FIELD_NOTE) {
			html_put(paper, open ? STR("</dl>\n") : STR(""));
			open = false;
			html_put(paper, STR("<div class=\"statement\">"));
			html_field(paper, &fact, &cell, NULL);
			html_put(paper, STR("</div>\n"));
			continue;
		}
		struct label label = field_label(paper->model, paper->own, item, &fact);
		html_put(paper, open ? STR("") : STR("<dl class=\"facts\">\n"));
		open = true;
		html_put(paper, STR("<div><dt>"));
		html_label(paper, &label);
		html_put(paper, STR("</dt><dd>"));
		html_field(paper, &fact, &cell, NULL);
		html_put(paper, STR("</dd></div>\n"));
	}
	html_put(paper, open ? STR("</dl>\n") : STR(""));
}
