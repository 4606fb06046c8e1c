/* What is said of a date in another form: each says what was found, and what to write. forms.c
 * tells them apart. */
#ifndef RESOLVE_FORM_HELPS_H
#define RESOLVE_FORM_HELPS_H

#include "form_words.h"

void explain_numeric(const struct form_words *form);
void explain_year_first(const struct form_words *form);
void explain_spreadsheet_day(const struct form_words *form);
void explain_month_first(const struct form_words *form);
void explain_no_year(const struct form_words *form);
void explain_month(const struct form_words *form);
void explain_month_number(const struct form_words *form);
void explain_month_behind(const struct form_words *form);
void explain_quarter(const struct form_words *form);
void explain_season(const struct form_words *form);
void explain_short_year(const struct form_words *form);
void explain_financial_year(const struct form_words *form);
void explain_short_financial_year(const struct form_words *form);
void explain_years(const struct form_words *form);
void explain_half(const struct form_words *form);
void explain_odd_plan_year(const struct form_words *form);

/* `Q5 2018/19`: true, and said, if there is no such quarter. */
bool explain_no_quarter(const struct form_words *form, struct str word);

/* `H1`, `h2`. */
bool is_half(struct str word);

/* A financial year is named alone, or its end. */
bool names_financial_year(const struct form_words *form);

/* Where `2027-03` stands in `2027-03 Q3`: two numbers of a year of the plan that are none; NULL if
 * there are none such. */
const struct piece *odd_plan_year(const struct form_words *form);

#endif
