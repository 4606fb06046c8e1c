/* Runs a command and prints what it took: `measure COMMAND ARGUMENT…` prints seconds of the
 * processor as user, as system, and the most memory in KiB. A process of its own, because Linux
 * counts the memory of whoever starts a command as the command's, and an interpreter's is not
 * small. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char **environ;

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
	posix_spawn_file_actions_t silence;
	pid_t child;
	if (argc < 2 || posix_spawn_file_actions_init(&silence) != 0)
		return 2;
	posix_spawn_file_actions_addopen(&silence, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&silence, 2, "/dev/null", O_WRONLY, 0);
	int status;
	struct rusage usage;
	if (posix_spawnp(&child, argv[1], &silence, NULL, argv + 1, environ) != 0 ||
		waitpid(child, &status, 0) != child || getrusage(RUSAGE_CHILDREN, &usage) != 0)
		return 2;
	printf("%f %f %ld\n", seconds(usage.ru_utime), seconds(usage.ru_stime), usage.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
