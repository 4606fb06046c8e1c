#include "resolver.h"

/* The plan right above a clause, if it has no block; NULL if something else stands there. */
static const struct ast_node *plan_above(
	const struct ast_node *root, const struct ast_clause *clause)
{
	const struct ast_node *above = NULL;
	for (const struct ast_node *node = root->nodes; node; node = node->next)
		if (node->header.start < clause->span.start)
			above = node;
	return above && above->kind == AST_PLAN && !above->block.end ? above : NULL;
}

/* Clauses that stand in no block: one finding for all. */
static void refuse_loose_clauses(struct resolver *r, const struct ast_node *root)
{
	struct diag *diag = NULL;
	for (const struct ast_clause *clause = root->clauses; clause; clause = clause->next) {
		if (diag) {
			repeat(r->diags, diag, clause_keyword(clause), STR("and this"));
			continue;
		}
		struct str word = source_slice(r->sources, clause_keyword(clause));
		diag = report(r->diags, PL030, clause_keyword(clause),
			"`%.*s` stands outside every block", STR_ARG(word));
		const struct ast_node *plan = plan_above(root, clause);
		if (plan)
			help(r->diags, diag,
				"put a `{` at the end of line %u, and a `}` on a line of its own"
				" behind the block",
				(unsigned)source_place(r->sources, plan->header.end).line);
		else
			help(r->diags, diag, "it belongs in the block of the plan or of an item");
	}
}

const struct model *resolve(const struct ast_file *file, const struct sources *sources,
	struct words *words, struct diags *diags, day_number today)
{
	struct arena *arena = words->arena;
	struct model *model = NEW(arena, struct model);
	model->arena = arena;
	model->sources = sources;
	model->today = today;
	model->plan.version = file->version;
	model->plan.version_said = file->version_said;
	struct resolver r = {.arena = arena,
		.sources = sources,
		.words = words,
		.diags = diags,
		.model = model,
		.incomplete = file->incomplete};

	refuse_loose_clauses(&r, file->root);
	prepare_clauses(&r);
	collect(&r, file);
	declare_names(&r);
	resolve_calendar(&r);
	resolve_phases(&r);
	resolve_parties(&r);
	resolve_goals(&r);
	for (const struct ast_loose_words *loose = file->loose; loose; loose = loose->next)
		explain_loose_words(&r, loose);
	for (uint32_t i = 0; i < model->count; i++) {
		resolve_clauses(&r, &r.items[i]);
		settle_at_once(&r, &r.items[i]);
	}
	resolve_deadlines(&r);
	finish_parties(&r);
	resolve_header(&r);
	resolve_papers(&r);
	prove_date_fixes(&r);
	model->understood = diags_understood(diags);
	return model;
}
