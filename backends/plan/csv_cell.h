/* A cell of a CSV file, put together and written; what the files of the CSV share, and nobody else.
 */
#ifndef CSV_CELL_H
#define CSV_CELL_H

#include "markup.h"
#include "plan.h"
#include "plan/layout.h"
#include "sink.h"
#include "withheld.h"
#include "words.h"

/* A cell that the next rows are likely to have again, as it went into the sink. */
struct csv_kept {
	const void *of; /* what it shows */
	char *bytes;
	size_t len, room;
};

struct csv_table {
	const struct model *model;
	const struct request *request;
	const struct language *own; /* of our words in cells; headers stay as programs know them */
	struct withheld withheld;
	struct sink sink;
	char plain[MARKUP_ROOM]; /* the text that was turned into plain text last */
	char *cell;              /* a cell that is put together from several pieces */
	size_t len, room;
	bool listed; /* its list has begun */
	struct csv_kept theme, pledge, objective, outcome;
	struct place place;
	const struct item *placed; /* what `place` is of */
	struct str *names;         /* of parties by index, once they have been asked for */
};

/* Writes a whole cell, with the quotes and the guard that it needs. */
void csv_put_value(struct csv_table *table, struct str value);

/* The text as plain text; good until the next one is asked for. */
struct str csv_plain(struct csv_table *table, const struct text *text);

/* Puts a cell together piece by piece, in table->cell; csv_next_entry comes before each entry of a
 * list in it. */
void csv_begin(struct csv_table *table);
void csv_append(struct csv_table *table, struct str piece);
void csv_next_entry(struct csv_table *table);
void csv_end(struct csv_table *table);

/* A party as it is printed: its title, else its name. */
struct str csv_party_name(struct csv_table *table, const struct party *party);

/* The deadlines of an item as entries, each with its label. */
void csv_append_due(struct csv_table *table, const struct item *item);

/* csv_field.c: puts together what a cell of a layout shows, each column as an entry; and a title,
 * with its number before it if that is wanted. */
void csv_append_cell(struct csv_table *table, const struct layout *layout,
	const struct columns *line, const struct cell *cell);
void csv_append_title(struct csv_table *table, const struct item *item, bool number);

/* csv_paper.c: the committee's table of the report that is asked for, and what is in its header
 * row. */
const struct str *csv_titles(struct csv_table *table, uint32_t *count);
void csv_put_paper(struct csv_table *table);

#endif
