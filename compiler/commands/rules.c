#include "command.h"

#include <getopt.h>

const struct option_row options_rules[] = {{NULL, 0, NULL, NULL}};

int command_rules(const struct command *self, int argc, char **argv)
{
	struct option_reader reader = {self, argc, argv, NULL};
	int option = next_option(&reader);
	if (option != NO_MORE)
		return option == HELPED ? DONE : FAILED;
	if (optind != argc) {
		complain("rules: takes no arguments; `planc explain %s` shows one finding",
			argv[optind]);
		return FAILED;
	}
	printf("%-6s %-34s %-8s %-8s %-8s %s\n", "code", "name", "draft", "adopted", "strict",
		"what it is");
	for (int id = 0; id < DIAG_COUNT; id++) {
		const struct diag_info *info = diag_info((enum diag_id)id);
		char name[DIAG_NAME_ROOM];
		printf("%-6s %-34s %-8s %-8s %-8s %s\n", info->code,
			diag_name((enum diag_id)id, name), severity_word(info->severity[DRAFT]),
			severity_word(info->severity[AGREED]),
			severity_word(info->severity[STRICT]), info->summary);
	}
	return DONE;
}
