#include "glance.h"

#include <string.h>

enum {
	BLOCK = 32, /* bytes that are asked at once, without a branch */
	REACH = 8,  /* how far behind a byte the last one stands that is asked for it */
	ROOM = 1024 /* bytes of a text of several lines that are looked at together */
};

static inline unsigned char suspect(bool here, enum suspicion what)
{
	return here ? (unsigned char)what : 0;
}

/* 'X'; "tb" of TBC, TBD, TBA; "lo..m" of lorem; "pl..s" of please. */
static inline bool begins_placeholder(const char *at)
{
	char first = at[0] | 0x20, second = at[1] | 0x20, last = at[4] | 0x20;
	return (at[0] == 'X') | ((first == 't') & (second == 'b')) |
	       ((first == 'l') & (second == 'o') & (last == 'm')) |
	       ((first == 'p') & (second == 'l') & (last == 's'));
}

/* For a blank, a line end will do; for '?', anything. */
static inline unsigned char is_letter(char c, char wanted)
{
	unsigned char blank = (unsigned char)c <= ' ', same = (c | 0x20) == wanted;
	return wanted == '?' ? 1 : wanted == ' ' ? blank : same;
}

/* The three letters of a row of phrases.def; rows with the same letters cost nothing. */
static inline unsigned char holds_phrase(const char *at)
{
	unsigned char any = 0;
#define HEDGE(words, a, b, c)                                                                      \
	any |= is_letter(at[0], a) & is_letter(at[1], b) & is_letter(at[2], c);
#define CONDITION HEDGE
#include "phrases.def"
	return any;
}

/* Two blanks, or one before a stop. */
static inline bool strays(const char *at)
{
	char next = at[1], comma = next & ~('.' ^ ',');
	return (at[0] == ' ') & ((next == ' ') | (comma == ',') | (next == ';'));
}

/* Blanks stand before two words of the same two letters, or of three, of which the first two are
 * the same; what is behind the second is no letter. */
static inline bool repeats(const char *at)
{
	bool two = (at[3] <= ' ') & (at[1] == at[4]) & (at[2] == at[5]) & (at[6] < 'A');
	bool three = (at[4] <= ' ') & (at[1] == at[5]) & (at[2] == at[6]) & (at[8] < 'A');
	return (at[0] <= ' ') & (two | three);
}

/* Asks `count` blocks, and the bytes behind them that belong to what begins in the last. */
static unsigned look(const char *text, size_t count)
{
	unsigned char seen[BLOCK] = {0}, all = 0;
	for (const char *block = text; block < text + count * BLOCK; block += BLOCK)
		for (unsigned i = 0; i < BLOCK; i++)
			seen[i] |= suspect(begins_placeholder(block + i), SUSPECT_PLACEHOLDER) |
				   suspect(holds_phrase(block + i), SUSPECT_PHRASE) |
				   suspect(strays(block + i), SUSPECT_BLANK) |
				   suspect(repeats(block + i), SUSPECT_REPEAT);
	for (unsigned i = 0; i < BLOCK; i++)
		all |= seen[i];
	return all;
}

static unsigned glance_at_line(struct str text)
{
	size_t whole = text.len < REACH ? 0 : (text.len - REACH) / BLOCK;
	/* The rest is less than two blocks. A stop behind it begins nothing that is looked for, and
	 * may end it. */
	char rest[2 * BLOCK + REACH];
	memset(rest, '.', sizeof rest);
	size_t left = text.len - whole * BLOCK;
	if (left)
		memcpy(rest, text.at + whole * BLOCK, left);
	return look(text.at, whole) | look(rest, left > BLOCK ? 2 : 1);
}

/* Moves lines of the text behind what `room` holds, without their indentation and with LF for their
 * end, until it is full. */
static size_t take_lines(struct str *text, char room[ROOM], size_t held)
{
	while (text->len && held < ROOM) {
		const char *end = memchr(text->at, '\n', text->len);
		size_t line = end ? (size_t)(end - text->at) : text->len;
		size_t taken = line < ROOM - held ? line : ROOM - held;
		memcpy(room + held, text->at, taken);
		held += taken;
		text->at += taken;
		text->len -= taken;
		if (taken < line || !end || held == ROOM)
			continue;
		held -= held > 0 && room[held - 1] == '\r';
		room[held++] = '\n';
		while (text->len && ascii_is_blank(*text->at)) {
			text->at++;
			text->len--;
		}
	}
	return held;
}

unsigned glance(struct str text)
{
	if (!text.len)
		return 0;
	if (!memchr(text.at, '\n', text.len))
		return glance_at_line(text);
	/* What begins at the end of one piece may go on in the next. */
	char room[ROOM];
	unsigned seen = 0;
	for (size_t held = 0; text.len;) {
		held = take_lines(&text, room, held);
		seen |= glance_at_line((struct str){room, held});
		size_t kept = held < REACH ? held : REACH;
		memmove(room, room + held - kept, kept);
		held = kept;
	}
	return seen;
}
