/* An example is a date in a help that the writer could have meant: it lies in the plan's own
 * period. */
#ifndef EXAMPLE_H
#define EXAMPLE_H

#include "diag.h"

/* From now on examples lie in the year that ends with this day: the last of the plan's period.
 * Without a period, that is some day that is still to come. */
void example_until(struct diags *diags, struct date last);

/* "March 2021": the last month of that year; and the one of that name in it, month 1 to 12. Owned
 * by the arena of `diags`, as are all of these. */
struct str example_month(const struct diags *diags);
struct str example_named_month(const struct diags *diags, int month);

/* Beside words that hold a year, a date of that year: the day or month that they name, "December
 * 2020" for "Christmas 2020", else the month of an example. Without a year, example_month. */
struct str example_beside(const struct diags *diags, struct str words);

/* The month that a word nearly is, "February" for "Febuary"; empty if it is like none. */
struct str month_like(struct str word);

/* "31 March 2021": its last day. */
struct str example_day(const struct diags *diags);

/* "April 2020 to March 2023": three years, for what could be a period. */
struct str example_period(const struct diags *diags);

#endif
