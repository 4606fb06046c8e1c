#include "changes/sayings.h"
#include "changes/spoken.h"

/* A line of the plan's header whose values are words. */
static void compare_words(struct differ *c, enum change_kind kind, const char *clause,
	struct str old, struct str new, struct span old_span, struct span new_span)
{
	if (str_equal(old, new))
		return;
	struct change *change =
		change_add(c, changed_item(c, c->old->items, c->new->items), kind, clause);
	change_places(change, old_span.end ? old_span : change->old_span,
		new_span.end ? new_span : change->new_span);
	if (old.len)
		change->from = old;
	if (new.len)
		change->to = new;
	if (!old.len)
		change_says(c, change, "now says `%s %.*s`", clause, STR_ARG(new));
	else if (!new.len)
		change_says(c, change, "no longer says `%s %.*s`", clause, STR_ARG(old));
	else
		change_says(c, change, "now says `%s %.*s`, it was `%s %.*s`", clause, STR_ARG(new),
			clause, STR_ARG(old));
}

/* Days that are the same are one, in whatever form. */
static bool same_days(const struct when *a, const struct when *b)
{
	if (!a->known || !b->known)
		return when_is_said(a) == when_is_said(b);
	return a->all.start == b->all.start && a->all.open == b->all.open &&
	       (a->all.open || a->all.end == b->all.end);
}

static void compare_when(
	struct differ *c, const char *clause, const struct when *old, const struct when *new)
{
	if (!same_days(old, new))
		compare_words(c, CHANGE_TERMS, clause, written_words(c->old, old),
			written_words(c->new, new), old->span, new->span);
}

static struct str years_words(struct differ *c, const struct plan *plan)
{
	switch (plan->years) {
	case YEARS_FINANCIAL: return STR("financial");
	case YEARS_CALENDAR: return STR("calendar");
	case YEARS_ACADEMIC: return STR("academic");
	default:
		return str_format(
			c->arena, "from %d %s", plan->year_day, month_name(plan->year_month));
	}
}

static struct str slips_words(const struct plan *plan)
{
	switch (plan->slips) {
	case SLIPS_NEED_APPROVAL: return STR("need approval");
	case SLIPS_NEVER: return STR("never");
	default: return STR("need reason");
	}
}

/* What a plan says of each rule; its last line counts. */
struct rule_lines {
	const struct rule *of[DIAG_COUNT];
};

static struct rule_lines rule_lines(const struct plan *plan)
{
	struct rule_lines lines = {0};
	for (uint32_t i = 0; i < plan->rule_count; i++) {
		enum diag_id id = diag_find(plan->rules[i].code);
		if (id != DIAG_COUNT)
			lines.of[id] = &plan->rules[i];
	}
	return lines;
}

static enum severity level_of(const struct rule *rule, enum diag_id id)
{
	if (!rule)
		return diag_info(id)->severity[AGREED];
	int level = OFF;
	while (level < ERROR &&
		!str_equal_nocase(rule->level, str_of(severity_word((enum severity)level))))
		level++;
	return (enum severity)level;
}

/* A rule on changes that is asked less strictly than it was. */
static void compare_rules(struct differ *c)
{
	struct rule_lines old = rule_lines(&c->old->plan), new = rule_lines(&c->new->plan);
	for (int i = 0; i < DIAG_COUNT; i++) {
		enum diag_id id = (enum diag_id)i;
		const struct rule *was = old.of[i], *is = new.of[i];
		if (!was && !is)
			continue;
		const char *code = diag_info(id)->code;
		bool loosened = level_of(is, id) < level_of(was, id) && code[2] == '7';
		struct str old_words = {0}, new_words = {0};
		if (was)
			old_words = str_format(
				c->arena, "%s %s", code, severity_word(level_of(was, id)));
		if (is)
			new_words = str_format(
				c->arena, "%s %s", code, severity_word(level_of(is, id)));
		compare_words(c, loosened ? CHANGE_TERMS : CHANGE_PLAN, "rule", old_words,
			new_words, was ? was->span : (struct span){0},
			is ? is->span : (struct span){0});
	}
}

static struct str required_words(struct differ *c, const struct required *required)
{
	if (required->count)
		return spoken_list(c->arena, required->clauses, required->count);
	return required->owner && required->due ? STR("owner, due")
	       : required->owner                ? STR("owner")
	       : required->due                  ? STR("due")
						: STR("");
}

static void compare_required(struct differ *c)
{
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		struct str was = required_words(c, &c->old->plan.required[kind]);
		struct str is = required_words(c, &c->new->plan.required[kind]);
		if (was.len)
			was = str_format(
				c->arena, "%.*s on %s", STR_ARG(was), kind_word((enum kind)kind));
		if (is.len)
			is = str_format(
				c->arena, "%.*s on %s", STR_ARG(is), kind_word((enum kind)kind));
		compare_words(
			c, CHANGE_PLAN, "require", was, is, (struct span){0}, (struct span){0});
	}
}

static struct str quoted(struct differ *c, const struct text *text)
{
	if (!text->str.at)
		return (struct str){0};
	struct str words =
		str_format(c->arena, "\"%.*s\"", STR_ARG(str_tidied(c->arena, text->str)));
	for (const struct translation *other = text->others; other; other = other->next)
		words = str_format(c->arena, "%.*s %.*s \"%.*s\"", STR_ARG(words),
			STR_ARG(other->language), STR_ARG(other->text.str));
	return words;
}

/* Names of parties that are not to be taken for each other. */
static void say_distinct(struct sayings *to, const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->distinct_count; i++) {
		uint32_t count = 0;
		while (plan->distinct[i][count])
			count++;
		struct str *names = arena_array(to->arena, (size_t)count + 1, sizeof *names);
		for (uint32_t k = 0; k < count; k++)
			names[k] = plan->distinct[i][k]->name;
		say(to, spoken_list(to->arena, names, count), plan->header);
	}
}

static void say_footnotes(struct sayings *to, const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->footnote_count; i++) {
		const struct named_text *footnote = &plan->footnotes[i];
		struct str words = str_format(to->arena, "%.*s %.*s", STR_ARG(footnote->name),
			STR_ARG(footnote->text.str));
		say(to, words, footnote->span);
	}
}

static void compare_lists(struct differ *c, const struct changed *of)
{
	static const struct saying_kind distinct = {
		"distinct", "tells apart", "names of different parties,", CHANGE_PLAN, CHANGE_PLAN};
	static const struct saying_kind footnote = {
		"footnote", "has another footnote,", "footnote", CHANGE_PLAN, CHANGE_PLAN};
	struct sayings old = {.arena = c->arena}, new = {.arena = c->arena};
	say_distinct(&old, &c->old->plan);
	say_distinct(&new, &c->new->plan);
	compare_sayings(c, of, &distinct, &old, &new);
	say_footnotes(&old, &c->old->plan);
	say_footnotes(&new, &c->new->plan);
	compare_sayings(c, of, &footnote, &old, &new);
}

void compare_terms(struct differ *c)
{
	const struct plan *old = &c->old->plan, *new = &c->new->plan;
	struct span nowhere = {0, 0};
	compare_when(c, "period", &old->period, &new->period);
	compare_words(c, CHANGE_TERMS, "years", years_words(c, old), years_words(c, new), nowhere,
		nowhere);
	compare_when(c, "adopted", &old->adopted, &new->adopted);
	compare_words(
		c, CHANGE_TERMS, "slips", slips_words(old), slips_words(new), nowhere, nowhere);
	compare_rules(c);
	compare_required(c);
	compare_words(c, CHANGE_PLAN, "subtitle", quoted(c, &old->subtitle),
		quoted(c, &new->subtitle), old->subtitle.span, new->subtitle.span);
	compare_words(c, CHANGE_PLAN, "publisher", quoted(c, &old->publisher),
		quoted(c, &new->publisher), old->publisher.span, new->publisher.span);
	compare_words(c, CHANGE_PLAN, "languages",
		spoken_list(c->arena, old->languages, old->language_count),
		spoken_list(c->arena, new->languages, new->language_count), nowhere, nowhere);
	compare_words(c, CHANGE_PLAN, "retired",
		spoken_list(c->arena, old->retired, old->retired_count),
		spoken_list(c->arena, new->retired, new->retired_count), nowhere, nowhere);
	compare_lists(c, changed_item(c, c->old->items, c->new->items));
}
