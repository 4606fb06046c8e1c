#include "resolver.h"

/* The field of a name: one of ours, a kind, or a `field` of the plan. */

static const struct field_info {
	const char *name;
	enum field field;
} field_infos[] = {
#define FIELD(id, name, what) {name, FIELD_##id},
#include "fields.def"
};
enum { FIELD_INFOS = sizeof field_infos / sizeof field_infos[0] };

static struct declared *declared_name(const struct resolver *r, struct str name)
{
	const struct word *word = word_find(r->words, name);
	return word ? declared_as(r, word) : NULL;
}

static void declare_fields(struct resolver *r)
{
	for (uint32_t i = 0; i < r->model->count; i++) {
		const struct details *more = r->items[i].more;
		for (uint32_t k = 0; k < more->rare->field_count; k++)
			rarely_of(r, declared_name(r, more->rare->fields[k].name))->is_field = true;
	}
	r->fields_declared = true;
}

static bool is_plan_field(struct resolver *r, struct str name)
{
	if (!r->fields_declared)
		declare_fields(r);
	const struct declared *declared = declared_name(r, name);
	return declared && declared->rarely && declared->rarely->is_field;
}

static void report_field(struct resolver *r, const struct ast_field *written, bool stops)
{
	struct diag *diag =
		report(r->diags, PL121, written->span, "no field `%.*s`", STR_ARG(written->text));
	diag->stops = stops;
	struct likes likes = likes_of(written->text);
	for (size_t i = 1; i < FIELD_INFOS; i++)
		likes_offer(&likes, str_of(field_infos[i].name), (struct span){0, 0});
	for (enum kind kind = THEME; kind <= MEASURE; kind++)
		likes_offer(&likes, str_of(kind_word(kind)), (struct span){0, 0});
	if (!likes_suggest(&likes, r->diags, diag))
		help(r->diags, diag,
			"fields are the clauses, such as `due`, the kinds, such as `action`, and "
			"what `field` names");
}

/* `stops`: without this field the paper that is asked for cannot be made. */
static struct column column_of(struct resolver *r, const struct ast_field *written, bool stops)
{
	struct column column = {.name = written->text, .span = written->span};
	for (size_t i = 1; i < FIELD_INFOS; i++)
		if (str_equal(written->text, str_of(field_infos[i].name))) {
			column.field = field_infos[i].field;
			return column;
		}
	for (enum kind kind = THEME; kind <= MEASURE; kind++)
		if (str_equal(written->text, str_of(kind_word(kind)))) {
			column.field = FIELD_KIND;
			column.kind = kind;
			return column;
		}
	/* Our own fields are taken in any case; those of the plan are names. */
	column.field = FIELD_CUSTOM;
	column.name = source_slice(r->sources, written->span);
	if (!is_plan_field(r, column.name))
		report_field(r, written, stops);
	return column;
}

static struct columns columns_of(struct resolver *r, const struct ast_clause *clause, bool stops)
{
	struct columns columns = {.kind = PLAN};
	uint32_t count = 0;
	for (const struct ast_column *written = clause->columns; written; written = written->next)
		count++;
	struct column *list = arena_array(r->arena, count, sizeof *list);
	for (const struct ast_column *written = clause->columns; written; written = written->next) {
		struct column *column = &list[columns.count++];
		*column = column_of(r, &written->field, stops);
		column->heading = text_of(r, written->heading);
		column->joined = written->joined;
		if (column->field == FIELD_KIND && columns.kind == PLAN)
			columns.kind = column->kind;
		if (!written->brackets)
			continue;
		struct str word = written->brackets->text;
		bool names = column->field == FIELD_OWNER || column->field == FIELD_SPONSOR ||
			     column->field == FIELD_WITH;
		if (!names) {
			report(r->diags, PL001, written->field.span,
				"`%.*s` names nobody who could have a role in brackets",
				STR_ARG(column->name));
			continue;
		}
		if (str_equal_nocase(word, STR("role")))
			column->brackets = BRACKETS_ROLE;
		else if (str_equal_nocase(word, STR("in")))
			column->brackets = BRACKETS_IN;
		else
			report(r->diags, PL001, written->field.span,
				"expected `(role)` or `(in)` behind this field, found `%.*s`",
				STR_ARG(word));
	}
	columns.list = list;
	return columns;
}

static enum condition_kind condition_kind_of(enum ast_condition_kind kind)
{
	switch (kind) {
	case CONDITION_AND: return WHERE_AND;
	case CONDITION_OR: return WHERE_OR;
	case CONDITION_NOT: return WHERE_NOT;
	case CONDITION_IS: return WHERE_IS;
	case CONDITION_IS_NOT: return WHERE_IS_NOT;
	case CONDITION_IN: return WHERE_IN;
	case CONDITION_BEFORE: return WHERE_BEFORE;
	case CONDITION_AFTER: return WHERE_AFTER;
	case CONDITION_FLAG: return WHERE_FLAG;
	default: return WHERE_CHANGED_SINCE;
	}
}

/* The comparison that a bare word behind `or` goes on with: `status is delayed or at-risk`. */
static const struct ast_condition *subject_of(const struct ast_condition *left)
{
	while (left && left->kind == CONDITION_OR && left->right->kind == CONDITION_FLAG)
		left = left->left;
	if (left && left->kind == CONDITION_OR)
		left = left->right;
	return left && left->kind == CONDITION_IS ? left : NULL;
}

static bool is_status(struct str word)
{
	bool known = false;
	for (int status = NO_STATUS + 1; status <= MERGED; status++)
		known |= str_equal_nocase(word, str_of(status_words((enum status)status)));
	return known;
}

/* "at risk" for `at-risk` */
static struct str without_hyphens(struct resolver *r, struct str word)
{
	char *words = str_chars(r->arena, word);
	for (size_t i = 0; i < word.len; i++)
		words[i] = words[i] == '-' ? ' ' : words[i];
	return (struct str){words, word.len};
}

static const struct condition *continued(struct resolver *r, const struct ast_condition *subject,
	const struct ast_condition *word, bool stops)
{
	struct condition *condition = NEW(r->arena, struct condition);
	struct str *value = NEW(r->arena, struct str);
	*value = without_hyphens(r, word->field.text);
	condition->kind = WHERE_IS;
	condition->span = word->span;
	condition->field = column_of(r, &subject->field, stops);
	condition->values = value;
	condition->value_count = 1;
	return condition;
}

static bool continues(
	struct resolver *r, const struct ast_condition *subject, const struct ast_condition *right)
{
	return subject && right->kind == CONDITION_FLAG &&
	       str_equal(subject->field.text, STR("status")) &&
	       is_status(without_hyphens(r, right->field.text));
}

/* Statuses with blanks, whichever way they are written. What no item can have would be a condition
 * that nothing meets. */
static const struct str *statuses_of(
	struct resolver *r, const struct ast_ref *values, bool stops, uint32_t *count)
{
	*count = 0;
	for (const struct ast_ref *value = values; value; value = value->next)
		++*count;
	struct str *list = arena_array(r->arena, *count, sizeof *list);
	uint32_t i = 0;
	for (const struct ast_ref *value = values; value; value = value->next) {
		struct str word = ref_string(r, value);
		list[i] = without_hyphens(r, word);
		if (!is_status(list[i++]))
			report_status(r, value->span, word)->stops = stops;
	}
	return list;
}

/* The tree is at most CONDITION_DEEPEST deep. */
static const struct condition *condition_of(
	struct resolver *r, const struct ast_condition *written, bool stops)
{
	struct condition *condition = NEW(r->arena, struct condition);
	condition->kind = condition_kind_of(written->kind);
	condition->span = written->span;
	if (written->left)
		condition->left = condition_of(r, written->left, stops);
	const struct ast_condition *subject =
		written->kind == CONDITION_OR ? subject_of(written->left) : NULL;
	if (written->right)
		condition->right = continues(r, subject, written->right)
					   ? continued(r, subject, written->right, stops)
					   : condition_of(r, written->right, stops);
	if (condition->kind <= WHERE_NOT)
		return condition;
	if (condition->kind == WHERE_CHANGED_SINCE) {
		condition->revision = one_text_of(r, written->text).str;
		return condition;
	}
	condition->field = column_of(r, &written->field, stops);
	condition->values =
		condition->field.field == FIELD_STATUS
			? statuses_of(r, written->values, stops, &condition->value_count)
			: strings_of(r, written->values, &condition->value_count);
	condition->when = point_of(r, written->point);
	return condition;
}

static uint32_t count_of(const struct ast_node *node, enum ast_clause_kind kind)
{
	uint32_t count = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		count += clause->kind == kind;
	return count;
}

/* PLAN, which groups nothing, for what is no kind of item. */
static enum kind group_kind(struct resolver *r, const struct ast_clause *clause, bool stops)
{
	for (enum kind kind = THEME; kind <= MEASURE; kind++)
		if (str_equal(clause->group->text, str_of(kind_word(kind))))
			return kind;
	struct diag *diag = report(r->diags, PL121, clause->group->span,
		"a paper has no rows to group by `%.*s`", STR_ARG(clause->group->text));
	diag->stops = stops;
	help(r->diags, diag, "items are grouped by what they stand in: `group by pledge`");
	return PLAN;
}

static const struct sort_key *sort_keys(
	struct resolver *r, const struct ast_clause *clause, bool stops, uint32_t *count)
{
	*count = 0;
	for (const struct ast_sort *written = clause->sort; written; written = written->next)
		++*count;
	struct sort_key *keys = arena_array(r->arena, *count, sizeof *keys);
	uint32_t i = 0;
	for (const struct ast_sort *written = clause->sort; written; written = written->next) {
		keys[i].by = column_of(r, &written->field, stops);
		keys[i++].descending = written->descending;
	}
	return keys;
}

static void resolve_paper(
	struct resolver *r, const struct ast_node *node, struct report *paper, bool stops)
{
	struct columns *columns =
		arena_array(r->arena, count_of(node, CLAUSE_COLUMNS), sizeof *columns);
	enum kind *groups = arena_array(r->arena, count_of(node, CLAUSE_GROUP_BY), sizeof *groups);
	const struct condition **where =
		arena_array(r->arena, count_of(node, CLAUSE_WHERE), sizeof *where);
	struct text *notes = arena_array(r->arena, count_of(node, CLAUSE_NOTE), sizeof *notes);
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		switch (clause->kind) {
		case CLAUSE_COLUMNS:
			columns[paper->columns_count++] = columns_of(r, clause, stops);
			break;
		case CLAUSE_GROUP_BY:
			groups[paper->group_count++] = group_kind(r, clause, stops);
			break;
		case CLAUSE_WHERE:
			where[paper->where_count++] = condition_of(r, clause->where, stops);
			break;
		case CLAUSE_SORT_BY:
			paper->sort = sort_keys(r, clause, stops, &paper->sort_count);
			break;
		case CLAUSE_TEXT: paper->text = text_of(r, clause->text); break;
		case CLAUSE_NOTE: notes[paper->note_count++] = text_of(r, clause->text); break;
		default: break;
		}
	}
	paper->columns = columns;
	paper->group_by = groups;
	paper->where = where;
	paper->notes = notes;
}

static void declare_report(struct resolver *r, const struct report *paper, const struct word *name)
{
	struct rarely *declared = rarely_of(r, declared_as(r, name));
	if (!declared->report) {
		declared->report = paper;
		return;
	}
	struct diag *diag = report(r->diags, PL104, paper->span,
		"`%.*s` is declared twice among the reports of the plan", STR_ARG(paper->name));
	note(r->diags, diag, declared->report->span, "first declared here");
	help(r->diags, diag, "give one of them another name");
}

void resolve_papers(struct resolver *r)
{
	for (uint32_t i = 0; i < r->model->report_count; i++) {
		check_clauses(r, r->report_nodes[i], REPORT, NULL);
		resolve_paper(r, r->report_nodes[i], &r->reports[i], false);
		bool damaged = r->report_nodes[i]->damaged;
		if (!r->reports[i].name.len && !damaged)
			report(r->diags, PL001, r->reports[i].span,
				"a report needs a name, by which it is asked for");
		else if (r->reports[i].name.len)
			declare_report(r, &r->reports[i], r->report_nodes[i]->name->word);
	}
	if (r->plan)
		resolve_paper(r, r->plan, &r->model->paper, true);
}
