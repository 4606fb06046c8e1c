/* For madvise, which POSIX does not have: where a system lacks it, pages stay as they are. */
#define _DEFAULT_SOURCE

#include "arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* The first chunk is small: most plans need no more, and chunks that malloc takes from its heap
 * when smaller ones were freed before would have to be cleared. Where a run needs more than a few
 * MiB, the system is asked for large pages, as handing out and clearing small ones would cost a
 * tenth of its time. */
enum {
	FIRST_CHUNK = 1 << 16,
	CHUNK = 1 << 20,
	MUCH = 1 << 23,
	LARGE_PAGE = 1 << 21,
	LARGE_CHUNK = 1 << 24,
};

struct chunk {
	struct chunk *next;
	alignas(max_align_t) unsigned char bytes[];
};

_Noreturn void arena_exhausted(const struct arena *arena)
{
	arena->out_of_memory();
	abort(); /* a handler that returns has broken its contract */
}

struct arena *arena_new(arena_handler *out_of_memory)
{
	struct arena *arena = calloc(1, sizeof *arena);
	if (!arena) {
		out_of_memory();
		abort();
	}
	arena->out_of_memory = out_of_memory;
	return arena;
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	free(arena);
}

/* Where large pages can begin in a chunk that has `size` bytes and one such page more. */
static unsigned char *ask_for_large_pages(struct chunk *chunk, size_t size)
{
	unsigned char *begin = chunk->bytes;
	begin += (LARGE_PAGE - (uintptr_t)begin % LARGE_PAGE) % LARGE_PAGE;
#ifdef MADV_HUGEPAGE
	madvise(begin, size, MADV_HUGEPAGE); /* only advice: nothing is lost if it is not taken */
#else
	(void)size;
#endif
	return begin;
}

static unsigned char *add_chunk(struct arena *arena, size_t size)
{
	bool large = size >= LARGE_PAGE;
#ifdef ARENA_STRICT
	large = false; /* the room around large pages would hide overruns */
#endif
	size_t extra = sizeof(struct chunk) + (large ? LARGE_PAGE : 0);
	if (size > SIZE_MAX - extra)
		arena_exhausted(arena);
	/* Fresh pages from calloc are zero already, so large chunks are not written twice. */
	struct chunk *chunk = calloc(1, extra + size);
	if (!chunk)
		arena_exhausted(arena);
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	return large ? ask_for_large_pages(chunk, size) : chunk->bytes;
}

void *arena_alloc_more(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX - ARENA_ALIGN)
		arena_exhausted(arena);
	/* Nothing at all gets an address too: never NULL, even from a fresh arena. */
	size_t need = size ? (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1) : ARENA_ALIGN;
#ifdef ARENA_STRICT
	/* One allocation per object lets the sanitizers see overruns that a chunk would hide. */
	need = size;
	bool is_large = true;
#else
	bool is_large = need > CHUNK / 4;
#endif
	if (is_large) {
		arena->closed += need;
		return add_chunk(arena, need);
	}
	if (need > (size_t)(arena->end - arena->at)) {
		size_t room = arena->chunks || need > FIRST_CHUNK ? CHUNK : FIRST_CHUNK;
		if (arena->closed >= MUCH)
			room = LARGE_CHUNK;
		arena->closed += (size_t)(arena->at - arena->begin);
		arena->at = arena->begin = add_chunk(arena, room);
		arena->end = arena->at + room;
	}
	void *object = arena->at;
	arena->at += need;
	return object;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		arena_exhausted(arena);
	return arena_alloc(arena, count * size);
}

size_t arena_used(const struct arena *arena)
{
	return arena->closed + (size_t)(arena->at - arena->begin);
}
