#include "command.h"

#include "changes.h"
#include "compared.h"

#include <getopt.h>
#include <string.h>

const struct option_row options_diff[] = {
	{"format", 0, "FORMAT", "how changes are written, see below"},
	{"output", 'o', "FILE", "write to FILE instead of standard output"},
	{"exit-code", 0, NULL, "exit 1 if anything changed"},
	{"public", 0, NULL, "leave out what is exempt (the default)"},
	{"full", 0, NULL, "show what is exempt, too"},
	AGAINST_OPTIONS,
	COMMON_OPTIONS,
	{NULL, 0, NULL, NULL},
};

struct difference {
	struct session *session;
	const struct changes_backend_info *backend;
	struct changes_request request;
	struct compared compared;
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

static bool set_option(void *of, const char *name, const char *value)
{
	struct difference *difference = of;
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
	else if (!against_read_option(&difference->compared.against, name, value, &ok))
		read_common_option(difference->session, name, value, &difference->quiet, &ok);
	return ok;
}

static bool print_changes(struct difference *difference)
{
	struct compared *compared = &difference->compared;
	struct output output;
	/* Where nothing changed, one plan is enough to say so. */
	const struct changes *const *plans = compared->count ? compared->plans : &compared->same;
	uint32_t count = compared->count ? compared->count : compared->same != NULL;
	if (difference->quiet || !count)
		return true;
	if (!output_open(&output, difference->session, difference->out))
		return false;
	difference->backend->print(plans, count, &difference->request, output.stream);
	return output_close(&output);
}

static int compare(struct difference *difference, const struct diff_words *words)
{
	struct compared *compared = &difference->compared;
	struct changes_request *request = &difference->request;
	compared->full = request->full;
	request->arena = difference->session->reading;
	request->as_of = difference->session->as_of;
	request->today = difference->session->today;
	compare_words(compared, words);
	request->old = str_of(words->ref ? words->ref : words->old);
	request->new = str_of(words->ref ? words->other ? words->other : "" : words->new);
	if (compared->against.usable)
		request->baseline = &compared->against.baseline;
	if (words->ref && !difference->quiet && !difference->session->failed && !compared->broken)
		against_tell(&compared->against);
	if (!print_changes(difference) || difference->session->failed)
		return FAILED;
	return compared->broken || (difference->exit_code && compared->count) ? FOUND : DONE;
}

/* How many words stand behind `--`, which getopt takes away; -1: there is none. */
static int count_behind_dashes(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--") == 0)
			return argc - i - 1;
	return -1;
}

int command_diff(const struct command *self, int argc, char **argv)
{
	struct difference difference = {.session = session_new(), .backend = changes_backends};
	struct diff_words words;
	struct trouble trouble;
	difference.compared.session = difference.compared.against.session = difference.session;
	int behind = count_behind_dashes(argc, argv);
	int status = read_options(self, argc, argv, &difference, set_option, print_formats);
	if (status == NO_MORE && !diff_words_read(&words, difference.session->arena, argc - optind,
					 argv + optind, behind, &trouble)) {
		session_trouble(difference.session, &trouble);
		status = MISUSED;
	}
	if (status == NO_MORE)
		status = compare(&difference, &words);
	else
		status = status == HELPED ? DONE : FAILED;
	against_end(&difference.compared.against);
	session_free(difference.session);
	return status;
}
