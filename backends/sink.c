#include "sink.h"

#include <string.h>

#include "date.h"

void sink_flush(struct sink *sink)
{
	if (sink->len)
		fwrite(sink->bytes, 1, sink->len, sink->file);
	sink->flushed += sink->len;
	sink->len = 0;
}

void sink_put_long(struct sink *sink, struct str bytes)
{
	sink_flush(sink);
	if (bytes.len > SINK_ROOM) {
		fwrite(bytes.at, 1, bytes.len, sink->file);
		sink->flushed += bytes.len;
	} else {
		sink_put(sink, bytes);
	}
}

void sink_number(struct sink *sink, int64_t number)
{
	char room[24];
	sink_put(sink, decimal(number, room));
}

struct str decimal(int64_t number, char room[24])
{
	char *end = room + 24, *at = end;
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
	do {
		*--at = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (number < 0)
		*--at = '-';
	return (struct str){at, (size_t)(end - at)};
}

/* `width` digits, zeros first. */
static void put_digits(char *at, int value, int width)
{
	while (width-- > 0) {
		at[width] = (char)('0' + value % 10);
		value /= 10;
	}
}

struct str iso_day(day_number day, char room[16])
{
	struct date date = date_of(day);
	put_digits(room, date.year, 4);
	room[4] = room[7] = '-';
	put_digits(room + 5, date.month, 2);
	put_digits(room + 8, date.day, 2);
	return (struct str){room, 10};
}
