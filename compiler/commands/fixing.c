#include "fixing.h"

#include "command.h"

#include <string.h>

enum { MOST_ROUNDS = 10 };

static struct str copy(struct arena *arena, const char *text, size_t len)
{
	char *room = arena_alloc(arena, len + 1);
	if (len)
		memcpy(room, text, len);
	return (struct str){room, len};
}

/* Keeps the texts of a round: those of files that have changed before take the place of theirs. */
static void keep(
	struct fixing *fixing, struct arena *arena, const struct fixed_file *fixed, uint32_t count)
{
	uint32_t known = fixing->count;
	struct rework *files = arena_array(arena, known + count, sizeof *files);
	if (known)
		memcpy(files, fixing->files, known * sizeof *files);
	fixing->files = files;
	for (uint32_t i = 0; i < count; i++) {
		const struct source *source = fixed[i].source;
		struct str text = copy(arena, fixed[i].text.at, fixed[i].text.len);
		struct rework *file = rework_find(files, known, source->real_path);
		fixing->fixes += fixed[i].fixes;
		if (file) {
			file->draft.text = text;
			continue;
		}
		files[fixing->count++] = (struct rework){
			.draft = {copy(arena, source->real_path.at, source->real_path.len), text},
			.original =
				copy(arena, source->text, source->size - source->line_end_added),
			.shown = copy(arena, source->path.at, source->path.len),
		};
	}
	rework_sort(files, fixing->count);
}

bool fixing_go_on(struct fixing *fixing, struct session *session)
{
	if (!fixing->wanted || fixing->rounds == MOST_ROUNDS)
		return false;
	uint32_t count;
	const struct fixed_file *fixed =
		fixes_made(session->diags, fixing->trust, session->reading, &count);
	if (count == 0)
		return false;
	fixing->rounds++;
	keep(fixing, session->arena, fixed, count);
	struct draft *drafts = arena_array(session->arena, fixing->count, sizeof *drafts);
	for (uint32_t i = 0; i < fixing->count; i++)
		drafts[i] = fixing->files[i].draft;
	session_read_anew(session, drafts, fixing->count);
	return true;
}

static void print_counts(const struct fixing *fixing)
{
	if (fixing->quiet)
		return;
	if (fixing->fixes == 0) {
		fputs("nothing to fix\n", stderr);
		return;
	}
	fprintf(stderr, "%s %lu %s in %lu %s\n", fixing->as_patch ? "would fix" : "fixed",
		(unsigned long)fixing->fixes, fixing->fixes == 1 ? "finding" : "findings",
		(unsigned long)fixing->count, fixing->count == 1 ? "file" : "files");
}

bool fixing_finish(const struct fixing *fixing, struct session *session)
{
	if (!fixing->wanted)
		return true;
	if (!fixing->as_patch && !rework_replace(fixing->files, fixing->count, session->arena))
		return false;
	for (uint32_t i = 0; fixing->as_patch && i < fixing->count; i++)
		rework_print_patch(&fixing->files[i], session->arena);
	print_counts(fixing);
	return true;
}
