#include "plan/layout_fields.h"

struct label field_label(const struct model *model, const struct language *language,
	const struct item *place, const struct column *column)
{
	struct str what = field_name(column);
	struct label label = {.own = what};
	if (column->field == FIELD_KIND)
		label.own = language->words(words_of_kind(column->kind, false));
	else if (column->field != FIELD_CUSTOM)
		label.own = language->words(words_of_field(column->field));
	const struct call *call = call_for(model, place, what);
	/* A header cell without words would leave its column without a name. */
	if (call && call->word.str.len) {
		label.text = &call->word;
		label.local = call != call_for(model, model->items, what);
	}
	return label;
}

static bool claimed(const struct claims *claims, bool inherited)
{
	return claims && !inherited && (claims->count || claims->written.len);
}

static bool has_field(const struct item *item, struct str name)
{
	for (uint32_t i = 0; i < item->more->rare->field_count; i++)
		if (str_equal(item->more->rare->fields[i].name, name))
			return true;
	return false;
}

bool item_uses(const struct item *item, const struct column *column)
{
	const struct details *more = item->more;
	switch (column->field) {
	case FIELD_TEXT: return item->more->text && item->more->text->str.len;
	case FIELD_OWNER: return claimed(item->owners, item->owners_inherited);
	case FIELD_SPONSOR: return claimed(item->sponsors, item->sponsors_inherited);
	case FIELD_WITH: return claimed(item->more->partners, false);
	case FIELD_DUE: return (item->due && !item->due_inherited) || more->was_count;
	case FIELD_WAS:
	case FIELD_MOVES:
	case FIELD_DAYS_SLIPPED:
	case FIELD_SLIPPED: return more->was_count > 0;
	case FIELD_START: return item->more->start != NULL;
	case FIELD_STATUS:
	case FIELD_OVERDUE: return item->more->status != NULL;
	case FIELD_PROGRESS: return more->rare->progress >= 0;
	case FIELD_RAG: return more->rare->rag.len > 0;
	case FIELD_UPDATE: return more->update_count > 0;
	case FIELD_SO_THAT: return item->more->outcome && item->more->outcome->str.len;
	case FIELD_RESPONSE: return more->rare->response_count > 0;
	case FIELD_NOTE: return more->note_count > 0;
	case FIELD_SUPPORTS: return more->support_count > 0;
	case FIELD_AFTER: return more->after_count > 0;
	case FIELD_SEE: return more->rare->see_count > 0;
	case FIELD_TAG: return more->tag_count > 0;
	case FIELD_BUDGET: return more->rare->budget != NULL;
	case FIELD_EVIDENCE: return more->rare->evidence_count > 0;
	case FIELD_FOOTNOTE: return more->rare->footnote_count > 0;
	case FIELD_CUSTOM: return has_field(item, column->name);
	default: return true;
	}
}

/* The order of facts, and of the columns of a plan that declares none. */
static const enum field order[] = {FIELD_TEXT, FIELD_SO_THAT, FIELD_RESPONSE, FIELD_SPONSOR,
	FIELD_OWNER, FIELD_WITH, FIELD_START, FIELD_DUE, FIELD_STATUS, FIELD_PROGRESS, FIELD_RAG,
	FIELD_UPDATE, FIELD_BUDGET, FIELD_SUPPORTS, FIELD_AFTER, FIELD_SEE, FIELD_EVIDENCE,
	FIELD_TAG, FIELD_NOTE, FIELD_FOOTNOTE};
enum { ORDERED = sizeof order / sizeof *order };

static struct column ordered_column(uint32_t n)
{
	struct column column = {.field = order[n]};
	column.name = field_name(&column);
	if (column.field == FIELD_OWNER || column.field == FIELD_SPONSOR)
		column.brackets = BRACKETS_EITHER;
	return column;
}

bool item_fact(const struct item *item, uint32_t n, struct column *fact)
{
	if (n < ORDERED) {
		*fact = ordered_column(n);
		return true;
	}
	n -= ORDERED;
	if (n >= item->more->rare->field_count)
		return false;
	*fact = (struct column){.field = FIELD_CUSTOM, .name = item->more->rare->fields[n].name};
	return true;
}

const struct text *party_brackets(const struct party *party, const struct column *column)
{
	bool role = column->brackets == BRACKETS_ROLE ||
		    (column->brackets == BRACKETS_EITHER && party->role.str.len);
	bool place = !role && column->brackets != BRACKETS_NONE && party->in;
	const struct text *text = role ? &party->role : place ? &party->in->title : NULL;
	return text && text->str.len ? text : NULL;
}

const struct text *name_brackets(
	const struct claims *claims, uint32_t n, const struct column *column)
{
	const struct text *text = party_brackets(claims->list[n].party, column);
	if (!text || n + 1 == claims->count)
		return text;
	const struct text *next = party_brackets(claims->list[n + 1].party, column);
	return next && str_equal(text->str, next->str) ? NULL : text;
}

/* A sheet of paper has no room for more. */
enum { CUSTOM_LIMIT = 8 };

struct used {
	bool fields[ORDERED];
	struct str custom[CUSTOM_LIMIT];
	uint32_t custom_count;
};

static void use_custom(struct used *used, const struct details *more)
{
	for (uint32_t i = 0; i < more->rare->field_count; i++) {
		uint32_t k = 0;
		while (k < used->custom_count &&
			!str_equal(used->custom[k], more->rare->fields[i].name))
			k++;
		if (k == used->custom_count && k < CUSTOM_LIMIT)
			used->custom[used->custom_count++] = more->rare->fields[i].name;
	}
}

/* What comes from above is shown in a column, too. */
static bool inherits(const struct item *item, enum field field)
{
	return (field == FIELD_OWNER && item->owners) ||
	       (field == FIELD_SPONSOR && item->sponsors) || (field == FIELD_DUE && item->due);
}

static void find_used(const struct model *model, bool full, struct used *used)
{
	EACH_ITEM (item, model) {
		if (item->kind != ACTION || (item->exempt && !full))
			continue;
		for (uint32_t n = 0; n < ORDERED; n++) {
			struct column column = {.field = order[n]};
			used->fields[n] = used->fields[n] || item_uses(item, &column) ||
					  inherits(item, order[n]);
		}
		use_custom(used, item->more);
	}
}

static bool stands_below(enum field field)
{
	return field == FIELD_TEXT || field == FIELD_NOTE || field == FIELD_FOOTNOTE;
}

/* Fields that are read together share a cell, which keeps the table narrow. */
static bool shares_cell(enum field field, enum field before)
{
	if (field == FIELD_PROGRESS || field == FIELD_RAG || field == FIELD_UPDATE)
		return before == FIELD_STATUS || before == FIELD_PROGRESS || before == FIELD_RAG;
	return field == FIELD_SEE && before == FIELD_AFTER;
}

struct columns default_columns(const struct model *model, bool full, struct arena *arena)
{
	struct used used = {.custom_count = 0};
	find_used(model, full, &used);
	struct column *list = arena_array(arena, 1 + ORDERED + CUSTOM_LIMIT, sizeof *list);
	uint32_t count = 0;
	list[count++] = (struct column){
		.field = FIELD_KIND, .kind = ACTION, .name = str_of(kind_word(ACTION))};
	for (uint32_t n = 0; n < ORDERED; n++) {
		if (!used.fields[n] || stands_below(order[n]))
			continue;
		list[count] = ordered_column(n);
		list[count].joined = shares_cell(order[n], list[count - 1].field);
		count++;
	}
	for (uint32_t i = 0; i < used.custom_count; i++)
		list[count++] = (struct column){.field = FIELD_CUSTOM, .name = used.custom[i]};
	return (struct columns){.list = list, .count = count, .kind = ACTION};
}
