#include "numbering.h"

enum { DIGITS = 6 }; /* more are a year with a day, or a number in a register */

static bool is_letter_or_digit(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c);
}

bool read_numbering(struct str printed, struct numbering *numbering)
{
	size_t end = printed.len;
	while (end > 0 && !is_letter_or_digit(printed.at[end - 1]))
		end--;
	size_t start = end;
	while (start > 0 && ascii_is_digit(printed.at[start - 1]))
		start--;
	if (start == end || end - start > DIGITS)
		return false;
	numbering->before = (struct str){printed.at, start};
	numbering->behind = (struct str){printed.at + end, printed.len - end};
	numbering->number = 0;
	for (size_t i = start; i < end; i++)
		numbering->number = numbering->number * 10 + (uint32_t)(printed.at[i] - '0');
	return true;
}

bool same_numbering(const struct numbering *a, const struct numbering *b)
{
	return str_equal_nocase(a->before, b->before);
}
