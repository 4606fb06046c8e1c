/* The arena is the one memory of a run: everything is allocated from it and freed with it. */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

struct arena;

/* What to do when memory ends. Must not return: a command prints and exits, a test jumps. */
typedef void arena_handler(void);

/* Makes an empty arena. Calls `out_of_memory` when the system has no more memory, here and in
 * every later allocation. The caller frees it with arena_free. */
struct arena *arena_new(arena_handler *out_of_memory);

/* Frees the arena and all that was allocated from it. NULL is allowed. */
void arena_free(struct arena *arena);

/* `size` zeroed bytes, aligned for any type, owned by the arena. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* An array of `count` zeroed elements of `size` bytes; the product is checked for overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Bytes handed out so far, for measurements. */
size_t arena_used(const struct arena *arena);

/* Says that memory has ended: calls the arena's handler, which does not return. For libraries that
 * allocate by themselves and report failure to us. */
_Noreturn void arena_exhausted(const struct arena *arena);

#define NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

#endif
