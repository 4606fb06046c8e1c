#include "fixing.h"

#include "command.h"
#include "patch.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_ROUNDS = 10 };

bool fixing_can_change(const char *path)
{
	struct stat about;
	/* A folder stands for its files; what is not there is told when it is read. */
	if (strcmp(path, "-") != 0 &&
		(stat(path, &about) != 0 || S_ISREG(about.st_mode) || S_ISDIR(about.st_mode)))
		return true;
	complain("check: %s is not a file that can be changed; fix the file itself",
		strcmp(path, "-") == 0 ? "standard input" : path);
	return false;
}

static int by_path(const void *left, const void *right)
{
	const struct rework *a = left, *b = right;
	return str_compare(a->draft.path, b->draft.path);
}

static struct rework *find(struct fixing *fixing, uint32_t count, struct str path)
{
	struct rework wanted = {.draft.path = path};
	return count ? bsearch(&wanted, fixing->files, count, sizeof wanted, by_path) : NULL;
}

static struct str copy(struct arena *arena, const char *text, size_t len)
{
	char *room = arena_alloc(arena, len + 1);
	if (len)
		memcpy(room, text, len);
	return (struct str){room, len};
}

/* Keeps the texts of a round: those of files that have changed before take the place of theirs. */
static void keep(
	struct fixing *fixing, struct arena *arena, const struct fixed_file *fixed, uint32_t count)
{
	uint32_t known = fixing->count;
	struct rework *files = arena_array(arena, known + count, sizeof *files);
	if (known)
		memcpy(files, fixing->files, known * sizeof *files);
	fixing->files = files;
	for (uint32_t i = 0; i < count; i++) {
		const struct source *source = fixed[i].source;
		struct str text = copy(arena, fixed[i].text.at, fixed[i].text.len);
		struct rework *file = find(fixing, known, source->real_path);
		fixing->fixes += fixed[i].fixes;
		if (file) {
			file->draft.text = text;
			continue;
		}
		files[fixing->count++] = (struct rework){
			.draft = {copy(arena, source->real_path.at, source->real_path.len), text},
			.original =
				copy(arena, source->text, source->size - source->line_end_added),
			.shown = copy(arena, source->path.at, source->path.len),
		};
	}
	qsort(files, fixing->count, sizeof *files, by_path);
}

bool fixing_go_on(struct fixing *fixing, struct session *session)
{
	if (!fixing->wanted || fixing->rounds == MOST_ROUNDS)
		return false;
	uint32_t count;
	const struct fixed_file *fixed =
		fixes_made(session->diags, fixing->trust, session->reading, &count);
	if (count == 0)
		return false;
	fixing->rounds++;
	keep(fixing, session->arena, fixed, count);
	struct draft *drafts = arena_array(session->arena, fixing->count, sizeof *drafts);
	for (uint32_t i = 0; i < fixing->count; i++)
		drafts[i] = fixing->files[i].draft;
	session_read_anew(session, drafts, fixing->count);
	return true;
}

/* From the folder in which planc runs, so that a patch can be applied there; a file elsewhere is
 * counted from the root of all. */
static struct str path_in_patch(struct str path)
{
	char here[PATH_MAX];
	size_t len = getcwd(here, sizeof here) ? strlen(here) : 0;
	if (len < path.len && strncmp(path.at, here, len) == 0 && path.at[len] == '/')
		return (struct str){path.at + len + 1, path.len - len - 1};
	return (struct str){path.at + 1, path.len - 1};
}

static bool is_unchanged(const struct rework *file)
{
	FILE *now = fopen(file->draft.path.at, "re");
	struct str left = file->original;
	bool same = now != NULL;
	while (same) {
		char part[1 << 16];
		size_t got = fread(part, 1, sizeof part, now);
		if (got == 0)
			break;
		same = got <= left.len && memcmp(part, left.at, got) == 0;
		left = (struct str){left.at + got, left.len - got};
	}
	same = same && !ferror(now) && left.len == 0;
	if (now)
		fclose(now);
	return same;
}

/* Even who may write everywhere has been asked to leave alone what nobody may write. */
static bool is_read_only(const char *path)
{
	struct stat about;
	return stat(path, &about) == 0 && ((about.st_mode & 0222) == 0 || access(path, W_OK) != 0);
}

/* The new text, written out whole beside its file. */
static bool prepare(struct output *output, const struct rework *file)
{
	if (is_read_only(file->draft.path.at)) {
		complain("will not change `%.*s`: it is read-only", STR_ARG(file->shown));
		return false;
	}
	if (!output_open_over(output, file->draft.path.at))
		return false;
	fwrite(file->draft.text.at, 1, file->draft.text.len, output->stream);
	return output_finish(output);
}

static bool replace_all(const struct fixing *fixing, struct arena *arena)
{
	struct output *outputs = arena_array(arena, fixing->count, sizeof *outputs);
	bool good = true;
	for (uint32_t i = 0; good && i < fixing->count; i++)
		good = prepare(&outputs[i], &fixing->files[i]);
	for (uint32_t i = 0; good && i < fixing->count; i++) {
		good = is_unchanged(&fixing->files[i]);
		if (!good)
			complain("will not change `%.*s`: it was changed meanwhile",
				STR_ARG(fixing->files[i].shown));
	}
	if (!good)
		complain("no file was changed");
	for (uint32_t i = 0; i < fixing->count; i++)
		if (good)
			good = output_close(&outputs[i]);
		else
			output_abandon(&outputs[i]);
	return good;
}

static void print_counts(const struct fixing *fixing)
{
	if (fixing->quiet)
		return;
	if (fixing->fixes == 0) {
		fputs("nothing to fix\n", stderr);
		return;
	}
	fprintf(stderr, "%s %lu %s in %lu %s\n", fixing->as_patch ? "would fix" : "fixed",
		(unsigned long)fixing->fixes, fixing->fixes == 1 ? "finding" : "findings",
		(unsigned long)fixing->count, fixing->count == 1 ? "file" : "files");
}

bool fixing_finish(const struct fixing *fixing, struct session *session)
{
	if (!fixing->wanted)
		return true;
	if (!fixing->as_patch && !replace_all(fixing, session->arena))
		return false;
	for (uint32_t i = 0; fixing->as_patch && i < fixing->count; i++) {
		const struct rework *file = &fixing->files[i];
		print_patch(path_in_patch(file->draft.path), file->original, file->draft.text,
			session->arena, stdout);
	}
	print_counts(fixing);
	return true;
}
