/* Reads many variants of a plan in one process: `variants FOLDER DAY` takes plans from standard
 * input, each behind a line "findings LENGTH", "json LENGTH", "fixed LENGTH", "guessed LENGTH"
 * or "laid LENGTH", and answers each with a line "LENGTH" and so many bytes. These are its
 * findings, one a line: place, code, what its fix is, severity, the lines of its further places,
 * message, label, help and notes between tabs; or the plan as JSON, nothing if no paper can be
 * built; or the plan with all safe fixes made once, or with all; or the plan in the canonical
 * layout, nothing if it has errors of syntax. What plans include is looked for in FOLDER; DAY, such
 * as 2018-06-01, counts as today. */
#include "check.h"
#include "findings/visible.h"
#include "fix.h"
#include "layout.h"
#include "load.h"
#include "parse.h"
#include "plan.h"
#include "resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 1 << 24 };

_Noreturn static void give_up(const char *why)
{
	fprintf(stderr, "variants: %s\n", why);
	exit(2);
}

_Noreturn static void out_of_memory(void)
{
	give_up("out of memory");
}

static void print_field(struct str text, FILE *out)
{
	fputc('\t', out);
	visible_text(text, out);
}

/* Each with a blank behind it. */
static void print_further_lines(const struct diags *diags, const struct diag *diag, FILE *out)
{
	for (const struct note *further = diag->notes; further; further = further->next)
		if (further->span.end)
			fprintf(out, "%lu ",
				(unsigned long)source_place(diags->sources, further->span.start)
					.line);
}

static void print_finding(const struct diags *diags, const struct diag *diag, FILE *out)
{
	struct place place = source_place(diags->sources, diag->span.start);
	const char *fix = !diag->fix ? "" : diag->fix->trust == SAFE ? "safe" : "guess";
	fprintf(out, "%lu:%lu\t%s\t%s\t%s\t", (unsigned long)place.line,
		(unsigned long)place.column, diag_info(diag->id)->code, fix,
		severity_word(diag->severity));
	print_further_lines(diags, diag, out);
	print_field(diag->message, out);
	print_field(diag->label, out);
	print_field(diag->help, out);
	for (const struct note *further = diag->notes; further; further = further->next)
		print_field(further->text, out);
	fputc('\n', out);
}

static void print_json(const struct model *model, const struct diags *diags, FILE *out)
{
	const struct plan_backend_info *json = plan_backends;
	while (strcmp(json->name, "json") != 0)
		json++;
	const struct request request = {.full = true};
	if (model->has_plan && !diags_stop(diags))
		json->emit(model, &request, out);
}

/* What the plan includes is left as it is. */
static void print_fixed(
	const struct diags *diags, enum trust trust, const struct source *source, FILE *out)
{
	uint32_t count;
	struct fixed_file *files = fixes_made(diags, trust, diags->arena, &count);
	struct str text = {source->text, source->size - source->line_end_added};
	if (count && files[0].source == source)
		text = files[0].text;
	fwrite(text.at, 1, text.len, out);
}

static void print_laid(const struct diags *diags, const struct source *source, FILE *out)
{
	struct str text;
	if (layout_of(source, diags->arena, &text))
		fwrite(text.at, 1, text.len, out);
}

static void answer(
	struct str text, const char *folder, day_number today, const char *what, FILE *out)
{
	struct arena *arena = arena_new(out_of_memory);
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	struct str error;
	struct ast_file *file = load_text(text, STR("plan"), folder, sources, words, diags, &error);
	if (!file)
		give_up("a plan could not be read");
	struct diag **start = &diags->first;
	const struct model *model = resolve(file, sources, words, diags, today);
	/* As `planc check` does for a part: what it refers to may be declared elsewhere. */
	if (!model->has_plan)
		diags_keep_syntax(diags, start);
	struct severities severities = severities_default();
	check_all(model, diags, &severities);
	diags_judge(diags, &severities);
	diags_settle(diags);
	if (strcmp(what, "json") == 0)
		print_json(model, diags, out);
	else if (strcmp(what, "fixed") == 0)
		print_fixed(diags, SAFE, file->source, out);
	else if (strcmp(what, "guessed") == 0)
		print_fixed(diags, GUESS, file->source, out);
	else if (strcmp(what, "laid") == 0)
		print_laid(diags, file->source, out);
	else
		for (const struct diag *diag = diags->first; diag; diag = diag->next)
			print_finding(diags, diag, out);
	arena_free(arena);
}

static void answer_framed(struct str text, const char *folder, day_number today, const char *what)
{
	char *bytes;
	size_t size;
	FILE *out = open_memstream(&bytes, &size);
	if (!out)
		out_of_memory();
	answer(text, folder, today, what, out);
	if (fclose(out) != 0)
		out_of_memory();
	printf("%lu\n", (unsigned long)size);
	fwrite(bytes, 1, size, stdout);
	/* So that who asks sees how far this came, if the next plan is its last. */
	fflush(stdout);
	free(bytes);
}

int main(int argc, char **argv)
{
	struct date date;
	if (argc != 3 || sscanf(argv[2], "%d-%d-%d", &date.year, &date.month, &date.day) != 3 ||
		!date_exists(date))
		give_up("usage: variants FOLDER DAY");
	char *room = malloc(LONGEST);
	if (!room)
		out_of_memory();
	char what[9];
	unsigned long len;
	while (scanf("%8s %lu", what, &len) == 2) {
		if (getchar() != '\n' || len > LONGEST || fread(room, 1, len, stdin) != len)
			give_up("a plan is too long, or not all of it is there");
		struct str text = {room, len};
		answer_framed(text, argv[1], day_of(date), what);
	}
	free(room);
	return 0;
}
