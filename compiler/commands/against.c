#include "against.h"

#include "findings/visible.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct gone_plan {
	struct str path;
	struct str now;         /* the file that it is now; at == NULL: none is known */
	struct str name, title; /* of its plan; empty for none */
};

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

bool against_inside(struct against *against, const char *path, struct str *inside)
{
	struct arena *arena = against->session->arena;
	const struct repository *repository = &against->repository;
	if (strcmp(path, "-") == 0)
		path = against->session->stdin_path;
	if (strcmp(path, "<stdin>") == 0)
		return complain_of(against, STR("standard input has no place in the revision"),
			STR("say which file it is: `--stdin-path plans/parks.plan`"));
	if (!repository->top.at)
		return complain_of(against,
			str_format(arena, "the repository of `%s` has no work tree", path),
			STR("name the folder that is its work tree with `GIT_WORK_TREE`"));
	/* The file may be a link, in the revision as well; the folders are followed. */
	const char *slash = strrchr(path, '/');
	const char *folder =
		slash ? str_chars(arena, (struct str){path, (size_t)(slash - path)}) : ".";
	char real[PATH_MAX];
	if (!realpath(*folder ? folder : "/", real))
		return complain_of(against,
			str_format(arena, "cannot find the folder of `%s`", path), (struct str){0});
	struct str whole =
		str_format(arena, "%s/%s", strcmp(real, "/") ? real : "", slash ? slash + 1 : path);
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

static struct side side_of(const struct revision *revision, struct str inside)
{
	return (struct side){&revision->origin, revision_path(revision, inside),
		str_format(revision->repository->arena, "%.*s%.*s",
			STR_ARG(revision->origin.prefix), STR_ARG(inside))};
}

/* The name and title of its plan are in its tree; what else it says does not matter here. */
static void look_into(struct against *against, struct gone_plan *gone)
{
	struct arena *arena = against->session->arena;
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct side side = side_of(&against->old, gone->path);
	struct str error;
	struct ast_file *file = load(
		side.origin, side.path, side.shown, sources, words_for_plans(arena), diags, &error);
	const struct ast_node *node = file ? file->root->nodes : NULL;
	while (node && node->kind != AST_PLAN)
		node = node->next;
	if (node && node->name && node->name->word)
		gone->name = node->name->word->text;
	if (node && node->title)
		gone->title =
			str_tidied(arena, str_unquoted(source_slice(sources, node->title->span)));
}

static int by_name(const void *left, const void *right)
{
	const struct gone_plan *a = left, *b = right;
	int order = str_compare(a->name, b->name);
	if (!order)
		order = str_compare(a->title, b->title);
	return order ? order : str_compare(a->path, b->path);
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
	size_t count = 0;
	while (plans[count])
		count++;
	against->gone = arena_array(against->session->arena, count, sizeof *against->gone);
	for (size_t i = 0; i < count; i++)
		if (!is_in_new_side(against, str_of(plans[i])))
			against->gone[against->gone_count++].path = str_of(plans[i]);
	for (size_t i = 0; i < against->gone_count; i++)
		look_into(against, &against->gone[i]);
	if (against->gone_count)
		qsort(against->gone, against->gone_count, sizeof *against->gone, by_name);
	against->gone_known = true;
	return true;
}

/* Those that have this name, and this title where `by_title`, begin at the result. */
static size_t first_gone(
	const struct against *against, struct str name, struct str title, bool by_title)
{
	size_t low = 0, high = against->gone_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct gone_plan *gone = &against->gone[middle];
		int order = str_compare(gone->name, name);
		if (!order && by_title)
			order = str_compare(gone->title, title);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The one plan that has these, NULL if there is none, or several. */
static struct gone_plan *only_gone(
	struct against *against, struct str name, struct str title, bool by_title)
{
	size_t at = first_gone(against, name, title, by_title), count = 0;
	while (count < 2 && at + count < against->gone_count &&
		str_equal(against->gone[at + count].name, name) &&
		(!by_title || str_equal(against->gone[at + count].title, title)))
		count++;
	return count == 1 ? &against->gone[at] : NULL;
}

/* A plan that was moved keeps its name; where several have that, its title, too. */
static struct gone_plan *renamed_from(
	struct against *against, struct str inside, const struct item *plan)
{
	struct gone_plan *gone = NULL;
	if (plan->name.len)
		gone = only_gone(against, plan->name, plan->title.str, false);
	if (!gone && plan->title.str.len)
		gone = only_gone(against, plan->name, plan->title.str, true);
	if (!gone || (gone->now.at && !str_equal(gone->now, inside)))
		return NULL;
	gone->now = inside;
	return gone;
}

bool against_find(
	struct against *against, struct str inside, const struct model *plan, struct side *old)
{
	*old = (struct side){0};
	struct side same = side_of(&against->old, inside);
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
	const struct gone_plan *gone = renamed_from(against, inside, &plan->items[0]);
	if (gone)
		*old = side_of(&against->old, gone->path);
	return true;
}

/* What keeps the plan from being understood, the first in the files. */
static const struct diag *first_stop(const struct diags *diags)
{
	const struct diag *first = NULL;
	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		if (diag->stops && (!first || diag->span.start < first->span.start))
			first = diag;
	return first;
}

static bool is_understood(struct against *against, const struct diags *diags)
{
	const struct diag *stop = first_stop(diags);
	if (!stop || against->broken_allowed)
		return true;
	struct place place = source_place(diags->sources, stop->span.start);
	struct str path = place.source ? place.source->path : STR("");
	return complain_of(against,
		str_format(against->session->arena,
			"the old plan cannot be understood: %.*s:%lu:%lu: %.*s [%s]", STR_ARG(path),
			(unsigned long)place.line, (unsigned long)place.column,
			STR_ARG(stop->message), diag_info(stop->id)->code),
		STR("name another revision, or compare with what was understood:"
		    " `--allow-broken-base`"));
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
	return is_understood(against, *diags) ? model : NULL;
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

const struct side *against_gone(struct against *against, struct str folder)
{
	if (!find_gone(against))
		return NULL;
	struct side *sides =
		arena_array(against->session->arena, against->gone_count + 1, sizeof *sides);
	size_t count = 0;
	for (size_t i = 0; i < against->gone_count; i++) {
		const struct gone_plan *gone = &against->gone[i];
		bool is_below = folder.len == 0 || (str_starts(gone->path, folder) &&
							   gone->path.at[folder.len] == '/');
		if (is_below && !gone->now.at)
			sides[count++] = side_of(&against->old, gone->path);
	}
	return sides;
}

void against_end(struct against *against)
{
	repository_close(&against->repository);
}
