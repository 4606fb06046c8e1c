/* The arena is the one memory of a run: everything is allocated from it and freed with it. */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>
#include <stdint.h>

/* What to do when memory ends. Must not return: a command prints and exits, a test jumps. */
typedef void arena_handler(void);

/* Its members are the arena's own; they stand here so that most allocations are a few steps. */
struct arena {
	unsigned char *at, *end; /* what is left of the newest chunk */
	struct chunk *chunks;
	arena_handler *out_of_memory;
	size_t closed; /* bytes handed out of all chunks but the newest */
	unsigned char *begin;
};

/* Makes an empty arena. Calls `out_of_memory` when the system has no more memory, here and in
 * every later allocation. The caller frees it with arena_free. */
struct arena *arena_new(arena_handler *out_of_memory);

/* Frees the arena and all that was allocated from it. NULL is allowed. */
void arena_free(struct arena *arena);

/* What arena_alloc does when the newest chunk has too little room. */
__attribute__((cold)) void *arena_alloc_more(struct arena *arena, size_t size);

/* Objects of an arena hold pointers and 64-bit numbers, and nothing that asks for more. */
enum { ARENA_ALIGN = 8 };

/* `size` zeroed bytes, aligned for pointers and 64-bit numbers, owned by the arena. Never NULL. */
static inline void *arena_alloc(struct arena *arena, size_t size)
{
#ifndef ARENA_STRICT
	size_t room = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
	if (room >= size && room && room <= (size_t)(arena->end - arena->at)) {
		void *object = arena->at;
		arena->at += room;
		return object;
	}
#endif
	return arena_alloc_more(arena, size);
}

/* An array of `count` zeroed elements of `size` bytes; the product is checked for overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Bytes handed out so far, for measurements. */
size_t arena_used(const struct arena *arena);

/* Says that memory has ended: calls the arena's handler, which does not return. For libraries that
 * allocate by themselves and report failure to us. */
_Noreturn void arena_exhausted(const struct arena *arena);

#define NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

#endif
