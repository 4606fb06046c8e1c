#include "command.h"

#include "pages.h"

#include <getopt.h>

const struct option_row options_schema[] = {{NULL, 0, NULL, NULL}};

static const char FOLDER[] = "docs/schemas/", ENDING[] = ".schema.json";

/* The name of a schema among the pages; empty for another page. */
static struct str schema_name(const struct page *page)
{
	struct str path = str_of(page->path), folder = str_of(FOLDER);
	if (!str_starts(path, folder))
		return (struct str){0};
	struct str rest = {path.at + folder.len, path.len - folder.len};
	return (struct str){rest.at, str_find(rest, str_of(ENDING))};
}

static void print_names(void)
{
	fputs("schemas:\n", stderr);
	for (const struct page *page = pages; page->path; page++)
		if (schema_name(page).len)
			fprintf(stderr, "  %.*s\n", STR_ARG(schema_name(page)));
}

int command_schema(const struct command *self, int argc, char **argv)
{
	struct option_reader reader = {self, argc, argv, NULL};
	int option = next_option(&reader);
	if (option != NO_MORE)
		return option == HELPED ? DONE : FAILED;
	if (optind != argc - 1) {
		complain("schema: of which output? For example `planc schema plan`");
		print_names();
		return FAILED;
	}
	for (const struct page *page = pages; page->path; page++)
		if (schema_name(page).len && str_equal(schema_name(page), str_of(argv[optind]))) {
			fwrite(page->text, 1, page->size, stdout);
			return DONE;
		}
	complain("there is no schema `%s`", argv[optind]);
	print_names();
	return FAILED;
}
