#include "deadlines.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

static const char *const MONTHS[] = {"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"};
static const char *const SHORT[] = {
	"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"};

/* A quarter in the words of the calendar; months from 0. */
struct quarter {
	unsigned number; /* among those of its year, from 0 */
	unsigned plan_year;
	unsigned year, first, last, last_day;
};

static struct quarter quarter_of(unsigned index)
{
	static const unsigned first[] = {3, 6, 9, 0}, days[] = {30, 30, 31, 31};
	struct quarter quarter = {.number = index % 4, .plan_year = 2018 + index / 4};
	quarter.year = quarter.plan_year + (quarter.number == 3);
	quarter.first = first[quarter.number];
	quarter.last = quarter.first + 2;
	quarter.last_day = days[quarter.number];
	return quarter;
}

void add_neighbour(struct neighbours *neighbours, struct neighbour neighbour)
{
	if (neighbours->count < sizeof neighbours->list / sizeof neighbours->list[0])
		neighbours->list[neighbours->count++] = neighbour;
}

const struct neighbour *neighbour_until(
	const struct neighbours *neighbours, struct random *random, unsigned quarter)
{
	if (neighbours->count == 0)
		return NULL;
	const struct neighbour *one = &neighbours->list[below(random, neighbours->count)];
	return one->quarter < quarter ? one : NULL;
}

static void season(const struct quarter *quarter)
{
	static const char *const seasons[] = {"Spring", "Summer", "Autumn", "Winter"};
	if (quarter->number == 3)
		printf("Winter %u/%02u", quarter->plan_year, (quarter->plan_year + 1) % 100);
	else
		printf("%s %u", seasons[quarter->number], quarter->year);
}

static void plan_year(const struct quarter *quarter)
{
	printf("%u/%02u", quarter->plan_year, (quarter->plan_year + 1) % 100);
}

/* Days and months, in the proportions in which plans have them. */
static void month_or_day(struct random *random, const struct quarter *quarter)
{
	const char *month = MONTHS[quarter->last];
	unsigned year = quarter->year, day = quarter->last_day, last = quarter->last;
	switch (below(random, 12)) {
	case 0: printf("%u %s %u", day, month, year); break;
	case 1: printf("%u%s %s %u", day, day == 31 ? "st" : "th", month, year); break;
	case 2: printf("%u-%02u-%02u", year, last + 1, day); break;
	case 3: printf("%u-%02u", year, last + 1); break;
	case 4: printf("%s %u", SHORT[last], year); break;
	case 5: printf("by the end of %s %u", month, year); break;
	case 6: printf("by %u %s %u", day, month, year); break;
	default: printf("%s %u", month, year); break;
	}
}

static void range(struct random *random, const struct quarter *quarter, unsigned index)
{
	const char *first = MONTHS[quarter->first], *last = MONTHS[quarter->last];
	unsigned year = quarter->year, before = index > 1 ? index - 2 : 0;
	struct quarter other = quarter_of(before);
	switch (below(random, 5)) {
	case 0: printf("%s to %s %u", first, last, year); break;
	case 1: printf("1 %s %u to %u %s %u", first, year, quarter->last_day, last, year); break;
	case 2: printf("Month %u to Month %u", 3 * index + 1, 3 * index + 3); break;
	case 3: printf("Month %u", 3 * index + 3); break;
	default: printf("%s %u and %s %u", MONTHS[other.first], other.year, last, year); break;
	}
}

void plain_deadline(struct random *random, unsigned index)
{
	struct quarter quarter = quarter_of(index);
	bool whole_year = quarter.number == 3;
	switch (below(random, 12)) {
	case 0:
		printf("Q%u ", quarter.number + 1);
		plan_year(&quarter);
		break;
	case 1: season(&quarter); break;
	case 2: range(random, &quarter, index); break;
	case 3:
		if (whole_year)
			plan_year(&quarter);
		else
			printf("%s %u", MONTHS[quarter.last], quarter.year);
		break;
	case 4:
		if (whole_year && index > 4)
			printf("Years 1 and %u", index / 4 + 1);
		else if (whole_year)
			printf("Year %u", index / 4 + 1);
		else
			printf("end of %s %u", MONTHS[quarter.last], quarter.year);
		break;
	default: month_or_day(random, &quarter); break;
	}
}

/* What names a phase, an event or another action; false if nothing of the kind ends there. */
static bool named_deadline(
	struct random *random, unsigned index, const struct neighbours *neighbours)
{
	const struct neighbour *before = neighbour_until(neighbours, random, index);
	if (index == 4)
		printf("60 days after opening");
	else if (index == 7)
		printf("short");
	else if (index == 11)
		printf("%s", below(random, 2) ? "medium" : "short and medium");
	else if (before && before->quarter == index - 1)
		printf("3 months after %u.%u", before->pledge, before->action);
	else
		return false;
	return true;
}

/* To the end of the plan, as all that recurs. */
static void recurring_deadline(struct random *random)
{
	static const char *const often[] = {
		"every month", "quarterly", "every 3 months", "every March", "every 6 months"};
	printf("%s", often[below(random, 5)]);
}

static const char last_stage[] = "the final one";

const char *deadline(struct random *random, unsigned index, const struct neighbours *neighbours)
{
	struct quarter quarter = quarter_of(index);
	const char *month = MONTHS[quarter.last];
	unsigned kind = below(random, 24);
	if (kind < 2 && named_deadline(random, index, neighbours))
		return NULL;
	if (index == QUARTERS - 1 && kind < 7)
		recurring_deadline(random);
	else if (kind == 3)
		printf("ongoing review %s %u", month, quarter.year);
	else if (kind == 4)
		printf("tbc by %s %u", month, quarter.year);
	else if (kind == 5)
		printf("from %s %u", month, quarter.year);
	else if (kind == 6)
		printf("%s %u written \"%s, in time for the budget\"", month, quarter.year, month);
	else if (kind == 7)
		printf("October 2018 for \"the first report\"\n        due %s %u for \"%s\"", month,
			quarter.year, last_stage);
	else
		plain_deadline(random, index);
	return kind == 7 ? last_stage : NULL;
}
