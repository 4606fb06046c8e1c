#include "against.h"

#include "files.h"
#include "findings/visible.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool against_read_option(struct against *against, const char *name, const char *value, bool *ok)
{
	struct trouble trouble;
	if (strcmp(name, "against") == 0) {
		against->ref = value;
		*ok = is_one_revision(against->session->arena, value, &trouble);
		if (!*ok)
			session_trouble(against->session, &trouble);
	} else if (strcmp(name, "against-tip") == 0) {
		against->tip = true;
	} else if (strcmp(name, "allow-broken-base") == 0) {
		against->broken_allowed = true;
	} else {
		return false;
	}
	return true;
}

/* Which commit is the old side: by default the one from which the new side has left REV, so that
 * what has come into REV since is not taken for lost. */
static bool choose_base(struct against *against, const struct str ids[2], struct trouble *trouble)
{
	const char *const refs[2] = {against->ref, against->other ? against->other : "HEAD"};
	struct str base = ids[0];
	against->baseline.ref = visible_copy(against->session->arena, str_of(against->ref));
	against->baseline.resolved = ids[0];
	if (!against->tip) {
		if (!repository_merge_base(
			    &against->repository, ids, refs, &base, &against->merge_bases, trouble))
			return false;
		against->baseline.merge_base = base;
	}
	/* What is not in REV itself cannot be shown under its name. */
	bool is_ref = str_equal(base, ids[0]);
	const char *name =
		is_ref ? against->ref : str_format(against->session->arena, "%.12s", base.at).at;
	return revision_open(&against->old, &against->repository, base, name,
		       against->session->root, trouble) &&
	       (!against->other || revision_open(&against->now, &against->repository, ids[1],
					   against->other, against->session->root, trouble));
}

bool against_begin(struct against *against, const char *path)
{
	struct trouble trouble;
	if (against->begun)
		return against->usable;
	against->begun = true;
	const char *refs[2] = {against->ref, against->other ? against->other : "HEAD"};
	unsigned count = against->tip && !against->other ? 1 : 2;
	struct str ids[2];
	/* Standard input lies where the name says that it is given. */
	if (strcmp(path, "-") == 0)
		path = against->session->stdin_path;
	against->usable = repository_open(&against->repository, against->session->arena, path, refs,
				  count, ids, &trouble) &&
			  choose_base(against, ids, &trouble);
	if (!against->usable)
		session_trouble(against->session, &trouble);
	return against->usable;
}

static bool complain_of(struct against *against, struct str said, struct str help)
{
	session_trouble(against->session, &(struct trouble){said, help});
	return false;
}

/* True if a folder between the top and the file is the top of another repository. */
static bool is_of_another(const struct against *against, struct str inside)
{
	struct arena *arena = against->session->arena;
	for (size_t i = 0; i < inside.len; i++) {
		if (inside.at[i] != '/')
			continue;
		struct str git = str_format(arena, "%.*s/%.*s/.git",
			STR_ARG(against->repository.top), (int)i, inside.at);
		if (access(git.at, F_OK) == 0)
			return true;
	}
	return false;
}

/* The path, with the links of its folders followed as far as these are on the disk. A file may be a
 * link, in the revision as well. */
static struct str absolute(struct arena *arena, const char *path)
{
	char real[PATH_MAX];
	size_t len = strlen(path);
	if (is_folder(path) && realpath(path, real))
		return str_format(arena, "%s", real);
	for (;; len--) {
		while (len > 0 && path[len - 1] != '/')
			len--;
		struct str folder = {len ? path : ".", len ? len : 1};
		if (realpath(str_chars(arena, folder), real))
			return str_format(
				arena, "%s/%s", strcmp(real, "/") ? real : "", path + len);
		if (len == 0)
			return str_of(path);
	}
}

bool against_inside(struct against *against, const char *path, struct str *inside)
{
	struct arena *arena = against->session->arena;
	const struct repository *repository = &against->repository;
	if (strcmp(path, "-") == 0)
		path = against->session->stdin_path;
	if (strcmp(path, "<stdin>") == 0)
		return complain_of(against, STR("standard input has no place in the revision"),
			STR("say which file it is: `--stdin-path plans/parks.plan`"));
	if (!repository->top.at && against->other) {
		*inside = strcmp(path, ".") == 0 ? STR("") : str_of(path);
		return true;
	}
	if (!repository->top.at)
		return complain_of(against,
			str_format(arena, "the repository of `%s` has no work tree", path),
			STR("name the folder that is its work tree with `GIT_WORK_TREE`"));
	struct str whole = absolute(arena, path);
	if (!repository_path(repository, whole, inside))
		return complain_of(against,
			str_format(arena, "`%s` lies outside the repository in `%.*s`", path,
				STR_ARG(repository->top)),
			STR("one run compares the plans of one repository"));
	if (is_of_another(against, *inside))
		return complain_of(against,
			str_format(arena,
				"`%s` lies in another repository than the plans before it", path),
			STR("one run compares the plans of one repository; a submodule is one of"
			    " its own"));
	return true;
}

static bool is_in_new_side(const struct against *against, struct str inside)
{
	if (against->other)
		return revision_has(&against->now, inside);
	struct str path = str_format(against->session->arena, "%.*s/%.*s",
		STR_ARG(against->repository.top), STR_ARG(inside));
	return access(path.at, F_OK) == 0;
}

static bool find_gone(struct against *against)
{
	struct trouble trouble;
	if (against->gone_known)
		return true;
	const char *const *plans = revision_plans(&against->old, STR(""), &trouble);
	if (!plans) {
		session_trouble(against->session, &trouble);
		return false;
	}
	size_t count = 0, all = 0;
	while (plans[all])
		all++;
	struct arena *arena = against->session->arena;
	struct side *sides = arena_array(arena, all, sizeof *sides);
	struct str *paths = arena_array(arena, all, sizeof *paths);
	for (size_t i = 0; i < all; i++) {
		if (is_in_new_side(against, str_of(plans[i])))
			continue;
		paths[count] = str_of(plans[i]);
		sides[count] = revision_side(&against->old, paths[count]);
		count++;
	}
	against->gone = gone_plans_of(arena, sides, paths, count);
	against->gone_known = true;
	return true;
}

bool against_find(
	struct against *against, struct str inside, const struct model *plan, struct side *old)
{
	*old = (struct side){0};
	struct side same = revision_side(&against->old, inside);
	struct str error = {0};
	/* What is there and cannot be read is told by who reads it. */
	if (same.origin->find(same.origin, against->session->arena, same.path, &error).at ||
		error.len) {
		*old = same;
		return true;
	}
	if (!plan || !plan->has_plan)
		return true;
	if (!find_gone(against))
		return false;
	const struct item *item = &plan->items[0];
	const struct side *gone =
		gone_plan_now(&against->gone, inside, item->name, item->title.str);
	if (gone)
		*old = *gone;
	return true;
}

const struct model *against_read(
	struct against *against, const struct side *old, struct diags **diags)
{
	struct session *session = against->session;
	struct str error;
	*diags = diags_new(session->reading, session->sources);
	const struct model *model = read_side(session, old, *diags, &error);
	if (!model) {
		complain_of(against,
			str_format(session->arena, "cannot read `%.*s`: %.*s", STR_ARG(old->shown),
				STR_ARG(error)),
			(struct str){0});
		return NULL;
	}
	struct str stop = stop_words(*diags);
	if (!stop.at || against->broken_allowed)
		return model;
	complain_of(against,
		str_format(
			session->arena, "the old plan cannot be understood: %.*s", STR_ARG(stop)),
		STR("name another revision, or compare with what was understood:"
		    " `--allow-broken-base`"));
	return NULL;
}

static bool is_same(const struct source *one, const struct source *other)
{
	return one->size == other->size && memcmp(one->text, other->text, one->size) == 0;
}

void against_compare_texts(struct against *against, uint32_t first, uint32_t old)
{
	const struct sources *sources = against->session->sources;
	bool same = old - first == sources->count - old;
	for (uint32_t i = 0; same && first + i < old; i++)
		same = is_same(sources->files[first + i], sources->files[old + i]);
	against->differs |= !same;
}

void against_tell(const struct against *against)
{
	if (!against->usable)
		return;
	if (against->merge_bases > 1)
		fprintf(stderr,
			"compared with %.12s, git's first of the %u merge bases; `--against-tip`"
			" needs none\n",
			against->baseline.merge_base.at, against->merge_bases);
	if (against->differs)
		return;
	fputs("nothing to compare: all is as it was in `", stderr);
	visible_text(against->baseline.ref, stderr);
	fputs("`\n", stderr);
}

/* True if a path is that of a folder, or below it. */
static bool is_in(struct str path, struct str folder)
{
	return folder.len == 0 || str_equal(path, folder) ||
	       (str_starts(path, folder) && path.at[folder.len] == '/');
}

static int by_path(const void *left, const void *right)
{
	const struct gone_plan *a = left, *b = right;
	return str_compare(a->path, b->path);
}

const struct side *against_gone(struct against *against, struct str inside)
{
	if (!find_gone(against))
		return NULL;
	struct gone_plans *gone = &against->gone;
	struct arena *arena = against->session->arena;
	struct gone_plan *found = arena_array(arena, gone->count, sizeof *found);
	struct side *sides = arena_array(arena, gone->count + 1, sizeof *sides);
	size_t count = 0;
	for (size_t i = 0; i < gone->count; i++) {
		struct gone_plan *plan = &gone->list[i];
		if (!plan->is_plan || plan->now.at || plan->told || !is_in(plan->path, inside))
			continue;
		plan->told = true;
		found[count++] = *plan;
	}
	if (count)
		qsort(found, count, sizeof *found, by_path);
	for (size_t i = 0; i < count; i++)
		sides[i] = found[i].side;
	return sides;
}

void against_end(struct against *against)
{
	repository_close(&against->repository);
}
