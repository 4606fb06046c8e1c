#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool out_of_memory(void)
{
	complain("out of memory");
	return false;
}

static bool is_stdout(const char *path)
{
	return !path || strcmp(path, "-") == 0;
}

bool output_is_file(const char *path)
{
	struct stat about;
	return !is_stdout(path) && (stat(path, &about) != 0 || S_ISREG(about.st_mode));
}

static bool was_read(const struct session *session, const char *real_path)
{
	for (uint32_t i = 0; i < session->sources->count; i++)
		if (str_equal(session->sources->files[i]->real_path, str_of(real_path)))
			return true;
	return false;
}

void hold_endings(sigset_t *before)
{
	sigset_t endings;
	sigemptyset(&endings);
	sigaddset(&endings, SIGHUP);
	sigaddset(&endings, SIGINT);
	sigaddset(&endings, SIGTERM);
	sigprocmask(SIG_BLOCK, &endings, before);
}

void release_endings(const sigset_t *before)
{
	sigprocmask(SIG_SETMASK, before, NULL);
}

/* Opens a file beside the one whose place it will take, which has its rights and its owner as far
 * as these can be given. */
static int open_beside(const struct output *output)
{
	int file = open(output->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	struct stat old;
	if (file < 0 || stat(output->path, &old) != 0)
		return file;
	if (fchown(file, old.st_uid, old.st_gid) != 0)
		(void)fchown(file, (uid_t)-1, old.st_gid);
	(void)fchmod(file, old.st_mode & 07777);
	return file;
}

/* Opens the file `path`, which is without links, and says `shown` if that cannot be done. */
static bool open_file(struct output *output, const char *path, const char *shown)
{
	output->path = strdup(path);
	if (!output->path)
		return out_of_memory();
	if (!output_is_file(output->path)) {
		output->stream = fopen(output->path, "we");
	} else {
		size_t room = strlen(output->path) + 32;
		output->temporary = malloc(room);
		if (!output->temporary)
			return out_of_memory();
		snprintf(output->temporary, room, "%s.%ld.part", output->path, (long)getpid());
		hold_endings(&output->before);
		int file = open_beside(output);
		output->stream = file >= 0 ? fdopen(file, "w") : NULL;
	}
	if (output->stream)
		return true;
	complain("cannot write `%s`: %s", shown, strerror(errno));
	output_abandon(output);
	return false;
}

bool output_open(struct output *output, const struct session *session, const char *path)
{
	*output = (struct output){.stream = stdout};
	if (is_stdout(path))
		return true;
	/* A link is written through: its target is what is replaced. */
	char real[PATH_MAX];
	bool exists = realpath(path, real) != NULL;
	if (exists && was_read(session, real)) {
		complain("will not write `%s`: the plan itself is in it", path);
		return false;
	}
	return open_file(output, exists ? real : path, path);
}

bool output_open_over(struct output *output, const char *path)
{
	*output = (struct output){0};
	return open_file(output, path, path);
}

static void forget(struct output *output)
{
	if (output->temporary)
		release_endings(&output->before);
	free(output->path);
	free(output->temporary);
	*output = (struct output){0};
}

void output_abandon(struct output *output)
{
	if (output->stream && output->stream != stdout)
		fclose(output->stream);
	if (output->temporary)
		unlink(output->temporary);
	forget(output);
}

static bool failed(struct output *output, int error)
{
	complain("cannot write `%s`: %s", output->path, strerror(error));
	output_abandon(output);
	return false;
}

bool output_finish(struct output *output)
{
	/* Standard output belongs to the whole program, and is asked at its end. */
	if (output->stream == stdout)
		return true;
	bool good = fflush(output->stream) == 0 && !ferror(output->stream) &&
		    (!output->temporary || fsync(fileno(output->stream)) == 0);
	int error = errno;
	fclose(output->stream);
	output->stream = NULL;
	return good || failed(output, error);
}

bool output_close(struct output *output)
{
	if (output->stream && !output_finish(output))
		return false;
	if (output->temporary && rename(output->temporary, output->path) != 0)
		return failed(output, errno);
	forget(output);
	return true;
}
