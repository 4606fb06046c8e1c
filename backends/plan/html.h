/* What the files that write the HTML paper share, and nobody else. Everything that comes from the
 * plan is escaped or goes through markup.h; HTML Living Standard, WCAG 2.2. */
#ifndef HTML_H
#define HTML_H

#include "plan/layout.h"
#include "plan/markup.h"
#include "plan/withheld.h"
#include "plan/words.h"
#include "sink.h"

/* A page while it is written. */
struct paper {
	const struct model *model;
	const struct request *request;
	struct withheld withheld;
	const struct report *report;
	struct layout *layout;
	struct str language; /* of the plan's texts, as the plan names it; empty: its first */
	const struct language *own;              /* of our words */
	struct str page_language, plan_language; /* of our words; of texts that have no other */
	struct str words[WORDS_COUNT];           /* of ours, in the language of the page */
	bool mixed;             /* some texts may be in another language than the page */
	char *room;             /* for markup_plain */
	struct header *headers; /* of the open table, one a cell */
	uint32_t header_capacity;
	bool in_body; /* a <tbody> is open */
	bool has_contents;
	struct filter { /* what the script can be asked for, and so what items carry */
		bool any, owners, sponsors, statuses, deadlines;
	} filter;
	unsigned sections; /* that stand behind the tables, a set: html_sections.c */
	struct sink *sink;
};

/* The words of a header cell, plain: a narrow screen shows them before each cell. */
struct header {
	size_t len;
	char words[120];
};

/* Markup of ours. */
static inline void html_put(struct paper *paper, struct str markup)
{
	sink_put(paper->sink, markup);
}

static inline void html_byte(struct paper *paper, char byte)
{
	sink_byte(paper->sink, byte);
}

/* html_words.c: the smallest parts. html_escape writes any words so that they stand for themselves,
 * between tags and in an attribute in quotes. */
void html_escape(struct paper *paper, struct str words);
void html_number(struct paper *paper, int64_t number);
/* Our own words; of a phrase with slots, the n-th part of it, from 0. */
static inline void html_words(struct paper *paper, enum own_words words)
{
	html_put(paper, paper->words[words]);
}
static inline void html_part(struct paper *paper, enum own_words phrase, unsigned n)
{
	html_put(paper, words_part(paper->words[phrase], n));
}
/* A phrase whose only slot is the count: "1,240 days", "1 day". */
void html_count(struct paper *paper, uint32_t count, enum own_words one, enum own_words many);
/* A phrase of a count, or of a share of all, and of what is counted: "3 actions", "3 of 4 actions".
 * `capital`: it begins a sentence. */
struct counted {
	enum own_words one, many;
	uint32_t count, shown;
	enum kind kind;
	const struct item *place; /* whose word for the kind is taken; NULL: the plan */
	bool capital;
};
void html_counted(struct paper *paper, const struct counted *counted);
/* Begins and ends what is in a language (empty: that of the page), if that is not the page's: WCAG
 * 2.2, 3.1.2. `block`: elements such as <p> may stand in it. */
void html_begin_language(struct paper *paper, struct str language, bool block);
void html_end_language(struct paper *paper, struct str language, bool block);
/* The language in which the paper prints a text of the plan. */
struct str html_language(const struct paper *paper, const struct text *text);
/* Words of the plan that have no translation. */
void html_own(struct paper *paper, struct str words);
void html_text(struct paper *paper, const struct text *text, enum markup_form form);
/* A party's title; its name if it has none. */
void html_party(struct paper *paper, const struct party *party);
/* Our own word, or a name of the plan, with a capital letter. */
void html_capital(struct paper *paper, struct str word);
void html_label(struct paper *paper, const struct label *label);
/* The item's id: its path, which survives rewording if the item has a name. As some readers of HTML
 * take only letters, digits, `-` and `_`, `1.2/a-7/(3)` is "i-1_-2_a-7__3": "_" is "/", "__" and a
 * digit is an unnamed item, "_-" is "." and "___" is "_"; each id stands for one path. Ids that are
 * not the plan's begin otherwise. */
void html_anchor(struct paper *paper, const struct item *item);
/* The path as references have it. */
void html_path(struct paper *paper, const struct item *item);
/* A link to the item, if the paper shows it; its words are its number and its title, cut if it is
 * long. */
void html_link(struct paper *paper, const struct item *item);
/* The same with the words of a heading. */
void html_heading_link(struct paper *paper, const struct item *item);
/* What the plan calls one of a kind, or several, if it says so, else our own word. */
void html_kind(struct paper *paper, const struct item *place, enum kind kind, bool several);
/* The same as a heading. */
void html_kind_heading(struct paper *paper, const struct item *place, enum kind kind);
/* The text without marks, cut at a blank if it has more than `limit` characters. Its language is
 * for the caller to mark, as it may stand where no element can. */
void html_cut_text(struct paper *paper, const struct text *text, size_t limit);
/* "Recommendation 1", or the beginning of the title where there is no number, or no word for it. */
void html_short_words(struct paper *paper, const struct item *item);
/* Where an item stands, on a line of its own: a title such as "Map provision" says little alone.
 * Actions may be counted anew in each container, so that of a milestone's action is named as well.
 */
void html_place(struct paper *paper, const struct item *item);
/* A name of the plan as part of an id. */
void html_name(struct paper *paper, struct str name);
/* "Recommendation 1: …", the words of a heading. */
void html_heading_words(struct paper *paper, const struct item *item, enum markup_form form);

/* html_when.c: dates. As written, in <time> if it is an interval with an end; phases, events and
 * items without a number by their titles. What is counted from something has its day behind it. */
void html_when(struct paper *paper, const struct when *when);
/* The words alone. */
void html_when_words(struct paper *paper, const struct when *when);
void html_day(struct paper *paper, day_number day);

/* html_date_words.c: the words of a date, which are English, in the language of the page if that
 * has a word for each that fits beside any other; else as typed, marked as English. */
void html_date_words(struct paper *paper, struct str words);

/* html_status.c: how things stand, in words beside a shape. */
/* The class that gives a status its colour. */
struct str html_status_class(enum status status);
void html_status_sign(struct paper *paper, const struct item *place, enum status status);
void html_status(struct paper *paper, const struct item *item);
/* " (agreed: Scrutiny, 6 February 2018)", as far as it is said. */
void html_agreed(struct paper *paper, const struct text *agreed, const struct when *on);
/* What a deadline alone does not tell, as a set. */
enum signs { SIGN_OVERDUE = 1, SIGN_STATUS = 2, SIGN_MOVES = 4, SIGN_ALL = 7 };
/* Those that no column of the line shows; outside tables, all but the status. */
unsigned html_signs_left(struct paper *paper, const struct columns *line);
/* Overdue, the status unless the deadline's own words say it, and earlier deadlines. */
void html_signs(struct paper *paper, const struct item *item, unsigned signs);

/* html_field.c: what one column shows of one item; `line` is NULL outside tables. */
bool html_has_field(struct paper *paper, const struct column *column, const struct cell *cell);
void html_field(struct paper *paper, const struct column *column, const struct cell *cell,
	const struct columns *line);
/* Its deadlines, each with its label, and nothing else. */
void html_due(struct paper *paper, const struct item *item);
void html_facts(struct paper *paper, const struct item *item);
/* As the document has them, else joined by commas; in a cell, persons stand each on a line. */
void html_claims(struct paper *paper, const struct claims *claims, const struct column *column,
	bool in_cell);

/* html_list.c: what is nested. */
void html_title(struct paper *paper, const struct item *item, const struct columns *line);
void html_below_title(struct paper *paper, const struct item *item, const struct columns *line);
void html_list(struct paper *paper, const struct column *column, const struct cell *cell,
	const struct columns *line);
void html_measures(struct paper *paper, const struct item *item);

/* html_report.c: what is shown of the plan, and by which conditions; false if nothing matches them.
 */
bool html_shares(struct paper *paper);
/* How many actions stand in the paper only for what is in them, if any do. */
void html_context(struct paper *paper);
/* What a report says of itself: its text and notes. */
void html_introduction(struct paper *paper);

/* True for a paper that the plan declares beside its own. */
static inline bool html_is_report(const struct paper *paper)
{
	return paper->report->name.len > 0;
}

/* What may stand behind the tables, each in a file of its own. */
bool html_has_no_day(struct paper *paper); /* html_timeline.c: when what is due, drawn */
void html_timeline(struct paper *paper);
bool html_has_no_deadline(struct paper *paper); /* html_deadlines.c: what is due in each month */
void html_deadlines(struct paper *paper);
bool html_has_no_slip(struct paper *paper); /* html_slips.c: which deadlines moved, and why */
void html_slips(struct paper *paper);
bool html_has_no_goal(struct paper *paper); /* html_goals.c: what serves which goal */
void html_goals(struct paper *paper);
bool html_has_no_owner(struct paper *paper); /* html_index.c: who owns and sponsors what */
void html_owners(struct paper *paper);

/* html_filter.c: what the paper can be asked for. One of few items is not asked, and has no script.
 */
struct filter html_filter_of(struct paper *paper);
/* The controls for that, and the script that puts them to work; hidden where none runs. */
void html_filter(struct paper *paper);
/* Attributes for the tag of an item, by which the script finds it: who answers for it (data-o), its
 * status and whether it is overdue (data-s), the last day of its deadline (data-d, days since
 * 1970). `alone`: it does not stand in the tag of another whose owners it may share. */
void html_filter_marks(struct paper *paper, const struct item *item, bool alone);

/* The parts of the paper, in reading order. */
void html_begin(struct paper *paper);   /* html_page.c: title, body, period, date */
void html_summary(struct paper *paper); /* html_summary.c: counts, what needs attention */
/* html_sections.c: the headings right in the plan, and the sections. */
void html_contents(struct paper *paper);
void html_plan(struct paper *paper); /* html_table.c */
void html_sections(struct paper *paper);
void html_phases(struct paper *paper);    /* html_when.c: phases and events */
void html_footnotes(struct paper *paper); /* html_page.c */
void html_end(struct paper *paper);       /* html_page.c: how it was made, what is left out */

#endif
