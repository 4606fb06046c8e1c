/* A writer of JSON (RFC 8259) that streams: a key or entry a line, two blanks a level, in the order
 * in which they are written; small objects stand on one line. Texts that it is given are valid
 * UTF-8. */
#ifndef JSON_WRITER_H
#define JSON_WRITER_H

#include "sink.h"

/* Lives on the stack of the backend; json_end at its end. Starts as {.sink.file = out}. */
struct json {
	struct sink sink;
	unsigned depth;
	unsigned line_depth; /* of the outermost object or array that stands on one line; 0: none */
	bool filled;         /* the innermost object or array has an entry */
	bool keyed;          /* a key waits for its value */
};

/* Opens the object that a document of ours is: the version of its format, and what made it. */
void json_open_document(struct json *json, struct str format_version);

/* Opens and closes an object or an array, as a value. */
void json_open_object(struct json *json);
void json_close_object(struct json *json);
void json_open_array(struct json *json);
void json_close_array(struct json *json);

/* The same, with all that is inside on one line. */
void json_open_line_object(struct json *json);
void json_open_line_array(struct json *json);

/* The key of the value that comes next. Of our own making: nothing in it needs an escape. */
void json_key(struct json *json, struct str key);

/* A key from the plan, escaped. */
void json_foreign_key(struct json *json, struct str key);

/* Values. */
void json_string(struct json *json, struct str value);

/* A string whose bytes, which need no escape, the caller puts into the sink between the two. */
void json_begin_string(struct json *json);
void json_end_string(struct json *json);

void json_integer(struct json *json, int64_t value);
void json_boolean(struct json *json, bool value);

/* A key of our own making with its string or its whole number. */
void json_key_string(struct json *json, struct str key, struct str value);
void json_key_integer(struct json *json, struct str key, int64_t value);

/* A number to the 15 digits that a double keeps of a decimal one; what JSON cannot say is null. */
void json_number(struct json *json, double value);

/* Entries of an object that were written before, "key": value and so on, as they are. */
void json_entries(struct json *json, struct str entries);

/* Ends the document with a line end, and hands all over to the stream. */
void json_end(struct json *json);

#endif
