#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST_FILE = 1 << 30, FIRST_READ = 1 << 16, PADDING = 1 + SOURCE_PADDING };

static const struct str TOO_LARGE = {"it is larger than 1 GiB", 23};
static const struct str TOO_MUCH = {"all files together are larger than 4 GiB", 40};

struct span span_join(struct span a, struct span b)
{
	return (struct span){a.start, b.end};
}

struct sources *sources_new(struct arena *arena)
{
	struct sources *sources = NEW(arena, struct sources);
	sources->arena = arena;
	sources->end = 1;
	return sources;
}

static void append(struct sources *sources, struct source *source)
{
	if (sources->count == sources->capacity) {
		sources->capacity = sources->capacity ? sources->capacity * 2 : 8;
		struct source **files =
			arena_array(sources->arena, sources->capacity, sizeof *sources->files);
		if (sources->count)
			memcpy(files, sources->files, sources->count * sizeof *files);
		sources->files = files;
	}
	sources->files[sources->count++] = source;
}

/* `text` has room for PADDING bytes behind its `size`: a line end, and NULs. */
static struct source *adopt(
	struct sources *sources, char *text, size_t size, struct str shown, struct str *error)
{
	if (size > LARGEST_FILE) {
		*error = TOO_LARGE;
		return NULL;
	}
	bool lacks_end = size && text[size - 1] != '\n';
	if (lacks_end)
		text[size++] = '\n';
	if (size + PADDING > UINT32_MAX - sources->end) {
		*error = TOO_MUCH;
		return NULL;
	}
	memset(text + size, '\0', SOURCE_PADDING);
	struct source *source = NEW(sources->arena, struct source);
	source->path = shown;
	source->text = source->scan = text;
	source->size = (uint32_t)size;
	source->base = sources->end;
	source->number = sources->count;
	source->line_end_added = lacks_end;
	/* One offset between two texts belongs to the first, so that its end has a place. */
	sources->end += source->size + 1;
	append(sources, source);
	return source;
}

/* The whole of an open file, with room for the padding. NULL and *error on failure. */
static char *read_all(
	struct arena *arena, int file, size_t expected, size_t *size, struct str *error)
{
	size_t room = expected ? expected + 1 : FIRST_READ;
	char *text = arena_alloc(arena, room + PADDING);
	*size = 0;
	for (;;) {
		ssize_t got = read(file, text + *size, room - *size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			*error = str_of(strerror(errno));
			return NULL;
		}
		if (got == 0)
			return text;
		*size += (size_t)got;
		if (*size > LARGEST_FILE) {
			*error = TOO_LARGE;
			return NULL;
		}
		if (*size == room) {
			char *wider = arena_alloc(arena, room * 2 + PADDING);
			memcpy(wider, text, *size);
			text = wider;
			room *= 2;
		}
	}
}

static struct source *load_open(
	struct sources *sources, int file, struct str shown, struct str *error)
{
	struct stat about;
	if (fstat(file, &about) != 0) {
		*error = str_of(strerror(errno));
		return NULL;
	}
	if (S_ISDIR(about.st_mode)) {
		*error = STR("it is a folder");
		return NULL;
	}
	if (S_ISREG(about.st_mode) && about.st_size > LARGEST_FILE) {
		*error = TOO_LARGE;
		return NULL;
	}
	size_t size, expected = S_ISREG(about.st_mode) ? (size_t)about.st_size : 0;
	char *text = read_all(sources->arena, file, expected, &size, error);
	return text ? adopt(sources, text, size, shown, error) : NULL;
}

static int compare_draft(const void *path, const void *draft)
{
	return str_compare(*(const struct str *)path, ((const struct draft *)draft)->path);
}

/* The text that stands in place of a file, NULL for none. */
static const struct draft *find_draft(const struct sources *sources, const char *path)
{
	char real[PATH_MAX];
	if (!sources->draft_count || !realpath(path, real))
		return NULL;
	struct str wanted = str_of(real);
	return bsearch(&wanted, sources->drafts, sources->draft_count, sizeof *sources->drafts,
		compare_draft);
}

static struct source *load_file(
	struct sources *sources, const char *path, struct str shown, struct str *error)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		*error = str_of(strerror(errno));
		return NULL;
	}
	struct source *source = load_open(sources, file, shown, error);
	close(file);
	return source;
}

struct source *source_load(
	struct sources *sources, const char *path, struct str shown, struct str *error)
{
	if (strcmp(path, "-") == 0)
		return load_open(sources, STDIN_FILENO, shown, error);
	const struct draft *draft = find_draft(sources, path);
	struct source *source = draft ? source_add(sources, draft->text, shown, error)
				      : load_file(sources, path, shown, error);
	char real[PATH_MAX];
	if (source && realpath(path, real))
		source->real_path = str_format(sources->arena, "%s", real);
	return source;
}

struct source *source_add(
	struct sources *sources, struct str text, struct str shown, struct str *error)
{
	if (text.len > LARGEST_FILE) {
		*error = TOO_LARGE;
		return NULL;
	}
	char *copy = arena_alloc(sources->arena, text.len + PADDING);
	if (text.len)
		memcpy(copy, text.at, text.len);
	return adopt(sources, copy, text.len, shown, error);
}

struct source *source_at(const struct sources *sources, uint32_t offset)
{
	/* Most runs have one file. */
	if (sources->count && offset - sources->files[0]->base < sources->files[0]->size)
		return sources->files[0];
	uint32_t low = 0, high = sources->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (sources->files[middle]->base <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return NULL;
	struct source *source = sources->files[low - 1];
	return offset - source->base <= source->size ? source : NULL;
}

static void find_lines(struct arena *arena, struct source *source)
{
	uint32_t count = 1;
	const char *end = source->text + source->size;
	for (const char *at = source->text; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		count++;
	uint32_t *lines = arena_array(arena, count, sizeof *lines);
	count = 1;
	for (const char *at = source->text; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		lines[count++] = (uint32_t)(at + 1 - source->text);
	source->lines = lines;
	source->line_count = count;
}

/* Characters before a byte that starts one. */
struct checkpoint {
	uint32_t at, characters;
};

enum { CHECKPOINT_EVERY = 1024 }; /* bytes */

/* Without checkpoints, each place in a line of a megabyte would cost a walk over that line. */
static void set_checkpoints(struct arena *arena, struct source *source)
{
	uint32_t count = source->size / CHECKPOINT_EVERY + 1;
	struct checkpoint *checkpoints = arena_array(arena, count, sizeof *checkpoints);
	struct checkpoint here = {0};
	for (uint32_t i = 1; i < count; i++) {
		uint32_t ignored;
		while (here.at < i * CHECKPOINT_EVERY) {
			here.at += (uint32_t)utf8_decode(
				(struct str){source->text + here.at, source->size - here.at},
				&ignored);
			here.characters++;
		}
		checkpoints[i] = here;
	}
	source->checkpoints = checkpoints;
}

/* Characters of the file before the byte `at`. */
static uint32_t characters_before(const struct source *source, uint32_t at)
{
	const struct checkpoint *last = &source->checkpoints[at / CHECKPOINT_EVERY];
	/* A character that lies across the mark has pushed it behind `at`. */
	if (last->at > at)
		last--;
	struct str rest = {source->text + last->at, at - last->at};
	return last->characters + (uint32_t)utf8_count(rest);
}

static uint32_t column_of(struct arena *arena, struct source *source, uint32_t start, uint32_t at)
{
	if (at - start <= CHECKPOINT_EVERY)
		return (uint32_t)utf8_count((struct str){source->text + start, at - start}) + 1;
	if (!source->checkpoints)
		set_checkpoints(arena, source);
	return characters_before(source, at) - characters_before(source, start) + 1;
}

struct place source_place(const struct sources *sources, uint32_t offset)
{
	struct source *source = source_at(sources, offset);
	if (!source)
		return (struct place){0};
	if (!source->lines)
		find_lines(sources->arena, source);
	uint32_t at = offset - source->base, low = 0, high = source->line_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (source->lines[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	/* The offset behind the last line end is an empty line that nobody sees in an editor. */
	if (low == source->line_count && low > 1 && at == source->size)
		at = source->lines[--low] - 1;
	uint32_t start = source->lines[low - 1];
	if (at > start && source->text[at] == '\n' && source->text[at - 1] == '\r')
		at--;
	return (struct place){source, low, column_of(sources->arena, source, start, at)};
}

uint32_t source_byte(const struct source *source, uint32_t offset)
{
	uint32_t at = offset - source->base;
	if (at == source->size && at > 0)
		at--; /* there is no text without a line end */
	bool two = at > 0 && source->text[at] == '\n' && source->text[at - 1] == '\r';
	return two ? at - 1 : at;
}

struct str source_slice(const struct sources *sources, struct span span)
{
	const struct source *source = source_at(sources, span.start);
	if (!source)
		return (struct str){0};
	return (struct str){source->scan + (span.start - source->base), span.end - span.start};
}

struct str source_line(const struct source *source, uint32_t line, uint32_t *start)
{
	*start = source->lines[line - 1];
	uint32_t end = line < source->line_count ? source->lines[line] : source->size;
	if (end > *start && source->text[end - 1] == '\n')
		end--;
	if (end > *start && source->text[end - 1] == '\r')
		end--;
	return (struct str){source->text + *start, end - *start};
}
