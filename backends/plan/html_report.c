#include "plan/html.h"

/* What a paper shows of its plan, in words: counts, and the conditions that it was filtered by. */

/* Fields whose values are said after a word of their own: "tagged health". NULL: "owner is …". */
static const char *leading_word(enum field field)
{
	switch (field) {
	case FIELD_KIND: return "in ";
	case FIELD_WITH: return "with ";
	case FIELD_SUPPORTS: return "supporting ";
	case FIELD_AFTER: return "after ";
	case FIELD_SEE: return "referring to ";
	case FIELD_TAG: return "tagged ";
	case FIELD_PATH: return "being ";
	default: return NULL;
	}
}

static void put_label(struct paper *paper, const struct column *field)
{
	struct label label = field_label(paper->model, paper->model->items, field);
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
		html_put(paper, words);
}

static void put_value(struct paper *paper, const struct comparand *value)
{
	if (!shows_comparand(&paper->withheld, value))
		html_put(paper, value->party  ? STR("a party that is not named here")
				: value->goal ? STR("a goal that is not named here")
					      : STR("an item that is not named here"));
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
		html_plural(paper, paper->model->items, value->kind, 1);
	else
		html_escape(paper, value->words);
}

/* A field alone: what the paper's readers call that. */
static void put_flag(struct paper *paper, const struct column *field, bool not )
{
	switch (field->field) {
	case FIELD_OVERDUE:
		html_put(paper, not ? STR("not overdue on ") : STR("overdue on "));
		html_day(paper, paper->model->today);
		break;
	case FIELD_SLIPPED:
		html_put(paper, not ? STR("not later than first promised")
				    : STR("later than first promised"));
		break;
	case FIELD_UNDATED:
		html_put(paper, not ? STR("not open without a certain deadline")
				    : STR("open without a certain deadline"));
		break;
	case FIELD_SOON:
		html_put(paper, not ? STR("not due in the three months from ")
				    : STR("due in the three months from "));
		html_day(paper, paper->model->today);
		break;
	default: html_put(paper, not ? STR("without ") : STR("with ")); put_label(paper, field);
	}
}

static void put_test(struct paper *paper, const struct condition *condition)
{
	static const char *const words[] = {[WHERE_IS] = " is ",
		[WHERE_IS_NOT] = " is not ",
		[WHERE_IN] = " in ",
		[WHERE_BEFORE] = " before ",
		[WHERE_AFTER] = " after "};
	if (condition->kind == WHERE_FLAG) {
		put_flag(paper, &condition->field, false);
		return;
	}
	const char *leading = leading_word(condition->field.field);
	if (leading) {
		html_put(paper, condition->kind == WHERE_IS_NOT ? STR("not ") : STR(""));
		html_put(paper, str_of(leading));
	} else {
		put_label(paper, &condition->field);
		html_put(paper, str_of(words[condition->kind]));
	}
	if (when_is_said(&condition->when))
		html_when(paper, &condition->when);
	for (uint32_t i = 0; i < condition->value_count; i++) {
		html_put(paper, i == 0                            ? STR("")
				: i + 1 < condition->value_count  ? STR(", ")
				: condition->kind == WHERE_IS_NOT ? STR(" nor ")
								  : STR(" or "));
		put_value(paper, &condition->values[i]);
	}
}

/* The tree is no deeper than the parser lets conditions be nested. `inner`: other words stand
 * beside it, from which brackets part an `or`. */
static void put_condition(struct paper *paper, const struct condition *condition, bool inner)
{
	bool brackets = inner && condition->kind == WHERE_OR;
	switch (condition->kind) {
	case WHERE_AND:
	case WHERE_OR:
		html_put(paper, brackets ? STR("(") : STR(""));
		put_condition(paper, condition->left, condition->kind == WHERE_AND);
		html_put(paper, condition->kind == WHERE_AND ? STR(" and ") : STR(" or "));
		put_condition(paper, condition->right, condition->kind == WHERE_AND);
		html_put(paper, brackets ? STR(")") : STR(""));
		break;
	case WHERE_NOT:
		if (condition->left->kind == WHERE_FLAG) {
			put_flag(paper, &condition->left->field, true);
			break;
		}
		html_put(paper, STR("not ("));
		put_condition(paper, condition->left, false);
		html_put(paper, STR(")"));
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
	struct share share = {0};
	EACH_ITEM (item, paper->model) {
		if (item->kind != kind || !shows_item(&paper->withheld, item))
			continue;
		share.all++;
		share.shown += is_selected(selection, item);
		share.context += is_context(selection, item);
	}
	return share;
}

static void put_share(struct paper *paper, struct share share, enum kind kind)
{
	html_number(paper, share.shown);
	html_put(paper, STR(" of "));
	html_number(paper, share.all);
	html_byte(paper, ' ');
	html_plural(paper, paper->model->items, kind, share.all);
}

bool html_shares(struct paper *paper)
{
	struct share actions = count_share(paper, ACTION);
	struct share milestones = count_share(paper, MILESTONE);
	bool any = false;
	EACH_ITEM (item, paper->model)
		any |= layout_prints(paper->layout, item);
	if (!any) {
		html_put(paper, STR("<p class=\"lead\">Nothing in the plan matches"));
		put_conditions(paper);
		return false;
	}
	html_put(paper, STR("<p class=\"lead\">Shows "));
	put_share(paper, actions, ACTION);
	if (milestones.all) {
		html_put(paper, STR(" and "));
		put_share(paper, milestones, MILESTONE);
	}
	put_conditions(paper);
	if (actions.context) {
		html_put(paper, STR("<p>"));
		html_number(paper, actions.context);
		html_byte(paper, ' ');
		html_plural(paper, paper->model->items, ACTION, actions.context);
		html_put(paper, actions.context == 1
					? STR(" is shown only for what stands in it.</p>\n")
					: STR(" are shown only for what stands in them.</p>\n"));
	}
	return true;
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
