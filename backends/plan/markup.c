#include "markup.h"

#include <cmark.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "scan.h"

/* Deeper bullets are text as typed: browsers stop nesting elements, and no officer goes so far. */
enum { BULLET_DEPTH = 8 };

/* What cmark takes at most for a text, measured over hostile ones: bytes a byte, and bytes at all.
 */
enum { PARSE_FACTOR = 256, PARSE_BASE = 16384 };

/* Stands before a paragraph that is parsed by itself, so that nothing at its start is read as a
 * block: a no-break space, which counts as a blank beside the marks of emphasis (CommonMark 0.30,
 * "Unicode whitespace") and is not trimmed. */
#define GUARD STR("\xC2\xA0")
enum { GUARD_LEN = 2 };

/* What a text holds beyond words. */
enum { HAS_LINES = 1, HAS_INLINE = 2, HAS_BLOCKS = 4 };

/* Where a text is written: into `room` as plain text, or to `file` as HTML. */
struct writer {
	const struct arena *arena;
	FILE *file;
	char *room;
	size_t len;
	bool one_line;      /* no block elements */
	struct str between; /* paragraphs of it */
	bool linked;
	bool started; /* something has been written */
	bool bullet;  /* what comes next is the first of a bullet */
	struct str text;
	size_t at;                   /* of the first line that was not written yet */
	int line;                    /* its number, from 1 */
	int depth;                   /* of bullets */
	int links;                   /* that are open */
	bool in_p[BULLET_DEPTH + 1]; /* at each depth: paragraphs stand in <p> */
};

static bool is_punctuation(char c)
{
	return c > ' ' && c < 127 && !ascii_is_alpha(c) && !ascii_is_digit(c);
}

/* True if the character at `at` may be a mark inside a paragraph. */
static bool marks_inline(struct str text, size_t at)
{
	char next = at + 1 < text.len ? text.at[at + 1] : ' ';
	switch (text.at[at]) {
	case '*':
	case '_':
	case '`':
	case '[': return true;
	case '&': return next == '#' || ascii_is_alpha(next);
	case '<': return next == '/' || next == '!' || next == '?' || ascii_is_alpha(next);
	case '\\': return is_punctuation(next);
	default: return false;
	}
}

/* True if the line at `at` may be read as another block than the paragraph before it goes on. */
static bool marks_block(struct str text, size_t at)
{
	size_t first = at;
	while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\t'))
		at++;
	if (at == text.len || text.at[at] == '\n' || text.at[at] == '\r')
		return true;
	if (first == 0 && (at >= 4 || text.at[0] == '\t'))
		return true;
	if (!ascii_is_digit(text.at[at]))
		return strchr("-+*#>~`<=_", text.at[at]) != NULL;
	while (at < text.len && ascii_is_digit(text.at[at]))
		at++;
	return at < text.len && (text.at[at] == '.' || text.at[at] == ')');
}

static unsigned marks_of(struct str text)
{
	static const unsigned char special[256] = {['\n'] = 1,
		['\r'] = 1,
		['*'] = 1,
		['_'] = 1,
		['`'] = 1,
		['['] = 1,
		['&'] = 1,
		['<'] = 1,
		['\\'] = 1};
	if (!text.len)
		return 0;
	unsigned marks = marks_block(text, 0) ? HAS_BLOCKS : 0;
	for (size_t i = 0;; i++) {
		i += scan_clean(special, (struct str){text.at + i, text.len - i});
		if (i >= text.len)
			break;
		if (text.at[i] != '\n' && text.at[i] != '\r')
			marks |= marks_inline(text, i) ? HAS_INLINE : 0;
		else if (text.at[i] == '\n' || i + 1 == text.len || text.at[i + 1] != '\n')
			marks |= HAS_LINES | (marks_block(text, i + 1) ? HAS_BLOCKS : 0);
	}
	return marks;
}

void markup_escape(struct str text, FILE *out)
{
	size_t done = 0;
	for (size_t i = 0; i < text.len; i++) {
		const char *escaped;
		switch (text.at[i]) {
		case '&': escaped = "&amp;"; break;
		case '<': escaped = "&lt;"; break;
		case '>': escaped = "&gt;"; break;
		case '"': escaped = "&quot;"; break;
		case '\'': escaped = "&#39;"; break;
		default: continue;
		}
		if (i > done)
			fwrite(text.at + done, 1, i - done, out);
		fputs(escaped, out);
		done = i + 1;
	}
	if (text.len > done)
		fwrite(text.at + done, 1, text.len - done, out);
}

static void write_words(struct writer *writer, struct str words)
{
	if (words.len == 0)
		return;
	if (writer->file) {
		markup_escape(words, writer->file);
	} else if (words.len <= MARKUP_ROOM - writer->len) {
		memcpy(writer->room + writer->len, words.at, words.len);
		writer->len += words.len;
	}
}

static void write_tag(struct writer *writer, const char *tag)
{
	if (writer->file)
		fputs(tag, writer->file);
}

/* Tags of blocks. */
static void write_block_tag(struct writer *writer, const char *tag)
{
	if (!writer->one_line)
		write_tag(writer, tag);
}

/* What stands between this block and the one before it, where all is one line. */
static void separate(struct writer *writer)
{
	if (writer->one_line && writer->started)
		write_words(writer, writer->bullet ? STR(" \xE2\x80\xA2 ") : writer->between);
	writer->started = true;
	writer->bullet = false;
}

/* cmark's allocator ends the process when memory ends, and one of ours could not know which arena
 * to tell, as it is called without a pointer of the caller's. So what a parse can take is asked for
 * before it starts; volatile, or a compiler would leave that out. */
static cmark_node *parse_markup(const struct arena *arena, struct str text)
{
	void *volatile probe = malloc(text.len * PARSE_FACTOR + PARSE_BASE);
	if (!probe)
		arena_exhausted(arena);
	free(probe);
	return cmark_parse_document(text.at, text.len, CMARK_OPT_DEFAULT);
}

/* Words that the library has decoded. A character reference can bring in what the loader keeps out
 * of plans; it is shown as U+FFFD, a line end as a blank. */
static void write_decoded(struct writer *writer, struct str words)
{
	size_t done = 0;
	for (size_t i = 0; i < words.len;) {
		struct str rest = {words.at + i, words.len - i};
		uint32_t c;
		size_t len = utf8_decode(rest, &c);
		bool blank = c == '\n' || c == '\t' || c == '\r';
		if (blank || utf8_is_control(c) || utf8_is_bidi_control(c)) {
			write_words(writer, (struct str){words.at + done, i - done});
			write_words(writer, blank ? STR(" ") : STR("\xEF\xBF\xBD"));
			done = i + len;
		}
		i += len;
	}
	write_words(writer, (struct str){words.at + done, words.len - done});
}

static bool link_is_safe(struct str url)
{
	static const char *const schemes[] = {"http:", "https:", "mailto:"};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t len = strlen(schemes[i]);
		if (url.len > len &&
			str_equal_nocase((struct str){url.at, len}, str_of(schemes[i])))
			return true;
	}
	return false;
}

/* The address of a link as an attribute: what RFC 3986 does not allow in one is percent-encoded. */
static void write_address(struct str url, FILE *out)
{
	static const char digits[] = "0123456789ABCDEF";
	for (size_t i = 0; i < url.len; i++) {
		char c = url.at[i];
		if (c == '&')
			fputs("&amp;", out);
		else if (c == '\'')
			fputs("&#39;", out);
		else if (ascii_is_alpha(c) || ascii_is_digit(c) ||
			 (c && strchr("-._~:/?#[]@!$()*+,;=%", c)))
			putc(c, out);
		else
			fprintf(out, "%%%c%c", digits[(unsigned char)c >> 4],
				digits[(unsigned char)c & 15]);
	}
}

/* The bytes of a node as typed, from the columns that the library gives. Those of code leave out
 * its backticks, of which as many stand before it as behind it. */
static struct str as_typed(cmark_node *node, struct str line)
{
	int first = cmark_node_get_start_column(node) - 1, end = cmark_node_get_end_column(node);
	size_t from = first < GUARD_LEN ? GUARD_LEN : (size_t)first;
	size_t to = end < 0 ? 0 : (size_t)end;
	if (to > line.len)
		to = line.len;
	if (cmark_node_get_type(node) == CMARK_NODE_CODE)
		for (; to < line.len && line.at[to] == '`' && from > GUARD_LEN; to++)
			from--;
	return (struct str){line.at + from, to > from ? to - from : 0};
}

static void write_link(struct writer *writer, struct str url, bool opens)
{
	/* The library reads `<https://…>` inside the words of a link; HTML has no link in a link.
	 */
	writer->links += opens ? 1 : -1;
	if (!writer->linked || writer->links != (opens ? 1 : 0))
		return;
	if (!opens) {
		write_tag(writer, "</a>");
		return;
	}
	write_tag(writer, "<a href=\"");
	write_address(url, writer->file);
	write_tag(writer, "\">");
}

/* Writes one node; true if what is inside it has been written too. */
static bool write_node(struct writer *writer, cmark_node *node, bool enter, struct str line)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT: {
		struct str words = str_of(cmark_node_get_literal(node));
		/* Only the first words begin with the guard: the columns of others are behind it.
		 */
		if (cmark_node_get_start_column(node) == 1 && str_starts(words, GUARD))
			words = (struct str){words.at + GUARD_LEN, words.len - GUARD_LEN};
		write_decoded(writer, words);
		return false;
	}
	case CMARK_NODE_EMPH: write_tag(writer, enter ? "<em>" : "</em>"); return false;
	case CMARK_NODE_STRONG: write_tag(writer, enter ? "<strong>" : "</strong>"); return false;
	case CMARK_NODE_LINK: {
		struct str url = str_of(cmark_node_get_url(node));
		if (!link_is_safe(url)) {
			write_words(writer, as_typed(node, line));
			return true;
		}
		write_link(writer, url, enter);
		return false;
	}
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
	case CMARK_NODE_IMAGE: write_words(writer, as_typed(node, line)); return true;
	default: return false;
	}
}

/* A paragraph in one line, the guard before it. */
static void write_inline(struct writer *writer, struct str line)
{
	cmark_node *document = parse_markup(writer->arena, line);
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		bool enter = event == CMARK_EVENT_ENTER;
		if (write_node(writer, node, enter, line))
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	}
	cmark_iter_free(iter);
	cmark_node_free(document);
}

/* Takes the first line off `text`. A line end is LF, CR LF or CR, as CommonMark has it. */
static struct str next_line(struct str *text)
{
	size_t len = 0;
	while (len < text->len && text->at[len] != '\n' && text->at[len] != '\r')
		len++;
	struct str line = {text->at, len};
	if (len + 1 < text->len && text->at[len] == '\r' && text->at[len + 1] == '\n')
		len++;
	if (len < text->len)
		len++;
	*text = (struct str){text->at + len, text->len - len};
	return str_trim(line);
}

/* A paragraph: its lines, joined by blanks. */
static void write_paragraph(struct writer *writer, struct str text)
{
	char joined[GUARD_LEN + MARKUP_LIMIT];
	memcpy(joined, GUARD.at, GUARD_LEN);
	size_t len = GUARD_LEN;
	while (text.len) {
		struct str line = next_line(&text);
		if (len > GUARD_LEN && line.len)
			joined[len++] = ' ';
		memcpy(joined + len, line.at, line.len);
		len += line.len;
	}
	struct str words = {joined + GUARD_LEN, len - GUARD_LEN};
	for (size_t i = 0; i < words.len; i++)
		if (marks_inline(words, i)) {
			write_inline(writer, (struct str){joined, len});
			return;
		}
	write_words(writer, words);
}

/* Lines as typed. */
static void write_typed(struct writer *writer, struct str text)
{
	for (bool first = true; text.len;) {
		struct str line = next_line(&text);
		if (line.len == 0)
			continue;
		if (!first && writer->one_line)
			write_words(writer, STR(" "));
		else if (!first)
			write_tag(writer, "<br>");
		write_words(writer, line);
		first = false;
	}
}

/* The text up to the line with this number, which then is the next one; only up to an empty line if
 * `paragraph`. */
static struct str take_lines(struct writer *writer, int until, bool paragraph)
{
	struct str rest = {writer->text.at + writer->at, writer->text.len - writer->at};
	const char *first = rest.at;
	while (rest.len && writer->line < until) {
		struct str before = rest;
		if (next_line(&rest).len == 0 && paragraph) {
			rest = before;
			break;
		}
		writer->line++;
	}
	size_t len = (size_t)(rest.at - first);
	writer->at += len;
	return (struct str){first, len};
}

/* The line on which the next block starts. Where one ends the library does not say reliably. */
static int line_behind(cmark_node *node)
{
	for (; node; node = cmark_node_parent(node))
		if (cmark_node_next(node))
			return cmark_node_get_start_line(cmark_node_next(node));
	return INT_MAX;
}

/* Lines that no block claims, definitions of links, are kept as typed. */
static void write_unclaimed(struct writer *writer, int until)
{
	struct str text = str_trim(take_lines(writer, until, false));
	if (text.len == 0)
		return;
	separate(writer);
	write_block_tag(writer, "<p>");
	write_typed(writer, text);
	write_block_tag(writer, "</p>");
}

/* True if the paragraphs of a container would run together without <p>. */
static bool has_paragraphs(cmark_node *container)
{
	int count = 0;
	for (cmark_node *node = cmark_node_first_child(container); node;
		node = cmark_node_next(node))
		count += cmark_node_get_type(node) != CMARK_NODE_LIST;
	return count > 1;
}

static void write_leaf(struct writer *writer, cmark_node *node)
{
	bool paragraph = cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH;
	/* A list as typed is not counted among the paragraphs around it. */
	bool alone = !cmark_node_previous(node) && !cmark_node_next(node);
	bool in_p = writer->in_p[writer->depth] || !(paragraph || alone);
	write_unclaimed(writer, cmark_node_get_start_line(node));
	struct str lines = take_lines(writer, line_behind(node), paragraph);
	/* The marker of a bullet stands before its first block. */
	size_t column = (size_t)cmark_node_get_start_column(node) - 1;
	if (column > lines.len)
		column = lines.len;
	lines = str_trim((struct str){lines.at + column, lines.len - column});
	separate(writer);
	write_block_tag(writer, in_p ? "<p>" : "");
	if (paragraph)
		write_paragraph(writer, lines);
	else
		write_typed(writer, lines);
	write_block_tag(writer, in_p ? "</p>" : "");
}

/* A list of `-` bullets; an empty bullet first is a dash that stands for itself. */
static bool is_bullets(const struct writer *writer, cmark_node *list)
{
	cmark_node *item = cmark_node_first_child(list);
	if (cmark_node_get_type(list) != CMARK_NODE_LIST || !item ||
		!cmark_node_first_child(item) ||
		cmark_node_get_list_type(list) != CMARK_BULLET_LIST ||
		writer->depth == BULLET_DEPTH)
		return false;
	struct str rest = {writer->text.at + writer->at, writer->text.len - writer->at};
	/* The list starts on the next line, or on lines behind it that no block claims, or on the
	 * line of the bullet that it stands in. */
	for (int line = writer->line; line < cmark_node_get_start_line(item); line++)
		next_line(&rest);
	size_t column = (size_t)cmark_node_get_start_column(item) - 1;
	return column < rest.len && rest.at[column] == '-';
}

/* A list, or an item of one, begins or ends. */
static void write_container(struct writer *writer, cmark_node *node, bool enter)
{
	if (cmark_node_get_type(node) == CMARK_NODE_LIST) {
		if (enter)
			write_unclaimed(writer, cmark_node_get_start_line(node));
		write_block_tag(writer, enter ? "<ul>" : "</ul>");
		writer->depth += enter ? 1 : -1;
		return;
	}
	if (!enter)
		write_unclaimed(writer, line_behind(node));
	write_block_tag(writer, enter ? "<li>" : "</li>");
	writer->in_p[writer->depth] = has_paragraphs(node);
	writer->bullet = enter;
}

static void write_blocks(struct writer *writer, enum markup_form form)
{
	cmark_node *document = parse_markup(writer->arena, writer->text);
	writer->in_p[0] = form == MARKUP_BLOCK || has_paragraphs(document);
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		bool enter = event == CMARK_EVENT_ENTER;
		if (type == CMARK_NODE_DOCUMENT)
			continue;
		if (!enter || type == CMARK_NODE_ITEM || is_bullets(writer, node)) {
			write_container(writer, node, enter);
		} else {
			write_leaf(writer, node);
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		}
	}
	write_unclaimed(writer, INT_MAX);
	cmark_iter_free(iter);
	cmark_node_free(document);
}

struct str markup_plain(
	const struct arena *arena, struct str text, enum markup_form form, char *room)
{
	unsigned marks = marks_of(text);
	if (marks == 0 || text.len > MARKUP_LIMIT)
		return text;
	struct writer writer = {.arena = arena,
		.room = room,
		.one_line = true,
		.between = form == MARKUP_CELL ? STR(" \xC2\xB6 ") : STR(" "),
		.text = text,
		.line = 1};
	if (marks & HAS_BLOCKS)
		write_blocks(&writer, MARKUP_INLINE);
	else
		write_paragraph(&writer, text);
	return (struct str){room, writer.len};
}

void markup_html(const struct arena *arena, struct str text, enum markup_form form, FILE *out)
{
	struct writer writer = {.arena = arena,
		.file = out,
		.one_line = form == MARKUP_INLINE || form == MARKUP_UNLINKED,
		.between = STR(" "),
		.linked = form != MARKUP_UNLINKED,
		.text = text,
		.line = 1};
	unsigned marks = text.len > MARKUP_LIMIT ? 0 : marks_of(text);
	if (marks & HAS_BLOCKS) {
		write_blocks(&writer, form);
		return;
	}
	if (text.len == 0)
		return;
	write_tag(&writer, form == MARKUP_BLOCK ? "<p>" : "");
	if (marks)
		write_paragraph(&writer, text);
	else
		write_words(&writer, text);
	write_tag(&writer, form == MARKUP_BLOCK ? "</p>" : "");
}
