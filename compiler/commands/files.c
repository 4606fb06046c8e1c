#include "files.h"

#include "command.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void add(struct file_list *list, struct arena *arena, const char *path)
{
	if (list->count == list->room) {
		list->room = list->room ? list->room * 2 : 16;
		const char **wider = arena_array(arena, list->room, sizeof *wider);
		if (list->count)
			memcpy(wider, list->paths, list->count * sizeof *wider);
		list->paths = wider;
	}
	list->paths[list->count++] = path;
}

bool is_folder(const char *path)
{
	struct stat about;
	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* What a link leads to counts; one that leads nowhere is a file that cannot be read. A pipe or a
 * device would keep the walk waiting. */
static bool may_be_file(const char *path)
{
	struct stat about;
	return stat(path, &about) != 0 || S_ISREG(about.st_mode);
}

bool is_plan_file(const char *name)
{
	size_t len = strlen(name);
	return len > 5 && strcmp(name + len - 5, ".plan") == 0;
}

/* Adds the entries of one folder: plans to `plans`, folders to `folders`. Links to folders are not
 * followed, so that no walk is endless; hidden entries are left out, as editors keep copies there.
 */
static bool read_folder(
	const char *path, struct arena *arena, struct file_list *plans, struct file_list *folders)
{
	DIR *folder = opendir(path);
	if (!folder) {
		complain("cannot read `%s`: %s", path, strerror(errno));
		return false;
	}
	for (struct dirent *entry; (entry = readdir(folder));) {
		if (entry->d_name[0] == '.')
			continue;
		/* `./a.plan` is `a.plan`, as includes show it. */
		bool here = strcmp(path, ".") == 0 || strcmp(path, "./") == 0;
		const char *slash = here || path[strlen(path) - 1] == '/' ? "" : "/";
		struct str whole =
			str_format(arena, "%s%s%s", here ? "" : path, slash, entry->d_name);
		struct stat about;
		if (lstat(whole.at, &about) != 0)
			continue;
		if (S_ISDIR(about.st_mode))
			add(folders, arena, whole.at);
		else if (is_plan_file(entry->d_name) && may_be_file(whole.at))
			add(plans, arena, whole.at);
	}
	closedir(folder);
	return true;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_list_add_folder(struct file_list *list, struct arena *arena, const char *path)
{
	struct file_list plans = {0}, folders = {0};
	bool good = true;
	add(&folders, arena, path);
	for (size_t i = 0; i < folders.count; i++)
		good &= read_folder(folders.paths[i], arena, &plans, &folders);
	if (plans.count)
		qsort(plans.paths, plans.count, sizeof *plans.paths, by_bytes);
	for (size_t i = 0; i < plans.count; i++)
		add(list, arena, plans.paths[i]);
	return good;
}

static bool add_folder(struct file_list *list, struct arena *arena, const char *path)
{
	size_t before = list->count;
	if (!file_list_add_folder(list, arena, path))
		return false;
	if (list->count > before)
		return true;
	complain("there is no file `*.plan` in the folder `%s`", path);
	return false;
}

bool file_list_add(struct file_list *list, struct arena *arena, const char *path)
{
	if (strcmp(path, "-") != 0 && is_folder(path))
		return add_folder(list, arena, path);
	add(list, arena, path);
	return true;
}

/* A path of the list, the file it leads to, and its place in the list. */
struct listed {
	const char *path, *real;
	size_t index;
};

static int by_file(const void *a, const void *b)
{
	const struct listed *one = a, *other = b;
	int order = strcmp(one->real, other->real);
	return order ? order : (one->index > other->index) - (one->index < other->index);
}

void file_list_drop_doubles(struct file_list *list, struct arena *arena)
{
	struct listed *files = arena_array(arena, list->count, sizeof *files);
	for (size_t i = 0; i < list->count; i++) {
		char real[PATH_MAX];
		const char *path = list->paths[i];
		bool found = strcmp(path, "-") != 0 && realpath(path, real);
		files[i] = (struct listed){path, found ? str_chars(arena, str_of(real)) : path, i};
	}
	if (list->count)
		qsort(files, list->count, sizeof *files, by_file);
	for (size_t i = 1; i < list->count; i++)
		if (strcmp(files[i].real, files[i - 1].real) == 0)
			list->paths[files[i].index] = NULL;
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++)
		if (list->paths[i])
			list->paths[count++] = list->paths[i];
	list->count = count;
}

static bool add_name(struct file_list *list, struct arena *arena, struct str name)
{
	return name.len == 0 || file_list_add(list, arena, str_chars(arena, name));
}

static bool add_lines(struct file_list *list, struct arena *arena, struct str text)
{
	bool good = true;
	while (text.len) {
		size_t len = str_find(text, STR("\n"));
		/* A list may be made on Windows. */
		bool is_cr = len && text.at[len - 1] == '\r';
		good &= add_name(list, arena, (struct str){text.at, len - is_cr});
		len += len < text.len;
		text = (struct str){text.at + len, text.len - len};
	}
	return good;
}

bool file_list_read(struct file_list *list, struct arena *arena, const char *path)
{
	bool is_stdin = strcmp(path, "-") == 0;
	FILE *file = is_stdin ? stdin : fopen(path, "re");
	char *text = NULL;
	size_t room = 0;
	bool good = true;
	/* Up to the first NUL byte, which tells how names are ended, or to the end. */
	ssize_t len = file ? getdelim(&text, &room, '\0', file) : -1;
	bool by_nul = len > 0 && text[len - 1] == '\0';
	if (len > 0 && !by_nul)
		good = add_lines(list, arena, (struct str){text, (size_t)len});
	while (by_nul && len > 0) {
		size_t ended = text[len - 1] == '\0';
		good &= add_name(list, arena, (struct str){text, (size_t)len - ended});
		len = getdelim(&text, &room, '\0', file);
	}
	if (!file || ferror(file)) {
		complain("cannot read the list `%s`: %s", path, strerror(errno));
		good = false;
	} else if (good && list->count == 0) {
		complain("the list `%s` names no file", path);
		good = false;
	}
	free(text);
	if (file && !is_stdin)
		fclose(file);
	return good;
}
