#include "command.h"

#include "canonical.h"
#include "files.h"
#include "findings.h"
#include "rework.h"

#include <getopt.h>
#include <string.h>

const struct option_row options_fmt[] = {
	{"write", 'w', NULL, "change the files, instead of printing them"},
	{"check", 0, NULL, "print the names of files that would change; exit 1 if there are any"},
	{"diff", 0, NULL, "print what would change as a patch"},
	{"files-from", 0, "LIST", "take the files that this file names, one a line, too"},
	STDIN_OPTION,
	SHOWING_OPTIONS,
	{NULL, 0, NULL, NULL},
};

struct job {
	const struct command *command;
	struct session *session;
	struct file_list files;
	bool listed, list_failed; /* by --files-from */
	bool write, check, as_patch, quiet;
	uint32_t refused;       /* files with errors of syntax */
	struct rework *changed; /* files that are not in the canonical layout */
	uint32_t count;
};

static bool set_option(void *of, const char *name, const char *value)
{
	struct job *job = of;
	bool ok = true;
	if (strcmp(name, "write") == 0)
		job->write = true;
	else if (strcmp(name, "check") == 0)
		job->check = true;
	else if (strcmp(name, "diff") == 0)
		job->as_patch = true;
	else if (strcmp(name, "files-from") == 0) {
		job->listed = true;
		job->list_failed |= !file_list_read(&job->files, job->session->arena, value);
	} else {
		read_common_option(job->session, name, value, &job->quiet, &ok);
	}
	return ok;
}

/* Lays out a file that was read. False if it could not be read as it stands; otherwise nothing is
 * said of it. Some of what is wrong with lines and blocks only resolve can tell. */
static bool lay_out(struct session *session, struct ast_file *file, struct words *words,
	struct diag **mark, struct str *text)
{
	bool good = canonical_text(file, words, session->reading, text);
	struct diag **parsed = diags_mark(session->diags);
	resolve(file, session->sources, words, session->diags, session->today);
	for (const struct diag *diag = *mark; diag; diag = diag->next)
		good &= !diag_is_fixed(diag->id);
	if (good)
		diags_rewind(session->diags, mark);
	else
		diags_keep_syntax(session->diags, parsed);
	return good;
}

static void format_file(struct job *job, const char *path)
{
	struct session *session = job->session;
	struct words *words = words_for_plans(session->reading);
	struct str error, shown = str_of(strcmp(path, "-") == 0 ? session->stdin_path : path);
	struct diag **mark = diags_mark(session->diags);
	struct ast_file *file =
		load_alone(path, shown, session->sources, words, session->diags, &error);
	if (!file) {
		complain_unreadable(session, shown, error);
		return;
	}
	session->files++;
	struct str new;
	if (!lay_out(session, file, words, mark, &new)) {
		job->refused++;
		return;
	}
	const struct source *source = file->source;
	struct str old = {source->text, source->size - source->line_end_added};
	if (new.len > 0 && !job->write && !job->check && !job->as_patch)
		fwrite(new.at, 1, new.len, stdout);
	if (!str_equal(old, new))
		job->changed[job->count++] =
			(struct rework){{source->real_path, new}, old, source->path};
}

/* A file may be named twice, or by a link. */
static void drop_doubles(struct job *job)
{
	uint32_t kept = 0;
	rework_sort(job->changed, job->count);
	for (uint32_t i = 0; i < job->count; i++) {
		const struct rework *file = &job->changed[i];
		bool again = kept > 0 && file->draft.path.len &&
			     str_equal(job->changed[kept - 1].draft.path, file->draft.path);
		if (!again)
			job->changed[kept++] = *file;
	}
	job->count = kept;
}

static void print_names(const struct job *job)
{
	for (uint32_t i = 0; i < job->count; i++)
		if (job->as_patch)
			rework_print_patch(&job->changed[i], job->session->arena);
		else if (!job->quiet)
			printf("%.*s\n", STR_ARG(job->changed[i].shown));
}

static void print_refused(const struct job *job)
{
	struct session *session = job->session;
	diags_judge(session->diags, &session->severities);
	diags_settle(session->diags);
	struct findings_request what = {.color = use_color(session, stderr),
		.host = link_host(session, stderr),
		.files = job->refused,
		.as_of = session->as_of};
	print_text(session->diags, &what, stderr);
	fprintf(stderr, "%u %s not formatted: planc has to understand what it lays out\n",
		(unsigned)job->refused, job->refused == 1 ? "file was" : "files were");
}

static void print_counts(const struct job *job)
{
	const char *files = job->count == 1 ? "file" : "files";
	if (job->count == 0 && job->refused == 0)
		fputs("nothing to format\n", stderr);
	else if (job->count == 0)
		return;
	else if (job->write)
		fprintf(stderr, "formatted %u %s\n", (unsigned)job->count, files);
	else
		fprintf(stderr, "would format %u %s\n", (unsigned)job->count, files);
}

static int format_files(struct job *job, int count, char **paths)
{
	struct session *session = job->session;
	bool good = !job->list_failed;
	for (int i = 0; i < count; i++)
		good &= file_list_add(&job->files, session->arena, paths[i]);
	for (size_t i = 0; job->write && i < job->files.count; i++)
		if (!rework_can_change(job->command, job->files.paths[i]))
			return FAILED;
	job->changed = arena_array(session->arena, job->files.count, sizeof *job->changed);
	for (size_t i = 0; i < job->files.count; i++)
		format_file(job, job->files.paths[i]);
	drop_doubles(job);
	if (job->write)
		good &= rework_replace(job->changed, job->count, session->arena);
	else if (job->check || job->as_patch)
		print_names(job);
	if (job->refused && !job->quiet)
		print_refused(job);
	if (good && !job->quiet && (job->write || job->check))
		print_counts(job);
	if (!good || session->failed)
		return FAILED;
	return job->refused || (job->check && job->count) ? FOUND : DONE;
}

int command_fmt(const struct command *self, int argc, char **argv)
{
	struct job job = {.command = self, .session = session_new()};
	int status = read_options(self, argc, argv, &job, set_option, NULL);
	if (status == NO_MORE && optind == argc && !job.listed) {
		complain("fmt: which plan? Name a file, a folder, or `-` for standard input");
		status = MISUSED;
	}
	if (status == NO_MORE && job.write && (job.check || job.as_patch)) {
		complain("fmt: `--write` changes the files, `--check` and `--diff` do not");
		status = MISUSED;
	}
	if (status == NO_MORE)
		status = format_files(&job, argc - optind, argv + optind);
	else
		status = status == HELPED ? DONE : FAILED;
	session_free(job.session);
	return status;
}
