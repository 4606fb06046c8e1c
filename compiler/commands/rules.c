#include "command.h"

#include "json_writer.h"

#include <getopt.h>
#include <string.h>

const struct option_row options_rules[] = {
	{"format", 0, "FORMAT", "how they are listed: text (default) or json"},
	{NULL, 0, NULL, NULL},
};

/* A new minor version only adds keys. */
static const struct str FORMAT_VERSION = {"1.0", 3};

static void print_table(void)
{
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
}

static void put_severity(struct json *json, struct str key, enum severity severity)
{
	json_key_string(json, key, str_of(severity_word(severity)));
}

static void put_rule(struct json *json, enum diag_id id)
{
	const struct diag_info *info = diag_info(id);
	char name[DIAG_NAME_ROOM];
	json_open_object(json);
	json_key_string(json, STR("code"), str_of(info->code));
	json_key_string(json, STR("name"), str_of(diag_name(id, name)));
	json_key_string(json, STR("category"), str_of(diag_category(id)));
	json_key_string(json, STR("summary"), str_of(info->summary));
	json_key(json, STR("default"));
	json_open_line_object(json);
	put_severity(json, STR("draft"), info->severity[DRAFT]);
	put_severity(json, STR("agreed"), info->severity[AGREED]);
	put_severity(json, STR("strict"), info->severity[STRICT]);
	json_close_object(json);
	json_key(json, STR("stops"));
	json_boolean(json, info->stops);
	json_close_object(json);
}

static void print_json_list(void)
{
	struct json json = {.sink.file = stdout};
	json_open_document(&json, FORMAT_VERSION);
	json_key(&json, STR("rules"));
	json_open_array(&json);
	for (int id = 0; id < DIAG_COUNT; id++)
		put_rule(&json, (enum diag_id)id);
	json_close_array(&json);
	json_close_object(&json);
	json_end(&json);
}

int command_rules(const struct command *self, int argc, char **argv)
{
	struct option_reader reader = {self, argc, argv, NULL};
	bool as_json = false;
	int option;
	while ((option = next_option(&reader)) >= 0) {
		as_json = strcmp(reader.value, "json") == 0;
		if (!as_json && strcmp(reader.value, "text") != 0) {
			complain("`--format` is text or json, not `%s`", reader.value);
			return FAILED;
		}
	}
	if (option != NO_MORE)
		return option == HELPED ? DONE : FAILED;
	if (optind != argc) {
		complain("rules: takes no arguments; `planc explain %s` shows one finding",
			argv[optind]);
		return FAILED;
	}
	if (as_json)
		print_json_list();
	else
		print_table();
	return DONE;
}
