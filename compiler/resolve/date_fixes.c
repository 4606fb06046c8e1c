/* What findings suggest for a date is tried before it is offered, by the plan's own calendar: only
 * there does it turn out that a winter has two readings, or that a range ends before it starts. */
#include "../trial.h"
#include "resolver.h"
#include "when_parts.h"

/* Each turn makes the words a date in fewer steps; so many are never needed. */
enum { MOST_TURNS = 4 };

/* The first finding of a date that was tried; NULL if there is none. *reads tells if it is a date,
 * and *days which days are meant then, open if none are. */
static const struct diag *find_fault(
	const struct resolver *r, const struct trial *trial, bool *reads, struct interval *days)
{
	*reads = false;
	if (!trial->due)
		return trial->diags->first;
	struct diag *without_period = NULL;
	struct calendar calendar = r->calendar;
	calendar.sources = trial->sources;
	calendar.diags = trial->diags;
	calendar.diags->example = r->diags->example;
	calendar.without_period = &without_period;
	calendar.reads_period = false;
	/* That the plan has no period is said elsewhere, and no fault of the date. */
	calendar.period_unread |= !calendar.has_period;
	struct when_targets targets = when_targets(&calendar, trial->due);
	struct when when = when_of(&calendar, trial->due, NULL, &targets);
	*reads = when.kind != IS_UNREAD && !trial->diags->first;
	*days = when.known ? when.all : (struct interval){.open = true};
	return trial->diags->first;
}

/* The date as the fix of its own finding writes it; empty if there is none. */
static struct str mended(struct resolver *r, const struct trial *trial, const struct diag *fault)
{
	if (!fault->fix || fault->fix->edits->next)
		return (struct str){0};
	const struct edit *edit = fault->fix->edits;
	struct span before = {trial->words.start, edit->span.start};
	struct span behind = {edit->span.end, trial->words.end};
	return str_format(r->arena, "%.*s%.*s%.*s", STR_ARG(source_slice(trial->sources, before)),
		STR_ARG(edit->text), STR_ARG(source_slice(trial->sources, behind)));
}

/* The century of `31/03/18` lies nearest to the period, and yet outside: the year may be a slip. */
static bool is_doubtful(const struct resolver *r, struct span written, struct interval days)
{
	int year = date_of(days.end).year;
	struct str words = source_slice(r->sources, written);
	bool guessed = !days.open && str_find(words, str_format(r->arena, "%d", year)) == words.len;
	return guessed && r->calendar.has_period && !year_in_period(&r->calendar, year);
}

/* Says of the words what would be said of the date that was suggested for them, which is all that
 * is left to ask; and suggests what mends that, if anything does. */
static void prove(struct resolver *r, struct diag *diag)
{
	struct edit *edit = diag->fix->edits;
	for (unsigned turn = 0; turn < MOST_TURNS; turn++) {
		struct trial trial = try_date(r->words, edit->text);
		struct interval days;
		bool reads;
		const struct diag *fault = find_fault(r, &trial, &reads, &days);
		if (reads) {
			if (is_doubtful(r, edit->span, days))
				diag->fix->trust = GUESS;
			return;
		}
		struct str next = fault ? mended(r, &trial, fault) : (struct str){0};
		if (fault && fault->help.len)
			help(r->diags, diag, "%.*s", STR_ARG(fault->help));
		else if (fault)
			help(r->diags, diag, "`%.*s` may be meant, but %.*s", STR_ARG(edit->text),
				STR_ARG(fault->message));
		if (!next.len)
			break;
		edit->text = next;
		if (fault->fix->trust == GUESS)
			diag->fix->trust = GUESS;
	}
	diag->fix = NULL;
}

/* A date is written in place of all its words; or of those that brackets stand behind, where the
 * same rule also asks for other words. */
static bool writes_date(const struct diag *diag)
{
	if ((diag->id != PL024 && diag->id != PL026) || !diag->fix || diag->fix->edits->next)
		return false;
	const struct span *span = &diag->fix->edits->span;
	uint32_t last_start = diag->span.start - (diag->id == PL026);
	return span->start <= last_start && span->end >= diag->span.end;
}

void prove_date_fixes(struct resolver *r)
{
	if (!diags_have(r->diags, PL024) && !diags_have(r->diags, PL026))
		return;
	for (struct diag *diag = *r->diags->unjudged; diag; diag = diag->next)
		if (writes_date(diag))
			prove(r, diag);
}
