#include "git.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { CHUNK = 1 << 16, MOST_WORDS = 16, MOST_SAID = 1 << 12, MOST_ANSWERED = 1 << 24 };
enum { LARGEST_OBJECT = 1 << 30, LONGEST_HEADER = 256 };

/* Bytes that came through a pipe; those before `at` have been taken. */
struct buffer {
	char *bytes;
	size_t at, len, room;
	size_t limit; /* what comes behind is dropped */
};

struct child {
	struct arena *arena; /* only to say that memory has ended */
	pid_t pid;
	int in, out, err; /* our ends of its pipes; -1: closed */
	struct buffer said;
};

/* Reading must not take a lock, ask for a password, or fetch what a partial clone lacks; older gits
 * know no GIT_NO_LAZY_FETCH, but no protocol is a way to fetch by. Words are to be those of C. */
static const char *const settings[] = {"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0",
	"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_PAGER=cat", "LC_ALL=C"};
enum { SETTING_COUNT = sizeof settings / sizeof settings[0] };

static bool is_set_by_us(const char *variable)
{
	size_t len = strcspn(variable, "=") + 1;
	for (size_t i = 0; i < SETTING_COUNT; i++)
		if (strncmp(settings[i], variable, len) == 0)
			return true;
	return false;
}

static char **environment(struct arena *arena)
{
	size_t count = 0, kept = 0;
	while (environ[count])
		count++;
	char **all = arena_array(arena, count + SETTING_COUNT + 1, sizeof *all);
	for (size_t i = 0; i < count; i++)
		if (!is_set_by_us(environ[i]))
			all[kept++] = environ[i];
	for (size_t i = 0; i < SETTING_COUNT; i++)
		all[kept++] = str_chars(arena, str_of(settings[i]));
	return all;
}

static void close_end(int *end)
{
	if (*end >= 0)
		close(*end);
	*end = -1;
}

static bool open_pipe(int ends[2])
{
	if (pipe(ends) != 0) {
		ends[0] = ends[1] = -1;
		return false;
	}
	return fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
}

/* 0, or why it cannot be run. */
static int spawn(struct child *child, char **words, int in, int out, int err)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t defaults;
	/* planc does not heed these, and children inherit that. */
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	sigaddset(&defaults, SIGXFSZ);
	if (posix_spawn_file_actions_init(&files) != 0)
		return ENOMEM;
	if (posix_spawnattr_init(&attributes) != 0) {
		posix_spawn_file_actions_destroy(&files);
		return ENOMEM;
	}
	int error = posix_spawnattr_setsigdefault(&attributes, &defaults);
	if (!error)
		error = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	if (!error)
		error = in >= 0 ? posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO)
				: posix_spawn_file_actions_addopen(
					  &files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	if (!error)
		error = posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	if (!error)
		error = posix_spawn_file_actions_adddup2(&files, err, STDERR_FILENO);
	if (!error)
		error = posix_spawnp(
			&child->pid, "git", &files, &attributes, words, environment(child->arena));
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return error;
}

/* Starts `git -C FOLDER WORDS…`, whose standard input is ours to write where `is_fed`. */
static bool start(struct child *child, struct arena *arena, const char *folder,
	const char *const *words, bool is_fed, struct str *error)
{
	char *all[MOST_WORDS + 4] = {str_chars(arena, STR("git"))};
	size_t count = 1;
	if (folder) {
		all[count++] = str_chars(arena, STR("-C"));
		all[count++] = str_chars(arena, str_of(folder));
	}
	for (size_t i = 0; words[i] && i < MOST_WORDS; i++)
		all[count++] = str_chars(arena, str_of(words[i]));
	/* Who started planc may not have wanted to hear of children; then they leave no status. */
	signal(SIGCHLD, SIG_DFL);
	*child = (struct child){.arena = arena, .in = -1, .said.limit = MOST_SAID};
	int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1}, failure = 0;
	if ((is_fed && !open_pipe(in)) || !open_pipe(out) || !open_pipe(err))
		failure = errno;
	if (!failure)
		failure = spawn(child, all, in[0], out[1], err[1]);
	close_end(&in[0]);
	close_end(&out[1]);
	close_end(&err[1]);
	child->in = in[1];
	child->out = out[0];
	child->err = err[0];
	if (!failure)
		return true;
	close_end(&child->in);
	close_end(&child->out);
	close_end(&child->err);
	*error = str_format(arena, "cannot run `git`: %s", strerror(failure));
	return false;
}

/* Its exit status; -1 if a signal ended it. */
static int finish(struct child *child)
{
	close_end(&child->in);
	close_end(&child->out);
	close_end(&child->err);
	int status;
	pid_t ended;
	do
		ended = waitpid(child->pid, &status, 0);
	while (ended < 0 && errno == EINTR);
	return ended == child->pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Takes what has come; false, and the end is closed, if nothing more will. */
static bool take(struct child *child, int *end, struct buffer *buffer)
{
	if (buffer->room - buffer->len < CHUNK) {
		size_t room = buffer->room * 2 + CHUNK;
		char *wider = realloc(buffer->bytes, room);
		if (!wider)
			arena_exhausted(child->arena);
		buffer->bytes = wider;
		buffer->room = room;
	}
	ssize_t got = read(*end, buffer->bytes + buffer->len, CHUNK);
	if (got < 0 && errno == EINTR)
		return true;
	if (got <= 0) {
		close_end(end);
		return false;
	}
	buffer->len += (size_t)got;
	if (buffer->limit && buffer->len > buffer->limit)
		buffer->len = buffer->limit;
	return true;
}

/* Waits for more of its output, and keeps what it says on standard error meanwhile. */
static bool wait_for_more(struct child *child, struct buffer *out)
{
	while (child->out >= 0) {
		struct pollfd ends[2] = {{child->out, POLLIN, 0}, {child->err, POLLIN, 0}};
		if (poll(ends, 2, -1) < 0) {
			if (errno == EINTR)
				continue;
			return false;
		}
		if (ends[1].revents)
			take(child, &child->err, &child->said);
		if (ends[0].revents)
			return take(child, &child->out, out);
	}
	return false;
}

/* A copy, as the buffers are not the arena's. */
static struct str kept(struct arena *arena, struct buffer *buffer)
{
	struct str all = {buffer->bytes, buffer->len};
	all.at = str_chars(arena, all);
	free(buffer->bytes);
	return all;
}

bool git_ask(struct arena *arena, const char *folder, const char *const *words,
	struct git_answer *answer, struct str *error)
{
	struct child child;
	if (!start(&child, arena, folder, words, false, error))
		return false;
	struct buffer out = {.limit = MOST_ANSWERED};
	while (wait_for_more(&child, &out) && out.len < MOST_ANSWERED)
		continue;
	while (child.err >= 0 && out.len < MOST_ANSWERED)
		take(&child, &child.err, &child.said);
	/* Who never stops writing is no git, and would not stop for us. */
	if (out.len == MOST_ANSWERED)
		kill(child.pid, SIGKILL);
	answer->status = finish(&child);
	answer->out = kept(arena, &out);
	answer->err = kept(arena, &child.said);
	return true;
}

struct str git_complaint(const struct git_answer *answer)
{
	struct str fatal = STR("fatal: "), said = answer->err;
	size_t at = str_find(said, fatal);
	if (at < said.len)
		said = (struct str){said.at + at + fatal.len, said.len - at - fatal.len};
	said.len = str_find(said, STR("\n"));
	return str_trim(said);
}

struct git_objects {
	struct child child;
	struct buffer out;
};

struct git_objects *git_objects_open(struct arena *arena, const char *folder, struct str *error)
{
	static const char *const words[] = {"cat-file", "--batch", NULL};
	struct git_objects *objects = NEW(arena, struct git_objects);
	return start(&objects->child, arena, folder, words, true, error) ? objects : NULL;
}

/* A git that has ended is met when its answer is read. */
static void ask_for(struct git_objects *objects, struct str id)
{
	struct str line = str_format(objects->child.arena, "%.*s\n", STR_ARG(id));
	while (line.len) {
		ssize_t put = write(objects->child.in, line.at, line.len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return;
		line = (struct str){line.at + put, line.len - (size_t)put};
	}
}

/* At least `wanted` bytes that have not been taken. */
static bool have(struct git_objects *objects, size_t wanted)
{
	struct buffer *out = &objects->out;
	while (out->len - out->at < wanted)
		if (!wait_for_more(&objects->child, out))
			return false;
	return true;
}

/* The line that stands before an object, without its end. */
static bool read_header(struct git_objects *objects, struct str *header)
{
	struct buffer *out = &objects->out;
	for (size_t len = 0; len < LONGEST_HEADER; len++) {
		if (!have(objects, len + 1))
			return false;
		if (out->bytes[out->at + len] == '\n') {
			*header = (struct str){out->bytes + out->at, len};
			header->at = str_chars(objects->child.arena, *header);
			out->at += len + 1;
			return true;
		}
	}
	return false;
}

/* Splits "ID TYPE SIZE"; false for anything else. */
static bool read_fields(struct str header, struct str id, struct str *type, size_t *size)
{
	if (!str_starts(header, id) || header.len < id.len + 2 || header.at[id.len] != ' ')
		return false;
	struct str rest = {header.at + id.len + 1, header.len - id.len - 1};
	*type = (struct str){rest.at, str_find(rest, STR(" "))};
	if (type->len + 1 >= rest.len || rest.len - type->len > 12)
		return false;
	*size = 0;
	for (size_t i = type->len + 1; i < rest.len; i++) {
		if (!ascii_is_digit(rest.at[i]))
			return false;
		*size = *size * 10 + (size_t)(rest.at[i] - '0');
	}
	return true;
}

static bool is_missing(struct str header)
{
	struct str word = STR(" missing");
	return header.len > word.len &&
	       memcmp(header.at + header.len - word.len, word.at, word.len) == 0;
}

/* Nothing that it writes can be trusted any more. */
static bool give_up(struct git_objects *objects, struct str *error, struct str why)
{
	close_end(&objects->child.out);
	*error = why;
	return false;
}

bool git_object(
	struct git_objects *objects, struct str id, struct git_object *object, struct str *error)
{
	static const struct str stopped = {"git stopped while it was asked for it", 37};
	struct buffer *out = &objects->out;
	struct str header;
	size_t size = 0;
	/* The object before this one is of no more use. */
	if (out->at) {
		memmove(out->bytes, out->bytes + out->at, out->len - out->at);
		out->len -= out->at;
		out->at = 0;
	}
	ask_for(objects, id);
	if (!read_header(objects, &header))
		return give_up(objects, error, stopped);
	if (is_missing(header)) {
		*error = STR("the repository lacks it, as a partial clone may");
		return false;
	}
	if (!read_fields(header, id, &object->type, &size))
		return give_up(
			objects, error, STR("git wrote something that planc does not understand"));
	if (size > LARGEST_OBJECT)
		return give_up(objects, error, STR("it is larger than 1 GiB"));
	if (!have(objects, size + 1) || out->bytes[out->at + size] != '\n')
		return give_up(objects, error, stopped);
	object->bytes = (struct str){out->bytes + out->at, size};
	out->at += size + 1;
	return true;
}

void git_objects_close(struct git_objects *objects)
{
	if (!objects)
		return;
	finish(&objects->child);
	free(objects->out.bytes);
	free(objects->child.said.bytes);
}
