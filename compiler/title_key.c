#include "title_key.h"

#include <string.h>

enum { LETTERS = 32 }; /* of a title's end, which make its key */

/* The end of a title as it is compared, but for marks that are no letters: a key may confuse them.
 * Shorter ones are filled up in front. */
struct title_end {
	uint64_t parts[LETTERS / 8];
};

/* False if there is none. */
static bool fold_end(struct str title, struct title_end *end)
{
	char letters[LETTERS] = {0};
	size_t at = LETTERS;
	bool gap = false;
	for (size_t i = title.len; i > 0 && at > 0; i--) {
		char c = title.at[i - 1];
		if (ascii_is_blank(c)) {
			gap = at < LETTERS;
			continue;
		}
		if (gap)
			letters[--at] = ' ';
		gap = false;
		if (at > 0)
			letters[--at] = (char)(c | 0x20);
	}
	memcpy(end, letters, sizeof *end);
	return at < LETTERS;
}

/* The same where it can be taken as it stands, all bytes at once: its gaps are single blanks. */
static inline bool take_end(struct str title, struct title_end *end)
{
	if (title.len <= LETTERS || title.at[title.len - 1] == ' ')
		return false;
	const unsigned char *start = (const unsigned char *)title.at + title.len - LETTERS;
	const unsigned char *before = start - 1;
	unsigned char letters[LETTERS], odd[LETTERS];
	for (unsigned i = 0; i < LETTERS; i++) {
		unsigned char gap = (start[i] == ' ') & (before[i] <= ' ');
		odd[i] = gap | (start[i] < ' ');
		letters[i] = start[i] | 0x20;
	}
	struct title_end all;
	memcpy(end, letters, sizeof *end);
	memcpy(&all, odd, sizeof all);
	return !(all.parts[0] | all.parts[1] | all.parts[2] | all.parts[3]);
}

uint32_t title_key(struct str title)
{
	title = str_without_stop(title);
	struct title_end end;
	if (!take_end(title, &end) && !fold_end(title, &end))
		return 0;
	uint64_t hash = 0;
	for (unsigned i = 0; i < LETTERS / 8; i++)
		hash = (hash ^ end.parts[i]) * 0x9E3779B97F4A7C15u;
	uint32_t key = (uint32_t)(hash >> 32) & ~1u;
	return key ? key : 2;
}
