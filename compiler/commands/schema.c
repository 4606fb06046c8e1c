#include "command.h"

#include "pages.h"

#include <getopt.h>
#include <string.h>

const struct option_row options_schema[] = {{NULL, 0, NULL, NULL}};

int command_schema(const struct command *self, int argc, char **argv)
{
	struct option_reader reader = {self, argc, argv, NULL};
	int option = next_option(&reader);
	if (option != NO_MORE)
		return option == HELPED ? DONE : FAILED;
	if (optind != argc - 1) {
		complain("schema: of which output? For example `planc schema plan`");
		return FAILED;
	}
	char path[128];
	snprintf(path, sizeof path, "docs/schemas/%s.schema.json", argv[optind]);
	for (const struct page *page = pages; page->path; page++)
		if (strcmp(page->path, path) == 0) {
			fwrite(page->text, 1, page->size, stdout);
			return DONE;
		}
	complain("there is no schema `%s`; try `planc schema plan`", argv[optind]);
	return FAILED;
}
