/* A sink gathers the many small pieces of a machine-readable paper before they reach its stream. */
#ifndef SINK_H
#define SINK_H

#include <stdio.h>
#include <string.h>

#include "text.h"

enum { SINK_ROOM = 65536 };

/* Lives on the stack of the backend; sink_flush at its end. */
struct sink {
	FILE *file;
	size_t len;
	uint64_t flushed; /* bytes handed over so far */
	char bytes[SINK_ROOM];
};

/* Hands over what was gathered. The stream keeps its error. */
void sink_flush(struct sink *sink);

/* How many bytes it was given so far. */
static inline uint64_t sink_total(const struct sink *sink)
{
	return sink->flushed + sink->len;
}

/* Appends bytes as they are, however many. */
void sink_put_long(struct sink *sink, struct str bytes);

/* The same; here, as most pieces are short. */
static inline void sink_put(struct sink *sink, struct str bytes)
{
	if (bytes.len > SINK_ROOM - sink->len) {
		sink_put_long(sink, bytes);
		return;
	}
	if (bytes.len)
		memcpy(sink->bytes + sink->len, bytes.at, bytes.len);
	sink->len += bytes.len;
}

/* Appends one byte: here in the header, as an empty cell is no more than this. */
static inline void sink_byte(struct sink *sink, char byte)
{
	if (sink->len == SINK_ROOM)
		sink_flush(sink);
	sink->bytes[sink->len++] = byte;
}

/* Appends a whole number in decimal. */
void sink_number(struct sink *sink, int64_t number);

/* A number in decimal, in `room`, which the slice points into. */
struct str decimal(int64_t number, char room[24]);

/* A day as "2018-03-31" (ISO 8601), in `room`, which the slice points into. */
struct str iso_day(int32_t day, char room[16]);

#endif
