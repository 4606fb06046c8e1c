#include "command.h"

#include <signal.h>
#include <unistd.h>

/* Only what a signal may do (POSIX, "async-signal-safe"). */
static void tell_and_end(int signal)
{
	static const char words[] =
		"planc: error[PL901]: internal error: planc itself has a fault, and what it printed"
		" may be incomplete; please report it, with the plan (`planc explain PL901`)\n";
	(void)signal;
	ssize_t written = write(STDERR_FILENO, words, sizeof words - 1);
	(void)written;
	_exit(INTERNAL);
}

void internal_error_watch(void)
{
	/* An overflow of the stack leaves no room on it. */
	static char stack[64 * 1024];
	const stack_t apart = {.ss_sp = stack, .ss_size = sizeof stack};
	struct sigaction action = {.sa_handler = tell_and_end, .sa_flags = SA_ONSTACK};
	static const int signals[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV};
	sigaltstack(&apart, NULL);
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
		struct sigaction now;
		/* A sanitizer has more to say than we have. */
		if (sigaction(signals[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL)
			sigaction(signals[i], &action, NULL);
	}
}
