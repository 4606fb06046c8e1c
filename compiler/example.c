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

/* The month that a word stands for, in full or short; the one of a feast, or the last of a season
 * that lies in one year; 0 for none. */
static int month_in(struct str word)
{
	static const struct {
		const char *word;
		int month;
	} others[] = {{"Christmas", 12}, {"Xmas", 12}, {"Easter", 4}, {"spring", 5}, {"summer", 8},
		{"autumn", 11}};
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (str_equal_nocase(word, str_of(others[i].word)))
			return others[i].month;
	return month_named(word);
}

/* The next run of letters, or of digits. */
static struct str next_run(struct str words, size_t *at)
{
	while (*at < words.len && !ascii_is_alpha(words.at[*at]) && !ascii_is_digit(words.at[*at]))
		++*at;
	size_t begin = *at;
	bool digits = begin < words.len && ascii_is_digit(words.at[begin]);
	while (*at < words.len &&
		(digits ? ascii_is_digit(words.at[*at]) : ascii_is_alpha(words.at[*at])))
		++*at;
	return (struct str){words.at + begin, *at - begin};
}

static int number_in(struct str run, size_t digits)
{
	int number = 0;
	for (size_t i = 0; i < run.len && i < digits; i++)
		number = number * 10 + (run.at[i] - '0');
	return run.len == digits && ascii_is_digit(run.at[0]) ? number : 0;
}

struct str example_beside(const struct diags *diags, struct str words)
{
	struct date date = {0};
	size_t at = 0;
	for (struct str run; !date.year && (run = next_run(words, &at)).len;) {
		int month = month_in(run), number = run.len <= 4 ? number_in(run, run.len) : 0;
		if (month)
			date.month = month;
		else if (run.len == 4)
			date.year = number;
		else if (number)
			date = (struct date){.day = number};
	}
	if (date.year < FIRST_YEAR)
		return example_month(diags);
	if (date.month && date.day && date_exists(date))
		return day_words(diags->arena, day_of(date));
	/* Of `2020/21` the example's month, if that is the last of such a year. */
	bool two = !date.month && diags->example.month < 12 && at < words.len &&
		   words.at[at] == '/' &&
		   number_in(next_run(words, &at), 2) == (date.year + 1) % 100;
	int month = date.month ? date.month : diags->example.month;
	return str_format(diags->arena, "%s %d", month_name(month), date.year + two);
}

struct str month_like(struct str word)
{
	/* One of three letters is like too many words. */
	enum { SHORTEST = 4 };
	struct likes likes = likes_of(word);
	for (int month = 1; month <= 12 && word.len >= SHORTEST; month++)
		if (month != 5)
			likes_offer(&likes, str_of(month_name(month)), (struct span){0, 0});
	return likes.count ? likes.best[0].name : (struct str){0};
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
