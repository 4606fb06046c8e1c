/* The parts that the JSON of a plan is made of: keys with what the model has for them. A part that
 * is not there writes nothing, so that absent facts are absent keys. */
#ifndef JSON_PARTS_H
#define JSON_PARTS_H

#include "json_writer.h"
#include "select.h"
#include "withheld.h"

/* A JSON document under way. */
struct document {
	const struct model *model;
	struct withheld withheld;
	struct selection selection; /* of the report that is asked for */
	struct json json;
	struct str *party_keys; /* by index: a party as owners name it, once it has been written */
};

/* "key": "words"; nothing if they are empty. */
void put_words(struct document *doc, struct str key, struct str words);

/* "key": "text", and "key_translations" if it has some; nothing if the text was not given. */
void put_text(struct document *doc, struct str key, const struct text *text);

/* "key": [{"text": …}, …]. */
void put_texts(struct document *doc, struct str key, const struct text *list, uint32_t count);

/* "key": ["…", …]. */
void put_names(struct document *doc, struct str key, const struct str *list, uint32_t count);

/* "key": [{"<name_key>": "…", "text": "…"}, …]. */
void put_named_texts(struct document *doc, struct str key, struct str name_key,
	const struct named_text *list, uint32_t count);

/* "key": true; nothing if it is false. */
void put_flag(struct document *doc, struct str key, bool value);

/* "key": "2018-03-31". */
void put_day(struct document *doc, struct str key, day_number day);

/* "start" and "end" of an interval; an open one has no end. */
void put_days(struct document *doc, const struct interval *days);

/* The keys of a deadline or date inside an object that is open; the label may be empty. */
void put_when_keys(struct document *doc, const struct when *when, struct str label);

/* "key": {…}; nothing if it was not said. */
void put_when(struct document *doc, struct str key, const struct when *when);

/* "key": [{"name": …, …}], and "key_written" with the document's own words. */
void put_claims(struct document *doc, struct str key, const struct claims *claims, bool inherited);

/* The keys of an amount inside an object that is open. */
void put_amount_keys(struct document *doc, const struct amount *amount);

/* "location": {"file", "line", "column"} of the start of a span. */
void put_location(struct document *doc, struct span span);

/* An item's path, as a value. */
void put_path(struct document *doc, const struct item *item);

/* "labels": what is called how. */
void put_labels(struct document *doc, const struct call *calls, uint32_t count);

/* "columns", "group_by", "where" and "sort" of a paper. */
void put_paper(struct document *doc, const struct report *paper);

/* The clauses that the plan and every item may have, inside an object that is open. */
void put_clauses(struct document *doc, const struct item *item);

/* True if the item stands in the document: selected, and not withheld. */
bool has_item(const struct document *doc, const struct item *item);

/* An item with all that it holds, as a value. */
void put_item(struct document *doc, const struct item *item);

/* How a party is referred to: its name, or its title if it has none. */
struct str party_reference(const struct party *party);

#endif
