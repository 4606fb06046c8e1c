#include "rework.h"

#include "command.h"
#include "patch.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool rework_can_change(const struct command *command, const char *path)
{
	struct stat about;
	/* A folder stands for its files; what is not there is told when it is read. */
	if (strcmp(path, "-") != 0 &&
		(stat(path, &about) != 0 || S_ISREG(about.st_mode) || S_ISDIR(about.st_mode)))
		return true;
	complain("%s: %s is not a file that can be changed; name the file itself", command->name,
		strcmp(path, "-") == 0 ? "standard input" : path);
	return false;
}

static int by_path(const void *left, const void *right)
{
	const struct rework *a = left, *b = right;
	return str_compare(a->draft.path, b->draft.path);
}

void rework_sort(struct rework *files, uint32_t count)
{
	if (count)
		qsort(files, count, sizeof *files, by_path);
}

struct rework *rework_find(struct rework *files, uint32_t count, struct str path)
{
	struct rework wanted = {.draft.path = path};
	return count ? bsearch(&wanted, files, count, sizeof wanted, by_path) : NULL;
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

void rework_print_patch(const struct rework *file, struct arena *arena)
{
	struct str path = file->draft.path.len ? path_in_patch(file->draft.path) : file->shown;
	print_patch(path, file->original, file->draft.text, arena, stdout);
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

/* In a folder as /tmp is, only a file's owner may put another in its place. */
static bool is_another_ones(struct arena *arena, const char *path, const struct stat *about)
{
	struct str folder = {path, (size_t)(strrchr(path, '/') - path) + 1};
	struct stat of_folder;
	uid_t we = geteuid();
	return stat(str_chars(arena, folder), &of_folder) == 0 && of_folder.st_mode & S_ISVTX &&
	       we != 0 && we != about->st_uid && we != of_folder.st_uid;
}

/* Why a file, whose path is whole, must stay as it is; NULL: it may change. Even who may write
 * everywhere has been asked to leave alone what nobody may write. */
static const char *why_not(struct arena *arena, const char *path)
{
	struct stat about;
	if (stat(path, &about) != 0)
		return NULL;
	if ((about.st_mode & 0222) == 0 || access(path, W_OK) != 0)
		return "it is read-only";
	return is_another_ones(arena, path, &about) ? "only its owner may replace it there" : NULL;
}

/* The new text, written out whole beside its file. */
static bool prepare(struct output *output, const struct rework *file, struct arena *arena)
{
	const char *reason = why_not(arena, file->draft.path.at);
	if (reason) {
		complain("will not change `%.*s`: %s", STR_ARG(file->shown), reason);
		return false;
	}
	if (!output_open_over(output, file->draft.path.at))
		return false;
	fwrite(file->draft.text.at, 1, file->draft.text.len, output->stream);
	return output_finish(output);
}

bool rework_replace(const struct rework *files, uint32_t count, struct arena *arena)
{
	struct output *outputs = arena_array(arena, count, sizeof *outputs);
	sigset_t before;
	bool good = true;
	hold_endings(&before);
	for (uint32_t i = 0; good && i < count; i++)
		good = prepare(&outputs[i], &files[i], arena);
	for (uint32_t i = 0; good && i < count; i++) {
		good = is_unchanged(&files[i]);
		if (!good)
			complain("will not change `%.*s`: it was changed meanwhile",
				STR_ARG(files[i].shown));
	}
	if (!good)
		complain("no file was changed");
	for (uint32_t i = 0; i < count; i++)
		if (good)
			good = output_close(&outputs[i]);
		else
			output_abandon(&outputs[i]);
	release_endings(&before);
	return good;
}
