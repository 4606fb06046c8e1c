#include "command.h"

#include "files.h"
#include "findings.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FORMATS = 8, SHOWN_BY_DEFAULT = 1000 };

const struct option_row options_check[] = {
	{"format", 0, "FORMAT[=FILE]", "how findings are written, see below; repeatable"},
	{"fail-on", 0, "SEVERITY", "exit 1 from error (default), warning or note on, or never"},
	{"max-findings", 0, "N", "show at most N findings (0: all); as text 1000 by default"},
	{"files-from", 0, "LIST", "check the files that this file names, one a line, too"},
	{"no-suppress", 0, NULL, "show what comments `# planc: allow …` suppress, too"},
	COMMON_OPTIONS,
	{NULL, 0, NULL, NULL},
};

/* One report of the findings, and where it goes. */
struct format {
	const struct findings_backend_info *backend;
	const char *path; /* NULL: standard output */
};

struct request {
	struct session *session;
	struct file_list files;
	bool listed, list_failed; /* by --files-from */
	struct format formats[MOST_FORMATS];
	unsigned format_count;
	enum severity fail_on; /* OFF: never */
	unsigned max_findings;
	bool limited; /* by --max-findings */
	bool quiet;
};

static void print_formats(FILE *out)
{
	fputs("\nformats:\n", out);
	for (const struct findings_backend_info *row = findings_backends; row->name; row++)
		fprintf(out, "  %-8s %s\n", row->name, row->summary);
}

static bool add_format(struct request *request, const char *value)
{
	const char *equals = strchr(value, '=');
	size_t len = equals ? (size_t)(equals - value) : strlen(value);
	const struct findings_backend_info *backend = findings_backends;
	while (backend->name &&
		(strlen(backend->name) != len || strncmp(backend->name, value, len)))
		backend++;
	if (!backend->name) {
		complain("there is no format `%.*s`", (int)len, value);
		print_formats(stderr);
		return false;
	}
	if (request->format_count == MOST_FORMATS) {
		complain("at most %d formats in one run", MOST_FORMATS);
		return false;
	}
	request->formats[request->format_count++] =
		(struct format){backend, equals ? equals + 1 : NULL};
	return true;
}

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
	request->max_findings = (unsigned)number;
	request->limited = true;
	return true;
}

/* A name in it that cannot be read keeps no other from being checked. */
static void read_list(struct request *request, const char *path)
{
	request->listed = true;
	if (!file_list_read(&request->files, request->session->arena, path))
		request->list_failed = true;
}

/* HELPED, MISUSED, or NO_MORE when all options have been read. */
static int read_options(struct request *request, const struct command *self, int argc, char **argv)
{
	struct option_reader reader = {self, argc, argv, NULL};
	for (;;) {
		int option = next_option(&reader);
		if (option == HELPED)
			print_formats(stdout);
		if (option < 0)
			return option;
		const char *name = options_check[option].name;
		bool ok = true;
		if (strcmp(name, "format") == 0)
			ok = add_format(request, reader.value);
		else if (strcmp(name, "fail-on") == 0)
			ok = set_fail_on(request, reader.value);
		else if (strcmp(name, "max-findings") == 0)
			ok = set_max_findings(request, reader.value);
		else if (strcmp(name, "no-suppress") == 0)
			request->session->shows_suppressed = true;
		else if (strcmp(name, "files-from") == 0)
			read_list(request, reader.value);
		else
			read_common_option(
				request->session, name, reader.value, &request->quiet, &ok);
		if (!ok)
			return MISUSED;
	}
}

static bool print_findings(const struct request *request)
{
	const struct session *session = request->session;
	bool good = true;
	for (unsigned i = 0; i < request->format_count; i++) {
		const struct format *format = &request->formats[i];
		if (request->quiet && !format->path)
			continue;
		struct output output;
		if (!output_open(&output, session, format->path)) {
			good = false;
			continue;
		}
		struct findings_request what = {
			.color = !format->path && use_color(session, output.stream),
			.host = format->path ? (struct str){0} : link_host(session, output.stream),
			.files = session->files,
			.as_of = session->as_of,
			.max_shown = request->limited || format->backend->print == print_text
					     ? request->max_findings
					     : 0,
		};
		format->backend->print(session->diags, &what, output.stream);
		good &= output_close(&output);
	}
	return good;
}

static int check_files(struct request *request, int count, char **paths)
{
	struct session *session = request->session;
	bool good = !request->list_failed;
	session->notes_parts = true;
	for (int i = 0; i < count; i++)
		good &= file_list_add(&request->files, session->arena, paths[i]);
	for (size_t i = 0; i < request->files.count; i++)
		read_plan(session, request->files.paths[i]);
	diags_settle(session->diags);
	good &= !session->failed;
	if (session->files > 0)
		good &= print_findings(request);
	if (!good)
		return FAILED;
	for (int severity = (int)request->fail_on; severity != OFF && severity <= ERROR; severity++)
		if (session->diags->count[severity])
			return FOUND;
	return DONE;
}

int command_check(const struct command *self, int argc, char **argv)
{
	struct request request = {
		.session = session_new(), .fail_on = ERROR, .max_findings = SHOWN_BY_DEFAULT};
	int status = read_options(&request, self, argc, argv);
	if (status == NO_MORE && optind == argc && !request.listed) {
		complain("check: which plan? Name a file, a folder, or `-` for standard input");
		status = MISUSED;
	}
	if (request.format_count == 0)
		add_format(&request, "text");
	if (status == NO_MORE)
		status = check_files(&request, argc - optind, argv + optind);
	else
		status = status == HELPED ? DONE : FAILED;
	session_free(request.session);
	return status;
}
