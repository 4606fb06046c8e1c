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
	output->path = strdup(exists ? real : path);
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
		int file = open(output->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		/* What takes the place of a file has its rights. */
		struct stat old;
		if (file >= 0 && exists && stat(real, &old) == 0)
			(void)fchmod(file, old.st_mode & 07777);
		output->stream = file >= 0 ? fdopen(file, "w") : NULL;
	}
	if (output->stream)
		return true;
	complain("cannot write `%s`: %s", path, strerror(errno));
	output_abandon(output);
	return false;
}

void output_abandon(struct output *output)
{
	if (output->stream && output->stream != stdout)
		fclose(output->stream);
	if (output->temporary)
		unlink(output->temporary);
	free(output->path);
	free(output->temporary);
	*output = (struct output){0};
}

bool output_close(struct output *output)
{
	/* Standard output belongs to the whole program, and is asked at its end. */
	if (output->stream == stdout)
		return true;
	bool good = fflush(output->stream) == 0 && !ferror(output->stream);
	int error = errno;
	if (good && output->temporary) {
		good = fsync(fileno(output->stream)) == 0 &&
		       rename(output->temporary, output->path) == 0;
		error = errno;
		if (good) {
			free(output->temporary);
			output->temporary = NULL;
		}
	}
	if (!good)
		complain("cannot write `%s`: %s", output->path, strerror(error));
	output_abandon(output);
	return good;
}
