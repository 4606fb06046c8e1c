#include <stdlib.h>

#include "lateness.h"
#include "plan/html.h"

/* One date of an item. */
struct entry {
	const struct item *item;
	const struct deadline *deadline;
	day_number day;
};

/* The days on which one of its deadlines ends; of what recurs, the one that comes next. */
static bool day_of_deadline(const struct paper *paper, const struct item *item,
	const struct deadline *deadline, day_number *day)
{
	const struct when *when = &deadline->when;
	if (!when->known || when->all.open || when->kind == IS_ONGOING || when->kind == IS_TBC)
		return false;
	if (when->kind == IS_RECURRING && item->due->count == 1)
		return late_after(paper->model, item, day);
	*day = when->all.end;
	return true;
}

/* What it has by inheritance is said of what it inherits it from. */
static uint32_t deadline_count(const struct paper *paper, const struct item *item)
{
	bool shown = item->due && !item->due_inherited && item->kind != MEASURE &&
		     layout_prints(paper->layout, item);
	return shown ? item->due->count : 0;
}

/* Into `entries`, if there is room for them. */
static uint32_t find_entries(const struct paper *paper, struct entry *entries)
{
	uint32_t count = 0;
	EACH_ITEM (item, paper->model)
		for (uint32_t i = 0; i < deadline_count(paper, item); i++) {
			struct entry entry = {item, &item->due->list[i], 0};
			if (!day_of_deadline(paper, item, entry.deadline, &entry.day))
				continue;
			if (entries)
				entries[count] = entry;
			count++;
		}
	return count;
}

bool html_has_no_deadline(struct paper *paper)
{
	day_number day;
	EACH_ITEM (item, paper->model)
		for (uint32_t i = 0; i < deadline_count(paper, item); i++)
			if (day_of_deadline(paper, item, &item->due->list[i], &day))
				return false;
	return true;
}

static int month_of(day_number day)
{
	struct date date = date_of(day);
	return date.year * 12 + date.month;
}

static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	return a->deadline < b->deadline ? -1 : 1;
}

static void begin_month(struct paper *paper, day_number day)
{
	struct date date = date_of(day);
	char room[24];
	html_put(paper, STR("<h3>"));
	html_words(paper, words_of_month(date.month));
	html_byte(paper, ' ');
	html_put(paper, decimal(date.year, room));
	html_put(paper, STR("</h3>\n<ul>\n"));
}

/* A month's own name is its heading already. */
static bool is_whole_month(const struct when *when)
{
	return when->kind == IS_MONTH && !(when->rest && when->rest->written.at);
}

static void put_entry(struct paper *paper, const struct entry *entry)
{
	struct str label = deadline_label(entry->deadline);
	html_put(paper, STR("<li>"));
	html_link(paper, entry->item);
	if (!is_whole_month(&entry->deadline->when) || label.len) {
		html_put(paper, STR(" ("));
		html_when(paper, &entry->deadline->when);
		html_put(paper, label.len ? STR(", ") : STR(""));
		html_own(paper, label);
		html_byte(paper, ')');
	}
	html_place(paper, entry->item);
	html_put(paper, STR("</li>\n"));
}

void html_deadlines(struct paper *paper)
{
	uint32_t count = find_entries(paper, NULL);
	struct entry *entries = arena_array(paper->model->arena, count, sizeof *entries);
	find_entries(paper, entries);
	qsort(entries, count, sizeof *entries, compare_entries);
	for (uint32_t i = 0; i < count; i++) {
		bool same = i > 0 && month_of(entries[i].day) == month_of(entries[i - 1].day);
		if (!same) {
			html_put(paper, i ? STR("</ul>\n") : STR(""));
			begin_month(paper, entries[i].day);
		}
		put_entry(paper, &entries[i]);
	}
	html_put(paper, STR("</ul>\n"));
}
