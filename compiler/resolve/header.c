#include "resolver.h"

static const struct ast_clause *find_clause(const struct ast_node *node, enum ast_clause_kind kind)
{
	for (const struct ast_clause *clause = node ? node->clauses : NULL; clause;
		clause = clause->next)
		if (clause->kind == kind)
			return clause;
	return NULL;
}

static void set_plan_years(struct resolver *r, const struct ast_clause *clause)
{
	r->model->plan.years_written =
		str_trim((struct str){source_slice(r->sources, clause->span).at +
					      (clause->keyword_end - clause->span.start),
			clause->span.end - clause->keyword_end});
	if (clause->years->from) {
		set_years_from(&r->calendar, clause->years->from);
		return;
	}
	char first = ascii_lower(ref_string(r, clause->years->which).at[0]);
	char second = ascii_lower(ref_string(r, clause->years->which).at[1]);
	set_years(&r->calendar, first == 'f'    ? YEARS_FINANCIAL
				: second == 'a' ? YEARS_CALENDAR
						: YEARS_ACADEMIC);
}

void resolve_calendar(struct resolver *r)
{
	struct calendar *calendar = &r->calendar;
	calendar->arena = r->arena;
	calendar->sources = r->sources;
	calendar->diags = r->diags;
	calendar->without_period = &r->without_period;
	set_years(calendar, YEARS_FINANCIAL);
	const struct ast_clause *years = find_clause(r->plan, CLAUSE_YEARS);
	if (years)
		set_plan_years(r, years);
	struct plan *plan = &r->model->plan;
	plan->years = calendar->years;
	plan->year_month = calendar->year_month;
	plan->year_day = calendar->year_day;
	const struct ast_clause *period = find_clause(r->plan, CLAUSE_PERIOD);
	if (!period) {
		/* A line that was not understood may have been it. */
		calendar->period_unread = r->plan && r->plan->damaged;
		return;
	}
	plan->period = period_of(calendar, period->when);
	calendar->has_period = plan->period.known;
	calendar->period_unread = !plan->period.known;
	calendar->period = plan->period.all;
	struct str words = written_words(r->model, &plan->period);
	calendar->writes_years = str_find(words, STR("/")) < words.len;
}

static void require_clauses(struct resolver *r, const struct ast_clause *clause)
{
	struct plan *plan = &r->model->plan;
	struct str word = ref_string(r, clause->require->kind);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (!str_equal_nocase(word, str_of(kind_word((enum kind)kind))))
			continue;
		struct required *required = &plan->required[kind];
		required->clauses = strings_of(r, clause->require->clauses, &required->count);
		required->owner = required->due = false;
		const struct ast_ref *ref = clause->require->clauses;
		for (uint32_t i = 0; i < required->count; i++, ref = ref->next) {
			bool known = false;
#define CLAUSE(id, words, who, often) known |= str_equal_nocase(required->clauses[i], STR(words));
#include "vocabulary.def"
			if (!known)
				report(r->diags, PL001, ref->span,
					"expected a clause such as `owner`, found `%.*s`",
					STR_ARG(required->clauses[i]));
			required->owner |= str_equal_nocase(required->clauses[i], STR("owner"));
			required->due |= str_equal_nocase(required->clauses[i], STR("due"));
		}
	}
}

static void resolve_rules(struct resolver *r)
{
	struct plan *plan = &r->model->plan;
	uint32_t count = 0;
	for (const struct ast_clause *clause = r->plan->clauses; clause; clause = clause->next)
		count += clause->kind == CLAUSE_RULE;
	struct rule *rules = arena_array(r->arena, count, sizeof *rules);
	for (const struct ast_clause *clause = r->plan->clauses; clause; clause = clause->next)
		if (clause->kind == CLAUSE_RULE)
			rules[plan->rule_count++] =
				(struct rule){ref_string(r, clause->named->name),
					clause->named->level->text, clause->span};
	plan->rules = rules;
}

static void resolve_distinct(struct resolver *r)
{
	struct plan *plan = &r->model->plan;
	uint32_t groups = 0;
	for (const struct ast_clause *clause = r->plan->clauses; clause; clause = clause->next)
		groups += clause->kind == CLAUSE_DISTINCT;
	const struct party *const **list = arena_array(r->arena, groups, sizeof *list);
	for (const struct ast_clause *clause = r->plan->clauses; clause; clause = clause->next) {
		if (clause->kind != CLAUSE_DISTINCT)
			continue;
		uint32_t count = 1;
		for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next)
			count++;
		const struct party **group = arena_array(r->arena, count, sizeof *group);
		count = 0;
		for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next) {
			const struct party *party = find_party(r, ref);
			if (party)
				group[count++] = party;
		}
		list[plan->distinct_count++] = group;
	}
	plan->distinct = list;
}

static const struct str *add_names(struct resolver *r, enum ast_clause_kind kind, uint32_t *count)
{
	uint32_t room = 0;
	for (const struct ast_clause *clause = r->plan->clauses; clause; clause = clause->next)
		for (const struct ast_ref *ref = clause->kind == kind ? clause->refs : NULL; ref;
			ref = ref->next)
			room++;
	struct str *names = arena_array(r->arena, room, sizeof *names);
	for (const struct ast_clause *clause = r->plan->clauses; clause; clause = clause->next)
		for (const struct ast_ref *ref = clause->kind == kind ? clause->refs : NULL; ref;
			ref = ref->next)
			names[(*count)++] = ref_string(r, ref);
	return names;
}

static void check_languages(struct resolver *r)
{
	const struct plan *plan = &r->model->plan;
	for (uint32_t i = 0; i < r->language_count; i++) {
		struct str language = language_of(r->languages[i]);
		bool declared = !r->model->has_plan;
		for (uint32_t k = 0; k < plan->language_count; k++)
			declared |= str_equal(plan->languages[k], language);
		if (declared)
			continue;
		struct diag *diag = report(r->diags, PL102, r->languages[i]->span,
			"no language `%.*s` in `languages`", STR_ARG(language));
		help(r->diags, diag, "add it to the plan's header: `languages en, %.*s`",
			STR_ARG(language));
	}
}

/* `languages english, en, en`: a tag of a translation has two small letters (ISO 639-1). */
static void check_tags(struct resolver *r, const struct ast_clause *clause)
{
	for (const struct ast_ref *ref = clause->refs; ref; ref = ref->next) {
		struct str tag = ref_string(r, ref);
		bool good = tag.len == 2;
		for (size_t i = 0; i < tag.len; i++)
			good &= tag.at[i] >= 'a' && tag.at[i] <= 'z';
		if (!good)
			report(r->diags, PL001, ref->span,
				"expected a language of two small letters such as `cy`, found `%.*s`",
				STR_ARG(tag));
	}
}

void resolve_header(struct resolver *r)
{
	struct plan *plan = &r->model->plan;
	plan->required[ACTION].owner = plan->required[ACTION].due = true;
	plan->required[MILESTONE].due = true;
	if (r->plan) {
		plan->header = r->plan->header;
		for (const struct ast_clause *clause = r->plan->clauses; clause;
			clause = clause->next) {
			switch (clause->kind) {
			case CLAUSE_SUBTITLE: plan->subtitle = text_of(r, clause->text); break;
			case CLAUSE_PUBLISHER: plan->publisher = text_of(r, clause->text); break;
			case CLAUSE_ADOPTED: plan->adopted = point_of(r, clause->point); break;
			case CLAUSE_SLIPS: {
				char third = ascii_lower(clause->word->text.at[0]);
				plan->slips_said = true;
				plan->slips = third == 'r'   ? SLIPS_NEED_REASON
					      : third == 'a' ? SLIPS_NEED_APPROVAL
							     : SLIPS_NEVER;
				break;
			}
			case CLAUSE_REQUIRE: require_clauses(r, clause); break;
			case CLAUSE_LANGUAGES: check_tags(r, clause); break;
			default: break;
			}
		}
		resolve_rules(r);
		resolve_distinct(r);
		plan->languages = add_names(r, CLAUSE_LANGUAGES, &plan->language_count);
		plan->retired = add_names(r, CLAUSE_RETIRED, &plan->retired_count);
		plan->footnotes = named_list(r, r->plan, CLAUSE_FOOTNOTE, &plan->footnote_count);
	}
	check_languages(r);
}
