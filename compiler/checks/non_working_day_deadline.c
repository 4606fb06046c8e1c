#include "check.h"

/* 0 for Monday: day 0 was a Thursday. */
static int weekday(day_number day)
{
	return (int)(((day % 7) + 7 + 3) % 7);
}

void check_non_working_day_deadline(
	const struct model *model, struct diags *diags, const struct item *item)
{
	enum { FRIDAY = 4, SATURDAY = 5 };
	for (uint32_t i = 0; item->due && !item->due_inherited && i < item->due->count; i++) {
		const struct when *when = &item->due->list[i].when;
		int day = when->kind == IS_DAY && when->known ? weekday(when->all.end) : 0;
		if (day < SATURDAY)
			continue;
		struct diag *diag = report(diags, PL213, when->span, "%.*s is a %s",
			STR_ARG(written_words(model, when)),
			day == SATURDAY ? "Saturday" : "Sunday");
		suggest_words(diags, diag, GUESS, when->span,
			day_words(diags->arena, when->all.end - (day - FRIDAY)));
	}
}
