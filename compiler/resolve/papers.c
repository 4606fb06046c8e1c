#include "resolver.h"

static struct columns columns_of(struct resolver *r, const struct ast_clause *clause)
{
	struct columns columns = {.kind = PLAN};
	uint32_t count = 0;
	for (const struct ast_column *written = clause->columns; written; written = written->next)
		count++;
	struct column *list = arena_array(r->arena, count, sizeof *list);
	for (const struct ast_column *written = clause->columns; written; written = written->next) {
		struct column *column = &list[columns.count++];
		*column = column_of(r, &written->field);
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

static uint32_t count_of(const struct ast_node *node, enum ast_clause_kind kind)
{
	uint32_t count = 0;
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next)
		count += clause->kind == kind;
	return count;
}

/* PLAN, which groups nothing, for what is no kind of item. */
static enum kind group_kind(struct resolver *r, const struct ast_clause *clause)
{
	for (enum kind kind = THEME; kind <= MEASURE; kind++)
		if (str_equal(clause->group->text, str_of(kind_word(kind))))
			return kind;
	struct diag *diag = report(r->diags, PL121, clause->group->span,
		"a paper has no rows to group by `%.*s`", STR_ARG(clause->group->text));
	damage_paper(r, diag);
	help(r->diags, diag, "items are grouped by what they stand in: `group by pledge`");
	return PLAN;
}

static const struct sort_key *sort_keys(
	struct resolver *r, const struct ast_clause *clause, uint32_t *count)
{
	*count = 0;
	for (const struct ast_sort *written = clause->sort; written; written = written->next)
		++*count;
	struct sort_key *keys = arena_array(r->arena, *count, sizeof *keys);
	uint32_t i = 0;
	for (const struct ast_sort *written = clause->sort; written; written = written->next) {
		keys[i].by = column_of(r, &written->field);
		keys[i++].descending = written->descending;
	}
	return keys;
}

static void resolve_paper(struct resolver *r, const struct ast_node *node, struct report *paper)
{
	r->paper = paper;
	struct columns *columns =
		arena_array(r->arena, count_of(node, CLAUSE_COLUMNS), sizeof *columns);
	enum kind *groups = arena_array(r->arena, count_of(node, CLAUSE_GROUP_BY), sizeof *groups);
	const struct condition **where =
		arena_array(r->arena, count_of(node, CLAUSE_WHERE), sizeof *where);
	struct text *notes = arena_array(r->arena, count_of(node, CLAUSE_NOTE), sizeof *notes);
	for (const struct ast_clause *clause = node->clauses; clause; clause = clause->next) {
		switch (clause->kind) {
		case CLAUSE_COLUMNS: columns[paper->columns_count++] = columns_of(r, clause); break;
		case CLAUSE_GROUP_BY: groups[paper->group_count++] = group_kind(r, clause); break;
		case CLAUSE_WHERE:
			where[paper->where_count++] = condition_of(r, clause->where);
			break;
		case CLAUSE_SORT_BY: paper->sort = sort_keys(r, clause, &paper->sort_count); break;
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
		resolve_paper(r, r->report_nodes[i], &r->reports[i]);
		bool damaged = r->report_nodes[i]->damaged;
		if (!r->reports[i].name.len && !damaged)
			report(r->diags, PL001, r->reports[i].span,
				"a report needs a name, by which it is asked for");
		else if (r->reports[i].name.len)
			declare_report(r, &r->reports[i], r->report_nodes[i]->name->word);
	}
	if (r->plan)
		resolve_paper(r, r->plan, &r->model->paper);
}
