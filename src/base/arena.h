/* arena.h: memory with a lifetime one can name: one arena per request, job, command or batch.
 *
 * Allocations are zeroed, aligned to 16 and freed together by arena_release (or taken back to a mark).
 * There is no free of a single piece. Passing the limit or running out of memory ends the program with
 * a message: a request's limit is far above what its bounded input can ask for, so it is our mistake.
 *
 * Why not malloc and free: a request makes hundreds of small texts whose common end is known, the end of the
 * request. Freeing each of them is work that is done to no purpose and forgotten now and then; here nothing can be
 * forgotten. Who needs memory of another lifetime names another arena: a change has its own, a batch of the
 * demonstration has its own, a loop over many rows marks and goes back.
 *
 * An arena is passed to whoever allocates in it, in the context or by itself; it is never swapped under a caller. */
#ifndef BANGFU_BASE_ARENA_H
#define BANGFU_BASE_ARENA_H

#include "base/str.h"

#define ARENA_LIMIT ((size_t)1 << 30) /* bytes; a whole import batch fits well below */

struct arena_chunk;
struct arena {
        struct arena_chunk *chunk; /* newest first */
        size_t total;              /* bytes taken from the system */
        size_t limit;              /* 0 means ARENA_LIMIT */
};
struct arena_mark {
        struct arena_chunk *chunk;
        size_t used;
};

void *arena_alloc(struct arena *a, size_t count, size_t size);
/* arena_grow: array of *capacity elements enlarged to hold at least need; may move. */
void *arena_grow(struct arena *a, void *array, size_t *capacity, size_t need, size_t size);
char *arena_copy(struct arena *a, struct str s); /* NUL-terminated copy */
struct str arena_str(struct arena *a, struct str s);
struct str arena_fmt(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct arena_mark arena_mark(struct arena *a);
void arena_back(struct arena *a, struct arena_mark mark); /* frees all that came after mark */
void arena_release(struct arena *a);                      /* frees all; the arena may be used again */

#define NEW(a, type) ((type *)arena_alloc((a), 1, sizeof(type)))
#define NEWS(a, type, count) ((type *)arena_alloc((a), (count), sizeof(type)))

#endif
