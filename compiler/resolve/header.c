#include "../example.h"
#include "phrases.h"
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
	if (calendar->has_period)
		calendar->period = plan->covers = period_covers(calendar, &plan->period);
	if (calendar->has_period)
		example_until(r->diags, date_of(calendar->period.end));
	struct str words = written_words(r->model, &plan->period);
	calendar->writes_years = str_find(words, STR("/")) < words.len;
}

static bool is_clause(struct str words)
{
	bool known = false;
#define CLAUSE(id, clause, who, often) known |= str_equal_nocase(words, STR(clause));
#include "vocabulary.def"
	return known;
}

/* What a plan can ask of its items is an owner (PL301) and a deadline (PL204): a clause that
 * nothing would look for is refused, rather than taken for a promise. */
static void require_clause(
	struct resolver *r, struct required *required, struct str words, struct span span)
{
	bool owner = str_equal_nocase(words, STR("owner")),
	     due = str_equal_nocase(words, STR("due"));
	required->owner |= owner;
	required->due |= due;
	if (owner || due)
		return;
	struct diag *diag;
	if (is_clause(words))
		diag = report(r->diags, PL001, span,
			"an owner and a deadline can be required, but not `%.*s`", STR_ARG(words));
	else
		diag = report(r->diags, PL001, span,
			"expected a clause such as `owner`, found `%.*s`", STR_ARG(words));
	help(r->diags, diag, "for example `require owner, due on action`");
}

static void report_required_twice(
	struct resolver *r, const struct ast_clause *clause, enum kind kind)
{
	struct str word = str_of(kind_word(kind));
	const struct ast_clause *first = r->plan->clauses;
	while (first->kind != CLAUSE_REQUIRE ||
		!str_equal_nocase(ref_string(r, first->require->kind), word))
		first = first->next;
	struct diag *diag = report(r->diags, PL005, clause->require->kind->span,
		"what %s %s needs is said twice", kind_article(kind), kind_word(kind));
	note(r->diags, diag, first->require->kind->span, "first said here");
	help(r->diags, diag, "name all of it in one line: `require owner, due on %s`",
		kind_word(kind));
}

static void require_clauses(struct resolver *r, const struct ast_clause *clause)
{
	struct str word = ref_string(r, clause->require->kind);
	enum kind kind = 0;
	while (kind < KIND_COUNT && !str_equal_nocase(word, str_of(kind_word(kind))))
		kind++;
	if (kind < PLAN || kind > MEASURE) {
		report(r->diags, PL001, clause->require->kind->span,
			"items can be asked for what they need, but no %.*s", STR_ARG(word));
		return;
	}
	struct required *required = &r->model->plan.required[kind];
	if (required->clauses) {
		report_required_twice(r, clause, kind);
		return;
	}
	required->clauses = strings_of(r, clause->require->clauses, &required->count);
	required->owner = required->due = false;
	const struct ast_ref *ref = clause->require->clauses;
	for (uint32_t i = 0; i < required->count; i++, ref = ref->next)
		require_clause(r, required, required->clauses[i], ref->span);
}

static void resolve_rules(struct resolver *r)
{
	struct plan *plan = &r->model->plan;
	uint32_t count = 0;
	for (const struct ast_clause *clause = r->plan->clauses; clause; clause = clause->next)
		count += clause->kind == CLAUSE_RULE;
	struct rule *rules = arena_array(r->arena, count, sizeof *rules);
	for (const struct ast_clause *clause = r->plan->clauses; clause; clause = clause->next) {
		if (clause->kind != CLAUSE_RULE)
			continue;
		struct str code = ref_string(r, clause->named->name);
		rule_named(r->diags, clause->named->name->span, code);
		rules[plan->rule_count++] =
			(struct rule){code, clause->named->level->text, clause->span};
	}
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

static const struct str *add_names(
	struct resolver *r, enum ast_clause_kind kind, uint32_t *count, const struct span **places)
{
	uint32_t room = 0;
	for (const struct ast_clause *clause = r->plan->clauses; clause; clause = clause->next)
		for (const struct ast_ref *ref = clause->kind == kind ? clause->refs : NULL; ref;
			ref = ref->next)
			room++;
	struct str *names = arena_array(r->arena, room, sizeof *names);
	struct span *spans = arena_array(r->arena, room, sizeof *spans);
	for (const struct ast_clause *clause = r->plan->clauses; clause; clause = clause->next)
		for (const struct ast_ref *ref = clause->kind == kind ? clause->refs : NULL; ref;
			ref = ref->next) {
			spans[*count] = ref->span;
			names[(*count)++] = ref_string(r, ref);
		}
	*places = spans;
	return names;
}

/* Items give the mark alone, so two texts under one mark cannot be told apart. */
static void check_marks(struct resolver *r)
{
	enum { MARKS_COMPARED = 64 }; /* a plan with more has gone wrong elsewhere */
	const struct plan *plan = &r->model->plan;
	for (uint32_t i = 0; i < plan->footnote_count; i++)
		if (!plan->footnotes[i].text.str.at) {
			struct diag *diag = report(r->diags, PL001, plan->footnotes[i].span,
				"the footnote `%.*s` has no text",
				STR_ARG(plan->footnotes[i].name));
			help(r->diags, diag, "for example `footnote %.*s \"Subject to funding.\"`",
				STR_ARG(plan->footnotes[i].name));
		}
	for (uint32_t i = 1; i < plan->footnote_count; i++)
		for (uint32_t k = i > MARKS_COMPARED ? i - MARKS_COMPARED : 0; k < i; k++) {
			const struct named_text *one = &plan->footnotes[k];
			const struct named_text *other = &plan->footnotes[i];
			if (!str_equal(one->name, other->name))
				continue;
			struct diag *diag = report(r->diags, PL104, other->span,
				"`%.*s` is declared twice among the footnotes of the plan",
				STR_ARG(other->name));
			note(r->diags, diag, one->span, "first declared here");
			break;
		}
}

/* Each once, however often the header names it. */
static const struct str *languages_of(struct resolver *r, uint32_t *count)
{
	enum { COMPARED = 64 }; /* a list with more is no list of languages */
	uint32_t named = 0;
	const struct span *unused;
	const struct str *all = add_names(r, CLAUSE_LANGUAGES, &named, &unused);
	struct str *names = arena_array(r->arena, named, sizeof *names);
	for (uint32_t i = 0; i < named; i++) {
		uint32_t k = 0;
		while (k < *count && k < COMPARED && !str_equal(names[k], all[i]))
			k++;
		if (k == *count || k == COMPARED)
			names[(*count)++] = all[i];
	}
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
			case CLAUSE_PUBLISHER:
				plan->publisher = text_of(r, clause->text);
				plan->spelt |= placeholders_spelt(plan->publisher.str);
				break;
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
		plan->languages = languages_of(r, &plan->language_count);
		plan->retired =
			add_names(r, CLAUSE_RETIRED, &plan->retired_count, &plan->retired_spans);
		plan->footnotes = named_list(r, r->plan, CLAUSE_FOOTNOTE, &plan->footnote_count);
		check_marks(r);
	}
	check_languages(r);
}
