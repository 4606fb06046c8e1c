#include "compared.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "changes/compare.h"
#include "changes/judge.h"
#include "files.h"
#include "word.h"

static void trouble(struct compared *compared, struct str said, const char *help)
{
	session_trouble(compared->session, &(struct trouble){said, str_of(help)});
}

static void add(struct compared *compared, const struct changes *changes)
{
	if (!changes->count) {
		compared->same = changes;
		return;
	}
	if (compared->count == compared->room) {
		uint32_t room = compared->room * 2 + 8;
		const struct changes **wider =
			arena_array(compared->session->arena, room, sizeof *wider);
		if (compared->count)
			memcpy(wider, compared->plans, compared->count * sizeof *wider);
		compared->plans = wider;
		compared->room = room;
	}
	compared->plans[compared->count++] = changes;
}

/* NULL for a plan that a side lacks. A part is judged with the plans that include it. */
static void compare(struct compared *compared, const struct model *old, const struct model *new)
{
	struct session *session = compared->session;
	old = old && old->has_plan ? old : NULL;
	new = new &&new->has_plan ? new : NULL;
	if (!old && !new)
		return;
	struct diags *diags = diags_new(session->reading, session->sources);
	struct changes *changes =
		compare_plans(old, new, session->sources, compared->full, session->reading);
	changes_judge(changes, diags, NULL);
	judge_by(session, old ? old : new, diags);
	add(compared, changes);
}

/* A plan that must be understood, unless it is `broken_allowed`. NULL after a complaint. */
static const struct model *read_whole(
	struct compared *compared, const struct side *side, bool broken_allowed)
{
	struct session *session = compared->session;
	struct diags *diags = diags_new(session->reading, session->sources);
	struct str error;
	const struct model *model = read_side(session, side, diags, &error);
	if (!model) {
		trouble(compared,
			str_format(session->arena, "cannot read `%.*s`: %.*s", STR_ARG(side->shown),
				STR_ARG(error)),
			"");
		return NULL;
	}
	struct str stop = stop_words(diags);
	if (!stop.at || broken_allowed)
		return model;
	complain("a plan cannot be understood: %.*s", STR_ARG(stop));
	compared->broken = true;
	return NULL;
}

/* One plan of the new side, which lies at `inside` in the repository. */
static void compare_side(struct compared *compared, const struct side *new, struct str inside)
{
	struct against *against = &compared->against;
	uint32_t first = compared->session->sources->count;
	const struct model *model = read_whole(compared, new, false), *before = NULL;
	uint32_t end = compared->session->sources->count;
	struct side old;
	struct diags *diags;
	if (!model || !against_find(against, inside, model, &old))
		return;
	if (old.origin && !(before = against_read(against, &old, &diags)))
		return;
	against_compare_texts(against, first, end);
	compare(compared, before, model);
}

static void compare_gone(struct compared *compared, struct str inside)
{
	const struct side *gone = against_gone(&compared->against, inside);
	struct diags *diags;
	for (; gone && gone->origin; gone++) {
		const struct model *old = against_read(&compared->against, gone, &diags);
		compared->against.differs = true;
		if (old)
			compare(compared, old, NULL);
	}
}

/* True if a file or folder of the old side held plans, wherever these are now. */
static bool was_there(const struct compared *compared, struct str inside)
{
	const struct revision *old = &compared->against.old;
	struct trouble why;
	if (revision_has(old, inside))
		return true;
	const char *const *plans = revision_plans(old, inside, &why);
	return !plans || plans[0];
}

/* Compares a plan of the new side unless that has been done. */
static void compare_once(struct compared *compared, const struct side *new, struct str inside)
{
	if (word_find(compared->seen, inside))
		return;
	word_of(compared->seen, inside);
	compare_side(compared, new, inside);
}

static struct side side_on_disk(const struct compared *compared, const char *path)
{
	bool is_stdin = strcmp(path, "-") == 0;
	return (struct side){
		&compared->disk, path, str_of(is_stdin ? compared->session->stdin_path : path)};
}

/* True if a file or folder of the work tree holds plans. */
static bool compare_disk(struct compared *compared, const char *path)
{
	struct arena *arena = compared->session->arena;
	struct file_list list = {0};
	struct str inside;
	bool is_stdin = strcmp(path, "-") == 0, is_file = is_stdin || access(path, F_OK) == 0;
	if (is_folder(path) ? !file_list_add_folder(&list, arena, path)
			    : is_file && !file_list_add(&list, arena, path))
		compared->session->failed = true;
	for (size_t i = 0; i < list.count; i++) {
		struct side side = side_on_disk(compared, list.paths[i]);
		if (against_inside(&compared->against, list.paths[i], &inside))
			compare_once(compared, &side, inside);
	}
	return list.count > 0;
}

/* True if a file or folder of the newer revision holds plans. */
static bool compare_revision(struct compared *compared, struct str inside)
{
	const struct revision *now = &compared->against.now;
	struct trouble why;
	size_t count = 0;
	if (revision_has(now, inside)) {
		struct side side = revision_side(now, inside);
		compare_once(compared, &side, inside);
		return true;
	}
	const char *const *plans = revision_plans(now, inside, &why);
	if (!plans)
		session_trouble(compared->session, &why);
	for (; plans && plans[count]; count++) {
		struct side side = revision_side(now, str_of(plans[count]));
		compare_once(compared, &side, str_of(plans[count]));
	}
	return count > 0;
}

/* What has been moved out of a file or folder is found elsewhere before it is said to be gone: so
 * what is there comes first, of all files. */
static void compare_revisions(struct compared *compared, const struct diff_words *words)
{
	static const char *const here[] = {"."};
	struct against *against = &compared->against;
	const char *const *files = words->file_count ? (const char *const *)words->files : here;
	int count = words->file_count ? words->file_count : 1;
	struct str *inside = arena_array(compared->session->arena, (size_t)count, sizeof *inside);
	bool *there = arena_array(compared->session->arena, (size_t)count, sizeof *there);
	against->ref = words->ref;
	against->other = words->other;
	if (!against_begin(against, files[0]))
		return;
	for (int i = 0; i < count; i++) {
		if (!against_inside(against, files[i], &inside[i]))
			return;
		there[i] = against->other ? compare_revision(compared, inside[i])
					  : compare_disk(compared, files[i]);
	}
	for (int i = 0; i < count; i++) {
		compare_gone(compared, inside[i]);
		if (!there[i] && !was_there(compared, inside[i]))
			trouble(compared,
				str_format(compared->session->arena,
					"there is no plan in `%s`, and was none", files[i]),
				"");
	}
}

static void compare_files(struct compared *compared, const struct side *old, const struct side *new)
{
	bool allowed = compared->against.broken_allowed;
	const struct model *before = old ? read_whole(compared, old, allowed) : NULL;
	const struct model *after =
		new && (!old || before) ? read_whole(compared, new, false) : NULL;
	if ((!old || before) && (!new || after))
		compare(compared, before, after);
}

static void compare_two_files(struct compared *compared, const char *old, const char *new)
{
	struct side sides[2] = {side_on_disk(compared, old), side_on_disk(compared, new)};
	compare_files(compared, &sides[0], &sides[1]);
	if (compared->count || compared->same || compared->broken || compared->session->failed)
		return;
	complain("neither `%s` nor `%s` holds a plan", old, new);
	compared->broken = true;
}

/* The plans of a folder; paths are counted from it, and in the order of their bytes. */
struct folder {
	struct side *sides;
	struct str *paths;
	size_t count;
};

static struct folder read_folder(struct compared *compared, const char *path)
{
	struct arena *arena = compared->session->arena;
	struct file_list list = {0};
	if (!file_list_add_folder(&list, arena, path))
		compared->session->failed = true;
	struct folder folder = {arena_array(arena, list.count, sizeof *folder.sides),
		arena_array(arena, list.count, sizeof *folder.paths), list.count};
	bool is_here = strcmp(path, ".") == 0 || strcmp(path, "./") == 0;
	size_t begin = is_here ? 0 : strlen(path) + (path[strlen(path) - 1] != '/');
	for (size_t i = 0; i < list.count; i++) {
		folder.sides[i] = side_on_disk(compared, list.paths[i]);
		folder.paths[i] = str_of(list.paths[i] + begin);
	}
	return folder;
}

static int by_bytes(const void *left, const void *right)
{
	return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static const struct side *in_folder(const struct folder *folder, struct str path)
{
	const struct str *found =
		folder->count ? bsearch(&path, folder->paths, folder->count, sizeof path, by_bytes)
			      : NULL;
	return found ? &folder->sides[found - folder->paths] : NULL;
}

/* Those of `old` that `new` has not under the same path. */
static struct gone_plans gone_from(
	struct arena *arena, const struct folder *old, const struct folder *new)
{
	struct side *sides = arena_array(arena, old->count, sizeof *sides);
	struct str *paths = arena_array(arena, old->count, sizeof *paths);
	size_t count = 0;
	for (size_t i = 0; i < old->count; i++) {
		if (in_folder(new, old->paths[i]))
			continue;
		sides[count] = old->sides[i];
		paths[count++] = old->paths[i];
	}
	return gone_plans_of(arena, sides, paths, count);
}

static void compare_two_folders(struct compared *compared, const char *old, const char *new)
{
	struct folder before = read_folder(compared, old), after = read_folder(compared, new);
	struct gone_plans gone = gone_from(compared->session->arena, &before, &after);
	for (size_t i = 0; i < after.count; i++) {
		const struct side *side = in_folder(&before, after.paths[i]);
		if (!side)
			side = gone_plan_of(
				compared->session->arena, &gone, &after.sides[i], after.paths[i]);
		compare_files(compared, side, &after.sides[i]);
	}
	for (size_t i = 0; i < gone.count; i++)
		if (gone.list[i].is_plan && !gone.list[i].now.at)
			compare_files(compared, &gone.list[i].side, NULL);
	if (!before.count && !after.count)
		trouble(compared,
			str_format(compared->session->arena,
				"there is no file `*.plan` in the folders `%s` and `%s`", old, new),
			"");
}

void compare_words(struct compared *compared, const struct diff_words *words)
{
	struct arena *arena = compared->session->arena;
	compared->disk = disk_origin(arena, compared->session->root);
	compared->seen = words_new(arena);
	if (words->ref)
		compare_revisions(compared, words);
	else if (is_folder(words->old))
		compare_two_folders(compared, words->old, words->new);
	else
		compare_two_files(compared, words->old, words->new);
}
