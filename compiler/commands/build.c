#include "command.h"

#include "against.h"
#include "findings.h"
#include "findings/visible.h"
#include "packing.h"
#include "plan.h"
#include "plan/csv.h"
#include "plan/words.h"

#include <getopt.h>
#include <string.h>

const struct option_row options_build[] = {
	{"to", 0, "FORMAT", "the form of the paper, see below"},
	{"output", 'o', "FILE", "write this file, whole or not at all; else standard output"},
	{"report", 'r', "NAME",
		"a report of the plan; `plan` is its own paper, `pack` the committee's"},
	{"for", 0, "OWNER", "only what this party owns, under its headings: its name or title"},
	{"against", 0, "REV", "for `-r pack`: what has changed since this revision of git"},
	AGAINST_OPTIONS,
	{"lang", 0, "LANGUAGE", "one of the plan's languages; else the first"},
	{"public", 0, NULL, "leave out what is exempt (the default)"},
	{"full", 0, NULL, "with what is exempt, and with e-mail addresses"},
	{"columns", 0, "LIST", "CSV: these columns, joined by commas"},
	{"bom", 0, NULL, "CSV: begin with a byte order mark, for spreadsheets"},
	{"raw", 0, NULL, "CSV: no `'` before cells that look like formulas"},
	COMMON_OPTIONS,
	{NULL, 0, NULL, NULL},
};

struct job {
	struct session *session;
	const struct plan_backend_info *backend;
	const char *path, *out;
	const char *report; /* name; NULL: none is asked for */
	const char *owner;  /* name or title; NULL: all */
	struct str judging; /* the options that decide what is found, as they are typed */
	struct request request;
	struct against against;
	bool is_pack; /* the built-in report on changes */
	bool quiet;
};

static const struct plan_backend_info *find_backend(const char *name)
{
	for (const struct plan_backend_info *backend = plan_backends; backend->name; backend++)
		if (strcmp(backend->name, name) == 0)
			return backend;
	return NULL;
}

static void print_formats(FILE *out)
{
	fputs("\nformats:\n", out);
	for (const struct plan_backend_info *backend = plan_backends; backend->name; backend++)
		fprintf(out, "  %-8s %s\n", backend->name, backend->summary);
}

static bool set_backend(struct job *job, const char *name)
{
	job->backend = find_backend(name);
	if (job->backend)
		return true;
	complain("there is no format `%s`", name);
	print_formats(stderr);
	return false;
}

static bool set_columns(struct job *job, const char *value)
{
	struct str names = str_of(value), unknown = csv_unknown_column(names);
	job->request.columns = names;
	if (!unknown.at)
		return true;
	complain("there is no column `%.*s`; the columns are:", STR_ARG(unknown));
	for (int column = 0; column < CSV_COLUMN_COUNT; column++)
		fprintf(stderr, "  %-12s  %s\n", csv_columns[column].name,
			csv_columns[column].description);
	return false;
}

/* An option by which other things are found, for whoever asks `planc check` what they are. */
static void remember_judging(struct job *job, const char *name, const char *value)
{
	static const struct option_row others[] = {STDIN_OPTION, SHOWING_OPTIONS};
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (strcmp(name, others[i].name) == 0)
			return;
	const char *quote = value && strpbrk(value, " \t$`\"\\") ? "'" : "";
	job->judging = str_format(job->session->arena, "%.*s --%s%s%s%s%s", STR_ARG(job->judging),
		name, value ? " " : "", quote, value ? value : "", quote);
}

static bool set_option(void *of, const char *name, const char *value)
{
	struct job *job = of;
	bool ok = true;
	struct request *request = &job->request;
	if (strcmp(name, "to") == 0)
		ok = set_backend(job, value);
	else if (strcmp(name, "output") == 0)
		job->out = value;
	else if (strcmp(name, "report") == 0)
		job->report = value;
	else if (strcmp(name, "for") == 0)
		job->owner = value;
	else if (strcmp(name, "lang") == 0)
		request->language = str_of(value);
	else if (strcmp(name, "public") == 0)
		request->full = false;
	else if (strcmp(name, "full") == 0)
		request->full = true;
	else if (strcmp(name, "columns") == 0)
		ok = set_columns(job, value);
	else if (strcmp(name, "bom") == 0)
		request->byte_order_mark = true;
	else if (strcmp(name, "raw") == 0)
		request->raw = true;
	else if (!against_read_option(&job->against, name, value, &ok) &&
		 read_common_option(job->session, name, value, &job->quiet, &ok))
		remember_judging(job, name, value);
	return ok;
}

/* One paper, or the companion of one. */
static bool emit(const struct job *job, const struct model *model,
	const struct plan_backend_info *backend, const char *path)
{
	struct output output;
	if (!output_open(&output, job->session, path))
		return false;
	backend->emit(model, &job->request, output.stream);
	return output_close(&output);
}

static bool emit_all(struct job *job, const struct model *model)
{
	bool file = output_is_file(job->out);
	if (file) {
		const char *slash = strrchr(job->out, '/');
		job->request.file = str_of(slash ? slash + 1 : job->out);
	}
	if (!emit(job, model, job->backend, job->out))
		return false;
	for (const struct companion_info *row = companions; row->of && file; row++) {
		if (strcmp(row->of, job->backend->name) != 0)
			continue;
		struct str path = str_format(job->session->arena, "%s%s", job->out, row->suffix);
		if (!emit(job, model, find_backend(row->name), path.at))
			return false;
	}
	return true;
}

static bool language_known(const struct job *job, const struct model *model)
{
	const struct plan *plan = &model->plan;
	struct str wanted = job->request.language;
	bool known = wanted.len == 0 || str_equal(wanted, language_of_plan(model));
	for (uint32_t i = 0; i < plan->language_count; i++)
		known |= str_equal(wanted, plan->languages[i]);
	if (known)
		return true;
	complain("the plan has no language `%.*s`; it has:", STR_ARG(wanted));
	for (uint32_t i = 0; i < plan->language_count; i++)
		fprintf(stderr, "  %.*s\n", STR_ARG(plan->languages[i]));
	if (!plan->language_count)
		fprintf(stderr, "  %.*s, as it does not say `languages`\n",
			STR_ARG(language_of_plan(model)));
	return false;
}

static void complain_report(const struct job *job, const struct model *model)
{
	struct likes likes = likes_of(str_of(job->report));
	likes_offer(&likes, STR("plan"), (struct span){0, 0});
	likes_offer(&likes, STR("pack"), (struct span){0, 0});
	for (uint32_t i = 0; i < model->report_count; i++)
		likes_offer(&likes, model->reports[i].name, (struct span){0, 0});
	if (likes.count)
		complain("the plan has no report `%s`; did you mean `%.*s`?", job->report,
			STR_ARG(likes.best[0].name));
	else
		complain("the plan has no report `%s`", job->report);
	fputs("\nreports:\n", stderr);
	fprintf(stderr, "  %-12s  %s\n", "plan", "the plan's own paper");
	fprintf(stderr, "  %-12s  %s\n", "pack",
		"what has changed, for the committee: with `--against`");
	for (uint32_t i = 0; i < model->report_count; i++) {
		struct str name = model->reports[i].name, title = model->reports[i].title.str;
		fprintf(stderr, "  %-12.*s  ", STR_ARG(name));
		visible_text(str_tidied(job->session->arena, title), stderr);
		fputc('\n', stderr);
	}
}

/* The report that is asked for; one that the plan calls `plan` or `pack` comes before those that
 * every plan has. */
static bool find_report(struct job *job, const struct model *model)
{
	if (!job->report)
		return true;
	struct str name = str_of(job->report);
	for (uint32_t i = 0; i < model->report_count && !job->request.report; i++)
		if (str_equal(model->reports[i].name, name))
			job->request.report = &model->reports[i];
	if (!job->request.report && str_equal(name, STR("plan")))
		job->request.report = &model->paper;
	job->is_pack = !job->request.report && str_equal(name, STR("pack"));
	if (!job->request.report && !job->is_pack)
		complain_report(job, model);
	return job->request.report || job->is_pack;
}

/* The report that is asked for can be made of this plan alone. */
static bool report_ready(const struct job *job, const struct model *model)
{
	const struct report *report = job->request.report ? job->request.report : &model->paper;
	if (!asks_for_changes(report))
		return true;
	struct str name = report->name.len ? report->name : STR("plan");
	complain(
		"report `%.*s` asks what has changed since `%.*s`, and a paper shows one version of a"
		" plan; `planc diff` and the report `pack` compare two",
		STR_ARG(name), STR_ARG(asks_for_changes(report)->revision));
	return false;
}

/* The pack can be made: it has something to be compared with, and a form. */
static bool pack_ready(const struct job *job)
{
	if (job->is_pack && !job->against.ref) {
		complain(
			"the committee pack tells what has changed since a revision of git: name it"
			" with `--against`");
		fprintf(stderr,
			"  help: for example `planc build %s -r pack --against HEAD~1 --to %s`\n",
			job->path, job->backend->name);
		return false;
	}
	if (job->is_pack && !pack_backend_of(job->backend->name)) {
		fputs("planc: the committee pack is written in ", stderr);
		pack_formats_help(stderr);
		fprintf(stderr, ", not in %s; `planc diff` tells programs what changed\n",
			job->backend->name);
		return false;
	}
	if (job->is_pack && job->request.language.len) {
		complain(
			"`--lang` is not for the committee pack, which is in the plan's own language");
		return false;
	}
	if (job->is_pack && job->owner) {
		complain("`--for` is not for the committee pack, which tells what changed in all");
		return false;
	}
	return true;
}

static bool emit_pack(struct job *job, const struct model *model)
{
	struct changes_request what = {.full = job->request.full,
		.raw = job->request.raw,
		.byte_order_mark = job->request.byte_order_mark};
	bool good = pack_write(&job->against, model, job->path, pack_backend_of(job->backend->name),
		&what, job->out);
	if (good && !job->quiet)
		against_tell(&job->against);
	return good;
}

static void print_findings(const struct job *job)
{
	struct findings_request what = {.color = use_color(job->session, stderr),
		.host = link_host(job->session, stderr),
		.files = job->session->files,
		.as_of = job->session->as_of};
	print_text(job->session->diags, &what, stderr);
}

/* What the findings come to, without keeping the paper from being made. */
static void print_counts(const struct job *job, const struct model *model)
{
	const uint32_t *count = job->session->diags->count;
	if (count[ERROR] + count[WARNING] + count[NOTE] > 0)
		fprintf(stderr, "%u %s, %u %s, %u %s; `planc check%.*s %s` shows them\n",
			(unsigned)count[ERROR], count[ERROR] == 1 ? "error" : "errors",
			(unsigned)count[WARNING], count[WARNING] == 1 ? "warning" : "warnings",
			(unsigned)count[NOTE], count[NOTE] == 1 ? "note" : "notes",
			STR_ARG(job->judging), job->path);
	uint32_t withheld = 0;
	EACH_ITEM (item, model)
		withheld += item->exempt;
	if (withheld && !job->request.full)
		fprintf(stderr, "%u exempt %s left out; `--full` prints %s\n", (unsigned)withheld,
			withheld == 1 ? "item was" : "items were", withheld == 1 ? "it" : "them");
}

static int build(struct job *job)
{
	const struct model *model = read_plan(job->session, job->path);
	if (!model)
		return FAILED;
	if (!model->has_plan) {
		const struct source *source = job->session->sources->files[0];
		struct span start = {source->base, source->base};
		report(job->session->diags, PL034, start, "this file holds no plan");
		struct severities severities = job->session->severities;
		diags_judge(job->session->diags, &severities);
	}
	if (!find_report(job, model) || !pack_ready(job))
		return FAILED;
	bool stopped = diags_stop(job->session->diags);
	if (job->request.report && job->request.report->damaged && !stopped) {
		complain("report `%s` asks for what this plan does not have", job->report);
		stopped = true;
	}
	diags_settle(job->session->diags);
	if (stopped) {
		if (!job->quiet)
			print_findings(job);
		return FOUND;
	}
	if (job->owner && !find_owner(model, job->owner, &job->request))
		return FAILED;
	if (!language_known(job, model) || !report_ready(job, model))
		return FAILED;
	if (job->is_pack ? !emit_pack(job, model) : !emit_all(job, model))
		return FAILED;
	if (!job->quiet)
		print_counts(job, model);
	return DONE;
}

/* CSV, or what is written beside it. */
static bool is_csv(const struct plan_backend_info *backend)
{
	bool is = strcmp(backend->name, "csv") == 0;
	for (const struct companion_info *row = companions; row->of; row++)
		is |= strcmp(row->of, "csv") == 0 && strcmp(row->name, backend->name) == 0;
	return is;
}

/* An option that was given and that only CSV knows; NULL for none. */
static const char *csv_option(const struct job *job)
{
	const struct request *request = &job->request;
	return request->columns.len       ? "--columns"
	       : request->byte_order_mark ? "--bom"
	       : request->raw             ? "--raw"
					  : NULL;
}

int command_build(const struct command *self, int argc, char **argv)
{
	struct job job = {.session = session_new()};
	job.against.session = job.session;
	int status = read_options(self, argc, argv, &job, set_option, print_formats);
	if (status == NO_MORE && optind != argc - 1) {
		complain(optind == argc
				 ? "build: which plan? Name a file, or `-` for standard input"
				 : "build: one plan at a time");
		status = MISUSED;
	}
	if (status == NO_MORE && job.report && job.request.columns.len) {
		complain("`--columns` is for the plan as data; a report has columns of its own");
		status = MISUSED;
	}
	if (status == NO_MORE && job.against.ref &&
		(!job.report || strcmp(job.report, "pack") != 0)) {
		complain("`--against` is for `-r pack`; `planc diff` tells what changed");
		status = MISUSED;
	}
	if (status == NO_MORE && !job.backend) {
		complain("build: to what? For example `planc build %s --to html`", argv[optind]);
		status = MISUSED;
	}
	if (status == NO_MORE && !is_csv(job.backend) && csv_option(&job)) {
		complain("`%s` is for `--to csv`", csv_option(&job));
		status = MISUSED;
	}
	if (status == NO_MORE) {
		job.path = argv[optind];
		status = build(&job);
	} else {
		status = status == HELPED ? DONE : FAILED;
	}
	against_end(&job.against);
	session_free(job.session);
	return status;
}
