/* planc: a compiler and checker for plans that public bodies keep as text. */
#include "commands/command.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

/* The table of contents. */
static const struct command commands[] = {
#define NAMED_COMMAND(id, name, arguments, summary)                                                \
	{name, arguments, summary, command_##id, options_##id},
#include "commands/commands.def"
	{NULL, NULL, NULL, NULL, NULL},
};

static const struct command *find_command(const char *name)
{
	for (const struct command *command = commands; command->name; command++)
		if (strcmp(command->name, name) == 0)
			return command;
	return NULL;
}

static void print_help(FILE *out)
{
	fputs("usage: planc COMMAND [OPTIONS] FILE…\n\n", out);
	for (const struct command *command = commands; command->name; command++)
		fprintf(out, "  %-15s  %s\n", command->name, command->summary);
	fputs("\n`planc COMMAND --help` shows the options of a command.\n", out);
}

/* A file stands where the command should. */
static bool is_plan(const char *word)
{
	const char *end = strrchr(word, '.');
	return end && strcmp(end, ".plan") == 0;
}

static int run(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "";
	if (strcmp(word, "--help") == 0 || strcmp(word, "help") == 0) {
		print_help(stdout);
		return DONE;
	}
	if (strcmp(word, "--version") == 0) {
		puts("planc " PLANC_VERSION);
		return DONE;
	}
	const struct command *command = find_command(word);
	if (command)
		return command->run(command, argc - 1, argv + 1);
	if (is_plan(word))
		complain("what to do with `%s`? For example `planc check %s`", word, word);
	else if (argc > 1)
		complain("there is no command `%s`", word);
	print_help(stderr);
	return FAILED;
}

int main(int argc, char **argv)
{
	/* A reader that goes away, or a file that may grow no more, is a failed write, to be told
	 * like a full disk. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	internal_error_watch();
	int status = run(argc, argv);
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	complain("cannot write standard output: %s", strerror(errno));
	return FAILED;
}
