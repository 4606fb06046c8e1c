/* Compares many pairs of plans in one process: `pairs FOLDER DAY` takes from standard input, each
 * behind a line "LENGTH LENGTH", an old and a new version, and answers each with a line "LENGTH"
 * and so many bytes: one line a change, with kind, code ("-": none), severity of its finding, path,
 * clause, old value, new value, days and text between tabs. A version that cannot be understood is
 * one line, "broken". What plans include is looked for in FOLDER; DAY, such as 2018-06-01, counts
 * as today. */
#include "changes/compare.h"
#include "changes/judge.h"
#include "findings/visible.h"
#include "load.h"
#include "model.h"
#include "parse.h"
#include "resolve.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 1 << 26 };

struct run {
	struct arena *arena;
	struct sources *sources;
	struct diags *diags;
	const char *folder;
	day_number today;
};

_Noreturn static void give_up(const char *why)
{
	fprintf(stderr, "pairs: %s\n", why);
	exit(2);
}

_Noreturn static void out_of_memory(void)
{
	give_up("out of memory");
}

static const struct model *read_side(struct run *run, struct str text, const char *name)
{
	struct words *words = words_for_plans(run->arena);
	struct str error;
	struct ast_file *file =
		load_text(text, str_of(name), run->folder, run->sources, words, run->diags, &error);
	if (!file)
		give_up("a plan could not be read");
	return resolve(file, run->sources, words, run->diags, run->today);
}

static void print_field(struct str text, FILE *out)
{
	fputc('\t', out);
	visible_text(text, out);
}

static void print_change(const struct change *change, FILE *out)
{
	fputs(change_kind_name(change->kind), out);
	fprintf(out, "\t%s",
		change->code == NO_RULE ? "-" : diag_info((enum diag_id)change->code)->code);
	fprintf(out, "\t%s", change->finding ? severity_word(change->finding->severity) : "-");
	print_field(change->of->path, out);
	print_field(str_of(change->clause ? change->clause : ""), out);
	print_field(change->from, out);
	print_field(change->to, out);
	fprintf(out, "\t%d", change->days);
	print_field(change->text, out);
	fputc('\n', out);
}

static void answer(struct run *run, struct str old_text, struct str new_text, FILE *out)
{
	const struct model *old = read_side(run, old_text, "old");
	const struct model *new = read_side(run, new_text, "new");
	if (diags_stop(run->diags)) {
		fputs("broken\n", out);
		return;
	}
	struct severities severities = severities_default();
	diags_judge(run->diags, &severities);
	struct changes *changes = compare_plans(old, new, run->sources, true, run->arena);
	changes_judge(changes, run->diags, NULL);
	if (when_is_said(&old->plan.adopted))
		severities.profile = AGREED;
	diags_judge(run->diags, &severities);
	for (uint32_t i = 0; i < changes->count; i++)
		print_change(&changes->list[i], out);
}

static void answer_framed(const struct run *of, struct str old_text, struct str new_text)
{
	char *bytes;
	size_t size;
	FILE *out = open_memstream(&bytes, &size);
	if (!out)
		out_of_memory();
	struct run run = *of;
	run.arena = arena_new(out_of_memory);
	run.sources = sources_new(run.arena);
	run.diags = diags_new(run.arena, run.sources);
	answer(&run, old_text, new_text, out);
	arena_free(run.arena);
	if (fclose(out) != 0)
		out_of_memory();
	printf("%lu\n", (unsigned long)size);
	fwrite(bytes, 1, size, stdout);
	/* So that who asks sees how far this came, if the next pair is its last. */
	fflush(stdout);
	free(bytes);
}

int main(int argc, char **argv)
{
	struct date date;
	if (argc != 3 || sscanf(argv[2], "%d-%d-%d", &date.year, &date.month, &date.day) != 3 ||
		!date_exists(date))
		give_up("usage: pairs FOLDER DAY");
	struct run run = {.folder = argv[1], .today = day_of(date)};
	char *room = malloc(LONGEST);
	if (!room)
		out_of_memory();
	unsigned long old, new;
	while (scanf("%lu %lu", &old, &new) == 2) {
		if (getchar() != '\n' || old + new > LONGEST ||
			fread(room, 1, old + new, stdin) != old + new)
			give_up("a pair is too long, or not all of it is there");
		answer_framed(&run, (struct str){room, old}, (struct str){room + old, new});
	}
	free(room);
	return 0;
}
