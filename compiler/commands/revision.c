#include "revision.h"

#include "files.h"
#include "git_tree.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LINKS = 40, LONGEST_LINK = 4096 };

/* A folder on the way from the root, or the file at its end. */
struct step {
	const struct step *up;
	const struct git_tree *tree;
	struct str name;
};

/* The path that the steps make, as the origin knows it. */
static struct str path_of(const struct revision *revision, const struct step *last)
{
	struct arena *arena = revision->repository->arena;
	size_t len = 0;
	for (const struct step *step = last; step->up; step = step->up)
		len += step->name.len + 1;
	char *path = arena_alloc(arena, len + 1);
	for (const struct step *step = last; step->up; step = step->up) {
		len -= step->name.len;
		memcpy(path + len, step->name.at, step->name.len);
		path[--len] = '/';
	}
	return str_format(arena, "%.*s:%s", STR_ARG(revision->id), *path ? path : "/");
}

static const struct step *step_down(
	struct arena *arena, const struct step *up, const struct git_tree *tree, struct str name)
{
	struct step *step = NEW(arena, struct step);
	*step = (struct step){up, tree, name};
	return step;
}

/* A walk along a path, which grows where a link is met. */
struct walk {
	const struct revision *revision;
	const struct step *at;
	const struct git_entry *entry; /* of the last step; NULL at the root */
	struct str rest;               /* of the path, still to go */
	unsigned links;
	struct str outside; /* where it has left the repository; at == NULL: nowhere */
	struct str *error;
};

/* What a link leads to goes before the rest of the path. */
static bool follow_link(struct walk *walk, const struct git_entry *entry)
{
	struct arena *arena = walk->revision->repository->arena;
	struct git_object object;
	if (++walk->links > MOST_LINKS) {
		*walk->error = STR("it is a link that leads to no end");
		return false;
	}
	if (!git_object(walk->revision->repository->objects, entry->id, &object, walk->error))
		return false;
	if (object.bytes.len == 0 || object.bytes.len > LONGEST_LINK) {
		*walk->error = STR("it is a link that leads nowhere");
		return false;
	}
	if (object.bytes.at[0] == '/') {
		walk->outside = str_format(arena, "%.*s", STR_ARG(object.bytes));
		return false;
	}
	walk->rest = str_format(arena, "%.*s/%.*s", STR_ARG(object.bytes), STR_ARG(walk->rest));
	return true;
}

/* One name of the path. False if it leads nowhere. */
static bool go(struct walk *walk, struct str name)
{
	struct repository *repository = walk->revision->repository;
	if (name.len == 0 || str_equal(name, STR(".")))
		return true;
	if (str_equal(name, STR(".."))) {
		if (!walk->at->up)
			walk->outside = STR("/");
		walk->at = walk->at->up;
		return walk->at != NULL;
	}
	if (!walk->at->tree) {
		*walk->error = STR("a part of its path is no folder");
		return false;
	}
	const struct git_entry *entry = git_entry(walk->at->tree, name);
	if (!entry)
		return false;
	if (entry->kind == LINK_ENTRY)
		return follow_link(walk, entry);
	if (entry->kind == SUBMODULE_ENTRY) {
		*walk->error = STR("it lies in a submodule, which is another repository");
		return false;
	}
	const struct git_tree *tree = NULL;
	if (entry->kind == FOLDER_ENTRY) {
		tree = git_tree(repository->trees, entry->id, walk->error);
		if (!tree)
			return false;
	}
	walk->at = step_down(repository->arena, walk->at, tree, entry->name);
	walk->entry = entry;
	return true;
}

/* Follows a path that begins with the commit's id and `:/`, with the links on it. */
static bool walk_to(
	struct walk *walk, const struct revision *revision, struct str path, struct str *error)
{
	*walk = (struct walk){.revision = revision, .error = error};
	walk->at = step_down(revision->repository->arena, NULL, revision->root, (struct str){0});
	size_t begin = revision->id.len + 2;
	if (path.len < begin || !str_starts(path, revision->id))
		return false;
	walk->rest = (struct str){path.at + begin, path.len - begin};
	while (walk->rest.len) {
		struct str name = {walk->rest.at, str_find(walk->rest, STR("/"))};
		size_t len = name.len + (name.len < walk->rest.len);
		walk->rest = (struct str){walk->rest.at + len, walk->rest.len - len};
		if (!go(walk, name))
			return false;
	}
	return true;
}

static struct str find_in_revision(
	const struct origin *self, struct arena *arena, const char *path, struct str *error)
{
	const struct revision *revision = (const struct revision *)self;
	struct walk walk;
	(void)arena;
	*error = (struct str){0};
	if (walk_to(&walk, revision, str_of(path), error))
		return path_of(revision, walk.at);
	return walk.outside;
}

static struct source *read_from_revision(const struct origin *self, struct sources *sources,
	const char *path, struct str shown, struct str *error)
{
	const struct revision *revision = (const struct revision *)self;
	struct walk walk;
	struct git_object object;
	*error = (struct str){0};
	if (!walk_to(&walk, revision, str_of(path), error)) {
		if (walk.outside.at)
			*error = STR("it is a link that leaves the repository");
		else if (!error->len)
			*error = STR("the revision has no such file");
		return NULL;
	}
	if (walk.at->tree) {
		*error = STR("it is a folder");
		return NULL;
	}
	if (!git_object(revision->repository->objects, walk.entry->id, &object, error))
		return NULL;
	struct source *source = source_add(sources, object.bytes, shown, error);
	if (source) {
		source->real_path = path_of(revision, walk.at);
		source->fileless = source->earlier = true;
	}
	return source;
}

/* The tree of a commit stands in its first line. */
static bool read_root(struct revision *revision, struct trouble *trouble)
{
	struct repository *repository = revision->repository;
	struct git_object object;
	struct str tree = STR("tree "),
		   error = STR("git wrote something that planc does not understand");
	if (git_object(repository->objects, revision->id, &object, &error) &&
		str_equal(object.type, STR("commit")) && str_starts(object.bytes, tree) &&
		object.bytes.len > tree.len + revision->id.len) {
		struct str id = {object.bytes.at + tree.len, revision->id.len};
		id.at = str_chars(repository->arena, id);
		revision->root = git_tree(repository->trees, id, &error);
	}
	if (revision->root)
		return true;
	trouble->said = str_format(repository->arena, "cannot read the commit %.*s: %.*s",
		STR_ARG(revision->id), STR_ARG(error));
	trouble->help = (struct str){0};
	return false;
}

/* The same folder in the revision as on the disk; one around the whole work tree is its top. */
static struct str root_in(const struct revision *revision, const char *root)
{
	struct str top = revision->repository->top;
	char real[PATH_MAX];
	if (!root)
		return (struct str){0};
	if (!realpath(root, real) || !top.at)
		return STR("");
	struct str inside, path = str_of(real);
	/* A folder around the work tree lets through all that a revision has. */
	if (str_starts(top, path) && (path.len == 1 || top.at[path.len] == '/'))
		inside = (struct str){0};
	else if (!repository_path(revision->repository, path, &inside))
		return STR("");
	return str_format(revision->repository->arena, "%.*s:%s%.*s", STR_ARG(revision->id),
		inside.len ? "/" : "", STR_ARG(inside));
}

bool revision_open(struct revision *revision, struct repository *repository, struct str id,
	const char *name, const char *root, struct trouble *trouble)
{
	*revision = (struct revision){.repository = repository, .id = id};
	revision->origin = (struct origin){.find = find_in_revision,
		.read = read_from_revision,
		.root = root_in(revision, root),
		.prefix = str_format(repository->arena, "%s:", name)};
	return read_root(revision, trouble);
}

const char *revision_path(const struct revision *revision, struct str path)
{
	return str_format(
		revision->repository->arena, "%.*s:/%.*s", STR_ARG(revision->id), STR_ARG(path))
		.at;
}

struct side revision_side(const struct revision *revision, struct str path)
{
	return (struct side){&revision->origin, revision_path(revision, path),
		str_format(revision->repository->arena, "%.*s%.*s",
			STR_ARG(revision->origin.prefix), STR_ARG(path))};
}

bool revision_has(const struct revision *revision, struct str path)
{
	struct walk walk;
	struct str error = {0};
	return walk_to(&walk, revision, str_of(revision_path(revision, path)), &error) &&
	       !walk.at->tree;
}

/* What is still to be looked through, the last first; and what has been found. */
struct search {
	struct arena *arena;
	struct pending {
		struct str folder; /* with its slash */
		const struct git_tree *tree;
	} * stack;
	size_t depth, stack_room;
	const char **plans;
	size_t count, room;
};

static void push(struct search *search, struct str folder, const struct git_tree *tree)
{
	if (search->depth == search->stack_room) {
		size_t room = search->stack_room * 2 + 16;
		struct pending *wider = arena_array(search->arena, room, sizeof *wider);
		if (search->depth)
			memcpy(wider, search->stack, search->depth * sizeof *wider);
		search->stack = wider;
		search->stack_room = room;
	}
	search->stack[search->depth++] = (struct pending){folder, tree};
}

/* There is always room for the NULL behind the last. */
static void add_plan(struct search *search, const char *path)
{
	if (search->count + 1 >= search->room) {
		size_t room = search->room * 2 + 16;
		const char **wider = arena_array(search->arena, room, sizeof *wider);
		if (search->count)
			memcpy(wider, search->plans, search->count * sizeof *wider);
		search->plans = wider;
		search->room = room;
	}
	if (path)
		search->plans[search->count++] = path;
}

static bool look_through(const struct revision *revision, struct search *search,
	struct pending here, struct str *error)
{
	for (size_t i = 0; i < here.tree->count; i++) {
		const struct git_entry *entry = &here.tree->entries[i];
		struct str path = str_format(
			search->arena, "%.*s%.*s", STR_ARG(here.folder), STR_ARG(entry->name));
		if (entry->name.at[0] == '.')
			continue;
		if (entry->kind == FOLDER_ENTRY) {
			const struct git_tree *tree =
				git_tree(revision->repository->trees, entry->id, error);
			if (!tree)
				return false;
			push(search, str_format(search->arena, "%s/", path.at), tree);
		} else if (is_plan_file(entry->name.at) &&
			   (entry->kind == FILE_ENTRY || revision_has(revision, path))) {
			add_plan(search, path.at);
		}
	}
	return true;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *revision_plans(
	const struct revision *revision, struct str folder, struct trouble *trouble)
{
	struct arena *arena = revision->repository->arena;
	struct search search = {.arena = arena};
	struct walk walk;
	struct str error = {0};
	add_plan(&search, NULL);
	if (walk_to(&walk, revision, str_of(revision_path(revision, folder)), &error) &&
		walk.at->tree)
		push(&search, folder.len ? str_format(arena, "%.*s/", STR_ARG(folder)) : STR(""),
			walk.at->tree);
	while (search.depth && !error.len)
		if (!look_through(revision, &search, search.stack[--search.depth], &error))
			break;
	if (error.len) {
		trouble->said = str_format(arena, "cannot read the files of %.*s: %.*s",
			STR_ARG(revision->id), STR_ARG(error));
		trouble->help = (struct str){0};
		return NULL;
	}
	qsort(search.plans, search.count, sizeof *search.plans, by_bytes);
	return search.plans;
}
