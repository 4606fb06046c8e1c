#include "command.h"

#include "commands/formats.h"
#include "files.h"
#include "fingerprint.h"
#include "fixing.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

const struct option_row options_check[] = {
	{"format", 0, "FORMAT[=FILE]", "how findings are written, see below; repeatable"},
	{"fail-on", 0, "SEVERITY", "exit 1 from error (default), warning or note on, or never"},
	{"max-findings", 0, "N", "show at most N findings (0: all); as text 1000 by default"},
	{"statistics", 0, NULL, "count the findings of each rule, in the format text"},
	{"fix", 0, NULL, "change the files: make the fixes that are safe"},
	{"unsafe-fixes", 0, NULL, "change the files: make those that are guesses, too"},
	{"diff", 0, NULL, "print what would be fixed as a patch, and change nothing"},
	{"files-from", 0, "LIST", "check the files that this file names, one a line, too"},
	{"no-suppress", 0, NULL, "show what comments `# planc: allow …` suppress, too"},
	COMMON_OPTIONS,
	{NULL, 0, NULL, NULL},
};

struct request {
	struct session *session;
	struct file_list files;
	bool listed, list_failed; /* by --files-from */
	struct formats formats;
	enum severity fail_on; /* OFF: never */
	struct fixing fixing;
};

static bool set_fail_on(struct request *request, const char *value)
{
	if (strcmp(value, "never") == 0) {
		request->fail_on = OFF;
		return true;
	}
	for (int severity = NOTE; severity <= ERROR; severity++)
		if (strcmp(value, severity_word((enum severity)severity)) == 0) {
			request->fail_on = (enum severity)severity;
			return true;
		}
	complain("`--fail-on` is error, warning, note or never, not `%s`", value);
	return false;
}

static bool set_max_findings(struct request *request, const char *value)
{
	char *end;
	unsigned long number = strtoul(value, &end, 10);
	if (*value < '0' || *value > '9' || *end || number > 1000000000) {
		complain("`--max-findings` takes a number, not `%s`", value);
		return false;
	}
	request->formats.max_findings = (unsigned)number;
	request->formats.limited = true;
	return true;
}

/* True if the option was one of these. */
static bool set_fixing(struct fixing *fixing, const char *name)
{
	if (strcmp(name, "unsafe-fixes") == 0)
		fixing->trust = GUESS;
	else if (strcmp(name, "diff") == 0)
		fixing->as_patch = true;
	else if (strcmp(name, "fix") != 0)
		return false;
	fixing->wanted = true;
	return true;
}

/* A name in it that cannot be read keeps no other from being checked. */
static void read_list(struct request *request, const char *path)
{
	request->listed = true;
	if (!file_list_read(&request->files, request->session->arena, path))
		request->list_failed = true;
}

static bool read_option(struct request *request, const char *name, const char *value)
{
	bool ok = true;
	if (strcmp(name, "format") == 0)
		ok = formats_add(&request->formats, value);
	else if (strcmp(name, "fail-on") == 0)
		ok = set_fail_on(request, value);
	else if (strcmp(name, "max-findings") == 0)
		ok = set_max_findings(request, value);
	else if (strcmp(name, "statistics") == 0)
		request->formats.statistics = true;
	else if (strcmp(name, "no-suppress") == 0)
		request->session->shows_suppressed = true;
	else if (strcmp(name, "files-from") == 0)
		read_list(request, value);
	else if (!set_fixing(&request->fixing, name))
		read_common_option(request->session, name, value, &request->formats.quiet, &ok);
	return ok;
}

/* HELPED, MISUSED, or NO_MORE when all options have been read. Those behind a mistake are read,
 * too: a format among them says how the mistake is told. */
static int read_options(struct request *request, const struct command *self, int argc, char **argv)
{
	struct option_reader reader = {self, argc, argv, NULL};
	bool misused = false;
	for (;;) {
		int option = next_option(&reader);
		if (option == HELPED)
			formats_help(stdout);
		if (option == MISUSED)
			misused = true;
		else if (option < 0)
			return misused && option == NO_MORE ? MISUSED : option;
		else
			misused |= !read_option(request, options_check[option].name, reader.value);
	}
}

static bool read_files(struct request *request)
{
	struct session *session = request->session;
	bool records = formats_ask_records(&request->formats);
	for (size_t i = 0; i < request->files.count; i++) {
		struct diag **mark = diags_mark(session->diags);
		const struct model *model = read_plan(session, request->files.paths[i]);
		if (records)
			fingerprints_take(session->diags, *mark, model);
	}
	diags_settle(session->diags);
	return !session->failed;
}

/* A run that could not read all changes nothing. False after a complaint. */
static bool fix_files(struct request *request)
{
	while (fixing_go_on(&request->fixing, request->session))
		if (!read_files(request))
			return false;
	return fixing_finish(&request->fixing, request->session);
}

static bool can_change_all(const struct request *request, const struct command *self)
{
	for (size_t i = 0; request->fixing.wanted && i < request->files.count; i++)
		if (!rework_can_change(self, request->files.paths[i]))
			return false;
	return true;
}

static int check_files(struct request *request, const struct command *self, int count, char **paths)
{
	struct session *session = request->session;
	bool good = !request->list_failed;
	session->notes_parts = true;
	request->fixing.quiet = request->formats.quiet;
	for (int i = 0; i < count; i++)
		good &= file_list_add(&request->files, session->arena, paths[i]);
	if (!can_change_all(request, self))
		return FAILED;
	good &= read_files(request);
	/* What is left to be found is not in the files if these could not be written. */
	if (good && !fix_files(request))
		return FAILED;
	/* A patch is alone on standard output. */
	request->formats.quiet |= request->fixing.as_patch;
	good &= formats_print(&request->formats, session, good);
	if (!good)
		return FAILED;
	for (int severity = (int)request->fail_on; severity != OFF && severity <= ERROR; severity++)
		if (session->diags->count[severity])
			return FOUND;
	return DONE;
}

int command_check(const struct command *self, int argc, char **argv)
{
	struct request request = {.session = session_new(),
		.formats = {.max_findings = SHOWN_BY_DEFAULT},
		.fail_on = ERROR};
	int status = read_options(&request, self, argc, argv);
	if (status == NO_MORE && optind == argc && !request.listed) {
		complain("check: which plan? Name a file, a folder, or `-` for standard input");
		status = MISUSED;
	}
	if (request.formats.count == 0)
		formats_add(&request.formats, "text");
	if (status == NO_MORE)
		status = check_files(&request, self, argc - optind, argv + optind);
	else if (status == HELPED)
		status = DONE;
	else {
		/* For programs that is an answer, too. */
		formats_print(&request.formats, request.session, false);
		status = FAILED;
	}
	session_free(request.session);
	return status;
}
