#include "command.h"

#include "changes.h"
#include "changes/compare.h"
#include "changes/judge.h"

#include <getopt.h>
#include <string.h>

const struct option_row options_diff[] = {
	{"format", 0, "FORMAT", "how changes are written, see below"},
	{"output", 'o', "FILE", "write to FILE instead of standard output"},
	{"exit-code", 0, NULL, "exit 1 if anything changed"},
	{"public", 0, NULL, "leave out what is exempt (the default)"},
	{"full", 0, NULL, "show what is exempt, too"},
	COMMON_OPTIONS,
	{NULL, 0, NULL, NULL},
};

struct difference {
	struct session *session;
	const struct changes_backend_info *backend;
	struct changes_request request;
	const char *out;
	bool exit_code, quiet;
};

static void print_formats(FILE *out)
{
	fputs("\nFormats:\n", out);
	for (const struct changes_backend_info *row = changes_backends; row->name; row++)
		fprintf(out, "  %-10s  %s\n", row->name, row->summary);
}

static bool set_backend(struct difference *difference, const char *name)
{
	const struct changes_backend_info *row = changes_backends;
	while (row->name && strcmp(row->name, name) != 0)
		row++;
	if (row->name) {
		difference->backend = row;
		return true;
	}
	complain("there is no format `%s`", name);
	print_formats(stderr);
	return false;
}

static bool set_option(struct difference *difference, const char *name, const char *value)
{
	bool ok = true;
	if (strcmp(name, "format") == 0)
		ok = set_backend(difference, value);
	else if (strcmp(name, "output") == 0)
		difference->out = value;
	else if (strcmp(name, "exit-code") == 0)
		difference->exit_code = true;
	else if (strcmp(name, "public") == 0)
		difference->request.full = false;
	else if (strcmp(name, "full") == 0)
		difference->request.full = true;
	else
		read_common_option(difference->session, name, value, &difference->quiet, &ok);
	return ok;
}

static int read_options(
	struct difference *difference, const struct command *self, int argc, char **argv)
{
	struct option_reader reader = {self, argc, argv, NULL};
	for (;;) {
		int option = next_option(&reader);
		if (option == HELPED)
			print_formats(stdout);
		if (option < 0)
			return option;
		if (!set_option(difference, options_diff[option].name, reader.value))
			return MISUSED;
	}
}

/* NULL after a complaint. */
static const struct model *read_side(struct session *session, const char *path)
{
	const struct model *model = read_plan(session, path);
	if (!model || !diags_stop(session->diags))
		return model;
	complain("`%s` cannot be understood; `planc check` shows why", path);
	return NULL;
}

static int compare(struct difference *difference, const char *old_path, const char *new_path)
{
	struct session *session = difference->session;
	const struct model *old = read_side(session, old_path);
	const struct model *new = old ? read_side(session, new_path) : NULL;
	if (!new)
		return session->failed ? FAILED : FOUND;
	struct changes *changes = compare_plans(
		old, new, session->sources, difference->request.full, session->reading);
	changes_judge(changes, session->diags, NULL);
	judge_by(session, old);
	struct output output;
	if (!output_open(&output, session, difference->out))
		return FAILED;
	const struct changes *const plans[] = {changes};
	if (!difference->quiet)
		difference->backend->print(plans, 1, &difference->request, output.stream);
	if (!output_close(&output))
		return FAILED;
	return difference->exit_code && changes->count ? FOUND : DONE;
}

int command_diff(const struct command *self, int argc, char **argv)
{
	struct difference difference = {.session = session_new(), .backend = changes_backends};
	int status = read_options(&difference, self, argc, argv);
	if (status == NO_MORE && argc - optind != 2) {
		complain("diff: which two plans? `planc diff OLD NEW`");
		status = MISUSED;
	}
	if (status == NO_MORE)
		status = compare(&difference, argv[optind], argv[optind + 1]);
	else
		status = status == HELPED ? DONE : FAILED;
	session_free(difference.session);
	return status;
}
