#include "commands/formats.h"

#include "findings/finding.h"
#include "fingerprint.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* GitHub drops a summary that is longer. */
enum { LONGEST_SUMMARY = 1024 * 1024 };

void formats_help(FILE *out)
{
	fputs("\nformats:\n", out);
	for (const struct findings_backend_info *row = findings_backends; row->name; row++)
		fprintf(out, "  %-10s %s\n", row->name, row->summary);
}

static bool is_taken(const struct formats *formats, const char *path)
{
	for (unsigned i = 0; i < formats->count; i++)
		if (formats->list[i].path && strcmp(formats->list[i].path, path) == 0)
			return true;
	return false;
}

bool formats_add(struct formats *formats, const char *value)
{
	const char *equals = strchr(value, '=');
	size_t len = equals ? (size_t)(equals - value) : strlen(value);
	const struct findings_backend_info *backend = findings_backends;
	while (backend->name &&
		(strlen(backend->name) != len || strncmp(backend->name, value, len)))
		backend++;
	if (!backend->name) {
		complain("there is no format `%.*s`", (int)len, value);
		formats_help(stderr);
		return false;
	}
	if (formats->count == MOST_FORMATS) {
		complain("at most %d formats in one run", MOST_FORMATS);
		return false;
	}
	if (equals && is_taken(formats, equals + 1)) {
		complain("two formats cannot both be in `%s`", equals + 1);
		return false;
	}
	formats->list[formats->count++] = (struct format){backend, equals ? equals + 1 : NULL};
	return true;
}

bool formats_ask_records(const struct formats *formats)
{
	for (unsigned i = 0; i < formats->count; i++)
		if (formats->list[i].backend->records)
			return true;
	return false;
}

/* Appended, since the steps before it have written there, too. */
static bool print_summary(const struct session *session, const struct summary_info *summary,
	struct findings_request *request)
{
	const char *path = getenv(summary->variable);
	if (!path || !*path)
		return true;
	FILE *out = fopen(path, "ae");
	struct stat about;
	bool good = out && fstat(fileno(out), &about) == 0;
	if (good) {
		size_t taken = about.st_size > 0 ? (size_t)about.st_size : 0;
		request->room = taken < LONGEST_SUMMARY ? LONGEST_SUMMARY - taken : 0;
		summary->print(session->diags, request, out);
		good = fflush(out) == 0 && !ferror(out);
	}
	if (!good)
		complain("cannot write `%s`: %s", path, strerror(errno));
	if (out)
		fclose(out);
	return good;
}

static bool print_summaries(const struct session *session, const struct format *format,
	struct findings_request *request)
{
	bool good = true;
	for (const struct summary_info *row = summaries; row->of; row++)
		if (strcmp(row->of, format->backend->name) == 0)
			good &= print_summary(session, row, request);
	return good;
}

static bool print_format(const struct formats *formats, const struct format *format,
	const struct session *session, struct findings_request request)
{
	struct output output;
	if (!output_open(&output, session, format->path))
		return false;
	request.color =
		!format->path && !format->backend->records && use_color(session, output.stream);
	if (!format->path)
		request.host = link_host(session, output.stream);
	request.max_shown = formats->limited || format->backend->print == print_text
				    ? formats->max_findings
				    : 0;
	format->backend->print(session->diags, &request, output.stream);
	bool good = output_close(&output);
	if (!format->path)
		good &= print_summaries(session, format, &request);
	return good;
}

/* Why not all could be done, for programs; people have read it on standard error. */
static struct str error_of(const struct session *session, bool good)
{
	if (good)
		return (struct str){0};
	return session->error.len ? session->error
				  : STR("not all could be done; standard error says what");
}

bool formats_print(const struct formats *formats, const struct session *session, bool good)
{
	struct findings_request request = {.files = session->files,
		.as_of = session->as_of,
		.today = session->today,
		.statistics = formats->statistics,
		.baseline = formats->baseline,
		.changes = formats->changes,
		.change_count = formats->change_count};
	if (formats_ask_records(formats)) {
		fingerprints_number(session->diags);
		request.findings =
			findings_of(session->diags, formats->limited ? formats->max_findings : 0);
	}
	bool written = true;
	/* Files come first, so that standard output can say what went wrong with them. */
	for (int round = 0; round < 2; round++)
		for (unsigned i = 0; i < formats->count; i++) {
			const struct format *format = &formats->list[i];
			bool wanted = format->backend->records || session->files > 0;
			bool to_stdout = !format->path;
			if (to_stdout != (round == 1) || !wanted || (formats->quiet && to_stdout))
				continue;
			request.error = error_of(session, good && written);
			written &= print_format(formats, format, session, request);
		}
	return written;
}
