#include "command.h"

#include "changes.h"
#include "changes/compare.h"
#include "changes/judge.h"
#include "patch.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

const struct option_row options_git_diff_driver[] = {{NULL, 0, NULL, NULL}};

/* A version of the file, which git has put somewhere, read as if it lay at its path: what it
 * includes is that of the work tree. */
struct version {
	struct origin origin; /* the first, so that one is found by the other */
	struct origin disk;
	const char *file; /* where it is */
	const char *path; /* of the work tree */
	struct str text;
	const struct model *model;
	struct str stop;
};

static struct str find(
	const struct origin *self, struct arena *arena, const char *path, struct str *error)
{
	const struct version *version = (const struct version *)(const void *)self;
	return version->disk.find(&version->disk, arena, path, error);
}

static struct str real_place(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str folder = slash ? (struct str){path, (size_t)(slash - path)} : STR(".");
	char real[PATH_MAX];
	if (!realpath(str_chars(arena, folder), real))
		return (struct str){0};
	return str_format(arena, "%s/%s", real, slash ? slash + 1 : path);
}

static struct source *read_version(const struct origin *self, struct sources *sources,
	const char *path, struct str shown, struct str *error)
{
	const struct version *version = (const struct version *)(const void *)self;
	bool is_main = path == version->path;
	struct source *source = version->disk.read(
		&version->disk, sources, is_main ? version->file : path, shown, error);
	if (source && is_main)
		source->real_path = real_place(sources->arena, path);
	return source;
}

/* Git's word for a version that is not there. */
static bool is_there(const struct version *version)
{
	return strcmp(version->file, "/dev/null") != 0;
}

/* False, after it was said, if the file cannot be read. */
static bool read_one(struct session *session, struct version *version)
{
	if (!is_there(version))
		return true;
	version->disk = disk_origin(session->arena, NULL);
	version->origin = version->disk;
	version->origin.find = find;
	version->origin.read = read_version;
	struct side side = {&version->origin, version->path, str_of(version->path)};
	struct diags *diags = diags_new(session->reading, session->sources);
	uint32_t first = session->sources->count;
	struct str error;
	version->model = read_side(session, &side, diags, &error);
	if (!version->model) {
		printf("cannot read `%s`: %.*s\n", version->path, STR_ARG(error));
		return false;
	}
	const struct source *source = session->sources->files[first];
	version->text = (struct str){source->text, source->size - source->line_end_added};
	version->stop = stop_words(diags);
	return true;
}

static void print_changes(struct session *session, const struct version sides[2])
{
	const struct changes_backend_info *text = changes_backends;
	struct changes_request request = {.arena = session->arena,
		.old = str_of(sides[0].path),
		.new = str_of(sides[1].path),
		.as_of = session->as_of,
		.today = session->today};
	struct changes *changes = compare_plans(
		sides[0].model, sides[1].model, session->sources, false, session->reading);
	struct diags *diags = diags_new(session->reading, session->sources);
	changes_judge(changes, diags, NULL);
	judge_by(session, sides[0].model ? sides[0].model : sides[1].model, diags);
	const struct changes *const plans[] = {changes};
	text->print(plans, 1, &request, stdout);
}

/* Of a plan that cannot be understood, and of a part, which is none, the lines are told. */
static void print_lines(struct session *session, const struct version sides[2])
{
	for (int i = 0; i < 2; i++)
		if (sides[i].stop.at)
			printf("cannot be understood: %.*s\n", STR_ARG(sides[i].stop));
	if (!str_equal(sides[0].text, sides[1].text))
		print_patch(str_of(sides[1].path), sides[0].text, sides[1].text, session->arena,
			stdout);
}

static bool is_plan(const struct version *version)
{
	return !is_there(version) || (!version->stop.at && version->model->has_plan);
}

static void tell(struct session *session, struct version sides[2])
{
	if (!read_one(session, &sides[0]) || !read_one(session, &sides[1]))
		return;
	if (is_plan(&sides[0]) && is_plan(&sides[1]) &&
		(is_there(&sides[0]) || is_there(&sides[1])))
		print_changes(session, sides);
	else
		print_lines(session, sides);
}

/* Git stops where a driver fails, so all that goes wrong is told in the place of the changes. */
int command_git_diff_driver(const struct command *self, int argc, char **argv)
{
	/* Of a file in conflict git tells the path alone. */
	enum { CONFLICT = 2, USUAL = 8, RENAMED = 10 };
	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		print_command_help(self, stdout);
	} else if (argc == CONFLICT) {
		printf("* %s is not merged yet\n", argv[1]);
	} else if (argc == USUAL || argc == RENAMED) {
		struct session *session = session_new();
		struct version sides[2] = {{.file = argv[2], .path = argv[1]},
			{.file = argv[5], .path = argv[argc == RENAMED ? 8 : 1]}};
		if (argc == RENAMED)
			printf("%s → %s\n", sides[0].path, sides[1].path);
		else
			printf("%s\n", sides[0].path);
		tell(session, sides);
		session_free(session);
	} else {
		puts("git-diff-driver: git calls it, with seven or nine arguments");
	}
	return DONE;
}
