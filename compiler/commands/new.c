#include "command.h"

#include "pages.h"

#include <getopt.h>
#include <string.h>
#include <sys/stat.h>

const struct option_row options_new[] = {
	{"output", 'o', "FILE",
		"write this file, which must not be there yet; else standard output"},
	{"as-of", 0, "DATE", "the day that counts as today; the plan begins on the next 1 April"},
	{NULL, 0, NULL, NULL},
};

/* The year in which the plans of the templates begin; no other number in them reads like one of
 * these. */
enum { TEMPLATE_YEAR = 2001, LAST_TEMPLATE_YEAR = 2009 };

static const char folder[] = "docs/templates/", ending[] = ".plan";

/* What people call the template on this page; empty if it is no template. */
static struct str template_name(const struct page *page)
{
	struct str path = str_of(page->path), start = str_of(folder);
	if (!str_starts(path, start))
		return (struct str){0};
	size_t around = start.len + strlen(ending);
	return (struct str){path.at + start.len, path.len - around};
}

/* What a template is for: the first of its comments; empty without one. */
static struct str template_summary(const struct page *page)
{
	struct str text = {page->text, page->size};
	size_t found = str_find(text, STR("\n# "));
	if (found == text.len)
		return (struct str){0};
	size_t start = found + 3;
	struct str rest = {text.at + start, text.len - start};
	return (struct str){rest.at, str_find(rest, STR("\n"))};
}

static void print_templates(FILE *out)
{
	fputs("templates:\n", out);
	for (const struct page *page = pages; page->path; page++) {
		struct str name = template_name(page);
		if (name.len)
			fprintf(out, "  %-16.*s  %.*s\n", STR_ARG(name),
				STR_ARG(template_summary(page)));
	}
}

static const struct page *find_template(const char *wanted)
{
	struct likes likes = likes_of(str_of(wanted));
	for (const struct page *page = pages; page->path; page++) {
		struct str name = template_name(page);
		if (name.len && str_equal(name, likes.wanted))
			return page;
		if (name.len)
			likes_offer(&likes, name, (struct span){0, 0});
	}
	if (likes.count)
		complain("there is no template `%s`; did you mean `%.*s`?", wanted,
			STR_ARG(likes.best[0].name));
	else
		complain("there is no template `%s`", wanted);
	fputc('\n', stderr);
	print_templates(stderr);
	return NULL;
}

/* By how many years a plan of today begins later than the templates do. A plan is written before
 * its first day: of today's year if that is still to come. */
static int years_later(day_number today)
{
	struct date date = date_of(today);
	day_number first = day_of((struct date){date.year, 4, 1});
	return date.year + (today > first) - TEMPLATE_YEAR;
}

/* The year that begins here, as a number of four digits; 0 if none of a template does. */
static int read_year(const char *at)
{
	int year = 0;
	for (int i = 0; i < 4; i++) {
		if (!ascii_is_digit(at[i]))
			return 0;
		year = year * 10 + at[i] - '0';
	}
	bool whole = !ascii_is_digit(at[4]);
	return whole && year >= TEMPLATE_YEAR && year <= LAST_TEMPLATE_YEAR ? year : 0;
}

/* The template with its years, such as `March 2001` and `2001/02`, moved. */
static void write_plan(const struct page *page, int years, FILE *out)
{
	char before = '\n';
	for (const char *at = page->text; *at; before = *at++) {
		int year = ascii_is_digit(before) ? 0 : read_year(at);
		if (!year) {
			fputc(*at, out);
			continue;
		}
		year += years;
		fprintf(out, "%d", year);
		at += 3;
		if (at[1] == '/' && ascii_is_digit(at[2])) {
			fprintf(out, "/%02d", (year + 1) % 100);
			at += 3;
		}
	}
}

struct job {
	struct session *session;
	const char *out;
};

static bool set_option(void *of, const char *name, const char *value)
{
	struct job *job = of;
	bool ok = true, quiet;
	if (strcmp(name, "output") == 0)
		job->out = value;
	else
		read_common_option(job->session, name, value, &quiet, &ok);
	return ok;
}

static void print_templates_below(FILE *out)
{
	fputc('\n', out);
	print_templates(out);
}

static int write_template(const struct job *job, const struct page *page)
{
	struct stat about;
	bool file = output_is_file(job->out);
	if (file && lstat(job->out, &about) == 0) {
		complain("`%s` is there already, and was left as it is; choose another name",
			job->out);
		return FAILED;
	}
	struct output output;
	if (!output_open(&output, job->session, job->out))
		return FAILED;
	write_plan(page, years_later(job->session->today), output.stream);
	if (!output_close(&output))
		return FAILED;
	if (file)
		fprintf(stderr, "`planc check %s` says what to fill in\n", job->out);
	return DONE;
}

static int make_plan(const struct job *job, int argc, char **argv)
{
	if (optind == argc && job->out) {
		complain("new: a plan of which kind? For example `planc new strategy -o %s`",
			job->out);
		return FAILED;
	}
	if (optind == argc) {
		print_templates(stdout);
		fputs("\n`planc new TEMPLATE -o FILE` makes a plan to start from.\n", stdout);
		return DONE;
	}
	if (optind < argc - 1) {
		complain("new: one template; to write a file: `planc new %s -o %s`", argv[optind],
			argv[optind + 1]);
		return FAILED;
	}
	const struct page *page = find_template(argv[optind]);
	return page ? write_template(job, page) : FAILED;
}

int command_new(const struct command *self, int argc, char **argv)
{
	struct job job = {.session = session_new()};
	int status = read_options(self, argc, argv, &job, set_option, print_templates_below);
	if (status == NO_MORE)
		status = make_plan(&job, argc, argv);
	else
		status = status == HELPED ? DONE : FAILED;
	session_free(job.session);
	return status;
}
