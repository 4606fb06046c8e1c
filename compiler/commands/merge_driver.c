#include "command.h"

#include "git.h"
#include "merge/merge.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

const struct option_row options_merge_driver[] = {{NULL, 0, NULL, NULL}};

/* Of git's own markers; and what a marker may have at most, whoever asks. */
enum { USUAL_MARKER = 7, LONGEST_MARKER = 1000 };

/* git-merge-file(1): more is no count of conflicts, but why it could not be done. */
enum { MOST_CONFLICTS = 127 };

struct driver {
	struct session *session;
	char **files; /* of base, ours and theirs */
	struct merge_request request;
	const char *path; /* as people know it; NULL: that of ours */
};

/* False after a complaint. */
static bool read_text(struct driver *driver, const char *path, struct str *text)
{
	struct str error, shown = str_of(path);
	const struct source *source = source_load(driver->session->sources, path, shown, &error);
	if (source)
		*text = (struct str){source->text, source->size - source->line_end_added};
	else
		complain("cannot read `%s`: %.*s", path, STR_ARG(error));
	return source != NULL;
}

/* As git merges texts of which it knows nothing; where that cannot be asked, with all lines that
 * differ as one conflict. */
static struct merge_result merge_lines(const struct driver *driver)
{
	struct arena *arena = driver->session->arena;
	const struct merge_request *request = &driver->request;
	struct str size = str_format(arena, "--marker-size=%zu", request->marker_size);
	const char *const words[] = {"merge-file", "-p", "-q", str_chars(arena, size), "-L", "ours",
		"-L", "base", "-L", "theirs", "--", driver->files[1], driver->files[0],
		driver->files[2], NULL};
	struct git_answer answer;
	struct str error;
	if (git_ask(arena, NULL, words, &answer, &error) && answer.status >= 0 &&
		answer.status <= MOST_CONFLICTS)
		return (struct merge_result){answer.out, (uint32_t)answer.status};
	return mark_lines(request, arena);
}

static bool write_result(const struct driver *driver, struct str text)
{
	char real[PATH_MAX];
	struct output output;
	if (!realpath(driver->files[1], real)) {
		complain("cannot write `%s`", driver->files[1]);
		return false;
	}
	if (!output_open_over(&output, real))
		return false;
	fwrite(text.at, 1, text.len, output.stream);
	return output_close(&output);
}

static int merge(struct driver *driver)
{
	struct merge_request *request = &driver->request;
	if (!read_text(driver, driver->files[0], &request->base) ||
		!read_text(driver, driver->files[1], &request->ours) ||
		!read_text(driver, driver->files[2], &request->theirs))
		return FAILED;
	request->ours_label = STR("ours");
	request->theirs_label = STR("theirs");
	struct merge_result result;
	if (!merge_plans(request, driver->session->arena, &result)) {
		result = merge_lines(driver);
		complain("`%s` was merged by lines, as it cannot be merged by clauses",
			driver->path ? driver->path : driver->files[1]);
	}
	if (!write_result(driver, result.text))
		return FAILED;
	return result.conflicts ? FOUND : DONE;
}

/* False if it is no number that a marker can have. */
static bool read_size(const char *word, size_t *size)
{
	char *end;
	unsigned long number = strtoul(word, &end, 10);
	*size = number;
	return ascii_is_digit(word[0]) && !*end && number > 0 && number <= LONGEST_MARKER;
}

int command_merge_driver(const struct command *self, int argc, char **argv)
{
	/* A path of git's may look like an option. */
	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		print_command_help(self, stdout);
		return DONE;
	}
	struct driver driver = {.files = argv + 1, .path = argc > 5 ? argv[5] : NULL};
	driver.request.marker_size = USUAL_MARKER;
	if (argc < 4 || argc > 6 ||
		(argc > 4 && !read_size(argv[4], &driver.request.marker_size))) {
		complain("merge-driver: git calls it, as `planc merge-driver %%O %%A %%B %%L %%P`");
		return FAILED;
	}
	driver.session = session_new();
	int status = merge(&driver);
	session_free(driver.session);
	return status;
}
