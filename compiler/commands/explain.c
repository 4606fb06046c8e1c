#include "command.h"

#include "pages.h"

#include <getopt.h>
#include <string.h>

const struct option_row options_explain[] = {{NULL, 0, NULL, NULL}};

static void print_severities(enum diag_id id)
{
	const struct diag_info *info = diag_info(id);
	printf("\nBy default: %s in a draft, %s in an adopted plan, %s with `--strict`.\n",
		severity_word(info->severity[DRAFT]), severity_word(info->severity[AGREED]),
		severity_word(info->severity[STRICT]));
	if (info->stops)
		puts("No paper is built from a plan that has it.");
}

int command_explain(const struct command *self, int argc, char **argv)
{
	struct option_reader reader = {self, argc, argv, NULL};
	int option = next_option(&reader);
	if (option != NO_MORE)
		return option == HELPED ? DONE : FAILED;
	if (optind != argc - 1) {
		complain("explain: which finding? For example `planc explain PL204`");
		return FAILED;
	}
	const char *wanted = argv[optind];
	enum diag_id id = diag_find(str_of(wanted));
	char path[64];
	if (id == DIAG_COUNT) {
		/* The number of a code alone. */
		snprintf(path, sizeof path, "PL%s", wanted);
		id = diag_find(str_of(path));
	}
	if (id == DIAG_COUNT) {
		complain_unknown_rule(wanted);
		return FAILED;
	}
	char name[DIAG_NAME_ROOM];
	if (diag_is_former_name(str_of(wanted)))
		printf("The rule `%s` is now `%s`.\n\n", wanted, diag_name(id, name));
	snprintf(path, sizeof path, "docs/findings/%s.md", diag_info(id)->code);
	for (const struct page *page = pages; page->path; page++)
		if (strcmp(page->path, path) == 0)
			fwrite(page->text, 1, page->size, stdout);
	print_severities(id);
	return DONE;
}
