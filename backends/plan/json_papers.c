#include "json_parts.h"

static void put_field(struct document *doc, const struct column *column)
{
	put_words(doc, STR("field"), field_name(column));
	put_flag(doc, STR("custom"), column->field == FIELD_CUSTOM);
}

static void put_column(struct document *doc, const struct column *column)
{
	json_open_line_object(&doc->json);
	put_field(doc, column);
	if (column->brackets != BRACKETS_NONE)
		put_words(doc, STR("brackets"),
			column->brackets == BRACKETS_ROLE ? STR("role") : STR("in"));
	put_text(doc, STR("heading"), &column->heading);
	put_flag(doc, STR("joined"), column->joined);
	json_close_object(&doc->json);
}

static void put_columns(struct document *doc, const struct report *paper)
{
	if (paper->columns_count == 0)
		return;
	json_key(&doc->json, STR("columns"));
	json_open_array(&doc->json);
	for (uint32_t i = 0; i < paper->columns_count; i++) {
		const struct columns *columns = &paper->columns[i];
		json_open_object(&doc->json);
		if (columns->kind != PLAN)
			put_words(doc, STR("kind"), str_of(kind_word(columns->kind)));
		json_key(&doc->json, STR("fields"));
		json_open_array(&doc->json);
		for (uint32_t k = 0; k < columns->count; k++)
			put_column(doc, &columns->list[k]);
		json_close_array(&doc->json);
		json_close_object(&doc->json);
	}
	json_close_array(&doc->json);
}

static void put_values(struct document *doc, const struct condition *condition)
{
	if (condition->value_count == 0)
		return;
	json_key(&doc->json, STR("values"));
	json_open_line_array(&doc->json);
	for (uint32_t i = 0; i < condition->value_count; i++)
		if (shows_comparand(&doc->withheld, &condition->values[i]))
			json_string(&doc->json, condition->values[i].words);
	json_close_array(&doc->json);
}

/* The tree is no deeper than the parser lets conditions be nested. */
static void put_condition(struct document *doc, const struct condition *condition)
{
	static const char *const words[] = {[WHERE_AND] = "and",
		[WHERE_OR] = "or",
		[WHERE_NOT] = "not",
		[WHERE_IS] = "is",
		[WHERE_IS_NOT] = "is not",
		[WHERE_IN] = "in",
		[WHERE_BEFORE] = "before",
		[WHERE_AFTER] = "after",
		[WHERE_FLAG] = "flag",
		[WHERE_CHANGED_SINCE] = "changed since"};
	json_open_object(&doc->json);
	put_words(doc, STR("test"), str_of(words[condition->kind]));
	if (condition->left) {
		json_key(&doc->json, STR("left"));
		put_condition(doc, condition->left);
	}
	if (condition->right) {
		json_key(&doc->json, STR("right"));
		put_condition(doc, condition->right);
	}
	if (condition->kind > WHERE_NOT && condition->kind != WHERE_CHANGED_SINCE)
		put_field(doc, &condition->field);
	put_values(doc, condition);
	put_when(doc, STR("when"), &condition->when);
	put_words(doc, STR("revision"), condition->revision);
	json_close_object(&doc->json);
}

void put_paper(struct document *doc, const struct report *paper)
{
	put_columns(doc, paper);
	if (paper->group_count) {
		json_key(&doc->json, STR("group_by"));
		json_open_line_array(&doc->json);
		for (uint32_t i = 0; i < paper->group_count; i++)
			if (paper->group_by[i] != PLAN) /* a word that is no kind */
				json_string(&doc->json, str_of(kind_word(paper->group_by[i])));
		json_close_array(&doc->json);
	}
	if (paper->where_count) {
		json_key(&doc->json, STR("where"));
		json_open_array(&doc->json);
		for (uint32_t i = 0; i < paper->where_count; i++)
			put_condition(doc, paper->where[i]);
		json_close_array(&doc->json);
	}
	if (paper->sort_count) {
		json_key(&doc->json, STR("sort"));
		json_open_array(&doc->json);
		for (uint32_t i = 0; i < paper->sort_count; i++) {
			json_open_line_object(&doc->json);
			put_field(doc, &paper->sort[i].by);
			put_flag(doc, STR("descending"), paper->sort[i].descending);
			json_close_object(&doc->json);
		}
		json_close_array(&doc->json);
	}
}
