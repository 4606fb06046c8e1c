#include "csv_writer.h"

#include <string.h>

#include "scan.h"

/* A number as people write it, "-1,200.50" or "+3%". */
static bool is_number(struct str value)
{
	size_t at = value.len && (value.at[0] == '-' || value.at[0] == '+') ? 1 : 0;
	if (value.len && value.at[value.len - 1] == '%')
		value.len--;
	bool digit = false;
	for (; at < value.len; at++) {
		if (!ascii_is_digit(value.at[at]) &&
			!(digit && (value.at[at] == ',' || value.at[at] == '.')))
			return false;
		digit = ascii_is_digit(value.at[at]);
	}
	return digit;
}

/* True for what a spreadsheet would run as a formula (OWASP, "CSV Injection"). */
static bool looks_like_formula(struct str value)
{
	return value.len && memchr("=+-@\t\r", value.at[0], 6) && !is_number(value);
}

static bool needs_quotes(struct str value)
{
	static const unsigned char special[256] = {['"'] = 1, [','] = 1, ['\n'] = 1, ['\r'] = 1};
	return scan_clean(special, value) < value.len;
}

void csv_write(struct sink *sink, struct str value, bool raw)
{
	bool guarded = !raw && looks_like_formula(value);
	bool quoted = needs_quotes(value);
	if (quoted)
		sink_byte(sink, '"');
	if (guarded)
		sink_byte(sink, '\'');
	for (const char *quote; quoted && (quote = memchr(value.at, '"', value.len));) {
		size_t len = (size_t)(quote - value.at) + 1;
		sink_put(sink, (struct str){value.at, len});
		sink_byte(sink, '"');
		value = (struct str){value.at + len, value.len - len};
	}
	sink_put(sink, value);
	if (quoted)
		sink_byte(sink, '"');
}
