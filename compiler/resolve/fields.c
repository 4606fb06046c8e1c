#include "resolver.h"

/* The field of a name: one of ours, a kind, or a `field` of the plan. */

static const struct field_info {
	const char *name;
	enum field field;
} field_infos[] = {
#define FIELD(id, name, compares, what) {name, FIELD_##id},
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

void damage_paper(struct resolver *r, struct diag *diag)
{
	r->paper->damaged = true;
	/* No paper of the plan is made without its own. */
	diag_stop(r->diags, diag, diag->stops || r->paper == &r->model->paper);
}

static void report_field(struct resolver *r, const struct ast_field *written)
{
	struct diag *diag =
		report(r->diags, PL121, written->span, "no field `%.*s`", STR_ARG(written->text));
	damage_paper(r, diag);
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

bool seek_column(struct resolver *r, const struct ast_field *written, struct column *column)
{
	*column = (struct column){.name = written->text, .span = written->span};
	for (size_t i = 1; i < FIELD_INFOS; i++)
		if (str_equal(written->text, str_of(field_infos[i].name))) {
			column->field = field_infos[i].field;
			return true;
		}
	for (enum kind kind = THEME; kind <= MEASURE; kind++)
		if (str_equal(written->text, str_of(kind_word(kind)))) {
			column->field = FIELD_KIND;
			column->kind = kind;
			return true;
		}
	/* Our own fields are taken in any case; those of the plan are names. */
	column->field = FIELD_CUSTOM;
	column->name = source_slice(r->sources, written->span);
	return is_plan_field(r, column->name);
}

struct column column_of(struct resolver *r, const struct ast_field *written)
{
	struct column column;
	if (!seek_column(r, written, &column))
		report_field(r, written);
	return column;
}
