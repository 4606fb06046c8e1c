#include "dedent.h"

#include <string.h>

static size_t line_length(struct str rest)
{
	const char *end = rest.len ? memchr(rest.at, '\n', rest.len) : NULL;
	return end ? (size_t)(end - rest.at) : rest.len;
}

static size_t indentation(struct str line)
{
	size_t len = 0;
	while (len < line.len && (line.at[len] == ' ' || line.at[len] == '\t'))
		len++;
	return len;
}

static struct str without_return(struct str line)
{
	if (line.len && line.at[line.len - 1] == '\r')
		line.len--;
	return line;
}

/* The least indentation of the further lines that are not empty; a last line that holds only the
 * closing quote does not count. */
static size_t least_indentation(struct str text)
{
	size_t least = SIZE_MAX;
	for (size_t at = line_length(text) + 1; at <= text.len;) {
		struct str rest = {text.at + at, text.len - at};
		struct str line = {rest.at, line_length(rest)};
		size_t indent = indentation(without_return(line));
		if (indent < without_return(line).len && indent < least)
			least = indent;
		at += line.len + 1;
	}
	return least == SIZE_MAX ? 0 : least;
}

/* Bytes of the mark that word processors put before an item of a list, and of the blanks behind it;
 * 0 for none. CommonMark has none of these marks. */
static size_t bullet_length(struct str line)
{
	if (!line.len || (unsigned char)*line.at < 0x80)
		return 0; /* nearly every line */
	static const char *const marks[] = {"•", "·", "●", "▪", "○", "◦"};
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		size_t len = strlen(marks[i]);
		if (!str_starts(line, str_of(marks[i])))
			continue;
		return len + indentation((struct str){line.at + len, line.len - len});
	}
	return 0;
}

struct str dedent(struct arena *arena, struct str text)
{
	if (!text.len || !memchr(text.at, '\n', text.len))
		return text;
	size_t least = least_indentation(text), len = 0;
	char *copy = arena_alloc(arena, text.len + 1);
	for (size_t at = 0; at <= text.len;) {
		struct str rest = {text.at + at, text.len - at};
		size_t whole = line_length(rest);
		struct str line = without_return((struct str){rest.at, whole});
		if (at > 0) {
			size_t cut = indentation(
				(struct str){line.at, line.len < least ? line.len : least});
			line.at += cut;
			line.len -= cut;
			copy[len++] = '\n';
		}
		size_t indent = indentation(line);
		size_t bullet = bullet_length((struct str){line.at + indent, line.len - indent});
		if (bullet) {
			memcpy(copy + len, line.at, indent);
			len += indent;
			copy[len++] = '-';
			copy[len++] = ' ';
			line.at += indent + bullet;
			line.len -= indent + bullet;
		}
		memcpy(copy + len, line.at, line.len);
		len += line.len;
		at += whole + 1;
	}
	return (struct str){copy, len};
}
