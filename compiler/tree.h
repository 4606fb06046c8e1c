/* The builders of the syntax tree: what the grammar's actions call, one for each form. */
#ifndef TREE_H
#define TREE_H

#include "parser.h"

struct ref_list {
	struct ast_ref *first, *last;
};
struct clause_list {
	struct ast_clause *first, *last;
};
struct range_list {
	struct ast_point *first, *last;
};
struct column_list {
	struct ast_column *first, *last;
};
struct sort_list {
	struct ast_sort *first, *last;
};
struct comparand_list {
	struct ast_comparand *first, *last;
};

struct text_list {
	struct ast_text *first, *last;
};

/* A header that is not yet in the tree: what follows it decides whether it has a block. */
struct node_head {
	struct ast_node *node;
	struct ast_clause *last; /* the last clause of its line */
};

/* Nodes */
struct node_head tree_head(struct parser *p, const struct word *kind, struct ast_ref *name,
	struct ast_text *title, struct span keyword, struct span header);
struct node_head tree_head_says(struct node_head head, struct ast_clause *clause);
void tree_add_node(struct parser *p, const struct node_head *head);
void tree_open(struct parser *p, const struct node_head *head, struct span brace);
/* A header that goes on with `lost`, which could not be understood. */
void tree_add_broken(struct parser *p, struct node_head head, struct span lost);
void tree_open_broken(struct parser *p, struct node_head head, struct span lost, struct span brace);
void tree_open_lost(struct parser *p, struct span header, struct span brace);
void tree_close(struct parser *p, struct span brace);
void tree_add_clauses(struct parser *p, struct clause_list clauses);
void tree_damaged(struct parser *p);

/* A line of which nothing was understood: it may be more of the item above it, deeper than which it
 * stands, or whose line it carries on. */
void tree_lost_line(struct parser *p, struct span line);
void tree_translate_title(
	struct parser *p, const struct word *language, struct span text, struct span statement);
void tree_include(struct parser *p, struct span keyword, struct span header, struct ast_text *path);
void tree_version(struct parser *p, struct span keyword, struct span version, struct span header);

/* Names, texts and values */
struct ast_ref *ref_word(struct parser *p, const struct word *word, struct span span);
struct ast_ref *ref_slice(struct parser *p, struct span span);
struct ast_ref *ref_text(struct parser *p, struct span span);
struct ast_ref *ref_value(struct parser *p, struct span span);
struct ref_list ref_list(const struct ref_list *before, struct ast_ref *ref);
/* `101,102` is one number to the scanner and two names to a list. */
struct ref_list ref_split(struct parser *p, const struct ref_list *before, struct span span);
struct ast_text *text_new(struct parser *p, const struct word *language, struct span span);
struct text_list text_pair(struct ast_text *first, struct ast_text *second);
struct text_list text_list(const struct text_list *before, struct ast_text *text);
struct ast_value *value_new(
	struct parser *p, enum ast_value_kind kind, struct span span, struct ast_text *text);
struct ast_field *field_of(struct parser *p, struct span span);
uint32_t number_of(struct parser *p, struct span span);

/* Clauses */
struct clause_list clause_pair(struct ast_clause *first, struct ast_clause *second);
struct clause_list clause_list(const struct clause_list *before, struct ast_clause *clause);
struct ast_clause *clause_text(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_text *text);
struct ast_clause *clause_refs(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ref_list refs, struct ast_terms *terms);
struct ast_clause *clause_written(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_text *written);
struct ast_clause *clause_when(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_when *when, struct ast_terms *terms);
struct ast_clause *clause_point(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_point *point);
struct ast_clause *clause_word(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, const struct word *word);
struct ast_clause *clause_status(struct parser *p, struct span keyword, struct span span,
	struct ast_status_value *status, struct ast_terms *terms);
struct ast_clause *clause_amount(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_value *value, struct ast_point *point, struct ast_text *words);
struct ast_clause *clause_update(
	struct parser *p, struct span keyword, struct span span, struct ast_update *update);
struct ast_clause *clause_response(struct parser *p, struct span keyword, struct span span,
	const struct word *stance, bool in_part, struct ast_text *text);
struct ast_clause *clause_named(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_ref *name, struct ast_text *text);
struct ast_clause *clause_rule(struct parser *p, struct span keyword, struct span span,
	struct ast_ref *code, struct ast_ref *level);
struct ast_clause *clause_require(struct parser *p, struct span keyword, struct span span,
	struct ref_list clauses, struct ast_ref *kind);
struct ast_clause *clause_call(struct parser *p, struct span keyword, struct span span,
	struct ast_field *what, struct ast_text *word, struct ast_text *plural);
struct ast_clause *clause_columns(
	struct parser *p, struct span keyword, struct span span, struct column_list columns);
struct ast_clause *clause_group(
	struct parser *p, struct span keyword, struct span span, struct ast_field *kind);
struct ast_clause *clause_sort(
	struct parser *p, struct span keyword, struct span span, struct sort_list sorts);
struct ast_clause *clause_where(
	struct parser *p, struct span keyword, struct span span, struct ast_condition *where);
struct ast_clause *clause_years(struct parser *p, struct span keyword, struct span span,
	struct ast_ref *which, struct ast_point *from);

/* Slips with one reading: taken as meant, and reported as PL023. A status with a bare date, and a
 * percentage without its sign; and a word that an update has for its date, which may be none. */
struct ast_point *understood_on(struct parser *p, struct ast_point *point, struct span span);
struct ast_point *understood_word(struct parser *p, struct span word);
struct ast_value *understood_percent(struct parser *p, struct span number, struct span span);

/* Words behind a value */
struct ast_terms *term_written(struct parser *p, struct ast_terms *terms, struct ast_text *text);
struct ast_terms *term_label(struct parser *p, struct ast_terms *terms, struct ast_text *text);
struct ast_terms *term_because(struct parser *p, struct ast_terms *terms, struct ast_text *text);
struct ast_terms *term_agreed(struct parser *p, struct ast_terms *terms, struct ast_text *text);
struct ast_terms *term_on(struct parser *p, struct ast_terms *terms, struct ast_point *point);

/* Deadlines and points in time */
struct ast_when *when_ranges(struct parser *p, struct span span, struct range_list ranges);
struct ast_when *when_every(struct parser *p, struct span span, uint32_t count, enum ast_unit unit,
	struct ast_point *from, struct ast_point *until);
struct ast_when *when_every_day(struct parser *p, struct span span, uint32_t day,
	const struct word *month, struct ast_point *from, struct ast_point *until);
struct ast_when *when_kept(
	struct parser *p, enum ast_when_kind kind, struct span span, struct ast_point *point);
struct ast_when *when_words(struct parser *p);
struct range_list range_list(const struct range_list *before, struct ast_point *range);
struct ast_point *range_of(struct ast_point *first, struct ast_point *last, bool open);
struct ast_point *point_end_of(struct ast_point *point, struct span span);
struct ast_point *point_relative(struct parser *p, struct span span, uint32_t count,
	enum ast_unit unit, struct ast_ref *ref);
struct ast_point *point_year(struct parser *p, struct span year);
struct ast_point *point_month(
	struct parser *p, struct span span, const struct word *month, struct span year);
struct ast_point *point_day(struct parser *p, struct span span, struct span day,
	const struct word *month, struct span year);
struct ast_point *point_plan_year(struct parser *p, struct span span);
struct ast_point *point_iso_date(struct parser *p, struct span span);
struct ast_point *point_iso_month(struct parser *p, struct span span);
struct ast_point *point_part(struct parser *p, enum ast_point_kind kind, struct span span,
	const struct word *which, struct span year);
struct ast_point *point_nth(
	struct parser *p, enum ast_point_kind kind, struct span span, struct span number);
struct ast_point *point_words(struct parser *p, struct span span);
struct ast_point *point_named(struct parser *p, struct ast_ref *ref, struct span span);

/* Status, updates, papers */
struct ast_status_value *status_new(
	struct parser *p, enum ast_status status, struct span span, struct ast_ref *ref);
struct ast_update *update_new(struct parser *p, struct ast_point *on,
	struct ast_status_value *status, struct ast_ref *by, struct ast_value *progress,
	struct ast_text *text);
struct column_list column_list(
	const struct column_list *before, struct ast_column *column, bool joined);
struct ast_column *column_new(struct parser *p, struct ast_field *field,
	const struct word *brackets, struct ast_text *heading);
struct sort_list sort_list(const struct sort_list *before, struct ast_sort *sort);
struct ast_sort *sort_new(struct parser *p, struct ast_field *field, bool descending);
struct ast_condition *condition_new(struct parser *p, enum ast_condition_kind kind,
	struct span span, struct ast_condition *left, struct ast_condition *right);
struct ast_condition *condition_test(struct parser *p, enum ast_condition_kind kind,
	struct span span, struct span field, struct comparand_list values, struct ast_point *point);
struct comparand_list comparand_list(
	const struct comparand_list *before, struct ast_comparand *comparand);
struct ast_comparand *comparand_new(struct parser *p, struct span span, struct ast_point *point);
struct ast_condition *condition_since(
	struct parser *p, struct span span, struct span field, struct span text);

/* tree_dates.c: slips of the hand with one reading, taken as meant and reported: a dash for `to`,
 * `within … of`, a date in quotes, a path with blanks, dashes in a date; and two with none. */
struct ast_point *understood_dash(
	struct parser *p, struct ast_point *first, struct ast_point *last, struct span dash);
struct ast_point *understood_within(struct parser *p, struct span span, struct span steps,
	enum ast_unit unit, struct ast_ref *ref);
struct ast_when *understood_quotes(struct parser *p, struct ast_when *when, struct span span);
struct ast_ref *understood_path(struct parser *p, struct span span);
struct ast_point *understood_dashed(struct parser *p, struct span span);
void report_bare_text(struct parser *p, struct span date, struct span text);
struct ast_clause *clause_after_date(
	struct parser *p, struct span keyword, struct span span, struct span date);

#endif
