#include "check.h"

/* Whether a note of the item says that it lies outside: one that holds this word. */
static bool says_outside(const struct item *item)
{
	struct str outside = STR("outside");
	for (uint32_t i = 0; i < item->more->note_count; i++) {
		struct str rest = item->more->notes[i].str;
		bool in_word = false;
		for (; rest.len >= outside.len; rest.at++, rest.len--) {
			char behind = rest.len > outside.len ? rest.at[outside.len] : ' ';
			if (!in_word && !ascii_is_alpha(behind) &&
				str_equal_nocase((struct str){rest.at, outside.len}, outside))
				return true;
			in_word = ascii_is_alpha(*rest.at);
		}
	}
	return false;
}

static void look_at(const struct model *model, struct diags *diags, const struct item *item,
	const struct when *when)
{
	const struct when *period = &model->plan.period;
	bool waits = when->kind == IS_ONGOING || when->kind == IS_TBC;
	if (!when->known || waits)
		return;
	bool after = (when->all.open ? when->all.start : when->all.end) > period->all.end;
	bool before = !when->all.open && when->all.end < period->all.start;
	if ((!after && !before) || says_outside(item))
		return;
	struct str words = item_words(model, item);
	struct str edge = day_words(
		diags->arena, after ? period->all.end : period->all.start);
	struct diag *diag = report(diags, PL202, when->span,
		"%.*s is due %.*s, %s the plan's period, which %s on %.*s", STR_ARG(words),
		STR_ARG(when->written), after ? "after" : "before", after ? "ends" : "begins",
		STR_ARG(edge));
	note(diags, diag, period->span, "the plan's period");
	help(diags, diag,
		"if it is meant to lie outside the period, say so: `note \"Lies outside the plan's"
		" period.\"`");
}

void check_deadline_outside_plan(const struct model *model, struct diags *diags)
{
	if (!model->plan.period.known)
		return;
	for (const struct item *item = model->items; item < model->items + model->count; item++) {
		if (!item->due || item->due_inherited)
			continue;
		/* A stage is one of several dates on the way, and may well lead out of the plan. */
		for (uint32_t i = 0; i < item->due->count; i++)
			if (!item->due->list[i].label.len)
				look_at(model, diags, item, &item->due->list[i].when);
	}
}
