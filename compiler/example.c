#include "example.h"

void example_until(struct diags *diags, struct date last)
{
	diags->example = last;
}

struct str example_named_month(const struct diags *diags, int month)
{
	const struct date *last = &diags->example;
	int year = month <= last->month ? last->year : last->year - 1;
	return str_format(diags->arena, "%s %d", month_name(month), year);
}

struct str example_month(const struct diags *diags)
{
	return example_named_month(diags, diags->example.month);
}

struct str example_day(const struct diags *diags)
{
	const struct date *last = &diags->example;
	return str_format(diags->arena, "%d %s %d", last->day, month_name(last->month), last->year);
}

struct str example_period(const struct diags *diags)
{
	int first = diags->example.month % 12 + 1;
	return str_format(diags->arena, "%.*s to %s %d", STR_ARG(example_named_month(diags, first)),
		month_name(diags->example.month), diags->example.year + 2);
}
