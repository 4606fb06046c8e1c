#include "patch.h"

#include <string.h>

/* Lines around a change; and how many lines of the two texts are searched for the next that both
 * have. Fixes change a few lines in one place. */
enum { CONTEXT = 3, SEARCHED = 24 };

/* A text as lines, each with its line end. */
struct lines {
	struct str *list;
	size_t count;
};

/* Lines that others take the place of. */
struct block {
	size_t old_at, old_count, new_at, new_count;
};

struct patch {
	struct lines old, new;
	struct block *blocks;
	size_t count;
};

static struct lines split(struct str text, struct arena *arena)
{
	struct lines lines = {0};
	const char *end = text.at + text.len;
	size_t count = 1;
	for (size_t i = 0; i < text.len; i++)
		count += text.at[i] == '\n';
	lines.list = arena_array(arena, count, sizeof *lines.list);
	for (const char *at = text.at; at < end;) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t len = stop ? (size_t)(stop - at) + 1 : (size_t)(end - at);
		lines.list[lines.count++] = (struct str){at, len};
		at += len;
	}
	return lines;
}

static bool same_line(const struct patch *patch, size_t old, size_t new)
{
	bool has_old = old < patch->old.count, has_new = new < patch->new.count;
	if (!has_old || !has_new)
		return has_old == has_new;
	return str_equal(patch->old.list[old], patch->new.list[new]);
}

/* The nearest two lines at or behind these from which on the texts are the same again. Where none
 * is near, a line has changed into another. */
static void find_end(const struct patch *patch, size_t *old, size_t *new)
{
	for (size_t far = 1; far <= SEARCHED; far++)
		for (size_t down = 0; down <= far; down++) {
			size_t i = *old + down, j = *new + far - down;
			if (i > patch->old.count || j > patch->new.count)
				continue;
			/* Where as many lines have come as gone, one that is the same will do. */
			bool level = far == 2 * down;
			if (same_line(patch, i, j) && (level || same_line(patch, i + 1, j + 1))) {
				*old = i;
				*new = j;
				return;
			}
		}
	*old += *old < patch->old.count;
	*new += *new < patch->new.count;
}

static void find_blocks(struct patch *patch, struct arena *arena)
{
	size_t most = patch->old.count + patch->new.count;
	patch->blocks = arena_array(arena, most, sizeof *patch->blocks);
	for (size_t old = 0, new = 0; old < patch->old.count || new < patch->new.count;) {
		if (same_line(patch, old, new)) {
			old++;
			new ++;
			continue;
		}
		struct block *last = patch->count ? &patch->blocks[patch->count - 1] : NULL;
		size_t old_at = old, new_at = new;
		find_end(patch, &old, &new);
		/* A long change is found in steps. */
		if (!last || last->old_at + last->old_count != old_at ||
			last->new_at + last->new_count != new_at) {
			last = &patch->blocks[patch->count++];
			*last = (struct block){old_at, 0, new_at, 0};
		}
		last->old_count += old - old_at;
		last->new_count += new - new_at;
	}
}

static void print_lines(char mark, const struct lines *lines, size_t first, size_t end, FILE *out)
{
	for (size_t i = first; i < end; i++) {
		struct str line = lines->list[i];
		fputc(mark, out);
		fwrite(line.at, 1, line.len, out);
		if (line.at[line.len - 1] != '\n')
			fputs("\n\\ No newline at end of file\n", out);
	}
}

/* "12,3"; no lines at all stand behind the one before them. */
static void print_range(char mark, size_t at, size_t count, FILE *out)
{
	fprintf(out, "%c%lu,%lu ", mark, (unsigned long)(count ? at + 1 : at),
		(unsigned long)count);
}

/* The blocks from `first` on whose lines around them touch, as one; returns the next. */
static size_t print_hunk(const struct patch *patch, size_t first, FILE *out)
{
	const struct block *blocks = patch->blocks;
	size_t end = first + 1;
	while (end < patch->count &&
		blocks[end].old_at - blocks[end - 1].old_at - blocks[end - 1].old_count <=
			(size_t)2 * CONTEXT)
		end++;
	const struct block *begin = &blocks[first], *last = &blocks[end - 1];
	size_t before = begin->old_at < CONTEXT ? begin->old_at : CONTEXT;
	size_t old_end = last->old_at + last->old_count, new_end = last->new_at + last->new_count;
	size_t behind = patch->old.count - old_end;
	if (behind > CONTEXT)
		behind = CONTEXT;
	size_t at = begin->old_at - before, new_at = begin->new_at - before;
	fputs("@@ ", out);
	print_range('-', at, old_end + behind - at, out);
	print_range('+', new_at, new_end + behind - new_at, out);
	fputs("@@\n", out);
	for (size_t i = first; i < end; i++) {
		print_lines(' ', &patch->old, at, blocks[i].old_at, out);
		at = blocks[i].old_at + blocks[i].old_count;
		print_lines('-', &patch->old, blocks[i].old_at, at, out);
		print_lines('+', &patch->new, blocks[i].new_at,
			blocks[i].new_at + blocks[i].new_count, out);
	}
	print_lines(' ', &patch->old, at, at + behind, out);
	return end;
}

/* Where git puts a path into quotes, with the escapes of C. */
static bool is_quoted(char c)
{
	return (unsigned char)c < ' ' || c == 0x7F || c == '"' || c == '\\';
}

static void print_path(const char *side, struct str path, FILE *out)
{
	bool quoted = false;
	for (size_t i = 0; i < path.len; i++)
		quoted |= is_quoted(path.at[i]);
	fprintf(out, "%s%s", quoted ? "\"" : "", side);
	for (size_t i = 0; i < path.len; i++)
		if (!is_quoted(path.at[i]))
			fputc(path.at[i], out);
		else if (path.at[i] == '"' || path.at[i] == '\\')
			fprintf(out, "\\%c", path.at[i]);
		else
			fprintf(out, "\\%03o", (unsigned)path.at[i]);
	if (quoted)
		fputc('"', out);
}

/* A tab ends a path that holds blanks, as git has it. */
static void print_side(const char *mark, const char *side, struct str path, FILE *out)
{
	fputs(mark, out);
	print_path(side, path, out);
	fputs(memchr(path.at, ' ', path.len) ? "\t\n" : "\n", out);
}

void print_patch(struct str path, struct str old, struct str new, struct arena *arena, FILE *out)
{
	struct patch patch = {.old = split(old, arena), .new = split(new, arena)};
	find_blocks(&patch, arena);
	if (!patch.count)
		return;
	/* Without a line `diff --git`, with which git would take the path for one from the top of
	 * the repository, and pass the file over in silence anywhere else. */
	print_side("--- ", "a/", path, out);
	print_side("+++ ", "b/", path, out);
	for (size_t block = 0; block < patch.count;)
		block = print_hunk(&patch, block, out);
}
