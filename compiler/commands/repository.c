#include "repository.h"

#include "files.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const char shallow_words[] =
	"this is a shallow clone, which lacks most of the history: set `fetch-depth: 0` in GitHub"
	" Actions or `GIT_DEPTH: 0` in GitLab CI, or run `git fetch --unshallow`";
static const struct str SHALLOW_HELP = {shallow_words, sizeof shallow_words - 1};

static bool fail(struct trouble *trouble, struct str said, struct str help)
{
	*trouble = (struct trouble){said, help};
	return false;
}

bool is_one_revision(struct arena *arena, const char *ref, struct trouble *trouble)
{
	if (!*ref)
		return fail(trouble, STR("a revision without a name"),
			STR("name a branch, a tag or a commit, such as `main`"));
	/* What stands in braces, or behind `:/`, is looked for in messages. */
	const char *dots = strstr(ref, ".."), *brace = strchr(ref, '{');
	if (!dots || (brace && brace < dots) || strncmp(ref, ":/", 2) == 0)
		return true;
	const char *second = dots + strspn(dots, ".");
	return fail(trouble, str_format(arena, "`%s` is two revisions, where one is wanted", ref),
		str_format(arena, "write `planc diff %.*s %s` to compare the two",
			dots > ref ? (int)(dots - ref) : 4, dots > ref ? ref : "HEAD",
			*second ? second : "HEAD"));
}

/* The next line, taken from the front of `rest`. */
static struct str take_line(struct str *rest)
{
	struct str line = {rest->at, str_find(*rest, STR("\n"))};
	size_t len = line.len + (line.len < rest->len);
	*rest = (struct str){rest->at + len, rest->len - len};
	return line;
}

static bool is_id(struct str word)
{
	bool good = word.len == 40 || word.len == 64;
	for (size_t i = 0; good && i < word.len; i++)
		good = ascii_is_digit(word.at[i]) || (word.at[i] >= 'a' && word.at[i] <= 'f');
	return good;
}

/* Git is to find the repository from the file's own folder, or the nearest one that is there;
 * unless the user says which it is, by a path that counts from the folder that planc was started
 * in. */
static const char *folder_for_git(struct arena *arena, const char *path)
{
	if (getenv("GIT_DIR") || getenv("GIT_WORK_TREE"))
		return NULL;
	struct str folder = str_of(path);
	while (folder.len && !is_folder(str_chars(arena, folder))) {
		while (folder.len && folder.at[folder.len - 1] != '/')
			folder.len--;
		/* The slash goes with the name behind it, but for the root of all. */
		folder.len -= folder.len > 1;
	}
	return folder.len ? str_chars(arena, folder) : NULL;
}

/* What git says of the folder comes before what it says of revisions. */
static bool read_top(struct repository *repository, struct str *out)
{
	struct str shallow = take_line(out), inside = take_line(out);
	repository->shallow = str_equal(shallow, STR("true"));
	bool is_inside = str_equal(inside, STR("true"));
	if ((!repository->shallow && !str_equal(shallow, STR("false"))) ||
		(!is_inside && !str_equal(inside, STR("false"))))
		return false;
	/* A folder in the work tree tells the way up; one outside is told the work tree itself, or,
	 * where there is none, nothing. */
	if (!is_inside && (out->len == 0 || out->at[0] != '/'))
		return true;
	struct str up = take_line(out);
	const char *folder = repository->folder ? repository->folder : ".";
	struct str path =
		is_inside ? str_format(repository->arena, "%s/%.*s", folder, STR_ARG(up)) : up;
	char real[PATH_MAX];
	if (!realpath(str_chars(repository->arena, path), real))
		return false;
	repository->top = str_format(repository->arena, "%s", real);
	return true;
}

static bool fail_to_open(const struct repository *repository, const char *path,
	const struct git_answer *answer, struct trouble *trouble)
{
	struct arena *arena = repository->arena;
	struct str complaint = git_complaint(answer);
	if (str_starts(complaint, STR("not a git repository")))
		return fail(trouble, str_format(arena, "`%s` lies in no git repository", path),
			STR("two versions of a plan can be compared without one: `planc diff OLD"
			    " NEW`"));
	if (complaint.len == 0)
		return fail(trouble, STR("git stopped without a word"), (struct str){0});
	return fail(trouble, str_format(arena, "git failed: %.*s", STR_ARG(complaint)),
		(struct str){0});
}

/* What a wrong revision may have meant, at the price of one more process, the last. */
static struct str meant_help(const struct repository *repository, const char *ref)
{
	static const char *const words[] = {"for-each-ref", "--format=%(refname:short)",
		"refs/heads", "refs/tags", "refs/remotes", NULL};
	struct arena *arena = repository->arena;
	struct git_answer answer;
	struct str error, wanted = str_format(arena, "/%s", ref);
	struct likes likes = likes_of(str_of(ref));
	if (!git_ask(arena, repository->folder, words, &answer, &error) || answer.status != 0)
		return (struct str){0};
	for (struct str rest = answer.out; rest.len;) {
		struct str name = take_line(&rest);
		/* A clone has the branches of others under the name of where they came from. */
		if (name.len > wanted.len &&
			memcmp(name.at + name.len - wanted.len, wanted.at, wanted.len) == 0)
			return str_format(arena, "did you mean `%.*s`?", STR_ARG(name));
		likes_offer(&likes, name, (struct span){0});
	}
	if (likes.count)
		return str_format(arena, "did you mean `%.*s`?", STR_ARG(likes.best[0].name));
	return STR("`git branch --all` and `git tag` list the names that there are");
}

static bool fail_to_find(
	const struct repository *repository, const char *ref, struct trouble *trouble)
{
	struct arena *arena = repository->arena;
	if (strcmp(ref, "HEAD") == 0)
		return fail(trouble, STR("the repository has no commit yet"), (struct str){0});
	struct str said = str_format(arena, "there is no revision `%s`", ref);
	if (repository->shallow)
		return fail(trouble, said, SHALLOW_HELP);
	return fail(trouble, said, meant_help(repository, ref));
}

static bool read_ids(const struct repository *repository, struct str out, const char *const *refs,
	unsigned count, struct str *ids, struct trouble *trouble)
{
	for (unsigned i = 0; i < count; i++) {
		ids[i] = take_line(&out);
		/* Gits differ in whether they repeat this word. */
		if (str_equal(ids[i], STR("--end-of-options")))
			ids[i] = take_line(&out);
		if (!is_id(ids[i]))
			return fail_to_find(repository, refs[i], trouble);
	}
	return true;
}

bool is_revision(struct arena *arena, const char *word)
{
	const char *words[] = {"rev-parse", "--verify", "--quiet", "--end-of-options",
		str_format(arena, "%s^{commit}", word).at, NULL};
	struct git_answer answer;
	struct str error;
	return git_ask(arena, NULL, words, &answer, &error) && answer.status == 0;
}

bool repository_open(struct repository *repository, struct arena *arena, const char *path,
	const char *const *refs, unsigned count, struct str *ids, struct trouble *trouble)
{
	const char *words[5 + MOST_REVISIONS + 1] = {"rev-parse", "--is-shallow-repository",
		"--is-inside-work-tree", "--show-cdup", "--end-of-options"};
	*repository = (struct repository){.arena = arena, .folder = folder_for_git(arena, path)};
	for (unsigned i = 0; i < count && i < MOST_REVISIONS; i++)
		/* A text that is looked for in messages goes on to its end. */
		words[5 + i] = strncmp(refs[i], ":/", 2) == 0
				       ? refs[i]
				       : str_format(arena, "%s^{commit}", refs[i]).at;
	struct git_answer answer;
	struct str error;
	if (!git_ask(arena, repository->folder, words, &answer, &error))
		return fail(trouble, error,
			STR("install git; two versions of a plan can be compared without it:"
			    " `planc diff OLD NEW`"));
	struct str out = answer.out;
	/* 128 is how git says no. */
	bool is_answer = answer.status == 0 || answer.status == 128;
	if (answer.status != 0 && (out.len == 0 || (!is_answer && answer.err.len)))
		return fail_to_open(repository, path, &answer, trouble);
	if (!is_answer || !read_top(repository, &out))
		return fail(trouble, STR("git wrote something that planc does not understand"),
			STR("`git --version` says which git it is; 2.30 and later are known"));
	if (!read_ids(repository, out, refs, count, ids, trouble))
		return false;
	repository->objects = git_objects_open(arena, repository->folder, &error);
	if (!repository->objects)
		return fail(trouble, error, (struct str){0});
	repository->trees = git_trees_new(arena, repository->objects);
	return true;
}

bool repository_merge_base(struct repository *repository, const struct str ids[2],
	const char *const refs[2], struct str *base, unsigned *count, struct trouble *trouble)
{
	struct arena *arena = repository->arena;
	const char *words[] = {
		"merge-base", "--all", str_chars(arena, ids[0]), str_chars(arena, ids[1]), NULL};
	struct git_answer answer;
	struct str error;
	if (!git_ask(arena, repository->folder, words, &answer, &error))
		return fail(trouble, error, (struct str){0});
	*base = (struct str){0};
	*count = 0;
	for (struct str rest = answer.out; rest.len; ++*count) {
		struct str id = take_line(&rest);
		if (!is_id(id))
			return fail(trouble,
				STR("git wrote something that planc does not understand"),
				(struct str){0});
		if (!base->at)
			*base = id;
	}
	if (base->at && answer.status == 0)
		return true;
	if (answer.status != 0 && answer.status != 1)
		return fail_to_open(repository, repository->folder, &answer, trouble);
	return fail(trouble,
		str_format(arena, "`%s` and `%s` have no commit in common", refs[0], refs[1]),
		repository->shallow ? SHALLOW_HELP
				    : STR("compare with what it says now: `--against-tip`"));
}

bool repository_path(const struct repository *repository, struct str path, struct str *inside)
{
	struct str top = repository->top;
	if (!top.at || !str_starts(path, top))
		return false;
	/* Only the root of all ends in a slash. */
	size_t len = top.len == 1 ? 0 : top.len;
	if (path.len > len && path.at[len] != '/')
		return false;
	len += path.len > len;
	*inside = (struct str){path.at + len, path.len - len};
	return true;
}

void repository_close(struct repository *repository)
{
	git_objects_close(repository->objects);
	repository->objects = NULL;
}
