#include "plan/html.h"

/* What a paper shows of its plan, in words: counts, and the conditions that it was filtered by. */

/* Fields whose values are said after a word of their own: "tagged health". WORDS_COUNT: "owner is
 * …".
 */
static enum own_words leading_words(enum field field)
{
	switch (field) {
	case FIELD_KIND: return WORDS_WHERE_WITHIN;
	case FIELD_WITH: return WORDS_WHERE_PARTNER;
	case FIELD_SUPPORTS: return WORDS_WHERE_SUPPORTS;
	case FIELD_AFTER: return WORDS_WHERE_BEHIND;
	case FIELD_SEE: return WORDS_WHERE_SEE;
	case FIELD_TAG: return WORDS_WHERE_TAGGED;
	case FIELD_PATH: return WORDS_WHERE_BEING;
	default: return WORDS_COUNT;
	}
}

static void put_label(struct paper *paper, const struct column *field)
{
	struct label label = field_label(paper->model, paper->own, paper->model->items, field);
	if (label.text)
		html_text(paper, label.text, MARKUP_UNLINKED);
	else
		html_escape(paper, label.own);
}

/* A status, as the plan calls it. */
static void put_status(struct paper *paper, enum status status)
{
	struct str words = str_of(status_words(status));
	const struct call *call = call_for(paper->model, paper->model->items, words);
	if (call && call->word.str.len)
		html_text(paper, &call->word, MARKUP_UNLINKED);
	else
		html_words(paper, words_of_status(status));
}

static void put_value(struct paper *paper, const struct comparand *value)
{
	if (!shows_comparand(&paper->withheld, value))
		html_words(paper, value->party  ? WORDS_UNNAMED_PARTY
				  : value->goal ? WORDS_UNNAMED_GOAL
						: WORDS_UNNAMED_ITEM);
	else if (value->party)
		html_party(paper, value->party);
	else if (value->goal && value->goal->title.str.len)
		html_text(paper, &value->goal->title, MARKUP_UNLINKED);
	else if (value->item)
		html_short_words(paper, value->item);
	else if (value->status != NO_STATUS)
		put_status(paper, value->status);
	else if (when_is_said(&value->when))
		html_when(paper, &value->when);
	else if (value->kind != PLAN)
		html_kind(paper, paper->model->items, value->kind, false);
	else
		html_own(paper, value->words);
}

/* A phrase with the day of the paper in it, if it has a slot for that. */
static void put_today(struct paper *paper, enum own_words phrase)
{
	struct str rest = paper->words[phrase], slot;
	html_put(paper, words_until_slot(&rest, &slot));
	if (slot.len)
		html_day(paper, paper->model->today);
	html_put(paper, rest);
}

/* A field alone: what the paper's readers call that. */
static void put_flag(struct paper *paper, const struct column *field, bool not )
{
	enum own_words phrase = not ? WORDS_WHERE_NOT_SAID : WORDS_WHERE_SAID;
	switch (field->field) {
	case FIELD_OVERDUE:
		put_today(paper, not ? WORDS_WHERE_NOT_OVERDUE : WORDS_WHERE_OVERDUE);
		break;
	case FIELD_SLIPPED:
		put_today(paper, not ? WORDS_WHERE_NOT_SLIPPED : WORDS_WHERE_SLIPPED);
		break;
	case FIELD_UNDATED:
		put_today(paper, not ? WORDS_WHERE_NOT_UNDATED : WORDS_WHERE_UNDATED);
		break;
	case FIELD_SOON: put_today(paper, not ? WORDS_WHERE_NOT_SOON : WORDS_WHERE_SOON); break;
	default:
		html_part(paper, phrase, 0);
		put_label(paper, field);
		html_part(paper, phrase, 1);
	}
}

static void put_values(struct paper *paper, const struct condition *condition)
{
	if (when_is_said(&condition->when))
		html_when(paper, &condition->when);
	for (uint32_t i = 0; i < condition->value_count; i++) {
		if (i > 0 && i + 1 < condition->value_count)
			html_put(paper, STR(", "));
		else if (i > 0)
			html_words(paper, condition->kind == WHERE_IS_NOT ? WORDS_VALUES_NOR
									  : WORDS_VALUES_OR);
		put_value(paper, &condition->values[i]);
	}
}

static void put_test(struct paper *paper, const struct condition *condition)
{
	static const enum own_words words[] = {[WHERE_IS] = WORDS_WHERE_IS,
		[WHERE_IS_NOT] = WORDS_WHERE_IS_NOT,
		[WHERE_IN] = WORDS_WHERE_IN,
		[WHERE_BEFORE] = WORDS_WHERE_BEFORE,
		[WHERE_AFTER] = WORDS_WHERE_AFTER};
	if (condition->kind == WHERE_FLAG) {
		put_flag(paper, &condition->field, false);
		return;
	}
	enum own_words phrase = leading_words(condition->field.field);
	unsigned part = 0;
	if (phrase != WORDS_COUNT) {
		if (condition->kind == WHERE_IS_NOT)
			html_words(paper, WORDS_WHERE_NOT_BEFORE_IT);
		html_part(paper, phrase, part++);
	} else {
		phrase = words[condition->kind];
		html_part(paper, phrase, part++);
		put_label(paper, &condition->field);
		html_part(paper, phrase, part++);
	}
	put_values(paper, condition);
	html_part(paper, phrase, part);
}

/* The tree is no deeper than the parser lets conditions be nested. `inner`: other words stand
 * beside it, from which brackets part an `or`. */
static void put_condition(struct paper *paper, const struct condition *condition, bool inner)
{
	bool brackets = inner && condition->kind == WHERE_OR, and = condition->kind == WHERE_AND;
	switch (condition->kind) {
	case WHERE_AND:
	case WHERE_OR:
		html_put(paper, brackets ? STR("(") : STR(""));
		put_condition(paper, condition->left, and);
		html_words(paper, and? WORDS_CONDITIONS_AND : WORDS_CONDITIONS_OR);
		put_condition(paper, condition->right, and);
		html_put(paper, brackets ? STR(")") : STR(""));
		break;
	case WHERE_NOT:
		if (condition->left->kind == WHERE_FLAG) {
			put_flag(paper, &condition->left->field, true);
			break;
		}
		html_part(paper, WORDS_CONDITIONS_NOT, 0);
		put_condition(paper, condition->left, false);
		html_part(paper, WORDS_CONDITIONS_NOT, 1);
		break;
	default: put_test(paper, condition); break;
	}
}

static void put_conditions(struct paper *paper)
{
	const struct report *report = paper->report;
	for (uint32_t i = 0; i < report->where_count; i++) {
		html_put(paper, i == 0 ? STR(": ") : STR("; "));
		put_condition(paper, report->where[i], false);
	}
	html_put(paper, STR(".</p>\n"));
}

/* How many items of a kind the paper could show, shows, and shows for others. */
struct share {
	uint32_t all, shown, context;
};

static struct share count_share(const struct paper *paper, enum kind kind)
{
	const struct selection *selection = layout_selection(paper->layout);
	const struct party *owner = paper->request->owner;
	const bool *owned = owner ? owned_items(paper->model, owner) : NULL;
	struct share share = {0};
	EACH_ITEM (item, paper->model) {
		if (item->kind != kind || !shows_item(&paper->withheld, item))
			continue;
		share.all += !owned || owned[item->index];
		share.shown += is_selected(selection, item);
		share.context += is_context(selection, item);
	}
	return share;
}

static void put_share(struct paper *paper, struct share share, enum kind kind)
{
	html_counted(paper, &(struct counted){.one = WORDS_SHARE_ONE,
				    .many = WORDS_SHARE,
				    .count = share.all,
				    .shown = share.shown,
				    .kind = kind});
}

bool html_shares(struct paper *paper)
{
	struct share actions = count_share(paper, ACTION);
	struct share milestones = count_share(paper, MILESTONE);
	bool any = false;
	EACH_ITEM (item, paper->model)
		any |= layout_prints(paper->layout, item);
	if (!any) {
		html_put(paper, STR("<p class=\"lead\">"));
		html_words(paper,
			paper->request->owner ? WORDS_NOTHING_OF_OWNER : WORDS_NOTHING_MATCHES);
		put_conditions(paper);
		return false;
	}
	html_put(paper, STR("<p class=\"lead\">"));
	html_words(paper, WORDS_SHOWS);
	put_share(paper, actions, ACTION);
	if (milestones.all) {
		html_words(paper, WORDS_AND_COUNTED);
		put_share(paper, milestones, MILESTONE);
	}
	put_conditions(paper);
	html_context(paper);
	return true;
}

void html_context(struct paper *paper)
{
	struct share actions = count_share(paper, ACTION);
	if (!actions.context)
		return;
	html_put(paper, STR("<p>"));
	html_counted(paper, &(struct counted){.one = WORDS_CONTEXT_ONE,
				    .many = WORDS_CONTEXT,
				    .count = actions.context,
				    .kind = ACTION,
				    .capital = true});
	html_put(paper, STR("</p>\n"));
}

void html_introduction(struct paper *paper)
{
	const struct report *report = paper->report;
	if (report->text.str.len) {
		html_put(paper, STR("<div class=\"statement\">"));
		html_text(paper, &report->text, MARKUP_CELL);
		html_put(paper, STR("</div>\n"));
	}
	for (uint32_t i = 0; i < report->note_count; i++) {
		html_put(paper, STR("<div class=\"statement\"><div class=\"note\">"));
		html_text(paper, &report->notes[i], MARKUP_CELL);
		html_put(paper, STR("</div></div>\n"));
	}
}
