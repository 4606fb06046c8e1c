/* Times each arrow of docs/architecture.md on one plan: `phases FILE` prints seconds of the
 * processor and MiB of memory for each. */
#include "check.h"
#include "encoding.h"
#include "parse.h"
#include "resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

_Noreturn static void out_of_memory(void)
{
	abort();
}

/* Where the run stands: time and memory at the end of the last arrow. */
struct mark {
	clock_t time;
	size_t memory;
};

static void print_phase(const char *name, struct mark *mark, const struct arena *arena)
{
	clock_t now = clock();
	size_t used = arena ? arena_used(arena) : mark->memory;
	printf("%-8s %7.3f s %6zu MiB\n", name, (double)(now - mark->time) / CLOCKS_PER_SEC,
		(used - mark->memory) >> 20);
	*mark = (struct mark){clock(), used};
}

int main(int argc, char **argv)
{
	struct mark mark = {clock(), 0};
	struct arena *arena = arena_new(out_of_memory);
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	struct str error;
	struct source *source =
		argc == 2 ? source_load(sources, argv[1], str_of(argv[1]), &error) : NULL;
	if (!source) {
		fputs("usage: phases FILE\n", stderr);
		return 2;
	}
	print_phase("load", &mark, arena);
	check_encoding(source, diags);
	print_phase("encoding", &mark, arena);
	const struct ast_file *file = parse(source, words, diags);
	print_phase("parse", &mark, arena);
	const struct date today = {2018, 4, 1};
	const struct model *model = resolve(file, sources, words, diags, day_of(today));
	print_phase("resolve", &mark, arena);
	struct severities severities = severities_default();
	check_all(model, diags, &severities);
	print_phase("check", &mark, arena);
	diags_judge(diags, &severities);
	diags_settle(diags);
	print_phase("settle", &mark, arena);
	arena_free(arena);
	print_phase("free", &mark, NULL);
	return 0;
}
