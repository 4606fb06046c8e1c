#include "markdown_writer.h"

#include <stdio.h>
#include <string.h>

void markdown_put(struct markdown *text, struct str markup)
{
	if (markup.len > text->room - text->len) {
		text->room = 2 * (text->len + markup.len) + 256;
		char *wider = arena_alloc(text->arena, text->room);
		if (text->len)
			memcpy(wider, text->at, text->len);
		text->at = wider;
	}
	if (markup.len)
		memcpy(text->at + text->len, markup.at, markup.len);
	text->len += markup.len;
}

void markdown_count(struct markdown *text, uint32_t count, const char *word)
{
	char room[24];
	int len = snprintf(room, sizeof room, "%lu ", (unsigned long)count);
	markdown_put(text, (struct str){room, (size_t)len});
	markdown_put(text, str_of(word));
	if (count != 1)
		markdown_put(text, STR("s"));
}

static bool is_letter_or_digit(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || (unsigned char)c >= 0x80;
}

static bool is_behind(struct str words, size_t at, struct str what)
{
	return at >= what.len &&
	       str_equal_nocase((struct str){words.at + at - what.len, what.len}, what);
}

/* A mark that, where it stands, makes a link of the words around it, or a sign: `@ada`, `#12`,
 * `!12`, `GH-12`, `www.`, `https://`, `:tada:`. */
static bool makes_link(struct str words, size_t at)
{
	char next = at + 1 < words.len ? words.at[at + 1] : ' ';
	bool joined = is_letter_or_digit(next) || next == '"' || next == '_';
	switch (words.at[at]) {
	case '@':
	case '#':
	case '!':
	case '~':
	case '$':
	case '&':
	case '%':
	case '*': return joined;
	case ':': return joined || next == '/' || next == '+' || next == '-';
	case '-': return is_behind(words, at, STR("GH"));
	case '.': return is_behind(words, at, STR("www"));
	default: return false;
	}
}

/* Within a line a mark of ASCII may mean something in Markdown, but for a few, and behind a
 * backslash none does (CommonMark 2.4). What platforms link in the text that is left, they do not
 * see in an element of its own. */
void markdown_words(struct markdown *text, struct str words)
{
	for (size_t i = 0; i < words.len; i++) {
		bool alone = makes_link(words, i);
		if (alone)
			markdown_put(text, STR("<span>"));
		if (!is_letter_or_digit(words.at[i]) && !strchr(" ,;:'%/=.()+-?", words.at[i]))
			markdown_put(text, STR("\\"));
		markdown_put(text, (struct str){words.at + i, 1});
		if (alone)
			markdown_put(text, STR("</span>"));
	}
}

static struct str entity(char c)
{
	switch (c) {
	case '&': return STR("&amp;");
	case '<': return STR("&lt;");
	case '>': return STR("&gt;");
	case '"': return STR("&quot;");
	default: return (struct str){0};
	}
}

void markdown_html(struct markdown *text, struct str words)
{
	for (size_t i = 0; i < words.len; i++) {
		bool alone = makes_link(words, i);
		struct str written = entity(words.at[i]);
		if (alone)
			markdown_put(text, STR("<span>"));
		markdown_put(text, written.at ? written : (struct str){words.at + i, 1});
		if (alone)
			markdown_put(text, STR("</span>"));
	}
}

void markdown_code(struct markdown *text, struct str words)
{
	size_t longest = 0, run = 0;
	for (size_t i = 0; i < words.len; i++) {
		run = words.at[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	/* A blank on both sides is taken off, and keeps a backtick from the fence. */
	struct str pad = longest ? STR(" ") : STR("");
	for (size_t i = 0; i <= longest; i++)
		markdown_put(text, STR("`"));
	markdown_put(text, pad);
	markdown_put(text, words);
	markdown_put(text, pad);
	for (size_t i = 0; i <= longest; i++)
		markdown_put(text, STR("`"));
}

void markdown_message(struct markdown *text, struct str words)
{
	while (words.len) {
		size_t open = str_find(words, STR("`"));
		markdown_words(text, (struct str){words.at, open});
		if (open == words.len)
			return;
		words = (struct str){words.at + open + 1, words.len - open - 1};
		size_t close = str_find(words, STR("`"));
		if (close == 0 || close == words.len) {
			markdown_put(text, STR("\\`"));
			continue;
		}
		markdown_code(text, (struct str){words.at, close});
		words = (struct str){words.at + close + 1, words.len - close - 1};
	}
}
