#include "json_writer.h"

#include <float.h>
#include <math.h>

#include "scan.h"

static void new_line(struct json *json)
{
	static const char blanks[] = "                                ";
	sink_byte(&json->sink, '\n');
	for (size_t left = 2 * (size_t)json->depth; left > 0;) {
		size_t len = left < sizeof blanks - 1 ? left : sizeof blanks - 1;
		sink_put(&json->sink, (struct str){blanks, len});
		left -= len;
	}
}

/* What stands before an entry of an object or array, and before the document nothing. */
static void begin_entry(struct json *json)
{
	if (json->line_depth && json->filled) {
		sink_put(&json->sink, STR(", "));
	} else if (json->depth > 0 && !json->line_depth) {
		if (json->filled)
			sink_byte(&json->sink, ',');
		new_line(json);
	}
	json->filled = true;
}

static void begin_value(struct json *json)
{
	if (!json->keyed)
		begin_entry(json);
	json->keyed = false;
}

static void open(struct json *json, char bracket)
{
	begin_value(json);
	sink_byte(&json->sink, bracket);
	json->depth++;
	json->filled = false;
}

static void close(struct json *json, char bracket)
{
	json->depth--;
	if (json->filled && !json->line_depth)
		new_line(json);
	if (json->line_depth > json->depth)
		json->line_depth = 0;
	sink_byte(&json->sink, bracket);
	json->filled = true;
}

void json_open_object(struct json *json)
{
	open(json, '{');
}

void json_open_line_object(struct json *json)
{
	open(json, '{');
	if (!json->line_depth)
		json->line_depth = json->depth;
}

void json_open_line_array(struct json *json)
{
	open(json, '[');
	if (!json->line_depth)
		json->line_depth = json->depth;
}

void json_entries(struct json *json, struct str entries)
{
	begin_entry(json);
	sink_put(&json->sink, entries);
}

void json_close_object(struct json *json)
{
	close(json, '}');
}

void json_open_array(struct json *json)
{
	open(json, '[');
}

void json_close_array(struct json *json)
{
	close(json, ']');
}

/* What RFC 8259 section 7 asks to escape: quotes, backslashes, and controls below U+0020. */
static void put_escape(struct sink *sink, unsigned char c)
{
	static const char digits[] = "0123456789abcdef";
	sink_byte(sink, '\\');
	switch (c) {
	case '"':
	case '\\': sink_byte(sink, (char)c); break;
	case '\n': sink_byte(sink, 'n'); break;
	case '\r': sink_byte(sink, 'r'); break;
	case '\t': sink_byte(sink, 't'); break;
	default:
		sink_put(sink, STR("u00"));
		sink_byte(sink, digits[c >> 4]);
		sink_byte(sink, digits[c & 15]);
	}
}

static void put_escaped(struct sink *sink, struct str text)
{
	static const unsigned char special[256] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
		1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['"'] = 1, ['\\'] = 1};
	for (;;) {
		size_t clean = scan_clean(special, text);
		sink_put(sink, (struct str){text.at, clean});
		if (clean == text.len)
			return;
		put_escape(sink, (unsigned char)text.at[clean]);
		text = (struct str){text.at + clean + 1, text.len - clean - 1};
	}
}

void json_key(struct json *json, struct str key)
{
	begin_entry(json);
	sink_byte(&json->sink, '"');
	sink_put(&json->sink, key);
	sink_put(&json->sink, STR("\": "));
	json->keyed = true;
}

void json_foreign_key(struct json *json, struct str key)
{
	begin_entry(json);
	sink_byte(&json->sink, '"');
	put_escaped(&json->sink, key);
	sink_put(&json->sink, STR("\": "));
	json->keyed = true;
}

void json_string(struct json *json, struct str value)
{
	begin_value(json);
	sink_byte(&json->sink, '"');
	put_escaped(&json->sink, value);
	sink_byte(&json->sink, '"');
}

void json_begin_string(struct json *json)
{
	begin_value(json);
	sink_byte(&json->sink, '"');
}

void json_end_string(struct json *json)
{
	sink_byte(&json->sink, '"');
}

void json_integer(struct json *json, int64_t value)
{
	begin_value(json);
	sink_number(&json->sink, value);
}

void json_key_string(struct json *json, struct str key, struct str value)
{
	json_key(json, key);
	json_string(json, value);
}

void json_key_integer(struct json *json, struct str key, int64_t value)
{
	json_key(json, key);
	json_integer(json, value);
}

void json_boolean(struct json *json, bool value)
{
	begin_value(json);
	sink_put(&json->sink, value ? STR("true") : STR("false"));
}

void json_number(struct json *json, double value)
{
	char room[40];
	begin_value(json);
	if (!isfinite(value)) {
		sink_put(&json->sink, STR("null"));
		return;
	}
	/* DBL_DIG digits of a decimal number survive the way to a double and back. */
	int len = snprintf(room, sizeof room, "%.*g", DBL_DIG, value);
	sink_put(&json->sink, (struct str){room, (size_t)len});
}

void json_end(struct json *json)
{
	sink_byte(&json->sink, '\n');
	sink_flush(&json->sink);
}

void json_open_document(struct json *json, struct str format_version)
{
	json_open_object(json);
	json_key_string(json, STR("format_version"), format_version);
	json_key(json, STR("tool"));
	json_open_line_object(json);
	json_key_string(json, STR("name"), STR("planc"));
	json_key_string(json, STR("version"), STR(PLANC_VERSION));
	json_close_object(json);
}
