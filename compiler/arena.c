#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The first chunk is small: most plans need no more, and chunks that malloc takes from its heap
 * when smaller ones were freed before would have to be cleared. */
enum { FIRST_CHUNK = 1 << 16, CHUNK = 1 << 20 };

struct chunk {
	struct chunk *next;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct chunk *chunks;
	unsigned char *at, *end;
	arena_handler *out_of_memory;
	size_t used;
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

static unsigned char *add_chunk(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX - sizeof(struct chunk))
		arena_exhausted(arena);
	/* Fresh pages from calloc are zero already, so large chunks are not written twice. */
	struct chunk *chunk = calloc(1, sizeof *chunk + size);
	if (!chunk)
		arena_exhausted(arena);
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	return chunk->bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	arena->used += size;
#ifdef ARENA_STRICT
	/* One allocation per object lets the sanitizers see overruns that a chunk would hide. */
	return add_chunk(arena, size);
#else
	const size_t align = alignof(max_align_t);
	if (size > SIZE_MAX - align)
		arena_exhausted(arena);
	/* Nothing at all gets an address too: never NULL, even from a fresh arena. */
	size = size ? (size + align - 1) & ~(align - 1) : align;
	if (size > CHUNK / 4)
		return add_chunk(arena, size);
	if (size > (size_t)(arena->end - arena->at)) {
		size_t room = arena->chunks || size > FIRST_CHUNK ? CHUNK : FIRST_CHUNK;
		arena->at = add_chunk(arena, room);
		arena->end = arena->at + room;
	}
	void *object = arena->at;
	arena->at += size;
	return object;
#endif
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		arena_exhausted(arena);
	return arena_alloc(arena, count * size);
}

size_t arena_used(const struct arena *arena)
{
	return arena->used;
}
