#include "command.h"

#include "findings/visible.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void complain(const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	char *text = malloc((size_t)len + 1);
	fputs("planc: ", stderr);
	if (text) {
		vsnprintf(text, (size_t)len + 1, format, again);
		/* A path may hold anything, and a terminal would obey it. */
		visible_text((struct str){text, (size_t)len}, stderr);
		free(text);
	} else {
		fputs("out of memory", stderr);
	}
	fputc('\n', stderr);
	va_end(again);
	va_end(args);
}

void complain_unknown_rule(const char *word)
{
	char names[DIAG_COUNT][DIAG_NAME_ROOM];
	struct likes likes = likes_of_rule(str_of(word), names);
	if (likes.count)
		complain("there is no finding `%s`; did you mean `%.*s`?", word,
			STR_ARG(likes.best[0].name));
	else
		complain("there is no finding `%s`; `planc rules` lists them", word);
}

static void print_option(const struct option_row *row, FILE *out)
{
	char left[64];
	const char *blank = row->argument ? " " : "",
		   *argument = row->argument ? row->argument : "";
	if (row->letter)
		snprintf(left, sizeof left, "-%c, --%s%s%s", row->letter, row->name, blank,
			argument);
	else
		snprintf(left, sizeof left, "    --%s%s%s", row->name, blank, argument);
	fprintf(out, "  %-26s  %s\n", left, row->help);
}

void print_command_help(const struct command *command, FILE *out)
{
	fprintf(out, "usage: planc %s%s%s\n\n%s\n\n", command->name, *command->arguments ? " " : "",
		command->arguments, command->summary);
	for (const struct option_row *row = command->options; row->name; row++)
		print_option(row, out);
	print_option(&(struct option_row){"help", 0, NULL, "show this help"}, out);
}

enum { MOST_OPTIONS = 40, HELP_VALUE = 1000 };

/* getopt's two descriptions of the table; `letters` has room for two marks an option. */
static void describe(const struct option_row *rows, struct option *longs, char *letters)
{
	int count = 0;
	*letters++ = ':';
	for (const struct option_row *row = rows; row->name && count < MOST_OPTIONS; row++) {
		longs[count] =
			(struct option){row->name, row->argument ? required_argument : no_argument,
				NULL, HELP_VALUE + 1 + count};
		count++;
		if (!row->letter)
			continue;
		*letters++ = row->letter;
		if (row->argument)
			*letters++ = ':';
	}
	longs[count] = (struct option){"help", no_argument, NULL, HELP_VALUE};
	longs[count + 1] = (struct option){NULL, 0, NULL, 0};
	*letters = '\0';
}

/* Says what is wrong with the option that getopt has refused. */
static void complain_option(const struct option_reader *reader, bool lacks_value)
{
	const char *command = reader->command->name, *typed = reader->argv[optind - 1];
	/* `optopt` is the letter of a short one, which may stand in the middle of its word. */
	if (optopt > 0 && optopt < HELP_VALUE)
		complain(lacks_value ? "%s: option `-%c` needs a value"
				     : "%s: there is no option `-%c`",
			command, optopt);
	else if (optopt >= HELP_VALUE && !lacks_value)
		complain("%s: option `%.*s` takes no value", command, (int)strcspn(typed, "="),
			typed);
	else
		complain(lacks_value ? "%s: option `%s` needs a value"
				     : "%s: there is no option `%s`",
			command, typed);
}

int next_option(struct option_reader *reader)
{
	const struct command *command = reader->command;
	struct option longs[MOST_OPTIONS + 2];
	char letters[2 * MOST_OPTIONS + 2];
	describe(command->options, longs, letters);
	int got = getopt_long(reader->argc, reader->argv, letters, longs, NULL);
	reader->value = optarg;
	if (got == -1)
		return NO_MORE;
	if (got == HELP_VALUE) {
		print_command_help(command, stdout);
		return HELPED;
	}
	if (got > HELP_VALUE)
		return got - HELP_VALUE - 1;
	if (got == '?' || got == ':') {
		complain_option(reader, got == ':');
		fprintf(stderr, "`planc %s --help` shows the options\n", command->name);
		return MISUSED;
	}
	int index = 0;
	while (command->options[index].letter != got)
		index++;
	return index;
}

int read_options(const struct command *self, int argc, char **argv, void *job,
	bool (*take)(void *job, const char *name, const char *value), void (*more)(FILE *out))
{
	struct option_reader reader = {self, argc, argv, NULL};
	bool misused = false;
	for (;;) {
		int option = next_option(&reader);
		if (option == HELPED && more)
			more(stdout);
		if (option == MISUSED)
			misused = true;
		else if (option < 0)
			return misused ? MISUSED : option;
		else
			misused |= !take(job, self->options[option].name, reader.value);
	}
}
